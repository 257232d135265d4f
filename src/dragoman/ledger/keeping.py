"""What is kept of an article: its whole text, the sentences that are quoted, or none; and what its copies are known by.

Quotes are kept with their words in any case, so that every line of the account opens the sentence that it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from dragoman.ledger.copies import Agencies, Sketch, credited, prose, sketch
from dragoman.packs.press import load_press
from dragoman.records import Article, Coding

Keep = Literal["no", "quotes", "full"]
KEEPS: tuple[Keep, ...] = ("no", "quotes", "full")


@dataclass(frozen=True, eq=False)
class Print:
    """What tells that an article is a copy: the sketch of its text and the agency that it credits."""

    sketch: Sketch
    credit: str | None


@cache
def agencies() -> Agencies:
    """The agencies of the roster."""
    return Agencies.of(load_press().agencies)


def printed(article: Article) -> Print:
    """The print of an article, from its whole text."""
    return Print(sketch(prose(article)), credited(article, agencies()))


def kept(article: Article, coding: Coding, keep: Keep) -> Article:
    """The article as it is kept. `quotes` leaves spaces where nothing is quoted, so that offsets stay true; `no` leaves no text."""
    if keep == "full":
        return article
    if keep == "no":
        return replace(article, text="", blocks=())
    shown = bytearray(len(article.text))
    quotes = [q for e in coding.events for q in e.quotes.values()] + [q for c in coding.characterisations for q in c.quotes.values()]
    for quote in quotes:
        shown[quote.start : quote.end] = b"\x01" * (quote.end - quote.start)
    text = "".join(char if shown[n] or char == "\n" else " " for n, char in enumerate(article.text))
    return replace(article, text=text, blocks=article.blocks)
