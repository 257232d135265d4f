"""Plain agency sentences of French that the parser or the order of the triggers used to spoil."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

CASES = [
    ("Oslo négocie avec le Japon.", {("CONSULT", ("NOR", "JPN"), (), "actual")}),
    ("Oslo prête deux hélicoptères à la Grèce.", {("AID", ("NOR",), ("GRC",), "actual")}),
    ("Le gouvernement indien forme des policiers haïtiens.", {("AID", ("IND",), ("HTI",), "actual")}),
    ("Tokyo allège les contrôles à l'exportation vers Séoul.", {("CONCEDE", ("JPN",), ("KOR",), "actual")}),
    ("Le ministère tchèque de la Défense aurait allégé ses taxes sur le blé ukrainien.", {("CONCEDE", ("CZE",), ("UKR",), "actual")}),
    ("Pékin et Manille vont entamer des pourparlers sur la pêche.", {("AGREE", ("CHN", "PHL"), (), "actual")}),
    ("Oslo a décidé de livrer des chars à l'Ukraine.", {("AGREE", ("NOR",), ("UKR",), "actual")}),
    ("Oslo a décidé de rompre ses relations avec l'Iran.", {("SANCTION", ("NOR",), ("IRN",), "actual")}),
    ("Tête-à-tête Trump-Netanyahou à la Maison Blanche.", {("CONSULT", ("USA", "ISR"), (), "actual")}),
    ("Des discussions sont en cours entre Paris et Alger.", {("CONSULT", ("FRA", "DZA"), (), "actual")}),
    ("La Hongrie lève son veto sur l'aide à l'Ukraine.", {("CONCEDE", ("HUN",), ("UKR",), "actual")}),
    ("La Slovaquie soutient la candidature de la Géorgie.", {("SUPPORT", ("SVK",), ("GEO",), "actual")}),
    ("Les pompiers espagnols sont venus prêter main-forte au Portugal.", {("AID", ("ESP",), ("PRT",), "actual")}),
    ("Caracas met en liberté cinq opposants.", {("RETREAT", ("VEN",), ("VEN",), "actual")}),
    ("« Retirez vos soldats », a lancé le président tchadien à Paris.", {("REQUEST", ("TCD",), ("FRA",), "actual")}),
    ("Londres veut que Pékin libère un libraire.", {("REQUEST", ("GBR",), ("CHN",), "actual")}),
    ("Washington a achevé le retrait de ses forces du Niger.", {("RETREAT", ("USA",), ("NER",), "actual")}),
    ("La Chine et le Pakistan ont entamé leur exercice naval annuel.", {("COOPERATE", ("CHN", "PAK"), (), "actual")}),
    ("Le président tchadien a gracié des rebelles.", {("CONCEDE", ("TCD",), ("TCD",), "actual")}),
    ("Le Brésil soutient la candidature de l'Éthiopie aux Brics.", {("SUPPORT", ("BRA",), ("ETH",), "actual")}),
    ("L'Australie se range aux côtés des Philippines.", {("SUPPORT", ("AUS",), ("PHL",), "actual")}),
    ("Le Caire et Khartoum tiendront des manœuvres.", {("AGREE", ("EGY", "SDN"), (), "actual")}),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_one_act_each(coder: Coder, text: str, wanted: set[tuple[str, tuple[str, ...], tuple[str, ...], str]]) -> None:
    """The category, the parties without sectors, and the status."""
    coded = coder.code(paragraph(text, "fr")).events
    assert {(e.type, _states(e.actor), _states(e.recipient), e.status) for e in coded} == wanted


def _states(codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code.split(":")[0] for code in codes)


STANDS = [
    ("Les liens entre Ankara et Le Caire se réchauffent.", "warming"),
    ("L'embellie se confirme entre Tunis et Tripoli.", "warming"),
    ("Le divorce est consommé entre Paris et Bamako.", "bad"),
    ("L'axe Moscou-Pékin se renforce.", "warming"),
    ("Paris et Berlin ne parlent plus d'une seule voix.", "cooling"),
]


@pytest.mark.parametrize(("text", "valence"), STANDS)
def test_how_a_relation_stands(coder: Coder, text: str, valence: str) -> None:
    """What is said of two states whose names stand before or behind it."""
    coded = coder.code(paragraph(text, "fr")).characterisations
    assert [(c.valence, len(c.parties)) for c in coded] == [(valence, 2)]
