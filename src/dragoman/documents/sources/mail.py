"""EML: a letter or a newsletter as its text, with subject, sender and date."""

from __future__ import annotations

from email import message_from_bytes, policy

from dragoman.documents.dates import mailed
from dragoman.documents.sources.draft import Draft
from dragoman.documents.sources.html import fragment, titled
from dragoman.errors import InputError


def message(data: bytes, where: str) -> Draft:
    """The plain text of a message, or the text of its HTML; the subject as title, the sender's name as outlet."""
    told = message_from_bytes(data, policy=policy.default)
    try:
        body = told.get_body(("plain", "html"))
        text = str(body.get_content()) if body is not None else ""
        html = body is not None and body.get_content_subtype() == "html"
        subject, sender, date = (str(told.get(name) or "") for name in ("Subject", "From", "Date"))
    except (LookupError, ValueError, AttributeError, TypeError) as error:
        raise InputError(f"{where}: this message cannot be read ({error}); save its text") from error
    text = fragment(text) if html else text.strip()
    if not text:
        raise InputError(f"{where}: this message has no text; if the text is in an attachment, save that")
    name = sender.partition("<")[0].strip(' "') or None
    return Draft(titled(subject, text) if html else f"{subject}\n\n{text}" if subject else text, subject or None, name, mailed(date))
