"""The words of a tree that spaCy built, in columns: to ask each token for each of its sides costs five times as much."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, Any

from dragoman.packs.roster import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

Word = tuple[str, str, str, str, str, str, str, str, str]
#: steps to heads stand in spaCy's arrays as whole numbers without a sign
HALF, WHOLE = 2**63, 2**64
#: the strings behind spaCy's numbers; and what a word gives wherever its analysis is the same: text, folded, lemma, part of speech, mood, tense, form, number, gender
_NAMES: dict[int, str] = {}
_WORDS: dict[tuple[bool, int, int, int, int], Word] = {}
#: how futures end: *recevra, enverront, tiendrons*
FUTURE = ("ra", "rai", "rons", "ront")
#: how many words are kept at a time
MOST = 200_000


def columns(doc: Doc, french: bool) -> tuple[list[str], list[int], list[int], list[str], list[Word]]:
    """Of each token the model's label, its head, where it starts, what the recogniser calls it, and its word."""
    if not len(doc):
        return [], [], [], [], []
    orth, lemma, pos, dep, morph, kind, starts, steps = doc.to_array(["ORTH", "LEMMA", "POS", "DEP", "MORPH", "ENT_TYPE", "IDX", "HEAD"]).T.tolist()
    for key in {*dep, *kind} - _NAMES.keys():
        _NAMES[key] = doc.vocab.strings[key] if key else ""
    deps = [_NAMES[key] for key in dep]
    heads = [i + (step if step < HALF else step - WHOLE) for i, step in enumerate(steps)]
    words = [_WORDS.get(key) or _word(doc, i, key) for i, key in enumerate(zip(repeat(french), orth, lemma, pos, morph, strict=False))]
    for i in {head for head, label in zip(heads, deps, strict=True) if label in ("aux:tense", "aux:pass")} if french else ():
        words[i] = _helped(words[i])
    return deps, heads, starts, [_NAMES[key] for key in kind], words


def _word(doc: Doc, i: int, key: tuple[bool, int, int, int, int]) -> Word:
    """What a word with its analysis gives, kept for the next time."""
    t: Any = doc[i]
    low = fold(t.text)
    lemma = t.lemma_.lower() if t.lemma_ else low
    if key[0] and t.pos_ == "VERB" and lemma == t.text.lower() and lemma.endswith("e") and "Inf" not in t.morph.get("VerbForm"):
        lemma += "r"  # the model leaves many a present as it is: réclame, conteste
    if len(_WORDS) >= MOST:
        _WORDS.clear()
    mood, tense, form, number, gender = ("".join(t.morph.get(name)[:1]) for name in ("Mood", "Tense", "VerbForm", "Number", "Gender"))
    if key[0] and t.pos_ == "VERB" and form == "Part" and low.endswith(FUTURE):
        form = "Fin"  # no participle ends so: *n'a pas été prévenu et convoquera*
    if key[0] and t.pos_ in ("VERB", "AUX") and form in ("Fin", ""):
        tense = _tense(low, fold(lemma), tense)
        mood, tense = _imperfect(low, fold(lemma), mood, tense)
    found = _WORDS[key] = (t.text, low, lemma, t.pos_, mood, tense, form, number, gender)
    return found


def _tense(low: str, lemma: str, told: str) -> str:
    """The tense of a French finite form by its ending, where the model is often wrong: *recevra* to come, *tira* past."""
    if low in (lemma[:-2] + "a", lemma[:-2] + "ai"):
        return "Past"
    return "Fut" if low.endswith(FUTURE) and low[:2] == lemma[:2] and low != lemma[:-2] + "ons" else told


def _imperfect(low: str, lemma: str, mood: str, tense: str) -> tuple[str, str]:
    """Mood and tense of a form that the model took for a conditional: *éreintait*, *juraient* are imperfects, a conditional has the infinitive in it."""
    past = low.endswith(("ait", "aient")) and (not low.endswith(("rait", "raient")) or low in (lemma[:-2] + "ait", lemma[:-2] + "aient"))
    return ("Ind", "Imp") if mood == "Cnd" and past else (mood, tense)


def _helped(word: Word) -> Word:
    """A word with an auxiliary is a participle, whatever the model took it for."""
    text, low, lemma, pos, mood, tense, form, number, gender = word
    if pos not in ("NOUN", "ADJ", "ADV", "PROPN"):
        return word
    return text, low, infinitive(low, text.lower()), "VERB", mood, tense, "Part", number, gender


def infinitive(low: str, text: str) -> str:
    """The infinitive of a regular past participle: *patrouillé*, *bâtie*."""
    bare = text.rstrip("s").removesuffix("e") if text.endswith(("ée", "ées", "ie", "ies", "ue", "ues")) else text.rstrip("s")
    return bare[:-1] + "er" if bare.endswith("é") else bare + "r" if bare.endswith("i") else low
