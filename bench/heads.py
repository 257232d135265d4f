"""The bench's own head for sentences with a marked source and target: a softmax regression over what the rules and the witness say of them.

Its features: the answer of the rules, how much the witness believes in each category at the words where it sees the source act on the
target, and the vectors of the likeliest such words. No torch: numpy alone learns it in seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.coding.models import KINDS, Witness
from dragoman.coding.sheet import Sheet
from dragoman.coding.witness.belief import Belief, believed
from dragoman.coding.witness.reading import CARRIERS

Array = NDArray[np.float64]
#: words of less belief are passed over; the strength of the ridge; steps of the descent
LEAST, RIDGE, STEPS = 0.05, 20.0, 400


def features(sheet: Sheet, witness: Witness, answers: list[float], source: str, target: str) -> Array:
    """What is known of a sentence: `answers` are the rules' features, the rest is the witness's."""
    belief = believed(sheet, witness)
    words = [i for i in belief.shares if sheet.tokens[i].pos in CARRIERS and 1 - belief.shares[i][0] > LEAST]
    rated = sorted(((_between(belief, i, source, target), i) for i in words), reverse=True)
    logs = [np.log(belief.shares[i] + 1e-4) for _, i in rated]
    width = next((r.seeks.shape[1] for _, r in belief.said.seen.values()), 96)
    if not rated:
        return np.concatenate([answers, np.zeros(5 * len(KINDS) + 3 * width + 1)])
    weight = np.array([w for w, _ in rated])
    shares = np.array([belief.shares[i] for _, i in rated])
    seeks = np.array([belief.said.seen[i][1].seeks[i - belief.said.seen[i][0].first] for _, i in rated])
    total = (weight[:, None] * shares).sum(0) / max(weight.sum(), 1e-6)
    first, second = logs[0] / 4, (logs[1] if len(logs) > 1 else np.zeros(len(KINDS))) / 4
    mean = (weight[:, None] * seeks).sum(0) / max(weight.sum(), 1e-6)
    return np.concatenate([answers, total, np.log(total + 1e-3) / 3, shares.max(0), first, second, seeks[0], mean, seeks.mean(0), [weight[0]]])


def _between(belief: Belief, i: int, source: str, target: str) -> float:
    """How much speaks for an act of the source on the target at a word."""
    kind, _ = belief.kind(i)
    parts = belief.parts(i, kind, None)
    acts = parts[source].actor if source in parts else 0.2
    takes = parts[target].recipient if target in parts else 0.2
    return float(1 - belief.shares[i][0]) * (0.05 + acts) * (0.05 + takes)


@dataclass(frozen=True)
class Head:
    """A learned head: `scores` gives the logarithms of the classes' shares for each row of features."""

    middle: Array
    spread: Array
    weights: Array

    def scores(self, table: Array) -> Array:
        """One row for each row of features, one column for each class."""
        found = np.hstack([(table - self.middle) / self.spread, np.ones((len(table), 1))]) @ self.weights
        found -= found.max(1, keepdims=True)
        return np.asarray(found - np.log(np.exp(found).sum(1, keepdims=True)))


def learn(table: Array, gold: list[str], classes: Sequence[str]) -> Head:
    """The head of least loss on a table of features, by gradient descent with momentum; classes weigh by the root of their rarity."""
    middle, spread = table.mean(0), table.std(0) + 0.05
    rows = np.hstack([(table - middle) / spread, np.ones((len(table), 1))])
    wanted = np.eye(len(classes))[[list(classes).index(g) for g in gold]]
    rare = 1 / np.sqrt(np.maximum(wanted.mean(0), 1 / len(gold)) * len(classes))
    each = (wanted * rare).sum(1, keepdims=True)
    weights, speed = np.zeros((rows.shape[1], len(classes))), np.zeros((rows.shape[1], len(classes)))
    for _ in range(STEPS):
        scores = rows @ weights
        share = np.exp(scores - scores.max(1, keepdims=True))
        share /= share.sum(1, keepdims=True)
        slope = rows.T @ ((share - wanted) * each) / len(rows) + RIDGE / len(rows) * weights
        speed = 0.9 * speed - 0.05 * slope
        weights = weights + speed
    return Head(middle, spread, weights)
