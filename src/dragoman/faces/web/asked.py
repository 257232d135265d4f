"""What a URL asks for, checked: nothing that a reader typed goes further as it came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from dragoman.errors import UsageError
from dragoman.faces.answers import asking
from dragoman.faces.messages import Messages
from dragoman.faces.trail import told
from dragoman.packs import Roster
from dragoman.settings import day

LANGUAGES = ("fr", "en")
QUADS = (1, 2, 3, 4)
#: the longest value of a parameter, the most origins that may be asked for, the last page that can be turned to
LONGEST, MOST_ORIGINS, LAST_PAGE = 200, 99, 100_000


class Wrong(Exception):
    """A page that cannot be given: its status and the message that says what to do."""

    def __init__(self, status: int, key: str, **values: Any) -> None:
        super().__init__(key)
        self.status, self.key, self.values = status, key, values

    def says(self, m: Messages) -> str:
        """What to do about it, in the language of the page; so is the reason that the ledger gave, as far as it is known in it."""
        why = {"why": told(str(self.values["why"]), m.lang)[0]} if "why" in self.values else {}
        return m(self.key, **{**self.values, **why})


@dataclass(frozen=True)
class Filter:
    """Which incidents a page shows: those of a period, of some quadrants, with so many independent origins at least."""

    since: str | None = None
    until: str | None = None
    quads: tuple[int, ...] = QUADS
    least: int = 1

    @property
    def all(self) -> bool:
        """Whether nothing is left out but by date."""
        return self.quads == QUADS and self.least == 1


def text(query: Mapping[str, str], name: str) -> str:
    """A parameter as text, empty where it is not given."""
    value = query.get(name, "").strip()
    if len(value) > LONGEST or "\x00" in value:
        raise Wrong(422, "web.wrong.long", name=name, most=LONGEST)
    return value


def whole(query: Mapping[str, str], name: str, default: int, most: int) -> int:
    """A parameter as a whole number from 1 to `most`."""
    value = text(query, name)
    if not value:
        return default
    if not (value.isascii() and value.isdecimal()) or not 1 <= int(value) <= most:
        raise Wrong(422, "web.wrong.whole", name=name, most=most, value=value)
    return int(value)


def date(query: Mapping[str, str], name: str) -> str | None:
    """A parameter as an ISO date of any precision, or None where it is not given."""
    value = text(query, name)
    try:
        return day(value, name) if value else None
    except (UsageError, ValueError) as error:
        raise Wrong(422, "web.wrong.date", value=value) from error


def filter_of(query: Mapping[str, str]) -> Filter:
    """The filter of a page: `from`, `to`, `quad=3,4`, `min=2`."""
    since, until = date(query, "from"), date(query, "to")
    if since and until and until[: len(since)] < since[: len(until)]:
        raise Wrong(422, "web.wrong.period", since=since, until=until)
    return Filter(since, until, _quads(query), whole(query, "min", 1, MOST_ORIGINS))


def _quads(query: Mapping[str, str]) -> tuple[int, ...]:
    value = text(query, "quad")
    found = tuple(sorted({int(part) for part in value.split(",") if part in ("1", "2", "3", "4")}))
    if value and (not found or any(part not in ("1", "2", "3", "4") for part in value.split(","))):
        raise Wrong(422, "web.wrong.quad", value=value)
    return found or QUADS


def entity(typed: str, known: Roster) -> str:
    """The code of an entity that a URL names by code or name."""
    try:
        return asking.entity(typed[: LONGEST + 1], known)
    except asking.UnknownEntity as unknown:
        raise Wrong(404, "web.wrong.entity_near" if unknown.near else "web.wrong.entity", name=typed[:60], near=unknown.near or "") from unknown


def with_query(path: str, query: Mapping[str, Any]) -> str:
    """A path with those parameters that say something."""
    told = {name: value for name, value in query.items() if value not in (None, "", ())}
    return f"{path}?{urlencode(told)}" if told else path


def preferred(accepted: str) -> str:
    """The language of the interface that an Accept-Language header likes best; English where it likes none."""
    liked = []
    for part in accepted.split(",")[:50]:
        tag, _, weight = part.strip().partition(";q=")
        try:
            liked.append((-float(weight or 1), tag.split("-")[0].lower()))
        except ValueError:
            continue
    return next((tag for _, tag in sorted(liked, key=lambda each: each[0]) if tag in LANGUAGES), "en")
