"""Whether an act has a date at all, weighed: the rules leave an act undated or date it by its verb or its clause, and gold shows where they are wont to be wrong.

Readers differ from the rules where an act is told in passing: *expulsant autant de diplomates* is of the day of what it goes with, *qui abrite leur flotte* is of no day.
What speaks for a date is a sum of named signs (the form of the act's word, how it hangs on its verb, the verb's tense, the acts around), learned by `bench/dated.py`
for each language and for each way in which the rules came to their answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dragoman.coding.changed import changed
from dragoman.coding.grammar import VERBAL
from dragoman.coding.sheet import Draft, Sheet, Token, by_sentence
from dragoman.packs.weights import belief

#: how the rules came to their answer, by the beginning of the reason that they keep
WAYS = (("a verb without a date", "verb"), ("date", "clause"), ("since", "since"))
#: the belief in a date from which an undated act gets that of publication, and below which a dated one loses its own: a plain date is not lightly lost
GAINED, LOST = 0.5, 0.4
#: how far above the word its verb is looked for
FAR = 5
HELPERS = ("aux", "auxpass", "cop")
TOLD = (*HELPERS, "det", "poss", "case", "mark", "neg", "advmod")


def weighed(sheet: Sheet, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; of the actual ones those undated that are likely of now have the date of publication, those dated that are likely of no date have none."""
    weights = sheet.packs.weights.get(table(sheet.article.lang))
    if not weights or not sheet.article.published:
        return list(drafts)
    around = by_sentence(sheet.tokens, drafts)
    return [_judged(sheet, d, belief(signs(sheet, d, around), weights)) if d.status == "actual" and way(d) else d for d in drafts]


def table(lang: str) -> str:
    """The name of the weights of a language."""
    return f"dated-{lang}"


def of_now(sheet: Sheet, draft: Draft, why: str) -> Draft:
    """The draft with the date of publication: the month, or the day where a dateline says that the text is of that day."""
    published = sheet.article.published or ""
    date, named = (published, "day") if _filed(sheet) else (published[:7], "month")
    return changed(draft, start=date, end=date, reasons=(*draft.reasons, ("start", f"{why}: the {named} of publication")))


def _filed(sheet: Sheet) -> bool:
    """Whether the article begins with a dateline, which parsing has left out."""
    first = sheet.sentences[0]
    return first.block.kind == "paragraph" and bool(sheet.article.text[first.block.start : sheet.tokens[first.first].start].strip())


def _judged(sheet: Sheet, draft: Draft, sure: float) -> Draft:
    if not draft.start and sure >= GAINED:
        return of_now(sheet, draft, f"an act without a date that is likely of now ({sure:.0%})")
    if draft.start and sure < LOST:
        return changed(draft, start=None, end=None, time_at=None, reasons=(*draft.reasons, ("start", f"likely of no date ({1 - sure:.0%})")))
    return draft


def way(draft: Draft) -> str:
    """How the rules dated an act: `none`, `verb` (by its tense), `clause`, `since`; empty for other ways, which are not weighed."""
    why = next((why for field, why in reversed(draft.reasons) if field == "start"), "")
    return next((name for start, name in WAYS if why.startswith(start)), "") if why or draft.start else "none"


def signs(sheet: Sheet, draft: Draft, around: Mapping[int, Sequence[Draft]]) -> dict[str, float]:
    """The signs of a draft, each told apart by the way in which the rules came to their answer."""
    how = way(draft)
    return {f"{how} {name}": 1.0 for name in _named(sheet, draft, around)} | {"base": 1.0, how: 1.0}


def _named(sheet: Sheet, draft: Draft, around: Mapping[int, Sequence[Draft]]) -> Iterator[str]:
    token = sheet.tokens[draft.trigger]
    yield f"type {draft.type}"
    yield f"word {draft.type} {token.lemma.lower()}"
    yield f"kind {draft.kind}"
    yield f"label {token.dep}"
    yield f"form {_form(token)}"
    yield f"content {draft.content}"
    if draft.speaker:
        yield "speaker"
    if draft.inside is not None:
        yield "inside"
    yield from (f"{sheet.tokens[c].dep} {sheet.tokens[c].low}" for c in sheet.children[token.i] if sheet.tokens[c].dep in TOLD)
    if token.i:
        yield f"before {sheet.tokens[token.i - 1].low}"
    yield from _of_the_verb(sheet, token)
    yield from _of_the_others(sheet, draft, around.get(token.sent, ()))


def _form(token: Token) -> str:
    return " ".join(part for part in (token.pos, token.form, token.tense) if part)


def _of_the_verb(sheet: Sheet, token: Token) -> Iterator[str]:
    """How an act hangs on the verb above it, and that verb's form."""
    path: list[str] = []
    at = token
    while at.head != at.i and len(path) < FAR:
        path.append(at.dep)
        at = sheet.tokens[at.head]
        if at.pos in VERBAL:
            break
    if path:
        yield f"path {' '.join(path)}"
        yield f"over {_form(at)}"
        yield from (f"over {sheet.tokens[c].low}" for c in sheet.children[at.i] if sheet.tokens[c].dep in HELPERS)


def _of_the_others(sheet: Sheet, draft: Draft, here: Sequence[Draft]) -> Iterator[str]:
    """Of which time the acts of the sentence are."""
    now = (sheet.article.published or "")[:7]
    others = [d for d in here if d is not draft]
    starts = {d.start[:7] for d in others if d.start}
    if now in starts:
        yield "others now"
    if any(start < now for start in starts):
        yield "others before"
    if any(d.type == draft.type for d in others):
        yield "others of its kind"
