"""What is sent to a model: the codebook in short, the form of its answer, and one part of an article at a time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby
from typing import Any, get_args

from dragoman.coding.codes import entities
from dragoman.coding.sheet import Sheet
from dragoman.errors import PackError
from dragoman.packs import DATA, Ontology
from dragoman.records import Status

#: the most characters of one part, and what stands between two of its paragraphs
MOST, BETWEEN = 6_000, "\n\n"
STATUSES: tuple[str, ...] = get_args(Status)
CODEBOOK, SCHEMA = "codebook.md", "schema.json"
Span = tuple[int, int]


@dataclass(frozen=True)
class Part:
    """Stretches of an article (offsets into its text) that are sent together."""

    article: str
    spans: tuple[Span, ...]

    @cached_property
    def text(self) -> str:
        """What is sent."""
        return BETWEEN.join(self.article[start:end] for start, end in self.spans)

    def place(self, quote: str, start: int) -> int | None:
        """Where a quote stands in the article: at `start` of what was sent, else where it stands the only time; None where neither."""
        if not (start >= 0 and self.text.startswith(quote, start)):
            start = self.text.find(quote)
            if start < 0 or self.text.find(quote, start + 1) >= 0:
                return None
        return self._home(quote, start)

    def _home(self, quote: str, at: int) -> int | None:
        """An offset into what was sent as one into the article; None where the quote runs from one stretch into the next."""
        for start, end in self.spans:
            if at + len(quote) <= end - start:
                return start + at if at >= 0 else None
            at -= end - start + len(BETWEEN)
        return None


def parts(sheet: Sheet) -> Iterator[Part]:
    """The article in parts of at most `MOST` characters, cut between paragraphs where that can be; what names nobody is left out."""
    row: list[Span] = []
    for span in _stretches(sheet):
        if row and sum(end - start + len(BETWEEN) for start, end in (*row, span)) - len(BETWEEN) > MOST:
            yield from _worth(sheet, row)
            row = []
        row.append(span)
    yield from _worth(sheet, row)


def _worth(sheet: Sheet, spans: list[Span]) -> Iterator[Part]:
    heads = [sheet.tokens[m.head].start for m in sheet.mentions if entities(m.codes)]
    if any(start <= at < end for at in heads for start, end in spans):
        yield Part(sheet.article.text, tuple(spans))


def _stretches(sheet: Sheet) -> Iterator[Span]:
    """The paragraphs that coding reads, those of more than `MOST` characters cut at the ends of sentences."""
    read = (s for n, s in enumerate(sheet.sentences) if n not in sheet.skipped and s.last > s.first)
    for _, sentences in groupby(read, key=lambda s: s.block):
        spans = [(sheet.tokens[s.first].start, sheet.tokens[s.last - 1].end) for s in sentences]
        first, last = spans[0][0], spans[0][0]
        for start, end in spans:
            if end - first > MOST and last > first:
                yield first, last
                first = start
            while end - first > MOST:
                yield first, first + MOST
                first += MOST
            last = end
        yield first, last


@cache
def _file(name: str) -> str:
    path = DATA / "llm" / name
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: {error}; install the package again") from error


def instructions(ontology: Ontology) -> str:
    """The codebook in short, with the meaning of every category."""
    return _file(CODEBOOK).replace("{categories}", "\n".join(f"- {c.type}: {c.meanings['en']}" for c in ontology.categories.values()))


def form(ontology: Ontology) -> dict[str, Any]:
    """The form of the answer as `response_format` asks for it."""
    try:
        schema = json.loads(_file(SCHEMA))
        act = schema["properties"]["acts"]["items"]["properties"]
        act["category"]["enum"], act["status"]["enum"] = list(ontology.categories), list(STATUSES)
    except (ValueError, KeyError, TypeError) as error:
        raise PackError(f"{DATA / 'llm' / SCHEMA}: {error!r}; install the package again") from error
    return {"type": "json_schema", "json_schema": {"name": "acts", "strict": True, "schema": schema}}


def asked(ontology: Ontology, part: Part) -> dict[str, Any]:
    """What a call asks, without the name of the model. The part is a message of its own, so that offsets count from its beginning."""
    messages = [{"role": "system", "content": instructions(ontology)}, {"role": "user", "content": part.text}]
    return {"temperature": 0, "messages": messages, "response_format": form(ontology)}


def digest() -> str:
    """Twelve characters that change whenever the prompt or the form does."""
    return hashlib.sha256((_file(CODEBOOK) + _file(SCHEMA)).encode()).hexdigest()[:12]
