"""What a text must hold for a pattern to match it: read off the pattern itself, so that most patterns are never tried on most sentences.

A key stands for a word of the text: the word whole (`mois.`), the beginning of a longer one (`ann`), a figure (`0`), four of them in a
row (`0000`), or a mark (`/`). Wherever it is not sure that letters of a pattern begin or end a word, they make no key; a pattern without
keys is tried on every text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from re import _parser  # type: ignore[attr-defined]  # the parse that `re.compile` begins with: reading regexes by regexes goes wrong
from typing import Any

Sets = list[frozenset[str]]
WORD = re.compile(r"[a-z]+|\d+")
PREFIX, FIGURE, YEAR, WHOLE = 3, "0", 4, "."
#: how many words are kept with their keys
MOST = 50_000
LETTERS = frozenset(map(ord, "abcdefghijklmnopqrstuvwxyz"))
FIGURES = frozenset(map(ord, "0123456789"))


def keys_of(text: str) -> set[str]:
    """The keys of a folded text."""
    return set(text).union(*map(_keys, WORD.findall(text)))


@lru_cache(MOST)
def _keys(word: str) -> tuple[str, str]:
    if word[0] <= "9":
        return FIGURE, FIGURE * YEAR if len(word) >= YEAR else FIGURE
    return word + WHOLE, word[:PREFIX]


def needs_of(regex: str, common: Counter[str]) -> Sets:
    """Sets of keys, of each of which a text must hold one where a pattern that stands between word boundaries matches it; the rarest first."""
    found = _sets(_flat(_parser.parse(regex)), True, True, common)
    return sorted(dict.fromkeys(found), key=lambda keys: _weight(keys, common))


def _weight(keys: frozenset[str], common: Counter[str]) -> int:
    return sum(common[key] + 1 for key in keys)


def _flat(items: Any) -> list[tuple[str, Any]]:
    """The parts of a parsed pattern, its groups opened."""
    found: list[tuple[str, Any]] = []
    for op, value in items:
        found += _flat(value[3]) if str(op) == "SUBPATTERN" else [(str(op), value)]
    return found


def _sets(items: Sequence[tuple[str, Any]], left: bool, right: bool, common: Counter[str]) -> Sets:
    """The sets of a sequence; `left` and `right` say whether a word surely begins before it and ends behind it."""
    found: Sets = []
    run, begins, figures = "", left, 0
    for at, (op, value) in enumerate(items):
        if op == "LITERAL" and value in LETTERS:
            run, figures = run + chr(value), 0
            continue
        figures = figures + _figures(op, value)
        if op == "BRANCH":  # what its alternatives begin with stands before it in the parse: `mi(?:di|nuit)`
            start, stop = [("LITERAL", ord(c)) for c in run], _opens(items[at + 1 :], right)
            found += _either([_sets([*start, *_flat(branch)], begins, stop, common) for branch in value[1]], common)
        else:
            found += _key(run, begins, run != "" and _opens(items[at:], right))
            found += _inner(items, at, begins and not run, right, common)
        if figures:
            found.append(frozenset((FIGURE * YEAR if figures >= YEAR else FIGURE,)))
        elif op in ("LITERAL", "IN"):
            found += _mark(op, value)
        figures = figures if _figures(op, value) else 0
        run, begins = "", _closes(items[: at + 1], left)
    return found + _key(run, begins, right)


def _inner(items: Sequence[tuple[str, Any]], at: int, left: bool, right: bool, common: Counter[str]) -> Sets:
    """The sets of what is repeated at a place of a sequence, where it must stand at least once."""
    op, value = items[at]
    if op not in ("MAX_REPEAT", "MIN_REPEAT") or not value[0]:
        return []
    return _sets(_flat(value[2]), left, value[1] == 1 and _opens(items[at + 1 :], right), common)


def _mark(op: str, value: Any) -> Sets:
    """A mark that must stand in the text."""
    marks = frozenset(map(chr, [value] if op == "LITERAL" else [what for _, what in value])) if _apart(op, value) and not _figures(op, value) else frozenset()
    return [marks] if marks and " " not in marks else []


def _key(run: str, begins: bool, ends: bool) -> Sets:
    """The key of a run of letters, if it is one."""
    if not run or not begins or not (ends or len(run) >= PREFIX):
        return []
    return [frozenset((run + WHOLE if ends else run[:PREFIX],))]


def _either(branches: list[Sets], common: Counter[str]) -> Sets:
    """Of alternatives the rarest set of each, together; nothing where one needs nothing."""
    return [frozenset().union(*(min(sets, key=lambda keys: _weight(keys, common)) for sets in branches))] if all(branches) else []


def _figures(op: str, value: Any) -> bool:
    """Whether a part matches one figure and nothing else."""
    if op == "LITERAL":
        return value in FIGURES
    return op == "IN" and all(
        (str(kind) == "CATEGORY" and str(what) == "CATEGORY_DIGIT") or (str(kind) == "LITERAL" and what in FIGURES) or (str(kind) == "RANGE" and {*what} <= FIGURES) for kind, what in value
    )


def _apart(op: str, value: Any) -> bool:
    """Whether a part matches one character that is no letter."""
    if op == "LITERAL":
        return value not in LETTERS
    return _figures(op, value) or (op == "IN" and all(str(kind) == "LITERAL" and what not in LETTERS for kind, what in value))


def _opens(items: Sequence[tuple[str, Any]], after: bool) -> bool:
    """Whether what follows here surely begins with no letter; `after` says it of what comes behind the sequence."""
    for at, (op, value) in enumerate(items):
        rest = items[at + 1 :]
        if op == "BRANCH":
            return all(_opens([*_flat(branch), *rest], after) for branch in value[1])
        if op in ("MAX_REPEAT", "MIN_REPEAT"):
            return _opens([*_flat(value[2]), *rest], after) and (value[0] > 0 or _opens(rest, after))
        if not op.startswith(("ASSERT", "AT")):
            return _apart(op, value)
    return after


def _closes(items: Sequence[tuple[str, Any]], before: bool) -> bool:
    """Whether what ends here surely ends with no letter; `before` says it of what stands before the sequence."""
    for at in range(len(items) - 1, -1, -1):
        op, value = items[at]
        rest = items[:at]
        if op == "BRANCH":
            return all(_closes([*rest, *_flat(branch)], before) for branch in value[1])
        if op in ("MAX_REPEAT", "MIN_REPEAT"):
            return _closes([*rest, *_flat(value[2])], before) and (value[0] > 0 or _closes(rest, before))
        if op == "ASSERT" and value[0] < 0 and all(_apart(*part) for part in _flat(value[1])):
            return True
        if not op.startswith(("ASSERT", "AT")):
            return _apart(op, value)
    return before
