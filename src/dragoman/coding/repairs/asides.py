"""Verbs of speech behind a quotation or in an aside, which the French model takes for another kind of word.

*« Une provocation », rétorque le Kremlin* (taken for a participle), *« Faux », tranche l'Élysée* and *« Un mensonge », réplique Alger* (for nouns),
*la frappe, dément Kigali, n'a pas eu lieu* (for an adverb), or to which it gives what was said for a subject (*« une provocation de trop », fulmine le Quai d'Orsay*):
the bare noun phrase behind them is their subject.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from operator import is_

from dragoman.coding.marks import CLOSING, OPENS
from dragoman.coding.once import once
from dragoman.coding.repairs.tree import NOMINAL, below, kids
from dragoman.coding.sheet import Token
from dragoman.packs import Language
from dragoman.packs.roster import fold

#: endings of infinitives, folded, with those of their present in the third person; the first that fits
ENDINGS = (
    ("eler", ("elle", "ellent", "ele", "elent")), ("er", ("e", "ent")), ("venir", ("vient", "viennent")), ("tenir", ("tient", "tiennent")), ("mentir", ("ment", "mentent")),
    ("ir", ("it", "issent")), ("mettre", ("met", "mettent")), ("crire", ("crit", "crivent")), ("dire", ("dit", "disent")), ("clure", ("clut", "cluent")),
    ("naitre", ("nait", "naissent")), ("croire", ("croit", "croient")), ("aindre", ("aint", "aignent")), ("dre", ("d", "dent")),
)  # fmt: skip
#: how many words of a noun phrase are looked through for its head
PHRASE = 6
OPENING = ("DET", "PROPN", "NUM")


@once
def _presents(language: Language) -> dict[str, str]:
    """The third persons of the present, folded, of the verbs of speech of a language, with their infinitives."""
    return dict(pair for verb in sorted(language.speaking) if verb.isalpha() for pair in _forms(verb))


def _forms(verb: str) -> Iterator[tuple[str, str]]:
    stem = fold(verb)
    for ending, presents in ENDINGS:
        if stem.endswith(ending):
            yield from ((stem[: -len(ending)] + present, verb) for present in presents)
            return


def spoken(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such verbs as verbs, and who speaks as their subject; the same tuple where there are none."""
    if not language.tables["language"].get("asks_order"):
        return tokens
    changed, presents, verbs = list(tokens), _presents(language), language.speaking
    days = language.tables["times"]["weekdays"]
    for token in tokens:
        if token.form == "Part" and token.tense == "Past" and token.lemma in verbs and token.pos == "VERB" and tokens[token.head].pos in NOMINAL and token.i > 2:
            _answered(changed, token, days)
        verb = presents.get(token.low)
        if verb is not None and not token.text[:1].isupper():
            if token.pos == "VERB" and token.form == "Fin":
                _turn(changed, token)
            else:
                _speak(changed, token, verb)
    return tokens if all(map(is_, changed, tokens)) else tuple(changed)


def _speak(tokens: list[Token], token: Token, verb: str) -> None:
    """A word in the place of a verb of speech with its noun phrase behind it becomes that verb."""
    start = _start(tokens, token)
    said = _said(tokens, start)
    noun = behind(tokens, token) if said else None
    if noun is None or (said == "," and not closed(tokens, noun)):
        return
    above = token.head if token.head not in (token.i, noun.i) else noun.head
    if above in (token.i, noun.i) or below(tokens, above, token.i):
        above = token.i if token.dep == "root" or noun.dep == "root" else _root(tokens, token)
    tokens[token.i] = replace(token, pos="VERB", lemma=verb, form="Fin", tense="Pres", mood="Ind", head=above, dep="root" if above == token.i else "parataxis")
    tokens[noun.i] = replace(noun, head=token.i, dep="subj")
    if start < token.i:
        tokens[start] = replace(tokens[start], head=token.i, dep="expl")


def _turn(tokens: list[Token], verb: Token) -> None:
    """A verb of speech right behind a quotation, or a reflexive one behind a comma, has for subject the bare noun phrase behind it and not what was said; so has the main verb of an aside (*si les tirs reprenaient, prévient Séoul, ...*)."""
    start = _start(tokens, verb)
    said, reflexive = _said(tokens, start), start < verb.i
    before = [t for t in kids(tokens, verb.i) if t.dep in ("subj", "subjpass") and t.i < verb.i]
    alone = bool(said) and verb.dep == "root" and _clauses_before(tokens, verb)
    noun = behind(tokens, verb) if said == '"' or (said and (reflexive or alone)) else None
    if noun is None or not (before or reflexive or alone) or below(tokens, verb.i, noun.i) or (said != '"' and not closed(tokens, noun)) or not all(_content(tokens, t, verb) for t in before):
        return
    for t in before:
        tokens[t.i] = replace(t, dep="ccomp")
    tokens[noun.i] = replace(tokens[noun.i], head=verb.i, dep="subj")


def _clauses_before(tokens: list[Token], verb: Token) -> bool:
    """Whether nothing but clauses hangs before a verb."""
    hung = [t.dep for t in kids(tokens, verb.i) if t.i < verb.i and t.dep != "punct"]
    return bool(hung) and set(hung) == {"advcl"}


def _answered(tokens: list[Token], part: Token, days: Collection[str]) -> None:
    """*« Nous ne céderons pas », a martelé jeudi le président, après que ...*: a participle that was hung on who speaks is the verb, and what was said its content."""
    after = next((t for t in tokens[part.i + 1 : part.i + 4] if t.low not in days and t.pos != "ADV"), part)
    noun = behind(tokens, tokens[after.i - 1])
    have = tokens[part.i - 1]
    if noun is None or part.head != noun.i or noun.dep not in ("subj", "subjpass", "obj", "obl") or have.lemma != "avoir" or _said(tokens, have.i) != '"':
        return
    said = tokens[noun.head]
    if said.i > part.i or said.pos not in ("VERB", "AUX"):
        return
    above = tokens[said.head]
    opened = above.i > noun.i and any(k.dep == "mark" and k.i > noun.i for k in kids(tokens, above.i))
    top = part.i if above.i == said.i or (opened and above.head == above.i) else above.i
    tokens[part.i] = replace(part, head=top, dep="root" if top == part.i else said.dep)
    tokens[noun.i] = replace(noun, head=part.i, dep="subj")
    tokens[said.i] = replace(said, head=part.i, dep="ccomp")
    if opened and top == part.i:
        tokens[above.i] = replace(above, head=part.i, dep="advcl")


def _start(tokens: list[Token], verb: Token) -> int:
    """Where a verb begins with its reflexive pronoun."""
    return verb.i - 1 if verb.i and tokens[verb.i - 1].low in ("s'", "se") else verb.i


def _content(tokens: list[Token], subject: Token, verb: Token) -> bool:
    """Whether what was taken for a verb's subject is what was said: a predicate of its own, or a noun within the quotation marks."""
    between = [t.text for t in tokens[subject.i : verb.i]]
    return any(k.dep == "cop" for k in kids(tokens, subject.i)) or (any(q in between for q in CLOSING) and not any(q in between for q in OPENS))


def _said(tokens: list[Token], at: int) -> str:
    """What stands before a verb of speech: a quotation mark, with a comma or without, or only a comma; empty elsewhere."""
    before = [t.text for t in tokens[max(0, at - 2) : at] if t.sent == tokens[at].sent]
    if before[-1:] == [","]:
        return '"' if before[0] in CLOSING else ","
    return '"' if before and before[-1] in CLOSING else ""


def behind(tokens: list[Token], token: Token) -> Token | None:
    """The head of the bare noun phrase right behind a word."""
    after = [t for t in tokens[token.i + 1 : token.i + 1 + PHRASE] if t.sent == token.sent]
    capital = bool(after) and after[0].text[:1].isupper()
    if not after or after[0].pos not in (*OPENING, *(("NOUN",) if capital else ())) or (after[0].pos == "PROPN" and not capital):
        return None
    noun = next((t for t in after if t.pos in NOMINAL), None)
    if noun is None or any(t.pos not in ("DET", "ADJ", "NUM") for t in after[: after.index(noun)]):
        return None
    return noun


def closed(tokens: list[Token], noun: Token) -> bool:
    """Whether a comma or the end closes the aside that a noun phrase ends."""
    for t in tokens[noun.i + 1 : noun.i + 8]:
        if t.sent != noun.sent or t.text in (",", "."):
            return True
        if t.pos in ("VERB", "AUX"):
            return False
    return False


def _root(tokens: list[Token], token: Token) -> int:
    """The root above a token, or what stands sixty steps above it."""
    at = token
    for _ in range(60):
        at = tokens[at.head]
    return at.i
