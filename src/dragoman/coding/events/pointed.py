"""Acts told by a verb that points back at another act, with the words that stand by it: *Riga l'imitera*, *Sofia n'a pas suivi*, *Oslo ne le fera pas*, *Rome y songe*.

The pack of the language lists them under `echo`: `verbs` do what another did, whatever it was; `deeds` do what another did and not what it said; `own` stand for
what was told last, whoever did it; `weighed` are thought about and take their mood from that; `spared` are what others did and this one kept from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.codes import states
from dragoman.coding.events.again import made_again, without_what_is_said
from dragoman.coding.events.assign import around
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.party import Role
from dragoman.coding.events.roles import lookup
from dragoman.coding.events.triggers import Fit
from dragoman.coding.grammar import VERBAL
from dragoman.coding.once import once
from dragoman.coding.sheet import Draft, Sheet, Token
from dragoman.packs import Language

#: how many sentences back the act may stand, by what points at it
BACK = {"verbs": 3, "deeds": 4, "own": 1, "weighed": 1, "spared": 1}
#: of these, those that are known by the pronouns below them
BY_PRONOUN = ("own", "weighed", "spared")
#: what is said and not done
WORDS = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT"})
Phrases = dict[str, list[tuple[str, tuple[str, ...]]]]


def pointed(finder: Finder, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts with those that point back at one of them, in the order of the text."""
    table = _phrases(finder.sheet.language)
    if not table or not drafts:
        return tuple(drafts)
    known, told = {d.trigger for d in drafts}, sorted(drafts, key=lambda d: d.trigger)
    for token in finder.sheet.tokens:
        if token.lemma in table and token.pos in VERBAL and token.i not in known and token.i in finder.sheet.predicates:
            kind = next((kind for kind, words in table[token.lemma] if _stands(finder.sheet, token, kind, words)), None)
            made = _made(finder, token, kind, told) if kind else None
            if made is not None:
                told = sorted((*told, made), key=lambda d: d.trigger)
    return tuple(told)


@once
def _phrases(language: Language) -> Phrases:
    """The verbs that point back, each with how it does and the words that must stand by it."""
    found: Phrases = {}
    for kind in BACK:
        for entry in language.tables["language"].get("echo", {}).get(kind, ()):
            first, *rest = entry.split()
            found.setdefault(first, []).append((kind, tuple(rest)))
    return found


def _stands(sheet: Sheet, token: Token, kind: str, words: tuple[str, ...]) -> bool:
    """Whether the words of a phrase stand by its verb: pronouns right below it, others around it; a verb alone has no thing for object."""
    below = [sheet.tokens[c] for c in sheet.children[token.i]]
    if kind in BY_PRONOUN and words:
        stand = {sheet.tokens[i].low for t in below if t.pos == "PRON" for i in (t.i, *sheet.children[t.i])}
        return stand.issuperset(words) or (kind == "own" and _what(sheet, token))
    if not words:
        timed = sheet.times_in.get(token.sent, ())
        followed = sheet.language.tables["language"]["echo"].get("followed", ())
        things = (t.i for t in below if t.dep in ("obj", "obl") and t.pos == "NOUN" and t.i not in sheet.mention_at and t.lemma not in followed)
        return token.dep != "relcl" and all(any(t.first <= i < t.last for t in timed) for i in things)
    last = sheet.sentence_of(token.i).last
    near = {form for t in sheet.tokens[max(0, token.i - 3) : min(token.i + 7, last)] for form in (t.low, t.lemma)}
    return near.issuperset(words)


def _what(sheet: Sheet, token: Token) -> bool:
    """*Ce que Prague n'a pas fait*."""
    return token.dep == "relcl" and sheet.tokens[token.head].low == "ce"


def _made(finder: Finder, token: Token, kind: str, drafts: Sequence[Draft]) -> Draft | None:
    """The act that a verb points at, done by the subject of the verb."""
    sheet, predicate = finder.sheet, finder.sheet.predicates[token.i]
    fit = Fit(sheet.language.triggers[0], predicate, (), ())
    doer = lookup(finder, fit, "subject", frozenset(), False) or lookup(finder, fit, "agent", frozenset(), False)
    if doer is None:
        return None
    whom = lookup(finder, fit, "object", frozenset(), False)
    told = next(iter(_before(sheet, token, kind, drafts, states(doer.codes), states(whom.codes if whom else ()))), None)
    if told is None:
        return _refused(sheet, token, doer, drafts) if kind == "own" else None
    made = made_again(token, token.i + 1, told, doer, set(states(doer.codes)))
    made = replace(made, first=min(around(sheet, token.i)), last=max(around(sheet, token.i)) + 1)
    thought = next((c for c in sheet.children[token.i] if sheet.tokens[c].pos == "PRON" and sheet.tokens[c].dep in ("obj", "iobj", "obl") and sheet.tokens[c].low not in ("se", "s'")), None)
    return replace(made, mood_at=thought) if kind in ("weighed", "spared") and thought is not None else made


def _refused(sheet: Sheet, token: Token, doer: Role, drafts: Sequence[Draft]) -> Draft | None:
    """*Kiev presse Oslo de céder ; Oslo n'en fera rien*: who will not do what it is asked to refuses."""
    asked = next((d for d in reversed(drafts) if d.trigger < token.i), None)
    if asked is None or asked.type != "REQUEST" or not asked.actor or token.tense != "Fut" or states(asked.actor) & states(doer.codes):
        return None
    if not any(sheet.tokens[c].low in sheet.language.words("modality", "negative_adverbs") for c in sheet.children[token.i]):
        return None
    words = around(sheet, token.i)
    made = made_again(token, max(words) + 1, replace(asked, recipient=(), recipient_at=None), doer, set(states(doer.codes)))
    return replace(made, type="REJECT", mode="yield", recipient=asked.actor, recipient_at=asked.actor_at, first=min(words), words=tuple(sorted(words)))


def _before(sheet: Sheet, token: Token, kind: str, drafts: Sequence[Draft], doer: frozenset[str], whom: frozenset[str]) -> Sequence[Draft]:
    """The acts that a verb may point at, the likeliest first: the nearest; of deeds one that is done and not said, by whom the verb names."""
    own = set(sheet.subtree(token.i))
    past = [d for d in reversed(drafts) if d.trigger < token.i and d.trigger not in own and d.actor]
    near = [d for d in past if sheet.tokens[d.trigger].sent >= token.sent - BACK[kind]]
    if kind in ("own", "weighed"):
        return near if near and near[0].type not in ("REQUEST", "REJECT") else ()
    others = [d for d in near if not states(d.actor) & doer]
    if kind in ("verbs", "spared"):
        return without_what_is_said(others, near)
    named = [d for d in past if states(d.actor) & whom and not states(d.actor) & doer]
    free = [d for d in (*named, *others) if not states(d.recipient) <= doer or not d.recipient]
    deeds = [d for d in free if d.type not in WORDS or sheet.tokens[d.trigger].sent == token.sent] or [d for d in free if sheet.tokens[d.trigger].sent >= token.sent - 1]
    return sorted(deeds, key=lambda d: (d not in named, d.kind != "verb", d.type in WORDS, _answer(d, near)))


def _answer(draft: Draft, near: Sequence[Draft]) -> bool:
    """Whether an act is done to who has just taken somebody's side: *Israël a rappelé son ambassadeur à Madrid*."""
    return any(d.trigger < draft.trigger and d.type == "SUPPORT" and states(d.actor) & states(draft.recipient) for d in near)
