"""The patterns of a pack, compiled once, and which of them can match a stretch of text at all."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from dragoman.coding.times.numbers import FIGURES
from dragoman.packs import Language

Compiled = list[tuple[re.Pattern[str], dict[str, Any]]]
YEAR = r"(?:1[0-8]\d\d|19\d\d|20\d\d)(?![\d%]|[.,]\d| ?(?:km|m|soldats|hommes|troops|people|milli|euros|francs|dollars|personnes|%|€|\$)|h\d)"
SHORT_YEAR = r"(?:'\d\d|[4-9]\d|0\d)(?![\d%]|[.,]\d| ?(?:h|km|ans|hommes|personnes|people|%|€|\$))"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:er)?(?!\d)"
WORD = re.compile(r"[a-z]+|\d")
#: how much of a word calls for a pattern, and what stands for every figure
PREFIX, FIGURE = 3, "0"

_CACHE: dict[int, tuple[Language, Compiled, dict[str, list[int]]]] = {}


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


def _without_options(regex: str) -> str:
    """A pattern without its groups that may be absent, and without the brackets of the others."""
    text = re.sub(r"\\?\w\?|\[[^]]*\][?*]|\(\?[!=<][^()]*\)", lambda m: m[0] if m[0][0] == "\\" else " ", regex)
    while (inner := re.search(r"\((?:\?:|\?P<\w+>)?([^()]*)\)([?*]?)", text)) is not None:
        text = text[: inner.start()] + ("" if inner[2] else inner[1]) + text[inner.end() :]
    return text


def _key(word: str) -> str:
    return FIGURE if word.isdigit() else word[:PREFIX]


def _keys(regex: str, lists: dict[str, list[str]]) -> set[str]:
    """The beginnings of words of which a text must hold one for a pattern to match: those of its lists, else of its own words, or a figure."""
    sure = _without_options(regex)
    named = [words for name, words in lists.items() if "{" + name + "}" in sure]
    if named:
        return {_key(w) for word in min(named, key=len) for w in WORD.findall(word)[:1]}
    figures = {FIGURE} if re.search(r"\d|\\d|\{(?:short_)?year\}|\{day\}", sure) else set()
    return figures | {w[:PREFIX] for w in WORD.findall(re.sub(r"\{\w+\}|\\\w", " ", sure)) if len(w) >= PREFIX}


def _lists(table: dict[str, Any]) -> dict[str, list[str]]:
    months = {"month": [*table["months"], *_short(table)]}
    return months | {name: list(table.get(name if name == "hours" else name + "s", ())) for name in ("weekday", "season", "feast", "unit", "part", "hours")}


def compiled(language: Language) -> tuple[Compiled, dict[str, list[int]]]:
    """The patterns of a language in the order of its pack, and which of them each beginning of a word calls for."""
    known = _CACHE.get(id(language))
    if known is None or known[0] is not language:
        table = language.tables["times"]
        names, lists = _names(table), _lists(table)
        rows = [(re.compile(rf"(?<![\w-])(?:{_filled(row['regex'], names)})(?!\w)"), row) for row in table["pattern"]]
        index: dict[str, list[int]] = defaultdict(list)
        for n, (_, row) in enumerate(rows):
            for key in _keys(_filled(row["regex"], table.get("shapes", {})), lists):
                index[key].append(n)
        known = _CACHE[id(language)] = (language, rows, dict(index))
    return known[1], known[2]


def patterns_for(language: Language, text: str) -> Compiled:
    """The patterns that can match a text, in the order of the pack."""
    rows, index = compiled(language)
    called = {n for word in {_key(w) for w in WORD.findall(text)} for n in index.get(word, ())}
    return [rows[n] for n in sorted(called)]
