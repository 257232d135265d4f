"""Who acts on whom as a network in GraphML, for igraph, Gephi and networkx: an edge for what one did to another, and one for what two did together."""

from __future__ import annotations

from pathlib import Path

from dragoman.faces.export.selection import Selection
from dragoman.faces.export.ties import ties


def write(selection: Selection, path: Path) -> None:
    """Write the network; its edges count incidents."""
    import networkx as nx

    parties, found = ties(selection)
    graph = nx.MultiDiGraph(name="dragoman", read_until=selection.last, coders="; ".join(selection.coders))
    for code, who in parties.items():
        graph.add_node(code, label=who.name, country=who.country, cow=who.cow, wikidata=who.wikidata, sector=who.sector)
    for tie in found:
        graph.add_edge(tie.source, tie.target, key="joint" if tie.joint else "act", **tie.facts())
    # the writer for lxml, where that is installed, gives other bytes
    nx.write_graphml_xml(graph, path, encoding="utf-8")
