"""What the witness believes of a sheet: for each word how likely it carries each act, and which entities take part in it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import cached_property
from math import log

import numpy as np

from dragoman.coding.models import BIAS, KINDS, STATUSES, Array, Reading, Witness
from dragoman.coding.sheet import Draft, Mention, Sheet
from dragoman.coding.witness.aside import begun
from dragoman.coding.witness.features import of_place, of_rules, standing_in
from dragoman.coding.witness.reading import Stretch, stretches
from dragoman.records import Status

#: categories of at least this share of the likeliest one's probability are asked after too
NEARLY = 0.3


@dataclass(frozen=True)
class Part:
    """An entity around an act: how likely it is the actor, the recipient and the speaker, and the mention that says so most."""

    actor: float
    recipient: float
    speaker: float
    mention: Mention


@dataclass(frozen=True)
class Said:
    """What a witness says of each token that it reads: the probabilities of `KINDS` and of `STATUSES`, and the stretch that it was read in.

    It may still be reading: who asks waits.
    """

    stretches: list[Stretch]
    readings: Future[list[Reading]]

    @cached_property
    def seen(self) -> dict[int, tuple[Stretch, Reading]]:
        """The stretch of each token that was read, and its reading."""
        return {i: (s, r) for s, r in zip(self.stretches, self.readings.result(), strict=True) for i in range(s.new, s.last)}

    @cached_property
    def shares(self) -> dict[int, Array]:
        """The probabilities of `KINDS` at each token."""
        return self._each(lambda r: r.kinds)

    @cached_property
    def statuses(self) -> dict[int, Array]:
        """The probabilities of `STATUSES` at each token."""
        return self._each(lambda r: r.statuses)

    def _each(self, scores: Callable[[Reading], Array]) -> dict[int, Array]:
        rows = zip(self.stretches, self.readings.result(), strict=True)
        return {i: share for s, r in rows for i, share in zip(range(s.new, s.last), _softmax(scores(r)[s.new - s.first :]), strict=True)}


@dataclass(frozen=True)
class Belief:
    """What a witness that has read a sheet believes of it."""

    sheet: Sheet
    witness: Witness
    said: Said
    standing: dict[str, list[str]]
    _known: dict[tuple[object, ...], dict[str, Part]] = field(default_factory=dict)
    _places: dict[int, list[list[str]]] = field(default_factory=dict)
    _matches: dict[tuple[int, str], Array] = field(default_factory=dict)

    @property
    def shares(self) -> dict[int, Array]:
        """The probabilities of `KINDS` of each token that was read."""
        return self.said.shares

    def kind(self, i: int) -> tuple[str, float]:
        """The likeliest category of a token and its probability, *none* left out."""
        share = self.shares[i]
        best = int(share[1:].argmax()) + 1
        return KINDS[best], float(share[best])

    def kinds(self, i: int) -> list[str]:
        """The categories that a token may carry, the likeliest first: one, or several that are near."""
        share = self.shares[i][1:]
        most = float(share.max())
        return [KINDS[int(k) + 1] for k in share.argsort()[::-1][:3] if share[k] >= NEARLY * most]

    def share(self, i: int, kind: str) -> float:
        """How likely a token carries an act of a category; 0 of a token that was not read."""
        share = self.shares.get(i)
        return 0.0 if share is None else float(share[KINDS.index(kind)])

    def status(self, i: int) -> tuple[Status, float]:
        """The likeliest status of an act at a token."""
        share = self.said.statuses[i]
        best = int(share.argmax())
        return STATUSES[best], float(share[best])

    def leaning(self, draft: Draft, role: str) -> dict[str, float]:
        """The log odds that each entity around a draft's word is its `actor` or `recipient`; empty of a word that was not read."""
        if draft.trigger not in self.shares:
            return {}
        return {name: logit(getattr(part, role)) for name, part in self.parts(draft.trigger, draft.type, draft).items()}

    def parts(self, i: int, kind: str, draft: Draft | None) -> dict[str, Part]:
        """The entities around a token with what speaks for their taking part in an act of a category there; `draft` is what the rules make of it."""
        key = (i, kind, draft and (draft.actor, draft.recipient, draft.actor_at, draft.recipient_at, tuple(r for r in draft.reasons if r[0] in ("actor", "recipient"))))
        if key not in self._known:
            self._known[key] = self._parts(i, kind, draft)
        return self._known[key]

    def _parts(self, i: int, kind: str, draft: Draft | None) -> dict[str, Part]:
        stretch = self.said.seen[i][0]
        ruled = self.witness.told([list(of_rules(m, draft)) for m in stretch.mentions], kind)
        return _together(stretch, self.witness.roles(self._matched(i, kind) + ruled))

    def _matched(self, i: int, kind: str) -> Array:
        """How a word and the mentions around it go together, whatever the rules say: (mentions, width), worked out once."""
        if (i, kind) not in self._matches:
            stretch, reading = self.said.seen[i]
            if i not in self._places:
                self._places[i] = [of_place(self.sheet, i, m, self.standing) for m in stretch.mentions]
            sought = reading.seeks[i - stretch.first] + reading.found[[m.head - stretch.first for m in stretch.mentions]]
            self._matches[i, kind] = sought + self.witness.told(self._places[i], kind)
        return self._matches[i, kind]


def _together(stretch: Stretch, scores: Array) -> dict[str, Part]:
    """The scores of a stretch's mentions brought to those of the entities that they name."""
    named, of_mention = stretch.named, scores[:, :2].max(1).tolist()
    rows = [place for places in named.values() for place in places]
    starts = np.cumsum([0, *map(len, named.values())])[:-1]
    total = np.log(np.add.reduceat(np.exp(np.minimum(scores[rows], 50.0)), starts, 0)) - BIAS
    shares = zip(*(1 / (1 + np.exp(-total))).T.tolist(), strict=True)
    best = [stretch.mentions[max(places, key=of_mention.__getitem__)] for places in named.values()]
    return {name: Part(actor, recipient, speaker, mention) for name, (actor, recipient, speaker), mention in zip(named, shares, best, strict=True)}


def believed(sheet: Sheet, witness: Witness) -> Belief:
    """The belief of a witness about a sheet, which it begins to read."""
    rows = list(stretches(sheet, witness.pieces))
    return Belief(sheet, witness, Said(rows, begun(witness, rows)), standing_in(sheet))


def logit(share: float) -> float:
    """The log odds of a share, held within what one in a thousand gives."""
    return log((share + 1e-3) / (1 - share + 1e-3))


def _softmax(scores: Array) -> Array:
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), np.float32)
