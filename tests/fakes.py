"""Small stand-ins for the reader and the coder: the same words in, the same records out, without a model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dragoman.options import CodeOptions, ReadOptions
from dragoman.records import Article, Block, Characterisation, Coding, Event, Quote, Reason, Refusal, article_id, record_id

HOSTILE = "<script>alert('x')</script> & \"<img src=http://evil.example/a.png onerror=alert(1)>\" </blockquote>\x1b[31m\u202e"


def article(
    text: str,
    *,
    lang: str = "fr",
    published: str | None = "2026-02-05",
    outlet: str | None = "Le Pont",
    title: str | None = None,
    source: str = "pont.txt",
) -> Article:
    """An article of one paragraph."""
    return Article(
        article_id(text, published, outlet), text, lang, published, outlet, title, "https://pont.example/1", None, source,
        (Block("paragraph", 0, len(text)),),
    )  # fmt: skip


def paragraph(text: str, language: str, published: str | None = None) -> Article:
    """An article of one paragraph, to be coded: nothing but its text, its language and its day."""
    return Article(article_id(text, published, None), text, language, published, blocks=(Block("paragraph", 0, len(text)),))


def acts(coding: Coding) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """The category and the parties of each act, in the order of the text."""
    return [(e.type, e.actor, e.recipient) for e in coding.events]


def event(told: Article, kind: str = "CONSULT", n: int = 0, **values: object) -> Event:
    """An event that quotes the whole article, with its first word as trigger."""
    whole = Quote.cut(told, 0, len(told.text))
    first = Quote.cut(told, 0, len(told.text.split(" ")[0]) or 1)
    given: dict[str, object] = {
        "mode": None, "context": ("diplomatic",), "actor": ("MLI",), "recipient": ("USA:GOV",), "trigger": first.text, "start": "2026-02-02",
        "end": "2026-02-02", "status": "actual", "speaker": None, "condition": None, "confidence": 0.75,
        "quotes": {"sentence": whole, "trigger": first}, "reasons": (Reason("type", "the fake says so"),),
    }  # fmt: skip
    return Event(record_id("ev", told.id, kind, n), told.id, kind, **(given | values))  # type: ignore[arg-type]


def characterisation(told: Article, **values: object) -> Characterisation:
    """A characterisation that quotes the whole article."""
    given: dict[str, object] = {
        "parties": ("MLI", "USA"), "label": told.text, "valence": "bad", "start": "2020", "end": None, "speaker": None,
        "quotes": {"sentence": Quote.cut(told, 0, len(told.text))}, "reasons": (),
    }  # fmt: skip
    return Characterisation(record_id("ch", told.id), told.id, **(given | values))  # type: ignore[arg-type]


class FakeCoder:
    """One CONSULT for each article; an article that says BOOM breaks it."""

    fingerprint = "fake+1"

    def code_all(self, articles: Iterable[Article]) -> Iterator[Coding]:
        """One coding for each article, in their order."""
        for told in articles:
            if "BOOM" in told.text:
                raise ValueError("this text breaks the coder")
            yield Coding(told.id, told.lang, (event(told),))


def make(options: CodeOptions) -> FakeCoder:
    """A coder, as `flow` asks for one."""
    return FakeCoder()


def document(text: str, options: ReadOptions, **given: str | None) -> Article | Refusal:
    """The article of one text; an empty one is refused."""
    if not text.strip():
        return Refusal("read", given.get("source") or "text", "there is no text in it")
    return article(
        text,
        published=given.get("published") or options.published,
        outlet=given.get("outlet") or options.outlet,
        source=given.get("source") or "text",
    )


def documents(paths: Sequence[Path], options: ReadOptions, worth: object = None) -> Iterator[Article | Refusal]:
    """One article for each line of each file."""
    for path in paths:
        if not path.exists():
            yield Refusal("read", str(path), "there is no such file")
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            yield document(line, options, source=str(path))
