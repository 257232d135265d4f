"""Acts of others that share the verb told before: *Latvia four*, *Mali its own*, *so did Chad*, *Germany will follow*."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

CASES = [
    ("Poland has expelled two Russian diplomats, Latvia four and Estonia one.", [("SANCTION", "POL", "RUS"), ("SANCTION", "LVA", "RUS"), ("SANCTION", "EST", "RUS")]),
    ("Algeria recalled its ambassador to Mali and Mali its own.", [("SANCTION", "DZA", "MLI"), ("SANCTION", "MLI", "DZA")]),
    ("Poland closed its embassy in Minsk on Monday; so did Latvia.", [("SANCTION", "POL", "BLR"), ("SANCTION", "LVA", "BLR")]),
    ("Poland expelled six Russian diplomats. Latvia will follow on Friday.", [("SANCTION", "POL", "RUS"), ("SANCTION", "LVA", "RUS")]),
    ("Poland expelled six Russian diplomats, Latvia reported.", [("SANCTION", "POL", "RUS")]),
    ("Poland expelled two Russian diplomats and Latvia four.", [("SANCTION", "POL", "RUS"), ("SANCTION", "LVA", "RUS")]),
    ("Poland expelled a Russian diplomat and Latvia a diplomat.", [("SANCTION", "POL", "RUS"), ("SANCTION", "LVA", "RUS")]),
    ("Algeria recalled its ambassador to Mali and Mali its own ambassador.", [("SANCTION", "DZA", "MLI"), ("SANCTION", "MLI", "DZA")]),
    ("Poland expelled two Russian diplomats, Latvia none.", [("SANCTION", "POL", "RUS")]),
    ("Norway sent Ukraine four tanks and Poland two tanks.", [("AID", "NOR", "UKR")]),
    ("Moscow recalled its ambassador from Warsaw and Berlin its consul from Kazan.", [("SANCTION", "RUS", "POL")]),
    ("Russia is bombing Ukraine; so is Belarus.", [("ASSAULT", "RUS", "UKR"), ("ASSAULT", "BLR", "UKR")]),
    ("Latvia was bombed by Russia on Monday, as was Estonia.", [("ASSAULT", "RUS", "LVA"), ("ASSAULT", "RUS", "EST")]),
    ("Poland expelled six Russian diplomats; so was Latvia.", [("SANCTION", "POL", "RUS")]),
    ("Poland expelled six Russian diplomats. Nor was Latvia a bystander.", [("SANCTION", "POL", "RUS")]),
    ("Poland expelled six Russian diplomats. So will Latvia.", [("SANCTION", "POL", "RUS")]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_acts_that_share_a_verb(coder: Coder, text: str, wanted: list[tuple[str, str, str]]) -> None:
    found = coder.code(paragraph(text, "en")).events
    assert [(e.type, e.actor[0].split(":")[0], e.recipient[0].split(":")[0]) for e in found if e.recipient] == wanted


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("Israel bombed Lebanon and Syria a day later.", ("ISR",), ("LBN", "SYR")),
        ("France closed its embassy in Mali and Niger a year ago.", ("FRA",), ("MLI", "NER")),
        ("Russia sanctioned Poland and Latvia two weeks after the vote.", ("RUS",), ("POL", "LVA")),
        ("Kenya invited Uganda and Rwanda a month ago.", ("KEN",), ("UGA", "RWA")),
        ("The US sanctioned Iran, Russia and Venezuela one after another.", ("USA",), ("IRN", "RUS", "VEN")),
    ],
)
def test_a_time_behind_a_row_is_no_clause(coder: Coder, text: str, actor: tuple[str, ...], recipient: tuple[str, ...]) -> None:
    found = coder.code(paragraph(text, "en")).events
    assert [(e.actor, e.recipient) for e in found] == [(actor, recipient)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Poland will expel two Russian diplomats, Latvia four.", "future"),
        ("Poland could expel two Russian diplomats, Latvia four.", "hypothetical"),
        ("Poland will expel six Russian diplomats; so will Latvia.", "future"),
        ("Poland did not expel a Russian diplomat, nor did Latvia.", "negated"),
    ],
)
def test_the_mood_of_the_verb_holds_for_both(coder: Coder, text: str, status: str) -> None:
    found = coder.code(paragraph(text, "en")).events
    assert [(e.actor, e.status) for e in found] == [(("POL",), status), (("LVA",), status)]
