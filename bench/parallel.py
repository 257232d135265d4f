"""Is French coded as well as English: python bench/parallel.py [--witness on|off] [--json]

200 held-out gold passages of the project, a hundred of each language, and each put into the other language with the same coding
(`gold/parallel.jsonl`); every passage is coded in both, and the figures of the two hundred French texts stand beside those of the English.
"""

from __future__ import annotations

import argparse
import json
from typing import Any

from dragoman.coding.chain import Coder
from dragoman.options import CodeOptions
from quality import OWN, SHARED, code_rows, line, rows_of, scorer

LANGUAGES = ("fr", "en")


def pairs() -> dict[str, list[dict[str, Any]]]:
    """By language the two hundred passages in it, in the same order: half as written, half as translated."""
    translated = rows_of(OWN / "parallel.jsonl")
    written = {r["id"]: r for name in ("made", "own") for lang in LANGUAGES for r in rows_of(OWN / f"{name}-{lang}.jsonl")}
    both = [(written[r["id"]], r) for r in translated]
    return {lang: [next(r for r in pair if r["lang"] == lang) for pair in both] for lang in LANGUAGES}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--witness", choices=("on", "off"), default="on")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if not SHARED.exists():
        print("skipped: ../shared is not here, and the scorer lies there")
        return
    coder, found = Coder(options=CodeOptions(witness=args.witness)), {}
    for lang, rows in pairs().items():
        found[lang], _ = scorer().score({r["id"]: r for r in rows}, code_rows(rows, coder))
        print(line(lang, found[lang]))
    if args.json:
        print(json.dumps(found))


if __name__ == "__main__":
    main()
