"""What stands for an act told before (*do so*, *could be next*) is that act, done by another."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

CASES = [
    ("Kenya withdrew its troops from Somalia in May. Burundi might do so next year.", "RETREAT", "BDI", "SOM", "hypothetical"),
    ("Spain and Ireland recognised Palestine. Malta could be next.", "SUPPORT", "MLT", "PSE", "hypothetical"),
    ("Benin reopened its border with Niger, but General Tiani has not done so.", "CONCEDE", "NER:GOV", "BEN", "negated"),
    ("Chad closed its border with Sudan on Monday. Egypt is considering a similar step.", "SANCTION", "EGY", "SDN", "future"),
    ("Chad closed its border with Sudan. Egypt is not considering anything of the kind.", "SANCTION", "EGY", "SDN", "negated"),
    ("Chad closed its border with Sudan. Egypt has taken no such step.", "SANCTION", "EGY", "SDN", "negated"),
    ("Chad closed its border with Sudan. Egypt has done nothing of the sort.", "SANCTION", "EGY", "SDN", "negated"),
    ("Peru recalled its ambassador from Quito; Chile has not.", "SANCTION", "CHL", "ECU", "negated"),
    ("Kenya closed its border with Somalia. Chad denied the charge. It has not summoned the Sudanese ambassador, but could do so.", "ACCUSE", "TCD", "SDN:GOV", "hypothetical"),
    ("Estonia accused Russia of cutting the cable. Finland did the same.", "ACCUSE", "FIN", "RUS", "actual"),
    ("Kenya congratulated Malawi on the vote. Zambia did not.", "SUPPORT", "ZMB", "MWI", "negated"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "category", "actor", "recipient", "status"), CASES)
def test_the_act_told_last(text: str, category: str, actor: str, recipient: str, status: str) -> None:
    article = paragraph(text, "en")
    assert (category, (actor,), (recipient,), status) in [(e.type, e.actor, e.recipient, e.status) for e in Coder().code(article).events]


def test_a_bare_next_tells_nothing() -> None:
    """*The next summit* is no act again."""
    text = "France expelled two Russian diplomats. The next summit is in Oslo."
    article = paragraph(text, "en")
    assert [e.type for e in Coder().code(article).events].count("SANCTION") == 1


@pytest.mark.parametrize(
    "behind",
    [
        "Germany announced the same day a rise in pensions.",
        "Germany announced the same squad for the final.",
        "Germany plans the same number of flights.",
        "Ethiopia has no such plans for its new railway.",
        "Chile is weighing such measures against inflation.",
    ],
)
def test_a_matter_of_its_own_is_no_act_again(behind: str) -> None:
    """*The same* with a noun of its own, *such measures* against something else: neither stands for the act told before."""
    article = paragraph(f"France expelled two Russian diplomats. {behind}", "en")
    assert [e.actor for e in Coder().code(article).events] == [("FRA",)]


@pytest.mark.parametrize("behind", ["Chile announced the same measure.", "Chile is weighing such measures for the moment.", "Chile is planning the same against Russia."])
def test_the_same_step_is_the_act_again(behind: str) -> None:
    article = paragraph(f"France expelled two Russian diplomats. {behind}", "en")
    assert ("CHL",) in [e.actor for e in Coder().code(article).events]


def test_what_an_auxiliary_denies_is_no_state() -> None:
    """*Chile is not so sure* denies no act told before."""
    article = paragraph("Peru recalled its ambassador from Quito. Chile is not so sure.", "en")
    assert [e.actor for e in Coder().code(article).events] == [("PER",)]
