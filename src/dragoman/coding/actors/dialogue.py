"""Interviews without dashes and labels: a line that asks, and behind it lines that answer."""

from __future__ import annotations

import re

from dragoman.coding.sheet import Sheet

#: where a turn starts and ends, and whether it asks
Turn = tuple[int, int, bool]
LINE = re.compile(r"[^\n]+")
#: those who answer speak of themselves, those who ask speak to them
OURS = re.compile(r"\b(?:nous|notre|nos|je|j['’]|mon|ma|we|our|us|i|my)\b", re.I)
YOURS = re.compile(r"\b(?:vous|votre|vos|you|your)\b", re.I)
#: who speaks, in capitals at the head of a line
LABEL = re.compile(r"^([^\W\d_]{4,})(?: [^\W\d_]+)?\s?:", re.M)
#: what an interview is called above it
SHOWN = re.compile(r"\b(?:entretien|interview|propos recueillis)\b", re.I)
#: how long a question may be, how many make an interview, and how many lines for each
LONG, FEWEST, MOST = 260, 2, 4


def turns(sheet: Sheet) -> tuple[Turn, ...]:
    """The questions and answers of such an interview, each with where it starts and ends and whether it asks; none where the text is none."""
    kept = sheet.memo("turns")
    if "all" not in kept:
        kept["all"] = () if _on_air(sheet) else _turns(sheet.article.text)
    found: tuple[Turn, ...] = kept["all"]
    return found


def _on_air(sheet: Sheet) -> bool:
    """*PRESENTER: ... CORRESPONDENT: ...*: whether those who ask and answer are all of the press, so that nobody of the news speaks."""
    labels = [m[1].lower() for m in LABEL.finditer(sheet.article.text)]
    return len(labels) >= FEWEST and all(sheet.language.sectors.get(label) == "JRN" for label in labels)


def _turns(text: str) -> tuple[Turn, ...]:
    if text.count("?") < FEWEST or "\n" not in text:
        return ()
    lines = [(m.start(), m.end(), m[0].strip()) for m in LINE.finditer(text) if m[0].strip()]
    first = next((n for n, (_, _, line) in enumerate(lines) if _asks(line)), len(lines))
    found = tuple((a, b, _asks(line)) for a, b, line in lines[first:])
    asked = [text[a:b] for a, b, asks in found if asks]
    told = " ".join(text[a:b] for a, b, asks in found if not asks)
    answered = sum(not other[2] for one, other in zip(found, found[1:], strict=False) if one[2])
    talk = answered >= FEWEST and len(found) <= MOST * len(asked) and OURS.search(told) and (any(map(YOURS.search, asked)) or SHOWN.search(text[: found[0][0]]))
    return found if talk else ()


def _asks(line: str) -> bool:
    """Whether a line only asks: it is short, and ends with a question mark or speaks to the other and not of itself."""
    to_another = bool(YOURS.search(line)) and not OURS.search(line) and line.endswith((".", "…", "..."))
    return (line.endswith(("?", "…", "...")) or to_another) and len(line) < LONG and not line.startswith(("«", "–", "—", "- "))


def asked_or_answered(sheet: Sheet, at: int) -> bool:
    """Whether a token stands in such an interview's questions or answers."""
    found = turns(sheet)
    return bool(found) and found[0][0] <= sheet.tokens[at].start
