"""Nothing without its quote: whatever the text, every quote is the text at its offsets."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.coding.chain import Coder
from dragoman.packs import load
from dragoman.records import Article, Coding
from fakes import paragraph

CODER = Coder(load())
SENTENCES = {
    "fr": ["Le Mali a expulsé l’ambassadeur de France.", "Selon Moscou, Kiev a frappé Belgorod lundi.", "Bamako exige des excuses de Paris « sans délai »."],
    "en": ["Mali expelled the French ambassador.", "According to Moscow, Kyiv struck Belgorod on Monday.", "Bamako demands an “immediate” apology from Paris."],
}
NOISE = st.sampled_from(["", " ", "\r\n", "\n\n", "😀", "مرحبا", "\u202e", "\u00a0", "\ud800", "\x00", "?!", "«»", "A" * 60, "É", "1. ", "\t", "\ufeff", "—"])


def code(text: str, lang: str) -> tuple[Article, Coding]:
    """A text as one paragraph, coded."""
    article = paragraph(text, lang, "2026-02-05")
    return article, CODER.code(article)


def assert_true(article: Article, coding: Coding) -> None:
    """Every quote of a coding is cut from its article."""
    for record in (*coding.events, *coding.characterisations):
        assert record.quotes
        for quote in record.quotes.values():
            assert article.text[quote.start : quote.end] == quote.text != ""


@pytest.mark.parametrize("lang", ["fr", "en"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_quotes_are_true_over_mangled_texts(lang: str, data: st.DataObject) -> None:
    """Sentences cut and joined with noise of every kind keep their offsets."""
    parts = data.draw(st.lists(st.tuples(NOISE, st.sampled_from(SENTENCES[lang]), NOISE, st.integers(0, 12)), min_size=1, max_size=5))
    text = "".join(a + s[cut:] + b for a, s, b, cut in parts)
    assert_true(*code(text, lang))


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("change", [str.upper, lambda s: s.replace("\n", "\r\n"), lambda s: "".join(c for c in s if c.isascii()), lambda s: s.replace(".", "")])
def test_quotes_are_true_in_capitals_without_accents_without_ends(lang: str, change: object) -> None:
    """All capitals, CRLF, no accents, no sentence ends."""
    assert callable(change)
    assert_true(*code(change("\n".join(SENTENCES[lang]) * 2), lang))


def test_a_line_of_a_megabyte_is_coded_with_true_quotes() -> None:
    """A text of one long line is cut at spaces and its offsets stay true."""
    text = SENTENCES["en"][0] + " word" * 30_000 + ". " + SENTENCES["en"][1]
    article, coding = code(text, "en")
    assert_true(article, coding)
    assert any(e.quotes["trigger"].start > 100_000 for e in coding.events)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_neighbours_do_not_change_a_coding(lang: str) -> None:
    """The same article gives the same coding alone and in a batch, in any order."""
    articles = [code(s, lang)[0] for s in SENTENCES[lang]]
    alone = [CODER.code(a) for a in articles]
    assert list(CODER.code_all(articles)) == alone
    assert list(CODER.code_all(articles[::-1])) == alone[::-1]
