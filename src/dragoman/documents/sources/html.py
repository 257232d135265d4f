"""Pages as text: trafilatura finds the article in its page; resiliparse takes a quick look at what a page is about."""

from __future__ import annotations

import re

from dragoman.documents.sources.draft import Draft
from dragoman.errors import InputError

#: elements within elements beyond which no page is an article, and the time to read it grows with the square or worse; what is counted for them
DEEPEST = 1000
OPENED = re.compile(r"<(/?)(?!(?:p|li|td|th|tr|dt|dd|option|br|hr|img|input|meta|link|source|area|base|col|embed|param|track|wbr)\b)[a-zA-Z]")
#: a tag as long as none is without pictures or drawings in it, and what begins an attribute; of more than so many the time grows with the square
LONG, ATTRIBUTE, MANY = re.compile(r"<[a-zA-Z][^<>]{100000,}"), re.compile(r"\s[a-zA-Z]"), 20_000
MARKUP = re.compile(r"<[^>]*>?")
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


def is_bomb(source: str) -> bool:
    """Whether a page nests so deep, or has a tag of so many attributes, that it was made to keep its reader busy."""
    return _nests(source) or any(len(ATTRIBUTE.findall(tag)) > MANY for tag in LONG.findall(source))


def _nests(source: str) -> bool:
    """What closes by itself is not counted; most pages have too few marks to be gone through."""
    if source.count("<") <= DEEPEST:
        return False
    depth = 0
    for found in OPENED.finditer(source):
        depth = max(0, depth - 1) if found[1] else depth + 1
        if depth > DEEPEST:
            return True
    return False


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
    if is_bomb(source):
        return MARKUP.sub(" ", source).strip()
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(source, main_content=False, alt_texts=False, links=False)).strip()
