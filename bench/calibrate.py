"""Learns what confidence means: python bench/calibrate.py [--write] [--folds N]

Each event that the coder finds in the development sets is right (its category and both parties are in the gold) or not; a logistic
regression over the signs of `coding/confidence.py` learns how likely. Prints, by cross-validation over items, the calibration error,
the precision and recall of events with right parties at each threshold; `--write` puts the weights into `data/weights.toml`.
"""

from __future__ import annotations

import argparse
import hashlib
from typing import Any

import numpy as np

from dragoman.coding import chain, confidence
from dragoman.packs import DATA, Packs, load
from dragoman.records import Coding, coding_json
from parties import sheets
from parties import write as write_weights
from quality import SETS, SHARED, TAUGHT, held_out, rows_of, scorer

RIDGE, ROUNDS = 4.0, 60
Row = tuple[str, dict[str, float], bool]


def rows_and_gold(packs: Packs) -> tuple[list[Row], int]:
    """`(item, signs, right)` of every coded event of the development sets, and the number of gold events."""
    score, found, gold = scorer(), [], 0
    after = chain.STEPS[chain.STEPS.index(chain.events) :]
    for name, path in {**SETS, **TAUGHT}.items():
        lang = name.rpartition("-")[2]
        if lang not in packs.languages:
            continue
        for row, sheet in sheets(packs, lang, rows_of(path)):
            for step in after:
                sheet = step.apply(sheet)
            coded = coding_json(Coding(sheet.article.id, lang, sheet.events))["events"]
            right = {id(e) for g, e in score.pair_up(row["events"], coded) if same(score, g, e)}
            by_start = {(d.type, sheet.tokens[d.first].start, d.actor, d.recipient): d for d in sheet.drafts}
            gold += len(row["events"])
            for record, event in zip(sheet.events, coded, strict=True):
                draft = by_start[record.type, record.quotes["trigger"].start, record.actor, record.recipient]
                found.append((row["id"], confidence.signs(sheet, draft), id(event) in right))
    return found, gold


def same(score: Any, gold: dict[str, Any], coded: dict[str, Any]) -> bool:
    """Whether the triples agree, direction left open where one side leaves it open."""
    mine, theirs = score.triples(gold), score.triples(coded)
    return bool(score.fold(mine, score.undirected([coded])) & score.fold(theirs, score.undirected([gold])))


def learn(rows: list[Row]) -> dict[str, float]:
    """Weights of a ridge logistic regression, by Newton's method."""
    names = sorted({name for _, found, _ in rows for name in found})
    table = np.array([[found.get(name, 0.0) for name in names] for _, found, _ in rows])
    right = np.array([float(ok) for *_, ok in rows])
    penalty = np.full(len(names), RIDGE)
    penalty[names.index("base")] = 0.01
    weights = np.zeros(len(names))
    for _ in range(ROUNDS):
        share = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (right - share) - penalty * weights
        curve = (table * (share * (1 - share))[:, None]).T @ table + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return {name: round(float(w), 3) for name, w in zip(names, weights, strict=True)}


def belief(found: dict[str, float], weights: dict[str, float]) -> float:
    """The probability that the weights give to signs."""
    return float(1 / (1 + np.exp(-sum(weights.get(name, 0.0) * value for name, value in found.items()))))


def crossed(rows: list[Row], folds: int) -> list[tuple[float, bool]]:
    """Each event's probability from weights that did not see its item, and whether it is right."""
    fold = {item: hashlib.sha256(item.encode()).digest()[1] % folds for item, *_ in rows}
    out = []
    for n in range(folds):
        weights = learn([r for r in rows if fold[r[0]] != n])
        out += [(belief(found, weights), ok) for item, found, ok in rows if fold[item] == n]
    return out


def calibration_error(pairs: list[tuple[float, bool]], bins: int = 10) -> float:
    """The mean distance of stated and found shares over bins of equal width, weighted by their size."""
    total = 0.0
    for n in range(bins):
        inside = [(p, ok) for p, ok in pairs if n / bins <= p < (n + 1) / bins or (n == bins - 1 and p == 1)]
        if inside:
            total += abs(sum(p for p, _ in inside) - sum(ok for _, ok in inside))
    return total / len(pairs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--folds", type=int, default=10)
    args = parser.parse_args()
    if not SHARED.exists():
        print("skipped: ../shared is not here, and the gold lies there")
        return
    packs = load()
    rows, gold = rows_and_gold(packs)
    pairs = crossed(rows, args.folds)
    print(f"{len(rows)} events, {sum(ok for *_, ok in rows)} right, {gold} in gold; calibration error {calibration_error(pairs):.3f}")
    for least in (0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8):
        kept = [ok for p, ok in pairs if p >= least]
        p, r = sum(kept) / max(len(kept), 1), sum(kept) / gold
        print(f"  at {least:.2f}  precision {p:.3f}  recall {r:.3f}  F1 {2 * p * r / max(p + r, 1e-9):.3f}")
    if args.write:
        write_weights(DATA / "weights.toml", {**packs.weights, "confidence": learn([r for r in rows if not held_out(r[0])])})


if __name__ == "__main__":
    main()
