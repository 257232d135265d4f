"""Sentences whose trees the small models get wrong: who does what, and whether it happened."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

CASES = [
    ("fr", "Un blocus de Taïwan par la Chine, écrit le Pentagone, pourrait être imposé d'ici à 2027.", "COERCE", "hypothetical", ("CHN",), ("TWN",)),
    ("fr", "Les tensions montent entre voisins et l'ONU appelle le Soudan au calme.", "REQUEST", "actual", ("IGO-UN",), ("SDN",)),
    ("fr", "L'envoi d'une batterie néerlandaise en Lituanie n'est quant à lui pas prévu.", "AID", "negated", ("NLD:MIL",), ("LTU",)),
    ("fr", "Le retrait du Niger de la Cédéao n'est toutefois pas envisagé.", "SANCTION", "negated", ("NER",), ("IGO-ECOWAS",)),
    ("fr", "La Hongrie votera contre l'Union européenne.", "REJECT", "future", ("HUN",), ("IGO-EU",)),
    ("fr", "Retenus depuis lundi, les soldats nigérians ont été libérés par les autorités burkinabè.", "RETREAT", "actual", ("BFA:GOV",), ("NGA:MIL",)),
    ("fr", "Les présidents tadjik, kirghiz et ouzbek se sont rencontrés à Paris.", "CONSULT", "actual", ("TJK:GOV", "KGZ:GOV", "UZB:GOV"), ("FRA",)),
    ("fr", "Aucune frontière n'a pour l'instant été rouverte entre le Kenya et la Somalie.", "CONCEDE", "negated", ("KEN", "SOM"), ()),
    ("fr", "Pékin accuse Manille de piratage. Manille dément.", "REJECT", "actual", ("PHL",), ("CHN",)),
    ("fr", "Le roi de Jordanie, en visite à Oslo, a dîné au palais.", "CONSULT", "actual", ("JOR:GOV",), ("NOR",)),
    ("fr", "Le Pérou a expulsé deux diplomates iraniens ; le Chili lui a emboîté le pas.", "SANCTION", "actual", ("CHL",), ("IRN:GOV",)),
    ("fr", "Tirana a expulsé un diplomate iranien. La Grèce et l'Italie lui ont envoyé des experts.", "AID", "actual", ("GRC", "ITA"), ("ALB",)),
    ("fr", "Le Ghana presse le Togo de céder, sans quoi Accra fermera la frontière togolaise.", "THREATEN", "actual", ("GHA",), ("TGO",)),
    ("fr", "Le Lesotho ne fournira plus d'eau à l'Afrique du Sud.", "SANCTION", "future", ("LSO",), ("ZAF",)),
    ("fr", "L'entreprise émiratie aurait en outre piraté la messagerie du Qatar.", "COERCE", "actual", ("ARE:BUS",), ("QAT",)),
    ("fr", "Le Soudan héberge des réfugiés et implore le HCR de hâter ses livraisons.", "REQUEST", "actual", ("SDN",), ("IGO-UNHCR",)),
    ("fr", "La Chine met fin aux surtaxes sur le vin d'Australie.", "CONCEDE", "actual", ("CHN",), ("AUS",)),
    ("fr", "Bamako crie à l'ingérence d'Alger.", "ACCUSE", "actual", ("MLI",), ("DZA",)),
    ("fr", "Athènes a acquis des missiles auprès de la Bulgarie.", "COOPERATE", "actual", ("GRC",), ("BGR",)),
    ("fr", "Des militaires ont renversé le président malien Bah N'Daw, regrette Washington.", "COERCE", "actual", ("MLI:MIL",), ("MLI:GOV",)),
    ("fr", "La Zambie accueille plus d'un million de Malawites.", "AID", "actual", ("ZMB",), ("MWI:REF",)),
    ("fr", "Oslo a livré près de 30 chars à Kiev.", "AID", "actual", ("NOR",), ("UKR",)),
    ("fr", "Ankara, qui nie toute ingérence, réclame des preuves à Athènes.", "REQUEST", "actual", ("TUR",), ("GRC",)),
    ("fr", "Alger, qui a rappelé son ambassadeur, exige des excuses de Paris.", "REQUEST", "actual", ("DZA",), ("FRA",)),
    ("fr", "Minsk n'a pas été prévenu et convoquera l'envoyé letton.", "ACCUSE", "future", ("BLR",), ("LVA:GOV",)),
    ("fr", "La visite de Maia Sandu est « la provocation de trop », fustige le Kremlin.", "ACCUSE", "actual", ("RUS",), ("MDA:GOV",)),
    ("fr", "La Birmanie bombarde nos villages, s'insurge Bangkok.", "ACCUSE", "actual", ("THA",), ("MMR",)),
    ("fr", "Oslo, qui parle d'« agression », condamne Moscou.", "ACCUSE", "actual", ("NOR",), ("RUS",)),
    ("fr", "Le Niger avait rappelé son ambassadeur à Alger. Celui du Mali a regagné son poste à Alger.", "SUPPORT", "actual", ("MLI:GOV",), ("DZA",)),
    ("fr", "L'ambassade russe ne fermera pas. Celle de l'Iran a été pillée dimanche par des rebelles syriens.", "ASSAULT", "actual", ("SYR:REB",), ("IRN:GOV",)),
    ("fr", "La Norvège n'achètera plus de charbon russe.", "SANCTION", "future", ("NOR",), ("RUS",)),
    ("fr", "L'Irlande ne coopérera plus avec la police hongroise.", "SANCTION", "future", ("IRL",), ("HUN:COP",)),
    ("fr", "Ankara fait arrêter un journaliste suédois.", "COERCE", "actual", ("TUR",), ("SWE:JRN",)),
    ("fr", "Le gouvernement tchadien a fait fermer le consulat soudanais.", "SANCTION", "actual", ("TCD:GOV",), ("SDN:GOV",)),
    ("fr", "Une roquette tirée du Liban s'est abattue sur un village israélien.", "ASSAULT", "actual", ("LBN",), ("ISR",)),
    ("fr", "Des Cubains ont manifesté devant le consulat de Cuba à Miami.", "PROTEST", "actual", ("CUB:CVL",), ("CUB:GOV",)),
    ("fr", "Les avocats tunisiens ont cessé le travail pour protester contre le décret du président.", "PROTEST", "actual", ("TUN:CVL",), ("TUN:GOV",)),
    ("fr", "Les talibans interdisent aux femmes afghanes d'étudier la médecine.", "COERCE", "actual", ("AFG",), ("AFG:CVL",)),
    ("fr", "Le Danemark taille dans son aide au Mozambique.", "SANCTION", "actual", ("DNK",), ("MOZ",)),
    ("fr", "Un humanitaire danois croupit dans une prison érythréenne.", "COERCE", "actual", ("ERI",), ("DNK:CVL",)),
    ("fr", "L'Algérie pourrait fermer le gazoduc marocain, avertit le ministre algérien.", "THREATEN", "actual", ("DZA",), ("MAR",)),
    ("fr", "Un tir de roquette du Hamas a fait deux morts en Israël.", "ASSAULT", "actual", ("REB-HAMAS",), ("ISR",)),
    ("fr", "L'aviation éthiopienne a visé un marché du Tigré.", "ASSAULT", "actual", ("ETH:MIL",), ("ETH",)),
    ("fr", "Gel de l'aide belge au Rwanda.", "SANCTION", "actual", ("BEL",), ("RWA",)),
    ("fr", "Embargo de Nairobi sur le sucre ougandais.", "SANCTION", "actual", ("KEN",), ("UGA",)),
    ("fr", "L'Equateur expulse l'ambassadeur de Cuba.", "SANCTION", "actual", ("ECU",), ("CUB:GOV",)),
    ("fr", "Le Niger n'a pas voulu recevoir la délégation de l'ONU.", "REJECT", "actual", ("NER",), ("IGO-UN",)),
    ("fr", "Téhéran ne reprendra pas les négociations avec Washington.", "REJECT", "actual", ("IRN",), ("USA",)),
    ("fr", "Le sommet entre Moscou et Budapest a été reporté.", "REJECT", "actual", ("RUS", "HUN"), ()),
    ("fr", "Expulsions croisées de diplomates entre Sofia et Minsk.", "SANCTION", "actual", ("BLR",), ("BGR",)),
    ("fr", "Londres dénonce les attaques « lâches » des Houthis contre Israël.", "ASSAULT", "actual", ("REB-HOUTHIS",), ("ISR",)),
    ("fr", "Bruxelles réduit de moitié ses subventions à la Géorgie.", "SANCTION", "actual", ("IGO-EU",), ("GEO",)),
    ("fr", "Le Ghana presse le Togo de céder, sans quoi Accra fermera la frontière togolaise.", "REQUEST", "actual", ("GHA",), ("TGO",)),
    ("en", "Iranian sanctions on Albania are to be adopted on Monday.", "SANCTION", "future", ("IRN",), ("ALB",)),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "category", "status", "actor", "recipient"), CASES)
def test_told(coder: Coder, lang: str, text: str, category: str, status: str, actor: tuple[str, ...], recipient: tuple[str, ...]) -> None:
    """The act is coded with its parties and its status."""
    article = paragraph(text, lang, "2026-02-05")
    assert (category, status, actor, recipient) in [(e.type, e.status, e.actor, e.recipient) for e in coder.code(article).events]


def test_set_phrases_carry_no_act(coder: Coder) -> None:
    """*À peine* is no sentence of a court."""
    text = "À peine élu, le président zambien a rencontré le président angolais."
    article = paragraph(text, "fr", "2026-02-05")
    assert [e.type for e in coder.code(article).events] == ["CONSULT"]


def test_nobody_is_a_party_too() -> None:
    """An act may be directed at nobody: where more speaks for that than for the best of those near, the role stays empty."""
    from types import SimpleNamespace

    from dragoman.coding.events import topic
    from dragoman.coding.events.candidates import Candidate

    passage = SimpleNamespace(finder=SimpleNamespace(sheet=SimpleNamespace(predicates={}, belief=None, tokens={1: SimpleNamespace(lemma="refuse")})), candidates=lambda *_: [Candidate(("FRA",), SimpleNamespace(head=0, why="", codes=("FRA",)), 1.0, {"near": 1.0})])  # fmt: skip
    draft = SimpleNamespace(trigger=1, type="REJECT", mode=None, kind="verb", content="", loose=False)
    for heavy, left in ((2.0, True), (0.5, False)):
        found = topic._likeliest(passage, draft, "recipient", frozenset(), {"recipient": {"near": 1.0, "nobody": heavy}})  # type: ignore[arg-type]
        assert (found is None) is left
