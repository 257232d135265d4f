"""The options of each stage, as frozen dataclasses: arguments, never globals."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("fr", "en")
#: nobody beside the rules, the model that the package carries, or a model behind an endpoint of one's own
WITNESSES = ("off", "on", "llm")


@dataclass(frozen=True)
class ReadOptions:
    """How inputs become articles. `max_text`: the most characters of one article; a longer text is no article."""

    published: str | None = None
    outlet: str | None = None
    lang: tuple[str, ...] = LANGUAGES
    max_bytes: int = 64_000_000
    max_zip_bytes: int = 512_000_000
    max_text: int = 2_000_000


@dataclass(frozen=True)
class CodeOptions:
    """How articles become events. `fast`: what names nobody whose relations it could tell is not parsed. `witness`: who reads beside the rules, one of `WITNESSES`."""

    batch: int = 32
    fast: bool = True
    min_confidence: float = 0.0
    max_sentence_tokens: int = 400
    witness: str = "on"


@dataclass(frozen=True)
class FlowOptions:
    """How a reading goes. `since` and `until` are ISO dates of publication, of any precision, both included; `keep_text` is no, quotes or full;
    `on` is the engine: local, ray, or ray://host:port, with `processes` of them."""

    read: ReadOptions = ReadOptions()
    code: CodeOptions = CodeOptions()
    processes: int = 1
    on: str = "local"
    since: str | None = None
    until: str | None = None
    outlet_from_host: bool = False
    fail_fast: bool = False
    keep_text: str = "full"


#: what a watch can tell of: signals that contradict each other, a promise whose day is near, a relation that turned
RULES = ("contradiction", "promise", "phase")


@dataclass(frozen=True)
class WatchOptions:
    """How feeds are watched. `every`: seconds between two looks at a feed; `pause`: between two pages of a host; `most`: pages of a feed in a round;
    `ahead`: days before its due day that a promise is told of; `private`: fetch from addresses that are not of the open net too."""

    every: float = 900.0
    pause: float = 1.0
    most: int = 30
    ahead: int = 7
    private: bool = False
    rules: tuple[str, ...] = RULES


@dataclass(frozen=True)
class Search:
    """What is looked for among events: words that all stand in the sentence whatever their case and accents, parties on either side, categories and statuses
    (none for all), the outlet, a period of ISO dates of any precision."""

    words: str = ""
    a: str | None = None
    b: str | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
