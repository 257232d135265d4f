"""Which triggers of the pack fit which predicates: an index by lemma, then the tests of each trigger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.coding.events.index import Asked, entries, index
from dragoman.coding.events.kinds import kinds_of
from dragoman.coding.fixed import fixed
from dragoman.coding.once import standing
from dragoman.coding.predicates import base, case_of, conjuncts, kids, told_in
from dragoman.coding.sheet import NAMED, Predicate, Sheet, Token
from dragoman.packs.language import Trigger

#: within how many tokens of its verb an object that the parser hung elsewhere stands, and how far asides may push it
NEAR, FAR = 7, 14
#: categories in which a bare participle before its noun says what a thing is, and tells no act: *the disputed map*, *wounded soldiers*, *imported power*
DESCRIBED = frozenset({"ASSAULT", "SUPPORT", "REJECT", "COOPERATE", "AID"})
CLAUSES = frozenset({"relcl", "advcl", "ccomp", "parataxis"})
CONTENT = ("VERB", "NOUN", "PROPN", "ADJ", "ADV", "X", "NUM", "ADP", "PRON", "AUX", "INTJ", "DET", "SCONJ", "PART")


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
    here, found = _words_in(sheet, token.sent), []
    for asked in called:
        if (alone and not asked.object) or (described and asked.trigger.type in DESCRIBED and asked.trigger.mode != "abduct") or any(map(here.isdisjoint, asked.needs)) or (asked.object and here.isdisjoint(asked.object) and _here_only(sheet, predicate)):
            continue
        placed = _find_all(sheet, predicate.token, asked.others)
        if placed is not None and (matched := _passes(sheet, predicate, asked, placed)) is not None:
            found.append(Fit(asked.trigger, predicate, (predicate.token, *placed), matched))
    return found


def _words_in(sheet: Sheet, sent: int) -> frozenset[str]:
    """The forms of all words of a sentence."""
    known = sheet.memo("words in")
    found: frozenset[str] | None = known.get(sent)
    if found is None:
        found = known[sent] = frozenset().union(*_known(sheet)[sheet.sentences[sent].first : sheet.sentences[sent].last])
    return found


def _known(sheet: Sheet) -> list[frozenset[str]]:
    """The forms by which the lists of the pack know each token, the entries of several words that begin there among them."""
    known = sheet.memo("forms and entries")
    found: list[frozenset[str]] | None = known.get("all")
    if found is None:
        table = entries(sheet.language)
        forms = enumerate(zip(sheet.forms, sheet.lows, strict=True))
        found = known["all"] = [form.union([entry for _, entry in standing(sheet, table, i)]) if low in table else form for i, (form, low) in forms]
        for i, kind in kinds_of(sheet):
            found[i] = found[i].union((kind,))
    return found


def _here_only(sheet: Sheet, predicate: Predicate) -> bool:
    """Whether the words of an object must stand in the sentence: what pronouns take up may stand in one before."""
    return predicate.kind == "noun" or not _taken_up(sheet, predicate)


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
        for rank, i in enumerate((*_local(sheet, at), *range(at + 1, min(at + 4, sheet.sentence_of(at).last)), *_let(sheet, at))):
            if i != at and not (verb and i < at and sheet.tokens[i].pos == "ADP"):  # *authorities in Caracas took a man off a plane* took nobody in
                table.setdefault(sheet.tokens[i].lemma, (rank, i))
                table.setdefault(sheet.tokens[i].low, (rank, i))
    return table


def _let(sheet: Sheet, at: int) -> list[int]:
    """*Did not let the delegation in*, *allowed the two detainees to fly home*: what a verb lets others do, the infinitive or the bare particle of a clause with a subject of its own, and the words right on it."""
    below = [c for c in sheet.children[at] if sheet.tokens[c].dep == "ccomp" and c > at and (sheet.tokens[c].form == "Inf" or sheet.tokens[c].pos in ("ADP", "ADV"))]
    heads = [c for c in below if all(sheet.tokens[k].low == "to" for k in kids(sheet, c, "aux", "mark"))]  # not *said that it would leave*
    return [*heads, *(k for c in heads for k in sheet.children[c] if sheet.tokens[k].pos in ("ADP", "ADV") and sheet.tokens[k].dep in ("prt", "advmod"))]


def _local(sheet: Sheet, at: int, depth: int = 3) -> list[int]:
    """The words below a token in its own clause: relative clauses and the like are left out."""
    known = sheet.memo("local")
    found: list[int] | None = known.get((at, depth))
    if found is None:
        found = known[at, depth] = _gathered(sheet, at, depth)
    return found


def _gathered(sheet: Sheet, at: int, depth: int) -> list[int]:
    found, stack = [at], [(c, 1) for c in sheet.children[at]]
    while stack:
        i, level = stack.pop()
        if sheet.tokens[i].dep in CLAUSES or level > depth:
            continue
        found.append(i)
        if level < depth:
            stack.extend((c, level + 1) for c in sheet.children[i])
    return sorted(found)


def _passes(sheet: Sheet, predicate: Predicate, asked: Asked, placed: tuple[int, ...] = ()) -> tuple[int, ...] | None:
    """The tokens that satisfied the tests, the trigger's further words being `placed`; None where a test fails."""
    if not _shaped(sheet, predicate, asked.trigger):
        return None
    matched: list[int] = []
    here = _words_in(sheet, sheet.tokens[predicate.token].sent)
    for key, wanted, forbidden in (("object", asked.object, asked.not_object), ("subject", asked.subject, asked.not_subject)):
        if not wanted and here.isdisjoint(forbidden):
            continue
        words, forms = _arguments(sheet, predicate, key)
        if wanted:
            hit = None if wanted.isdisjoint(forms) else _any(sheet, words, wanted)
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
        words = _object_words(sheet, predicate) if key == "object" else [i for s in predicate.subjects for i in _local(sheet, s)]
        known[place] = (words, _forms(sheet, words))
    found: tuple[list[int], frozenset[str]] = known[place]
    return found


def _forms(sheet: Sheet, words: Iterable[int]) -> frozenset[str]:
    """All the forms by which word lists know these tokens."""
    forms = _known(sheet)
    return frozenset().union(*[forms[i] for i in words])


def _unseen(sheet: Sheet, predicate: Predicate, wanted: frozenset[str], placed: tuple[int, ...]) -> int | None:
    """The object that the parser hung elsewhere (*a rompu lundi ses relations*), that a pronoun takes up (*les avait rompues*), or that stands behind the trigger's own words (*met fin aux surtaxes*)."""
    if predicate.kind == "noun":
        near = sheet.language.tables["language"]["asks_order"] and sheet.tokens[predicate.token].pos == "NOUN"
        return _any(sheet, ahead(sheet, predicate.token, 5), wanted) if near else None
    if not predicate.objects and (hit := _further(sheet, predicate.token, wanted)) is not None:
        return hit
    if predicate.objects and set(placed).issuperset(predicate.objects):
        return _any(sheet, _first_noun(sheet, ahead(sheet, max(placed), 6)), wanted)
    if _taken_up(sheet, predicate):
        return _any(sheet, range(predicate.token, max(0, predicate.token - 45), -1), wanted - NAMED)
    return None


def _further(sheet: Sheet, at: int, wanted: frozenset[str]) -> int | None:
    """The object that stands behind a verb, right behind or after asides (*a détruit mercredi, à Nyala, un appareil*); far behind, no noun that a preposition has is one."""
    hit = _any(sheet, ahead(sheet, at, NEAR), wanted)
    if hit is not None:
        return hit
    bare = (i for i in ahead(sheet, at, FAR) if i >= at + NEAR and not _governed(sheet, i))
    return _any(sheet, bare, wanted)


def _governed(sheet: Sheet, i: int) -> bool:
    """Whether a preposition stands before a noun and the words that go with it; *du* and *des* may be articles."""
    while i > 0 and sheet.tokens[i - 1].pos in ("DET", "ADJ", "NUM"):
        i -= 1
    return i > 0 and sheet.tokens[i - 1].pos == "ADP" and sheet.tokens[i - 1].low not in ("du", "des")


def _first_noun(sheet: Sheet, words: range) -> range:
    """The words up to the first noun."""
    noun = next((i for i in words if sheet.tokens[i].pos in ("NOUN", "PROPN")), words.stop - 1)
    return range(words.start, noun + 1)


def _taken_up(sheet: Sheet, predicate: Predicate) -> bool:
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
        return [i for i in _local(sheet, predicate.token) if i != predicate.token]
    return [i for o in predicate.objects for c in conjuncts(sheet, o) for i in _local(sheet, c)]


def _clause(sheet: Sheet, predicate: Predicate, with_content: bool) -> frozenset[str]:
    """The forms of the words around a predicate in its clause; with those of the clauses that are its content."""
    known = sheet.memo("clause")
    place = (predicate.token, predicate.kind, with_content)
    if place not in known:
        words = _around(sheet, predicate)
        known[place] = _forms(sheet, [*words, *(i for c in predicate.clauses for i in sheet.subtree(c)), *_quoted(sheet, predicate.token)] if with_content else words)
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
    words = list(_local(sheet, predicate.token, 6))
    if predicate.kind == "noun" and predicate.support is not None:
        words += _local(sheet, predicate.support, 4)
    if predicate.kind == "noun" and sheet.tokens[predicate.token].head != predicate.token:
        words.append(sheet.tokens[predicate.token].head)
    words += [i for o in (*predicate.objects, *predicate.subjects) for i in _local(sheet, o)]
    return words + list(ahead(sheet, predicate.token))


def ahead(sheet: Sheet, at: int, most: int = 8) -> range:
    """The words that follow in the same clause, as far as a mark or a finite verb: what the parser may have hung elsewhere."""
    known = sheet.memo("ahead")
    found: range | None = known.get((at, most))
    if found is None:
        found = known[at, most] = range(at + 1, _end(sheet, at, most))
    return found


def _end(sheet: Sheet, at: int, most: int) -> int:
    end = at + 1
    while end < min(at + most, sheet.sentence_of(at).last):
        token = sheet.tokens[end]
        closes = token.text == "»" and any(t.text == "«" for t in sheet.tokens[at + 1 : end])  # *a qualifié de « fausses » les affirmations de X*: words quoted on the way
        if (token.text in (";", ":", "»", '"', "(", ")") and not closes) or (token.pos in ("VERB", "AUX") and token.form == "Fin"):
            break
        end += 1
    return end


def _any(sheet: Sheet, words: Iterable[int], wanted: frozenset[str]) -> int | None:
    forms = _known(sheet)
    for i in words:
        if not wanted.isdisjoint(forms[i]):
            return i
    return None


def phrase_fits(sheet: Sheet) -> Iterator[Fit]:
    """Every literal phrase of the pack that stands in the text, on the word that heads it."""
    table = index(sheet.language).phrases
    for at, low in enumerate(sheet.lows):
        for words, asked in standing(sheet, table, at) if low in table else ():
            span = range(at, at + len(words))
            if sheet.tokens[span[-1]].sent != sheet.tokens[at].sent:
                continue
            head = next((i for i in span if sheet.tokens[i].head not in span or sheet.tokens[i].head == i), at)
            predicate = sheet.predicates.get(head) or next((sheet.predicates[i] for i in span if i in sheet.predicates), None)
            if predicate is not None and _passes(sheet, predicate, asked) is not None:
                yield Fit(asked.trigger, predicate, tuple(span), ())


__all__ = ["Fit", "ahead", "case_of", "fits", "index", "phrase_fits"]
