"""Demands told by *must* in the mouth of another: *Russia must withdraw its troops, Macron said*, *it is time for Russia to go, he said*."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.codes import states
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.party import Role
from dragoman.coding.events.roles import lookup
from dragoman.coding.events.triggers import Fit
from dragoman.coding.grammar import kids
from dragoman.coding.sheet import Draft, Sheet, Token

#: how the clause that is said hangs on the verb that says it, or that verb on the clause
SAID = ("ccomp", "parataxis")


def demanded(finder: Finder, drafts: dict[int, Draft]) -> dict[int, Draft]:
    """The drafts with each such demand in the place of the act that is demanded (codebook.md 9)."""
    obliging = finder.sheet.language.words("language", "obliging")
    sheet = finder.sheet
    modal = [(t, sheet.tokens[t.head], sheet.tokens[t.head]) for t in sheet.tokens if t.low in obliging and t.dep == "aux"]
    found = (_demand(finder, *row) for row in (*modal, *_needed(sheet), *_due(sheet)))
    made = {d.trigger: d for d in found if d is not None}
    content = {i for d in made.values() for i in finder.sheet.subtree(d.words[0])}
    return {i: d for i, d in drafts.items() if i not in content} | made if made else drafts


def _needed(sheet: Sheet) -> Iterator[tuple[Token, Token, Token]]:
    """*Rwanda needs to leave Congo*, *has to go*: verbs that oblige, with the infinitive right behind them (*has yet to go* obliges nobody)."""
    verbs = sheet.language.words("language", "obliging_verbs")
    for token in sheet.tokens if verbs else ():
        below = [sheet.tokens[c] for c in kids(sheet, token.i, "xcomp")] if token.lemma in verbs and token.pos == "VERB" and token.form == "Fin" and token.tense != "Past" and sheet.lows[token.i + 1 : token.i + 2] == ("to",) else []
        yield from ((token, token, t) for t in below if t.form == "Inf" and t.i > token.i)


def _due(sheet: Sheet) -> Iterator[tuple[Token, Token, Token]]:
    """*It is time for Rwanda to leave Congo*: an infinitive with a subject of its own below such a noun that is said of *it*."""
    nouns = sheet.language.words("language", "due")
    for token in sheet.tokens if nouns else ():
        if token.dep == "attr" and token.lemma in nouns:
            yield from ((token, sheet.tokens[token.head], sheet.tokens[c]) for c in kids(sheet, token.i, "relcl", "acl", "xcomp", "ccomp") if sheet.tokens[c].form == "Inf")


def _demand(finder: Finder, must: Token, clause: Token, verb: Token) -> Draft | None:
    """The demand of a word that obliges, in a clause that is said; None where nobody says it of another."""
    sheet = finder.sheet
    said = _saying(sheet, clause)
    asked, asking = _subject(finder, verb.i) or _subject(finder, must.i), _subject(finder, said) if said is not None else None
    if asked is None or asking is None or asked.at > (verb.i if must.pos == "NOUN" else must.i) or not states(asked.codes).isdisjoint(states(asking.codes)):
        return None
    first, last = min(must.i, verb.i), max(must.i, verb.i) + 1
    reasons = (("type", f"'{must.text}' in the mouth of another"), ("actor", asking.why), ("recipient", asked.why))
    return Draft(must.i, first, last, "REQUEST", "change", (), asking.codes, asked.codes, asking.at, asked.at, "absorb", 3, "verb", reasons, words=(verb.i,))


def _saying(sheet: Sheet, verb: Token) -> int | None:
    """The verb of speech that a clause is the content of."""
    speech, above = sheet.language.speaking, sheet.tokens[verb.head]
    if verb.dep in SAID and above.i != verb.i and above.lemma in speech:
        return above.i
    return next((c for c in sheet.children[verb.i] if sheet.tokens[c].dep == "parataxis" and sheet.tokens[c].lemma in speech), None)


def _subject(finder: Finder, at: int) -> Role | None:
    """Who does what a verb says, named in its subject."""
    predicate = finder.sheet.predicates.get(at)
    return lookup(finder, Fit(finder.sheet.language.triggers[0], predicate, (), ()), "subject", frozenset(), False) if predicate is not None else None
