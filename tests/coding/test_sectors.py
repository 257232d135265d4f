"""The sector of a party: of the branch that its post names, of what moves or is hit, none where the agent is left unsaid (codebook.md 2 and 9)."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

DAY = "2025-03-20"
CASES = [
    ("en", "Peruvian police officers arrested two Chilean engineers on Friday.", "COERCE", ("PER:COP",)),
    ("en", "The army chiefs of Peru and Chile met on Friday.", "CONSULT", ("PER:MIL", "CHL:MIL")),
    ("en", "Chile's army spokesman accused Bolivia on Friday of violating the border.", "ACCUSE", ("CHL:MIL",)),
    ("en", "Chile is going to move an infantry battalion to the Bolivian border.", "MOBILIZE", ("CHL:MIL",)),
    ("fr", "Le chef de la police péruvienne a rencontré vendredi le ministre chilien de l'Intérieur.", "CONSULT", ("PER:COP", "CHL:GOV")),
    ("fr", "Des officiers de police péruviens ont arrêté vendredi deux ingénieurs chiliens.", "COERCE", ("PER:COP",)),
    ("fr", "Le directeur général de l'OMS a rencontré vendredi le ministre péruvien de la Santé.", "CONSULT", ("IGO-WHO", "PER:GOV")),
    ("fr", "Le gouvernement birman en exil a condamné vendredi la visite du ministre chinois.", "ACCUSE", ("MMR:OPP",)),
    ("fr", "En 2016, Shinzo Abe a condamné un tir de missile de la Corée du Nord.", "ACCUSE", ("JPN:GOV",)),
    ("fr", "Les services de renseignement péruviens ont accusé vendredi le Chili d'avoir enlevé un militaire.", "ACCUSE", ("PER:SPY",)),
    ("fr", "Des pêcheurs péruviens ont manifesté vendredi devant l'ambassade du Chili.", "PROTEST", ("PER:LAB",)),
    ("fr", "La Thaïlande et le Cambodge ont conclu une trêve. Les deux armées ont condamné vendredi les pillages.", "ACCUSE", ("THA:MIL", "KHM:MIL")),
    ("en", "Jacob Zuma's supporters accused Botswana on Friday of helping the police.", "ACCUSE", ("ZAF:CVL",)),
    ("en", "The foreign ministry in Lima accused Chile on Friday of violating the border.", "ACCUSE", ("PER:GOV",)),
    ("en", "France withdrew from its base in Mali on Friday.", "RETREAT", ("FRA:MIL",)),
    ("en", "Peru and Chile quarrel over the lake. The army chiefs of the two countries met on Friday.", "CONSULT", ("PER:MIL", "CHL:MIL")),
    ("en", "Tallinn sent a frigate on Friday to guard the cable.", "MOBILIZE", ("EST",)),
    ("fr", "L'Érythrée a rappelé vendredi ses réservistes.", "MOBILIZE", ("ERI",)),
    ("fr", "L'Iran a bombardé vendredi un dépôt de carburant en Irak.", "ASSAULT", ("IRN",)),
    ("fr", "Bagdad a condamné vendredi les frappes iraniennes en Irak.", "ASSAULT", ("IRN:MIL",)),
    ("en", "Peruvian fishermen demanded compensation from Chile on Friday.", "REQUEST", ("PER:LAB",)),
    ("fr", "Les chefs d'état-major du Pérou et du Chili ont condamné vendredi les pillages.", "ACCUSE", ("PER:MIL", "CHL:MIL")),
    ("fr", "Lima a fait décoller vendredi deux chasseurs.", "MOBILIZE", ("PER:MIL",)),
    ("en", "Lima scrambled two fighters on Friday.", "MOBILIZE", ("PER:MIL",)),
    ("en", "NATO's secretary-general condemned the strike on Friday.", "ACCUSE", ("IGO-NATO",)),
    ("en", "The Japanese coast guard arrested four Chinese fishermen on Friday.", "COERCE", ("JPN:COP",)),
    ("en", "Rwanda on Friday sent a thousand soldiers to help Mozambique.", "AID", ("RWA:MIL",)),
    ("fr", "La Lettonie a déployé vendredi la police à la frontière russe.", "MOBILIZE", ("LVA:COP",)),
    ("en", "Jihadists killed nine Burkinabe policemen on Friday.", "ASSAULT", ("BFA:REB",)),
    ("en", "Gunmen kidnapped three aid workers.", "ASSAULT", ("REB",)),
    ("en", "Gunmen kidnapped a Swiss tourist.", "ASSAULT", ("REB",)),
    ("en", "Gunmen killed two Chinese engineers in Pakistan.", "ASSAULT", ("PAK:REB",)),
    ("en", "Rebels killed ten Indian peacekeepers near Goma in Congo.", "ASSAULT", ("COD:REB",)),
    ("en", "Rebels attacked a Chinese convoy near Lashio in Myanmar.", "ASSAULT", ("MMR:REB",)),
    ("fr", "Des rebelles ont abattu un avion russe.", "ASSAULT", ("REB",)),
    ("fr", "Niamey accuse les rebelles d'avoir tué des soldats français.", "ASSAULT", ("REB",)),
    ("en", "The United States warned Iran. The United States sent Kenya money. Rebels seized a town on Sunday.", "ASSAULT", ("REB",)),
    ("fr", "Lomé veut amender le texte. L'accord conclu vendredi avec Oslo n'est pas publié.", "SUPPORT", ("TGO", "NOR")),
    ("en", "Lima wants changes. The pact signed on Friday with Oslo is not public.", "SUPPORT", ("PER", "NOR")),
    ("en", "Myanmar's shadow government condemned China's visit on Friday.", "ACCUSE", ("MMR:OPP",)),
]
RECIPIENTS = [
    ("fr", "L'armée mozambicaine a tué vendredi douze insurgés.", "ASSAULT", ("MOZ:REB",)),
    ("fr", "La Norvège a quitté le Mali, où elle combattait les djihadistes.", "ASSAULT", ("MLI:REB",)),
    ("en", "Kampala accused the rebels on Friday of burning a ferry.", "ACCUSE", ("REB",)),
    ("en", "Washington urged the rebels to lay down their arms.", "REQUEST", ("REB",)),
    ("fr", "Paris accuse les rebelles d'avoir massacré des civils.", "ACCUSE", ("REB",)),
    ("fr", "La France a bombardé les djihadistes.", "ASSAULT", ("REB",)),
    ("en", "Germany arrested four jihadists.", "COERCE", ("REB",)),
    ("en", "Turkey shelled rebels across the border.", "ASSAULT", ("REB",)),
    ("en", "American drones struck jihadists.", "ASSAULT", ("REB",)),
    ("en", "Germany committed genocide in Namibia.", "ASSAULT", ("NAM:CVL",)),
    ("en", "Peru on Friday freed four Chilean lamplighters.", "RETREAT", ("CHL:CVL",)),
    ("en", "Peru on Friday freed eleven captured Chilean soldiers.", "RETREAT", ("CHL:MIL",)),
    ("en", "Peru's spy chief met his Chilean counterpart on Friday.", "CONSULT", ("PER:SPY", "CHL:SPY")),
    ("fr", "Le Pérou a expulsé vendredi deux employés de l'ambassade du Chili.", "SANCTION", ("CHL:GOV",)),
    ("fr", "Le Pérou a renvoyé de force vendredi des demandeurs d'asile boliviens.", "COERCE", ("BOL:REF",)),
    ("fr", "La police péruvienne a arrêté vendredi un homme d'affaires chilien.", "COERCE", ("CHL:BUS",)),
    ("fr", "La marine péruvienne a arraisonné vendredi un bateau de pêche chilien.", "COERCE", ("CHL:CVL",)),
    ("fr", "La Guinée équatoriale a rendu vendredi au Gabon deux pêcheurs arrêtés en mer.", "RETREAT", ("GAB:CVL",)),
    ("en", "Peru on Friday blamed two Chileans for the fire.", "ACCUSE", ("CHL:CVL",)),
    ("fr", "L'Éthiopie a retiré vendredi ses soldats de Badme.", "RETREAT", ("ERI",)),
    ("fr", "Le Pakistan a fermé vendredi son espace aérien aux avions indiens.", "SANCTION", ("IND:CVL",)),
    ("fr", "La France a condamné vendredi le putsch au Niger.", "ACCUSE", ("NER:MIL",)),
    ("fr", "Le Mexique a accordé vendredi l'asile à Evo Morales.", "AID", ("BOL:ELI",)),
    ("fr", "Dacca demandera à Interpol d'arrêter Sheikh Hasina, réfugiée à New Delhi depuis le 5 août.", "AID", ("BGD:ELI",)),
    ("fr", "L'Égypte a arrêté vendredi soixante marins libyens.", "COERCE", ("LBY:CVL",)),
    ("en", "Costa Rica freed forty Cuban migrants on Friday.", "RETREAT", ("CUB:CVL",)),
    ("fr", "La France a réduit vendredi de moitié les visas accordés aux Tunisiens.", "SANCTION", ("TUN:CVL",)),
    ("en", "France on Friday halved the number of visas for Tunisians.", "SANCTION", ("TUN:CVL",)),
    ("fr", "La Pologne a expulsé vendredi l'attaché militaire russe.", "SANCTION", ("RUS:MIL",)),
    ("fr", "Le Sénégal a fermé vendredi le pont aux camions guinéens.", "SANCTION", ("GIN",)),
    ("fr", "L'Égypte a arrêté vendredi onze soldats libyens et leur capitaine.", "COERCE", ("LBY:MIL",)),
    ("en", "Poland expelled the Russian naval attaché on Friday.", "SANCTION", ("RUS:MIL",)),
    ("fr", "L'Arabie saoudite a exécuté samedi le cheikh Nimr.", "ASSAULT", ("SAU:REL",)),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "category", "actor"), CASES)
def test_actor(coder: Coder, lang: str, text: str, category: str, actor: tuple[str, ...]) -> None:
    """The act of a category has the actors, with the sectors, that a careful reader gives it."""
    article = paragraph(text, lang, DAY)
    assert actor in [e.actor for e in coder.code(article).events if e.type == category]


@pytest.mark.parametrize(("lang", "text", "category", "recipient"), RECIPIENTS)
def test_recipient(coder: Coder, lang: str, text: str, category: str, recipient: tuple[str, ...]) -> None:
    """The act of a category is directed at people of the sector that their noun, their lot or the other party gives them."""
    article = paragraph(text, lang, DAY)
    found = [(e.actor, e.recipient) for e in coder.code(article).events if e.type == category]
    assert any(recipient in (told, (*actor, *told)) for actor, told in found), found


CREWS = [
    ("fr", "L'Iran a arrêté dix marins de la marine américaine.", "USA:MIL"),
    ("en", "Iran seized ten US Navy sailors.", "USA:MIL"),
    ("fr", "La Guinée a arrêté un capitaine des forces spéciales.", "GIN:MIL"),
    ("en", "Norway freed a Russian army captain.", "RUS:MIL"),
    ("en", "Russia captured 24 Ukrainian sailors after a clash.", "UKR:MIL"),
    ("en", "Iran arrested ten Indian sailors.", "IND:CVL"),
    ("en", "Iran arrested a Pakistani trawler captain.", "PAK:CVL"),
]


@pytest.mark.parametrize(("language", "text", "recipient"), CREWS)
def test_crews(language: str, text: str, recipient: str) -> None:
    """Seafarers and pilots are civilians, but not those who are said to be of the forces or were taken by force."""
    assert (recipient,) in [e.recipient for e in Coder().code(paragraph(text, language, "2026-02-05")).events]
