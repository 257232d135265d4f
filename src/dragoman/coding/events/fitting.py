"""The tests of a trigger: its shape, its objects and subjects, the words that stand near."""

from __future__ import annotations

from dragoman.coding.events.around import ahead, first_of, forms_of, in_clause, words_in
from dragoman.coding.events.index import Asked
from dragoman.coding.grammar import base, conjuncts
from dragoman.coding.sheet import NAMED, Predicate, Sheet
from dragoman.coding.tenses import told_in
from dragoman.packs.language import Trigger

#: within how many tokens of its verb an object that the parser hung elsewhere stands, and how far asides may push it
NEAR, FAR = 7, 14


def passes(sheet: Sheet, predicate: Predicate, asked: Asked, placed: tuple[int, ...] = ()) -> tuple[int, ...] | None:
    """The tokens that satisfied the tests, the trigger's further words being `placed`; None where a test fails."""
    if not _shaped(sheet, predicate, asked.trigger):
        return None
    matched: list[int] = []
    here = words_in(sheet, sheet.tokens[predicate.token].sent)
    for key, wanted, forbidden in (("object", asked.object, asked.not_object), ("subject", asked.subject, asked.not_subject)):
        if not wanted and here.isdisjoint(forbidden):
            continue
        words, forms = _arguments(sheet, predicate, key)
        if wanted:
            hit = None if wanted.isdisjoint(forms) else first_of(sheet, words, wanted)
            if hit is None and key == "object":
                hit = _unseen(sheet, predicate, wanted, placed)
            if hit is None:
                return None
            matched.append(hit)
        if not forms.isdisjoint(forbidden):
            return None
    if asked.near or not here.isdisjoint(asked.not_near):
        near = _clause(sheet, predicate, asked.trigger.content != "fact" and predicate.kind != "noun" and bool(asked.near))
        if (asked.near and near.isdisjoint(asked.near)) or not near.isdisjoint(asked.not_near):
            return None
    return tuple(matched)


def _shaped(sheet: Sheet, predicate: Predicate, trigger: Trigger) -> bool:
    """The quick tests: a preposition, a particle, a reflexive, the tense."""
    noun = predicate.kind == "noun"
    if trigger.reflexive and not noun and not predicate.reflexive:
        return False
    if trigger.particle and not noun and not (set(predicate.particles) | _behind(sheet, predicate.token)) & trigger.particle:
        return False
    if trigger.tense and not noun and not _in_tense(sheet, predicate.token, trigger.tense):
        return False
    return not trigger.prep or not trigger.prep.isdisjoint(_prepositions(sheet, predicate))


def _in_tense(sheet: Sheet, at: int, tense: str) -> bool:
    """Whether a verb is told in a tense of the packs; `ahead` is the future that is no conditional: *livrera*, *va livrer*, not *livrerait*."""
    if tense != "ahead":
        return told_in(sheet, at) == tense
    token = sheet.tokens[at]
    helped = any(sheet.tokens[c].mood == "Cnd" or sheet.tokens[c].low.endswith("raient") for c in sheet.children[at] if sheet.tokens[c].dep in ("aux", "auxpass"))
    return told_in(sheet, at) == "future" and token.mood != "Cnd" and not token.low.endswith(("rait", "raient")) and not helped


def _prepositions(sheet: Sheet, predicate: Predicate) -> frozenset[str]:
    """The prepositions of a predicate, and those that follow it in its clause."""
    known = sheet.memo("prepositions")
    place = (predicate.token, predicate.kind)
    if place not in known:
        behind = (sheet.tokens[i] for i in ahead(sheet, predicate.token))
        known[place] = frozenset((*(prep for prep, _ in predicate.preps), *(base(t) for t in behind if t.pos != "PART")))
    found: frozenset[str] = known[place]
    return found


def _arguments(sheet: Sheet, predicate: Predicate, key: str) -> tuple[list[int], frozenset[str]]:
    """The words of a predicate's objects or of its subjects, and all their forms."""
    known = sheet.memo(key)
    place = (predicate.token, predicate.kind)
    if place not in known:
        words = _object_words(sheet, predicate) if key == "object" else [i for s in predicate.subjects for i in in_clause(sheet, s)]
        known[place] = (words, forms_of(sheet, words))
    found: tuple[list[int], frozenset[str]] = known[place]
    return found


def _unseen(sheet: Sheet, predicate: Predicate, wanted: frozenset[str], placed: tuple[int, ...]) -> int | None:
    """The object that the parser hung elsewhere (*a rompu lundi ses relations*), that a pronoun takes up (*les avait rompues*), or that stands behind the trigger's own words (*met fin aux surtaxes*)."""
    if predicate.kind == "noun":
        near = sheet.language.tables["language"]["asks_order"] and sheet.tokens[predicate.token].pos == "NOUN"
        return first_of(sheet, ahead(sheet, predicate.token, 5), wanted) if near else None
    if not predicate.objects and (hit := _further(sheet, predicate.token, wanted)) is not None:
        return hit
    if predicate.objects and set(placed).issuperset(predicate.objects):
        return first_of(sheet, _first_noun(sheet, ahead(sheet, max(placed), 6)), wanted)
    if taken_up(sheet, predicate):
        return first_of(sheet, range(predicate.token, max(0, predicate.token - 45), -1), wanted - NAMED)
    return None


def _further(sheet: Sheet, at: int, wanted: frozenset[str]) -> int | None:
    """The object that stands behind a verb, right behind or after asides (*a détruit mercredi, à Nyala, un appareil*); far behind, no noun that a preposition has is one."""
    hit = first_of(sheet, ahead(sheet, at, NEAR), wanted)
    if hit is not None:
        return hit
    bare = (i for i in ahead(sheet, at, FAR) if i >= at + NEAR and not _governed(sheet, i))
    return first_of(sheet, bare, wanted)


def _governed(sheet: Sheet, i: int) -> bool:
    """Whether a preposition stands before a noun and the words that go with it; *du* and *des* may be articles."""
    while i > 0 and sheet.tokens[i - 1].pos in ("DET", "ADJ", "NUM"):
        i -= 1
    return i > 0 and sheet.tokens[i - 1].pos == "ADP" and sheet.tokens[i - 1].low not in ("du", "des")


def _first_noun(sheet: Sheet, words: range) -> range:
    """The words up to the first noun."""
    noun = next((i for i in words if sheet.tokens[i].pos in ("NOUN", "PROPN")), words.stop - 1)
    return range(words.start, noun + 1)


def taken_up(sheet: Sheet, predicate: Predicate) -> bool:
    """Whether pronouns are all that a verb has for objects."""
    return (bool(predicate.objects) and all(sheet.tokens[i].pos == "PRON" for i in predicate.objects)) or of_them(sheet, predicate)


def of_them(sheet: Sheet, predicate: Predicate) -> bool:
    """*En fournira vingt*, *n'en livrera pas*, *rouvre la sienne*: whether a verb has some of what was told before for its object."""
    if sheet.language.code != "fr" or predicate.reflexive:
        return False
    if any(sheet.tokens[c].low == "en" and sheet.tokens[c].pos == "PRON" and c < predicate.token for c in sheet.children[predicate.token]):
        return all(sheet.tokens[i].pos in ("NUM", "PRON") for i in predicate.objects)
    own = sheet.language.words("language", "gap_own")
    return bool(predicate.objects) and all(i and f"{sheet.lows[i - 1]} {sheet.lows[i]}" in own for i in predicate.objects)


def _behind(sheet: Sheet, at: int) -> set[str]:
    return {sheet.tokens[i].low for i in range(at + 1, min(at + 2, sheet.sentence_of(at).last))}


def _object_words(sheet: Sheet, predicate: Predicate) -> list[int]:
    """The words of what undergoes the act: of a noun, all its complements and modifiers."""
    if predicate.kind == "noun":
        return [i for i in in_clause(sheet, predicate.token) if i != predicate.token]
    return [i for o in predicate.objects for c in conjuncts(sheet, o) for i in in_clause(sheet, c)]


def _clause(sheet: Sheet, predicate: Predicate, with_content: bool) -> frozenset[str]:
    """The forms of the words around a predicate in its clause; with those of the clauses that are its content."""
    known = sheet.memo("clause")
    place = (predicate.token, predicate.kind, with_content)
    if place not in known:
        words = _around(sheet, predicate)
        known[place] = forms_of(sheet, [*words, *(i for c in predicate.clauses for i in sheet.subtree(c)), *_quoted(sheet, predicate.token)] if with_content else words)
    found: frozenset[str] = known[place]
    return found


def _quoted(sheet: Sheet, at: int) -> range:
    """*« C'est du chantage », a réagi Belgrade*: the words quoted right before a verb are its content, wherever the parser hung them."""
    first = sheet.sentence_of(at).first
    close = next((i for i in range(at - 1, max(first, at - 6), -1) if sheet.tokens[i].text == "»"), None)
    if close is None or any(sheet.tokens[i].pos in ("NOUN", "PROPN", "VERB", "CCONJ") for i in range(close + 1, at)):
        return range(0)
    start = next((i for i in range(close - 1, first - 1, -1) if sheet.tokens[i].text == "«"), close)
    return range(start + 1, close)


def _around(sheet: Sheet, predicate: Predicate) -> list[int]:
    words = list(in_clause(sheet, predicate.token, 6))
    if predicate.kind == "noun" and predicate.support is not None:
        words += in_clause(sheet, predicate.support, 4)
    if predicate.kind == "noun" and sheet.tokens[predicate.token].head != predicate.token:
        words.append(sheet.tokens[predicate.token].head)
    words += [i for o in (*predicate.objects, *predicate.subjects) for i in in_clause(sheet, o)]
    return words + list(ahead(sheet, predicate.token))
