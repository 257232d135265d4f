"""Who mediates does so between the two whose quarrel the passage tells."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from dragoman.coding.events import between
from dragoman.coding.events.between import WHY
from fakes import paragraph

TRIED = [
    ("fr", "Le Kenya a expulsé l'ambassadeur du Burundi. Bujumbura a fermé sa frontière avec le Kenya. Djibouti offre ses bons offices.", "AGREE", ("DJI",), {"KEN", "BDI"}),
    ("fr", "Le Pérou a rappelé son ambassadeur au Chili. Quito a proposé sa médiation.", "AGREE", ("ECU",), {"PER", "CHL"}),
    ("en", "Peru recalled its ambassador from Chile. Chile has closed its border with Peru. Ecuador has offered its mediation.", "AGREE", ("ECU",), {"PER", "CHL"}),
    # by whichever word it is said
    ("fr", "Le Pérou a rappelé son ambassadeur au Chili. Le Chili a fermé sa frontière avec le Pérou. Quito a proposé d'accueillir des pourparlers.", "AGREE", ("ECU",), {"PER", "CHL"}),
    ("en", "Peru recalled its ambassador from Chile. Chile has closed its border with Peru. Ecuador has offered to act as a go-between.", "AGREE", ("ECU",), {"PER", "CHL"}),
    ("en", "Peru recalled its ambassador from Chile. Chile has closed its border with Peru. Ecuador has offered to host talks.", "AGREE", ("ECU",), {"PER", "CHL"}),
    # who has a part in the quarrel stands between nobody
    ("en", "Peru recalled its ambassador from Chile. Chile has closed its border with Peru. Peru has offered to host talks.", "AGREE", ("PER",), {"CHL"}),
    # whom the words themselves name
    ("fr", "Le Pérou a rappelé son ambassadeur au Chili. Quito a offert sa médiation au Paraguay.", "AGREE", ("ECU",), {"PRY"}),
    # nobody has quarrelled with anybody
    ("fr", "Quito a proposé au Pérou une aide. Lima a remercié Quito.", "AGREE", ("ECU",), {"PER"}),
]


@pytest.mark.parametrize(("lang", "text", "category", "actor", "sides"), TRIED)
def test_both_sides(coder: Coder, lang: str, text: str, category: str, actor: tuple[str, ...], sides: set[str]) -> None:
    made = coder.code(paragraph(text, lang, "2023-08-31"))
    found = next(e for e in made.events if (e.type, e.actor) == (category, actor))
    assert {code.split(":")[0] for code in found.recipient} == sides
    assert (WHY in {r.why for r in found.reasons}) == (len(sides) == 2)


QUARREL = {"en": "Israel bombed Lebanon. Lebanon condemned Israel. ", "fr": "Israël a bombardé le Liban. Le Liban a condamné Israël. "}
#: whether an act watches over what two do with each other
WATCHED = [
    ("en", "Canada promised to monitor inflation.", False),
    ("en", "Canada promised to supervise its banks.", False),
    ("en", "Canada promised to monitor the truce.", True),
    ("fr", "Le Canada promet d'organiser le Tour cycliste.", False),
    ("fr", "Le Maroc accepte de surveiller sa frontière.", False),
    ("fr", "Le Maroc propose de faciliter les pourparlers.", True),
]


@pytest.mark.parametrize(("lang", "text", "both"), WATCHED)
def test_talks_or_a_truce_are_watched_over(coder: Coder, lang: str, text: str, both: bool) -> None:
    """*Monitor*, *faciliter* are everyday words: they mediate where talks or a truce stand with them."""
    found = next(e for e in coder.code(paragraph(QUARREL[lang] + text, lang, "2024-05-14")).events if e.type == "AGREE")
    assert (WHY in {r.why for r in found.reasons}) == both


def test_pairs_are_counted_once(monkeypatch: pytest.MonkeyPatch, coder: Coder) -> None:
    """However many acts mediate, the work grows as the text does."""
    calls: list[int] = []
    sides = between._sides
    monkeypatch.setattr(between, "_sides", lambda made: calls.append(1) or sides(made))
    counted = []
    for n in (4, 8):
        calls.clear()
        coder.code(paragraph((QUARREL["en"] + "Canada has offered its mediation. ") * n, "en", "2024-05-14"))
        counted.append(len(calls))
    assert 0 < counted[0] <= counted[1] <= 2 * counted[0]
