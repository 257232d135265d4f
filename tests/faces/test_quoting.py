"""Quotations are shown around their trigger, and do no harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.faces.quoting import clean, pieces
from dragoman.records import Quote
from fakes import article, event


def test_pieces() -> None:
    """The sentence is cut around the trigger, spaces kept."""
    told = article("Le Mali  a reçu\nl'envoyé.")
    made = event(told, quotes={"sentence": Quote.cut(told, 0, 25), "trigger": Quote.cut(told, 9, 15)})

    assert pieces(made) == [("Le Mali ", False), ("a reçu", True), (" l'envoyé.", False)]
    assert pieces(event(told, quotes={})) == []


@pytest.mark.parametrize("text", ["\x1b[31mrouge", "\x07", "a\u202eb", "\ud800", "a\r\nb\tc"])
def test_clean(text: str) -> None:
    """No control character, no override of direction, no lone surrogate gets through."""
    assert clean(text).isprintable()


@given(st.text())
def test_clean_is_one_line(text: str) -> None:
    """Whatever the text, it is one line and can be encoded."""
    assert len(clean(text).encode("utf-8").splitlines()) <= 1 or "\u2028" not in clean(text)


def test_long_sentence() -> None:
    """Of a sentence without end, what stands around the trigger is shown."""
    told = article("avant " * 5000 + "a reçu" + " après" * 5000)
    at = told.text.index("a reçu")
    shown = pieces(event(told, quotes={"sentence": Quote.cut(told, 0, len(told.text)), "trigger": Quote.cut(told, at, at + 6)}))

    assert [marked for _, marked in shown] == [False, True, False]
    assert (shown[0][0][:7], shown[1][0], shown[2][0][-7:]) == ("… avant", "a reçu", "après …")
    assert sum(len(text) for text, _ in shown) < 700
