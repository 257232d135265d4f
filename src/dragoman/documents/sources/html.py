"""Pages as text: trafilatura finds the article in its page; resiliparse takes a quick look at what a page is about."""

from __future__ import annotations

from dragoman.documents.sources.draft import Draft
from dragoman.errors import InputError

#: fewer words than this are a menu or a caption, not an article
FEWEST = 12


def extract(source: str, where: str) -> Draft:
    """The article of a page; InputError where there is none."""
    from trafilatura import bare_extraction

    found = bare_extraction(source, with_metadata=True, include_comments=False, include_tables=False, favor_precision=False, deduplicate=False, date_extraction_params={"extensive_search": False, "original_date": True})
    text = (getattr(found, "text", None) or "").strip() if found is not None else ""
    if len(text.split()) < FEWEST:
        raise InputError(f"{where}: no article text was found in this page; save the article's own page, or give its text")
    return Draft(titled(getattr(found, "title", None), text), getattr(found, "title", None), getattr(found, "sitename", None), getattr(found, "date", None), getattr(found, "url", None))


def titled(title: str | None, text: str) -> str:
    """A text below its title, each line a block of its own."""
    if title and not text.startswith(title):
        text = f"{title}\n{text}"
    return "\n\n".join(line for line in text.split("\n") if line.strip())


def quick(source: str) -> str:
    """The main text of a page as a quick look has it: enough to say what it is about."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(source, main_content=True, alt_texts=False, links=False))


def fragment(source: str) -> str:
    """The text of a piece of HTML, all of it."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(source, main_content=False, alt_texts=False, links=False)).strip()
