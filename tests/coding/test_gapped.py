"""Acts of others that share the verb told before: *Latvia four*, *Mali its own*, *so did Chad*, *Germany will follow*."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from dragoman.records import Article, Block, article_id

CASES = [
    ("Poland has expelled two Russian diplomats, Latvia four and Estonia one.", [("SANCTION", "POL", "RUS"), ("SANCTION", "LVA", "RUS"), ("SANCTION", "EST", "RUS")]),
    ("Algeria recalled its ambassador to Mali and Mali its own.", [("SANCTION", "DZA", "MLI"), ("SANCTION", "MLI", "DZA")]),
    ("Poland closed its embassy in Minsk on Monday; so did Latvia.", [("SANCTION", "POL", "BLR"), ("SANCTION", "LVA", "BLR")]),
    ("Poland expelled six Russian diplomats. Latvia will follow on Friday.", [("SANCTION", "POL", "RUS"), ("SANCTION", "LVA", "RUS")]),
    ("Poland expelled six Russian diplomats, Latvia reported.", [("SANCTION", "POL", "RUS")]),
]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_acts_that_share_a_verb(coder: Coder, text: str, wanted: list[tuple[str, str, str]]) -> None:
    found = coder.code(Article(article_id(text, None, None), text, "en", None, blocks=(Block("paragraph", 0, len(text)),))).events
    assert [(e.type, e.actor[0].split(":")[0], e.recipient[0].split(":")[0]) for e in found if e.recipient] == wanted
