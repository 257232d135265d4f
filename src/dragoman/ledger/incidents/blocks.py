"""Which tellings may be of one happening: of one pair of parties, in days that overlap, in two articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from dragoman.ledger.incidents.telling import Telling

#: how many days two tellings of one happening may be apart
SLACK = 3
Block = tuple[str, str]


def pairs_of(telling: Telling) -> frozenset[Block]:
    """The unordered pairs of parties of a telling; a lone party stands with nobody."""
    if telling.actors and telling.recipients:
        found = {(min(a, r), max(a, r)) for a in telling.actors for r in telling.recipients}
    elif len(telling.actors) > 1:
        found = set(combinations(sorted(telling.actors), 2))
    else:
        found = {(one, "") for one in telling.actors | telling.recipients}
    return frozenset(found)


def may_be_one(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """The pairs (i < j) of tellings to be compared, each once. Two of one article never are: the coder has told them apart."""
    blocks: dict[tuple[Block, str], list[int]] = defaultdict(list)
    for i, telling in enumerate(tellings):
        for pair in pairs_of(telling):
            blocks[pair, kind_of(telling)].append(i)
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        for i, j in _overlapping(tellings, members):
            if (i, j) not in seen and tellings[i].event.article != tellings[j].event.article:
                seen.add((i, j))
                yield i, j


def kind_of(telling: Telling) -> str:
    """What acts are compared with each other: those on the same side of the line between cooperation and conflict."""
    return "cooperation" if telling.event.type in COOPERATION else "conflict"


COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})


def _overlapping(tellings: Sequence[Telling], members: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs whose days overlap, by a sweep over their first days."""
    dated = sorted(((days[0] - SLACK, days[1] + SLACK, i) for i in members if (days := tellings[i].days)), key=lambda d: (d[0], d[2]))
    open_: list[tuple[int, int]] = []
    for first, last, i in dated:
        open_ = [(end, j) for end, j in open_ if end >= first]
        yield from ((min(i, j), max(i, j)) for _, j in open_)
        open_.append((last - SLACK, i))
