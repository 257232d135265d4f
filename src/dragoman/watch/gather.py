"""One feed of a round: asked whether it changed, its new entries fetched as articles. Nothing is kept here."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from dragoman.documents.article import article_from_text
from dragoman.documents.listing import Entry, Followed, listed
from dragoman.documents.openers import Worth, opened
from dragoman.errors import InputError
from dragoman.net.client import Answer
from dragoman.net.manners import Forbidden, Manners, after
from dragoman.options import ReadOptions
from dragoman.records import ASIDE, Article, Refusal
from dragoman.watch.state import FeedState, remembered

#: maps of maps that are followed in a round; tries before an entry is given up; pages that are not there
MAPS, TRIES, GONE = 10, 3, frozenset({401, 402, 403, 404, 410, 451})
#: the longest time between two looks at a feed that fails
LONGEST = 86_400.0


@dataclass
class Gathered:
    """What a feed gave in a round: articles with the name of the entry of each, and the feed's state as it will be once they are kept.

    `refused` are pages that gave no article; `failed` says why the feed itself could not be read.
    """

    feed: Followed
    then: FeedState
    articles: list[tuple[str, Article]] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    aside: int = 0
    unchanged: bool = False
    failed: str = ""


@dataclass(frozen=True)
class Gatherer:
    """Fetches with manners. `every` is the time between two looks at a feed, `most` the pages of a feed in a round, `stop` says that the watch is to end,
    `claimed` has the entries that some feed has had: feeds of one paper list the same pages."""

    manners: Manners
    options: ReadOptions
    worth: Worth | None
    every: float
    most: int
    stop: Callable[[], bool] = lambda: False
    claimed: set[str] = field(default_factory=set)

    def gather(self, feed: Followed, known: FeedState) -> Gathered:
        """The new articles of a feed."""
        found = Gathered(feed, FeedState(**vars(known) | {"seen": list(known.seen), "tries": dict(known.tries)}))
        try:
            answer = self._asked(feed, known)
            if answer.status == 304:
                found.unchanged = True
            elif answer.status == 200:
                self._entries(found, answer)
            else:
                raise InputError(f"{feed.url}: answers {answer.status}{'; it seems to be gone for good, take it out of the list' if answer.status == 410 else ''}")
            found.then.failures, found.then.why, found.then.moved = 0, "", answer.moved or ""
            found.then.due = time.time() + self.every
        except InputError as error:
            self._failed(found, error)
        return found

    def _failed(self, found: Gathered, error: InputError) -> None:
        """Twice the time after each failure, up to a day; longer where the host asks for it."""
        found.failed = found.then.why = str(error)
        found.then.failures += 1
        wait = min(LONGEST, self.every * 2 ** min(found.then.failures, 20))
        found.then.due = max(time.time() + wait, error.until if isinstance(error, Forbidden) else 0.0)

    def _asked(self, feed: Followed, known: FeedState) -> Answer:
        headers = {"if-none-match": known.etag} if known.etag else {}
        headers |= {"if-modified-since": known.modified} if known.modified else {}
        answer = self.manners.get(feed.url, headers)
        if answer.status in (429, 503):
            raise Forbidden(f"{feed.url}: answers {answer.status}, that it is busy", time.time() + (after(answer) or 0.0))
        return answer

    def _entries(self, found: Gathered, answer: Answer) -> None:
        """Fetch the entries that are new; what is left for the next round keeps the feed from being taken for unchanged."""
        entries = {name_of(entry): entry for entry in self._listed(answer, MAPS)}
        done = set(found.then.seen)
        found.then.seen += [name for name in entries if name not in done and name in self.claimed]
        fresh = [(name, entry) for name, entry in entries.items() if name not in self.claimed]
        for name, entry in fresh[: self.most]:
            if self.stop():
                break
            self.claimed.add(name)
            self._entry(found, name, entry)
        done = set(found.then.seen) | {name for name, _ in found.articles}
        left = any(name not in done for name in entries)
        found.then.etag, found.then.modified = ("", "") if left else (answer.headers.get("etag", ""), answer.headers.get("last-modified", ""))
        found.then.seen = remembered(found.then.seen, list(entries))
        found.then.tries = {name: n for name, n in found.then.tries.items() if name in entries}

    def _listed(self, answer: Answer, maps: int) -> Iterator[Entry]:
        """The entries of a feed or map, and of the maps that it lists, the latest first."""
        for entry in listed(answer.body, answer.url, self.manners.largest):
            if not entry.map:
                yield entry
            elif maps > 0 and entry.url and (further := self.manners.get(entry.url)).status == 200:
                maps -= 1
                yield from self._listed(further, 0)

    def _entry(self, found: Gathered, name: str, entry: Entry) -> None:
        """One entry: an article, or a refusal, or to be tried again."""
        try:
            made = list(self._page(entry, found.feed))
        except InputError as error:
            if isinstance(error, Forbidden):
                return  # the host wants to be left alone for now, which says nothing of this page
            found.then.tries[name] = found.then.tries.get(name, 0) + 1
            if found.then.tries[name] < TRIES:
                return
            made = [Refusal("watch", entry.url or found.feed.url, str(error))]
        articles = [(name, each) for each in made if isinstance(each, Article)]
        found.articles += articles
        found.aside += sum(isinstance(each, Refusal) and each.step == ASIDE for each in made)
        found.refused += [each for each in made if isinstance(each, Refusal) and each.step != ASIDE]
        if not articles:
            found.then.seen.append(name)

    def _page(self, entry: Entry, feed: Followed) -> Iterator[Article | Refusal]:
        """The article of an entry's page, or of the feed's own text where the page is not to be had; InputError where it may be another time."""
        said = f"{feed.url}: an entry without an address or a text"
        if entry.url is not None:
            try:
                answer = self.manners.get(entry.url)
                if answer.status == 200:
                    yield from self._read(answer, entry, feed)
                    return
                said = f"{entry.url}: answers {answer.status}"
                if answer.status not in GONE:
                    raise InputError(said)
            except Forbidden as error:
                if error.until:
                    raise
                said = str(error)
        yield self._draft(entry, feed) or Refusal("watch", entry.url or feed.url, said)

    def _read(self, answer: Answer, entry: Entry, feed: Followed) -> Iterator[Article | Refusal]:
        for made in opened(answer.body, answer.url, self.options, self.worth):
            if isinstance(made, Refusal):
                own = self._draft(entry, feed) if made.step != ASIDE else None
                yield own if isinstance(own, Article) else made
            else:
                yield self._named(made, entry, feed, answer.url)

    def _named(self, made: Article, entry: Entry, feed: Followed, url: str) -> Article | Refusal:
        """The article of a page with what the list knows better: its day, and the outlet's name."""
        given = {"lang": made.lang, "published": entry.published or made.published, "outlet": feed.outlet or made.outlet, "title": made.title}
        return article_from_text(made.text, **given, url=entry.url or url, source=url, options=self.options)

    def _draft(self, entry: Entry, feed: Followed) -> Article | Refusal | None:
        """The article that the feed itself has; None where that is a title alone."""
        draft = entry.draft
        if draft is None:
            return None
        return article_from_text(draft.text, lang=draft.lang, published=draft.published, outlet=feed.outlet or draft.outlet, title=draft.title, url=draft.url, source=feed.url, options=self.options)


def name_of(entry: Entry) -> str:
    """A short name for an entry: by its address too, since some feeds give every entry one id."""
    return hashlib.sha256(f"{entry.id}\n{entry.url or ''}".encode("utf-8", "replace")).hexdigest()[:16]
