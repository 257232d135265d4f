"""What is too doubtful to be kept is told as a refusal, never dropped in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.coding.chain import Coder
from dragoman.packs import load
from fakes import paragraph

TEXT = "Le Mali a expulsé lundi l'ambassadeur de France."
ARTICLE = paragraph(TEXT, "fr", "2026-02-05")


@pytest.mark.parametrize(("base", "kept"), [(9.0, True), (-9.0, False)])
def test_doubtful_events_are_refused(base: float, kept: bool) -> None:
    """With weights that believe nothing, the event becomes a refusal that says which words, which act and how doubtful."""
    packs = load()
    coding = Coder(replace(packs, weights={**packs.weights, "confidence": {"base": base}})).code(ARTICLE)
    assert bool(coding.events) is kept
    assert any("too doubtful" in r.reason and "SANCTION MLI → FRA" in r.reason and "a expulsé" in r.reason for r in coding.refusals) is not kept


def test_what_is_known_of_a_word_counts() -> None:
    """An act of a word that was oftener right is surer, of one that was never compared less sure; the reason names which."""
    packs = load()
    word, weights = "SANCTION expulser", {**packs.weights, "confidence": {**packs.weights["confidence"], "word": 1.0, "new word": -0.5}}
    told = [Coder(replace(packs, weights={**weights, "words-fr": known})).code(ARTICLE).events[0] for known in ({word: 1.0}, {word: 0.0}, {})]
    often, evenly, never = (e.confidence for e in told)
    assert often > evenly > never
    why = ["".join(r.why for r in e.reasons if r.field == "confidence") for e in told]
    assert "word +1.0" in why[0] and "new word -0.5" in why[2]


def test_learned_weights_are_there() -> None:
    """The package carries what was learned of parties and of confidence: a sure sentence is surer than one half, and a doubtful one less."""
    assert {"actor", "recipient", "confidence"} <= load().weights.keys()
    (sure,) = Coder(load()).code(ARTICLE).events
    assert sure.confidence > 0.6
