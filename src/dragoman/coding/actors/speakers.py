"""Who speaks in a quotation or an interview: whom *we* and *you* mean."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.coding.actors.dialogue import asked_or_answered
from dragoman.coding.actors.discourse import Discourse
from dragoman.coding.grammar import VERBAL
from dragoman.coding.sheet import Mention, Sheet

#: the labels of question and answer
DIALOGUE = re.compile(r"(?:^|(?<=\s))(?:Q|A|R|Question|Answer|Réponse)\s?[:.—–]\s")


def first_person(sheet: Sheet, mention: Mention, memory: Discourse, named: list[Mention]) -> Mention | None:
    """*« Nous riposterons », a dit le ministre*: who speaks, named beside the quotation; else the official who spoke last."""
    asked = _interviewed(sheet, named) if in_dialogue(sheet, mention.head) else ()
    answering = asked if asked_or_answered(sheet, mention.head) else ()
    spoken = answering or _speaker_beside(sheet, mention.head, memory) or asked or next((m.codes for m in reversed(memory.subjects) if m.kind in ("person", "role") and m.codes[0].endswith(":GOV")), ())
    kind = "modifier" if sheet.tokens[mention.head].dep in ("det", "poss") else "pronoun"
    return replace(mention, kind=kind, codes=spoken[:1], why=f"{mention.why}, said by the speaker") if spoken else None


def in_dialogue(sheet: Sheet, at: int) -> bool:
    """Whether a token stands behind a label of question and answer, *Q: ... A: ...*, or in lines that ask and answer."""
    if asked_or_answered(sheet, at):
        return True
    block = sheet.sentence_of(at).block
    found = sheet.memo("dialogue").get(block.start)
    if found is None:
        match = DIALOGUE.search(sheet.article.text, block.start, block.end)
        found = sheet.memo("dialogue")[block.start] = match.end() if match else -1
    return 0 <= found <= sheet.tokens[at].start


def _interviewed(sheet: Sheet, named: list[Mention]) -> tuple[str, ...]:
    """The official whom an interview presents first."""
    return next((m.codes for m in named if m.kind in ("person", "role") and m.codes and m.codes[0].endswith(":GOV")), ())


def _speaker_beside(sheet: Sheet, at: int, memory: Discourse) -> tuple[str, ...]:
    """The entity of the subject of a verb of speech in the sentence."""
    sentence = sheet.sentence_of(at)
    verbs = sheet.language.speaking
    for i in range(sentence.first, sentence.last):
        if sheet.tokens[i].pos not in VERBAL or not (sheet.tokens[i].lemma in verbs or _lightly(sheet, i)):
            continue
        heads = [c for c in sheet.children[i] if sheet.tokens[c].dep in ("subj", "obj") and c != at]
        found = next((m.codes for h in heads for m in memory.over.get(h, ()) if m.codes and m.kind in ("person", "role", "name", "capital")), ())
        if found:
            return found
    return ()


def _lightly(sheet: Sheet, i: int) -> bool:
    """*A fait savoir*: a word of saying that a light verb before it carries."""
    light = sheet.language.tables["speech"].get("light", {})
    return any(sheet.tokens[i].low in words and i > 0 and sheet.tokens[i - 1].lemma == verb for verb, words in light.items())
