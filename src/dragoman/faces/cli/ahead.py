"""What may come next, in lines for the terminal: probabilities beside their baselines, what is announced, what hangs on something, and the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.faces.naming import Names
from dragoman.faces.quoting import clean
from dragoman.relations.outlook import HORIZONS, Chance, Outlook, Share, Way, rounded
from dragoman.relations.scenarios import NOT_DONE

if TYPE_CHECKING:
    from dragoman.records import Event, Incident
    from dragoman.relations.scenarios import Scenario
    from dragoman.relations.track import Track

#: how many categories, and how many conditional statements are shown; `--json` has all
CATEGORIES, MOST = 5, 6


def percent(probability: float | None, names: Names) -> str:
    """A probability as it is shown: to five points, never sure; a dash for none."""
    if probability is None:
        return names.m("outlook.none")
    points = rounded(probability)
    return names.m("outlook.under") if points == 0 else names.m("outlook.over") if points == 100 else names.m("outlook.percent", n=points)


def outlook_lines(outlook: Outlook, by_id: dict[str, Incident], names: Names) -> Iterator[tuple[str, int]]:
    """The figures of an outlook, each line with how far it is set in."""
    yield names.m("outlook.few" if outlook.few else "outlook.head", n=outlook.n), 0
    kinds = dict.fromkeys(c.kind for c in outlook.chances)
    for kind in kinds:
        first, second = (next(c for c in outlook.chances if (c.kind, c.horizon) == (kind, h)) for h in HORIZONS)
        if outlook.few and first.climatology is None is second.climatology:
            continue  # neither the pair nor others like it were looked at for so long
        yield names.m("outlook.row", label=_label(kind, names), first=_cell(first, outlook, names), second=_cell(second, outlook, names)), 4
        if movers := _movers(first, by_id, names):
            yield names.m("outlook.moved", items=movers), 8
    yield names.m("outlook.next"), 0
    yield from ((_share(s, _label(s.kind, names), names), 4) for s in outlook.next)
    best = sorted(outlook.categories, key=lambda s: -(s.climatology if s.probability is None else s.probability))[:CATEGORIES]
    yield names.m("outlook.categories", items=", ".join(_share(s, s.kind, names) for s in best)), 0
    yield from ((_way(way, names), 0) for way in outlook.ways if way.horizon == HORIZONS[-1])


def _label(kind: str, names: Names) -> str:
    return names.m(f"outlook.{kind.replace(' ', '_')}")


def _cell(chance: Chance, outlook: Outlook, names: Names) -> str:
    base = percent(chance.climatology, names)
    if outlook.few:
        return names.m("outlook.bare", base=base)
    if outlook.looked < chance.horizon:
        return names.m("outlook.short", n=outlook.looked)
    return names.m("outlook.cell", p=percent(chance.probability, names), base=base, own=percent(chance.own, names))


def _movers(chance: Chance, by_id: dict[str, Incident], names: Names) -> str:
    rows = [(by_id[id], points) for id, points in chance.moved if id in by_id and points >= 0.005]
    return ", ".join(names.m("outlook.mover", day=i.start or i.end or i.told or names.m("date.none"), kind=i.type, points=f"{100 * p:.0f}") for i, p in rows)


def _share(share: Share, label: str, names: Names) -> str:
    base = percent(share.climatology, names)
    if share.probability is None:
        return names.m("outlook.share_bare", label=label, base=base)
    return names.m("outlook.share", label=label, p=percent(share.probability, names), base=base, own=percent(share.own, names))


def _way(way: Way, names: Names) -> str:
    label = names.m(f"relation.{'deeds' if way.deeds else 'words'}")
    return names.m("outlook.way", label=label, days=way.horizon, p=percent(way.course.better, names), base=percent(way.baseline, names))


def state_of(scenario: Scenario, by_id: dict[str, Incident], best: dict[str, Event], names: Names) -> str:
    """Whether a condition was met, and by what."""
    told = [(i, best[i.best]) for name in scenario.by if (i := by_id.get(name)) and i.best in best]
    by = ", ".join(f"{i.start or i.told or e.article} {i.type} “{clean(e.trigger)}”" for i, e in told[:3])
    if scenario.state == "met":
        return names.m("outlook.met", by=by)
    if scenario.state == "not met so far":
        return names.m("outlook.not_met")
    said = names.m("outlook.not_done") if any(r.why == NOT_DONE for r in scenario.reasons) else names.m("outlook.unclear")
    return names.m("outlook.see", said=said, by=by) if by else said


def track_lines(track: Track, names: Names, probabilities: Sequence[float] = ()) -> Iterator[str]:
    """The record of forecasts; figures only where there are enough, and how forecasts like those just made came out."""
    if not track.issued:
        return
    yield names.m("outlook.track", issued=track.issued, waiting=track.waiting, scored=track.scored, came=track.came)
    if track.parts is None or track.score is None or track.baseline is None or track.skill is None:
        return
    parts = {"mcb": track.parts.miscalibration, "dsc": track.parts.discrimination, "unc": track.parts.uncertainty}
    yield names.m("outlook.track_score", score=f"{track.score:.3f}", base=f"{track.baseline:.3f}", skill=f"{track.skill:+.2f}", **{k: f"{v:.3f}" for k, v in parts.items()})
    for each in track.said:
        if any(each.low <= p < each.high for p in probabilities):
            yield names.m("outlook.track_like", low=f"{each.low:.0%}", high=f"{each.high:.0%}", share=f"{each.happened:.0%}", n=each.n)
