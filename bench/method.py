"""Writes the figures of docs/method.md: python bench/method.py [--write] [--only NAME]

Each table stands between `<!-- figures: NAME -->` and `<!-- end -->`; prose is left as it is. Without --write the tables are printed.
Where ../shared is missing nothing is measured, and what stands in the page stays. The curve is drawn into docs/precision-recall.svg.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import calibrate
import golden
import quality
from curve import Points, drawn
from dragoman.coding.chain import Coder
from dragoman.packs import load
from dragoman.packs.weights import belief
from quality import SETS, SHARED, TAUGHT, code_rows, held_out, rows_of, scorer

ROOT = Path(__file__).resolve().parent.parent
PAGE, DRAWING = ROOT / "docs/method.md", ROOT / "docs/precision-recall.svg"
BLOCK = re.compile(r"<!-- figures: (?P<name>[\w-]+) -->\n(?P<body>.*?)<!-- end -->", re.DOTALL)
THRESHOLDS = (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
#: how often items are drawn anew for an interval
DRAWS = 300
Rows = list[dict[str, Any]]
Coded = dict[str, dict[str, Any]]


@cache
def coder() -> Coder:
    """The coder that all tables share."""
    return Coder(load())


@cache
def coded(name: str, part: str = "all") -> tuple[Rows, Coded]:
    """The gold items of a set, or of a part of it, and their codings."""
    rows = rows_of({**SETS, **TAUGHT}[name], part)
    return rows, code_rows(rows, coder())


def table(head: list[str], rows: list[list[str]]) -> str:
    """A table in Markdown."""
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows]) + "\n"


def score(rows: Rows, told: Coded, least: float = 0.0) -> dict[str, Any]:
    """The scorer's figures for some items, each counted as often as it stands there, events below a confidence left out."""
    gold = {str(n): row for n, row in enumerate(rows)}
    kept = {key: told[row["id"]] | {"events": [e for e in told[row["id"]]["events"] if e["confidence"] >= least]} for key, row in gold.items()}
    figures: dict[str, Any] = scorer().score(gold, kept)[0]
    return figures


def interval(rows: Rows, told: Coded) -> str:
    """Between what the F1 of triples lies in 95 of 100 draws of as many items."""
    draw = random.Random(1)
    found = sorted(score(draw.choices(rows, k=len(rows)), told)["triples"]["f1"] for _ in range(DRAWS))
    return f"{found[int(0.025 * DRAWS)]:.2f}–{found[int(0.975 * DRAWS)]:.2f}"


def quality_table() -> str:
    """Every figure of the scorer for the tuning part, the held-out part, and the seed article."""
    head = ["set", "items", "triples p", "r", "F1", "95 %", "events", "types", "status", "speaker", "start", "sector", "charact.", "noise"]
    parts = [(f"{name}, {word}", name, out) for name in ("dev-fr", "dev-en", "own-fr") for word, out in (("tuned on", False), ("held out", True))]
    rows = [_quality_row(title, *_part(name, out)) for title, name, out in parts] + [_quality_row("seed", *coded("seed"))]
    rows += [_quality_row(f"{name}, held out", *coded(name, "out")) for name in TAUGHT]
    return table(head, [*rows, ["two readers", "62", "", "", ".89", ".85–.92", ".94", ".95", "1.00", ".93", ".88", ".91", ".95", ""]])


def _part(name: str, out: bool) -> tuple[Rows, Coded]:
    rows, told = coded(name)
    return [r for r in rows if held_out(r["id"]) == out], told


def _quality_row(title: str, rows: Rows, told: Coded) -> list[str]:
    got = score(rows, told)
    shares = [got["events"]["f1"], got["types"]["f1"], *(got[k] for k in ("status", "speaker", "start", "sector")), got["characterisations"]["f1"]]
    empty = [r for r in rows if not r["events"]]
    noise = f"{sum(bool(told[r['id']]['events']) for r in empty)} of {len(empty)}" if empty else ""
    triples = [_short(got["triples"][k]) for k in ("p", "r", "f1")]
    return [title, str(len(rows)), *triples, interval(rows, told) if len(rows) > 1 else "", *map(_short, shares), noise]


def _short(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")


def golden_table() -> str:
    """F1 of triples and events in each golden article."""
    rows = golden.load()
    measured = [golden.figures(row["events"], told) for row, told in zip(rows, golden.code(rows, coder()), strict=True)]
    lines = [[row["id"], row["style"], str(len(row["events"])), _short(got["triples"]), _short(got["events"])] for row, got in zip(rows, measured, strict=True)]
    mean = golden.mean(measured)
    return table(["article", "style", "events", "triples F1", "events F1"], [*lines, ["mean", "", "", _short(mean["triples"]), _short(mean["events"])]])


def _printed(script: str, *words: str) -> dict[str, float]:
    """What a bench prints as its last line."""
    done = subprocess.run([sys.executable, f"bench/{script}.py", *words, "--json"], cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def times_table() -> str:
    """F1 of expressions of time on the development half of French TimeBank."""
    got = _printed("times", str(SHARED / "gold/fr-timebank-dev"))
    rows = [["dragoman", *(_short(got[k]) for k in ("strict", "relaxed", "value"))], ["HeidelTime, as published (the whole corpus)", ".860", "", ".736"]]
    return table(["French TimeBank", "extent, strict F1", "extent, relaxed F1", "value F1"], rows)


def plv_table() -> str:
    """Accuracy and macro-F1 of the category between a marked source and target."""
    got = _printed("plv", str(SHARED / "gold/plv-train.tsv"))
    rows = [["15 classes", _short(got["root_acc"]), _short(got["root_f1"])], ["4 quad classes", _short(got["quad_acc"]), _short(got["quad_f1"])]]
    return table(["plv-train", "accuracy", "macro-F1"], rows)


def calibration_table() -> str:
    """How far stated confidence lies from the share that is right."""
    packs = load()
    rows, gold = calibrate.rows_and_gold(packs)
    crossed, weights = calibrate.crossed(rows, calibrate.FOLDS), packs.weights["confidence"]
    out = [(belief(r.signs, weights), r.right) for r in rows if held_out(r.item)]
    lines = [["all items, five-fold cross-validation", crossed], ["held-out items, the weights that ship", out]]
    cells = [
        [str(title), str(len(pairs)), _short(sum(ok for _, ok in pairs) / len(pairs)), _short(calibrate.calibration_error(pairs))] for title, pairs in lines
    ]
    bins = [[p for p in crossed if n / 10 <= p[0] < (n + 1) / 10] for n in range(10)]
    seen = [
        [f".{n}–{f'.{n + 1}' if n < 9 else '1'}", str(len(b)), _short(sum(p for p, _ in b) / len(b)), _short(sum(ok for _, ok in b) / len(b))]
        for n, b in enumerate(bins)
        if b
    ]
    return table(["", "events", "right", "calibration error"], cells) + "\n" + table(["confidence", "events", "stated", "right"], seen)


def curve_table() -> str:
    """Precision, recall and F1 of triples as the least confidence rises; draws the curve too."""
    out = [_part(name, True) for name in ("dev-fr", "dev-en")]
    sets = {"French": coded("dev-fr"), "English": coded("dev-en"), "held out": (out[0][0] + out[1][0], out[0][1] | out[1][1])}
    found = {title: [(least, score(*told, least)["triples"]) for least in THRESHOLDS] for title, told in sets.items()}
    points: Points = {title: [(least, got["r"], got["p"]) for least, got in rows if got["coded"]] for title, rows in found.items()}
    DRAWING.write_text(drawn(points), "utf-8")
    cells = [[f"{least:.1f}", *(_short(found[title][n][1][k]) for title in sets for k in ("p", "r", "f1"))] for n, least in enumerate(THRESHOLDS)]
    return table(["least confidence", *(f"{title} {k}" for title in sets for k in ("p", "r", "F1"))], cells)


def cost_table() -> str:
    """What coding costs on top of the bare parse."""
    got = {f"dev-{lang}": share for lang, share in _printed("cost").items()}
    got["French TimeBank"] = _printed("cost", "--timeml", str(SHARED / "gold/fr-timebank-dev"))["fr"]
    return table(["texts", "time beyond the bare parse"], [[name, f"{100 * share:.0f} %"] for name, share in got.items()])


def outlook_table() -> str:
    """How well the next act, its score and material conflict were foreseen on ICEWS14, and whom next."""
    got = _printed("outlook")
    names = {"log_pairs": "shares of all pairs", "log_own": "the pair's own shares, each seen once more", "log_defaults": "dragoman, as it ships", "log": "dragoman, parameters of earlier months"}
    acts = [[title, _short(got[name]), _short(got[name.replace("log", "brier")])] for name, title in names.items()]
    rows = [["share of earlier windows", _short(got["window_brier_past"]), ""], ["dragoman", _short(got["window_brier"]), _short(got["skill_over_past"])]]
    rows += [[f"its {name}", f"{got[key]:.4f}".removeprefix("0"), ""] for name, key in (("miscalibration", "mcb"), ("discrimination", "dsc"), ("uncertainty", "unc"))]
    whom = [["recurrency baseline", f"{got['mrr']:.1f}", f"{got['hits10']:.1f}"], ["as published (Gastinger and others, corrected 2025)", "37.4", "51.5"]]
    level = [["mean and spread of all pairs", _short(got["crps_pairs"]), ""], ["the pair's own", _short(got["crps_own"]), ""], ["the level", _short(got["crps"]), f"{got['band80']:.0%}".replace("%", " %")]]
    heads = (["what comes next", "log score", "Brier"], ["material conflict within 30 days", "Brier", "skill"], ["score of the next act", "CRPS", "in the 80 % band"], ["whom next", "MRR", "among the first ten, %"])
    return "\n".join(table(head, body) for head, body in zip(heads, (acts, rows, level, whom), strict=True))


FIGURES: dict[str, Callable[[], str]] = {
    "quality": quality_table, "golden": golden_table, "times": times_table, "plv": plv_table, "calibration": calibration_table, "curve": curve_table, "cost": cost_table, "outlook": outlook_table,
    "made": lambda: f"Measured with coder and packs `{coder().fingerprint}`.\n",
}  # fmt: skip


def written(page: str, made: dict[str, str]) -> str:
    """The page with the blocks that were made; KeyError names a table that the page has no place for."""
    places = {found["name"] for found in BLOCK.finditer(page)}
    if missing := sorted(set(made) - places):
        raise KeyError(f"{PAGE}: no place for {', '.join(missing)}; add <!-- figures: NAME --> and <!-- end -->")
    return BLOCK.sub(lambda m: f"<!-- figures: {m['name']} -->\n{made.get(m['name'], m['body'])}<!-- end -->", page)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--only", choices=[*FIGURES], action="append")
    args = parser.parse_args()
    if not quality.SHARED.exists():
        print("skipped: ../shared is not here, and the gold lies there; docs/method.md keeps the figures it has")
        return 0
    made = {}
    for name in args.only or FIGURES:
        made[name] = FIGURES[name]()
        print(f"{name}\n{made[name]}", flush=True)
    if args.write:
        PAGE.write_text(written(PAGE.read_text("utf-8"), made), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
