"""Long French sentences: words that the model hangs on a neighbour, and verbs that tell another act than they seem to."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

CASES = [
    ("Sommée par l'Union africaine de rendre le pouvoir aux civils, la junte malgache s'est tue.", "REQUEST", ("IGO-AU",), ("MDG:GOV",), "actual"),
    ("La junte malgache n'a pas cédé à l'Union africaine, alors que Paris et Berlin ont suspendu leur aide budgétaire.", "SANCTION", ("FRA", "DEU"), ("MDG",), "actual"),
    ("Bamako nie toute exaction, accusant en retour Paris de manipuler l'opinion.", "ACCUSE", ("MLI",), ("FRA",), "actual"),
    ("Le Honduras a rappelé son ambassadeur à Managua, une mesure que le président nicaraguayen a qualifiée de « servile ».", "ACCUSE", ("NIC:GOV",), ("HND",), "actual"),
    ("Le ministre a rencontré des députés du PKK, dont Ankara bombarde les positions depuis deux semaines.", "ASSAULT", ("TUR",), ("REB-PKK",), "actual"),
    ("Riyad, dont les chasseurs ont bombardé un convoi émirati, a exigé des excuses d'Abou Dhabi.", "REQUEST", ("SAU",), ("ARE",), "actual"),
    ("Rome a salué la décision de la Libye de remettre à la Cour pénale internationale un chef de milice.", "COOPERATE", ("LBY",), ("IGO-ICC",), "actual"),
    ("Le gouvernement burundais a ordonné la fermeture de la frontière avec le Rwanda.", "SANCTION", ("BDI:GOV",), ("RWA",), "actual"),
    ("Le président serbe a promis de ne jamais reconnaître l'indépendance du Kosovo.", "REJECT", ("SRB:GOV",), ("XKX",), "actual"),
    ("La Zambie a condamné l'arrestation de l'opposant zimbabwéen Job Sikhala.", "ACCUSE", ("ZMB",), ("ZWE",), "actual"),
    ("Le Conseil de sécurité a voté mardi une résolution qui condamne la colonisation israélienne.", "ACCUSE", ("IGO-UN",), ("ISR",), "actual"),
]  # fmt: skip


def told(coder: Coder, text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...], str]]:
    """The category, the parties and the status of each act."""
    article = paragraph(text, "fr", "2025-05-10")
    return [(e.type, e.actor, e.recipient, e.status) for e in coder.code(article).events]


@pytest.mark.parametrize(("text", "category", "actor", "recipient", "status"), CASES)
def test_told(coder: Coder, text: str, category: str, actor: tuple[str, ...], recipient: tuple[str, ...], status: str) -> None:
    """The act has the parties and the status that a reader gives it."""
    assert (category, actor, recipient, status) in told(coder, text)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Le gouvernement burundais a ordonné la fermeture de la frontière avec le Rwanda.", "REQUEST"),
        ("Les États-Unis ont mis leur veto à une résolution exigeant un cessez-le-feu au Soudan.", "REQUEST"),
        ("Le président serbe a promis de ne jamais reconnaître l'indépendance du Kosovo.", "AGREE"),
    ],
)
def test_not_told(coder: Coder, text: str, category: str) -> None:
    """What the words seem to tell besides is no act."""
    assert category not in [kind for kind, *_ in told(coder, text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Le Nicaragua a rompu avec l'Équateur, dont la police avait forcé l'ambassade du Mexique, et appelé l'Union européenne à condamner ce raid.", ("REQUEST", ("NIC",))),
        ("Le Vietnam a remis une note à l'ambassadeur de Chine, dont les navires avaient éperonné un chalutier, exigé une indemnisation et rappelé son consul.", ("REQUEST", ("VNM",))),
        ("L'armée soudanaise a accusé les Émirats arabes unis de livrer des armes aux rebelles tchadiens.", ("AID", ("ARE",))),
        ("Le Panama a expulsé le consul du Pérou, une mesure que Lima a jugée « hostile ».", ("ACCUSE", ("PER",))),
        ("Le roi de Jordanie a assuré à Donald Trump que son pays n'accueillerait aucun Palestinien déplacé de Gaza.", ("REJECT", ("JOR:GOV",))),
    ],
)
def test_doers(coder: Coder, text: str, wanted: tuple[str, tuple[str, ...]]) -> None:
    """A verb far from its subject is done by whom the reader takes for it."""
    assert wanted in [(kind, actor) for kind, actor, *_ in told(coder, text)]


def test_what_is_summed_up_is_blamed_on_its_doer(coder: Coder) -> None:
    """*Une mesure que Lima a jugée « hostile »*: Panama's."""
    assert ("ACCUSE", ("PER",), ("PAN",), "actual") in told(coder, "Le Panama a expulsé le consul du Pérou, une mesure que Lima a jugée « hostile ».")


def test_a_threat_in_a_quotation_is_told_once(coder: Coder) -> None:
    """The harm that a quotation holds out is what *a menacé* tells."""
    found = told(coder, "« S'ils touchent à nos pêcheurs, nous saisirons leurs chalutiers », a menacé un ministre mauritanien à l'adresse du Sénégal.")
    assert [kind for kind, *_ in found] == ["THREATEN"]
