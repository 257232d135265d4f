"""Which triggers of the pack fit which predicates: an index by lemma, then the tests of each trigger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.coding.fixed import fixed
from dragoman.coding.predicates import base, case_of, conjuncts
from dragoman.coding.sheet import Predicate, Sheet, Token
from dragoman.packs import Language
from dragoman.packs.language import Trigger
from dragoman.packs.roster import fold

CLAUSES = frozenset({"relcl", "advcl", "ccomp", "parataxis"})
CONTENT = ("VERB", "NOUN", "PROPN", "ADJ", "ADV", "X", "NUM", "ADP", "PRON", "AUX", "INTJ", "DET", "SCONJ", "PART")


@fixed()
class Fit:
    """A trigger that fits a predicate; `words` are the tokens it stands on."""

    trigger: Trigger
    predicate: Predicate
    words: tuple[int, ...]
    matched: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Index:
    """Triggers by the kind of word and its first lemma, and phrases by their first word."""

    words: dict[tuple[str, str], tuple[tuple[Trigger, tuple[str, ...]], ...]]
    phrases: dict[str, tuple[tuple[Trigger, tuple[str, ...]], ...]]


_INDEXES: dict[int, Index] = {}


def index(language: Language) -> Index:
    """The index of a language's triggers, made once."""
    if id(language) not in _INDEXES:
        words: dict[tuple[str, str], list[tuple[Trigger, tuple[str, ...]]]] = defaultdict(list)
        phrases: dict[str, list[tuple[Trigger, tuple[str, ...]]]] = defaultdict(list)
        for trigger in language.triggers:
            for kind in ("verb", "noun", "adj"):
                for lemmas in getattr(trigger, kind):
                    words[kind, lemmas[0].lower()].append((trigger, tuple(lemma.lower() for lemma in lemmas[1:])))
            for phrase in trigger.phrase:
                split = _split(phrase)
                phrases[split[0]].append((trigger, split))
        _INDEXES[id(language)] = Index({k: tuple(v) for k, v in words.items()}, {k: tuple(v) for k, v in phrases.items()})
    return _INDEXES[id(language)]


@cache
def _split(phrase: str) -> tuple[str, ...]:
    """A phrase as folded tokens, elisions apart as the parser cuts them."""
    return tuple(fold(phrase).replace("'", "' ").replace(" 's", " 's").split())


def fits(sheet: Sheet, predicate: Predicate) -> Iterator[Fit]:
    """Every trigger that fits a predicate's word and passes its tests, the most demanding first."""
    token = sheet.tokens[predicate.token]
    found = [fit for kind in _kinds(token) for fit in _by_lemma(sheet, predicate, token, kind)]
    yield from sorted(found, key=lambda f: (-f.trigger.weight - 2 * (len(f.words) - 1), f.trigger.where))


def _kinds(token: Token) -> tuple[str, ...]:
    if token.pos in ("VERB", "AUX"):
        return ("verb", "adj") if token.form == "Part" else ("verb",)
    if token.pos == "ADJ":
        return ("adj", "verb", "noun")
    return ("noun", "verb") if token.low.endswith("ing") else ("noun",)


def _by_lemma(sheet: Sheet, predicate: Predicate, token: Token, kind: str) -> Iterator[Fit]:
    table = index(sheet.language).words
    low = token.text.lower()
    seen = set()
    for form in dict.fromkeys((token.lemma, low, _singular(low) if kind == "noun" else low)):
        for trigger, others in table.get((kind, form), ()):
            if (id(trigger), others) in seen:
                continue
            seen.add((id(trigger), others))
            if kind != "noun" and _compounded(sheet, token):
                continue
            if kind == "verb" and token.pos == "ADJ" and token.dep == "amod" and not trigger.tests["object"] and token.form != "Part":
                continue
            placed = _find_all(sheet, predicate.token, others)
            if placed is not None and (matched := _passes(sheet, predicate, trigger)) is not None:
                yield Fit(trigger, predicate, (predicate.token, *placed), matched)


def _compounded(sheet: Sheet, token: Token) -> bool:
    """*Iran-backed militiamen*: a participle behind a hyphen tells what a thing is, not an act."""
    return token.dep == "amod" and token.i > 0 and sheet.tokens[token.i - 1].text == "-" and sheet.tokens[token.i - 1].end == token.start


def _singular(word: str) -> str:
    return word[:-1] if word.endswith(("s", "x")) and len(word) > 3 else word


def _find_all(sheet: Sheet, at: int, lemmas: tuple[str, ...]) -> tuple[int, ...] | None:
    """The further words of a trigger of several words, found among what hangs below or stands right behind; None where one is missing."""
    if not lemmas:
        return ()
    spelt = [_spellings(lemma) for lemma in lemmas]
    here = _words_of(sheet, sheet.tokens[at].sent)
    if any(here.isdisjoint(forms) for forms in spelt):
        return None
    near = _near(sheet, at)
    found = []
    for forms in spelt:
        standing = [near[form] for form in forms if form in near]
        if not standing:
            return None
        found.append(min(standing)[1])
    return tuple(found)


@cache
def _spellings(lemma: str) -> frozenset[str]:
    """A word of a pack as a token may have it: as written, and folded."""
    bare = lemma.replace("’", "'")
    return frozenset((bare, fold(bare)))


def _words_of(sheet: Sheet, sent: int) -> frozenset[str]:
    """The lemmas and folded words of a sentence."""
    known = sheet.memo("words of")
    found: frozenset[str] | None = known.get(sent)
    if found is None:
        sentence = sheet.sentences[sent]
        stretch = sheet.tokens[sentence.first : sentence.last + 4]  # `_near` may look a few words into the next sentence
        found = known[sent] = frozenset((*(t.lemma for t in stretch), *(t.low for t in stretch)))
    return found


def _near(sheet: Sheet, at: int) -> dict[str, tuple[int, int]]:
    """The words below a token or right behind it, by lemma and by folded form, each with its rank and the token where it stands first."""
    known = sheet.memo("near")
    table: dict[str, tuple[int, int]] | None = known.get(at)
    if table is None:
        table = known[at] = {}
        for rank, i in enumerate((*_local(sheet, at), *range(at + 1, min(at + 4, sheet.sentence_of(at).last)))):
            if i != at:
                table.setdefault(sheet.tokens[i].lemma, (rank, i))
                table.setdefault(sheet.tokens[i].low, (rank, i))
    return table


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


def _passes(sheet: Sheet, predicate: Predicate, trigger: Trigger) -> tuple[int, ...] | None:
    """The tokens that satisfied the tests; None where a test fails."""
    tests = trigger.tests
    noun = predicate.kind == "noun"
    if not _shaped(sheet, predicate, trigger):
        return None
    matched: list[int] = []
    for key, forbidden in (("object", "not_object"), ("subject", "not_subject")):
        if not tests[key] and not tests[forbidden]:
            continue
        words, forms = _arguments(sheet, predicate, key)
        if tests[key]:
            hit = None if tests[key].isdisjoint(forms) else _any(sheet, words, tests[key])
            if hit is None and key == "object":
                hit = _unseen(sheet, predicate, tests[key])
            if hit is None:
                return None
            matched.append(hit)
        if not forms.isdisjoint(tests[forbidden]):
            return None
    if tests["near"] or tests["not_near"]:
        near = _clause(sheet, predicate, trigger.content == "absorb" and not noun and bool(tests["near"]))
        if (tests["near"] and near.isdisjoint(tests["near"])) or not near.isdisjoint(tests["not_near"]):
            return None
    return tuple(matched)


def _shaped(sheet: Sheet, predicate: Predicate, trigger: Trigger) -> bool:
    """The quick tests: a preposition, a particle, a reflexive."""
    noun = predicate.kind == "noun"
    if trigger.reflexive and not noun and not predicate.reflexive:
        return False
    if trigger.particle and not noun and not (set(predicate.particles) | _behind(sheet, predicate.token)) & trigger.particle:
        return False
    return not trigger.prep or bool(({prep for prep, _ in predicate.preps} | {base(sheet.tokens[i]) for i in ahead(sheet, predicate.token) if sheet.tokens[i].pos != "PART"}) & trigger.prep)


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
    return frozenset().union(*map(sheet.forms, words))


def _unseen(sheet: Sheet, predicate: Predicate, wanted: frozenset[str]) -> int | None:
    """The object that the parser hung elsewhere (*a rompu lundi ses relations*), or that a pronoun takes up (*les avait rompues*)."""
    if predicate.kind == "noun":
        near = sheet.language.tables["language"]["asks_order"] and sheet.tokens[predicate.token].pos == "NOUN"
        return _any(sheet, list(ahead(sheet, predicate.token, 5)), wanted) if near else None
    if not predicate.objects:
        return _any(sheet, list(ahead(sheet, predicate.token, 7)), wanted)
    if all(sheet.tokens[i].pos == "PRON" for i in predicate.objects):
        return _any(sheet, list(range(predicate.token, max(0, predicate.token - 45), -1)), wanted)
    return None


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
        known[place] = _forms(sheet, words + [i for c in predicate.clauses for i in sheet.subtree(c)] if with_content else words)
    found: frozenset[str] = known[place]
    return found


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
        if token.text in (";", ":", "»", '"', "(", ")") or (token.pos in ("VERB", "AUX") and token.form == "Fin"):
            break
        end += 1
    return end


def _any(sheet: Sheet, words: list[int], wanted: frozenset[str]) -> int | None:
    for i in words:
        if not wanted.isdisjoint(sheet.forms(i)):
            return i
    return None


def phrase_fits(sheet: Sheet) -> Iterator[Fit]:
    """Every literal phrase of the pack that stands in the text, on the word that heads it."""
    table = index(sheet.language).phrases
    for token in sheet.tokens:
        for trigger, words in table.get(token.low, ()):
            stretch = sheet.tokens[token.i : token.i + len(words)]
            if tuple(t.low for t in stretch) != words or stretch[-1].sent != token.sent:
                continue
            span = range(token.i, token.i + len(words))
            head = next((t.i for t in stretch if t.head not in span or t.head == t.i), token.i)
            predicate = sheet.predicates.get(head) or next((sheet.predicates[i] for i in span if i in sheet.predicates), None)
            if predicate is not None and _passes(sheet, predicate, trigger) is not None:
                yield Fit(trigger, predicate, tuple(span), ())


__all__ = ["Fit", "ahead", "case_of", "fits", "index", "phrase_fits"]
