"""The words of the interface in one language, with its plurals, numbers, dates and spacing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.packs.files import read_toml

FOLDER = Path(__file__).resolve().parent.parent / "data" / "messages"

NARROW, WIDE = "\u202f", "\u00a0"


@cache
def words(lang: str) -> dict[str, Any]:
    """The catalogue of a language, flat: `show.undated` -> text, or texts by plural form."""
    flat = dict(_flat(read_toml(FOLDER / f"{lang}.toml"), ""))
    return {key: typeset(value, lang) for key, value in flat.items()}


def _flat(table: dict[str, Any], prefix: str) -> Any:
    for key, value in table.items():
        if isinstance(value, dict) and "other" not in value:
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def typeset(value: Any, lang: str) -> Any:
    """Curly apostrophes and French spacing: a catalogue is written with plain characters, and never shown so."""
    if isinstance(value, dict):
        return {form: typeset(text, lang) for form, text in value.items()}
    text = re.sub(r"(?<=\w)'(?=[\w{])", "\u2019", value)
    if lang != "fr":
        return text
    text = re.sub(r" ([;!?])", rf"{NARROW}\1", text)
    text = re.sub(r" :", f"{WIDE}:", text)
    return text.replace("« ", f"«{WIDE}").replace(" »", f"{WIDE}»")


class Messages:
    """Calling it with a key and values gives a text. A number `n` chooses the plural form."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._words = words(lang)

    def __reduce__(self) -> tuple[type[Messages], tuple[str]]:
        """Another process has the words itself."""
        return (Messages, (self.lang,))

    def __call__(self, key: str, **values: Any) -> str:
        """The text of a key with its values in place; KeyError where the catalogue lacks the key."""
        found = self._words[key]
        if isinstance(found, dict):
            found = found[self._form(values["n"])] if self._form(values["n"]) in found else found["other"]
        shown = {name: self.number(value) if isinstance(value, int | float) else value for name, value in values.items()}
        return str(found.format(**shown))

    def _form(self, number: float) -> str:
        # French counts 0 and 1 as singular, English 1 alone
        return "one" if (abs(number) < 2 if self.lang == "fr" else number == 1) else "other"

    def number(self, value: float) -> str:
        """A number as the language writes it: `1 204`, `1,204`."""
        from babel.numbers import format_decimal

        return str(format_decimal(value, locale=self.lang))

    def signed(self, value: float, digits: int = 1) -> str:
        """A number with its sign and so many places: `+3,2`, `−0.4`."""
        from babel.numbers import format_decimal

        places = "0." + "0" * digits if digits else "0"
        shown = round(value, digits) + 0.0
        return str(format_decimal(shown, format=f"+{places};\u2212{places}" if shown else places, locale=self.lang))

    def fixed(self, value: float, digits: int = 1) -> str:
        """A number with so many places: `0,032`."""
        from babel.numbers import format_decimal

        return str(format_decimal(value, format="0." + "0" * digits, locale=self.lang))

    def percent(self, share: float) -> str:
        """A share in whole percent: `38 %`, `38%`."""
        from babel.numbers import format_percent

        return str(format_percent(share, format="#,##0\u202f%" if self.lang == "fr" else "#,##0%", locale=self.lang))

    def listed(self, items: Sequence[str]) -> str:
        """Several things in a sentence: `a, b et c`."""
        from babel.lists import format_list

        return str(format_list(list(items), locale=self.lang)) if items else ""

    def counted(self, key: str, n: float) -> str:
        """What is counted, without the number: *articles* for `12 articles`."""
        return re.sub(rf"^[\d.,\s{NARROW}{WIDE}]+", "", self(key, n=n))

    def date(self, iso: str | None) -> str:
        """An ISO date of any precision in words; what is no date comes back as it is."""
        from babel.dates import format_date

        if not iso:
            return ""
        try:
            year, month, day = (*map(int, iso[:10].split("-")), 0, 0)[:3]
            when = date(year, month or 1, day or 1)
        except ValueError:
            return iso
        shape = "d MMMM y" if day else "MMMM y" if month else "y"
        shown = str(format_date(when, shape, locale=self.lang))
        return f"1er{shown[1:]}" if self.lang == "fr" and day == 1 else shown

    def span(self, start: str | None, end: str | None) -> str:
        """When something was, in words: a day, a period, a deadline, or that nothing is known."""
        if start and end and start != end:
            return self("date.span", start=self.date(start), end=self.date(end))
        if start:
            return self.date(start)
        return self("date.by", end=self.date(end)) if end else self("date.none")

    def quoted(self, text: str, lang: str) -> str:
        """A text between the quotation marks of its own language."""
        return f"«{WIDE}{text}{WIDE}»" if lang == "fr" else f"“{text}”"
