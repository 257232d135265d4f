"""Copies are found whatever papers did to the text, and unlike articles are never merged."""

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))
from dragoman.ledger.copies import Agencies, Copy, copies, credited, sketch
from dragoman.ledger.copies.sketch import alike
from fakes import article
from wires import Press, wires

AGENCIES = Agencies.of([("AFP", ["Agence France-Presse"]), ("Reuters", ["Thomson Reuters"]), ("APA", [])])


def test_wires_are_grouped() -> None:
    """Of the pairs of copies with up to a tenth edited and down to a half kept, 95 in 100 or more; of unlike articles on one topic none."""
    made = list(wires(3, 150, topics=5))
    groups = copies([Copy(f"{n:05}", sketch(w.text), None, None) for n, w in enumerate(made)])
    together = {(a, b) for g in groups for a in g.articles for b in g.articles if a < b}
    wanted = {(f"{i:05}", f"{j:05}") for i, one in enumerate(made) for j, other in enumerate(made) if i < j and one.original == other.original}
    assert len(together & wanted) >= 0.95 * len(wanted)
    assert not together - wanted


@pytest.mark.parametrize("length", [60, 120, 350, 1500])
def test_cut_to_half_and_edited(length: int) -> None:
    """A text cut to its half with a twentieth edited is held in the whole."""
    press = Press(1)
    words = press.article(0, length)
    _, contained, _ = alike(sketch(" ".join(words)), sketch(" ".join(press.edited(words[: length // 2], 0.05))))
    assert contained > 0.6


@given(st.text(max_size=300), st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_alike_is_a_share(one: str, other: str) -> None:
    """Similarity lies between 0 and 1, is symmetric, and is 1 for a text and itself."""
    a, b = sketch(one), sketch(other)
    jaccard, contained, _ = alike(a, b)
    assert 0 <= jaccard <= contained <= 1
    assert alike(b, a) == alike(a, b)
    assert not len(a.hashes) or alike(a, a)[:2] == (1, 1)


def test_published_too_far_apart() -> None:
    """The same text printed again weeks later, for an anniversary, is no copy."""
    text = " ".join(Press(2).article(0))
    assert not copies([Copy("a", sketch(text), "2024-01-01"), Copy("b", sketch(text), "2024-02-01")])
    assert copies([Copy("a", sketch(text), "2024-01-01"), Copy("b", sketch(text), None)])


def test_who_was_first() -> None:
    """The earliest day says who was first; on one day the agency; the credit says whose text it is."""
    text = " ".join(Press(4).article(0))
    (group,) = copies([Copy("a", sketch(text), "2024-01-02", "Le Pont", "AFP"), Copy("b", sketch(text), "2024-01-01", "The Gate", "AFP")])
    assert group.articles == ("b", "a")
    assert group.origin == "AFP"
    (group,) = copies([Copy("a", sketch(text), "2024-01-02", "Le Pont"), Copy("b", sketch(text), "2024-01-02", "AFP", agency=True)])
    assert group.articles[0] == "b"


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Paris a rappelé son ambassadeur. (AFP)", "AFP"),
        ("Paris a rappelé son ambassadeur, avec Reuters", "Reuters"),
        ("BAKU (APA) - The minister left.", "APA"),
        ("Paris a rappelé son ambassadeur. (avec Agence Portulan)", "Portulan"),
        ("Paris recalled its envoy. (Portulan News Agency)", "Portulan"),
        ("Paris a rappelé son ambassadeur, a dit un diplomate à l'AFP avant de partir pour Alger, où il est attendu lundi par le ministre.", None),
        ("Le groupe APA-TV n'a rien dit.", None),
    ],
)
def test_credits(text: str, agency: str | None) -> None:
    """A credit at the head or the foot names the agency; an agency that was merely told something does not make the text its own."""
    assert credited(article(text), AGENCIES) == agency
