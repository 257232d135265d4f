"""The lists of a language that speak of relations, made ready once."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.coding.characterisations.label import VALENCES
from dragoman.coding.once import Phrases, by_words, once, split
from dragoman.packs import Language
from dragoman.records import Valence


@dataclass(frozen=True)
class Lists:
    """The lists of a language: names of states of a relation by their words, phrases, each with the rank of its valence and its place in the list, predicates by valence, nouns of relation."""

    names: dict[str, list[tuple[int, int, str]]]
    phrases: Phrases[tuple[int, int, str]]
    subjects: frozenset[str]
    predicates: dict[Valence, frozenset[str]]


@once
def lists(language: Language) -> Lists:
    """The lists of `relations.toml`, ready to be looked up."""
    relations = language.tables["relations"]
    names: dict[str, list[tuple[int, int, str]]] = {}
    for rank, valence in enumerate(VALENCES):
        for place, name in enumerate(relations["nouns"].get(valence, [])):
            words = name.split()
            for word in dict.fromkeys(w for w in words if len(w) > 2 or len(words) == 1):
                names.setdefault(word, []).append((rank, place, name))
    predicates = {v: frozenset(relations["predicates"].get(v, [])) for v in VALENCES}
    phrases = ((split(phrase), (rank, place, phrase)) for rank, valence in enumerate(VALENCES) for place, phrase in enumerate(relations["phrases"].get(valence, [])))
    return Lists(names, by_words(phrases), frozenset(relations["subjects"]), predicates)
