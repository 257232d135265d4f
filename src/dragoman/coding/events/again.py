"""Acts told by a word that stands for another: *Mali would not do so*, *Malta may follow suit*, *Peru could be next*.

The words are in the language's pack (`again`): a verb, and what follows it. The act is that which the passage told last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.events.finder import Finder
from dragoman.coding.events.party import Role
from dragoman.coding.events.roles import lookup
from dragoman.coding.events.triggers import Fit
from dragoman.coding.sheet import Draft, Token

#: how many sentences back the act may stand
BACK = 2
#: acts by which somebody only speaks of what another does or is to do
SAID = frozenset({"ACCUSE", "REQUEST"})


def repeated(finder: Finder, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts with those that stand for another, in the order of the text."""
    table = finder.sheet.language.tables["language"].get("again")
    if not table or not drafts:
        return tuple(drafts)
    known = {d.trigger for d in drafts}
    found = []
    for token in finder.sheet.tokens:
        if token.lemma in table and token.pos in ("VERB", "AUX") and token.i not in known and not (token.dep == "xcomp" and token.head in known) and (last := _standing(finder, token, table[token.lemma])):
            made = _weighed(finder, token, last, _again(finder, token, last, drafts))
            if made is not None:
                found.append(made)
                known.add(token.i)
    return tuple(sorted((*drafts, *found), key=lambda d: d.trigger)) if found else tuple(drafts)


def _standing(finder: Finder, token: Token, phrases: list[str]) -> int | None:
    """Where one of the phrases that follow a verb ends; None where none does."""
    tokens = finder.sheet.tokens
    for phrase in phrases:
        words = phrase.split()
        if [t.low for t in tokens[token.i + 1 : token.i + 1 + len(words)]] == words:
            last = token.i + 1 + len(words)
            behind = tokens[last] if last < len(tokens) else None
            if behind is None or not ((words[-1] == "next" and behind.pos in ("NOUN", "PROPN", "ADP")) or _of_its_own(finder, last)):
                return last
    return None


def _of_its_own(finder: Finder, at: int) -> bool:
    """*Announced the same day*, *did too little*, *is weighing such measures against inflation*: what stands behind such a phrase and makes of it a matter of its own."""
    sheet, table = finder.sheet, finder.sheet.language.tables["language"]["again_unless"]
    first, before, sent = sheet.tokens[at], sheet.tokens[at - 1], sheet.sentence_of(at - 1)
    if before.low in table["closing"]:
        return first.pos in ("ADJ", "ADV", "DET")
    if before.low in table["leaning"]:
        return first.pos in ("NOUN", "ADJ", "NUM") and first.low not in table["steps"]
    if first.low not in table["about"] or at >= sent.last:
        return False
    noun = next((t for t in sheet.tokens[at + 1 : min(at + 6, sent.last)] if t.pos in ("NOUN", "PROPN")), None)
    return noun is not None and noun.pos == "NOUN" and noun.low not in table["still"] and not any(k in finder.by_token and not finder.by_token[k].why.startswith("the possessive") for k in sheet.subtree(noun.i))


def _again(finder: Finder, token: Token, last: int, drafts: Sequence[Draft]) -> Draft | None:
    """The act told last, with the subject of the verb that stands for it."""
    sheet = finder.sheet
    predicate = sheet.predicates.get(token.i)
    if predicate is None:
        return None
    doer = lookup(finder, Fit(sheet.language.triggers[0], predicate, (), ()), "subject", frozenset(), False)
    if doer is None:
        return None
    states = {c.split(":")[0] for c in doer.codes}
    told = _told(finder, token, last, drafts, states)
    if told is None:
        return None
    if states & {c.split(":")[0] for c in told.actor} and not any(sheet.tokens[c].dep in ("aux", "neg") for c in sheet.children[token.i]):
        return None
    return made_again(token, last, told, doer, states)


def _told(finder: Finder, token: Token, last: int, drafts: Sequence[Draft], states: set[str]) -> Draft | None:
    """The act that a verb points back at: *did the same* after a word of blame or a demand says it too, *has done so* does what was asked or is done to whom is blamed.

    Of who has himself asked or blamed nobody (*has not summoned the envoy, but may do so*) it is that word.
    """
    sheet = finder.sheet
    near = [d for d in drafts if d.trigger < token.i and sheet.tokens[d.trigger].sent >= token.sent - BACK]
    alike = not frozenset(sheet.language.tables["language"]["again_unless"]["alike"]).isdisjoint(t.low for t in sheet.tokens[token.i + 1 : last])
    if not alike:
        return next((d for d in reversed(near) if d.type not in SAID or states & {c.split(":")[0] for c in d.actor}), None)
    return next(iter(without_what_is_said(near[::-1], near)), None)


def without_what_is_said(drafts: Sequence[Draft], near: Sequence[Draft]) -> list[Draft]:
    """The acts without those that an accusation or a demand near them only speaks of: who does as its speaker did says it too."""
    saying = {d.trigger for d in near if d.type in SAID}
    return [d for d in drafts if d.inside not in saying]


def _weighed(finder: Finder, token: Token, last: int, made: Draft | None) -> Draft | None:
    """*Is considering a similar step*, *is not planning anything of the kind*: what is only planned or weighed takes its mood from that."""
    words = finder.sheet.language.words
    weighing = words("modality", "future_verbs") | words("modality", "hypothetical_verbs")
    held = next((i for i in range(last - 1, token.i, -1) if finder.sheet.tokens[i].head == token.i), None)
    return made if made is None or held is None or token.lemma not in weighing else replace(made, mood_at=held)


def made_again(token: Token, last: int, told: Draft, doer: Role, states: set[str]) -> Draft:
    """A copy of an act, done by another; of what was done to the doer the other side undergoes it."""
    codes, at = told.recipient, told.recipient_at
    if not codes or states & {c.split(":")[0] for c in codes}:
        codes, at = (told.actor, told.actor_at) if not states & {c.split(":")[0] for c in told.actor} and codes else ((), None)
    reasons = (("type", f"the act told last: {dict(told.reasons).get('type', '')}"), ("actor", doer.why), ("recipient", "as of the act told last"))
    return replace(
        told, trigger=token.i, first=token.i, last=last, actor=doer.codes, actor_at=doer.at, recipient=codes, recipient_at=at, kind="verb", reasons=reasons,
        loose=False, mutual=False, words=(token.i,), inside=None, content="fact",
    )  # fmt: skip
