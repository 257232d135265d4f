"""Numbers behind *plus de*, *près de*: what is counted is the object, and nothing is denied."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from dragoman.packs import load
from dragoman.records import Article, Block, article_id

CODER = Coder(load())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("La Zambie accueille plus d'un million de Malawites.", ("AID", "ZMB", "MWI")),
        ("Oslo a livré près de 30 chars à Kiev.", ("AID", "NOR", "UKR")),
    ],
)
def test_what_is_counted_is_the_object(text: str, wanted: tuple[str, str, str]) -> None:
    """The act is told, of whom the number counts."""
    article = Article(article_id(text, None, "x"), text, "fr", published="2025-05-10", blocks=(Block("paragraph", 0, len(text)),))
    event = CODER.code(article).events[0]
    assert (event.type, event.actor[0].split(":")[0], event.recipient[0].split(":")[0]) == wanted
    assert event.status == "actual"
