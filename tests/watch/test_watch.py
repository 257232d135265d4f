"""The watch: what is new is kept once, politely, whatever feeds and kills do; and somebody is told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.documents.listing import Followed
from dragoman.errors import LedgerError
from dragoman.ledger.book import Ledger
from dragoman.options import CodeOptions, FlowOptions, WatchOptions
from dragoman.records import Article, Coding
from dragoman.watch import state, watcher
from dragoman.watch.deliver import Receiver
from dragoman.watch.watcher import Digest, Watcher
from fakes import FakeCoder, event
from fakes import make as fake
from stub import Site, serving

TEXT = "Le gouvernement malien a rappelé son ambassadeur à Alger, a annoncé lundi le ministère des Affaires étrangères, épisode {}."
HOUR = 3600.0


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


def page(n: int, text: str = TEXT) -> tuple[int, dict[str, str], bytes]:
    """The page of an article."""
    body = "".join(f"<p>{text.format(n)}</p>" for _ in range(3))
    return 200, {"content-type": "text/html; charset=utf-8"}, f"<html lang='fr'><head><title>Page {n}</title></head><body><article><h1>Page {n}</h1>{body}</article></body></html>".encode()


def feed(site: Site, *numbers: int, etag: str = '"1"', text: str = "") -> Any:
    """A feed that lists these articles, and knows whether it changed."""
    items = "".join(
        f"<item><guid>g{n}</guid><title>Page {n}</title><link>{site.url}/{n}</link><pubDate>Mon, 07 Apr 2025 23:30:00 -0500</pubDate><description>{text.format(n)}</description></item>" for n in numbers
    )
    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Le Fleuve</title>{items}</channel></rss>'.encode()
    return lambda headers: (304, {}, b"") if headers.get("if-none-match") == etag else (200, {"etag": etag}, body)


class Setting:
    """A ledger that is watched; each `round` is one of a new watcher, as after a restart."""

    def __init__(self, site: Site, folder: Path, receiver: Receiver, **options: Any) -> None:
        self.site, self.folder, self.receiver, self.make = site, folder / "ledger", receiver, fake
        self.options: dict[str, Any] = {"every": HOUR, "pause": 0, "private": True, **options}

    @property
    def ledger(self) -> Ledger:
        return Ledger.open(self.folder, create=True)

    def watcher(self, *paths: str, outlet: str | None = "Le Fleuve") -> Watcher:
        feeds = [Followed(self.site.url + path, outlet) for path in paths or ("/feed",)]
        return Watcher(feeds, self.ledger, WatchOptions(**self.options), FlowOptions(code=CodeOptions(fast=False)), self.receiver, self.make)

    def round(self, *paths: str, outlet: str | None = "Le Fleuve") -> Digest:
        (made,) = self.watcher(*paths, outlet=outlet).rounds(once=True)
        return made

    def feed(self, path: str = "/feed") -> state.FeedState:
        return state.load(self.folder).feed(self.site.url + path)


@pytest.fixture
def setting(site: Site, tmp_path: Path) -> Setting:
    return Setting(site, tmp_path, Receiver(tmp_path / "alerts.jsonl"))


def test_rounds(site: Site, setting: Setting) -> None:
    """New articles are kept with their outlet and the day where they were written; the next round asks whether the feed changed and fetches no page twice."""
    site.pages |= {"/feed": feed(site, 1, 2), "/1": page(1), "/2": page(2)}
    first, second = setting.round(), setting.round()

    assert (first.read, first.new, first.events, second.unchanged, second.new) == (1, 2, 2, 1, 0)
    assert {(a.outlet, a.published, a.url) for a in setting.ledger.articles()} == {("Le Fleuve", "2025-04-07", f"{site.url}/{n}") for n in (1, 2)}
    assert site.asked == ["/robots.txt", "/feed", "/1", "/2", "/robots.txt", "/feed"]

    site.pages |= {"/feed": feed(site, 3, 2, etag='"2"'), "/3": page(3)}
    assert (setting.round().new, site.asked[-2:]) == (1, ["/feed", "/3"])


def test_it_goes_on(site: Site, setting: Setting) -> None:
    """One watch sees what comes while it runs, and while it runs no second one may use its ledger's state."""
    site.pages |= {"/feed": feed(site, 1), "/1": page(1), "/2": page(2)}
    setting.options["every"] = 0
    rounds = setting.watcher().rounds()
    assert next(rounds).new == 1
    with pytest.raises(LedgerError, match="is writing"):
        setting.round()
    site.pages["/feed"] = feed(site, 1, 2, etag='"2"')
    assert next(rounds).new == 1
    rounds.close()
    assert setting.round().unchanged == 1


def test_what_is_left_comes_in_the_next_round(site: Site, setting: Setting) -> None:
    """No more than so many pages in a round, and a feed of which some are left is not taken for unchanged."""
    site.pages |= {"/feed": feed(site, *range(5)), **{f"/{n}": page(n) for n in range(5)}}
    setting.options["most"] = 2
    assert [setting.round().new for _ in range(4)] == [2, 2, 1, 0]
    assert setting.round().unchanged == 1


def test_two_feeds_of_one_paper(site: Site, setting: Setting) -> None:
    """A page that two feeds list is fetched once."""
    site.pages |= {"/feed": feed(site, 1, 2), "/world": feed(site, 2, 3), **{f"/{n}": page(n) for n in (1, 2, 3)}}
    made = setting.round("/feed", "/world")
    assert (made.new, made.known, site.asked.count("/2")) == (3, 0, 1)
    assert setting.round("/feed", "/world").unchanged == 2


def test_dead_feeds(site: Site, setting: Setting) -> None:
    """A feed that fails does not hinder the others; it is asked less and less often, and a host that says it is busy is left alone."""
    site.pages |= {"/feed": feed(site, 1), "/1": page(1), "/bad": (500, {}, b""), "/none": (200, {}, b"<html>no feed</html>"), "/gone": (410, {}, b"")}
    made = setting.round("/bad", "/none", "/gone", "/feed")
    assert (made.new, len(made.failing)) == (1, 3)
    assert {why.split(": ", 1)[1][:11] for _, why in made.failing} == {"answers 500", "this is no ", "answers 410"}
    assert setting.feed("/bad").failures == 1 and setting.feed("/bad").due > setting.feed().due

    asked = len(site.asked)
    assert setting.round("/bad").failing == []
    assert len(site.asked) == asked  # left alone until its time has come

    site.pages["/busy"] = (429, {"retry-after": "7200"}, b"")
    assert "left alone" not in setting.round("/busy").failing[0][1]
    assert setting.feed("/busy").due > setting.feed().due + HOUR / 2
    assert site.asked.count("/busy") == 1


def test_a_page_that_fails_is_tried_again(site: Site, setting: Setting) -> None:
    """A busy host is left alone with all its pages; the feed's own text stands in where a page is not to be had at all."""
    site.pages |= {"/feed": feed(site, 1, 2, text=TEXT), "/1": (503, {}, b"")}
    assert [setting.round().new for _ in range(2)] == [0, 0]
    assert "/2" not in site.asked
    site.pages["/1"] = page(1)
    site.pages["/2"] = (404, {}, b"")
    assert setting.round().new == 2
    assert {a.url: a.source for a in setting.ledger.articles()} == {f"{site.url}/1": f"{site.url}/1", f"{site.url}/2": f"{site.url}/feed"}


def test_a_page_that_always_fails_is_given_up(site: Site, setting: Setting) -> None:
    site.pages |= {"/feed": feed(site, 1), "/1": (500, {}, b"")}
    refused = [setting.round().refusals for _ in range(4)]
    assert [len(r) for r in refused] == [0, 0, 1, 0]
    assert "answers 500" in refused[2][0].reason
    assert site.asked.count("/1") == 3


def test_robots(site: Site, setting: Setting) -> None:
    """What a site does not let robots read is not asked for; where its rules cannot be had, nothing is."""
    site.pages |= {"/robots.txt": (200, {}, b"User-agent: *\nDisallow: /2\n"), "/feed": feed(site, 1, 2), "/1": page(1), "/2": page(2)}
    made = setting.round()
    assert (made.new, "/2" in site.asked) == (1, False)
    assert "does not let robots" in made.refusals[0].reason

    site.pages["/robots.txt"] = (503, {}, b"")
    assert "rules for robots" in setting.round("/other").failing[0][1]
    assert "/other" not in site.asked


def test_private_addresses(site: Site, setting: Setting) -> None:
    """Nothing of this machine is fetched unless that is asked for."""
    site.pages |= {"/feed": feed(site, 1), "/1": page(1)}
    setting.options["private"] = False
    made = setting.round()
    assert made.new == 0 and len(made.failing) == 1 and not site.asked


def test_a_kill_between_ledger_and_state(site: Site, setting: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are fetched again, and nothing is lost and nothing kept twice."""
    site.pages |= {"/feed": feed(site, 1, 2), "/1": page(1), "/2": page(2)}
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(state.State, "save", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt()))
        setting.round()
    made = setting.round()
    assert (made.new, made.known, len(list(setting.ledger.articles()))) == (0, 2, 2)


def test_a_ledger_that_is_busy(site: Site, setting: Setting) -> None:
    """While somebody else writes nothing is remembered, so that all comes in the next round."""
    site.pages |= {"/feed": feed(site, 1), "/1": page(1)}
    with setting.ledger.writing():
        made = setting.round()
    assert made.new == 0 and "is writing in this ledger" in made.wrong[0]
    assert setting.round().new == 1


def test_a_state_that_is_broken(setting: Setting) -> None:
    setting.folder.mkdir(parents=True)
    (setting.folder / "watch.json").write_text("{")
    with pytest.raises(LedgerError, match="remove the file"):
        setting.round()


def test_a_site_map(site: Site, setting: Setting) -> None:
    """Maps of maps, packed or not; the day is what the map says."""
    import gzip

    pages = f"<urlset><url><loc>{site.url}/1</loc><lastmod>2025-04-07T10:00:00+02:00</lastmod></url><url><loc>{site.url}/2</loc></url></urlset>"
    site.pages |= {
        "/feed": (200, {}, f"<sitemapindex><sitemap><loc>{site.url}/map.gz</loc></sitemap></sitemapindex>".encode()), "/map.gz": (200, {}, gzip.compress(pages.encode())), "/1": page(1), "/2": page(2),
    }  # fmt: skip
    assert setting.round().new == 2
    assert {a.published for a in setting.ledger.articles()} == {"2025-04-07", None}


class Told(FakeCoder):
    """Events by what an article's number says; the fake coder's words."""

    def __init__(self, table: dict[int, dict[str, object]]) -> None:
        self.table = table

    def code_all(self, articles: Iterable[Article]) -> Iterator[Coding]:
        for told in articles:
            found = self.table[int(told.title.split()[1])] if told.title else {}
            yield Coding(told.id, told.lang, (event(told, str(found.get("type", "CONSULT")), **{k: v for k, v in found.items() if k != "type"}),))


def alerts(folder: Path) -> list[dict[str, Any]]:
    path = folder / "alerts.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def test_a_contradiction_is_told_once(site: Site, setting: Setting, tmp_path: Path) -> None:
    """What one tells and another denies, when the second is read; not again when a third tells it too."""
    setting.make = lambda _: Told({1: {"confidence": 0.9}, 2: {"status": "negated", "speaker": "MLI", "confidence": 0.9}, 3: {"confidence": 0.9}})
    for n in (1, 2, 3):
        site.pages |= {f"/{k}": page(k, f"{TEXT} Numéro {n}.") for k in range(1, n + 1)} | {"/feed": feed(site, *range(1, n + 1), etag=f'"{n}"')}
        made = setting.round(outlet=f"Le Fleuve {n}")
        assert [a.rule for a in made.alerts] == (["contradiction"] if n == 2 else []), n
    (alert,) = alerts(tmp_path)
    assert alert["kind"] == "K1" and alert["pair"] == ["MLI", "USA"] and "malien" in alert["quotes"][0]["text"]


def test_a_promise_is_told_when_its_day_is_near(site: Site, setting: Setting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not before, once, and no feed need change for it."""
    site.pages |= {"/feed": feed(site, 1), "/1": page(1)}
    setting.make = lambda _: Told({1: {"type": "AGREE", "start": "2025-04-07", "end": "2025-06-30", "confidence": 0.9}})
    for today, number in (("2025-04-08", 0), ("2025-06-25", 1), ("2025-06-26", 1)):
        monkeypatch.setattr(watcher, "_today", lambda day=today: day)
        setting.round()
        assert len(alerts(tmp_path)) == number, today
    (alert,) = alerts(tmp_path)
    assert (alert["rule"], alert["facts"]["due"], alert["facts"]["debtor"]) == ("promise", "2025-06-30", ["MLI"])


def test_a_turn_is_told(site: Site, setting: Setting, tmp_path: Path) -> None:
    """What a ledger tells already when a watch begins on it is not; the turn that new articles make is."""
    calm = {n: {"type": "COOPERATE", "start": f"2024-{1 + n // 3:02}-{1 + 9 * (n % 3):02}", "end": None, "confidence": 0.9} for n in range(24)}
    storm = {n: {"type": "ASSAULT", "start": f"2025-{1 + (n - 24) // 4:02}-{1 + 6 * (n % 4):02}", "end": None, "confidence": 0.9} for n in range(24, 40)}
    setting.make = lambda _: Told(calm | storm)
    setting.options["most"] = 40
    site.pages |= {f"/{n}": page(n, f"{TEXT} {n * 'x'}") for n in range(40)} | {"/feed": feed(site, *range(24))}
    assert setting.round().alerts == []
    site.pages["/feed"] = feed(site, *range(24, 40), etag='"2"')
    made = setting.round()
    assert [(a.rule, a.kind) for a in made.alerts] == [("phase", "deeds")]
    assert made.alerts[0].facts["step"] < 0
    assert [a["rule"] for a in alerts(tmp_path)] == ["phase"]


def test_a_receiver_that_does_not_answer(site: Site, setting: Setting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The alert waits over a restart, and comes once when the receiver is back."""
    monkeypatch.setattr(watcher, "_today", lambda: "2025-06-25")
    site.pages |= {"/feed": feed(site, 1), "/1": page(1), "/hook": (500, {}, b"")}
    setting.make = lambda _: Told({1: {"type": "AGREE", "start": "2025-04-07", "end": "2025-06-30", "confidence": 0.9}})
    setting.receiver = Receiver(tmp_path / "alerts.jsonl", f"{site.url}/hook")
    assert "answers 500" in setting.round().wrong[0]
    assert alerts(tmp_path) == []
    site.pages["/hook"] = (204, {}, b"")
    setting.round()
    setting.round()
    assert [json.loads(p)["rule"] for p in site.posted] == ["promise", "promise"]  # the first was not taken
    assert len(alerts(tmp_path)) == 1
