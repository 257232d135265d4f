"""Learns what confidence means: python bench/calibrate.py [--write] [--folds N]

Each event that the coder finds in the development sets is right (its category and both parties are in the gold) or not; a logistic
regression over the signs of `coding/confidence.py` learns how likely. One of the signs is how much oftener than the others say acts of the
same word were right: it is learned first, and for each item from the other items. Prints, by cross-validation over items, the calibration
error, the precision and recall of events with right parties at each threshold; `--write` puts the weights into `data/weights.toml`.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple, Protocol, TypeVar

import numpy as np

from dragoman.coding import chain, confidence
from dragoman.packs import DATA, Packs, load
from dragoman.packs.weights import belief
from dragoman.records import Coding, coding_json
from parties import sheets
from parties import write as write_weights
from quality import SETS, SHARED, TAUGHT, held_out, rows_of, scorer

RIDGE, ROUNDS = 4.0, 60
FOLDS = 5
#: acts of a word that must have been compared for it to be known, and how many acts of no difference stand beside them
FEWEST, BESIDE = 3, 10
Words = dict[str, dict[str, float]]


class OfItem(Protocol):
    """What is learned from, and the item that it belongs to."""

    @property
    def item(self) -> str: ...


Told = TypeVar("Told", bound=OfItem)


class Row(NamedTuple):
    """A coded event: its item, its signs, whether it is right; the language and the word of its act."""

    item: str
    signs: dict[str, float]
    right: bool
    lang: str = ""
    word: str = ""


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
                found.append(Row(row["id"], confidence.signs(sheet, draft), id(event) in right, lang, confidence.word(sheet, draft)))
    return found, gold


def same(score: Any, gold: dict[str, Any], coded: dict[str, Any]) -> bool:
    """Whether the triples agree, direction left open where one side leaves it open."""
    mine, theirs = score.triples(gold), score.triples(coded)
    return bool(score.fold(mine, score.undirected([coded])) & score.fold(theirs, score.undirected([gold])))


def learn(rows: list[Row]) -> dict[str, float]:
    """Weights of a ridge logistic regression, by Newton's method."""
    names = sorted({name for r in rows for name in r.signs})
    table = np.array([[r.signs.get(name, 0.0) for name in names] for r in rows])
    right = np.array([float(r.right) for r in rows])
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


def known_words(rows: list[Row]) -> Words:
    """By language, what each word adds to the belief that the other signs give, in log-odds, shrunk to nothing where few acts tell of it."""
    plain = [r._replace(signs=_without_word(r.signs)) for r in rows]
    weights = learn(plain)
    beyond: dict[tuple[str, str], list[float]] = defaultdict(list)
    for r in plain:
        beyond[confidence.table(r.lang), r.word].append(r.right - belief(r.signs, weights))
    found: Words = {}
    for (lang, word), more in sorted(beyond.items()):
        if len(more) >= FEWEST:
            found.setdefault(lang, {})[word] = round(4 * sum(more) / (len(more) + BESIDE), 2)
    return found


def _without_word(signs: dict[str, float]) -> dict[str, float]:
    return {name: value for name, value in signs.items() if name not in ("word", "new word")}


def with_words(rows: list[Row], words: Words) -> list[Row]:
    """The rows with the sign of their word as these words have it."""
    return [r._replace(signs={**_without_word(r.signs), **confidence.of_word(words, r.lang, r.word)}) for r in rows]


def learned(rows: list[Row], folds: int = FOLDS) -> tuple[Words, dict[str, float]]:
    """The words and the weights; the weights are learned from rows whose words were learned from the other items."""
    told = [r for others, mine in parted(rows, folds) for r in with_words(mine, known_words(others))]
    return known_words(rows), learn(told)


def parted(rows: list[Told], folds: int) -> Iterator[tuple[list[Told], list[Told]]]:
    """For each fold of the items, the rows of the others and its own."""
    fold = {item: hashlib.sha256(item.encode()).digest()[1] % folds for item in {r.item for r in rows}}
    for n in range(folds):
        yield [r for r in rows if fold[r.item] != n], [r for r in rows if fold[r.item] == n]


def crossed(rows: list[Row], folds: int) -> list[tuple[float, bool]]:
    """Each event's probability from words and weights that did not see its item, and whether it is right."""
    out = []
    for others, mine in parted(rows, folds):
        words, weights = learned(others)
        out += [(belief(r.signs, weights), r.right) for r in with_words(mine, words)]
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
    parser.add_argument("--folds", type=int, default=FOLDS)
    args = parser.parse_args()
    if not SHARED.exists():
        print("skipped: ../shared is not here, and the gold lies there")
        return
    packs = load()
    rows, gold = rows_and_gold(packs)
    pairs = crossed(rows, args.folds)
    print(f"{len(rows)} events, {sum(r.right for r in rows)} right, {gold} in gold; calibration error {calibration_error(pairs):.3f}")
    for least in (0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8):
        kept = [ok for p, ok in pairs if p >= least]
        p, r = sum(kept) / max(len(kept), 1), sum(kept) / gold
        print(f"  at {least:.2f}  precision {p:.3f}  recall {r:.3f}  F1 {2 * p * r / max(p + r, 1e-9):.3f}")
    if args.write:
        words, weights = learned([r for r in rows if not held_out(r.item)])
        write_weights(DATA / "weights.toml", {**packs.weights, "confidence": weights, **words})


if __name__ == "__main__":
    main()
