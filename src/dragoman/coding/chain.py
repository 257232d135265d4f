"""The chain of coding: a tuple of steps over a sheet, checked once, then run over every article."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from types import ModuleType
from typing import TYPE_CHECKING

from dragoman.coding import actors, attribution, characterisations, confidence, events, finish, modality, offtopic, predicates, times
from dragoman.coding.models import Witness
from dragoman.coding.parse import parse
from dragoman.coding.repairs import repaired
from dragoman.coding.scan import barren, scan, strangers, trimmed
from dragoman.coding.sheet import Scan, Sentence, Sheet, Token
from dragoman.coding.witness import heard
from dragoman.coding.witness.carried import carried
from dragoman.errors import PackError
from dragoman.options import CodeOptions
from dragoman.packs import Language, Packs, load
from dragoman.records import Article, Coding, Refusal

if TYPE_CHECKING:
    from dragoman.coding.llm import Asked

Step = Callable[[Sheet], Sheet]
#: how many sheets a witness may be ahead of the one whose acts are coded
AHEAD = 16
#: every step says what it needs and what it gives; `check` refuses an order that cannot work
STEPS: tuple[ModuleType, ...] = (offtopic, actors, times, predicates, events, modality, attribution, times.anchor, characterisations, confidence, finish)


def check(steps: Sequence[ModuleType], given: Iterable[str] = ("tokens",)) -> None:
    """PackError where a step needs what no step before it gives."""
    known = set(given)
    for step in steps:
        missing = set(step.NEEDS) - known
        if missing:
            raise PackError(f"coding: the step {step.__name__} needs {', '.join(sorted(missing))}; put it after the step that gives it")
        known |= set(step.GIVES)


def opened(packs: Packs, language: Language, article: Article, read: tuple[Token, ...], sentences: tuple[Sentence, ...], found: Scan | None = None) -> Sheet:
    """The sheet of an article before any step, from what `scan` and `parse` made of it."""
    tokens = repaired(read, language)
    below: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            below[token.head].append(token.i)
    return Sheet(article, packs, language, found or scan(article, packs.roster, language), tokens, tuple(map(tuple, below)), sentences, tuple([t.low for t in tokens]))


def steps(reader: Witness | None, asked: Asked | None = None) -> tuple[Step, ...]:
    """The steps of coding; a witness reads before the rules say what the acts are and is heard after, one behind an endpoint once their speakers are known."""
    plain: list[Step] = [step.apply for step in STEPS]
    if reader is not None:
        plain.insert(STEPS.index(modality) + 1, partial(heard.apply, witness=reader))
        plain.insert(STEPS.index(events), partial(heard.read, witness=reader))
    if asked is not None:
        plain.insert(plain.index(times.anchor.apply), asked.apply)
    return tuple(plain)


def _through(steps: Iterable[Step], sheet: Sheet) -> Sheet:
    """What steps make of a sheet, one after the other."""
    for step in steps:
        sheet = step(sheet)
    return sheet


def _asked() -> Asked:
    """The endpoint that the environment names; imported when it is asked for, since it brings the libraries of the web with it."""
    from dragoman.coding.llm import Asked

    return Asked.from_environment()


@dataclass
class Coder:
    """Codes articles by the packs: events, characterisations and refusals for each, whatever stands before or after it.

    Without options it is the rules alone; `options.witness` says who reads beside them.
    """

    packs: Packs = field(default_factory=load)
    options: CodeOptions = CodeOptions(witness="off")
    #: what a user should know of how this coder works; empty where all is as asked
    notice: str = field(init=False, default="")

    def __post_init__(self) -> None:
        check(STEPS)
        reader, self.notice = (None, "") if self.options.witness == "off" else carried()
        asked = _asked() if self.options.witness == "llm" else None
        self._heard = [w.name for w in (reader, asked) if w is not None]
        every = steps(reader, asked)
        read = 0 if reader is None else STEPS.index(events) + 1
        self._before, self._after = every[:read], every[read:]

    @property
    def fingerprint(self) -> str:
        """What made a coding: the packs and the version of the code."""
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version("dragoman")
        except PackageNotFoundError:
            number = "0"
        return "+".join((number, self.packs.fingerprint, *self._heard))

    def code(self, article: Article) -> Coding:
        """The coding of one article."""
        return next(self.code_all([article]))

    def code_all(self, articles: Iterable[Article]) -> Iterator[Coding]:
        """The codings of articles, in their order, parsed in batches of a language; a witness reads some articles ahead of the one whose acts are coded."""
        waiting: deque[Coding | Sheet] = deque()
        for item in self._begun(articles):
            waiting.append(item)
            if len(waiting) > (AHEAD if self._before else 0):
                yield self._finished(waiting.popleft())
        yield from map(self._finished, waiting)

    def _begun(self, articles: Iterable[Article]) -> Iterator[Coding | Sheet]:
        """Articles as sheets after the first steps, in their order; codings of those that are not read."""
        stream = iter(articles)
        while batch := list(islice(stream, self.options.batch)):
            each = {lang: self._language([a for a in batch if a.lang == lang], lang) for lang in {a.lang for a in batch}}
            yield from (next(each[a.lang]) for a in batch)

    def _language(self, articles: list[Article], lang: str) -> Iterator[Coding | Sheet]:
        if lang not in self.packs.languages:
            why = f"no pack for the language '{lang}'; dragoman reads {', '.join(self.packs.languages)}"
            yield from (Coding(a.id, lang, refusals=(Refusal("coding", a.id, why),)) for a in articles)
            return
        language, fast = self.packs.languages[lang], self.options.fast
        looked = [(article, found, barren(article, found, language) if fast else None) for article in articles for found in [scan(article, self.packs.roster, language)]]
        kept = [(article, found) for article, found, why in looked if why is None]
        worth = [trimmed(article, found, language) if fast else article for article, found in kept]
        unknown = [strangers(article.text, found.hits, language) for article, found in kept] if fast else None
        parsed = iter(parse(worth, language.model, self.options.batch, self.options.max_sentence_tokens, unknown))
        for article, found, refused in looked:
            yield Coding(article.id, lang, refusals=(refused,)) if refused else _through(self._before, opened(self.packs, language, article, *next(parsed), found))

    def _finished(self, item: Coding | Sheet) -> Coding:
        if isinstance(item, Coding):
            return item
        sheet = _through(self._after, item)
        kept = tuple(e for e in sheet.events if e.confidence >= self.options.min_confidence)
        return replace(Coding(sheet.article.id, sheet.article.lang), events=kept, characterisations=sheet.characterisations, refusals=sheet.refusals)
