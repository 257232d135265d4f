"""*We* and *you* in an interview are the official who is asked."""

from __future__ import annotations

from dragoman.coding.chain import Coder
from fakes import paragraph


def test_the_official_who_is_asked() -> None:
    text = "Kenya's interior minister spoke to our reporter. Q: Has President Kiir phoned you? A: He rang on Monday. We demand that Juba return our herders."
    article = paragraph(text, "en")
    told = {(e.type, e.actor) for e in Coder().code(article).events}
    assert ("REQUEST", ("KEN:GOV",)) in told
    assert ("CONSULT", ("SSD:GOV", "KEN:GOV")) in told
