"""What is done to a shard, in this process or in a worker elsewhere: a file read, articles coded, what came of them kept as a part.

All of it takes and gives records alone, since it may travel; the coder is made once a process.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dragoman.options import CodeOptions, ReadOptions
from dragoman.records import ASIDE, Article, Coding, Refusal

if TYPE_CHECKING:
    from dragoman.ledger.keeping import Keep

log = logging.getLogger("dragoman")


class Codes(Protocol):
    """What reads codings out of articles; `coding.chain.Coder` does."""

    @property
    def fingerprint(self) -> str:
        """A name for the code and the packs that make the codings."""
        ...

    def code_all(self, articles: Iterable[Article]) -> Iterator[Coding]:
        """One coding for each article, in their order."""
        ...


MakeCoder = Callable[[CodeOptions], Codes]


@dataclass(frozen=True)
class Tally:
    """What a shard came to when it was kept: counts, the coder's fingerprint where something was coded, and what was refused."""

    new: int
    events: int
    characterisations: int
    fingerprint: str
    refusals: tuple[Refusal, ...]


@cache
def coder(options: CodeOptions) -> Codes:
    """The coder of this process: made once, since it loads its models."""
    from dragoman.coding.chain import Coder
    from dragoman.packs import load

    made = Coder(load(), options)
    if made.notice:
        log.warning(made.notice)
    return made


def worth_of(options: CodeOptions) -> Callable[[str], bool] | None:
    """What says of a page whether it is worth more than a look; None where all are."""
    if not options.fast:
        return None
    from dragoman.coding.scan import worth
    from dragoman.packs import load

    return partial(worth, packs=load())


def found_in(file: str | Path, *, options: ReadOptions, code: CodeOptions) -> tuple[list[Article | Refusal], int]:
    """The articles and refusals of one file, and how many of its pages were set aside."""
    from dragoman.documents.read import read

    found, aside = list[Article | Refusal](), 0
    for item in read([file], options, worth_of(code)):
        if isinstance(item, Refusal) and item.step == ASIDE:
            aside += 1
        else:
            found.append(item)
    return found, aside


def coded(shard: Sequence[Article | Refusal], *, options: CodeOptions, make: MakeCoder) -> list[Coding | Refusal]:
    """One result for each of a shard: a refusal is its own."""
    articles = [item for item in shard if isinstance(item, Article)]
    results = iter(_coded(make(options), articles) if articles else [])
    return [next(results) if isinstance(item, Article) else item for item in shard]


def kept(shard: Sequence[Article], *, parts: Path, keep: Keep, options: CodeOptions, make: MakeCoder) -> Tally:
    """The tally of a shard whose codings are now a part in the folder `parts`; the same shard again changes nothing."""
    from dragoman.ledger.parts import write

    results = coded(shard, options=options, make=make)
    good = [(article, result) for article, result in zip(shard, results, strict=True) if isinstance(result, Coding)]
    fingerprint = make(options).fingerprint if good else ""
    if good:
        write(parts, good, fingerprint, keep)
    refusals = tuple(result for result in results if isinstance(result, Refusal))
    return Tally(len(good), sum(len(c.events) for _, c in good), sum(len(c.characterisations) for _, c in good), fingerprint, refusals)


def crashed(shard: Sequence[Article | Refusal]) -> list[Coding | Refusal]:
    """The results of a shard that killed its worker twice: it is set aside, and each of its articles is named."""
    said = f"the shard of this article and {len(shard) - 1} more killed a worker twice and was set aside; code its articles by themselves to find which one does it"
    return [Refusal("code", item.source or item.id, said) if isinstance(item, Article) else item for item in shard]


def crashed_kept(shard: Sequence[Article]) -> Tally:
    """The tally of such a shard: nothing of it is kept."""
    return Tally(0, 0, 0, "", tuple(r for r in crashed(shard) if isinstance(r, Refusal)))


def crashed_file(file: str | Path) -> tuple[list[Article | Refusal], int]:
    """What such a file gives: a refusal that names it."""
    return [Refusal("read", str(file), f"{file}: reading this file killed a worker twice; it was set aside")], 0


def _coded(coder: Codes, articles: Sequence[Article]) -> list[Coding | Refusal]:
    """One coding for each article; of a shard that fails, the articles one by one, so that only the bad one is refused."""
    try:
        return list(coder.code_all(articles))
    except Exception as error:  # the one broad catch: whatever an article does to the coder, the run goes on
        if len(articles) > 1:
            return [result for article in articles for result in _coded(coder, (article,))]
        log.debug("article %s", articles[0].id, exc_info=True)
        return [Refusal("code", articles[0].source or articles[0].id, f"this article cannot be coded ({type(error).__name__}: {error})")]
