"""The article that the project began with: the phases of the relation that it tells come out with their dates and quotes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.coding.chain import Coder
from dragoman.documents.read import article_from_text
from dragoman.options import ReadOptions
from dragoman.records import Article
from dragoman.relations.told import told_phases

SEED = Path(__file__).resolve().parents[2].parent / "shared/seed/gold.jsonl"


@pytest.mark.skipif(not SEED.exists(), reason="../shared is not here, and the article lies there")
def test_told_phases_of_the_seed() -> None:
    """A model partner in 2005-2011, turbulence in 2012-2024, a rupture that deepened in 2020, a turning point in 2025-2026."""
    row = json.loads(SEED.read_text("utf-8").splitlines()[0])
    article = article_from_text(row["text"], lang=row["lang"], published=row["published"], options=ReadOptions())
    assert isinstance(article, Article)
    (coding,) = Coder().code_all([article])
    between = [c for c in coding.characterisations if set(c.parties) == {"MLI", "USA"}]
    found = {(t.start, t.end): t for t in told_phases(between, {article.id: article.published})}
    wanted = {("2005", "2011"): "good", ("2012", "2024"): "bad", ("2020", "2020"): "cooling", ("2025", "2026"): "warming"}
    assert {span: found[span].valence for span in wanted} == wanted
    by_id = {c.id: c for c in between}
    for span in wanted:
        for id in found[span].by:
            quote = by_id[id].quotes["label"]
            assert article.text[quote.start : quote.end] == quote.text
