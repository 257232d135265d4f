"""Whom words mean that refer back: plural names, possessives, numbers before posts, missions, rebels, neighbours, councils."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import acts, paragraph

MEANT = [
    ("en", "The Saudis met the Omanis on Monday. They condemned Yemen.", "ACCUSE", ("SAU",), ("YEM",)),
    ("en", "Ghana no longer lets Togo's lorries pass through its ports. It condemned Togo on Tuesday.", "ACCUSE", ("GHA",), ("TGO",)),
    ("en", "Zambia has banned the beef, and its hauliers protested against Malawi on Monday.", "PROTEST", ("ZMB:LAB",), ("MWI",)),
    ("en", "Norway, asked to reopen the airport by Iceland, condemned Finland on Monday.", "ACCUSE", ("NOR",), ("FIN",)),
    ("en", "Ghana and Togo met on Monday. Nairobi's Security Council condemned Uganda.", "ACCUSE", ("KEN:GOV",), ("UGA",)),
    ("en", "Oslo, which accuses its neighbour of having jammed its radars, closed the border with Russia.", "ACCUSE", ("NOR",), ("RUS",)),
    ("fr", "Le Tchad a protesté. Le Conseil de sécurité nationale a condamné le Soudan.", "ACCUSE", ("TCD",), ("SDN",)),
    ("fr", "NAIROBI, 3 mars - Le Kenya a rappelé ses soldats de Somalie. L'Ouganda proteste. Le ministre a condamné le Rwanda.", "ACCUSE", ("KEN:GOV",), ("RWA",)),
    # another argument of a verb is not who its subject is, whatever stands nearest
    ("fr", "Le Kenya a parlé. Kampala, accusé par ce dernier d'armer des rebelles, dément.", "ACCUSE", ("KEN",), ("UGA",)),
    ("fr", "Le Mali a réagi. Dakar a été critiqué par celui-ci.", "ACCUSE", ("MLI",), ("SEN",)),
    ("fr", "Le Qatar a rompu avec Abou Dhabi. Le Tchad a critiqué ce dernier.", "ACCUSE", ("TCD",), ("ARE",)),
    ("fr", "Le ministre éthiopien est cité. Lima a lu un discours où il exhortait le Pérou à ouvrir ses ports.", "REQUEST", ("ETH:GOV",), ("PER",)),
    ("en", "Lima thanked Quito, Bogota and Caracas for their support.", "SUPPORT", ("PER",), ("ECU", "COL", "VEN")),
    ("en", "The Zambian president will accuse Angola in Lusaka, he told reporters. He will accuse Namibia too, he said.", "ACCUSE", ("ZMB:GOV",), ("NAM",)),
    # what stands behind a semicolon, or behind the place that a clause ends with, begins a clause of its own
    ("en", "Peru opposes the plan; Togo and Benin, which are not members, condemned Ghana.", "ACCUSE", ("TGO", "BEN"), ("GHA",)),
    ("en", "A day after officers arrested him in Libreville, Cameroon and Rwanda condemned Gabon.", "ACCUSE", ("CMR", "RWA"), ("GAB",)),
    # whose the border or the embargo is opens and lifts it, and not who speaks of it
    ("en", "Turkish airspace was closed on Monday, Yerevan said.", "SANCTION", ("TUR",), ("ARM",)),
    ("fr", "La frontière malienne a été fermée lundi, a annoncé Dakar.", "SANCTION", ("SEN",), ("MLI",)),
    ("en", "American tariffs were lifted, Ottawa said.", "CONCEDE", ("USA",), ("CAN",)),
    ("fr", "La frontière tchadienne a été rouverte, selon Khartoum.", "CONCEDE", ("TCD",), ("SDN",)),
    ("en", "Kyiv condemned those who ignore Russia's invasion.", "ASSAULT", ("RUS",), ("UKR",)),
    # names behind *dont* are some of those before it; a number that opens the sentence counts its subject
    ("fr", "Vingt pays, dont le Pérou, le Chili et la Bolivie, ont condamné Cuba.", "ACCUSE", ("PER", "CHL", "BOL"), ("CUB",)),
    ("fr", "Neuf pays de la Cédéao retirent de Bamako leurs ambassadeurs, gèlent ses avoirs et condamnent le Niger.", "ACCUSE", ("IGO-ECOWAS",), ("NER",)),
    ("fr", "Jamais Lima n'a menacé Quito.", "THREATEN", ("PER",), ("ECU",)),
    ("fr", "L'armée syrienne a abattu un Airbus russe.", "ASSAULT", ("SYR:MIL",), ("RUS",)),
    ("fr", "La réprobation d'Oslo vise le tir nord-coréen.", "ACCUSE", ("NOR",), ("PRK",)),
    ("fr", "Le président kényan a demandé à son gouvernement d'agir envers la Somalie.", "REQUEST", ("KEN:GOV",), ("KEN:GOV",)),
    # a town before the comma is where it is done, and nobody
    ("fr", "À Amman, on conseille au Hamas de céder.", "REQUEST", ("JOR",), ("REB-HAMAS",)),
    ("fr", "Le Sénégal a voté mardi à Genève contre l'Arabie saoudite.", "REJECT", ("SEN",), ("SAU",)),
    # police that acts on people of a nation is of the place, and a missile is fired by its owner
    ("fr", "Des Sénégalais ont été expulsés de Nouakchott par la police.", "COERCE", ("MRT:COP",), ("SEN:CVL",)),
    ("fr", "Séoul condamne. Trois missiles russes tirés sur Kiev ont fait dix morts.", "ASSAULT", ("RUS",), ("UKR",)),
    # presents that only look like participles, clauses that only look like adverbs
    ("fr", "L'Arabie saoudite rompt avec l'Iran, dont des manifestants ont brûlé le drapeau.", "SANCTION", ("SAU",), ("IRN",)),
    ("fr", "Bahreïn a rompu avec l'Iran lundi, Oman s'est borné à rappeler son ambassadeur à Téhéran.", "SANCTION", ("OMN",), ("IRN",)),
    # a post and the name behind it are one of a row; so is the same body of two states
    ("fr", "A Luanda, Félix Tshisekedi et le ministre rwandais Vincent Biruta sont convenus d'un cessez-le-feu.", "CONCEDE", ("COD:GOV", "RWA:GOV"), ()),
    ("en", "Turkish and American troops shelled Syria.", "ASSAULT", ("TUR:MIL", "USA:MIL"), ("SYR",)),
    ("fr", "L'Algérie, où un journaliste français a été condamné à sept ans de prison, proteste.", "SANCTION", ("DZA",), ("FRA:JRN",)),
    ("en", "Washington put new sanctions on Pyongyang over the murder of his brother.", "ASSAULT", ("PRK",), ("USA:CVL",)),
    # whom the police deals with behind a protest are those who protested
    ("en", "Hundreds of Georgians demonstrated outside the Russian embassy in Tbilisi. Police arrested dozens of them.", "COERCE", ("GEO:COP",), ("GEO:CVL",)),
    ("fr", "Des centaines de Géorgiens ont manifesté devant l'ambassade de Russie. La police en a arrêté une dizaine.", "COERCE", ("GEO:COP",), ("GEO:CVL",)),
    # what lies between two is opened by both, and to nobody else
    ("fr", "La frontière entre le Bénin et le Niger a été rouverte, selon Paris.", "CONCEDE", ("BEN", "NER"), ()),
    # three or four states summed up, as *les deux pays* sums up two
    ("fr", "Lima a appelé La Paz et Quito. Les trois capitales ont condamné le Brésil.", "ACCUSE", ("PER", "BOL", "ECU"), ("BRA",)),
    ("en", "Lima called La Paz and Quito. The three capitals condemned Brazil.", "ACCUSE", ("PER", "BOL", "ECU"), ("BRA",)),
    # where a person comes from is no party beside his office
    ("fr", "Le secrétaire général de l'Otan, le Néerlandais Mark Rutte, a condamné la Russie.", "ACCUSE", ("IGO-NATO",), ("RUS",)),
    ("fr", "Rabat a puni Madrid d'avoir bombardé la Libye.", "ASSAULT", ("ESP",), ("LBY",)),
    ("fr", "La Namibie avertit ses voisins : elle accusera l'Angola.", "ACCUSE", ("NAM",), ("AGO",)),
    ("fr", "Hanoï a relâché un pêcheur chinois, condamné en mai à dix ans de prison.", "SANCTION", ("VNM",), ("CHN:CVL",)),
    ("fr", "Berlin livrera dix chars à Kiev, Varsovie autant.", "AGREE", ("POL",), ("UKR",)),
    # *il* before a clitic, a modal, a future is somebody
    ("fr", "L'Arménie a reçu la lettre. Il faut attendre, dit-on. Le Kazakhstan, lui, insiste : il va accuser l'Ouzbékistan.", "ACCUSE", ("KAZ",), ("UZB",)),
    ("fr", "Le Laos a répondu. Il l'a promis à la Thaïlande.", "AGREE", ("LAO",), ("THA",)),
    ("fr", "Le Togo paiera, promet Nana Akufo-Addo. Il menace de fermer la frontière avec le Bénin.", "THREATEN", ("GHA:ELI",), ("BEN",)),
    ("fr", "Le président turc a téléphoné au chancelier allemand et lui a proposé un sommet.", "AGREE", ("TUR:GOV",), ("DEU",)),
    ("fr", "Le Chili a remercié Lima. Rabat a livré des blindés à Bamako et lui promet des drones.", "AGREE", ("MAR",), ("MLI",)),
    ("fr", "La Bolivie n'accuse pas le Chili, mais lui reproche de ne rien faire.", "ACCUSE", ("BOL",), ("CHL",)),
    ("fr", "Le ministre pakistanais n'écarte pas des frappes. New Delhi, qu'il met en cause, rejette ses propos.", "ACCUSE", ("PAK:GOV",), ("IND",)),
    ("fr", "Le ministre pakistanais n'écarte pas des frappes. New Delhi, qu'il met en cause, rejette ses propos.", "REJECT", ("IND",), ("PAK:GOV",)),
    ("fr", "La Pologne a expulsé quatre diplomates russes en solidarité avec Londres.", "SUPPORT", ("POL",), ("GBR",)),
    ("fr", "La Lettonie a fermé sa frontière avec la Russie en signe de solidarité avec Kiev.", "SUPPORT", ("LVA",), ("UKR",)),
    ("fr", "Abidjan et Ouagadougou s'accusent d'avoir violé la frontière.", "ACCUSE", ("CIV",), ("BFA",)),
    ("fr", "Abidjan et Ouagadougou se renvoient la responsabilité des tirs.", "ACCUSE", ("BFA",), ("CIV",)),
    ("fr", "Le Ghana a armé deux frégates. Accra et Lomé négocient. Les deux armées ont condamné le Bénin.", "ACCUSE", ("GHA:MIL", "TGO:MIL"), ("BEN",)),
]


@pytest.mark.parametrize(("language", "text", "category", "actor", "recipient"), MEANT)
def test_whom_a_word_means(coder: Coder, language: str, text: str, category: str, actor: tuple[str, ...], recipient: tuple[str, ...]) -> None:
    """The doer is whom the pronoun, the possessive or the post means, and nobody who only stands nearer."""
    assert (category, actor, recipient) in acts(coder.code(paragraph(text, language, "2026-02-05")))


NOBODY = [
    ("en", "Two frigates left the port. Kenya and Uganda met on Monday. Two brigades shelled the town of Lira.", "KEN"),
    ("fr", "DAKAR, 3 mars - La France a rouvert son consulat. L'ambassade a condamné le Togo.", "SEN"),
]


@pytest.mark.parametrize(("language", "text", "nobody"), NOBODY)
def test_who_is_not_meant(coder: Coder, language: str, text: str, nobody: str) -> None:
    """Neighbours are others than whose they are, a mission is not of the town it stands in, and two of many are not the two spoken of."""
    assert nobody not in {code[:3] for e in coder.code(paragraph(text, language, "2026-02-05")).events if e.type in ("ACCUSE", "ASSAULT") for code in e.actor}


REBELS = [
    ("fr", "La Thaïlande proteste. Des rebelles tchadiens ont tué trois gendarmes.", "TCD:REB"),
    ("en", "Somalia's president flew home on Sunday. Gunmen killed three policemen.", "SOM:REB"),
    ("fr", "Le Niger a décrété un deuil. Des insurgés ont tué trois gendarmes.", "NER:REB"),
]


@pytest.mark.parametrize(("language", "text", "code"), REBELS)
def test_rebels_are_of_the_state_that_is_spoken_of(coder: Coder, language: str, text: str, code: str) -> None:
    """Armed people without a group or a place are those of the state named last, else of the one that the sentence goes on to name."""
    assert code in {c for e in coder.code(paragraph(text, language, "2026-02-05")).events if e.type == "ASSAULT" for c in e.actor}
