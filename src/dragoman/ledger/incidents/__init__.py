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
from dragoman.ledger.incidents.weigh import WEIGHTS, Weight, weigh
from dragoman.records import Incident

#: within how many days the tellings of one incident lie
SPAN = 7
#: what an analyst's word weighs
HELD = 1000.0

__all__ = ["Telling", "incidents"]


def incidents(tellings: Iterable[Telling], weights: Mapping[str, float] = WEIGHTS, together: Iterable[tuple[str, str]] = (), apart: Iterable[tuple[str, str]] = ()) -> list[Incident]:
    """The incidents that tellings are of, by date, undated ones last; every telling is in one of them.

    `together` and `apart` are pairs of events that analysts hold to be of one happening, or of two, whatever the weights say.
    """
    rows: Sequence[Telling] = sorted(tellings, key=lambda t: (t.event.article, t.event.id))
    scored = {(i, j): weigh(rows[i], rows[j], weights) for i, j in may_be_one(rows)}
    place_of = {t.event.id: n for n, t in enumerate(rows)}
    for pairs, sign in ((together, HELD), (apart, -HELD)):
        for one, other in pairs:
            if one in place_of and other in place_of and one != other:
                i, j = sorted((place_of[one], place_of[other]))
                scored[i, j] = Weight(sign, (("an analyst holds it so", sign),))
    groups = linked({pair: found.total for pair, found in scored.items()}, [t.days for t in rows], SPAN, [t.event.article for t in rows])
    place = {i: n for n, group in enumerate(groups) for i in group}
    inner: list[dict[tuple[int, int], Weight]] = [{} for _ in groups]
    for (i, j), found in scored.items():
        if place[i] == place[j]:
            inner[place[i]][i, j] = found
    made = [incident([rows[i] for i in group], links) for group, links in zip(groups, inner, strict=True)]
    return sorted(made, key=lambda i: (i.start or i.end or "9999", i.id))
