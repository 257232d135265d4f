"""What English says with the words around an act: threats under a condition, brinks and shorts of, *the two*, ends of a frost, politics among sports."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from dragoman.records import Coding
from fakes import paragraph

DAY = "2025-03-20"
CASES = [
    ("If Togo closes the port, Benin will expel the Togolese envoy, the Beninese minister said.", ("THREATEN", "actual", ("BEN",), ("TGO:GOV",))),
    ("If the parliament of Benin agrees, Benin will expel the Togolese envoy.", ("SANCTION", "future", ("BEN",), ("TGO:GOV",))),
    ("Benin is on the brink of expelling the Togolese envoy.", ("SANCTION", "hypothetical", ("BEN",), ("TGO:GOV",))),
    ("Benin stopped short of expelling the Togolese envoy.", ("SANCTION", "negated", ("BEN",), ("TGO:GOV",))),
    ("Benin did not hesitate to expel the Togolese envoy.", ("SANCTION", "actual", ("BEN",), ("TGO:GOV",))),
    ("Benin to expel Togolese envoy", ("SANCTION", "future", ("BEN",), ("TGO:GOV",))),
    ("Peru and Chile quarrelled last year; the two met on Friday.", ("CONSULT", "actual", ("PER", "CHL"), ())),
    ("Peru’s army-aligned government broke off relations with Chile.", ("SANCTION", "actual", ("PER:GOV",), ("CHL",))),
    ("Peruvian border guards arrested a Chilean pilgrim.", ("COERCE", "actual", ("PER:MIL",), ("CHL:CVL",))),
    ("Traders in Lima demonstrated against Chile.", ("PROTEST", "actual", ("PER:BUS",), ("CHL",))),
    ("American envoys landed in Bamako. The army promised Washington to pay for the damage.", ("AGREE", "actual", ("MLI:MIL",), ("USA",))),
    ("Fighters of the M23 left Doha for Goma. The rebels attacked Bukavu on Monday.", ("ASSAULT", "actual", ("REB-M23",), ("COD",))),
    ("Chad's president vowed to protect the north. Soldiers will be stationed along the border.", ("MOBILIZE", "future", ("TCD:MIL",), ())),
    ("Peru must withdraw its police from the islands, the Chilean president said.", ("REQUEST", "actual", ("CHL:GOV",), ("PER",))),
    ("Peru must not arrest Chilean pilgrims, the Chilean president said.", ("REQUEST", "actual", ("CHL:GOV",), ("PER",))),
    ("Police in Lima arrested a Chilean pilgrim.", ("COERCE", "actual", ("PER:COP",), ("CHL:CVL",))),
    ("Peru's government of Dina Boluarte is silent; it has detained three Chilean pilgrims.", ("COERCE", "actual", ("PER:GOV",), ("CHL:CVL",))),
    ("Peru has brushed aside Chile's charge that it had lied; on Monday it expelled the Chilean envoy.", ("SANCTION", "actual", ("PER",), ("CHL:GOV",))),
    ("Peru does away with visas for Chileans.", ("CONCEDE", "actual", ("PER",), ("CHL:CVL",))),
    ("Fishermen from Arica marched against Peru.", ("PROTEST", "actual", ("CHL:LAB",), ("PER",))),
    ("LIMA — Moscow’s ambassador was summoned on Monday.", ("ACCUSE", "actual", ("PER",), ("RUS:GOV",))),
    ("The talks opened in Lima on Monday. Teachers demonstrated against Chile.", ("PROTEST", "actual", ("PER:EDU",), ("CHL",))),
    ("Peru and Chile quarrelled over Peru's debts to Chile; tourists fled to Bolivia and Paraguay. The two sides met on Friday.", ("CONSULT", "actual", ("PER", "CHL"), ())),
    ("Peru does not recognise the verdict of the Chilean court.", ("REJECT", "actual", ("PER",), ("CHL:JUD",))),
    ("India has shut its visa centres in Bangladesh. Students in Chittagong on Sunday laid siege to its consulate.", ("PROTEST", "actual", ("BGD:EDU",), ("IND",))),
    ("The Peruvian minister meets his Chilean colleague in Lima tomorrow.", ("AGREE", "actual", ("PER:GOV", "CHL"), ())),
    ("Peru will send nobody to Chile.", ("REJECT", "actual", ("PER",), ("CHL",))),
    ("Chile freed Hiroshi Tanaka of Japan on Friday.", ("RETREAT", "actual", ("CHL",), ("JPN",))),
    ("Chilean soldiers have killed nine Peruvians.", ("ASSAULT", "actual", ("CHL:MIL",), ("PER:CVL",))),
    ("Chilean soldiers hold Tacna.", ("ASSAULT", "actual", ("CHL:MIL",), ("PER",))),
    ("Fighters of the M23 captured Uvira.", ("ASSAULT", "actual", ("REB-M23",), ("COD",))),
    ("Peru and Chile held naval exercises off Callao.", ("COOPERATE", "actual", ("PER", "CHL"), ())),
    ("Peru did not let the Chilean delegation in.", ("REJECT", "actual", ("PER",), ("CHL:GOV",))),
    ("Peru allowed the two Chilean detainees to fly home.", ("RETREAT", "actual", ("PER",), ("CHL:CVL",))),
    ("Authorities in Lima took a Chilean journalist off a plane and arrested him.", ("COERCE", "actual", ("PER:GOV",), ("CHL:JRN",))),
    ("Thousands poured into the streets of Lima to denounce Chile.", ("PROTEST", "actual", ("PER:CVL",), ("CHL",))),
    ("Hauliers from Peru went on strike in protest at Chilean tolls.", ("PROTEST", "actual", ("PER:LAB",), ("CHL",))),
    ("Norway deplores that Ghana is silent over the war in Sudan. Peru held naval exercises off Callao.", ("MOBILIZE", "actual", ("PER:MIL",), ())),
    ("Envoys from Peru and Chile met.", ("CONSULT", "actual", ("PER:GOV", "CHL"), ())),
    ("Peru switched off the BBC and the Voice of America.", ("COERCE", "actual", ("PER",), ("GBR:JRN", "USA:JRN"))),
    ("Peru's president told parliament that his country would leave the African Union.", ("SANCTION", "future", ("PER:GOV",), ("IGO-AU",))),
    ("It is time for Peru to leave the islands, Chile's foreign minister said.", ("REQUEST", "actual", ("CHL:GOV",), ("PER",))),
    ("Thousands poured into the streets of Lima to denounce the accord between the two countries, Peru and Chile.", ("PROTEST", "actual", ("PER:CVL",), ("CHL",))),
    ("Peru needs to leave the islands, Chile's foreign minister said.", ("REQUEST", "actual", ("CHL:GOV",), ("PER",))),
    ("Peru held naval exercises off Callao.", ("MOBILIZE", "actual", ("PER:MIL",), ())),
]  # fmt: skip
ENDS = [
    ("Three years of frost between Peru and Chile came to an end on Friday.", "warming"),
    ("Twenty years of friendship between Peru and Chile have gone up in smoke.", "cooling"),
]


def coded(coder: Coder, text: str) -> Coding:
    return coder.code(paragraph(text, "en", DAY))


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_act(coder: Coder, text: str, wanted: tuple[str, str, tuple[str, ...], tuple[str, ...]]) -> None:
    """Category, status and parties are what a careful reader gives the act."""
    assert wanted in [(e.type, e.status, e.actor, e.recipient) for e in coded(coder, text).events]


@pytest.mark.parametrize(("text", "valence"), ENDS)
def test_an_end_changes_the_relation(coder: Coder, text: str, valence: str) -> None:
    """The end of a frost is a thaw, the end of a friendship a frost."""
    assert valence in [c.valence for c in coded(coder, text).characterisations]


def test_politics_among_sports_is_coded(coder: Coder) -> None:
    """A block that speaks of ministers, diplomats and sanctions is not off topic though it names a cup and a team."""
    told = "Peru expelled two Chilean diplomats, the foreign minister said; the football team will play in the World Cup, for there are no sanctions on football."
    assert [e.type for e in coded(coder, told).events if e.type == "SANCTION"]
    assert not coded(coder, "The Peruvian team shot down Chile's hopes in the World Cup; the football coach blasted the referee.").events


@pytest.mark.parametrize("text", ["Chile and Peru have yet to talk, Bolivia's minister said.", "Peru climbed down over the disputed map of Chile.", "Peru opened a hospital to wounded Chilean sailors."])
def test_what_only_describes_tells_no_hostile_act(coder: Coder, text: str) -> None:
    """*Have yet to* obliges nobody, a disputed map is not disputed here, wounded people are not wounded here."""
    assert not {e.type for e in coded(coder, text).events} & {"REQUEST", "REJECT", "ASSAULT"}


def test_a_resignation_has_nobody_on_the_other_side(coder: Coder) -> None:
    """Whoever resigns is not given the other state of the passage for a recipient."""
    events = coded(coder, "Chile condemned Peru. The Peruvian minister resigned on Friday.").events
    assert [e.recipient for e in events if e.mode == "resign"] == [()]


def test_a_semicolon_parts_what_is_told(coder: Coder) -> None:
    """What stands before a semicolon is not the content of the verb behind it: the ships sold make of the denial no refusal of help."""
    events = coded(coder, "Japan, whose minister was in Malta, sold two ships to Ghana; Peru denies any role.").events
    assert [e.mode for e in events if e.type == "REJECT"] == [None]


def test_a_duty_of_the_past_is_no_demand(coder: Coder) -> None:
    """*Had to leave* tells what was, whoever says it."""
    assert "REQUEST" not in {e.type for e in coded(coder, "Peru had to leave the islands, Chile's minister said.").events}
