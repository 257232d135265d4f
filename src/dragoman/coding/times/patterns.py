"""The patterns of a pack, compiled once, and which of them can match a stretch of text at all."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Any

from dragoman.coding.times.needs import Sets, keys_of, needs_of
from dragoman.coding.times.numbers import FIGURES
from dragoman.packs import Language
from dragoman.packs.roster import fold

Compiled = list[tuple[re.Pattern[str], dict[str, Any]]]
YEAR = r"(?:1[0-8]\d\d|19\d\d|20\d\d)(?![\d%]|[.,]\d| ?(?:km|m|soldats|hommes|troops|people|milli|euros|francs|dollars|personnes|%|€|\$)|h\d)"
SHORT_YEAR = r"(?:'\d\d|[4-9]\d|0\d)(?![\d%]|[.,]\d| ?(?:h|km|ans|hommes|personnes|people|%|€|\$))"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:er)?(?!\d)"
#: the key of the patterns that any text may match
ANY = ""

_CACHE: dict[int, tuple[Language, Compiled, dict[str, list[int]], list[Sets]]] = {}


def _either(words: Any) -> str:
    return "(?:" + ("|".join(re.escape(w).replace(r"\ ", " +") for w in sorted(words, key=len, reverse=True)) or "(?!)") + ")"


def _names(table: dict[str, Any]) -> dict[str, str]:
    """The names in braces that a pattern may use: the lists of the pack, figures, and the pack's own shapes."""
    months = _either(table["months"]) + (("|" + _either(_short(table)) + r"\.?") if table.get("short_months") else "")
    words = _either([w for w, v in table["numbers"].items() if v])
    numbers = rf"(?:{FIGURES}|{words}(?:(?:[ -](?:et|and))?[ -]{words})*|{_either([w for w, v in table['numbers'].items() if not v])})"
    names = {
        "year": YEAR, "short_year": SHORT_YEAR, "month": f"(?:{months})", "weekday": _either(table["weekdays"]), "day": DAY, "unit": _either(table["units"]), "number": numbers,
        "season": _either(table.get("seasons", ())), "part": _either(table.get("parts", ())), "ordinal": _either(table.get("ordinals", ())), "feast": _either(table.get("feasts", ())), "hours": _either(table.get("hours", ())),
    }  # fmt: skip
    for name, shape in table.get("shapes", {}).items():
        names[name] = f"(?:{_filled(shape, names)})"
    return names


def _short(table: dict[str, Any]) -> list[str]:
    """The short names of months, of which a month may have two: `janv|jan`."""
    return [name for names in table.get("short_months", ()) for name in names.split("|")]


def _filled(text: str, names: dict[str, str]) -> str:
    return re.sub(r"\{([a-z_]+)\}", lambda m: names.get(m[1], m[0]), text)


def compiled(language: Language) -> tuple[Compiled, dict[str, list[int]], list[Sets]]:
    """The patterns of a language in the order of its pack, which of them each key of a text calls for, and what each needs besides."""
    known = _CACHE.get(id(language))
    if known is None or known[0] is not language:
        table = language.tables["times"]
        names = _names(table)
        bare = [_filled(row["regex"], names) for row in table["pattern"]]
        rows = [(re.compile(rf"(?<![\w-])(?:{regex})(?!\w)"), row) for regex, row in zip(bare, table["pattern"], strict=True)]
        common = Counter(key for line in language.lines for key in keys_of(fold(line.text)))
        needs = [needs_of(regex, common) for regex in bare]
        index: dict[str, list[int]] = defaultdict(list)
        for n, sets in enumerate(needs):
            for key in sets[0] if sets else (ANY,):
                index[key].append(n)
        known = _CACHE[id(language)] = (language, rows, dict(index), [sets[1:] for sets in needs])
    return known[1], known[2], known[3]


def patterns_for(language: Language, text: str) -> Compiled:
    """The patterns that can match a text, in the order of the pack: called for by the rarest word that they need, and no other missing."""
    rows, index, needs = compiled(language)
    keys = keys_of(text)
    called = {n for key in (ANY, *(index.keys() & keys)) for n in index.get(key, ())}
    return [rows[n] for n in sorted(called) if not any(map(keys.isdisjoint, needs[n]))]
