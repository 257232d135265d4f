"""The articles as BibTeX, read by a grammar of its own, and as CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from dragoman.desk import Desk
from dragoman.faces.export.bibliography import latex


def entries(text: str) -> dict[str, dict[str, str]]:
    """BibTeX by its grammar: `@kind{key, name = {value}, ...}`, values with balanced braces; AssertionError where it is none."""
    found: dict[str, dict[str, str]] = {}
    at = text.find("@")
    while at >= 0:
        head = re.compile(r"@(\w+)\{([^\s,{}\"#%\\]+),").match(text, at)
        assert head, text[at : at + 40]
        fields: dict[str, str] = {}
        at = head.end()
        while not (end := re.compile(r"\s*\}").match(text, at)):
            name = re.compile(r"\s*(\w+) = \{").match(text, at)
            assert name, text[at : at + 40]
            depth, at = 1, name.end()
            start = at
            while depth:
                if text[at] == "\\":
                    at += 1
                else:
                    depth += (text[at] == "{") - (text[at] == "}")
                at += 1
            fields[name[1]] = text[start : at - 1]
            comma = re.compile(r",").match(text, at)
            assert comma
            at = comma.end()
        assert head[2] not in found
        found[head[2]] = fields
        rest = text[end.end() :]
        assert not rest.strip() or rest.lstrip().startswith("@"), rest[:40]
        at = text.find("@", end.end())
    return found


def test_bibtex(desk: Desk, exported: Callable[..., Path]) -> None:
    """Each article that tells an incident is one entry, with year, outlet and title where they are known; its text is inert in LaTeX."""
    path = exported("bibtex", desk)
    text = path.read_text("utf-8")
    found = entries(text[text.index("\n") :])
    told = {a: s for h in __import__("dragoman.faces.export.selection", fromlist=["Selection"]).Selection(desk) for a, s in h.sources.items()}
    assert set(found) == set(told)
    for id, fields in found.items():
        assert fields.get("year", "") == (told[id].published or "")[:4] and bool(fields.get("title")) == bool(told[id].title)
        for value in fields.values():
            plain = re.sub(r"\\textbackslash\{\}|\\text\w+\{\}|\\[{}%#$&_]", "", value)
            assert not re.search(r"[\\%#$^~\"\n]", plain) or value is fields.get("url"), value[:80]


def test_latex() -> None:
    """Every character that LaTeX obeys is printed."""
    assert latex("50 % de $x_1^2$ & \\cmd{#}~\n\"fin\"") == r"50 \% de \$x\_1\textasciicircum{}2\$ \& \textbackslash{}cmd\{\#\}\textasciitilde{} {''}fin{''}"


def test_csl(desk: Desk, exported: Callable[..., Path]) -> None:
    """The same articles as CSL items, with dates in parts."""
    held = json.loads(exported("csl", desk).read_text("utf-8"))
    text = exported("bibtex", desk).read_text("utf-8")
    assert {item["id"] for item in held} == set(entries(text[text.index("\n") :]))
    for item in held:
        assert item["type"] == "article-newspaper" and item["language"] in ("fr", "en")
        assert all(isinstance(part, int) for day in item.get("issued", {}).get("date-parts", []) for part in day)
