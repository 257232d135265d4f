"""Who acts and on whom where the tree, a pronoun or a short name hides it: asides of speech, topics, bodies, the two Koreas, the Union."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import acts, paragraph

DAY = "2025-03-20"
CASES = [
    ("fr", "La Russie a fermé le consulat. « Une provocation », rétorque le Kremlin.", ("ACCUSE", ("RUS",))),
    ("fr", "Le Rwanda et le Congo se disputent. La frappe, dément Kigali, n'a jamais eu lieu.", ("REJECT", ("RWA",))),
    ("fr", "Le Caire et Addis-Abeba se disputent. Propos « honteux », s'indigne Bakou.", ("ACCUSE", ("AZE",))),
    ("fr", "Si les tirs ne cessent pas, avertit Séoul, la réplique sera terrible pour la Corée du Nord.", ("THREATEN", ("KOR",))),
    ("fr", "La Corée du Nord a tiré un missile. Le Sud a condamné le tir.", ("ACCUSE", ("KOR",))),
    ("fr", "Riga presse l'Union de fermer la frontière avec la Russie.", ("REQUEST", ("LVA",))),
    ("fr", "Le Front Polisario a accusé le Maroc d'avoir violé la trêve.", ("ACCUSE", ("REB-POLISARIO",))),
    ("fr", "Le commandant de Sangaris a accusé le Tchad d'avoir armé les rebelles.", ("ACCUSE", ("FRA:MIL",))),
    ("fr", "À Astana, Moscou et Téhéran ont signé un accord.", ("SUPPORT", ("RUS", "IRN"))),
    ("fr", "Le président congolais a parlé au président angolais. Quant au Rwandais, il a accusé l'Ouganda de mentir.", ("ACCUSE", ("RWA",))),
    ("fr", "Lusaka, dont trois douaniers ont été blessés par un obus angolais, accuse son voisin de mentir.", ("ACCUSE", ("ZMB",))),
    ("fr", "La Norvège, où il vivait depuis un an, ne l'a pas extradé vers le Tchad.", ("COOPERATE", ("NOR",))),
    ("fr", "Le Pérou s'est fait rabrouer par le Chili.", ("ACCUSE", ("CHL",))),
    ("fr", "Des blindés ougandais ont franchi la frontière, au-delà de ce que prévoit le traité, se plaint un officier rwandais.", ("ACCUSE", ("RWA:MIL",))),
    ("fr", "Alger a expulsé douze agents. « C'est injuste », a réagi Jean-Noël Barrot, qui demande aux autorités algériennes d'y renoncer. Le ministre a dénoncé un chantage.", ("ACCUSE", ("FRA:GOV",))),
    ("en", "North Korea fired a missile. The South condemned the launch.", ("ACCUSE", ("KOR",))),
    ("en", "Fiji and Palau quarrelled over fish. Neither has broken off relations.", ("SANCTION", ("FJI", "PLW"))),
    ("en", "Denounced by Oslo and Vienna, Lusaka recalled its ambassador from Harare.", ("ACCUSE", ("NOR", "AUT"))),
    ("en", "After a meeting with Oslo and Vienna, Lusaka recalled its ambassador from Harare.", ("SANCTION", ("ZMB",))),
    ("fr", "Dénoncée par Oslo et Vienne, Lusaka a rappelé son ambassadeur à Harare.", ("SANCTION", ("ZMB",))),
    ("en", "After huddling for three hours with Mette Frederiksen and Petteri Orpo, Emmanuel Macron flew home.", ("CONSULT", ("FRA:GOV", "DNK:GOV", "FIN:GOV"))),
    ("en", "Mali welcomed the envoys. France's ambassador was home in Paris a week ago. The junta rejected Algeria's mediation on Monday.", ("REJECT", ("MLI:GOV",))),
]
RECIPIENTS = [
    ("fr", "Le M23 a attaqué Goma. Kinshasa a riposté contre le M23. Le Kenya exhorte les deux camps à la retenue.", "REQUEST", ("COD", "REB-M23")),
    ("fr", "Le Pérou, selon Lima, a chassé des pêcheurs chiliens. Brasilia a demandé aux deux dirigeants de se parler.", "REQUEST", ("PER:GOV", "CHL:GOV")),
    ("en", "China and the Philippines quarrelled over a reef. Japan and Australia called on both sides to show restraint.", "REQUEST", ("CHN", "PHL")),
    ("fr", "Riga presse l'Union de fermer la frontière avec la Russie.", "REQUEST", ("IGO-EU",)),
    ("fr", "Un drone russe a survolé samedi le delta du Danube, selon le ministère roumain de la Défense.", "MOBILIZE", ("ROU",)),
    ("en", "Chinese jets crossed the median line on Friday, Taiwan's defence ministry said.", "MOBILIZE", ("TWN",)),
    ("fr", "Israël masse des blindés devant Gaza depuis lundi.", "MOBILIZE", ("PSE",)),
    ("fr", "La Colombie a saisi la Cour de La Haye contre le Nicaragua.", "ACCUSE", ("NIC",)),
]


def coded(coder: Coder, lang: str, text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    article = paragraph(text, lang, DAY)
    return acts(coder.code(article))


@pytest.mark.parametrize(("lang", "text", "wanted"), CASES)
def test_actor(coder: Coder, lang: str, text: str, wanted: tuple[str, tuple[str, ...]]) -> None:
    """The act is that of the party whom a careful reader names."""
    assert wanted in [(category, actor) for category, actor, _ in coded(coder, lang, text)]


@pytest.mark.parametrize(("lang", "text", "category", "recipient"), RECIPIENTS)
def test_recipient(coder: Coder, lang: str, text: str, category: str, recipient: tuple[str, ...]) -> None:
    """The act is directed at the party whom a careful reader names."""
    assert recipient in [told for kind, _, told in coded(coder, lang, text) if kind == category]


def test_both_ways(coder: Coder) -> None:
    """What two do to each other in one word is one event a direction."""
    found = coded(coder, "fr", "Kiev et Moscou s'accusent mutuellement d'avoir violé la trêve.")
    assert ("ACCUSE", ("UKR",), ("RUS",)) in found and ("ACCUSE", ("RUS",), ("UKR",)) in found


def test_former_fighters(coder: Coder) -> None:
    """Veterans are no rebels."""
    found = coded(coder, "fr", "Des anciens combattants argentins ont manifesté jeudi devant l'ambassade du Royaume-Uni.")
    assert not [e for e in found if any("REB" in code for code in e[1])] and [e for e in found if e[0] == "PROTEST"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The Spanish prime minister spoke to parliament about Gaza."),
        ("en", "Ukraine's foreign minister spoke to the Senate about Russia."),
        ("en", "Kenya's president spoke to parliament, and Uganda is watching."),
        ("en", "Kenya's president spoke to parliament while Uganda was watching."),
        ("en", "Kenya plans to build a road, and Uganda is watching."),
        ("fr", "Le Kenya projette de construire une route, et l'Ouganda regarde."),
    ],
)
def test_a_topic_and_a_name_of_another_clause_are_no_party(coder: Coder, lang: str, text: str) -> None:
    """What is spoken about and who only stands beside are nobody's other side."""
    assert coded(coder, lang, text) == []


def test_another_state_of_the_clause_is_a_party(coder: Coder) -> None:
    """Beside the verb itself the only other state is the other side."""
    assert coded(coder, "en", "Kenya plans to build a road with Uganda.") == [("AGREE", ("KEN",), ("UGA",))]
