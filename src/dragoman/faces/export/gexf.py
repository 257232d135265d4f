"""The network over time as GEXF 1.3, for Gephi's timeline. Each edge has the days of its incidents as spells, and their scores in time.

Written here since networkx writes dates that Gephi does not read (its issue 4023); intervals alone, never mixed with timestamps.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from dragoman.faces.export.selection import Selection
from dragoman.faces.export.ties import Spell, Tie, ties

SPACE = "http://gexf.net/1.3"
NODE = {"country": "string", "cow": "string", "wikidata": "string", "sector": "string"}
EDGE = {"joint": "boolean", "n": "integer", "corroborated": "integer", "cooperation": "integer", "conflict": "integer", "words": "integer", "deeds": "integer", "intensity": "double"}


def write(selection: Selection, path: Path) -> None:
    """Write the network; ties without any dated incident are left out, for they are at no time."""
    parties, found = ties(selection)
    dated = [tie for tie in found if tie.spells]
    root = ET.Element("gexf", {"xmlns": SPACE, "version": "1.3"})
    meta = ET.SubElement(root, "meta", {"lastmodifieddate": selection.last})
    ET.SubElement(meta, "creator").text = "dragoman"
    graph = ET.SubElement(root, "graph", {"mode": "dynamic", "defaultedgetype": "directed", "timeformat": "date", "timerepresentation": "interval", "idtype": "string"})
    _declared(graph, "node", NODE)
    _declared(graph, "edge", EDGE)
    _declared(graph, "edge", {"score": "double"}, "dynamic")
    nodes, edges = ET.SubElement(graph, "nodes"), ET.SubElement(graph, "edges")
    for code, who in parties.items():
        node = ET.SubElement(nodes, "node", {"id": code, "label": who.name})
        _values(node, {name: getattr(who, name) for name in NODE})
    for tie in dated:
        _edge(edges, tie)
    ET.indent(root, " ")
    ET.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def _declared(graph: ET.Element, kind: str, names: dict[str, str], mode: str = "static") -> None:
    block = ET.SubElement(graph, "attributes", {"class": kind, "mode": mode})
    for name, type_ in names.items():
        ET.SubElement(block, "attribute", {"id": name, "title": name, "type": type_})


def _values(parent: ET.Element, values: dict[str, object]) -> ET.Element:
    block = ET.SubElement(parent, "attvalues")
    for name, value in values.items():
        if value != "":
            ET.SubElement(block, "attvalue", {"for": name, "value": str(value).lower() if isinstance(value, bool) else str(value)})
    return block


def _edge(edges: ET.Element, tie: Tie) -> None:
    facts = tie.facts()
    edge = ET.SubElement(edges, "edge", {"id": f"{tie.source} {'with' if tie.joint else 'to'} {tie.target}", "source": tie.source, "target": tie.target, "weight": str(tie.n)})
    block = _values(edge, {name: facts[name] for name in EDGE})
    for spell in sorted(tie.spells):
        ET.SubElement(block, "attvalue", {"for": "score", "value": str(spell.score), **_when(spell)})
    spells = ET.SubElement(edge, "spells")
    for first, last in sorted({spell[:2] for spell in tie.spells}):
        ET.SubElement(spells, "spell", {"start": first, "end": last})


def _when(spell: Spell) -> dict[str, str]:
    return {"start": spell.first, "end": spell.last}
