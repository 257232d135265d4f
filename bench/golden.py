"""The coder against whole articles that a careful reader coded by hand: python bench/golden.py [--update] [--only ID]

`tests/golden/*.json` holds the articles, written for the project (real states, invented details), each with its coding by the codebook;
`tests/golden/floors.json` what may not fall. Prints F1 of triples and of events for each article with what is missed and what is too
much. `--update` raises the floors that are beaten; it never lowers one.
"""

from __future__ import annotations

import argparse
import json
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

from dragoman.coding.chain import Coder
from dragoman.documents.read import article_from_text
from dragoman.options import ReadOptions
from dragoman.records import Article, coding_json

GOLDEN = Path(__file__).resolve().parent.parent / "tests/golden"
FLOORS = GOLDEN / "floors.json"
MUTUAL = ("AGREE", "CONSULT", "COOPERATE")
Told = dict[str, Any]
Triple = tuple[str, str, str]


def load() -> list[Told]:
    """The golden articles, their lines joined to a text."""
    rows = [json.loads(path.read_text("utf-8")) for path in sorted(GOLDEN.glob("*-*.json"))]
    return [row | {"text": "\n".join(row["text"])} for row in rows]


def article(row: Told) -> Article:
    """A golden article as the reader gives it to the coder."""
    made = article_from_text(row["text"], lang=row["lang"], published=row["published"], options=ReadOptions())
    assert isinstance(made, Article), made
    return made


def code(rows: list[Told], coder: Coder) -> list[list[Told]]:
    """The coder's events of each article."""
    return [coding_json(coding)["events"] for coding in coder.code_all(map(article, rows))]


def states(codes: list[str]) -> list[str]:
    """Entities without their sectors, each once, sorted."""
    return sorted({code.split(":")[0] for code in codes})


def triples(event: Told) -> set[Triple]:
    """An event as (category, actor, recipient), one for each pair; acts without direction have their parties sorted."""
    actors, recipients = states(event["actor"]), states(event["recipient"])
    mutual = event["type"] in MUTUAL or not recipients
    if not recipients and len(actors) > 1:
        pairs = list(combinations(actors, 2))
    else:
        pairs = [(a, r) for a in actors or ["-"] for r in recipients or ["-"]]
    return {(event["type"], *(sorted(pair) if mutual and "-" not in pair else pair)) for pair in pairs}  # type: ignore[misc]


def f1(hits: int, gold: int, coded: int) -> float:
    """The harmonic mean of precision and recall; 1 where there was nothing to find and nothing was found."""
    return 2 * hits / (gold + coded) if gold + coded else 1.0


def found(gold: list[Told], coded: list[Told]) -> int:
    """How many gold events have a coded one of their category that shares an entity, each used once, best first."""
    shared = {(g, c): set(states(gold[g]["actor"] + gold[g]["recipient"])) & set(states(coded[c]["actor"] + coded[c]["recipient"]))
              for g in range(len(gold)) for c in range(len(coded)) if gold[g]["type"] == coded[c]["type"]}  # fmt: skip
    left_gold, left_coded = set(range(len(gold))), set(range(len(coded)))
    for g, c in sorted(shared, key=lambda pair: -len(shared[pair])):
        if shared[g, c] and g in left_gold and c in left_coded:
            left_gold.remove(g)
            left_coded.remove(c)
    return len(gold) - len(left_gold)


def figures(gold: list[Told], coded: list[Told]) -> dict[str, float]:
    """F1 of triples and of events."""
    want: set[Triple] = set().union(*map(triples, gold))
    got: set[Triple] = set().union(*map(triples, coded))
    return {"triples": round(f1(len(want & got), len(want), len(got)), 4), "events": round(f1(found(gold, coded), len(gold), len(coded)), 4)}


def mean(measured: list[dict[str, float]]) -> dict[str, float]:
    """Each figure's mean over articles."""
    return {key: round(sum(got[key] for got in measured) / len(measured), 4) for key in ("triples", "events")}


def misses(gold: list[Told], coded: list[Told]) -> list[str]:
    """A line for each event of either side whose triples the other side has not."""
    want: set[Triple] = set().union(*map(triples, gold))
    got: set[Triple] = set().union(*map(triples, coded))
    lost = [f"  - {brief(e)}" for e in gold if triples(e) - got]
    return lost + [f"  + {brief(e)}" for e in coded if triples(e) - want]


def brief(event: Told) -> str:
    """An event on one line."""
    return f"{event['type']} {','.join(event['actor']) or '-'} -> {','.join(event['recipient']) or '-'} [{event['status']}] | {event['trigger']}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--only", action="append")
    args = parser.parse_args()
    rows = [row for row in load() if not args.only or row["id"] in args.only]
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    measured = {}
    for row, coded in zip(rows, code(rows, Coder()), strict=True):
        measured[row["id"]] = got = figures(row["events"], coded)
        print(f"{row['id']:14} triples {got['triples']:.3f}  events {got['events']:.3f}  ({len(row['events'])} gold, {len(coded)} coded)")
        print("\n".join(misses(row["events"], coded)))
    measured["mean"] = mean(list(measured.values()))
    print(f"{'mean':14} triples {measured['mean']['triples']:.3f}  events {measured['mean']['events']:.3f}")
    if args.update:
        floors |= {key: {name: max(value, floors.get(key, {}).get(name, 0.0)) for name, value in got.items()} for key, got in measured.items()}
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
