"""All that is worked out about a pair, on input of every kind: nothing breaks, nothing warns, and below the floor of data nothing is claimed."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pytest

from dragoman.ledger.incidents import Telling, incidents
from dragoman.packs import load
from dragoman.records import Dossier, Event, Incident, Quote, Source
from dragoman.relations.findings import Findings, findings
from dragoman.relations.phases import segmented
from dragoman.relations.series import Variances
from dragoman.relations.signals import marks
from fakes import article, event

SCORE = load().ontology.score
#: acts of either sign, as PLOVER scores them
ACTS = ("AID", "CONSULT", "AGREE", "ACCUSE", "SANCTION", "REQUEST")


def told(n: int, kind: str = "CONSULT", start: str | None = "2025-01-01", end: str | None = None, actor: str = "MLI", recipient: str = "USA", **more: object) -> Incident:
    """An incident of Mali and the United States."""
    values = {"mode": None, "grade": "single origin", "origins": {"x": (f"ar_{n}",)}, "best": f"ev_{n}", "told": start} | more
    return Incident(f"in_{n}", kind, actor=(actor,), recipient=(recipient,) if recipient else (), start=start, end=end or start, status="actual", events=(f"ev_{n}",), articles=(f"ar_{n}",), outlets=("x",), **values)  # type: ignore[arg-type]


def found(rows: Sequence[Incident], a: str = "MLI", b: str = "USA") -> Findings:
    """The findings of incidents; a warning is an error."""
    dossier = Dossier(a, b, None, None, (), (), {}, {}, {}, incidents=tuple(rows))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return findings(dossier, SCORE, Variances(mean=0.0, spread=25.0), today="2026-06-01", scales={"plover": SCORE, "signs": load().ontology.on("signs")})


DAYS = [(date(2024, 1, 1) + timedelta(17 * n)).isoformat() for n in range(30)]


@pytest.mark.parametrize(
    "rows",
    [
        [told(n, start=None) for n in range(12)],
        [told(n, start="1990", end="2020") for n in range(12)],
        [told(n, ACTS[n % 6], start="2025-01-01") for n in range(12)],
        [told(n, "CONSULT", day) for n, day in enumerate(DAYS)],
        [told(n, ACTS[n % 6], day) for n, day in enumerate(DAYS)],
        [told(n, ACTS[n % 6], day, actor="MLI", recipient="MLI") for n, day in enumerate(DAYS)],
        [told(n, ACTS[n % 6], day, actor="QQQ", recipient="REB-NOBODY") for n, day in enumerate(DAYS)],
        [told(n, ACTS[n % 6], day, recipient="") for n, day in enumerate(DAYS)],
        [told(n, ACTS[n % 6], "2025-99-99") for n in range(12)],
        [told(n, ACTS[n % 6], DAYS[n], confidence=0.1) for n in range(12)],
    ],
    ids=["no dates", "decades", "one day", "equal scores", "one source", "with itself", "unknown codes", "no recipient", "no such day", "unsure"],
)
def test_any_input(rows: list[Incident]) -> None:
    """Every kind of input gives findings, finite where there are any, and no warning."""
    got = found(rows)
    for channel in (got.relation.words, got.relation.deeds):
        if channel.level is not None:
            assert np.all(np.isfinite(channel.level.mean))
            assert np.all(channel.level.variance >= 0)


@pytest.mark.parametrize("n", [0, 1, 4])
def test_too_few_events(n: int) -> None:
    """Below the floor there are marks and no figure: no level, phase, gap, discordance, rate or mean."""
    got = found([told(k, "AID", DAYS[k]) for k in range(n)])
    assert len(got.relation.deeds.marks) == n
    assert (got.relation.deeds.level, got.relation.deeds.segments, got.relation.gap, got.relation.discordance) == (None, None, None, None)
    assert got.relation.rate == ()
    assert all(means == (None, None) for means in got.scales.values())


def test_unsure_incidents_are_counted_and_left_out() -> None:
    """What is coded unsurely is in no figure, and its number is told."""
    got = found([told(n, "AID", DAYS[n], confidence=0.3 if n % 2 else 0.9) for n in range(20)])
    assert (len(got.relation.deeds.marks), got.unsure) == (10, 10)


def reported(n: int, kind: str, day: str, copies: int) -> list[Telling]:
    """An act as told by as many papers that print one text."""
    words = " ".join("".join(chr(97 + int(c)) for c in w) for w in np.random.default_rng(n).integers(0, 26, (8, 7)))
    text = f"Report of {kind}: {words}."
    rows = []
    for paper in range(copies):
        where = article(text, outlet=f"Paper {paper}", published=day, lang="en")
        quotes = {"sentence": Quote.cut(where, 0, len(text)), "trigger": Quote.cut(where, 0, 6)}
        made: Event = event(where, kind, mode=None, actor=("MLI",), recipient=("USA",), start=day, end=day, quotes=quotes, trigger="Report")
        rows.append(Telling(made, Source(where.id, "en", day, f"Paper {paper}"), f"group {n}" if copies > 1 else None))
    return rows


def test_copies_make_no_phases() -> None:
    """Forty acts without a change, each told by one to six papers: counted as incidents they have a false phase in 6 of 100 series at the most."""
    rng = np.random.default_rng(5)
    false = {"incidents": 0, "articles": 0}
    series = 100
    for n in range(series):
        days = sorted(date.fromordinal(738000 + int(d)).isoformat() for d in rng.choice(730, 40, replace=False))
        tellings = [t for k, day in enumerate(days) for t in reported(k, str(rng.choice(ACTS)), day, int(rng.integers(1, 7)))]
        made = incidents(tellings)
        assert len(made) >= 32  # acts of one kind within days may be taken for one
        scores = [m.score for m in marks(made, SCORE)]
        false["incidents"] += bool(segmented(scores, seed=n).breaks)
        repeated = [SCORE(t.event.type, None) for t in sorted(tellings, key=lambda t: t.event.start or "")]
        false["articles"] += bool(segmented(repeated, seed=n).breaks) if n < 20 else 0
    assert false["incidents"] <= 0.06 * series
    assert false["articles"] > 0.06 * 20  # what counting articles would have claimed
