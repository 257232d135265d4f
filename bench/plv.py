"""Category of the relation between a marked source and target: python bench/plv.py FILE.tsv [--train TRAIN.tsv] [--folds N] [--json] [--errors N]

Each line of the file has a sentence with its source and target marked; the coder's own rules code it with these two as its only
entities, and the act between them is the answer. Prints accuracy and macro-F1 over the 15 root classes (YIELD is CONCEDE or RETREAT)
and the four quads.
With `--train` something of the bench's own learns on another file and answers instead; `--folds N` learns and answers on the file itself, crossed. What learns is an
encoder that reads the sentence (bench/tuned.py; about fifteen minutes of a processor for 1,050 sentences, shared by two cores) and, with less say, a softmax on what the rules and the witness tell
of it (bench/heads.py); the latter alone with `--head softmax`, and where torch or the encoder is not installed. So these figures tell what can be learned of the
classes, not what the coder knows. `--json` prints the four figures as the last line.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np

from between import SOURCE, TARGET, root_of, sheets
from dragoman.coding.witness.carried import carried
from dragoman.packs import Packs, load
from heads import Array, features, learn
from marked import CLASSES, QUAD, Item, items

#: where `make setup` lays torch and the encoder: out of the sight of spaCy, which would load torch wherever it finds it
TUNING = Path(sys.prefix) / "tuning"
#: how much the softmax head says beside the encoder
SAY = 0.3
#: logarithms of the shares of CLASSES for sentences, and what learns to give them from sentences whose class is known
Scores = Callable[[list[Item]], Array]
Learner = Callable[[list[Item]], Scores]


def table_of(packs: Packs, rows: list[Item]) -> Array:
    """The features of each sentence for a head, the rules' own answer among them."""
    reader, why = carried()
    if reader is None:
        raise SystemExit(f"--train needs the witness: {why}")
    told = []
    for sheet in sheets(packs, rows):
        answer = root_of(sheet)
        told.append(features(sheet, reader, [float(answer == root) for root in QUAD], SOURCE, TARGET))
    return np.array(told)


def by_softmax(packs: Packs) -> Learner:
    """Learns a softmax head on what the rules and the witness say."""
    known: dict[Item, Array] = {}

    def table(rows: list[Item]) -> Array:
        new = [row for row in rows if row not in known]
        known.update(zip(new, table_of(packs, new), strict=True))
        return np.array([known[row] for row in rows])

    def learned(taught: list[Item]) -> Scores:
        head = learn(table(taught), [row.root for row in taught], CLASSES)
        return lambda asked: head.scores(table(asked))

    return learned


def by_encoder() -> Learner:
    """Tunes an encoder. ImportError, which names what is missing, where torch or the encoder's weights are not installed."""
    if str(TUNING) not in sys.path:
        sys.path.append(str(TUNING))
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")  # threads of torch that wait for each other sleep: on a busy machine they would burn three times the work
    import mpnet
    import tuned

    base = mpnet.base()
    return lambda taught: tuned.learn(base, taught).scores


def learner(head: str) -> Learner:
    """The way to learn that was asked for; the softmax head alone, and a sentence, where the encoder cannot be had."""
    softmax = by_softmax(load())
    if head == "softmax":
        return softmax
    try:
        encoder = by_encoder()
    except ImportError as missing:
        print(f"{missing.name} is not installed, so a softmax head answers; `make setup` installs it, and .tuning.log says why it could not", file=sys.stderr)
        return softmax

    def learned(taught: list[Item]) -> Scores:
        read, told = encoder(taught), softmax(taught)
        return lambda asked: read(asked) + SAY * told(asked)

    return learned


def answers(scores: Array) -> list[str]:
    """The likeliest class of each row."""
    return [CLASSES[k] for k in scores.argmax(1)]


def crossed(learned: Learner, rows: list[Item], folds: int) -> list[str]:
    """The answers of heads that did not see the sentence, for each of `folds` parts drawn by chance (seed 0)."""
    part = np.random.default_rng(0).permutation(np.arange(len(rows)) % folds)
    mine = [""] * len(rows)
    for n in range(folds):
        scores = learned([row for row, fold in zip(rows, part, strict=True) if fold != n])
        asked = np.flatnonzero(part == n).tolist()
        for i, name in zip(asked, answers(scores([rows[i] for i in asked])), strict=True):
            mine[i] = name
    return mine


def macro_f1(gold: list[str], mine: list[str]) -> float:
    """The mean of the F1 of the classes that the gold has."""
    total, both = Counter(zip(gold, mine, strict=True)), sorted(set(gold))
    scores = []
    for name in both:
        hit = total[name, name]
        scores.append(2 * hit / max(gold.count(name) + mine.count(name), 1))
    return sum(scores) / len(both)


def figures(gold: list[str], mine: list[str]) -> dict[str, float]:
    """Accuracy and macro-F1 at both levels."""
    quads = ([str(QUAD[g]) for g in gold], [str(QUAD[m]) for m in mine])
    return {
        "root_acc": round(sum(g == m for g, m in zip(gold, mine, strict=True)) / len(gold), 4), "root_f1": round(macro_f1(gold, mine), 4),
        "quad_acc": round(sum(g == m for g, m in zip(*quads, strict=True)) / len(gold), 4), "quad_f1": round(macro_f1(*quads), 4),
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--train", type=Path, help="learn on this file")
    parser.add_argument("--folds", type=int, default=0, help="learn on the file itself, crossed over so many parts")
    parser.add_argument("--head", choices=("encoder", "softmax"), default="encoder", help="what learns: an encoder tuned anew, or a softmax on what rules and witness say")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    if not args.file.exists():
        print(f"skipped: {args.file} is not here")
        return
    rows = list(items(args.file))
    if args.folds:
        mine = crossed(learner(args.head), rows, args.folds)
    elif args.train:
        mine = answers(learner(args.head)(list(items(args.train)))(rows))
    else:
        mine = [root_of(sheet) for sheet in sheets(load(), rows)]
    gold = [r.root for r in rows]
    for row, answer in [(r, m) for r, m in zip(rows, mine, strict=True) if r.root != m][: args.errors]:
        print(f"{row.root} not {answer} | {row.text[: row.source[0]] if row.source else ''}[{row.text[slice(*(row.source or (0, 0)))]}] -> [{row.text[slice(*(row.target or (0, 0)))]}] | {row.text}")
    found = figures(gold, mine)
    print("  ".join(f"{name} {value:.3f}" for name, value in found.items()))
    for name, count in Counter(gold).most_common():
        hits = sum(g == m == name for g, m in zip(gold, mine, strict=True))
        print(f"  {name:10} {count:4}  recall {hits / count:.2f}  precision {hits / max(mine.count(name), 1):.2f}")
    if args.json:
        print(json.dumps(found))


if __name__ == "__main__":
    main()
