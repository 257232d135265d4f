"""How cost and memory grow with the number of articles: python bench/scale.py [--most N] [--witness on] [--pages] [--json]

Reads the mixed stream of `streams.py`, one article in ten about relations, into one ledger in one process, and at 1,000, 2,000, 5,000, 10,000 ...
articles prints the processor time of each since the mark before, and the memory that the process then holds. The articles about relations are
the same few hundred in turn, each time of another day and so another article. With `--pages` the stream is a web archive of HTML pages.

It ends at the last mark: what is worked out afterwards for the whole ledger (`settle`) is no cost of an article. On one quiet core the rules
alone read 100,000 texts in some seven minutes; a run that is interrupted has printed the marks that it reached.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dragoman import flow
from dragoman.documents.read import article_from_text
from dragoman.ledger.book import Ledger
from dragoman.options import CodeOptions, FlowOptions, ReadOptions
from dragoman.records import Article, Refusal
from speed import mixed, relevant
from streams import archive, stream

MARKS = (1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000)
#: pages of one archive: an archive is written before it is read, and not timed
PAGES = 10_000


def gigabytes() -> float:
    """The memory that this process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e9


def size(folder: Path) -> float:
    """The megabytes that a folder takes on the disk."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def texts(number: int) -> Iterator[Article | Refusal]:
    """The mixed stream as articles, each of its day."""
    for n, (lang, text) in enumerate(stream(number, relevant())):
        day = date(2000, 1, 1) + timedelta(days=n // 10)
        yield article_from_text(text, lang=lang, published=day.isoformat(), options=ReadOptions())


class Reached(Exception):
    """The last mark is reached."""


class Marks:
    """The rows of the table, made as the reading comes by."""

    def __init__(self, most: int, ledger: Path) -> None:
        self._ledger = ledger
        self.rows: list[dict[str, float]] = []
        self._left = [mark for mark in MARKS if mark <= most]
        self._last, self._done = time.process_time(), 0

    def __call__(self, now: flow.Progress) -> None:
        if not self._left or now.done < self._left[0]:
            return
        self._left.pop(0)
        spent = time.process_time() - self._last
        row = {"articles": now.done, "milliseconds": 1000 * spent / (now.done - self._done), "gigabytes": gigabytes(), "events": now.events, "megabytes_on_disk": size(self._ledger)}
        self.rows.append(row)
        print("  ".join(f"{key} {value:.3g}" if isinstance(value, float) else f"{key} {value}" for key, value in row.items()), flush=True)
        self._last, self._done = time.process_time(), now.done
        if not self._left:
            raise Reached


def read(most: int, pages: bool, code: CodeOptions, folder: Path) -> list[dict[str, float]]:
    """Read so many articles and give the rows."""
    list(flow.code(mixed(100), code))  # models loaded and words met: what a run costs, not what its first second does
    archives = [folder / f"{n}.warc.gz" for n in range(-(-most // PAGES))] if pages else [folder]
    if pages:
        for n, path in enumerate(archives):
            path.write_bytes(archive(min(most, PAGES), relevant(), seed=n))
    marks = Marks(most, folder / "ledger")
    source = None if pages else lambda *_: texts(most)
    with suppress(Reached):
        flow.read(archives, Ledger.open(folder / "ledger", create=True), FlowOptions(code=code, outlet_from_host=pages), progress=marks, source=source)
    return marks.rows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=100_000)
    parser.add_argument("--witness", choices=("off", "on"), default="off", help="the second witness makes an article about relations two to three times as dear")
    parser.add_argument("--pages", action="store_true")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        rows = read(args.most, args.pages, CodeOptions(witness=args.witness), Path(place))
    found: dict[str, Any] = {"rows": rows}
    if len(rows) > 1:
        found |= {"cost_last_over_first": rows[-1]["milliseconds"] / rows[0]["milliseconds"], "memory_last_over_first": rows[-1]["gigabytes"] / rows[0]["gigabytes"]}
        print(f"cost of an article, last over first: {found['cost_last_over_first']:.2f}  memory, last over first: {found['memory_last_over_first']:.2f}")
    if args.json:
        print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
