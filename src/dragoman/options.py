"""The options of each stage, as frozen dataclasses: arguments, never globals."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("fr", "en")


@dataclass(frozen=True)
class ReadOptions:
    """How inputs become articles."""

    published: str | None = None
    outlet: str | None = None
    lang: tuple[str, ...] = LANGUAGES
    max_bytes: int = 64_000_000
    max_zip_bytes: int = 512_000_000


@dataclass(frozen=True)
class CodeOptions:
    """How articles become events."""

    batch: int = 32
    min_confidence: float = 0.0
    max_sentence_tokens: int = 400
