"""Words joined across a verb: second objects, second subjects, perfects behind participles, clauses that run ahead, and whom *the two parties* leave out."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

CASES = [
    ("La Roumanie expulse neuf diplomates et employés russes.", ("SANCTION", "ROU", "RUS")),
    ("Lomé expulse le représentant du HCR, coupable à ses yeux d'avoir publié des chiffres faux.", ("SANCTION", "TGO", "IGO-UNHCR")),
    ("Le Monténégro n'extradera pas vers Minsk le journaliste biélorusse Ilia Sachko.", ("REJECT", "MNE", "BLR")),
    ("Après que Berlin eut suspendu la totalité de son aide au Soudan du Sud, le Royaume-Uni a débloqué lundi neuf millions de livres destinés aux Soudanais.", ("AID", "GBR", "SDN")),
    ("Riga, où le ministre grec est attendu, réclame une réunion avec Athènes.", ("REQUEST", "LVA", "GRC")),
    ("Le Népal a rompu ses relations avec Israël, salué la libération par le Hamas de deux otages et appelé les deux parties à la retenue.", ("REQUEST", "NPL", "ISR,REB-HAMAS")),
    ("Après un sommet de deux jours, une visite jugée « inopportune » par Riga, le chancelier allemand est rentré.", ("ACCUSE", "LVA", "DEU")),
    ("Lima a essuyé mardi les critiques de La Paz, où le gouvernement a convoqué le chargé d'affaires péruvien.", ("ACCUSE", "BOL", "PER")),
    ("L'Inde et le Pakistan ont échangé des tirs mardi, la Chine et l'Iran pressant Islamabad de faire preuve de retenue.", ("REQUEST", "CHN,IRN", "PAK")),
    ("La Norvège a fustigé le Conseil de l'Europe, après la suspension de sa participation par ce dernier, que la Russie avait quitté en 2022.", ("SANCTION", "RUS", "IGO-COE")),
]


def acts(coder: Coder, text: str) -> list[tuple[str, str, str]]:
    article = paragraph(text, "fr", "2025-05-10")
    return [(e.type, *(",".join(code.split(":")[0] for code in codes) for codes in (e.actor, e.recipient))) for e in coder.code(article).events]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_what_a_verb_parts(coder: Coder, text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in acts(coder, text)


def test_a_perfect_behind_a_participle(coder: Coder) -> None:
    """Who has authorised is who has done the first thing, not who asked."""
    found = acts(coder, "Le président tchadien a reçu l'envoyé turc, cédant à une demande formulée par Berlin, et libéré deux Allemands.")
    assert ("RETREAT", "TCD", "DEU") in found


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Le Kenya a dépêché lundi un cargo à Kampala pour expulser des diplomates ougandais.", {"SANCTION"}),
        ("Un chalutier grec a quitté le port de Sfax pour livrer des chars à la Tunisie.", {"AID"}),
    ],
)
def test_what_an_act_is_for_is_no_further_act(coder: Coder, text: str, kinds: set[str]) -> None:
    """A purpose that is not reached yet is not told."""
    assert kinds.isdisjoint(kind for kind, _, _ in acts(coder, text))
