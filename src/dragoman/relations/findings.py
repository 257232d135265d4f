"""All that is worked out about one pair from its dossier: how it stands and turned, what was promised, what contradicts what, what the press tells of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from dragoman.records import Dossier, Incident
from dragoman.relations.account import FEWEST, Relation, relation
from dragoman.relations.commitments import Commitment, ledger_of
from dragoman.relations.contradictions import Contradiction, contradictions
from dragoman.relations.mixed import Part, by_group, institutions
from dragoman.relations.outcomes import Kept, kept_share, over_time
from dragoman.relations.reading import CLAIM, LEVEL, about, languages, speakers, sure
from dragoman.relations.series import Variances
from dragoman.relations.signals import Mark, Score, marks
from dragoman.relations.told import Beside, beside, told_phases

#: the days at the end whose mean the scales are compared by
LATELY = 365


@dataclass(frozen=True, eq=False)
class Findings:
    """What a pair's incidents come to.

    `scales` has the mean of words and of deeds in the last year by scale, None below five; `unsure` is the number of incidents whose coding
    is too unsure for a level to rest on them; `kept` is of promises, and `over_time` what became of them by the days since they were made.
    `institutions` has for each state the discordance between its institutions, `speakers` that between those who are quoted.
    """

    relation: Relation
    commitments: tuple[Commitment, ...]
    kept: Kept
    contradictions: tuple[Contradiction, ...]
    told: tuple[Beside, ...]
    scales: Mapping[str, tuple[float | None, float | None]]
    unsure: int
    over_time: Mapping[str, Sequence[tuple[float, float]]] = field(default_factory=dict)
    institutions: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)
    speakers: tuple[Part, ...] = ()


def findings(
    dossier: Dossier,
    score: Score,
    variances: Variances,
    *,
    today: str | None,
    scales: Mapping[str, Score] | None = None,
    empty: Collection[str] = (),
    read: Sequence[tuple[float, float]] = (),
) -> Findings:
    """The findings of a pair's dossier on a day: that of the last article that was read, for what came later nobody can know."""
    solid, claimed, matter = sure(dossier, LEVEL), sure(dossier, CLAIM), about(dossier, empty)
    pair = (dossier.a, dossier.b) if dossier.b else (dossier.a,)
    commitments = tuple(ledger_of(claimed, today, matter)) if today else ()
    found = contradictions(claimed, score, matters=matter, langs=languages(dossier), commitments=commitments)
    account = relation(solid, score, variances, pair=pair, read=read)
    dated = account.marks
    late, promises = _late(solid, dated), [c for c in commitments if c.kind == "promise"]
    return Findings(
        account, commitments, kept_share(promises), tuple(found),
        tuple(beside(told_phases(dossier.characterisations, {id: s.published for id, s in dossier.sources.items()}), dated)),
        {name: _means(late, other) for name, other in (scales or {}).items()}, len(dossier.incidents) - len(solid),
        over_time(promises, today) if today else {}, {state: by_group(dated, institutions(solid, state)) for state in pair}, by_group(dated, speakers(dossier)),
    )  # fmt: skip


def _late(solid: Sequence[Incident], dated: Sequence[Mark]) -> list[Incident]:
    """The incidents of the last year that has any."""
    last = max((m.last for m in dated), default=0)
    late = {m.incident for m in dated if m.day > last - LATELY}
    return [i for i in solid if i.id in late]


def _means(late: Sequence[Incident], score: Score) -> tuple[float | None, float | None]:
    """The mean of words and of deeds, on a scale."""
    found, means = marks(late, score), list[float | None]()
    for deed in (False, True):
        rows = [(m.score, m.weight) for m in found if m.deed is deed]
        means.append(float(np.average([s for s, _ in rows], weights=[w for _, w in rows])) if len(rows) >= FEWEST else None)
    return means[0], means[1]
