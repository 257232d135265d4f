"""Second acts of a sentence that the French model takes for other words: *a rappelé son ambassadeur et gelé ses importations* (a participle
taken for an adjective), *ce que dément Bakou* (a verb before its subject taken for an adverb).
"""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from dragoman.coding.once import once
from dragoman.coding.repairs.presents import third_persons
from dragoman.coding.repairs.tree import NOMINAL
from dragoman.coding.sheet import Token
from dragoman.packs import Language
from dragoman.packs.roster import fold

#: how far before the second participle its first may stand, and how far behind it its object
REACH, NEAR = 25, 6
#: what the model takes such a word for
MISTAKEN = ("ADJ", "NOUN", "ADV")


def seconds(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such words made verbs; the same tuple where there are none."""
    table = language.tables["language"].get("present", {})
    if "joining" not in table:
        return tokens
    parts, forms, joining = _participles(language), third_persons(language), frozenset(table["joining"])
    changed = list(tokens)
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if token.pos not in MISTAKEN or before.sent != token.sent or after.sent != token.sent:
            continue
        if token.pos != "ADV" and before.low in joining and after.pos == "DET" and token.low in parts:
            _second(changed, token, parts[token.low])
        elif token.pos == "ADV" and before.low in ("que", "qu'") and token.text.lower() in forms:
            _inverted(changed, token, forms[token.text.lower()])
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


@once
def _participles(language: Language) -> dict[str, str]:
    """`participle -> infinitive` of the regular verbs that the packs name."""
    return {fold(verb[:-2] + new): verb for verb in sorted(language.verbs) for end, new in (("er", "é"), ("ir", "i")) if verb.endswith(end)}


def _second(tokens: list[Token], part: Token, lemma: str) -> None:
    """Hang a participle and its object on the participle before it that *avoir* goes with."""
    before = reversed(tokens[max(0, part.i - REACH) : part.i - 1])
    first = next((t for t in before if t.sent == part.sent and t.pos == "VERB" and t.form == "Part" and _had(tokens, t)), None)
    thing = next((t for t in tokens[part.i + 2 : part.i + NEAR] if t.pos in NOMINAL), None)
    if first is None or thing is None or thing.sent != part.sent:
        return
    tokens[part.i] = replace(part, pos="VERB", lemma=lemma, form="Part", tense="Past", head=first.i, dep="conj")
    tokens[thing.i] = replace(thing, head=part.i, dep="obj")
    tokens[part.i - 1] = replace(tokens[part.i - 1], head=part.i, dep="cc")


def _had(tokens: list[Token], verb: Token) -> bool:
    return any(t.head == verb.i and t.dep == "aux" and t.lemma == "avoir" for t in tokens[max(0, verb.i - NEAR) : verb.i])


def _inverted(tokens: list[Token], verb: Token, lemma: str) -> None:
    """Make the word the verb of its clause and the name behind it its subject."""
    subject = next((t for t in tokens[verb.i + 1 : verb.i + 4] if t.pos in NOMINAL), None)
    over = tokens[verb.i - 2] if verb.i > 1 else verb
    if subject is None or over.sent != verb.sent or over.i == verb.i or (subject.i > verb.i + 1 and tokens[verb.i + 1].pos != "DET"):
        return
    tokens[verb.i] = replace(verb, pos="VERB", lemma=lemma, form="Fin", tense="Pres", mood="Ind", head=over.i if over.text != "," else over.i - 1, dep="relcl")
    tokens[subject.i] = replace(subject, head=verb.i, dep="subj")
    tokens[verb.i - 1] = replace(tokens[verb.i - 1], pos="PRON", head=verb.i, dep="obj")
