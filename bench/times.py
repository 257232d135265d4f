"""Time expressions against TimeML: python bench/times.py PATH... [--lang fr|en] [--errors N] [--json]

PATH is a .tml file or a folder of them. Extents and values are counted as in TempEval-3: an extent is strictly right where both ends
are, relaxedly where it overlaps; the F1 of values is the relaxed F1 times the share of overlapping pairs whose values are the same.
The date of creation is given to the tagger and not scored.
"""

from __future__ import annotations

import argparse
import json
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from dragoman.coding.chain import opened
from dragoman.coding.parse import parse
from dragoman.coding.sheet import Sheet
from dragoman.coding.times.expressions import expressions
from dragoman.documents.language import detect
from dragoman.documents.read import article_from_text
from dragoman.options import CodeOptions
from dragoman.packs import load
from dragoman.records import Article


class Timex(NamedTuple):
    """An extent with its type and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True)
class Document:
    """A text, the day it was written, and its time expressions."""

    name: str
    text: str
    published: str | None
    gold: tuple[Timex, ...]


def documents(paths: list[Path]) -> Iterator[Document]:
    """The documents of files and folders, in the order of their names."""
    for path in paths:
        for file in sorted(path.glob("**/*.tml")) if path.is_dir() else [path]:
            yield document(file)


def document(path: Path) -> Document:
    """One TimeML file. The text is that of TEXT, or of the whole file where it has none."""
    root = ET.parse(path).getroot()
    body = root.find(".//TEXT")
    pieces: list[str] = []
    gold: list[Timex] = []
    _walk(root if body is None else body, pieces, gold)
    created = [t for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"] or list(root.iterfind(".//DCT/TIMEX3"))
    day = created[0].get("value", "")[:10] if created else None
    return Document(path.name, "".join(pieces), day or None, tuple(t for t in gold if t.end > t.start))


def _walk(node: ET.Element, pieces: list[str], gold: list[Timex]) -> None:
    start = sum(map(len, pieces))
    if node.text:
        pieces.append(node.text)
    for child in node:
        _walk(child, pieces, gold)
        if child.tail:
            pieces.append(child.tail)
    if node.tag == "TIMEX3" and node.get("functionInDocument") != "CREATION_TIME":
        gold.append(_trimmed("".join(pieces), start, sum(map(len, pieces)), node))


def _trimmed(text: str, start: int, end: int, node: ET.Element) -> Timex:
    own = text[start:end]
    return Timex(start + len(own) - len(own.lstrip()), end - len(own) + len(own.rstrip()), node.get("type", ""), node.get("value", ""))


def tagged(doc: Document, lang: str | None) -> tuple[Timex, ...]:
    """What the package's tagger finds in a document; nothing where its text is empty."""
    code = lang or detect(doc.text, tuple(load().languages))[0]
    article = article_from_text(doc.text, lang=code, published=doc.published)
    if not isinstance(article, Article):
        return ()
    whole = replace(article, blocks=tuple(replace(b, kind="paragraph") for b in article.blocks))
    return tuple(Timex(e.start, e.end, e.type, e.value) for e in expressions(parsed(whole)))


def parsed(article: Article) -> Sheet:
    """An article's sheet as the coder's first step leaves it."""
    packs, options = load(), CodeOptions()
    language = packs.languages[article.lang]
    [(tokens, sentences)] = parse([article], language.model, options.batch, options.max_sentence_tokens)
    return opened(packs, language, article, tokens, sentences)


def counts(gold: tuple[Timex, ...], found: tuple[Timex, ...]) -> Counter[str]:
    """Of one document: what there is, what is found, what fits strictly and relaxedly, and whose value is right."""
    exact = len({(t.start, t.end) for t in gold} & {(t.start, t.end) for t in found})
    pairs = [(f, next((g for g in gold if g.start < f.end and f.start < g.end), None)) for f in found]
    met = sum(any(g.start < f.end and f.start < g.end for f in found) for g in gold)
    fits = [(f, g) for f, g in pairs if g is not None]
    same = {key: sum(getattr(f, key) == getattr(g, key) for f, g in fits) for key in ("value", "type")}
    return Counter({"gold": len(gold), "found": len(found), "exact": exact, "touch": len(fits), "met": met, **same})


def share(part: int, whole: int) -> float:
    """A share; 0 of nothing."""
    return part / whole if whole else 0.0


def f1(precision: float, recall: float) -> float:
    """The harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def figures(total: Counter[str]) -> dict[str, float]:
    """The F1 of extents, strict and relaxed, and of values and types."""
    strict = f1(share(total["exact"], total["found"]), share(total["exact"], total["gold"]))
    relaxed = f1(share(total["touch"], total["found"]), share(total["met"], total["gold"]))
    return {"strict": strict, "relaxed": relaxed, **{key: relaxed * share(total[key], total["touch"]) for key in ("value", "type")}}


def misses(doc: Document, found: tuple[Timex, ...]) -> Iterator[str]:
    """A line for each expression that is missed, too much, or has another extent or value."""
    for g in doc.gold:
        mine = [f for f in found if g.start < f.end and f.start < g.end]
        if not any((f.start, f.end, f.value) == (g.start, g.end, g.value) for f in mine):
            theirs = "; ".join(f"[{doc.text[f.start : f.end]}] {f.type} {f.value}" for f in mine)
            yield f"{doc.name} {doc.published} ...{_around(doc, g)}| {g.type} {g.value} <> {theirs or 'nothing'}"
    for f in found:
        if not any(g.start < f.end and f.start < g.end for g in doc.gold):
            yield f"{doc.name} {doc.published} ...{_around(doc, f)}| too much: {f.type} {f.value}"


def _around(doc: Document, t: Timex) -> str:
    return f"{doc.text[max(0, t.start - 50) : t.start]}[[{doc.text[t.start : t.end]}]]{doc.text[t.end : t.end + 25]}".replace("\n", " ")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--lang", choices=["fr", "en"])
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    total: Counter[str] = Counter()
    lines: list[str] = []
    for doc in documents(args.paths):
        found = tagged(doc, args.lang)
        total += counts(doc.gold, found)
        lines += misses(doc, found)
    print("\n".join(lines[: args.errors]), end="\n" if args.errors else "")
    print(" ".join(f"{key} {value:.3f}" for key, value in figures(total).items()), dict(total))
    if args.json:
        print(json.dumps({key: round(figures(total)[key], 4) for key in ("strict", "relaxed", "value")}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
