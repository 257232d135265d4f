"""Signals that contradict each other, as pairs of incidents with the rule that pairs them: a list of evidence, not an index.

    K1  told by one and denied by another         K2  the same side takes its word back within days, or turns about later
    K3  two institutions of a state say opposite things        K4  friendly words and a hostile deed towards the same, or a threat and a gift
    K5  what was promised was broken                           K6  the same side says one thing in one language and another in another

Where it is known what each incident is about (`matters`), two contradict each other only on one matter; but force, and a break of
relations, belie every friendly word towards the same side.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.records import Incident
from dragoman.relations.commitments import Commitment, breaks_off
from dragoman.relations.matters import ONE_SENTENCE, SAME, Index, Matter
from dragoman.relations.signals import Mark, Score, base, day_of, marks

#: words that bind who speaks to what is friendly, and deeds that belie them
FRIENDLY = frozenset({"AGREE", "SUPPORT", "CONCEDE"})
HOSTILE = frozenset({"SANCTION", "COERCE", "MOBILIZE", "ASSAULT"})
KIND = frozenset({"AID", "COOPERATE", "RETREAT"})
#: words of opposite polarity
OPPOSITE = (frozenset({"AGREE", "REJECT"}), frozenset({"SUPPORT", "ACCUSE"}), frozenset({"CONCEDE", "THREATEN"}), frozenset({"CONCEDE", "REJECT"}))
#: how many days apart the two may be, and below how many a reversal is a contradiction
WITHIN = {"K2": 180, "K3": 30, "K4": 90, "K6": 14}
AT_ONCE = 7
#: what is the lesser contradiction: to threaten and yet to give
LIGHTER = "threat and gift"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two incidents (of K1, one with itself) that contradict each other: the rule, what it is called, the days between, and a severity only to sort by."""

    rule: str
    name: str
    one: str
    other: str
    days: int
    severity: float


def contradictions(
    incidents: Iterable[Incident],
    score: Score,
    *,
    matters: Mapping[str, Matter] | None = None,
    langs: Mapping[str, frozenset[str]] | None = None,
    commitments: Iterable[Commitment] = (),
) -> list[Contradiction]:
    """The contradictory pairs of a relation's incidents, the gravest first.

    `matters` says what each incident is about, `langs` in which languages it was told, `commitments` what became of what was promised.
    """
    rows = list(incidents)
    by_id = {i.id: i for i in rows}
    found = [Contradiction("K1", "told and denied", i.id, i.id, 0, _weight(i, i) * abs(score(i.type, i.mode) or 0) / 10) for i in rows if i.denied_by]
    found += [_breach(c, by_id, score) for c in commitments if c.kind == "promise" and c.state == "broken" and {c.id, *c.against[-1:]} <= by_id.keys()]
    breaches = {(c.one, c.other) for c in found}
    dated, known = marks(rows, score), {i.id: (base(i.actor), base((*i.actor, *i.recipient))) for i in rows}
    for one, other in _opposed(dated, by_id, known, matters):
        if (one.incident, other.incident) not in breaches and (made := _pair(by_id[one.incident], by_id[other.incident], one, other, langs or {})) is not None:
            found.append(made)
    return sorted(found, key=lambda c: (-c.severity, c.one, c.other))


def _opposed(dated: Sequence[Mark], by_id: Mapping[str, Incident], known: Mapping[str, tuple[frozenset[str], frozenset[str]]], matters: Mapping[str, Matter] | None) -> Iterator[tuple[Mark, Mark]]:
    """Every two marks of one side towards the same other, on one matter, whose kinds may contradict each other, the earlier first.

    The earlier are looked up by kind and matter: to try every two marks within half a year would take the square of a crisis.
    """
    recent: dict[str, Recent] = defaultdict(lambda: Recent(matters))
    for n, mark in enumerate(dated):
        incident, (acts, parties) = by_id[mark.incident], known[mark.incident]
        belies = incident.type == "ASSAULT" or breaks_off(incident)
        for kind, within in BEFORE.get(incident.type, ()):
            for at in recent[kind].like(incident.id, mark.day - within, whatever=belies and kind in FRIENDLY):
                others, parties_before = known[dated[at].incident]
                if not acts.isdisjoint(others) and (parties & parties_before) - (acts & others):
                    yield dated[at], mark
        if incident.type in BELIED:
            recent[incident.type].add(n, mark)


class Recent:
    """The marks of one kind within the longest time in which anything contradicts them, by day and by matter."""

    def __init__(self, matters: Mapping[str, Matter] | None) -> None:
        self._matters = matters
        self._marks: deque[tuple[int, Mark]] = deque()
        self._days: dict[int, float] = {}
        self._index = Index()

    def add(self, n: int, mark: Mark) -> None:
        """Put in a mark by its number, later than all that are there; those that are too old go."""
        while self._marks and self._marks[0][1].day < mark.day - max(WITHIN.values()):
            gone, old = self._marks.popleft()
            self._index.drop(gone, self._matter(old.incident))
            del self._days[gone]
        self._marks.append((n, mark))
        self._index.add(n, self._matter(mark.incident))
        self._days[n] = mark.day

    def like(self, incident: str, since: float, *, whatever: bool) -> list[int]:
        """The numbers of the marks since a day that are on an incident's matter, or on any where that is all the same; what comes from one sentence is weighed there, and contradicts nobody."""
        if self._matters is None:
            return [n for n, day in self._days.items() if day > since - 1]
        near = self._index.near(self._matter(incident), SAME)
        return sorted(n for n in (self._days if whatever else near) if self._days[n] > since - 1 and near.get(n, 0.0) < ONE_SENTENCE)

    def _matter(self, incident: str) -> Matter:
        return (self._matters or {}).get(incident, {})


def _before(kind: str) -> list[tuple[str, int]]:
    """Which kinds one may contradict that comes after them, and within how many days."""
    words = [(other, WITHIN["K2"]) for pair in OPPOSITE if kind in pair for other in sorted(pair - {kind})]
    belied = FRIENDLY if kind in HOSTILE else {"THREATEN"} if kind in KIND else frozenset[str]()
    return [*words, *((other, WITHIN["K4"]) for other in sorted(belied))]


BEFORE: Mapping[str, Sequence[tuple[str, int]]] = {kind: _before(kind) for kind in sorted(HOSTILE.union(KIND, *OPPOSITE))}
BELIED = frozenset(kind for kinds in BEFORE.values() for kind, _ in kinds)


def _breach(commitment: Commitment, by_id: Mapping[str, Incident], score: Score) -> Contradiction:
    """A promise and what broke it."""
    one, other = by_id[commitment.id], by_id[commitment.against[-1]]
    apart = abs((score(one.type, one.mode) or 0) - (score(other.type, other.mode) or 0))
    days = (day_of(other.start) or 0) - (day_of(one.start) or 0)
    return Contradiction("K5", "promised and broken", one.id, other.id, days, _weight(one, other) * apart / 20)


def _pair(one: Incident, other: Incident, first: Mark, last: Mark, langs: Mapping[str, frozenset[str]]) -> Contradiction | None:
    """The rule that two incidents fall under; exact days alone can tell which came when."""
    if first.last - first.first > 31 or last.last - last.first > 31:
        return None
    gap = int(last.day - first.day)
    for rule, test in RULES:
        if (name := test(one, other, first, last, gap)) is not None:
            rule, name = _by_audience(rule, name, gap, langs.get(one.id, frozenset()), langs.get(other.id, frozenset()))
            return Contradiction(rule, name, one.id, other.id, gap, _weight(one, other) * abs(first.score - last.score) / (40 if name == LIGHTER else 20))
    return None


def _by_audience(rule: str, name: str, gap: int, one: frozenset[str], other: frozenset[str]) -> tuple[str, str]:
    """A reversal within days that is told in two languages apart: each audience may have heard another thing."""
    return ("K6", "one thing in one language, another in another") if rule == "K2" and gap <= WITHIN["K6"] and one and other and not one & other else (rule, name)


def _weight(one: Incident, other: Incident) -> float:
    """More independent origins on both sides weigh more."""
    return float(min(len(one.origins), len(other.origins)))


def _institutions(one: Incident, other: Incident) -> bool:
    """Whether two institutions of the state act, each named."""
    first, last = ({c for c in i.actor if ":" in c and not c.endswith((":CVL", ":OPP", ":REB", ":BUS", ":LAB"))} for i in (one, other))
    return bool(first) and bool(last) and not first & last


Test = Callable[[Incident, Incident, Mark, Mark, int], str | None]


def _k3(one: Incident, other: Incident, first: Mark, last: Mark, gap: int) -> str | None:
    opposite = {one.type, other.type} in OPPOSITE and not first.deed and not last.deed
    return "two institutions of one state" if opposite and gap <= WITHIN["K3"] and _institutions(one, other) else None


def _k2(one: Incident, other: Incident, first: Mark, last: Mark, gap: int) -> str | None:
    if {one.type, other.type} not in OPPOSITE or first.deed or last.deed or gap > WITHIN["K2"]:
        return None
    return "contradiction" if gap <= AT_ONCE else "reversal"


def _k4(one: Incident, other: Incident, first: Mark, last: Mark, gap: int) -> str | None:
    if gap > WITHIN["K4"] or first.deed or not last.deed or first.last > last.first:
        return None  # a deed belies the words before it; words after a deed are an answer
    word, deed = one, other
    if word.type in FRIENDLY and deed.type in HOSTILE:
        return "friendly words, hostile deed"
    return LIGHTER if word.type == "THREATEN" and deed.type in KIND else None


RULES: Sequence[tuple[str, Test]] = (("K3", _k3), ("K2", _k2), ("K4", _k4))
