"""Interviews: what the one who is asked answers is said by nobody but him.

Turns begin with a dash or with *Q:* and *A:*, on lines of their own or one behind the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.coding.actors.dialogue import OURS, YOURS, Turn, turns
from dragoman.coding.sheet import Draft, Sheet
from dragoman.coding.times.tense import ahead

INTERVIEW = "an answer in an interview"
TURN = re.compile(r"(?:^|\n)\s*[–—]\s+|(?<=[?!.»”…])\s+[–—]\s+|(?:^|\s)[QAR]\s?[:.]\s")
#: a label of question or answer, without which and without a dash nothing is a turn
LABEL = re.compile(r"[QAR]\s?[:.]\s")
FIRST = frozenset({"nous", "notre", "nos", "we", "our", "us"})
SPOKEN = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"})
#: how many turns make an interview
FEWEST = 2


def answers(sheet: Sheet) -> tuple[str | None, frozenset[int]]:
    """Who answers in an interview, and the tokens of the answers; nobody and none where the text is none."""
    text = sheet.article.text
    if lines := turns(sheet):
        return _answered(sheet, lines, lines[0][0])
    if "–" not in text and "—" not in text and not LABEL.search(text):
        return None, frozenset()
    marks = list(TURN.finditer(text))
    if len(marks) < FEWEST:
        return None, frozenset()
    ends = [*(m.start() for m in marks[1:]), len(text)]
    spoken = _alternating([(m.end(), end, _asks(text[m.end() : end], m[0])) for m, end in zip(marks, ends, strict=True)], text)
    if not any(asks for *_, asks in spoken) or not any(OURS.search(text[a:b]) for a, b, asks in spoken if not asks):
        return None, frozenset()
    return _answered(sheet, spoken, marks[0].end())


def _answered(sheet: Sheet, spoken: Sequence[Turn], start: int) -> tuple[str | None, frozenset[int]]:
    """Who gives those of the turns that do not ask, and their tokens; `start`: where the first turn begins."""
    told = [(a, b) for a, b, asks in spoken if not asks]
    tokens = frozenset(t.i for t in sheet.tokens if any(a <= t.start < b for a, b in told))
    return _who(sheet, tokens, start), tokens


def _alternating(spoken: list[Turn], text: str) -> list[Turn]:
    """The turns, those that ask being every second one where all question marks at an end say so."""
    ending = {n % 2 for n, (a, b, _) in enumerate(spoken) if text[a:b].strip().endswith("?")}
    return [(a, b, n % 2 in ending) for n, (a, b, _) in enumerate(spoken)] if len(ending) == 1 else spoken


def _asks(turn: str, mark: str) -> bool:
    """Whether a turn is a question: by its label, its mark, or since it speaks to the other and not of itself."""
    said = turn.strip()
    if mark.strip()[:1] in "QAR":
        return mark.strip().startswith("Q")
    return said.endswith(("?", "...", "…")) or ("?" in said[-200:] and said.rstrip(" )").endswith("?")) or (bool(YOURS.search(said)) and not OURS.search(said))


def _who(sheet: Sheet, tokens: frozenset[int], start: int) -> str | None:
    """The entity that *we are* names, whom the text presents before the first turn, that the first question is about, or that *we* and *our* stand for."""
    ours = [m for m in sheet.mentions if m.head in tokens and m.codes and sheet.tokens[m.head].low in FIRST]
    named = [m for m in sheet.mentions if m.codes and m.kind not in ("pronoun", "modifier", "place", "possessive")]
    are = next((m for m in named if m.head in tokens and _are(sheet, m.first)), None)
    first = min(tokens, default=0)
    asked = sheet.tokens[max(0, first - 1)].sent
    posts = [m for m in named if m.kind in ("person", "role") and m.codes[0].endswith(":GOV")]
    before = next((m for m in posts if sheet.tokens[m.head].start < start or (sheet.tokens[m.head].sent <= asked and _addressed(sheet, m.first))), None)
    about = next((m for m in named if start <= sheet.tokens[m.head].start and sheet.tokens[m.head].sent <= asked and sheet.tokens[m.head].dep in ("subj", "subjpass") and len(m.codes[0].split(":")[0]) == 3), None)
    if (shown := are or before) is not None:
        return shown.codes[0]
    if about is not None:
        return f"{about.codes[0].split(':')[0]}:GOV"
    codes = [m.codes[0] for m in ours]
    return max(dict.fromkeys(codes), key=codes.count) if codes else next((m.codes[0] for m in posts), None)


def _are(sheet: Sheet, i: int) -> bool:
    """*Nous sommes le Qatar*: whether *we are* stands right before a name."""
    words = [t.low for t in sheet.tokens[max(0, i - 3) : i]]
    return any(a in FIRST and b in ("sommes", "are", "'re") for a, b in zip(words, words[1:], strict=False))


def _addressed(sheet: Sheet, i: int) -> bool:
    """*Monsieur le ministre kényan, ...*: whether a title of address stands before a post."""
    return any(t.low.rstrip(".") in ("monsieur", "madame", "m", "mr", "mrs", "ms", "excellence", "excellency") for t in sheet.tokens[max(0, i - 2) : i + 1])


def said_now(sheet: Sheet, draft: Draft, who: str) -> bool:
    """*Nous exigeons*, *we shall strike*: what the one who answers does in saying it, or will do or not do, is announced by himself."""
    own = who.split(":")[0] in {c.split(":")[0] for c in draft.actor}
    verb = sheet.tokens[draft.trigger]
    while verb.form == "Inf" and verb.dep == "xcomp" and verb.head != verb.i:
        verb = sheet.tokens[verb.head]
    ours = any(sheet.tokens[c].low in ("nous", "we", "i", "je", "j'") for c in sheet.children[verb.i] if sheet.tokens[c].dep in ("subj", "subjpass"))
    helpers = [sheet.tokens[c] for c in sheet.children[verb.i] if sheet.tokens[c].dep in ("aux", "auxpass")]
    past = verb.tense in ("Past", "Imp") or any(t.lemma in ("avoir", "être", "have") for t in helpers)
    if not (own or ours) or past or draft.status == "hypothetical":
        return False
    return draft.status == "future" or draft.type in SPOKEN or ahead(sheet, verb.i) is True
