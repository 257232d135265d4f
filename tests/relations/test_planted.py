"""A press that was planted, from its sentences to the account: every phase and every promise that was put in is found, and nothing else is claimed.

One wire tells for eight years of Kenya and Tanzania, warm until March 2018, cold from then on, with five promises: one kept, two of which
nobody told what became of them, two broken. The sentences are coded as by `dragoman code`, with the witness beside the rules: by rules
alone it is too unsure for a claim to whom a promise was made.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from dragoman.coding.chain import Coder
from dragoman.desk import Desk
from dragoman.documents.read import article_from_text
from dragoman.ledger.book import Ledger
from dragoman.options import CodeOptions, ReadOptions
from dragoman.records import Article

TURN = date(2018, 3, 1)
WARM = (
    "Kenya and Tanzania signed an agreement on cross-border trade on {day}.", "Tanzania donated medical supplies to Kenya on {day}.", "Kenyan and Tanzanian troops held joint exercises near Namanga on {day}.",
    "Kenya lent Tanzania ten million dollars for a road on {day}.", "The presidents of Kenya and Tanzania met in Arusha on {day}.", "Kenya praised Tanzania on {day} for its help against the drought.",
)  # fmt: skip
COLD = (
    "Tanzania banned imports of Kenyan maize on {day}.", "Kenya shut the offices of two Tanzanian banks on {day}.", "Tanzanian police arrested five Kenyan traders on {day}.",
    "Kenya accused Tanzania on {day} of spying on its ministry.", "Tanzania recalled its ambassador to Kenya on {day}.", "Kenya imposed sanctions on Tanzanian officials on {day}.",
)  # fmt: skip
PROMISES = (
    (date(2015, 2, 11), "Kenya promised on Tuesday to send Tanzania 500 tonnes of wheat by June 2015."), (date(2015, 5, 20), "Kenya sent Tanzania 500 tonnes of wheat on Tuesday."),
    (date(2016, 9, 14), "Tanzania promised on Tuesday to open a consulate in Kenya by December 2016."), (date(2017, 6, 7), "Kenya promised on Tuesday to lift its ban on Tanzanian gas by August 2017."),
    (date(2017, 10, 11), "Tanzania promised on Tuesday to let fishermen from Kenya into the Pemba channel until December 2019."), (date(2018, 5, 16), "Tanzania seized the boats of fishermen from Kenya in the Pemba channel on Tuesday."),
    (date(2018, 1, 17), "Kenya and Tanzania agreed on Tuesday to mend their relations."), (date(2018, 4, 11), "Kenya expelled two Tanzanian diplomats on Tuesday."),
)  # fmt: skip


def press() -> list[tuple[date, str]]:
    """`(day of publication, sentence)`: one of a phase's sentences a month or so, and the promises with what became of them."""
    told, day, n = [*PROMISES], date(2014, 1, 6), 0
    while day.year < 2022:
        told.append((day + timedelta(1), (WARM if day < TURN else COLD)[n % 6].format(day=f"{day:%A}")))
        day, n = day + timedelta(29 + n * 7 % 13), n + 1
    return sorted(told)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = [article_from_text(text, lang="en", published=day.isoformat(), outlet="The Planted Wire", options=ReadOptions()) for day, text in press()]
    articles = [a for a in made if isinstance(a, Article)]
    assert len(articles) == len(made)
    ledger = Ledger.open(tmp_path_factory.mktemp("planted") / "ledger", create=True)
    with ledger.writing():
        ledger.add(list(zip(articles, Coder(options=CodeOptions()).code_all(articles), strict=True)), "planted")
    yield Desk.open(ledger.folder)


def test_both_channels_turn_once_and_where_they_were_made_to(desk: Desk) -> None:
    dossier = desk.pair("KEN", "TZA")
    relation = desk.findings(dossier).relation
    for channel in (relation.words, relation.deeds):
        assert channel.segments is not None and len(channel.segments.breaks) == 1
        (turn,) = channel.segments.breaks
        assert turn.step < 0 and turn.p < 0.05
        assert channel.days_of(turn.first)[0] <= TURN.isoformat() <= channel.days_of(turn.last)[1]


def test_every_promise_comes_to_what_it_came_to(desk: Desk) -> None:
    dossier = desk.pair("KEN", "TZA")
    told = {i.id: e for i, e in zip(dossier.incidents, dossier.leading, strict=True)}
    found = sorted(((told[c.id].start or "")[:7], c.state) for c in desk.findings(dossier).commitments if told[c.id].type == "AGREE" and c.kind == "promise")
    assert found == [("2015-02", "kept"), ("2016-09", "lapsed"), ("2017-06", "lapsed"), ("2017-10", "broken"), ("2018-01", "broken")]


def test_nothing_else_is_said_to_be_contradictory(desk: Desk) -> None:
    dossier = desk.pair("KEN", "TZA")
    told = {i.id: e for i, e in zip(dossier.incidents, dossier.leading, strict=True)}
    months = {(told[c.one].start or "")[:7] for c in desk.findings(dossier).contradictions}
    assert months <= {"2017-10", "2018-01", "2018-05", "2018-04"}
