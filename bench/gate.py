"""A floor that goes only up: python bench/gate.py [--update] [--part]

Measures the development sets (with --part, every third item: under a minute) and refuses a figure below bench/floors.json.
--update raises floors that are beaten; it never lowers one (edit the file by hand, and say why in the commit).
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from dragoman.coding.chain import Coder
from quality import SETS, SHARED, code_rows, rows_of, scorer

FLOORS = Path(__file__).resolve().parent / "floors.json"
#: what a figure may lose before the gate shuts: counts of a small set jump by one event
SLACK = 0.005
#: shares are taken over the events that were found: finding more moves them both ways
SHARES = {"status", "speaker", "start", "sector"}
SHARE_SLACK = 0.03
#: a third of the items has a third of the events: what chance does there
PART = 3


def figures(name: str, coder: Coder, part: bool) -> dict[str, float]:
    """The gated figures of one set."""
    rows = rows_of(SETS[name])
    rows = rows[::3] if part and name != "seed" else rows
    found: dict[str, Any] = scorer().score({r["id"]: r for r in rows}, code_rows(rows, coder))[0]
    shares = {key: found[key]["f1"] for key in ("triples", "events", "types", "characterisations")}
    return shares | {key: found[key] for key in ("status", "speaker", "start", "sector")}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--part", action="store_true")
    args = parser.parse_args()
    if not SHARED.exists():
        print("skipped: ../shared is not here, and the gold lies there")
        return 0
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    coder, low = Coder(), []
    for name in SETS:
        key = f"{name}/part" if args.part else name
        for figure, value in figures(name, coder, args.part).items():
            if name == "seed" and figure in SHARES:
                continue  # one article: a share jumps by a twentieth with each event
            floor = floors.setdefault(key, {}).get(figure, 0.0)
            print(f"{key:12} {figure:18} {value:.4f}  floor {floor:.4f}")
            if value < floor - (SHARE_SLACK if figure in SHARES else SLACK) * (PART if args.part else 1):
                low.append(f"{key} {figure}: {value:.4f} is below its floor {floor:.4f}")
            if args.update:
                floors[key][figure] = max(floor, round(value, 4))
    if args.update:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n")
    print("\n".join(low) or "every figure stands at its floor or above")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
