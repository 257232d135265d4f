"""What whole French articles taught: who speaks behind an idiom, words that a hyphen joins, whose a thing told behind *dont* is."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

CASES = [
    ("« Le Rwanda doit se retirer », a mis en garde mardi le gouvernement tchadien.", {"REQUEST actual TCD:GOV>RWA"}),
    ("« La Zambie doit partir », met en garde Luanda.", {"REQUEST actual AGO>ZMB"}),
    ("« Le Togo doit se retirer », a rappelé à l'ordre la ministre lettone.", {"ACCUSE actual LVA:GOV>TGO"}),
    ("Le Kenya a mis en garde la Somalie contre toute incursion.", {"REQUEST actual KEN>SOM"}),
    ("Le chef d'état-major tchadien a été reçu à Niamey.", {"CONSULT actual TCD:MIL>NER"}),
    ("L'état-major ukrainien a dénoncé le Bélarus.", {"ACCUSE actual UKR:MIL>BLR"}),
    ("Il serait temps que Lima exige un cessez-le-feu de Quito.", {"REQUEST hypothetical PER>ECU"}),
    ("Il faut que Paris condamne Kigali.", {"ACCUSE hypothetical FRA>RWA"}),
    ("Il est regrettable que Paris ait condamné Kigali.", {"ACCUSE actual FRA>RWA"}),
    ("Alger réplique en convoquant à son tour l'ambassadeur nigérien.", {"ACCUSE actual DZA>NER:GOV"}),
    ("Le Brésil a offert sa médiation, aussitôt déclinée par Manille.", {"REJECT actual PHL>BRA"}),
    ("Le président kényan est accusé par l'opposition de brader les ports aux Émirats.", {"ACCUSE actual KEN:OPP>KEN:GOV"}),
    ("Le Panama a libéré dimanche un citoyen suisse détenu depuis deux ans.", {"RETREAT actual PAN>CHE:CVL", "COERCE actual PAN>CHE:CVL"}),
    ("La visite à Oslo du ministre kényan, invité par le roi Harald, a duré deux jours.", {"CONSULT actual KEN>NOR", "AGREE actual NOR:GOV>KEN:GOV"}),
    ("Tokyo a protesté auprès de Pyongyang par le canal de son ambassade à Pékin.", {"ACCUSE actual JPN>PRK"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "acts"), CASES)
def test_acts(coder: Coder, text: str, acts: set[str]) -> None:
    """All acts of a text: who acts, on whom, and whether it was done."""
    events = coder.code(paragraph(text, "fr", "2025-03-20")).events
    assert {f"{e.type} {e.status} {','.join(e.actor)}>{','.join(e.recipient)}" for e in events} == acts


def test_whose_word_it_is(coder: Coder) -> None:
    """A general staff is one word, and who announces is it."""
    events = coder.code(paragraph("La Corée du Nord a tiré lundi deux missiles, a annoncé l'état-major sud-coréen.", "fr", "2025-03-20")).events
    assert [e.speaker for e in events] == ["KOR:MIL"]


def test_an_interview_by_its_lines(coder: Coder) -> None:
    """Lines that ask and lines that answer, without a dash: *we* are who is interviewed, and a question is nobody's word."""
    asked = (
        "ENTRETIEN. Le ministre zambien des Affaires étrangères, Mulambo Haimbe, répond à nos questions.\n\n"
        "Êtes-vous en guerre avec l'Angola ?\nNon. Nous avons suspendu les pourparlers avec Luanda.\n\n"
        "Le Zimbabwe vous accuse d'armer des rebelles.\nC'est faux. Nous condamnons le Zimbabwe.\n\n"
        "Que pensez-vous de l'Union africaine ?\nElle nous soutient."
    )
    events = coder.code(paragraph(asked, "fr", "2025-03-20")).events
    found = {f"{e.type} {e.actor[0][:3]}>{e.recipient[0][:3]} {e.speaker}" for e in events if e.recipient}
    assert "ACCUSE ZMB>ZWE None" in found


def test_us_is_no_subject_of_a_third_person(coder: Coder) -> None:
    """*Paris nous a livré ...*: who stands before the pronoun does it."""
    events = coder.code(paragraph("« Paris nous avait promis dix chars », a dit le ministre malgache.", "fr", "2025-03-20")).events
    assert [(e.type, e.actor, e.recipient) for e in events] == [("AGREE", ("FRA",), ("MDG:GOV",))]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Oslo a convoqué l'ambassadeur de Chine, dont la marine a coulé un chalutier.", "ASSAULT CHN:MIL>NOR:CVL"),
        ("La Finlande a fermé sa frontière avec la Russie, dont les chars ont pénétré en Estonie.", "MOBILIZE RUS:MIL>EST"),
        ("Doha a convoqué l'ambassadeur d'Iran, dont les missiles venaient de s'abattre sur la base américaine d'Al-Oudeid.", "ASSAULT IRN:GOV>USA:MIL"),
    ],
)
def test_whose_it_is(coder: Coder, text: str, act: str) -> None:
    """What a relative with *dont* tells is done by what is its antecedent's."""
    assert act in {f"{e.type} {','.join(e.actor)}>{','.join(e.recipient)}" for e in coder.code(paragraph(text, "fr", "2025-03-20")).events}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Le Kenya se retrouve accusé par l'Ouganda de pillage.", "ACCUSE UGA>KEN"),
        ("La Zambie s'est retrouvée sanctionnée par l'Angola.", "SANCTION AGO>ZMB"),
    ],
)
def test_found_accused(coder: Coder, text: str, act: str) -> None:
    """Who is found accused undergoes it."""
    found = {f"{e.type} {','.join(e.actor)}>{','.join(e.recipient)}" for e in coder.code(paragraph(text, "fr", "2025-03-20")).events}
    assert act in found and not any(each.startswith("CONSULT") for each in found if "retrouve" in text)


def test_on_air(coder: Coder) -> None:
    """A presenter who asks and a correspondent who answers are of the press: what is told on air is no minister's word."""
    text = "PRESENTER: Is it war again between Peru and Ecuador? Remind us.\n\nCORRESPONDENT: Not this morning. The Peruvian defence minister told me that we must wait. Quito has refused the talks.\n\nPRESENTER: What do you expect now?\n\nCORRESPONDENT: Ecuador has closed its border with Peru. Our driver saw it."
    events = coder.code(paragraph(text, "en", "2025-03-20")).events
    assert events and all(e.speaker is None for e in events)
