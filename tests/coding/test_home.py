"""Acts within one state, and the subjects and moods of French that the model misses."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from dragoman.records import Event
from fakes import paragraph

CODER = Coder()


def events(text: str, lang: str = "fr") -> tuple[Event, ...]:
    """The events of a text of one paragraph."""
    return CODER.code(paragraph(text, lang, "2025-06-10")).events


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("L'armée népalaise a décrété un couvre-feu.", "fr", ("COERCE", ("NPL:MIL",), ("NPL:CVL",))),
        ("The Gabonese army overthrew the president in August 2023.", "en", ("COERCE", ("GAB:MIL",), ("GAB:GOV",))),
        ("L'appel du Japon à ses ressortissants de quitter le Myanmar a inquiété.", "fr", ("SANCTION", ("JPN",), ("MMR",))),
        ("La Cédéao, qui se réunit mardi, réclame la libération du président nigérien au Niger.", "fr", ("REQUEST", ("IGO-ECOWAS",), ("NER:GOV",))),
        ("The Indian fishermen held by Sri Lanka have begged the Indian government to act.", "en", ("REQUEST", ("IND:LAB",), ("IND:GOV",))),
        ("Les mineurs boliviens que le Chili a retenus ont supplié le gouvernement bolivien d'agir.", "fr", ("REQUEST", ("BOL:LAB",), ("BOL:GOV",))),
        ("Lusaka n'a pas cédé à la Chine.", "fr", ("REJECT", ("ZMB",), ("CHN",))),
    ],
)  # fmt: skip
def test_parties(text: str, lang: str, wanted: tuple[str, tuple[str, ...], tuple[str, ...]]) -> None:
    """Who acts on whom within a state, and the subjects of relatives and of active perfects."""
    assert wanted in [(e.type, e.actor, e.recipient) for e in events(text, lang)]


def test_no_own_side() -> None:
    """A state that lifts a sanction or admits an error does so to nobody at home."""
    assert all(e.actor != ("SYR:CVL",) for e in events("La levée des sanctions contre la Syrie a été votée."))
    assert all(e.recipient != ("IRN:CVL",) for e in events("L'aveu par l'Iran de son erreur a surpris."))


@pytest.mark.parametrize(
    ("text", "category", "status"),
    [
        ("Deux mois plus tard, le Kenya éreintait la Somalie.", "ACCUSE", "actual"),
        ("L'UPK jure n'avoir rien négocié avec Bagdad.", "CONSULT", "negated"),
        ("Le retrait du Niger de la Cédéao n'est toutefois pas envisagé.", "SANCTION", "negated"),
        ("Le Qatar n'a pas expulsé les Saoudiens, encore moins coupé le gaz aux Émirats.", "SANCTION", "negated"),
    ],
)
def test_status(text: str, category: str, status: str) -> None:
    """Imperfects that look like conditionals, *rien* before a participle, passives denied, *encore moins*."""
    assert status in [e.status for e in events(text) if e.type == category]


def test_entries_of_several_words() -> None:
    """A list of a trigger may hold entries of several words, which are matched as they stand in the text."""
    from dragoman.coding.events.index import entries

    assert any(len(words) > 1 for row in entries(CODER.packs.languages["fr"]).values() for many in row.values() for words, _ in many)


@pytest.mark.parametrize(
    ("text", "lang", "types"),
    [
        ("L'opposition malgache conteste le décompte.", "fr", []),
        ("L'opposition malgache conteste le décompte. Maputo a fermé sa frontière avec Madagascar.", "fr", ["REJECT", "SANCTION"]),
        ("Malagasy opposition leaders rejected the count.", "en", []),
        # what is done at home is told, whoever else is named
        ("La police malgache a arrêté douze manifestants.", "fr", ["COERCE"]),
    ],
)
def test_what_is_only_said_at_home(text: str, lang: str, types: list[str]) -> None:
    """Words between a state and its own people are no relation in a passage that names nobody else."""
    assert [e.type for e in events(text, lang)] == types


def test_a_place_is_no_act() -> None:
    """The island of *La Réunion* is no meeting."""
    assert not [e for e in events("Le chef, formé à La Réunion, a salué les pêcheurs de Maurice.") if e.type == "CONSULT"]
