"""On how much the account rests: incidents by how they are attested, outlets with what they told, copies, and every article."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from dragoman.faces.naming import GRADES, where
from dragoman.faces.quoting import clean
from dragoman.faces.report.material import Material
from dragoman.records import Source


@dataclass(frozen=True)
class Outlet:
    """An outlet: its articles, the incidents that it told, how many of these it told first, and how many of its articles are copies of another's."""

    name: str
    articles: int
    incidents: int
    first: int
    copies: int
    langs: str


@dataclass(frozen=True)
class Article:
    """An article in the list; `url` is text and no link, since nothing in a report leads outside."""

    id: str
    title: str
    lang: str
    where: str
    url: str


def sources(held: Material) -> dict[str, Any]:
    """Grades with their counts, the outlets, the copies, and the articles by day."""
    m = held.names.m
    grades = Counter[str](i.grade for i in held.dossier.incidents)
    rows = [(m(f"grade.{GRADES[grade]}"), grades[grade], m.percent(grades[grade] / len(held.incidents))) for grade in GRADES if grades[grade]]
    articles = sorted(held.dossier.sources.values(), key=lambda s: (s.published or "9999", s.id))
    return {"grades": rows, "outlets": _outlets(held), "copies": _copies(held), "articles": [_article(s, held) for s in articles]}


def _name(source: Source, held: Material) -> str:
    return clean(source.outlet or held.names.m("report.outlet_none"))


def _outlets(held: Material) -> list[Outlet]:
    known = held.dossier.sources
    articles, incidents, first, copies = (Counter[str]() for _ in range(4))
    langs: dict[str, set[str]] = {}
    for source in known.values():
        articles[_name(source, held)] += 1
        langs.setdefault(_name(source, held), set()).add(source.lang)
    for i in held.dossier.incidents:
        telling = sorted((known[a] for a in i.articles if a in known), key=lambda s: (s.published or "9999", s.id))
        incidents.update({_name(s, held) for s in telling})
        first.update([_name(telling[0], held)] if telling else [])
    for group in held.dossier.copies:
        copies.update(_name(known[a], held) for a in group.articles[1:] if a in known)
    return [Outlet(name, n, incidents[name], first[name], copies[name], ", ".join(sorted(langs[name]))) for name, n in sorted(articles.items(), key=lambda row: (-row[1], row[0]))]


def _copies(held: Material) -> list[str]:
    """One line for each text that several printed."""
    m, said = held.names.m, []
    for group in held.dossier.copies:
        told = [where(held.dossier.sources[a], m) for a in group.articles if a in held.dossier.sources]
        if len(told) > 1:
            said.append(m("show.copies", origin=clean(group.origin), first=told[0], others="; ".join(told[1:])))
    return said


def _article(source: Source, held: Material) -> Article:
    return Article(source.id, clean(source.title or ""), source.lang, where(source, held.names.m), clean(source.url or ""))
