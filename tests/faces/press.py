"""A small ledger without a model: twelve months of France and Algeria, told by three outlets of which one copies, with promises, a turn, and what contradicts."""

from __future__ import annotations

from pathlib import Path

from dragoman.ledger.book import Ledger
from dragoman.records import Article, Coding, Event
from fakes import article, characterisation, event

#: month, category, status of the acts of France towards Algeria: warm, then cold
ACTS = (
    *((n, ("CONSULT", "SUPPORT", "AGREE", "COOPERATE")[n % 4], "actual") for n in range(1, 13)),
    *((n, ("ACCUSE", "REJECT", "THREATEN", "SANCTION", "COERCE")[n % 5], "actual") for n in range(13, 25)),
)


#: what a paper of each language writes of an act
TEXTS = {
    "fr": "{kind}er {month}, dit {outlet} de Paris et Alger, sur les visas et la mémoire du mois {month}.",
    "en": "{kind}ing, as {outlet} has it, was on the agenda of the French towards Algiers; passports and the archives of round {month} mattered.",
}


def day(month: int, of: int = 7) -> str:
    """The day of a month, counted from January 2024."""
    return f"{2024 + (month - 1) // 12:04}-{(month - 1) % 12 + 1:02}-{of:02}"


def told(month: int, kind: str, status: str, outlet: str, lang: str, later: int = 0) -> tuple[Article, Coding]:
    """One article that tells one act, and warms or cools the relation in its own words."""
    text = TEXTS[lang].format(kind=kind.title(), month=month, outlet=outlet)
    made = article(text, lang=lang, published=day(month, 8 + later), outlet=outlet, title=f"Mois {month}")
    act = event(made, kind, actor=("FRA:GOV",), recipient=("DZA",), start=day(month), end=day(month), status=status, confidence=0.9)
    third = event(made, "CONSULT", 1, actor=("FRA",), recipient=("MLI",), start=day(month), end=None, confidence=0.7)
    told = (characterisation(made, parties=("FRA", "DZA"), valence="good" if month < 13 else "bad", start=day(month)[:4]),)
    return made, Coding(made.id, lang, (act, third), told)


def press(folder: Path, months: int = 24) -> Path:
    """The ledger, in a folder; the acts of the first `months` months."""
    ledger = Ledger.open(folder, create=True)
    rows = [
        row
        for month, kind, status in ACTS[:months]
        for row in (
            told(month, kind, status, "Le Pont", "fr"),
            told(month, kind, status, "The Meridian", "en", 1),
            *((told(month, kind, "negated", "La Digue", "fr", 2),) if month % 6 == 0 else ()),
        )
    ]
    with ledger.writing():
        for n in range(0, len(rows), 10):
            ledger.add(rows[n : n + 10], "fake+1")
    return folder


def events(folder: Path) -> list[Event]:
    """All events of the ledger, as they hold."""
    return Ledger.open(folder).events()
