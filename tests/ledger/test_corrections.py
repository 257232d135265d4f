"""A correction sticks to its words: replayed over any coding it comes out in one of the known ways, and is never lost."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.desk import Desk
from dragoman.errors import InputError, UsageError
from dragoman.ledger.book import Ledger
from dragoman.ledger.corrections.lines import append, line, listed, made
from dragoman.ledger.corrections.replay import replay
from dragoman.quality import wilson
from dragoman.records import Article, Coding, Correction, Event, Quote
from fakes import article, event

TEXT = "Bamako a expulsé l'ambassadeur. Paris a dénoncé la mesure. Alger a proposé sa médiation. Rabat a salué ce choix."
TOLD = article(TEXT)


def at(told: Article, words: str, kind: str, **values: object) -> Event:
    """An event on these words of an article."""
    first = told.text.index(words)
    left, right = told.text.rfind(".", 0, first) + 1, told.text.find(".", first) + 1 or len(told.text)
    quotes = {"sentence": Quote.cut(told, left, right), "trigger": Quote.cut(told, first, first + len(words))}
    return event(told, kind, first, trigger=words, quotes=quotes, **values)


SAID = (
    at(TOLD, "a expulsé", "SANCTION", actor=("MLI",), recipient=("FRA",)),
    at(TOLD, "a dénoncé", "ACCUSE", actor=("FRA",), recipient=("MLI",)),
    at(TOLD, "a proposé", "AGREE", actor=("DZA",), recipient=("MLI",)),
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    ledger = Ledger.open(tmp_path, create=True)
    with ledger.writing():
        ledger.add([(TOLD, Coding(TOLD.id, "fr", SAID))], "fake+1")
    return Desk.open(tmp_path)


@pytest.mark.parametrize("day", ["2026-13", "2026-02-30", "0000", "2026-2", "hier"])
def test_dates_that_are_none(desk: Desk, day: str) -> None:
    """A date that no calendar has cannot be set."""
    with pytest.raises(UsageError, match="is no date"):
        desk.corrected("set", SAID[0].id, "a", field="start", after=day)


def results(desk: Desk) -> list[str]:
    return [o.result for o in desk.corrections()]


def test_set_reject_confirm_add_undo(desk: Desk) -> None:
    """Each operation does what it says to every answer, and undo takes it back."""
    first, second, third = (e.id for e in SAID)
    desk.correct([desk.corrected("set", second, "a", field="type", after="threaten"), desk.corrected("reject", third, "a"), desk.corrected("confirm", first, "a")])
    dossier = desk.pair("MLI", "FRA")
    assert {e.type for e in dossier.events} == {"SANCTION", "THREATEN"}
    assert not desk.pair("DZA", "MLI").events
    assert desk.event(second)[0].type == "THREATEN"
    assert any(r.field == "corrected" and "ACCUSE" in r.why for r in desk.event(second)[0].reasons)
    with pytest.raises(UsageError):
        desk.event(third)

    desk.correct([desk.added(TOLD.id, "a salué", "a", fields={"type": "SUPPORT", "actor": "MAR", "recipient": "DZA"})])
    (added,) = desk.pair("MAR", "DZA").events
    assert added.quotes["trigger"].text == "a salué"

    reject = next(o.correction for o in desk.corrections() if o.correction.op == "reject")
    desk.correct([desk.undone(reject.id, "b")])
    assert desk.pair("DZA", "MLI").events
    assert sorted(results(desk)) == ["applied", "applied", "applied", "applied", "undone"]


def test_parties_set_anew_move_to_their_pair(desk: Desk) -> None:
    """An event whose actor is corrected leaves the pair that it was wrongly of, and comes into its own."""
    desk.correct([desk.corrected("set", SAID[2].id, "a", field="actor", after="TUN")])
    assert not desk.pair("DZA", "MLI").events
    assert [e.type for e in desk.pair("TUN", "MLI").events] == ["AGREE"]


def test_two_people_differ(desk: Desk) -> None:
    """The first holds and the second is shown as a conflict; nothing is overwritten in silence."""
    event_ = SAID[1].id
    desk.correct([desk.corrected("set", event_, "a", field="status", after="negated")])
    desk.correct([replace(desk.corrected("set", event_, "b", field="status", after="future"), id="co_b")])
    assert results(desk) == ["applied", "conflict"]
    assert desk.event(event_)[0].status == "negated"


def test_recoded(tmp_path: Path) -> None:
    """After another coding of the same text a correction finds its words; what the machine has come to say is already so; what is gone is an orphan."""
    first, second, third = SAID
    corrections = [made("2026-01-01T00:00:00Z", "a", "set", e.id, field="type", before=e.type, after=kind, anchor=_anchor(e)) for e, kind in ((first, "COERCE"), (second, "THREATEN"), (third, "CONSULT"))]
    now = (at(TOLD, "a expulsé l'ambassadeur", "SANCTION", actor=("MLI",)), at(TOLD, "a dénoncé", "THREATEN", actor=("FRA",)))
    held = replay(now, corrections, [TOLD.id])
    assert [o.result for o in held.outcomes] == ["applied", "already so", "orphan"]
    assert sorted(e.type for e in held.events.values()) == ["COERCE", "THREATEN"]


def test_new_version_of_the_article() -> None:
    """An article that was read again with other words around still holds the correction, by its address and its words."""
    newer = replace(article("Correction. " + TEXT + " Rien de plus."), url="https://pont.example/1")
    (event_,) = (at(newer, "a dénoncé", "ACCUSE", actor=("FRA",)),)
    correction = made("2026-01-01T00:00:00Z", "a", "reject", SAID[1].id, before="ACCUSE", anchor=replace(_anchor(SAID[1]), url="https://pont.example/1"))
    held = replay([event_], [correction], [newer.id], {newer.id: newer.url})
    assert [o.result for o in held.outcomes] == ["applied"]
    assert not held.events


def _anchor(event_: Event) -> object:
    from dragoman.ledger.corrections.anchors import anchored

    return anchored(event_)


OPS = st.sampled_from(["confirm", "set", "reject", "merge", "split", "note", "undo", "dance"])


@given(st.lists(st.tuples(OPS, st.integers(0, 2), st.sampled_from(["a", "b"]), st.sampled_from(["type", "actor", "start", "colour"])), max_size=25), st.integers(0, 7))
@settings(max_examples=80, deadline=None)
def test_every_line_comes_out_once(acts: list[tuple[str, int, str, str]], kept: int) -> None:
    """Whatever is said, in whatever order, over whatever the machine still says: each line has one outcome."""
    corrections: list[Correction] = []
    for n, (op, which, by, field) in enumerate(acts):
        target = corrections[which].id if op == "undo" and which < len(corrections) else SAID[which].id
        after = {"type": "THREATEN", "actor": ["MLI"], "start": "2026"}.get(field, 1) if op == "set" else SAID[(which + 1) % 3].id
        corrections.append(made(f"2026-01-01T00:00:{n:02}Z", by, op, target, field=field if op == "set" else None, after=after, anchor=_anchor(SAID[which])))
    held = replay([e for n, e in enumerate(SAID) if kept >> n & 1], corrections, [TOLD.id])
    assert sorted(o.correction.id for o in held.outcomes) == sorted(c.id for c in corrections)


def test_a_thousand_over_altered_packs() -> None:
    """1,000 corrections over a coding by other packs (events gone, altered, moved, new): each comes out in one of the four ways, none is lost."""
    rng = random.Random(5)
    articles = [article(f"{TEXT} Édition {n}.") for n in range(350)]
    said = [at(a, w, k) for a in articles for w, k in (("a expulsé", "SANCTION"), ("a dénoncé", "ACCUSE"), ("a proposé", "AGREE"))]
    chosen = rng.sample(said, 1000)
    corrections = [
        made("2026-01-01T00:00:00Z", "a", op, e.id, field="type" if op == "set" else None, before=e.type, after="THREATEN" if op == "set" else None, anchor=_anchor(e))
        for e in chosen
        for op in (rng.choice(["set", "set", "reject", "confirm"]),)
    ]
    now = []
    for e in said:
        fate = rng.random()
        if fate < 0.2:
            continue
        told = next(a for a in articles if a.id == e.article)
        now.append(at(told, f"{e.trigger} l" if fate < 0.4 and f"{e.trigger} l" in told.text else e.trigger, "THREATEN" if fate > 0.9 else e.type))
    held = replay(now, corrections, [a.id for a in articles[:340]])
    assert len(held.outcomes) == len(corrections)
    assert {o.result for o in held.outcomes} <= {"applied", "already so", "orphan", "conflict"}
    assert {"applied", "already so", "orphan"} <= {o.result for o in held.outcomes}


@given(st.lists(st.text(max_size=40), min_size=1, max_size=5))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_lines_round_trip(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    """What is written is read again, whatever it says."""
    folder = tmp_path_factory.mktemp("lines")
    told = [made(f"2026-01-01T00:00:{n:02}Z", t, "note", "ev_1", why=t) for n, t in enumerate(texts)]
    append(folder, told)
    assert listed(folder / "corrections.jsonl") == list({c.id: c for c in told}.values())


def test_torn_last_line(tmp_path: Path) -> None:
    """A line that a killed writer left half written is passed over, and what is added after it is whole."""
    one, two = made("2026-01-01T00:00:00Z", "a", "note", "ev_1"), made("2026-01-01T00:00:01Z", "a", "note", "ev_2")
    (tmp_path / "corrections.jsonl").write_text(line(one) + "\n" + line(two)[:20])
    assert listed(tmp_path / "corrections.jsonl") == [one]
    append(tmp_path, [two])
    assert listed(tmp_path / "corrections.jsonl") == [one, two]
    with pytest.raises(InputError, match="line 1"):
        (tmp_path / "corrections.jsonl").write_text('{"id": 3}\n' + line(two) + "\n")
        listed(tmp_path / "corrections.jsonl")


def test_a_later_version_adds_ops_and_keys(tmp_path: Path) -> None:
    """What this version does not know is kept and shown, without effect."""
    (tmp_path / "corrections.jsonl").write_text('{"id": "co_9", "at": "2030", "by": "z", "op": "transmute", "target": "ev_1", "colour": "red"}\n')
    (found,) = listed(tmp_path / "corrections.jsonl")
    assert replay(SAID, [found], [TOLD.id]).outcomes[0].result == "unknown"


def test_import_merges_two_analysts(desk: Desk, tmp_path: Path) -> None:
    """Another's file is added once, however often it is imported; both are replayed."""
    other = tmp_path / "other.jsonl"
    other.write_text("".join(line(desk.corrected("confirm", e.id, "b")) + "\n" for e in SAID[:2]))
    assert (desk.imported(other), desk.imported(other)) == (2, 0)
    assert results(desk) == ["applied", "applied"]


def test_precision_and_gold(desk: Desk) -> None:
    """Of what was looked at: right if confirmed, wrong if rejected or if a party was set; an article that was looked at whole is gold."""
    one, two, three = (e.id for e in SAID)
    desk.correct([desk.corrected("confirm", one, "a"), desk.corrected("set", two, "a", field="actor", after="USA")])
    assert not list(desk.gold())
    desk.correct([desk.corrected("reject", three, "a")])
    shares = desk.precision()
    assert (shares[""].right, shares[""].n) == (1, 3)
    assert (shares["SANCTION"].right, shares["ACCUSE"].right, shares["AGREE"].right) == (1, 0, 0)
    (gold,) = desk.gold()
    assert [e["actor"] for e in gold["events"]] == [["MLI"], ["USA"]]


def test_queue(desk: Desk) -> None:
    """The least certain comes first; what was looked at does not come again."""
    assert len(desk.review()) == 3
    desk.correct([desk.corrected("confirm", desk.review()[0].id, "a")])
    assert len(desk.review()) == 2


def test_wilson() -> None:
    """The interval of 9 in 10 is .596 to .982 (Brown, Cai and DasGupta 2001)."""
    found = wilson(9, 10)
    assert (round(found.low, 3), round(found.high, 3)) == (0.596, 0.982)


@pytest.mark.parametrize(("field", "value"), [("actor", "Mali"), ("start", "hier"), ("status", "peut-être"), ("colour", "red")])
def test_bad_values(desk: Desk, field: str, value: str) -> None:
    """A value that no event can have is refused in a sentence, before anything is written."""
    with pytest.raises(UsageError):
        desk.corrected("set", SAID[0].id, "a", field=field, after=value)
