"""French acts that stand beside another as acts of their own, and the names that the parser keeps from their verbs."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

CASES = [
    ("Le Caire a fermé dimanche son ciel aux avions soudanais, au lendemain du rappel de son ambassadeur à Khartoum.", "SANCTION/withdraw EGY:GOV>SDN"),
    ("Lima a expulsé lundi deux diplomates russes, par solidarité avec Londres.", "SUPPORT >GBR"),
    ("L'Algérie a gracié jeudi trois marins espagnols condamnés en mai.", "SANCTION/convict >ESP:CVL"),
    ("Alger a reçu le Polisario, que Rabat exhorte à reprendre les pourparlers.", "REQUEST MAR>REB-POLISARIO"),
    ("Séoul, pris de court, a convoqué l'ambassadeur de Chine.", "ACCUSE/disapprove KOR>CHN:GOV"),
    ("Le premier ministre belge était lundi à Kiev.", "CONSULT/visit BEL:GOV>UKR"),
    ("La France, dont la ministre était mardi à Erevan, a accepté de vendre des armes à l'Arménie.", "CONSULT/visit FRA:GOV>ARM"),
    ("Ankara, sollicité par Tunis, a livré dix drones à la Tunisie.", "AID TUR>TUN"),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_told_beside(coder: Coder, text: str, wanted: str) -> None:
    """The category with its mode and whoever is named are among what is coded."""
    category, _, parties = wanted.partition(" ")
    actor, _, recipient = parties.partition(">")
    kind, _, mode = category.partition("/")
    found = coder.code(paragraph(text, "fr", "2025-03-20")).events
    same = [e for e in found if e.type == kind and (not mode or e.mode == mode)]
    assert any((not actor or actor in e.actor) and (not recipient or recipient in e.recipient) for e in same), found
