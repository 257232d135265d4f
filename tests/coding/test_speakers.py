"""Who answers for a claim: a source inside or behind its words, an outlet that no roster knows, an actor that tells of its own act (codebook.md 5 and 9)."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

DAY = "2025-03-20"
CASES = [
    ("en", "Peru, La República Andina writes, is going to close its embassy in Quito.", "SANCTION", "La República Andina", "to close"),
    ("en", "Chilean jets bombed a Bolivian village on Monday, the network Andes 21 reports.", "ASSAULT", "Andes 21", "bombed"),
    ("en", "Peru might expel the Bolivian ambassador, an official said.", "SANCTION", "PER:GOV", "might expel"),
    ("en", "If talks resumed, Donald Trump hinted, the United States could lift its sanctions on Cuba.", "CONCEDE", "USA:GOV", "could lift"),
    ("en", "Kenya would not close its embassy in Kampala, the Kenyan foreign minister said.", "SANCTION", None, "would not close"),
    ("fr", "L'aviation chilienne a bombardé lundi un village bolivien, rapporte le site Andes 21.", "ASSAULT", "Andes 21", "a bombardé"),
    ("fr", "Quito affirme avoir bombardé lundi un village colombien.", "ASSAULT", "ECU", "avoir bombardé"),
    ("fr", "Le Kenya ne fermera pas son ambassade en Ouganda, a assuré le ministre kényan des Affaires étrangères.", "SANCTION", None, "ne fermera pas"),
    ("en", "The bloc, which expelled Peru in May, will leave Quito, the Chilean minister said.", "SANCTION", None, "expelled"),
    ("en", "According to two security officials, Moscow is going to expel three Malian diplomats.", "SANCTION", "unattributed", "to expel"),
    ("en", "Niger has closed its border with Benin, a European diplomat in Cotonou said.", "SANCTION", "unattributed", "has closed"),
    ("en", "The guards have escorted the families home, the Georgian ministry said, and France on Sunday urged Georgia to show restraint.", "REQUEST", None, "urged Georgia to show restraint"),
    ("fr", "Pékin exige des excuses de Tokyo, selon qui une attaque contre Taïwan est possible.", "REQUEST", None, "exige"),
    ("fr", "Des soldats guinéens ont tué deux bergers, assure-t-on à Dakar.", "ASSAULT", "SEN", "ont tué"),
    ("fr", "L'armée israélienne a bombardé Tyr, jure le ministre libanais de la Défense.", "ASSAULT", "LBN:GOV", "a bombardé"),
    ("fr", "La Pologne a expulsé l'ambassadeur russe, tandis que Rabat n'a pas dit mot.", "SANCTION", None, "a expulsé"),
    ("fr", "Islamabad reproche à Kaboul d'héberger les talibans pakistanais.", "AID", None, "héberger"),
    ("fr", "– Monsieur le ministre kényan, que s'est-il passé ?\n– Les Soudanais ont tué quatre de nos bergers samedi.\n– Et la suite ?\n– Nous attendons.", "ASSAULT", "KEN:GOV", "ont tué"),
    ("en", "Kenya recalled its envoy over a drone which, the Somali army maintains, had bombed a village.", "SANCTION", None, "recalled"),
    ("en", "Armenian soldiers exchanged fire with Azerbaijani troops on Monday, reports Kommersant.", "ASSAULT", "Kommersant", "exchanged fire"),
    ("en", "Delhi said nothing; Washington has urged Bangladesh to show restraint.", "REQUEST", None, "has urged Bangladesh to show restraint"),
    ("fr", "Le Kenya a abattu lundi un avion soudanais qui, selon l'état-major kényan, avait violé son ciel.", "ASSAULT", None, "a abattu"),
    ("fr", "Le Pérou a expulsé lundi trois diplomates boliviens et, selon un quotidien de Quito, rappellera son ambassadeur.", "SANCTION", None, "a expulsé"),
    ("fr", "Londres et Rome ont condamné la frappe, « un crime » selon le ministre italien.", "ACCUSE", None, "ont condamné"),
    ("fr", "Selon l'armée malienne, les soldats algériens auraient attaqué un poste malien.", "ASSAULT", "MLI:MIL", "auraient attaqué"),
    ("en", "Kenya will close its embassy in Kampala, a Kenyan lawmaker said.", "SANCTION", "KEN:LEG", "will close"),
    ("en", "Kenya will close its embassy in Kampala, the Kenyan foreign minister said.", "SANCTION", None, "will close"),
    ("en", "Kenyan soldiers killed three Ugandan fishermen, the Kenyan defence minister said.", "ASSAULT", "KEN:GOV", "killed"),
    ("en", "Kenya has condemned Uganda, whose gunboats, according to Nairobi, seized two trawlers.", "ACCUSE", None, "has condemned"),
    ("en", "Kenyan jets bombed a Somali village, according to two people familiar with the matter.", "ASSAULT", "unattributed", "bombed"),
    ("fr", "Selon deux personnes au fait du dossier, l'armée kényane a bombardé un village somalien.", "ASSAULT", "unattributed", "a bombardé"),
    ("fr", "Des officiers somaliens affirment que des tirs auraient visé un poste, ce que Nairobi dément.", "REJECT", None, "dément"),
    ("en", "Niger is said to have sold uranium to Iran.", "COOPERATE", "unattributed", "to have sold"),
    ("en", "Iran has reportedly armed the Houthis.", "AID", "unattributed", "has reportedly armed"),
    ("en", "The Kenyan army has killed three Ugandan fishermen, Mint has learnt.", "ASSAULT", "Mint", "has killed"),
    ("fr", "L'armée kényane a tué trois pêcheurs ougandais, atteste le ministre ougandais.", "ASSAULT", "UGA:GOV", "a tué"),
    ("fr", "Le Kenya pourrait expulser l'ambassadeur ougandais, laisse entendre le ministre soudanais.", "SANCTION", "SDN:GOV", "expulser"),
    ("en", "Tehran accuses Saudi aircraft of having bombed its embassy in Sanaa.", "ASSAULT", "IRN", "having bombed"),
    ("fr", "Gustavo Petro accuse la marine américaine d'avoir tué un pêcheur colombien.", "ASSAULT", "COL:GOV", "avoir tué"),
    ("fr", "– Nous sommes le Qatar, et nous parlons à tous.\n– Et le Hamas ?\n– L'Iran a livré des armes au Hamas.\n– Merci ?", "AID", "QAT", "a livré"),
    ("en", "Kenya recalled its envoy from Kampala; Uganda, the Kenyan army says, bombed a village.", "SANCTION", None, "recalled"),
    ("fr", "Le Pérou a expulsé trois diplomates boliviens et, selon un quotidien de Quito, bombardé un village bolivien.", "SANCTION", None, "a expulsé"),
    ("fr", "Le Pérou a expulsé trois diplomates boliviens et, selon un quotidien de Quito, bombardé un village bolivien.", "ASSAULT", "ECU", "bombardé"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "category", "speaker", "trigger"), CASES)
def test_speaker(coder: Coder, lang: str, text: str, category: str, speaker: str | None, trigger: str) -> None:
    """The act of a category that these words carry has the speaker that a careful reader gives it."""
    article = paragraph(text, lang, DAY)
    assert [speaker] == [e.speaker for e in coder.code(article).events if e.type == category and e.trigger == trigger]
