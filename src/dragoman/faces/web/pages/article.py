"""The page of an article: its text with every coding marked at its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from dragoman.errors import UsageError
from dragoman.faces.quoting import clean
from dragoman.faces.web.asked import Wrong, text
from dragoman.faces.web.lines import line, row
from dragoman.faces.web.page import Page, Visit
from dragoman.records import Article, Block, Coding, Source, coding_json

#: what stands for a letter of a text that is masked
MASK = "░"


@dataclass(frozen=True)
class Piece:
    """Some words of the text, and the events that stand on them, that which begins first before the others."""

    text: str
    events: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """A block of the text in pieces."""

    kind: str
    pieces: tuple[Piece, ...]


def article(visit: Visit) -> Page:
    """One article with all that was coded in it."""
    id = visit.path["id"][:100]
    try:
        found, coding = visit.desk.article(id)
        copies, others = visit.desk.copies_of(id)
    except UsageError as error:
        raise Wrong(404, "web.wrong.article", id=clean(id)[:40]) from error
    masked = text(visit.query, "mask") == "1"
    source = Source(found.id, found.lang, found.published, found.outlet, found.title, found.url, found.credit)
    told = [line(e, source, visit.names) for e in coding.events]
    values: dict[str, Any] = {
        "article": found, "paragraphs": paragraphs(found, coding, masked), "told": told, "by_id": {each.id: each for each in told}, "masked": masked,
        "characterised": [(c, clean(c.label), visit.names.entities(c.parties)) for c in coding.characterisations],
        "copies": [others[i] for i in copies.articles if i != id and i in others] if copies else [], "origin": clean(copies.origin) if copies else "",
        "link": found.url if found.url and re.match(r"https?://[^\s]+$", found.url) else None, "outlet": clean(found.outlet or visit.m("report.outlet_none")),
    }  # fmt: skip
    return Page("article.html", clean(found.title or "") or values["outlet"], values, lambda: [row(each) for each in told], lambda: _data(found, coding))


def _data(found: Article, coding: Coding) -> dict[str, Any]:
    return {key: getattr(found, key) for key in ("id", "lang", "published", "outlet", "title", "url", "text")} | coding_json(coding)


def paragraphs(found: Article, coding: Coding, masked: bool = False) -> list[Paragraph]:
    """The text by its blocks, each cut where the words of an event begin or end; without blocks, by its lines."""
    blocks = found.blocks or tuple(Block("paragraph", m.start(), m.end()) for m in re.finditer(r"[^\n]+", found.text))
    spans = [(q.start, q.end, e.id) for e in coding.events if (q := e.quotes.get("trigger")) and found.text[q.start : q.end] == q.text]
    made = [Paragraph(b.kind, tuple(_pieces(found.text, b, spans, masked))) for b in blocks]
    return [p for p in made if any(piece.text.strip() for piece in p.pieces)]


def _pieces(whole: str, block: Block, spans: list[tuple[int, int, str]], masked: bool) -> list[Piece]:
    inside = [(max(start, block.start), min(end, block.end), id) for start, end, id in spans if start < block.end and block.start < end]
    cuts = sorted({block.start, block.end, *(at for start, end, _ in inside for at in (start, end))})
    rows = []
    for first, last in zip(cuts, cuts[1:], strict=False):
        told = sorted((start, id) for start, end, id in inside if start <= first and last <= end)
        shown = clean(whole[first:last], left=True, right=True)
        hidden = re.sub(r"\w", MASK, shown) if masked and not told else shown
        rows.append(Piece(hidden, tuple(id for _, id in told), tuple(id for start, id in told if start == first)))
    return rows
