"""Figures of the coder on gold: python bench/quality.py [--only dev-fr] [--errors N] [--held in|out|all] [--json]

Reads ../shared/gold and ../shared/seed where they are there, and the project's own gold in bench/gold; the scorer is
../shared/tools/score.py. A fifth of each file, chosen by the hash of the item's id, is held out of tuning: `--held out` gives its figures.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from dragoman.coding.chain import Coder
from dragoman.documents.read import article_from_text
from dragoman.options import CodeOptions, ReadOptions
from dragoman.records import Article, Refusal, coding_json

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
#: gold that was written for the project by readers who did not see the coder or its packs
OWN = Path(__file__).resolve().parent / "gold"
ALL = {
    "dev-fr": SHARED / "gold/dev-fr.jsonl", "dev-en": SHARED / "gold/dev-en.jsonl", "seed": SHARED / "seed/gold.jsonl",
    "own-fr": OWN / "own-fr.jsonl", "own-en": OWN / "own-en.jsonl",
    "sample-fr": OWN / "sample-fr.jsonl", "sample-en": OWN / "sample-en.jsonl",
}  # fmt: skip
SETS = {name: path for name, path in ALL.items() if path.exists()}
#: gold that teaches weights and the witness, too large to measure with at every step
TAUGHT = {name: OWN / f"{name}.jsonl" for name in ("made-fr", "made-en", "press-fr", "press-en", "daily-fr", "daily-en")}
#: single sentences that teach the witness words, and measure nothing: those of the two languages tell of the same occurrences
PRACTICE = {name: OWN / f"{name}.jsonl" for name in ("short-fr", "short-en")}


def scorer() -> ModuleType:
    """The project's scorer, loaded from where it lies."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools/score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def held_out(key: str) -> bool:
    """Whether an item belongs to the fifth that nobody tunes on."""
    return hashlib.sha256(key.encode()).digest()[0] % 5 == 0


def rows_of(path: Path, part: str = "all") -> list[dict[str, Any]]:
    """The gold items of a file: all, those to tune on (`in`), or those held out (`out`)."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [r for r in rows if part == "all" or (part == "out") == held_out(r["id"])]


def articles_of(rows: list[dict[str, Any]]) -> list[Article | Refusal]:
    """Gold items as they are read before they are coded, in their order."""
    return [article_from_text(r["text"], lang=r["lang"], published=r["published"], options=ReadOptions()) for r in rows]


def code_rows(rows: list[dict[str, Any]], coder: Coder) -> dict[str, dict[str, Any]]:
    """Each item coded, by id."""
    kept = [(r["id"], a) for r, a in zip(rows, articles_of(rows), strict=True) if isinstance(a, Article)]
    return {key: {"id": key, **coding_json(c)} for (key, _), c in zip(kept, coder.code_all(a for _, a in kept), strict=True)}


def measure(name: str, coder: Coder, part: str = "all") -> tuple[dict[str, Any], list[dict[str, Any]], dict[str, dict[str, Any]]]:
    """The figures of one set, its gold rows and its codings."""
    rows = rows_of({**SETS, **TAUGHT}[name], part)
    coded = code_rows(rows, coder)
    figures, _ = scorer().score({r["id"]: r for r in rows}, coded)
    empty = [r["id"] for r in rows if not r["events"]]
    if empty:
        figures["noise"] = round(sum(bool(coded[k]["events"]) for k in empty) / len(empty), 4)
    return figures, rows, coded


def line(name: str, figures: dict[str, Any]) -> str:
    """One row of the table."""
    shares = [figures[k]["f1"] for k in ("triples", "events", "types")] + [figures[k] for k in ("status", "speaker", "start", "sector")]
    pr = f"p {figures['triples']['p']:.2f} r {figures['triples']['r']:.2f}"
    return f"{name:8} " + " ".join(f"{v:8.3f}" for v in (*shares, figures["characterisations"]["f1"], figures.get("noise", 0.0))) + f"  {pr}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--witness", choices=("off", "on"), default="off", help="who reads beside the rules")
    parser.add_argument("--only", choices=[*SETS, *TAUGHT], action="append")
    parser.add_argument("--held", choices=["in", "out", "all"], default="all")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if not SHARED.exists():
        print("skipped: ../shared is not here, and the gold lies there")
        return 0
    coder = Coder(options=CodeOptions(witness=args.witness))
    found = {}
    if not args.json:
        print(f"{'set':8} " + " ".join(f"{h:>8}" for h in ("triples", "events", "types", "status", "speaker", "start", "sector", "charact.", "noise")))
    for name in args.only or SETS:
        part = "all" if name == "seed" else args.held
        found[name], rows, coded = measure(name, coder, part)
        if not args.json:
            print(line(name, found[name]))
        if args.errors:
            report(rows[args.skip :], coded, args.errors)
    if args.json:
        print(json.dumps(found))
    return 0


def report(rows: list[dict[str, Any]], coded: dict[str, dict[str, Any]], most: int) -> None:
    """The items with wrong events, gold beside coded."""
    shown = 0
    for row in rows:
        gold = [brief(e) for e in row["events"]]
        mine = [brief(e) for e in coded[row["id"]]["events"]]
        if gold == mine or shown >= most:
            continue
        shown += 1
        print(f"\n{row['id']} {row['published']} {row['text'][:1500]}")
        for e, text in zip(row["events"], gold, strict=True):
            print(f"  {'=' if text in mine else '-'} {text} | {e['trigger']} | {e['start']} {e['end']} {e['speaker']} {e['condition'] or ''}")
        for e, text in zip(coded[row["id"]]["events"], mine, strict=True):
            if text not in gold:
                print(f"  + {text} | {e['trigger']} | {e['start']} {e['end']} {e['speaker']} {e['condition'] or ''}")
        for c in row["characterisations"]:
            print(f"  CH- {c['parties']} {c['label']} | {c['valence']} {c['start']} {c['end']}")
        for c in coded[row["id"]]["characterisations"]:
            print(f"  CH+ {c['parties']} {c['label']} | {c['valence']} {c['start']} {c['end']}")


def brief(event: dict[str, Any]) -> str:
    """An event on one line, without its time."""
    return f"{event['type']}{'/' + event['mode'] if event['mode'] else ''} {','.join(event['actor']) or '-'} -> {','.join(event['recipient']) or '-'} [{event['status']}]"


if __name__ == "__main__":
    sys.exit(main())
