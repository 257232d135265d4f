"""Which triggers of the pack fit which predicates: an index by lemma, then the tests of each trigger."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.events.around import in_clause, words_in
from dragoman.coding.events.fitting import passes, taken_up
from dragoman.coding.events.index import Asked, index
from dragoman.coding.fixed import fixed
from dragoman.coding.grammar import kids
from dragoman.coding.once import every
from dragoman.coding.sheet import Predicate, Sheet, Token
from dragoman.packs.language import Trigger

#: categories in which a bare participle before its noun says what a thing is, and tells no act: *the disputed map*, *wounded soldiers*, *imported power*
DESCRIBED = frozenset({"ASSAULT", "SUPPORT", "REJECT", "COOPERATE", "AID"})


@fixed()
class Fit:
    """A trigger that fits a predicate; `words` are the tokens it stands on."""

    trigger: Trigger
    predicate: Predicate
    words: tuple[int, ...]
    matched: tuple[int, ...]


def fits(sheet: Sheet, predicate: Predicate) -> list[Fit]:
    """Every trigger that fits a predicate's word and passes its tests."""
    token = sheet.tokens[predicate.token]
    called = index(sheet.language).called(_kinds(token), token)
    return [fit for kind, asked in called for fit in _by_lemma(sheet, predicate, token, kind, asked)] if called else []


def _kinds(token: Token) -> tuple[str, ...]:
    if token.pos in ("VERB", "AUX"):
        return ("verb", "adj") if token.form == "Part" else ("verb",)
    if token.pos == "ADJ":
        return ("adj", "verb", "noun")
    return ("noun", "verb") if token.low.endswith("ing") else ("noun",)


def _by_lemma(sheet: Sheet, predicate: Predicate, token: Token, kind: str, called: list[Asked]) -> list[Fit]:
    if kind != "noun" and _compounded(sheet, token):
        return []
    alone = kind == "verb" and token.pos == "ADJ" and token.dep == "amod" and token.form != "Part"
    described = kind != "noun" and token.dep == "amod" and token.tense == "Past" and token.i < token.head and not sheet.children[token.i] and sheet.tokens[token.i + 1].pos in ("NOUN", "PROPN", "ADJ")
    here, found, local = words_in(sheet, token.sent), [], None
    for asked in called:
        for words in asked.needs:  # most triggers ask for a word that the sentence has not
            if here.isdisjoint(words):
                break
        else:
            if (alone and not asked.object) or (described and asked.trigger.type in DESCRIBED and asked.trigger.mode != "abduct"):
                continue
            if asked.object and here.isdisjoint(asked.object):
                local = _here_only(sheet, predicate) if local is None else local
                if local:
                    continue
            placed = _find_all(sheet, predicate.token, asked.others)
            if placed is not None and (matched := passes(sheet, predicate, asked, placed)) is not None:
                found.append(Fit(asked.trigger, predicate, (predicate.token, *placed), matched))
    return found


def _here_only(sheet: Sheet, predicate: Predicate) -> bool:
    """Whether the words of an object must stand in the sentence: what pronouns take up may stand in one before."""
    return predicate.kind == "noun" or not taken_up(sheet, predicate)


def _compounded(sheet: Sheet, token: Token) -> bool:
    """*Iran-backed militiamen*: a participle behind a hyphen tells what a thing is, not an act."""
    return token.dep == "amod" and token.i > 0 and sheet.tokens[token.i - 1].text == "-" and sheet.tokens[token.i - 1].end == token.start


def _find_all(sheet: Sheet, at: int, others: tuple[frozenset[str], ...]) -> tuple[int, ...] | None:
    """The further words of a trigger of several words, found among what hangs below or stands right behind; None where one is missing."""
    if not others:
        return ()
    near = _near(sheet, at)
    found = []
    for forms in others:
        standing = [near[form] for form in forms if form in near]
        if not standing:
            return None
        found.append(min(standing)[1])
    return tuple(found)


def _near(sheet: Sheet, at: int) -> dict[str, tuple[int, int]]:
    """The words below a token or right behind it, by lemma and by folded form, each with its rank and the token where it stands first."""
    known = sheet.memo("near")
    table: dict[str, tuple[int, int]] | None = known.get(at)
    if table is None:
        table, verb = {}, sheet.tokens[at].pos in ("VERB", "AUX")
        known[at] = table
        for rank, i in enumerate((*in_clause(sheet, at), *range(at + 1, min(at + 4, sheet.sentence_of(at).last)), *_let(sheet, at))):
            if i != at and not (verb and sheet.tokens[i].pos == "ADP" and (i < at or _of_another(sheet, i, at))):  # *authorities in Caracas took a man off a plane* took nobody in
                table.setdefault(sheet.tokens[i].lemma, (rank, i))
                table.setdefault(sheet.tokens[i].low, (rank, i))
    return table


def _of_another(sheet: Sheet, i: int, at: int) -> bool:
    """*Called on Washington to take the island off its list*: whether a preposition belongs to a phrase of a verb below."""
    over = sheet.tokens[sheet.tokens[sheet.tokens[i].head].head]
    verb = over.pos in ("VERB", "AUX") or (over.dep == "obl" and sheet.language.code == "en")  # *speaking after a meeting with*
    return sheet.tokens[i].dep == "case" and verb and at < over.i < i and over.head == at


def _let(sheet: Sheet, at: int) -> list[int]:
    """*Did not let the delegation in*, *allowed the two detainees to fly home*: what a verb lets others do, the infinitive or the bare particle of a clause with a subject of its own, and the words right on it."""
    below = [c for c in sheet.children[at] if sheet.tokens[c].dep == "ccomp" and c > at and (sheet.tokens[c].form == "Inf" or sheet.tokens[c].pos in ("ADP", "ADV"))]
    heads = [c for c in below if all(sheet.tokens[k].low == "to" for k in kids(sheet, c, "aux", "mark"))]  # not *said that it would leave*
    return [*heads, *(k for c in heads for k in sheet.children[c] if sheet.tokens[k].pos in ("ADP", "ADV") and sheet.tokens[k].dep in ("prt", "advmod"))]


def phrase_fits(sheet: Sheet) -> Iterator[Fit]:
    """Every literal phrase of the pack that stands in the text, on the word that heads it."""
    table = index(sheet.language).phrases
    for at, words, asked in every(sheet, table):
        span = range(at, at + len(words))
        if sheet.tokens[span[-1]].sent != sheet.tokens[at].sent:
            continue
        head = next((i for i in span if sheet.tokens[i].head not in span or sheet.tokens[i].head == i), at)
        predicate = sheet.predicates.get(head) or next((sheet.predicates[i] for i in span if i in sheet.predicates), None)
        if predicate is not None and passes(sheet, predicate, asked) is not None:
            yield Fit(asked.trigger, predicate, tuple(span), ())
