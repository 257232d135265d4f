"""Whatever reaches the reader is coded without a crash, and every quote is the text at its offsets.

The kinds are those whose growth `bench/growth.py` measures; here they are short, and nothing is said of time.
"""

from __future__ import annotations

import pytest

import growth
import kinds
from dragoman.coding.chain import Coder
from dragoman.packs import load
from dragoman.records import Article, Block, Coding, Quote, article_id
from fakes import paragraph

CODER = Coder(load())
WORDS = 300
LANGUAGES = ("fr", "en")
#: a text of these may hold no act at all
BARE = {"tables", "OCR noise"}
ODD = {
    "marks only": "?!… — «»()[]{};:,.'\"’“” " * 40,
    "figures only": "12 345,67 % 1999 2026-02-05 14:30 007 " * 60,
    "one word again and again": "Mali " * 500,
    "one word of 5,000 letters": "Mali" * 1250,
    "no words of ours": "مالي طردت السفير الفرنسي. 马里驱逐了法国大使。 🇲🇱➡️🇫🇷 " * 30,
    "lines of one word": "Le\nMali\na\nexpulsé\nl'ambassadeur\nde\nFrance\n" * 30,
    "combining accents": "Le Mali a expulse\u0301 l'ambassadeur de France. Bamako a menace\u0301 Paris. " * 20,
    "quotes within quotes": "Moscou « dit que Kiev « affirme que Paris « menace Bamako » » » lundi. " * 30,
    "brackets without end": "Mali (which (according to (Paris (and Moscow expelled the ambassador of France " * 30,
    "questions": "Le Mali a-t-il expulsé l'ambassadeur ? Who struck Belgorod ? " * 30,
}


def assert_true(article: Article, coding: Coding) -> None:
    """Every record quotes its article word for word, its trigger within its sentence."""
    for record in (*coding.events, *coding.characterisations):
        assert record.quotes and record.article == article.id
        for quote in record.quotes.values():
            assert quote == Quote.cut(article, quote.start, quote.end)
    for event in coding.events:
        sentence, trigger = event.quotes["sentence"], event.quotes["trigger"]
        assert sentence.start <= trigger.start < trigger.end <= sentence.end


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", kinds.KINDS)
def test_kind_is_coded_with_true_quotes(kind: str, lang: str) -> None:
    """Texts of every kind give a coding; all but the barest give events."""
    article = growth.article(kind, lang, WORDS)
    coding = CODER.code(article)

    assert_true(article, coding)
    assert coding.events or kind in BARE


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ODD)
def test_odd_text_is_coded_with_true_quotes(name: str, lang: str) -> None:
    """Texts that are hardly texts, as one paragraph in either language, the wrong one too."""
    text = ODD[name]
    article = paragraph(text, lang, "2026-02-05")
    assert_true(article, CODER.code(article))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_act_after_a_sentence_without_end_is_found(lang: str) -> None:
    """What stands in front of a sentence, however long, does not hide its act."""
    last = {"fr": "Lima a expulsé l'ambassadeur du Japon.", "en": "Lima expelled the ambassador of Japan."}[lang]
    text = kinds.text("one sentence of clauses", lang, 3 * WORDS) + ".\n\n" + last
    blocks = (Block("paragraph", 0, len(text) - len(last) - 2), Block("paragraph", len(text) - len(last), len(text)))
    coding = CODER.code(Article(article_id(text, None, None), text, lang, "2026-02-05", blocks=blocks))
    found = [e for e in coding.events if e.quotes["trigger"].start >= blocks[1].start]

    assert [(e.type, e.mode, e.actor) for e in found] == [("SANCTION", "expel", ("PER",))]


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_kind_is_the_same_on_every_run_and_about_as_long_as_asked(kind: str) -> None:
    """Texts that measure growth grow with their number of words."""
    assert kinds.text(kind, "fr", WORDS) == kinds.text(kind, "fr", WORDS)
    short, long = (len(kinds.text(kind, "fr", words).split()) for words in (1000, 4000))
    assert 2.5 * short < long < 6 * short
