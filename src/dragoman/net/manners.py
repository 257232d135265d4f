"""Manners: what a site lets robots read, how long to wait between two pages of one host, and when to come again after a refusal."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from dragoman.errors import InputError
from dragoman.net.client import AGENT, Answer, Client

#: seconds for which a site's rules hold; the most of them that is read; the longest pause that a site may ask for
DAY, RULES, LONGEST = 86_400.0, 500_000, 60.0
#: seconds to stay away from a host that says it is busy, where it does not say how long
BUSY = 600.0


class Forbidden(InputError):
    """A site does not let robots read a page, or asks to be left alone for now (`until`, in seconds of the epoch)."""

    def __init__(self, said: str, until: float = 0.0) -> None:
        super().__init__(said)
        self.until = until


class Manners:
    """Asked before every page: waits as long as the host wants, and refuses what it does not want read. May be shared by threads."""

    def __init__(self, client: Client, pause: float = 1.0, sleep: Callable[[float], object] = time.sleep) -> None:
        self._client, self._pause, self._sleep = client, pause, sleep
        self._rules: dict[str, tuple[float, Any]] = {}
        self._next: dict[str, float] = {}
        self._away: dict[str, float] = {}
        self._lock = threading.Lock()

    @property
    def largest(self) -> int:
        """The most bytes of one answer."""
        return self._client.limits.most

    def before(self, url: str) -> None:
        """Wait for the host's turn; Forbidden where the page is not to be read."""
        site = site_of(url)
        if (until := self._away.get(site, 0.0)) > time.time():
            raise Forbidden(f"{url}: {site} asked to be left alone for {until - time.time():.0f} seconds more", until)
        rules = self._of(site)
        if rules is None:
            raise Forbidden(f"{url}: the rules for robots of {site} cannot be had; it is left for now")
        if not rules.can_fetch(url, AGENT):
            raise Forbidden(f"{url}: {site} does not let robots read this page")
        self._wait(site, min(LONGEST, max(self._pause, float(rules.crawl_delay(AGENT) or 0))))

    def heard(self, answer: Answer) -> None:
        """Stay away from a host that says it is busy, as long as it says."""
        if answer.status in (429, 503):
            self._away[site_of(answer.url)] = time.time() + (after(answer) or BUSY)

    def get(self, url: str, headers: dict[str, str] | None = None, most: int | None = None) -> Answer:
        """The answer at an address, with manners."""
        answer = self._client.get(url, headers, self.before, most)
        self.heard(answer)
        return answer

    def _wait(self, site: str, pause: float) -> None:
        with self._lock:
            turn = max(time.monotonic(), self._next.get(site, 0.0))
            self._next[site] = turn + pause
        self._sleep(max(0.0, turn - time.monotonic()))

    def _of(self, site: str) -> Any:
        """The rules of a site; None where it does not tell them for now, which forbids all of it (RFC 9309)."""
        known = self._rules.get(site)
        if known is None or known[0] < time.time():
            rules = self._fetched(site)
            known = self._rules[site] = (time.time() + (DAY if rules is not None else BUSY), rules)
        return known[1]

    def _fetched(self, site: str) -> Any:
        from protego import Protego

        try:
            answer = self._client.get(f"{site}/robots.txt", most=RULES)
        except InputError:
            return None
        if answer.status >= 500 or answer.status == 429:
            return None
        return Protego.parse(answer.body.decode("utf-8", "replace") if answer.status == 200 else "")


def site_of(url: str) -> str:
    """The scheme, host and port of an address."""
    found = urlsplit(url)
    return f"{found.scheme}://{found.netloc.rpartition('@')[2].lower()}"


def after(answer: Answer) -> float | None:
    """The seconds after which a server wants to be asked again; None where it does not say, a day at the most."""
    told = answer.headers.get("retry-after", "").strip()
    if told.isdecimal():
        return min(DAY, float(told))
    try:
        then = parsedate_to_datetime(told)
    except (TypeError, ValueError):
        return None
    return min(DAY, max(0.0, ((then if then.tzinfo else then.replace(tzinfo=UTC)) - datetime.now(UTC)).total_seconds()))
