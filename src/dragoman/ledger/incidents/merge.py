"""One incident out of its tellings: the best value of each field, what is agreed, what is disputed and by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from dragoman.ledger.incidents.origins import grade, origins
from dragoman.ledger.incidents.telling import Telling
from dragoman.ledger.incidents.weigh import Weight
from dragoman.records import Claim, Event, Incident, Reason, record_id

Origins = Mapping[str, tuple[str, ...]]


def _plain(codes: Sequence[str]) -> str:
    """Entities in one order; a state and its government are one (codebook.md 2)."""
    return ", ".join(sorted({code.removesuffix(":GOV") for code in codes}))


#: the fields of which an incident says who gives which value, and how each is read off an event
FIELDS: Mapping[str, Callable[[Event], str]] = {
    "type": lambda e: e.type, "mode": lambda e: e.mode or "", "actor": lambda e: _plain(e.actor), "recipient": lambda e: _plain(e.recipient),
    "start": lambda e: e.start or "", "status": lambda e: e.status,
}  # fmt: skip


def incident(tellings: Sequence[Telling], links: Mapping[tuple[int, int], Weight]) -> Incident:
    """The incident that these tellings are of; `links` has what speaks for their being one."""
    found = origins(tellings)
    rests = {article: [name for name, articles in found.items() if article in articles] for article in {t.event.article for t in tellings}}
    claims = {field: _claims(tellings, rests, read) for field, read in FIELDS.items()}
    base = _best(tellings, claims)
    articles = tuple(dict.fromkeys(t.event.article for t in sorted(tellings, key=lambda t: (t.source.published or "9999", t.event.article))))
    status = "actual" if any(t.event.status == "actual" for t in tellings) else base.status
    denied = sorted({t.event.speaker or t.origin for t in tellings if t.event.status == "negated"}) if status == "actual" else []
    start = _date(claims["start"])
    return Incident(
        record_id("in", *sorted(t.event.id for t in tellings)), base.type, base.mode, base.actor, base.recipient, start, base.end if base.start == start else start, status,
        tuple(t.event.id for t in tellings), articles, tuple(sorted({t.source.outlet for t in tellings if t.source.outlet})), found, grade(tellings, len(found)),
        {field: rows[0].value for field, rows in claims.items() if len(rows) == 1}, {field: rows for field, rows in claims.items() if len(rows) > 1},
        tuple(denied), base.id, _why(tellings, links, found), base.context, base.condition, base.confidence,
        min((t.source.published for t in tellings if t.source.published), default=None),
    )  # fmt: skip


def _claims(tellings: Sequence[Telling], rests: Mapping[str, Sequence[str]], read: Callable[[Event], str]) -> tuple[Claim, ...]:
    """Each value of a field with the origins that give it (`rests`: those of each article), the best attested first; nothing said is no value, and a coarser date agrees with a finer one."""
    by: dict[str, set[str]] = defaultdict(set)
    for telling in tellings:
        if value := read(telling.event):
            by[value].update(rests[telling.event.article])
    if len(by) < 2:
        return tuple(Claim(value, tuple(sorted(names))) for value, names in by.items())
    for value in [v for v in by if v[:4].isdigit() and any(o != v and o.startswith(v + "-") for o in by)]:
        finer = min((o for o in by if o != value and o.startswith(value + "-")), key=lambda o: (-len(by[o]), o))
        by[finer] |= by.pop(value)
    return tuple(Claim(value, tuple(sorted(names))) for value, names in sorted(by.items(), key=lambda row: (-len(row[1]), row[0])))


def _best(tellings: Sequence[Telling], claims: Mapping[str, tuple[Claim, ...]]) -> Event:
    """The event that has most of the best attested values; of equals the surest."""
    if len(tellings) == 1:
        return tellings[0].event

    def standing(telling: Telling) -> tuple[int, float, str]:
        agrees = sum(bool(rows) and read(telling.event) == rows[0].value for (field, read) in FIELDS.items() for rows in (claims[field],))
        return (telling.event.status != "negated") * 10 + agrees, telling.event.confidence, telling.event.id

    return max(tellings, key=standing).event


def _date(claims: Sequence[Claim]) -> str | None:
    """The best date: the finest precision that is given, there the value of most origins."""
    finest = max((len(c.value) for c in claims), default=0)
    return next((c.value for c in claims if len(c.value) == finest), None)


def _why(tellings: Sequence[Telling], links: Mapping[tuple[int, int], Weight], found: Origins) -> tuple[Reason, ...]:
    """Why the tellings are one, by the signs that speak most for it, and what the origins are."""
    sums: dict[str, float] = defaultdict(float)
    for weight in links.values():
        for sign, value in weight.signs:
            sums[sign] += value / len(links)
    said = ", ".join(f"{sign} {value:+.1f}" for sign, value in sorted(sums.items(), key=lambda row: -row[1]))
    rests = "; ".join(f"{name}: {len(articles)} article{'s' if len(articles) > 1 else ''}" for name, articles in found.items())
    return (*((Reason("incident", said),) if said else ()), Reason("origins", rests))
