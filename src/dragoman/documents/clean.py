"""A text's blocks: headline, sub-headings, paragraphs and page noise, over offsets into the text as it came."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.packs.files import read_toml
from dragoman.records import Block, BlockKind

NOISE = Path(__file__).resolve().parent.parent / "data" / "languages" / "noise.toml"
LONGEST_NOISE = 220
HEADING_WORDS = 14
HEADER = re.compile(r"\A\ufeff?(?:(?:Title|Titre|Outlet|Source|Published|Date|Lang|Langue|Url|URL) ?: ?[^\n]*\r?\n)+(?:[ \t]*\r?\n|\Z)")
FIELDS = {"title": "title", "titre": "title", "outlet": "outlet", "source": "outlet", "published": "published", "date": "published", "lang": "lang", "langue": "lang", "url": "url"}


@dataclass(frozen=True)
class Cleaned:
    """The blocks of a text, its title and its credit where they stand in it."""

    blocks: tuple[Block, ...]
    title: str | None
    credit: str | None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = read_toml(NOISE)
    noise = re.compile("|".join(f"(?:{p})" for p in table["lines"]), re.IGNORECASE)
    credits = re.compile("|".join(f"(?:{p})" for p in table["credits"]), re.IGNORECASE)
    return noise, credits


def header(text: str) -> dict[str, str]:
    """The fields of a small header (`Title: ...`) at the head of a plain text; empty where there is none."""
    found = HEADER.match(text)
    if not found:
        return {}
    pairs = (line.split(":", 1) for line in found[0].replace("\ufeff", "").splitlines() if ":" in line)
    return {FIELDS[key.strip().lower()]: value.strip() for key, value in pairs if value.strip()} | {"": str(found.end())}


def clean(text: str, title: str | None = None) -> Cleaned:
    """The blocks of a text. Nothing is taken out of it: page noise is a block of its own kind."""
    head = HEADER.match(text)
    top = len(head[0].rstrip()) if head else 0
    pieces = [(0, top)] * bool(top) + _pieces(text, head.end() if head else 0)
    kinds: list[BlockKind] = []
    credit = None
    for start, end in pieces:
        line = text[start:end]
        if head and start < head.end():
            kinds.append("noise")
        elif _is_credit(line, len(pieces)):
            credit = credit or line.strip()
            kinds.append("noise")
        else:
            kinds.append("noise" if _is_noise(line) and len(pieces) > 1 else "paragraph")
    _headings(text, pieces, kinds)
    blocks = tuple(Block(kind, start, end) for kind, (start, end) in zip(kinds, pieces, strict=True))
    first = next((text[b.start : b.end].strip() for b in blocks if b.kind == "headline"), None)
    return Cleaned(blocks, title or first, credit)


def _pieces(text: str, start: int) -> list[tuple[int, int]]:
    """Stretches between blank lines; lines of their own where a text has no blank lines but long ones."""
    blank = re.compile(r"(?:\r?\n[ \t\u00a0]*){2,}")
    found: list[tuple[int, int]] = []
    for gap in [*blank.finditer(text, start), None]:
        end = gap.start() if gap else len(text)
        found += _lines(text, start, end)
        start = gap.end() if gap else end
    return [(a, b) for a, b in found if text[a:b].strip()]


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch as one piece where its lines are hard-wrapped; a piece a line where they are sentences or noise of their own."""
    cuts = [m.end() for m in re.finditer(r"\n", text[start:end])]
    if not cuts:
        return [(start, end)]
    edges = [0, *cuts, end - start]
    lines = [(start + a, start + b) for a, b in zip(edges, edges[1:], strict=False)]
    texts = [text[a:b].strip() for a, b in lines]
    own = all(not t or t[-1] in ".!?»”\"…:" or _is_noise(t) or len(t) > 160 or (len(t.split()) <= HEADING_WORDS and len(t) < 60) for t in texts)
    return lines if own and any(len(t) > 80 or _is_noise(t) for t in texts) else [(start, end)]


def _is_noise(line: str) -> bool:
    bare = line.strip()
    return len(bare) <= LONGEST_NOISE and "\n" not in bare and bool(_patterns()[0].fullmatch(bare))


def _is_credit(line: str, pieces: int) -> bool:
    bare = line.strip()
    return pieces > 1 and len(bare) <= 140 and bool(_patterns()[1].fullmatch(bare))


def _short(text: str) -> bool:
    bare = text.strip()
    return len(bare.split()) <= HEADING_WORDS and len(bare) <= 140 and not bare.endswith((".", "!", "…", ";", ",", ":", "»", "”")) and any(c.isalpha() for c in bare)


def _headings(text: str, pieces: list[tuple[int, int]], kinds: list[BlockKind]) -> None:
    """The first short line above the paragraphs is the headline; later ones are sub-headings. A lone passage has none."""
    body = [i for i, kind in enumerate(kinds) if kind == "paragraph"]
    if len(body) < 2:
        return
    for place, i in enumerate(body):
        line = text[pieces[i][0] : pieces[i][1]]
        longest = 24 if place == 0 else HEADING_WORDS
        if (_short(line) or (place == 0 and len(line.split()) <= longest and not line.strip().endswith("."))) and i != body[-1]:
            kinds[i] = "headline" if place == 0 else "subheading"
