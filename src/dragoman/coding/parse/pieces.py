"""What of an article is to be parsed: its blocks without noise and datelines, in a form that the models know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.records import Article, Block

#: characters that the models know under a plainer form; each stays one character, so that offsets stay true
PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\r": " ", "\n": " ", "\t": " ", "“": '"', "”": '"', "‑": "-"})
LONGEST = 20_000
SURROGATES = re.compile("[\ud800-\udfff]")
#: *PUTRAJAYA, July 28 —*, *LIMA (agences) -*, *Kampala —*: where and when it was filed, no part of the first sentence
DATELINE = re.compile(
    r"\s*(?:[A-ZÀ-Ý][A-ZÀ-Ý'’./-]{2,}(?:[ /-][A-ZÀ-Ý'’./-]{2,}){0,5}|[A-ZÀ-Ý][\w'’-]+(?:[ /-][A-ZÀ-Ý][\w'’-]+){0,2})"
    r"(?:,? (?:le )?[^\s—–(,.]{1,10}(?: [^\s—–(,.]{1,10}){0,2}\.?(?: \d{1,2})?)?(?:,? ?\([^)\n]{1,40}\))?,?\s(?:—|–|--|-)\s+"
)


def pieces(article: Article) -> Iterator[tuple[Block, int, str]]:
    """What is to be parsed: each block but noise, with its offset; a very long block in pieces cut at a space."""
    for block in article.blocks or (Block("paragraph", 0, len(article.text)),):
        filed = DATELINE.match(article.text, block.start, min(block.end, block.start + 90)) if block.kind == "paragraph" else None
        start = filed.end() if filed and filed.end() < block.end else block.start
        while block.kind != "noise" and start < block.end:
            end = min(block.end, start + LONGEST)
            if end < block.end:
                cut = article.text.rfind(" ", start + 1, end)
                end = cut if cut > start else end
            text = article.text[start:end]
            if text.strip():
                yield block, start, text.translate(PLAIN)
            start = end


def encodable(text: str) -> str:
    """Lone surrogates break the model's strings: each becomes one replacement character."""
    return SURROGATES.sub("\ufffd", text)
