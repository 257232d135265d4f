"""Learns what the witness's word counts: PYTHONPATH=src:bench python models/weigh.py [--write] [--folds 5]

Takes the gold that the witness has not been trained on (`split.py`), gathers every act of the rules with what the witness
says of it, every other reading of it and of every word that the witness proposes, and learns by logistic regression how likely each is right. Prints, by
cross-validation over items, the calibration error and the triples at several thresholds; `--write` puts the weights into data/weights.toml.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from split import unseen

from calibrate import Row, calibration_error, learn
from dragoman.coding import chain, confidence
from dragoman.coding.codes import entities
from dragoman.coding.models import Witness
from dragoman.coding.sheet import Draft, Sheet
from dragoman.coding.witness import heard
from dragoman.coding.witness.belief import believed
from dragoman.coding.witness.carried import carried
from dragoman.packs import DATA, Packs, load
from dragoman.packs.weights import belief
from parties import sheets
from parties import write as write_weights
from quality import SETS, TAUGHT, rows_of, scorer

#: sets that only measure
MEASURED = ("seed",)
THRESHOLDS = ((0.1, 0.2), (0.15, 0.25), (0.2, 0.3), (0.22, 0.35), (0.25, 0.35), (0.3, 0.4))


@dataclass(frozen=True)
class Way:
    """One reading of one act, its signs, and whether it is right."""

    draft: Draft
    signs: dict[str, float]
    right: bool


@dataclass(frozen=True)
class Item:
    """A gold item with the readings of its acts, and the acts as the rules alone tell them."""

    name: str
    row: dict[str, Any]
    ways: tuple[Way, ...]
    rules: tuple[dict[str, Any], ...]


def items(packs: Packs) -> Iterator[Item]:
    """Every item that the witness has not seen."""
    score = scorer()
    reader, why = carried()
    assert reader is not None, why
    for name, path in {**SETS, **TAUGHT}.items():
        if name in MEASURED:
            continue
        rows = [r for r in rows_of(path) if unseen(r["id"])]
        lang = name.rpartition("-")[2]
        for (row, alone), (_, sheet) in zip(sheets(packs, lang, rows, chain.attribution), sheets(packs, lang, rows, chain.attribution, reader), strict=True):
            yield Item(name, row, tuple(_ways(score, sheet, reader, row)), tuple(_event(d) for d in alone.drafts if confidence.sure(alone, d) >= confidence.LEAST))


def _ways(score: Any, sheet: Sheet, reader: Witness, row: dict[str, Any]) -> Iterator[Way]:
    if not sheet.mentions:
        return
    view = believed(sheet, reader)
    known, more = heard.readings(view)
    for draft in (way for ways in (*known, *more) for way in ways):
        event = _event(draft)
        right = any(g["type"] == draft.type and whole(score, g, event) for g in row["events"])
        yield Way(draft, confidence.signs(sheet, draft), right)


def whole(score: Any, gold: dict[str, Any], coded: dict[str, Any]) -> bool:
    """Whether a coded act has no triple that the gold lacks, and half of the gold's at least; direction left open where one side leaves it open."""
    mine, theirs = score.triples(coded), score.triples(gold)
    mine, theirs = score.fold(mine, score.undirected([gold])), score.fold(theirs, score.undirected([coded]))
    return bool(mine) and mine <= theirs and 2 * len(mine) >= len(theirs)


def _event(draft: Draft) -> dict[str, Any]:
    return {"type": draft.type, "actor": list(entities(draft.actor)), "recipient": list(entities(draft.recipient)), "status": draft.status, "trigger": "", "speaker": None, "start": None}


def crossed(found: list[Item], folds: int) -> dict[int, float]:
    """The probability of each reading (by its identity) from weights that did not see its item."""
    part = {item.row["id"]: hashlib.sha256(item.row["id"].encode()).digest()[1] % folds for item in found}
    out = {}
    for n in range(folds):
        weights = learn([Row(i.row["id"], w.signs, w.right) for i in found for w in i.ways if part[i.row["id"]] != n])
        out |= {id(w): belief(w.signs, weights) for i in found for w in i.ways if part[i.row["id"]] == n}
    return out


def chosen(item: Item, shares: dict[int, float], least: tuple[float, float]) -> list[dict[str, Any]]:
    """The acts that are kept at two thresholds, of what the rules found and of proposals: for each word its likeliest reading, proposals only where no kept act tells the same."""
    best: dict[int, Way] = {}
    for way in item.ways:
        at = way.draft.trigger
        if at not in best or shares[id(way)] > shares[id(best[at])]:
            best[at] = way
    kept = [w.draft for w in best.values() if shares[id(w)] >= least[confidence.proposed(w.draft)]]
    known = [d for d in kept if not confidence.proposed(d)]
    return [_event(d) for d in kept if not confidence.proposed(d) or not any(heard.alike(d, k) for k in known)]


def line(found: list[Item], events: Callable[[Item], list[dict[str, Any]]]) -> str:
    """The triples and events of items, coded in some way."""
    figures, _ = scorer().score({i.row["id"]: i.row for i in found}, {i.row["id"]: {"events": events(i)} for i in found})
    return "  ".join(f"{name} {figures[name]['f1']:.3f} (p {figures[name]['p']:.3f} r {figures[name]['r']:.3f})" for name in ("triples", "events"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--folds", type=int, default=5)
    args = parser.parse_args()
    packs = load()
    found = list(items(packs))
    shares = crossed(found, args.folds)
    pairs = [(shares[id(w)], w.right) for i in found for w in i.ways]
    print(f"{len(found)} items, {len(pairs)} readings; calibration error of all {calibration_error(pairs):.3f}, of what is kept {calibration_error([p for p in pairs if p[0] >= 0.2]):.3f}")
    for group in ("dev", "own", "made", "press", "daily"):
        mine = [i for i in found if i.name.startswith(group)]
        print(f"{group:5} rules        {line(mine, lambda i: list(i.rules))}")
        for pair in THRESHOLDS:
            print(f"{group:5} {pair[0]:.2f} {pair[1]:.2f}    {line(mine, lambda i, pair=pair: chosen(i, shares, pair))}")
    if args.write:
        weights = learn([Row(i.row["id"], w.signs, w.right) for i in found for w in i.ways])
        write_weights(DATA / "weights.toml", {**load().weights, "witness": weights})


if __name__ == "__main__":
    main()
