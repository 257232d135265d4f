"""When a text was published, as an ISO date."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from dragoman.errors import InputError

ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$")


def iso_date(text: str | None, where: str) -> str | None:
    """An ISO date from what a source gives; None from nothing; InputError where it is no date."""
    if not text or not text.strip():
        return None
    found = ISO.match(text.strip())
    try:
        if found:
            return date(*map(int, found.groups())).isoformat()
        for form in ("%d/%m/%Y", "%d.%m.%Y", "%Y%m%d", "%a, %d %b %Y %H:%M:%S %Z", "%a, %d %b %Y %H:%M:%S %z"):
            try:
                return datetime.strptime(text.strip(), form).date().isoformat()
            except ValueError:
                continue
    except ValueError:
        pass
    raise InputError(f"{where}: '{text}' is not a date; write it as 2026-02-05")


def mailed(told: str) -> str | None:
    """The day of a date as letters have it (RFC 2822), where it was written; None where it is none."""
    try:
        return parsedate_to_datetime(told).date().isoformat()
    except (TypeError, ValueError):
        return None
