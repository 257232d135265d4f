"""Who stood how with whom in a year: entities, the signed ties between them, words and deeds apart, and the bodies whose members they were.

Two states are alike as far as their ties are: agreement of cooperative, neutral and hostile ties over the partners of both, beyond what their shares
of each kind give by chance (Cohen's kappa, Scott's pi; Haege 2011 on why not the S score).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.records import Incident
from dragoman.relations.signals import Score, joined, marks

#: how far from nothing a mean score is one of cooperation or conflict; over how many partners the ties of two are compared at the least
NEUTRAL, FEWEST = 1.0, 5
#: a member's code, and from when to when (ISO, the day it ends on excluded; open where None)
Member = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Edge:
    """What two did (`deed`) or said in a year: the number of incidents and their mean score."""

    a: str
    b: str
    deed: bool
    n: int
    mean: float

    @property
    def sign(self) -> int:
        """1 cooperation, -1 conflict, 0 neither."""
        return (self.mean > NEUTRAL) - (self.mean < -NEUTRAL)


@dataclass(frozen=True, slots=True)
class Network:
    """The network of a year: entities with their number of incidents, ties in the order of their codes, and the members of each body that matters here."""

    year: int
    nodes: Mapping[str, int]
    edges: tuple[Edge, ...]
    bodies: Mapping[str, tuple[str, ...]]

    def ties(self, code: str, *, deeds: bool) -> dict[str, int]:
        """The signs of an entity's ties in deeds, or in words, by partner."""
        return {edge.b if edge.a == code else edge.a: edge.sign for edge in self.edges if code in (edge.a, edge.b) and edge.deed is deeds}


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two profiles of ties agree beyond chance, over `n` partners of both; None where chance alone gives full agreement."""

    n: int
    kappa: float | None
    pi: float | None


def network(year: int, incidents: Iterable[Incident], score: Score, members: Mapping[str, Sequence[Member]] | None = None, but: Container[str] = ()) -> Network:
    """The network of a year from incidents; those of other years, without a date or of codes in `but` are left out."""
    by_id = {i.id: i for i in incidents}
    rows: dict[tuple[str, str, bool], list[float]] = defaultdict(list)
    nodes: Counter[str] = Counter()
    for mark in marks(by_id.values(), score):
        if date.fromordinal(int(mark.day)).year != year:
            continue
        pairs = [pair for pair in joined(by_id[mark.incident]) if pair[0] not in but and pair[1] not in but]
        nodes.update({code for pair in pairs for code in pair})
        for a, b in pairs:
            rows[a, b, mark.deed].append(mark.score)
    edges = tuple(Edge(*key, len(scores), sum(scores) / len(scores)) for key, scores in sorted(rows.items()))
    return Network(year, dict(sorted(nodes.items(), key=lambda row: (-row[1], row[0]))), edges, _bodies(year, nodes, members or {}))


def directed(incidents: Iterable[Incident], score: Score, but: Container[str] = ()) -> tuple[Edge, ...]:
    """Who did (or said) how much to whom and with what mean score, actors with their sectors (`MLI:MIL`; a government is its state); `a` acts on `b`."""
    by_id = {i.id: i for i in incidents}
    rows: dict[tuple[str, str, bool], list[float]] = defaultdict(list)
    for mark in marks(by_id.values(), score):
        incident = by_id[mark.incident]
        actors, others = ({code.removesuffix(":GOV") for code in codes if code not in but} for codes in (incident.actor, incident.recipient))
        for a, b in ((a, b) for a in actors for b in others if a != b):
            rows[a, b, mark.deed].append(mark.score)
    return tuple(Edge(*key, len(scores), sum(scores) / len(scores)) for key, scores in sorted(rows.items()))


def _bodies(year: int, nodes: Container[str], members: Mapping[str, Sequence[Member]]) -> dict[str, tuple[str, ...]]:
    """Bodies that are in the network or have two members in it, with all who were members on a day of the year."""
    first, last = f"{year:04}-01-01", f"{year:04}-12-31"
    held = {body: tuple(sorted({code for code, start, end in rows if (start or "") <= last and (end is None or end > first)})) for body, rows in sorted(members.items())}
    return {body: codes for body, codes in held.items() if codes and (body in nodes or sum(code in nodes for code in codes) > 1)}


def likeness(one: Mapping[str, int], other: Mapping[str, int]) -> Likeness | None:
    """How alike two profiles of ties are (partner to 1, 0 or -1); None where they share fewer than five partners."""
    both = sorted(one.keys() & other.keys())
    n = len(both)
    if n < FEWEST:
        return None
    first, last = Counter(one[p] for p in both), Counter(other[p] for p in both)
    agree = sum(one[p] == other[p] for p in both) / n
    kinds = first.keys() | last.keys()
    return Likeness(n, _beyond(agree, sum(first[k] * last[k] for k in kinds) / n**2), _beyond(agree, sum((first[k] + last[k]) ** 2 for k in kinds) / (2 * n) ** 2))


def _beyond(agree: float, chance: float) -> float | None:
    return (agree - chance) / (1 - chance) if chance < 1 else None
