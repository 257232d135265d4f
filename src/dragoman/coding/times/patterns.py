"""The patterns of a pack, compiled once, and which of them can match a stretch of text at all."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Any

from dragoman.coding.times.numbers import FIGURES
from dragoman.packs import Language
from dragoman.packs.roster import fold

Compiled = list[tuple[re.Pattern[str], dict[str, Any]]]
YEAR = r"(?:1[0-8]\d\d|19\d\d|20\d\d)(?![\d%]|[.,]\d| ?(?:km|m|soldats|hommes|troops|people|milli|euros|francs|dollars|personnes|%|€|\$)|h\d)"
SHORT_YEAR = r"(?:'\d\d|[4-9]\d|0\d)(?![\d%]|[.,]\d| ?(?:h|km|ans|hommes|personnes|people|%|€|\$))"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:er)?(?!\d)"
WORD = re.compile(r"[a-z]+|\d")
#: how much of a word calls for a pattern, and what stands for every figure
PREFIX, FIGURE = 3, "0"
#: the key of the patterns that any text may match
ANY = ""

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


def _branches(regex: str, cut: str = "|") -> list[str]:
    """A pattern cut at its outermost bars, or (`cut` empty) into its outermost groups and what stands between them."""
    found, depth, at = [""], 0, 0
    while at < len(regex):
        char = regex[at : at + 2] if regex[at] == "\\" else regex[at]
        if char == "[":
            char = regex[at : regex.index("]", at + 2) + 1]
        opens, closes = char == "(", char == ")"
        if (char == cut and not depth) or (opens and not depth and not cut):
            found.append("" if char == cut else char)
        else:
            found[-1] += char
        depth += opens - closes
        at += len(char)
        if closes and not depth and not cut:
            found[-1] += regex[at : at + 1] if regex[at : at + 1] in ("?", "*") and regex[at : at + 1] else ""
            at += regex[at : at + 1] in ("?", "*") and bool(regex[at : at + 1])
            found.append("")
    return found


def _key(word: str) -> str:
    return FIGURE if word.isdigit() else word[:PREFIX]


def _words(literal: str) -> set[str]:
    """The keys of the words that stand whole and for sure in a stretch without groups."""
    bare = re.sub(r"\\?.[?*]|\[[^]]*\][?*]?|\\\w|\{\w+\}", " ", literal)
    return {_key(w) for w in re.findall(r"(?<![a-z'-])[a-z]{3,}(?![a-z?*])", bare)}


def _pieces(branch: str, lists: dict[str, list[str]]) -> list[set[str]]:
    """What a branch needs: of each of these sets a text must hold one key."""
    found: list[set[str]] = []
    for piece in _branches(branch, ""):
        if not piece.startswith("("):
            found += [{key} for key in _words(piece)]
            optional = re.compile(r"\{(\w+)\}(?![?*])")
            found += [{_key(w) for word in lists[n] for w in WORD.findall(word)[:1]} for n in optional.findall(piece) if lists.get(n)]
            found += [{FIGURE}] if re.search(r"\{(?:short_)?year\}(?![?*])|\{day\}(?![?*])", piece) else []
        elif piece[-1] not in "?*" and not piece.startswith(("(?!", "(?=", "(?<!", "(?<=")):
            inner = [_pieces(each, lists) for each in _branches(re.sub(r"^\((?:\?:|\?P<\w+>)?", "", piece)[:-1])]
            if all(inner):
                found.append(set().union(*(min(sets, key=len) for sets in inner)))
    return found


def _keys(regex: str, lists: dict[str, list[str]], common: Counter[str]) -> set[str]:
    """The beginnings of words of which a text must hold one for a pattern to match: of each branch the rarest that it needs; empty where any text may match."""
    best = [min(pieces, key=lambda keys: sum(common[k] + 1 for k in keys)) if (pieces := _pieces(branch, lists)) else set() for branch in _branches(regex)]
    return set().union(*best) if all(best) else set()


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
        shapes = {name: f"(?:{shape})" for name, shape in table.get("shapes", {}).items()}
        common = Counter(_key(w) for line in language.lines for w in set(WORD.findall(fold(line.text))))
        for n, (_, row) in enumerate(rows):
            for key in _keys(_filled(_filled(row["regex"], shapes), shapes), lists, common) or {ANY}:
                index[key].append(n)
        known = _CACHE[id(language)] = (language, rows, dict(index))
    return known[1], known[2]


def patterns_for(language: Language, text: str) -> Compiled:
    """The patterns that can match a text, in the order of the pack."""
    rows, index = compiled(language)
    called = {n for word in {ANY, *(_key(w) for w in WORD.findall(text))} for n in index.get(word, ())}
    return [rows[n] for n in sorted(called)]
