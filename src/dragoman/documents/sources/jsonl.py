"""JSON lines: one article a line, with `text` and what is known of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from dragoman.errors import InputError

FIELDS = ("text", "lang", "published", "outlet", "title", "url")


def rows(text: str, where: str) -> Iterator[tuple[str, dict[str, Any] | InputError]]:
    """Each line that is not blank with its place; an InputError in the place of a line that is no article."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            place = f"{where} line {number}"
            try:
                yield place, row(line, place)
            except InputError as error:
                yield place, error


def row(line: str, place: str) -> dict[str, Any]:
    """The fields of one line; InputError says what is wrong with it."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: not valid JSON ({error}); write one JSON object a line") from error
    if not isinstance(value, dict):
        raise InputError(f"{place}: found a {type(value).__name__}, not an object; write one JSON object a line")
    if not isinstance(value.get("text"), str) or not value["text"].strip():
        raise InputError(f"{place}: the field 'text' is missing or empty; give the article's text")
    for field in FIELDS[1:]:
        if value.get(field) is not None and not isinstance(value[field], str):
            raise InputError(f"{place}: the field '{field}' must be a text, found {value[field]!r}")
    return value
