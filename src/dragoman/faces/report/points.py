"""The key points: sentences that are made from the findings, each with the numbers of the sentences that it rests on. What has no evidence is not said.

`CANDIDATES` is the order in which they are told; the first eight that hold are printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.faces.charts.promises import says as counted
from dragoman.faces.quoting import clean
from dragoman.faces.report.material import Material
from dragoman.relations.contradictions import Contradiction
from dragoman.relations.signals import Mark, base

#: how many points are told, and how many sentences of the press each names, at the most
MOST, NAMED = 8, 6


@dataclass(frozen=True)
class Point:
    """A sentence and the numbers of its evidence in annex A."""

    text: str
    evidence: tuple[int, ...]


def points(held: Material) -> list[Point]:
    """The key points of a pair, eight at the most; none where nothing is told."""
    found = [Point(text, held.numbers(*incidents)[:NAMED] if not told else told[:NAMED]) for make in CANDIDATES for text, incidents, told in make(held)]
    return [point for point in found if point.evidence][:MOST]


#: a sentence, the incidents that it rests on, or else the numbers of sentences
Said = tuple[str, Sequence[str], tuple[int, ...]]


def _scope(held: Material) -> Iterator[Said]:
    """How much is told, over which time, and which way it points."""
    m, told = held.names.m, [(line.iso, i.id, line.cooperative) for i in held.sure if i.status in ("actual", "future") and (line := held.line(i.id))]
    dated = sorted(row[:2] for row in told if row[0])
    if dated:
        up, left = sum(row[2] for row in told), len(held.incidents) - len(held.sure)
        says = m("points.scope", incidents=m("count.incidents", n=len(told)), span=m.span(dated[0][0], dated[-1][0]), up=m("points.up", n=up), down=m("points.down", n=len(told) - up))
        yield (f"{says} {m('points.besides', n=left)}" if left else says), (dated[0][1], dated[-1][1]), ()


def _levels(held: Material) -> Iterator[Said]:
    """Where words and deeds stand at the end, by the incidents that came last."""
    m = held.names.m
    for name in ("deeds", "words"):
        channel = getattr(held.found.relation, name)
        if channel.level is not None:
            (low,), (high,) = ([end[-1]] for end in channel.level.band(95))
            tone = "conflict" if high < 0 else "cooperation" if low > 0 else "neither"
            text = m(f"points.level_{name}", mean=m.signed(channel.level.mean[-1]), low=m.signed(low), high=m.signed(high), tone=m(f"points.{tone}"))
            yield text, [mark.incident for mark in channel.marks[:-4:-1]], ()


def _turns(held: Material) -> Iterator[Said]:
    """The largest turn of each, with what tells it most."""
    m = held.names.m
    for name in ("deeds", "words"):
        turns = list(enumerate(held.plain[name].get("breaks", ())))
        if turns:
            n, turn = max(turns, key=lambda t: abs(t[1]["step"]))
            named = [line.short for i in turn["turning"] if (line := held.line(i))]
            also = m("points.most_of_all", what=m("points.between").join(named)) if named else ""
            yield m(f"points.turn_{name}", step=m.signed(turn["step"]), first=m.date(turn["from"]), last=m.date(turn["to"]), p=m.fixed(turn["p"], 3), also=also), turn["turning"], ()


def _gap(held: Material) -> Iterator[Said]:
    """Whether deeds are harder or softer than words, where that is sure."""
    m, gap = held.names.m, held.found.relation.gap
    if gap is not None and gap.low * gap.high > 0:
        harder = gap.gap < 0
        ends = _extreme(held.found.relation.deeds.marks, hard=harder), _extreme(held.found.relation.words.marks, hard=not harder)
        text = m(f"points.{'harder' if harder else 'softer'}", gap=m.fixed(abs(gap.gap)), low=m.fixed(min(abs(gap.low), abs(gap.high))), high=m.fixed(max(abs(gap.low), abs(gap.high))))
        yield text, [mark.incident for mark in ends], ()


def _extreme(marks: Sequence[Mark], *, hard: bool) -> Mark:
    return min(marks, key=lambda mark: (mark.score if hard else -mark.score, mark.incident))


def _commitments(held: Material) -> Iterator[Said]:
    """What was promised, demanded and threatened, and the last promise that was broken."""
    m, found = held.names.m, held.found.commitments
    if found:
        settled = [i for c in found if not c.open for i in (c.id, *c.support, *c.against)]
        yield counted(held.plain["commitments"], m), (*settled, *(c.id for c in found)), ()
    broken = [c for c in found if c.kind == "promise" and c.state == "broken" and c.against]
    if broken:
        last = max(broken, key=lambda c: (c.made, c.id))
        made, against = held.line(last.id), held.line(last.against[-1])
        if made and against:
            yield m("points.broken", made=made.short, against=against.short), (last.id, last.against[-1]), ()


def _contradiction(held: Material) -> Iterator[Said]:
    """The gravest contradiction that is no broken promise."""
    m = held.names.m
    worst: Contradiction | None = next((c for c in held.found.contradictions if c.rule != "K5"), None)
    if worst is not None and (one := held.line(worst.one)) and (other := held.line(worst.other)):
        rule = m(f"relation.{worst.rule}", days=abs(worst.days))
        both = one.short if one is other else m("points.then", one=one.short, other=other.short)
        yield m("points.contradiction", rule=rule, says=both), (worst.one, worst.other), ()


def _attested(held: Material) -> Iterator[Said]:
    """What most origins tell."""
    m = held.names.m
    best = max(held.sure, key=lambda i: (len(i.origins), len(i.articles), i.id), default=None)
    if best is not None and len(best.origins) > 1 and (line := held.line(best.id)):
        names = m.listed([clean(name) for name in best.origins])
        yield m("points.attested", what=line.short, articles=m("count.articles", n=len(best.articles)), origins=m("count.origins", n=len(best.origins)), names=names), (best.id,), ()


def _hardest(held: Material) -> Iterator[Said]:
    """The hardest and the friendliest deed."""
    marks, m = held.found.relation.deeds.marks, held.names.m
    for key, hard, side in (("points.hardest", True, -1), ("points.friendliest", False, 1)):
        if marks and (mark := _extreme(marks, hard=hard)).score * side > 0 and (line := held.line(mark.incident)):
            yield m(key, what=line.short), (mark.incident,), ()


def _who(held: Material) -> Iterator[Said]:
    """Who acts on whom how often."""
    m, (a, b) = held.names.m, (held.dossier.a, held.dossier.b or "")
    ways = {(x, y): [i.id for i in held.sure if x in base(i.actor) and y not in base(i.actor)] for x, y in ((a, b), (b, a))}
    if all(ways.values()):
        counts = {f"{at}_n": m("count.incidents", n=len(ways[way])) for at, way in (("a", (a, b)), ("b", (b, a)))}
        yield m("points.who", a=held.names.entity(a), b=held.names.entity(b), **counts), (ways[a, b][-1], ways[b, a][-1]), ()


def _told(held: Material) -> Iterator[Said]:
    """What the press itself says of the relation."""
    m, told = held.names.m, [held.lines[c.id] for c in held.dossier.characterisations]
    if told:
        last = told[-1]
        label = m.quoted(last.label, last.lang) if last.label else last.status
        yield m("points.told", n=len(told), label=label, tone=last.status, where=last.where), (), tuple(line.number for line in told[::-1])


def _single(held: Material) -> Iterator[Said]:
    """How much rests on one origin alone."""
    m, alone = held.names.m, [i.id for i in held.sure if i.grade == "single origin"]
    if alone:
        yield m("points.single", n=len(alone), all=m("count.incidents", n=len(held.sure)), share=m.percent(len(alone) / len(held.sure))), alone[::-1], ()


CANDIDATES: tuple[Callable[[Material], Iterable[Said]], ...] = (_scope, _single, _levels, _turns, _commitments, _contradiction, _gap, _attested, _hardest, _who, _told)
