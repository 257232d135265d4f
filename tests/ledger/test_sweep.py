"""A ledger linked group by group has the incidents of one that is linked all at once, while no more than the open groups are held."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import fakes
from dragoman import desk as read_door
from dragoman.desk import Desk
from dragoman.ledger.book import Ledger
from dragoman.ledger.incidents import incidents
from dragoman.ledger.incidents.blocks import may_be_one
from dragoman.ledger.incidents.sweep import groups, order
from dragoman.ledger.incidents.telling import Telling
from dragoman.records import Coding, Correction, Source

STATES = ("MLI", "USA", "FRA", "DZA", "RUS", "NER", "TCD", "SEN")
KINDS = ("ACCUSE", "REQUEST", "CONSULT", "AGREE", "SANCTION")


def tellings(seed: int, n: int) -> list[Telling]:
    """Tellings with all that can be vague about them: days, months, years, none; one party, two, three."""
    dice, made = random.Random(seed), []
    for k in range(n):
        day = date(2020, 1, 1) + timedelta(dice.randrange(2000))
        start = dice.choice([day.isoformat()] * 8 + [day.isoformat()[:7], day.isoformat()[:4], None, None])
        published = dice.choice([(day + timedelta(dice.randrange(9))).isoformat()] * 9 + [None])
        told = fakes.article(f"Texte {k % 7} de {dice.choice(STATES)}.", published=published, outlet=f"Journal {k}")
        actor, recipient = dice.sample(STATES, dice.choice((1, 1, 1, 2))), dice.sample(STATES, dice.choice((0, 1, 1, 1, 2)))
        event = fakes.event(told, dice.choice(KINDS), k, actor=tuple(actor), recipient=tuple(recipient), start=start, end=start)
        made.append(Telling(event, Source(told.id, "fr", published, told.outlet)))
    return made


def test_same_incidents() -> None:
    """Group by group or all at once, the incidents are the same; what may be of one incident is in one group."""
    for seed in range(6):
        rows = sorted(tellings(seed, 400), key=order)
        found = list(groups(rows))
        assert sorted(t.event.id for g in found for t in g) == sorted(t.event.id for t in rows)
        place = {t.event.id: n for n, g in enumerate(found) for t in g}
        assert all(place[rows[i].event.id] == place[rows[j].event.id] for i, j in may_be_one(rows))
        assert {i.id for g in found for i in incidents(g)} == {i.id for i in incidents(rows)}
        assert len(found) > 10


def test_bound() -> None:
    """What analysts hold to be together is in one group, years apart."""
    rows = sorted(tellings(7, 100), key=order)
    ends = {rows[0].event.id, rows[60].event.id}
    (held,) = [g for g in groups(rows, ends) if any(t.event.id in ends for t in g)]
    assert ends <= {t.event.id for t in held}


def test_few_are_held() -> None:
    """Of pairs that meet in turn, each group is given out before the next but one begins."""
    began, most = 0, 0

    def watched() -> object:
        nonlocal began
        for row in rows:
            began += 1
            yield row

    rows = [replace(t, event=replace(t.event, actor=("MLI",), recipient=("USA",), start=(day := date(2000, 1, 1) + timedelta(100 * n)).isoformat(), end=day.isoformat())) for n, t in enumerate(tellings(1, 50))]
    given = 0
    for group in groups(watched()):  # type: ignore[arg-type]
        given += len(group)
        most = max(most, began - given)
    assert given == 50 and most <= 1


def test_desk(tmp_path: Path, monkeypatch: object) -> None:
    """The happenings of a ledger are its incidents, corrected ones too, in batches of any size."""
    ledger = Ledger.open(tmp_path / "ledger", create=True)
    rows = tellings(3, 120)
    shard = []
    for n, told in enumerate(t.event for t in rows):
        article = fakes.article(f"Texte numéro {n}.", published=rows[n].source.published, outlet=f"Journal {n}")
        event = fakes.event(article, told.type, n, actor=told.actor, recipient=told.recipient, start=told.start, end=told.end)
        shard.append((article, Coding(article.id, "fr", (event,))))
    with ledger.writing():
        ledger.add(shard, "fake+1")
    events = ledger.events()
    ledger.correct([
        Correction("co_1", "2026-01-01T00:00:00Z", "a", "set", events[5].id, "start", events[5].start, "2024-05-05"), Correction("co_2", "2026-01-01T00:00:00Z", "a", "reject", events[6].id),
        Correction("co_3", "2026-01-01T00:00:00Z", "a", "merge", events[1].id, after=events[90].id),
    ])  # fmt: skip
    desk = Desk(ledger)
    whole = {h.incident.id: h for h in desk.happenings()}
    assert sum(len(h.events) for h in whole.values()) == 119 and events[6].id not in {e.id for h in whole.values() for e in h.events}
    sources, (together, apart) = ledger.sources(), ledger.bound()
    assert together and whole.keys() == {i.id for i in incidents((Telling(e, sources[e.article]) for e in ledger.events()), together=together, apart=apart)}
    monkeypatch.setattr(read_door, "LINKED", 3)  # type: ignore[attr-defined]
    assert {h.incident.id for h in desk.happenings()} == whole.keys()
    assert {e.id for h in desk.happenings(since="2022", until="2023") for e in h.events} == {e.id for e in ledger.events(None, None, "2022", "2023")}
