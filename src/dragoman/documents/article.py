"""One text as an article: its date, its language and its blocks, or a refusal that says what is lacking."""

from __future__ import annotations

from dragoman.documents.clean import clean, header
from dragoman.documents.dates import iso_date
from dragoman.documents.language import detect, name
from dragoman.errors import InputError
from dragoman.options import ReadOptions
from dragoman.records import Article, Refusal, article_id

STEP = "read"


def article_from_text(
    text: str, *, lang: str | None = None, published: str | None = None, outlet: str | None = None, title: str | None = None,
    url: str | None = None, source: str | None = None, options: ReadOptions = ReadOptions(),
) -> Article | Refusal:  # fmt: skip
    """One text as an article, stored as it came; a refusal where its date or language is not to be had.

    What `options` says of outlet and date overrides what is given, which overrides a header in the text.
    """
    where = source or "the text"
    try:
        if not text.strip():
            raise InputError(f"{where}: the text is empty; nothing to read")
        if len(text) > options.max_text:
            raise InputError(f"{where}: {len(text) / 1e6:.0f} million characters in one article; split it into articles, one file or one JSON line each")
        head = header(text)
        body = text[int(head.get("", 0)) :]
        day = iso_date(options.published or published or head.get("published"), where)
        language = _language(body, lang or head.get("lang"), where, options)
        found = clean(text, title or head.get("title"))
        paper = options.outlet or outlet or head.get("outlet")
    except InputError as error:
        return Refusal(STEP, where, str(error))
    name_ = article_id(text, day, paper)
    return Article(name_, text, language, day, paper, found.title, url or head.get("url"), found.credit, source, found.blocks)


def _language(text: str, given: str | None, where: str, options: ReadOptions) -> str:
    """The language of a text: the given one if it is read, else the one detected; InputError names one that is not read."""
    if given and given[:2].lower() in options.lang:
        return given[:2].lower()
    code, _ = (given[:2].lower(), 1.0) if given else detect(text, options.lang)
    if code not in options.lang:
        known = " and ".join(name(c) for c in options.lang)
        raise InputError(f"{where}: the text is in {name(code)} ({code}); dragoman reads {known} here")
    return code
