"""Lemmas that the model does not know, put right: *re-established*, *fined*, *staged*, *initialled*.

The language's pack says how the forms of a regular verb are made (`inflected`); the verbs are those that the packs name. A form is
read again only where the model's lemma is no word of the packs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dragoman.coding.once import once
from dragoman.coding.sheet import Token
from dragoman.packs import Language

#: how French futures end
FUTURE = ("ra", "rai", "ras", "rons", "rez", "ront")
VOWELS = frozenset("aeiou")
#: labels that a verb with an article before it would not have
NOMINAL_PLACES = ("subj", "subjpass", "obj", "obl", "nmod")


def relemma(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with such lemmas put right; the same tuple where there is none."""
    forms, known = _forms(language)
    sure = language.tables["language"].get("inflected", {}).get("irregular", {})
    verbal = [t for t in tokens if t.pos in ("VERB", "ADJ")]
    wrong = {t.i: replace(t, lemma=forms[t.low]) for t in verbal if t.low in forms and t.lemma != forms[t.low] and (t.lemma not in known or t.low in sure)}
    if language.code == "fr":
        wrong |= {t.i: mended for t in verbal if t.pos == "VERB" and (mended := _formed(wrong.get(t.i, t), known)) is not t}
        wrong |= {t.i: replace(t, pos="NOUN", lemma=t.text.lower(), form="", tense="", mood="") for t in verbal if _noun(tokens, t)}
        wrong |= {t.i: mended for t in tokens if "s-" in t.low and (mended := _posts(t, language.sectors)) is not t}
    return tuple(wrong.get(t.i, t) for t in tokens) if wrong else tokens


def _posts(token: Token, posts: Mapping[str, str]) -> Token:
    """*Les états-majors*: a role noun of two words in the plural, of which the model knows neither the lemma nor the kind."""
    one = "-".join(part.removesuffix("s") for part in token.text.lower().split("-"))
    return replace(token, pos="NOUN", lemma=one) if token.lemma not in posts and one in posts else token


def _noun(tokens: tuple[Token, ...], token: Token) -> bool:
    """*L'offre d'aide est venue*: whether a finite verb is a noun that has its article and the place of one."""
    before = tokens[token.i - 1] if token.i else token
    return token.pos == "VERB" and token.form == "Fin" and token.dep in NOMINAL_PLACES and before.pos == "DET" and before.head == token.i and token.low.endswith("e")


def _formed(token: Token, known: frozenset[str]) -> Token:
    """A verb whose form the model cannot have read rightly: *Oslo négocie*, *aurait allégé* are no infinitives, *vont* is no future, and *prête* is of *prêter*."""
    low = token.text.lower()
    if token.form == "Inf" and token.text[0].islower() and not low.endswith(("r", "re")):
        past = low.rstrip("s").removesuffix("e").endswith("é")
        return replace(token, form="Part", tense="Past") if past else replace(token, form="Fin", tense="Pres", mood="Ind")
    if token.form == "Part" and token.lemma == low and low.endswith(("er", "ir", "oir")):
        return replace(token, form="Inf", tense="")
    if token.form == "Fin" and token.tense == "Fut" and not low.endswith(FUTURE):
        return replace(token, tense="Pres")
    if token.form == "Fin" and token.tense == "Pres" and low.endswith(("iendra", "iendront")):
        return replace(token, tense="Fut")
    if token.form == "Fin" and not token.lemma.endswith(("r", "re")) and low.endswith("e") and low + "r" in known:
        return replace(token, lemma=low + "r")
    return token


def verb_forms(language: Language) -> dict[str, str]:
    """`form -> infinitive` of the verbs that the packs name."""
    return _forms(language)[0]


@once
def _forms(language: Language) -> tuple[dict[str, str], frozenset[str]]:
    """`form -> infinitive` of the verbs that the packs name, and those verbs."""
    table = language.tables["language"].get("inflected")
    if not table:
        return {}, frozenset()
    verbs = {*language.verbs, *language.tables["speech"]["verbs"], *language.tables["modality"]["hypothetical_verbs"], *language.tables["modality"]["pledging"]}
    regular = sorted(verbs - set(table["never"]) - set(table["irregular"]))
    made = {form: verb for verb in regular for form in _inflect(verb, table["endings"])}
    return made | table["irregular"], frozenset(verbs - set(table["irregular"]))


def _inflect(verb: str, endings: dict[str, list[str]]) -> list[str]:
    """The regular forms of a verb, by the longest ending of its infinitive that the table has; a last consonant behind one vowel doubled too."""
    found = [verb[: -len(end)] + new for end, forms in endings.items() if end != "other" and verb.endswith(end) for new in forms]
    if found:
        return found
    doubled = [verb + verb[-1]] if len(verb) > 2 and verb[-1] not in VOWELS and verb[-2] in VOWELS and verb[-3] not in VOWELS else []
    return [stem + new for stem in (verb, *doubled) for new in endings["other"]]
