"""Numbers in words and figures, and years of two figures."""

from __future__ import annotations

import re
from collections.abc import Mapping

#: figures with thousands apart or with decimals: 1 500, 1.500, 30,4
FIGURES = r"(?:\d{1,3}(?:[ .]\d{3})+|\d{1,4}(?:[.,]\d{1,2})?)(?!\d)"
PIVOT = 30


def year_of(text: str | None) -> int:
    """A year of four figures, or of two: those above thirty are of the last century."""
    figures = int("".join(c for c in text or "" if c.isdigit()) or 0)
    return figures if figures >= 100 else figures + (1900 if figures > PIVOT else 2000)


def number(text: str, words: Mapping[str, int]) -> float | None:
    """The value of a number as it is written; 0 for *several*, None where it is no number."""
    if re.fullmatch(FIGURES, text):
        grouped = re.fullmatch(r"\d{1,3}([ .]\d{3})+", text)
        return float(re.sub("[ .]", "", text) if grouped else text.replace(",", "."))
    if text in words:
        return float(words[text])
    total, part = 0, 0
    for word in re.split(r"[ -]+", text):
        value = words.get(word)
        if value is None:
            continue
        part = max(part, 1) * value if value >= 100 or (value == 20 and part == 4) else part + value
        if value >= 1000:
            total, part = total + part, 0
    return float(total + part) or None
