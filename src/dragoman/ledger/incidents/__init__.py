"""From events as told to incidents: what several articles tell of one happening is one, with who says what of it.

    telling.py  an event with where it was told      blocks.py  which tellings may be of one happening
    weigh.py    how much speaks for it, field by field, with reasons      link.py  average linkage over those weights
    origins.py  how many independent sources there are      merge.py  one incident out of its tellings
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dragoman.ledger.incidents.blocks import may_be_one
from dragoman.ledger.incidents.link import linked
from dragoman.ledger.incidents.merge import incident
from dragoman.ledger.incidents.telling import Telling
from dragoman.ledger.incidents.weigh import WEIGHTS, weigh
from dragoman.records import Incident

#: within how many days the tellings of one incident lie
SPAN = 7

__all__ = ["Telling", "incidents"]


def incidents(tellings: Iterable[Telling], weights: Mapping[str, float] = WEIGHTS) -> list[Incident]:
    """The incidents that tellings are of, by date, undated ones last; every telling is in one of them."""
    rows: Sequence[Telling] = sorted(tellings, key=lambda t: (t.event.article, t.event.id))
    scored = {(i, j): weigh(rows[i], rows[j], weights) for i, j in may_be_one(rows)}
    groups = linked(len(rows), {pair: found.total for pair, found in scored.items()}, [t.days for t in rows], SPAN)
    made = [incident([rows[i] for i in group], {pair: scored[pair] for pair in scored if pair[0] in set(group) and pair[1] in set(group)} if len(group) > 1 else {}) for group in groups]
    return sorted(made, key=lambda i: (i.start or i.end or "9999", i.id))
