"""How the coder's time grows with the length of a text: python bench/growth.py [--lang fr] [--kind K] [--most WORDS] [--report FILE] [--json]

Texts of every kind of `kinds.py` as one article each, of 1,000 words, then 2,000, 4,000, and so on. Prints the seconds of the coder
beyond spaCy's own pass and by how much each doubling multiplies them: about 2 is linear, 4 is quadratic. A kind with two doublings
above 2.6 grows worse than its text, and the report gets a profile of it. A kind stops where a length took more than `--patience` seconds.
"""

from __future__ import annotations

import argparse
import cProfile
import io
import json
import pstats
import sys
import time
from pathlib import Path

from dragoman.coding.chain import Coder
from dragoman.documents.read import article_from_text
from dragoman.options import ReadOptions
from dragoman.records import Article
from kinds import KINDS, text
from watched import watching

SHORTEST, LONGEST, WORSE = 1000, 64_000, 2.6
#: below this many seconds a clock's noise is larger than what is measured
NOISE = 0.05


def beyond(coder: Coder, article: Article) -> tuple[float, float]:
    """The coder's seconds over one article without spaCy's, and spaCy's."""
    with watching(coder.packs.languages[article.lang].model) as nlp:
        begun = time.process_time()
        coder.code(article)
        return time.process_time() - begun - nlp.spent, nlp.spent


def article(kind: str, lang: str, words: int) -> Article:
    """A text of a kind as an article."""
    made = article_from_text(text(kind, lang, words), lang=lang, published="2026-02-05", options=ReadOptions())
    if not isinstance(made, Article):
        raise ValueError(f"{kind} in {lang}: {made.reason}")
    return made


def grown(coder: Coder, kind: str, lang: str, most: int, patience: float) -> list[dict[str, float]]:
    """For each length: words, the coder's seconds, the parse's, and the factor against half the length."""
    rows: list[dict[str, float]] = []
    words = SHORTEST
    while words <= most and (not rows or rows[-1]["coder"] < patience):
        told = article(kind, lang, words)
        spent, parsed = min(beyond(coder, told) for _ in range(2 if words < 8000 else 1))
        rows.append({"words": words, "coder": spent, "parse": parsed, "factor": spent / rows[-1]["coder"] if rows else 0.0})
        words *= 2
    return rows


def worse(rows: list[dict[str, float]]) -> bool:
    """Whether two doublings or more multiply the time by more than a growing text explains."""
    return sum(row["factor"] > WORSE and row["coder"] > NOISE for row in rows) >= 2


def profile(coder: Coder, kind: str, lang: str, words: int) -> str:
    """What costs most in a text of a kind, by own time and with what is called."""
    watch, out = cProfile.Profile(), io.StringIO()
    watch.runcall(coder.code, article(kind, lang, words))
    pstats.Stats(watch, stream=out).sort_stats("tottime").print_stats("dragoman|built-in|method", 15).sort_stats("cumulative").print_stats("dragoman", 25)
    return out.getvalue()


def line(lang: str, kind: str, rows: list[dict[str, float]]) -> str:
    """One kind on one line: seconds at each length and the factors."""
    cells = " ".join(f"{row['coder']:7.2f}" + (f" x{row['factor']:.1f}" if row["factor"] else "     ") for row in rows)
    return f"{lang} {kind:26} {cells}  parse {rows[-1]['parse']:.1f}{'  WORSE THAN LINEAR' if worse(rows) else ''}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lang", choices=["fr", "en"], action="append")
    parser.add_argument("--kind", choices=[*KINDS], action="append")
    parser.add_argument("--most", type=int, default=LONGEST)
    parser.add_argument("--patience", type=float, default=30.0)
    parser.add_argument("--report", type=Path)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    coder, bad, reports = Coder(), [], []
    for lang in args.lang or ["fr", "en"]:
        beyond(coder, article("articles", lang, SHORTEST))
        for kind in args.kind or KINDS:
            rows = grown(coder, kind, lang, args.most, args.patience)
            print(line(lang, kind, rows), flush=True)
            if worse(rows):
                bad.append(f"{lang} {kind}")
                reports.append(line(lang, kind, rows) + "\n" + profile(coder, kind, lang, int(rows[-1]["words"]) // 2))
    if args.report:
        args.report.write_text("\n\n".join(reports) or "nothing grows worse than its text\n", "utf-8")
    print(json.dumps({"worse": bad}) if args.json else f"worse than linear: {', '.join(bad) or 'none'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
