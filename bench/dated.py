"""Learns which acts have a date: python bench/dated.py [--write] [--folds N]

Every actual act that the coder finds at the word of the gold has a date there or none; where the rules leave it undated, the question is whether it is of the
month of publication. A ridge logistic regression over the signs of `coding/times/weighed.py` learns it for each language. Prints, by cross-validation over
items, the share of right beginnings by rules alone and with what is learned; `--write` learns from the tuning four fifths and writes `data/weights.toml`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from calibrate import learn, parted
from dragoman.coding import chain
from dragoman.coding.sheet import Draft, Sheet, by_sentence
from dragoman.coding.times import anchor, weighed
from dragoman.packs import DATA, Packs, load
from dragoman.packs.weights import belief
from dragoman.records import Coding, coding_json
from parties import sheets
from parties import write as write_weights
from quality import SETS, SHARED, TAUGHT, held_out, rows_of, scorer

#: acts that must have a sign for it to be learned
FEWEST = 20
SCORE = scorer() if SHARED.exists() else None
Weights = dict[str, float]


class Row(NamedTuple):
    """An act: its item, its signs, whether it has a date (for `calibrate.learn`: `right`), and whether each answer has the beginning of the gold."""

    item: str
    signs: dict[str, float]
    right: bool
    dated_right: bool
    undated_right: bool
    dated: bool


def rows(packs: Packs, lang: str) -> Iterator[Row]:
    """The acts of one language."""
    for name, path in {**SETS, **TAUGHT}.items():
        if name.endswith(f"-{lang}"):
            for row, sheet in sheets(packs, lang, rows_of(path)):
                yield from acts(row, sheet)


def acts(row: dict[str, Any], sheet: Sheet) -> Iterator[Row]:
    """The actual acts of a sheet before the step `events` that stand at words of the gold."""
    ruled: list[Draft] = []
    for step in chain.STEPS[chain.STEPS.index(chain.events) :]:
        if step is anchor:
            ruled = anchor.by_rules(sheet)
        sheet = step.apply(sheet)
    assert SCORE is not None
    around = by_sentence(sheet.tokens, ruled)
    known = {(d.type, sheet.tokens[d.first].start, d.actor, d.recipient): d for d in ruled}
    coded = coding_json(Coding(sheet.article.id, sheet.article.lang, sheet.events))["events"]
    drafts = {id(e): known.get((r.type, r.quotes["trigger"].start, r.actor, r.recipient)) for r, e in zip(sheet.events, coded, strict=True)}
    for gold, event in SCORE.pair_up(row["events"], coded):
        draft = drafts[id(event)]
        at_its_word = SCORE.words(gold["trigger"]) & SCORE.words(event["trigger"])
        if draft is not None and at_its_word and gold["status"] == event["status"] == "actual" and weighed.way(draft):
            yield _row(row, sheet, draft, gold["start"], weighed.signs(sheet, draft, around))


def _row(row: dict[str, Any], sheet: Sheet, draft: Draft, start: str | None, signs: dict[str, float]) -> Row:
    assert SCORE is not None
    same = SCORE.same_start
    given = draft.start or weighed.of_now(sheet, draft, "").start
    return Row(row["id"], signs, bool(start) if draft.start else same(start, given), same(start, given), not start, bool(draft.start))


def learned(found: list[Row]) -> Weights:
    """The weights of the signs that enough acts have."""
    counts = Counter(name for r in found for name in r.signs)
    kept = [r._replace(signs={name: value for name, value in r.signs.items() if counts[name] >= FEWEST}) for r in found]
    return {name: weight for name, weight in learn(kept).items() if name == "base" or abs(weight) >= 0.05}


def right(row: Row, sure: float) -> bool:
    """Whether the answer at this belief has the beginning of the gold."""
    return row.dated_right if sure >= (weighed.LOST if row.dated else weighed.GAINED) else row.undated_right


def crossed(found: list[Row], folds: int) -> list[tuple[Row, float]]:
    """Each act with the belief of weights that did not see its item."""
    out: list[tuple[Row, float]] = []
    for others, mine in parted(found, folds):
        weights = learned(others)
        out += [(r, belief(r.signs, weights)) for r in mine]
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--folds", type=int, default=5)
    args = parser.parse_args()
    if not SHARED.exists():
        print("skipped: ../shared is not here, and the gold lies there")
        return
    packs = load()
    tables = {}
    for lang in packs.languages:
        found = list(rows(packs, lang))
        judged = crossed(found, args.folds)
        plain = sum(r.dated_right if r.dated else r.undated_right for r in found)
        told = sum(right(r, sure) for r, sure in judged)
        print(f"{lang}: {len(found)} acts, beginnings right {plain / len(found):.4f} by rules, {told / len(found):.4f} weighed")
        tables[weighed.table(lang)] = learned([r for r in found if not held_out(r.item)])
    if args.write:
        write_weights(DATA / "weights.toml", {**packs.weights, **tables})


if __name__ == "__main__":
    main()
