"""What the user has set: `dragoman.toml` in the working folder, then DRAGOMAN_* variables, then flags; the last one wins."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dragoman.errors import UsageError
from dragoman.options import LANGUAGES, WITNESSES, CodeOptions, FlowOptions, ReadOptions

FILE = "dragoman.toml"


@dataclass(frozen=True)
class Settings:
    """Every setting with its default. `lang` is the language of the interface, `languages` those that are read."""

    ledger: str = "ledger"
    lang: str = "en"
    languages: tuple[str, ...] = LANGUAGES
    processes: int = 1
    on: str = "local"
    published: str | None = None
    outlet: str | None = None
    min_confidence: float = 0.0
    fast: bool = True
    witness: str = CodeOptions.witness
    max_bytes: int = ReadOptions.max_bytes

    def read_options(self) -> ReadOptions:
        """The options of reading."""
        return ReadOptions(published=self.published, outlet=self.outlet, lang=self.languages, max_bytes=self.max_bytes)

    def code_options(self) -> CodeOptions:
        """The options of coding."""
        return CodeOptions(min_confidence=self.min_confidence, fast=self.fast, witness=self.witness)

    def flow_options(self, **more: Any) -> FlowOptions:
        """The options of a whole reading."""
        return FlowOptions(read=self.read_options(), code=self.code_options(), processes=self.processes, on=self.on, **more)


def load(flags: Mapping[str, Any] | None = None, env: Mapping[str, str] = os.environ, folder: Path | None = None) -> Settings:
    """The settings that hold here. A flag that is None was not given. UsageError names the file or variable that is wrong."""
    made = replace(Settings(), lang=_locale_lang(env))
    path = (folder or Path.cwd()) / FILE
    for key, value in _file(path).items():
        made = _with(made, key, value, f"{path}, key '{key}'")
    for key in _CHECKS:
        if value := env.get(f"DRAGOMAN_{key.upper()}"):
            made = _with(made, key, value, f"variable DRAGOMAN_{key.upper()}")
    for key, value in (flags or {}).items():
        if value is not None:
            made = _with(made, key, value, f"--{key.replace('_', '-')}")
    return made


def _locale_lang(env: Mapping[str, str]) -> str:
    """French where the locale is French, else English."""
    locale = env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG") or ""
    return "fr" if locale.lower().startswith("fr") else "en"


def _file(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: {error}; mend the file or remove it") from error


def _with(made: Settings, key: str, value: Any, where: str) -> Settings:
    check = _CHECKS.get(key)
    if check is None:
        raise UsageError(f"{where} is not a setting; the settings are {', '.join(sorted(_CHECKS))}")
    return replace(made, **{key: check(value, where)})


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise UsageError(f"{where} must be a text, found {value!r}")
    return value


def _one_of(choices: tuple[str, ...]) -> Callable[[Any, str], str]:
    """A check that a value is one of a few."""

    def check(value: Any, where: str) -> str:
        if value not in choices:
            raise UsageError(f"{where} must be one of {', '.join(choices)}, found {value!r}")
        return str(value)

    return check


_lang = _one_of(LANGUAGES)


def _langs(value: Any, where: str) -> tuple[str, ...]:
    texts = value.split(",") if isinstance(value, str) else value
    if not isinstance(texts, list | tuple):
        raise UsageError(f"{where} must be a list of languages, found {value!r}")
    return tuple(dict.fromkeys(_lang(text.strip() if isinstance(text, str) else text, where) for text in texts))


def _whole(value: Any, where: str) -> int:
    text = str(value)
    if isinstance(value, bool) or not text.isdecimal() or int(text) < 1:
        raise UsageError(f"{where} must be a whole number of 1 or more, found {value!r}")
    return int(text)


def _engine(value: Any, where: str) -> str:
    """The name of an engine, without its number of workers."""
    from dragoman.engines import spelt

    if not isinstance(value, str) or spelt(value)[1] is not None:
        raise UsageError(f"{where} must be local, ray or ray://host:port, found {value!r}; 'processes' says with how many")
    return spelt(value)[0]


def _share(value: Any, where: str) -> float:
    try:
        share = float(value)
    except (TypeError, ValueError):
        share = -1.0
    if not 0 <= share <= 1:
        raise UsageError(f"{where} must be a number from 0 to 1, found {value!r}")
    return share


def _switch(value: Any, where: str) -> bool:
    known = {"true": True, "on": True, "1": True, "false": False, "off": False, "0": False}
    if (found := known.get(str(value).lower())) is None:
        raise UsageError(f"{where} must be on or off, found {value!r}")
    return found


def _date(value: Any, where: str) -> str:
    """An ISO date that exists, of the precision of a day, month or year."""
    from datetime import date

    text = str(value)
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text)
    try:
        if found is None:
            raise ValueError(text)
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError as error:
        raise UsageError(f"{where} must be a date such as 2026-02-05, 2026-02 or 2026, found {text!r}") from error
    return text


def day(value: str | None, flag: str) -> str | None:
    """A date that a user gave with a flag, checked; None where none was given."""
    return None if value is None else _date(value, flag)


_CHECKS: dict[str, Callable[[Any, str], Any]] = {
    "ledger": _text,
    "lang": _lang,
    "languages": _langs,
    "processes": _whole,
    "on": _engine,
    "published": _date,
    "outlet": _text,
    "min_confidence": _share,
    "fast": _switch,
    "witness": _one_of(WITNESSES),
    "max_bytes": _whole,
}
