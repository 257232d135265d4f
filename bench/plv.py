"""Category of the relation between a marked source and target: python bench/plv.py FILE.tsv [--train TRAIN.tsv] [--folds N] [--json] [--errors N]

Each line of the file has a sentence with its source and target marked; the coder's own rules code it with these two as its only
entities, and the act between them is the answer. Prints accuracy and macro-F1 over the 15 root classes (YIELD is CONCEDE or RETREAT)
and the four quads. With `--train` a head of the bench's own (bench/heads.py) is learned on another file from what the rules and the witness
say of its sentences, and answers instead; `--folds N` learns and answers on the file itself, crossed. `--json` prints the four figures as the last line.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from dragoman.coding import chain, modality, predicates, times
from dragoman.coding.actors.names import head_of
from dragoman.coding.actors.references import resolve
from dragoman.coding.events import apply as code_events
from dragoman.coding.events.roles import Finder
from dragoman.coding.events.triggers import fits, phrase_fits
from dragoman.coding.sheet import Draft, Mention, Sheet
from dragoman.coding.witness.carried import carried
from dragoman.packs import Packs, load
from dragoman.records import Article, Block, article_id
from heads import Array, features, learn

SOURCE, TARGET = "SRC", "TGT"
QUADS = {1: ("AGREE", "CONSULT", "SUPPORT"), 2: ("COOPERATE", "AID", "YIELD"), 3: ("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 4: ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")}
QUAD = {root: quad for quad, roots in QUADS.items() for root in roots}


@dataclass(frozen=True)
class Item:
    """A sentence with the character spans of source and target (None where it marks none), and its gold root."""

    key: str
    text: str
    source: tuple[int, int] | None
    target: tuple[int, int] | None
    root: str


def items(path: Path) -> Iterator[Item]:
    """The lines of a file."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            text, spans = _unmarked(row["marked_sentence"])
            yield Item(row["sentence_id"], text, spans.get("s"), spans.get("t"), row["gold_root"])


def _unmarked(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The plain text and where each mark stood in it."""
    text, spans, open_at, i = "", {}, {}, 0
    while i < len(marked):
        tag = next((t for t in ("<s>", "</s>", "<t>", "</t>") if marked.startswith(t, i)), None)
        if tag is None:
            text, i = text + marked[i], i + 1
            continue
        if tag[1] == "/":
            spans[tag[2]] = (open_at[tag[2]], len(text))
        else:
            open_at[tag[1]] = len(text)
        i += len(tag)
    return text, spans


def sheets(packs: Packs, rows: list[Item]) -> Iterator[Sheet]:
    """Each sentence parsed, with source and target as its only mentions."""
    language = packs.languages["en"]
    articles = [Article(article_id(r.text, None, None), r.text, "en", blocks=(Block("paragraph", 0, len(r.text)),)) for r in rows]
    for row, article, (tokens, sentences) in zip(rows, articles, chain.parse(articles, language.model, 64, 400), strict=True):
        sheet = chain.opened(packs, language, article, tokens, sentences)
        marks = (_mention(sheet, span, code) for span, code in ((row.source, SOURCE), (row.target, TARGET)) if span)
        known = resolve(sheet, sorted((m for m in marks if m), key=lambda m: m.first))
        yield predicates.apply(times.apply(replace(sheet, mentions=tuple(m for m in known if {SOURCE, TARGET} & set(m.codes)))))


def _mention(sheet: Sheet, span: tuple[int, int], code: str) -> Mention | None:
    inside = [t.i for t in sheet.tokens if t.end > span[0] and t.start < span[1]]
    if not inside:
        return None
    first, last = inside[0], inside[-1] + 1
    return Mention(first, last, head_of(sheet, first, last), (code,), "name", "marked")


def root_of(sheet: Sheet) -> str:
    """The class of the act between source and target."""
    drafts = modality.apply(code_events(sheet)).drafts
    if drafts:
        best = max(drafts, key=lambda d: (_fitness(sheet, d), -d.trigger))
        promised = best.status == "future" and best.type in ("CONCEDE", "RETREAT")  # here a promise, as PLOVER's manual has it
        return "AGREE" if promised else _class(best.type)
    return _class(_nearest_fit(sheet))


def _fitness(sheet: Sheet, draft: Draft) -> float:
    """How well an act fits the marks: both parties found in their slots, in the right direction, high in the tree."""
    said = {field for field, why in draft.reasons if field in ("actor", "recipient") and not why.startswith("the other party")}
    if {SOURCE, TARGET} <= set(draft.actor):
        said.add("recipient")
    score = 2.0 * (SOURCE in draft.actor) * ("actor" in said or 0.4) + 2.0 * (TARGET in draft.recipient or {SOURCE, TARGET} <= set(draft.actor)) * ("recipient" in said or 0.4)
    score -= 1.5 * (TARGET in draft.actor and SOURCE not in draft.actor) + 1.5 * (SOURCE in draft.recipient)
    depth, at = 0, draft.trigger
    while sheet.tokens[at].head != at and depth < 12:
        at, depth = sheet.tokens[at].head, depth + 1
    return score - 0.15 * depth - (0.5 if draft.kind == "noun" else 0) - (0.3 if draft.inside is not None else 0)


def _nearest_fit(sheet: Sheet) -> str:
    """Where no act has a party: the category of the trigger whose subject the source is, else of the highest in the tree."""
    finder = Finder(sheet)
    found = list(phrase_fits(sheet)) + [f for p in sheet.predicates.values() for f in fits(sheet, p)]
    if not found:
        return "ACCUSE"

    def rank(fit: object) -> tuple[float, ...]:
        predicate = fit.predicate  # type: ignore[attr-defined]
        own = any((m := finder.here(i)) and SOURCE in m.codes for i in predicate.subjects)
        depth, at = 0, predicate.token
        while sheet.tokens[at].head != at and depth < 12:
            at, depth = sheet.tokens[at].head, depth + 1
        return (float(own), -depth, fit.trigger.weight + 2 * len(fit.words))  # type: ignore[attr-defined]

    return max(found, key=rank).trigger.type


def _class(kind: str) -> str:
    return "YIELD" if kind in ("CONCEDE", "RETREAT") else kind


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


def headed(packs: Packs, taught: list[Item], asked: list[Item]) -> list[str]:
    """The answers of a head that was learned on other sentences."""
    return learn(table_of(packs, taught), [r.root for r in taught]).answer(table_of(packs, asked))


def crossed(packs: Packs, rows: list[Item], folds: int) -> list[str]:
    """The answers of heads that did not see the sentence, for each of `folds` parts drawn by chance (seed 0)."""
    table, gold = table_of(packs, rows), [r.root for r in rows]
    part = np.random.default_rng(0).permutation(np.arange(len(rows)) % folds)
    mine = [""] * len(rows)
    for n in range(folds):
        head = learn(table[part != n], [g for g, f in zip(gold, part, strict=True) if f != n])
        for i, answer in zip(np.flatnonzero(part == n).tolist(), head.answer(table[part == n]), strict=True):
            mine[i] = answer
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
    parser.add_argument("--train", type=Path, help="learn the bench's head on this file")
    parser.add_argument("--folds", type=int, default=0, help="learn the head on the file itself, crossed over so many parts")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    if not args.file.exists():
        print(f"skipped: {args.file} is not here")
        return
    rows = list(items(args.file))
    if args.folds:
        mine = crossed(load(), rows, args.folds)
    elif args.train:
        mine = headed(load(), list(items(args.train)), rows)
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
