"""Average linkage over weighed pairs: two groups are one while what speaks for it on average is above nothing.

Connected components would chain: A like B and B like C make A and C one, though nothing speaks for that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush

#: what a pair counts that was never weighed, since it shares neither parties nor days
UNLIKE = -6.0
Days = tuple[int, int] | None


def linked(weights: Mapping[tuple[int, int], float], days: Sequence[Days], span: int, told: Sequence[str] = ()) -> list[list[int]]:
    """Every number below `len(days)` in one group, by the first of each.

    `weights` of pairs (i < j); `days` bound each number, and `span` a group; `told` names what each was told in: one teller, one telling of a group.
    """
    groups: dict[int, list[int]] = {i: [i] for i in range(len(days))}
    sums: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
    for (i, j), weight in weights.items():
        sums[i][j] = sums[j][i] = (weight, 1)
    queue = [(-weight, i, j, 1, 1) for (i, j), weight in weights.items() if weight > 0]
    heapify(queue)
    while queue:
        _, i, j, of_i, of_j = heappop(queue)
        if i not in groups or j not in groups or len(groups[i]) != of_i or len(groups[j]) != of_j or not _fits(groups[i] + groups[j], days, span, told):
            continue
        _join(groups, sums, i, j)
        for k, (total, count) in sums[i].items():
            mean = _mean(total, count, len(groups[i]) * len(groups[k]))
            if mean > 0:
                a, b = min(i, k), max(i, k)
                heappush(queue, (-mean, a, b, len(groups[a]), len(groups[b])))
    return [sorted(members) for _, members in sorted(groups.items())]


def _mean(total: float, count: int, pairs: int) -> float:
    return (total + UNLIKE * (pairs - count)) / pairs


def _join(groups: dict[int, list[int]], sums: dict[int, dict[int, tuple[float, int]]], i: int, j: int) -> None:
    """Group `j` into `i`, what is known of either against the others added up."""
    groups[i] += groups.pop(j)
    for k, (total, count) in sums.pop(j).items():
        del sums[k][j]
        if k != i:
            known, seen = sums[i].get(k, (0.0, 0))
            sums[i][k] = sums[k][i] = (known + total, seen + count)


def _fits(members: Sequence[int], days: Sequence[Days], span: int, told: Sequence[str]) -> bool:
    """Whether the days that are known to the day lie within the span, and no teller tells it twice."""
    if told and len({told[m] for m in members}) < len(members):
        return False
    exact = [d[0] for m in members if (d := days[m]) and d[0] == d[1]]
    return not exact or max(exact) - min(exact) <= span
