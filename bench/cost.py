"""What coding costs on top of the bare parse: python bench/cost.py [--rounds N] [--timeml FOLDER] [--profile FILE] [--json]

Both run in this one process over the texts of the development sets: spaCy alone, as its models' packages give it and with all their components, over the pieces that dragoman
parses; then dragoman's whole chain over the same articles. Models are warm, rounds of the two take turns, the best of each counts;
cycles of memory are looked for as seldom as `dragoman` itself does, in both; seconds are processor time, so that a busy machine changes them little. `over` is (chain - parse) / parse.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import importlib
import io
import json
import pstats
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.coding import chain
from dragoman.coding.chain import Coder
from dragoman.coding.parse.pieces import pieces
from dragoman.documents.read import article_from_text
from dragoman.faces.cli import SELDOM
from dragoman.options import ReadOptions
from dragoman.records import Article
from quality import SETS, SHARED, articles_of, rows_of
from times import documents
from watched import watching

#: coding may cost this share of the parse on top of it
TARGET = 1 / 3


def articles(lang: str) -> list[Article]:
    """The texts of a language's development set, one article an item, as `quality.py` codes them."""
    return [a for a in articles_of(rows_of(SETS[f"dev-{lang}"])) if isinstance(a, Article)]


def press(folder: Path, lang: str) -> list[Article]:
    """The texts of a folder of TimeML: press that nobody chose for its events."""
    made = (article_from_text(d.text, lang=lang, published=d.published, options=ReadOptions()) for d in documents([folder]))
    return [a for a in made if isinstance(a, Article)]


@cache
def untouched(model: str) -> Any:
    """The pipeline of a model as its package gives it, without what dragoman does to make it fast."""
    nlp: Any = importlib.import_module(model).load()
    nlp.max_length = 10**8
    return nlp


def bare(told: Sequence[Article], model: str, batch: int) -> None:
    """spaCy's own pass over the pieces of articles, in the batches in which the chain takes them."""
    nlp = untouched(model)
    for at in range(0, len(told), batch):
        docs = nlp.pipe((text for a in told[at : at + batch] for *_, text in pieces(a)), batch_size=batch)
        held = list(docs)  # the chain holds a batch at a time too
        del held


def seconds(act: Callable[[], object]) -> float:
    """The processor time of an act."""
    begun = time.process_time()
    act()
    return time.process_time() - begun


@contextmanager
def stepped(coder: Coder) -> Iterator[Counter[str]]:
    """The seconds of each step of a coder while it runs; `parse` is spaCy and the tokens that dragoman makes of its trees."""
    spent: Counter[str] = Counter()

    def timed(name: str, act: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any) -> Any:
            begun = time.process_time()
            done = act(*args)
            spent[name] += time.process_time() - begun
            return done

        return wrapped

    steps, parse = coder._after, chain.parse
    coder._after = tuple(timed(step.__name__.removeprefix("dragoman.coding."), act) for step, act in zip(chain.STEPS, steps, strict=True))
    chain.parse = timed("parse", parse)
    try:
        yield spent
    finally:
        coder._after, chain.parse = steps, parse


def measure(lang: str, told: Sequence[Article], coder: Coder, rounds: int) -> dict[str, Any]:
    """The best seconds of the bare parse and of the chain, what the chain costs on top of each, and the steps of its best round.

    `inside` is the same share within that one round: all that is not spaCy's own work against it.
    """
    model, batch = coder.packs.languages[lang].model, coder.options.batch
    bare(told, model, batch)
    list(coder.code_all(told))
    parses, chains = [], []
    for _ in range(rounds):
        parses.append(seconds(lambda: bare(told, model, batch)))
        with stepped(coder) as spent, watching(model) as nlp:
            chains.append((seconds(lambda: list(coder.code_all(told))), nlp.spent, dict(spent)))
    parse, (whole, own, steps) = min(parses), min(chains, key=lambda c: c[0])
    words = sum(len(a.text.split()) for a in told)
    steps["trees to tokens"] = steps.pop("parse") - own
    return {"words": words, "parse": parse, "chain": whole, "over": (whole - parse) / parse, "inside": (whole - own) / own, "steps": steps}


def profile(lang: str, coder: Coder, most: int = 15) -> str:
    """The functions outside spaCy's own pass that cost most, by their own time."""
    told, watch = articles(lang), cProfile.Profile()
    watch.runcall(lambda: list(coder.code_all(told)))
    out = io.StringIO()
    pstats.Stats(watch, stream=out).sort_stats("tottime").print_stats("dragoman|built-in|method", most)
    ours = io.StringIO()
    pstats.Stats(watch, stream=ours).sort_stats("cumulative").print_stats("dragoman", 2 * most)
    return f"== {lang}: own time\n{out.getvalue()}\n== {lang}: with what they call\n{ours.getvalue()}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--timeml", type=Path, help="measure on the French texts of this folder of TimeML instead")
    parser.add_argument("--profile", type=Path, help="write the costliest functions into this file")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if not SHARED.exists():
        print("skipped: ../shared is not here, and the texts lie there")
        return 0
    gc.set_threshold(*SELDOM)
    coder, found = Coder(), {}
    for lang in ("fr",) if args.timeml else ("fr", "en"):
        told = press(args.timeml, lang) if args.timeml else articles(lang)
        found[lang] = got = measure(lang, told, coder, args.rounds)
        print(
            f"{lang}: {got['words']} words  parse {got['parse']:.2f} s  chain {got['chain']:.2f} s  over {got['over']:.3f}, within one run {got['inside']:.3f} (target {TARGET:.3f})"
        )
        print("   " + "  ".join(f"{name} {spent:.2f}" for name, spent in sorted(got["steps"].items(), key=lambda s: -s[1])))
    if args.profile:
        args.profile.write_text("\n".join(profile(lang, coder) for lang in found), "utf-8")
    if args.json:
        print(json.dumps({lang: round(got["over"], 4) for lang, got in found.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
