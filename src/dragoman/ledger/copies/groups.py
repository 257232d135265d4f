"""Groups of articles that are one text, with the first of each and why it is held to be the first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from dragoman.ledger.copies.pairs import Pair, near
from dragoman.ledger.copies.sketch import Sketch
from dragoman.records import CopyGroup, Reason, record_id

#: a group whose articles are joined by fewer than this share of its pairs is taken apart at its weakest links
DENSITY, STEP = 0.3, 0.1


@dataclass(frozen=True, eq=False)
class Copy:
    """What is asked of an article to find its copies. `credit` is the agency that it credits; `agency` says that its outlet is one."""

    id: str
    sketch: Sketch
    published: str | None = None
    outlet: str | None = None
    credit: str | None = None
    agency: bool = False


def copies(articles: Sequence[Copy]) -> list[CopyGroup]:
    """The groups of two or more articles that are one text, by the id of their first; articles that nothing copies are in none."""
    ordered = sorted(articles, key=lambda a: a.id)
    links = list(near([a.sketch for a in ordered], _days(ordered)))
    groups = [_group([ordered[i] for i in members], inner, ordered) for members, inner in _parts(len(ordered), links)]
    return sorted(groups, key=lambda g: (g.articles[0], g.id))


def _days(articles: Sequence[Copy]) -> npt.NDArray[np.int64]:
    return np.array([_ordinal(a.published) for a in articles], np.int64)


def _ordinal(day: str | None) -> int:
    """The number of a day; -1 where a date has no day."""
    try:
        return date.fromisoformat((day or "")[:10]).toordinal()
    except ValueError:
        return -1


def _parts(size: int, links: Sequence[Pair], bar: float = 0.0) -> list[tuple[list[int], list[Pair]]]:
    """The connected articles with the links within; a loose group again, by its stronger links alone."""
    found = []
    for members, inner in _connected(size, links):
        pairs = len(members) * (len(members) - 1) / 2
        if len(inner) / pairs < DENSITY and bar < 1:
            weakest = min(max(p[2], p[3]) for p in inner)
            found += _parts(size, [p for p in inner if max(p[2], p[3]) > weakest + STEP / 2], bar + STEP)
        else:
            found.append((members, inner))
    return found


def _connected(size: int, links: Iterable[Pair]) -> list[tuple[list[int], list[Pair]]]:
    """The groups that links join, each with its links."""
    above: dict[int, int] = {}

    def top(i: int) -> int:
        while above.get(i, i) != i:
            above[i] = above.get(above[i], above[i])
            i = above[i]
        return i

    links = list(links)
    for i, j, *_ in links:
        above[max(top(i), top(j))] = min(top(i), top(j))
    members: dict[int, list[int]] = {}
    for i in sorted({n for link in links for n in link[:2]}):
        members.setdefault(top(i), []).append(i)
    inner: dict[int, list[Pair]] = {}
    for link in links:
        inner.setdefault(top(link[0]), []).append(link)
    return [(found, inner[first]) for first, found in members.items()]


def _group(members: list[Copy], links: Sequence[Pair], ordered: Sequence[Copy]) -> CopyGroup:
    first, *others = sorted(members, key=lambda a: (a.published or "9999", not a.agency, a.credit is not None, -len(a.sketch.hashes), a.id))
    credits = sorted({a.credit for a in members if a.credit})
    origin = credits[0] if len(credits) == 1 else first.outlet or first.id
    alike = ", ".join(f"{ordered[i].outlet or ordered[i].id} and {ordered[j].outlet or ordered[j].id} {jaccard:.0%} ({held:.0%} of the shorter)" for i, j, jaccard, held in links[:6])
    why = (Reason("copies", f"the same text: {alike}"), Reason("first", _why_first(first, others)), *(Reason("origin", f"credits {c}") for c in credits))
    ids = (first.id, *(a.id for a in others))
    return CopyGroup(record_id("cg", *sorted(ids)), ids, origin, why)


def _why_first(first: Copy, others: Sequence[Copy]) -> str:
    if first.published and all((o.published or "9999") > first.published for o in others):
        return f"published first, on {first.published}"
    if first.agency and not any(o.agency for o in others):
        return f"{first.outlet} is an agency; dates do not tell which was first"
    return "dates do not tell which was first; the fullest text is named"
