"""GraphML and GEXF, as networkx reads them: every incident on one edge, every day in its interval."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx

from dragoman.desk import Desk
from dragoman.faces.export.dyads import pairs
from dragoman.faces.export.selection import Selection

GEXF = "{http://gexf.net/1.3}"


def _ties(desk: Desk) -> int:
    both = (pair for h in Selection(desk) if h.incident.status == "actual" for pair in pairs(h.incident.actor, h.incident.recipient))
    return sum(bool(a and b) for a, b in both)


def test_graphml(desk: Desk, exported: Callable[..., Path]) -> None:
    """networkx reads a directed network whose edges count the incidents, in typed figures."""
    graph = nx.read_graphml(exported("graphml", desk), force_multigraph=True)
    edges = list(graph.edges(data=True))
    assert graph.is_directed() and sum(facts["n"] for _, _, facts in edges) == _ties(desk) > 0
    for _, _, facts in edges:
        assert facts["cooperation"] + facts["conflict"] == facts["words"] + facts["deeds"] == facts["n"] and facts["corroborated"] <= facts["n"]
        assert isinstance(facts["intensity"], float) and isinstance(facts["joint"], bool) and -10 <= facts["intensity"] <= 10
    assert not any(code.endswith(":GOV") for code in graph) and graph.nodes["MLI" if "MLI" in graph else "DZA"]["cow"] in ("432", "615")


def test_gexf(desk: Desk, exported: Callable[..., Path]) -> None:
    """networkx reads it; every interval is of real days, in order, and intervals alone are used."""
    path = exported("gexf", desk)
    graph = nx.read_gexf(path, version="1.3")
    root = ET.parse(path).getroot()
    (frame,) = root.iter(f"{GEXF}graph")
    assert (frame.get("mode"), frame.get("timeformat"), frame.get("timerepresentation")) == ("dynamic", "date", "interval")
    edges = list(root.iter(f"{GEXF}edge"))
    assert len(edges) == graph.number_of_edges() > 0 and len({edge.get("id") for edge in edges}) == len(edges)
    nodes = {node.get("id") for node in root.iter(f"{GEXF}node")}
    for edge in edges:
        assert {edge.get("source"), edge.get("target")} <= nodes
        spells = [(s.get("start"), s.get("end")) for s in edge.iter(f"{GEXF}spell")]
        assert spells and all(date.fromisoformat(str(first)) <= date.fromisoformat(str(last)) for first, last in spells)
        scores = [v for v in edge.iter(f"{GEXF}attvalue") if v.get("for") == "score"]
        assert {(v.get("start"), v.get("end")) for v in scores} == set(spells) and all(-10 <= float(str(v.get("value"))) <= 10 for v in scores)
