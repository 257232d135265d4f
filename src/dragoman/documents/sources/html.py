"""Pages as text: trafilatura finds the article in its page."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.errors import InputError

#: fewer words than this are a menu or a caption, not an article
FEWEST = 12


@dataclass(frozen=True)
class Page:
    """What a page gives: the article's text with blank lines between its blocks, and what the page says of itself."""

    text: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None


def extract(source: str, where: str) -> Page:
    """The article of a page; InputError where there is none."""
    from trafilatura import bare_extraction

    found = bare_extraction(source, with_metadata=True, include_comments=False, include_tables=False, favor_precision=False, deduplicate=False, date_extraction_params={"extensive_search": False, "original_date": True})
    text = (getattr(found, "text", None) or "").strip() if found is not None else ""
    if len(text.split()) < FEWEST:
        raise InputError(f"{where}: no article text was found in this page; save the article's own page, or give its text")
    title = getattr(found, "title", None)
    if title and not text.startswith(title):
        text = f"{title}\n{text}"
    body = "\n\n".join(line for line in text.split("\n") if line.strip())
    return Page(body, title, getattr(found, "sitename", None), getattr(found, "date", None), getattr(found, "url", None))
