"""Acts of others that French tells by a name and no verb, or by a comparison; names that stand apart from their verb."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

Acts = list[tuple[str, str, str, str]]
CASES: list[tuple[str, Acts]] = [
    ("Alger a rappelé son ambassadeur à Paris. Tunis aussi.", [("SANCTION", "DZA", "FRA", "actual"), ("SANCTION", "TUN", "FRA", "actual")]),
    ("Varsovie a expulsé deux diplomates russes. Riga aussi, et Vilnius de même.", [("SANCTION", s, "RUS", "actual") for s in ("POL", "LVA", "LTU")]),
    ("Varsovie expulsera deux diplomates russes ; Riga également.", [("SANCTION", "POL", "RUS", "future"), ("SANCTION", "LVA", "RUS", "future")]),
    ("Oslo n'a pas condamné Israël. Stockholm non plus.", [("ACCUSE", "NOR", "ISR", "negated"), ("ACCUSE", "SWE", "ISR", "negated")]),
    ("La Pologne a fermé sa frontière avec la Biélorussie. La Lituanie, elle, non.", [("SANCTION", "POL", "BLR", "actual"), ("SANCTION", "LTU", "BLR", "negated")]),
    ("Le Togo a ratifié l'accord avec le Bénin. Le Ghana, pas encore.", [("SUPPORT", "TGO", "BEN", "actual"), ("SUPPORT", "GHA", "BEN", "negated")]),
    ("Oslo n'a pas condamné Israël ; Madrid, si.", [("ACCUSE", "NOR", "ISR", "negated"), ("ACCUSE", "ESP", "ISR", "actual")]),
    ("Le Canada a sanctionné dix responsables russes, l'Australie douze.", [("SANCTION", "CAN", "RUS", "actual"), ("SANCTION", "AUS", "RUS", "actual")]),
    ("L'Algérie a rappelé son ambassadeur au Mali et le Mali le sien.", [("SANCTION", "DZA", "MLI", "actual"), ("SANCTION", "MLI", "DZA", "actual")]),
    ("Le Tchad a expulsé l'ambassadeur d'Allemagne, et le Niger celui de France.", [("SANCTION", "TCD", "DEU", "actual"), ("SANCTION", "NER", "FRA", "actual")]),
    ("Lima a fermé son ambassade à Caracas, tout comme Quito.", [("SANCTION", "ECU,PER", "VEN", "actual")]),
    ("À l'instar du Mali, le Burkina Faso a rompu ses relations avec Kiev.", [("SANCTION", "BFA,MLI", "UKR", "actual")]),
    ("Dakar a rouvert son ambassade à Bamako. Abidjan en fait autant.", [("SUPPORT", "SEN", "MLI", "actual"), ("SUPPORT", "CIV", "MLI", "actual")]),
    ("Madrid a reconnu la Palestine, Dublin l'a imitée.", [("SUPPORT", "ESP", "PSE", "actual"), ("SUPPORT", "IRL", "PSE", "actual")]),
    ("L'Arménie a salué le geste d'Ankara ; l'Azerbaïdjan, lui, a dénoncé l'Arménie.", [("SUPPORT", "ARM", "TUR", "actual"), ("ACCUSE", "AZE", "ARM", "actual")]),
    ("Varsovie a condamné Moscou ; Berlin, lui, s'en est gardé.", [("ACCUSE", "POL", "RUS", "actual"), ("ACCUSE", "DEU", "RUS", "negated")]),
    ("Paris et Berlin ont condamné Israël. Ils demandent une trêve au Hamas.", [("ACCUSE", "DEU,FRA", "ISR", "actual"), ("REQUEST", "DEU,FRA", "REB-HAMAS", "actual")]),
    ("L'Estonie et la Lettonie ont fermé leur frontière avec la Russie. Leurs ministres accusent Moscou de sabotage.", [("SANCTION", "EST,LVA", "RUS", "actual"), ("ACCUSE", "EST,LVA", "RUS", "actual")]),
    ("Berlin a livré dix chars à Kiev. Varsovie en a fourni vingt.", [("AID", "DEU", "UKR", "actual"), ("AID", "POL", "UKR", "actual")]),
    ("La Pologne a expulsé quinze diplomates russes ; la Lituanie en expulsera autant.", [("SANCTION", "POL", "RUS", "actual"), ("SANCTION", "LTU", "RUS", "future")]),
    ("La Suède a fermé son ambassade à Ouagadougou. La Norvège pourrait rouvrir la sienne.", [("SANCTION", "SWE", "BFA", "actual"), ("SUPPORT", "NOR", "BFA", "hypothetical")]),
    ("Prague a expulsé trois diplomates russes. Bratislava pourrait s'y résoudre.", [("SANCTION", "CZE", "RUS", "actual"), ("SANCTION", "SVK", "RUS", "hypothetical")]),
    ("Kiev remercie Varsovie d'avoir expulsé des diplomates russes.", [("SUPPORT", "UKR", "POL", "actual"), ("SANCTION", "POL", "RUS", "actual")]),
    ("Le Royaume-Uni sanctionnera dès lundi trois généraux birmans.", [("SANCTION", "GBR", "MMR", "future")]),
    # what looks alike and tells no further act
    ("Le Mali, qui menace de rompre avec Dakar, fête lundi son indépendance. Niamey aussi.", [("THREATEN", "MLI", "SEN", "actual")]),
    ("Varsovie a expulsé deux diplomates russes. Riga aussi proteste.", [("SANCTION", "POL", "RUS", "actual")]),
    ("L'aviation israélienne a bombardé le Liban, la Syrie deux jours plus tard.", [("ASSAULT", "ISR", "LBN,SYR", "actual")]),
    ("Kiev accuse Minsk comme en 2022.", [("ACCUSE", "UKR", "BLR", "actual")]),
]


def _sides(codes: tuple[str, ...]) -> str:
    return ",".join(sorted({c.split(":")[0] for c in codes}))


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_acts_without_a_verb(coder: Coder, text: str, wanted: Acts) -> None:
    found = coder.code(paragraph(text, "fr", "2025-03-20")).events
    assert [(e.type, _sides(e.actor), _sides(e.recipient), e.status) for e in found if e.recipient] == wanted
