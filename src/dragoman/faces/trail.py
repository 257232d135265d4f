"""The trail of a coding in the reader's language: what coder and ledger write in English, put together again from the phrases of `data/messages/trail.toml`."""

from __future__ import annotations

import re
from functools import cache

from dragoman.faces.messages import FOLDER, typeset
from dragoman.packs.files import read_toml

#: what stays as it is: words between quotation marks (an apostrophe inside a word ends none), a share, a weight
QUOTED = re.compile(r"(?<!\w)'(?:[^']|'(?=\w))*'(?!\w)|“[^”]*”")
#: what a phrase leaves open; a number says which of them it is
HOLE = re.compile(r"\{([qxt])(\d?)\}")
#: how phrases are joined, and how that is written
JOINTS = (("; ", " ; "), (": ", " : "), (", ", ", "))


def told(why: str, lang: str) -> tuple[str, bool]:
    """A reason in a language, and whether it is wholly in it; what no phrase fits stays in English."""
    if lang == "en":
        return why, True
    found = _told(why, lang)
    return (found, True) if found is not None else (why, False)


def _told(why: str, lang: str) -> str | None:
    """A reason by the phrase that fits it, else by the phrases that it is joined of; None where one of these is unknown."""
    if QUOTED.fullmatch(why):
        return why
    for pattern, holes, other in _phrases(lang):
        if (match := pattern.fullmatch(why)) and (text := _filled(other, holes, match.groups(), lang)) is not None:
            return text
    return next((text for sign, joint in JOINTS if (text := _joined(why, sign, joint, lang)) is not None), None)


def _joined(why: str, sign: str, joint: str, lang: str) -> str | None:
    """Phrases with a sign between them, outside what is quoted."""
    hidden = QUOTED.sub(lambda q: "\x00" * len(q[0]), why)
    cuts = [match.start() for match in re.finditer(re.escape(sign), hidden)]
    if not cuts:
        return None
    ends = [*cuts, len(why)]
    parts = [why[start:end] for start, end in zip([0, *(cut + len(sign) for cut in cuts)], ends, strict=True)]
    found = [_told(part, lang) for part in parts]
    return None if None in found else str(typeset(joint, lang)).join(filter(None, found))


def _filled(other: str, holes: tuple[str, ...], values: tuple[str, ...], lang: str) -> str | None:
    """The phrase of the language with what stood in the English one."""
    shown = [_told(value, lang) if hole == "x" else value for hole, value in zip(holes, values, strict=True)]
    if None in shown:
        return None
    rest = iter(filter(None, shown))
    return HOLE.sub(lambda hole: _number((shown[int(hole[2]) - 1] if hole[2] else next(rest)) or "", lang), other)


def _number(value: str, lang: str) -> str:
    """A weight as the language writes it."""
    return value.replace(".", ",").replace("-", "\u2212") if re.fullmatch(r"[+-]\d+\.\d", value) else value.replace("%", "\u202f%") if re.fullmatch(r"\d+%", value) else value


@cache
def _phrases(lang: str) -> list[tuple[re.Pattern[str], tuple[str, ...], str]]:
    """The phrases as patterns, with the kinds of what stands open in each and the phrase of the language."""
    rows = read_toml(FOLDER / "trail.toml")["phrase"]
    return [(_pattern(row["en"]), tuple(hole[1] for hole in HOLE.finditer(row["en"])), typeset(row[lang], lang)) for row in rows]


def _pattern(phrase: str) -> re.Pattern[str]:
    """A phrase as a pattern: {q} takes one quoted piece or words without a joint, {x} and {t} anything."""
    open_ = {"{q}": rf"((?:{QUOTED.pattern})|[^;:,]+?)", "{x}": r"(.+?)", "{t}": r"(.+?)"}
    return re.compile("".join(open_.get(part) or re.escape(part) for part in re.split(r"(\{[qxt]\})", phrase)), re.DOTALL)
