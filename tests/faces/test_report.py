"""The report: one page, nothing from outside, nothing hostile, the same each time."""

import re
from html.parser import HTMLParser

import pytest

from dragoman.faces.messages import Messages
from dragoman.faces.report import page
from dragoman.packs import DATA, Packs
from dragoman.packs.ontology import load_ontology
from dragoman.packs.roster import Roster
from dragoman.records import Dossier, Source
from fakes import HOSTILE, article, characterisation, event

NAMES = {"MLI": {"fr": "Mali", "en": "Mali"}, "USA": {"fr": "États-Unis", "en": "United States"}}
PACKS = Packs(load_ontology(DATA / "ontology"), Roster((), NAMES, {}, {}, {}, (), {}), {}, "packs")


def dossier(text: str = "Reçu à Bamako par le ministre.", outlet: str = "Le Pont") -> Dossier:
    told = article(text, outlet=outlet)
    events = tuple(
        event(told, ("CONSULT", "SANCTION")[n % 2], n, start=f"2026-0{n + 1}-02", speaker=outlet, condition=text) for n in range(6)
    )
    undated = event(told, "ACCUSE", 9, start=None, end=None, status="negated", confidence=0.2)
    source = Source(told.id, "fr", "2026-02-05", outlet, text, "javascript:alert(1)", None)
    return Dossier(
        "MLI", "USA", None, None, (*events, undated), (characterisation(told, label=text),), {told.id: source},
        {"CONSULT": 3, "SANCTION": 3, "ACCUSE": 1}, {"actual": 6, "negated": 1}, refusals=2, fingerprints=("fake+1",),
    )  # fmt: skip


class Tags(HTMLParser):
    """Every tag and attribute of a page, and whether tags close."""

    VOID = ("meta", "br", "link", "img", "input")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open.pop()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_page(lang: str) -> None:
    """The page has its parts, in its language, well formed, and twice the same."""
    text = page(dossier(), PACKS, Messages(lang), author="A. Benali")
    tags = Tags(text)

    assert tags.open == []
    assert ("html", {"lang": lang}) == next(t for t in tags.tags if t[0] == "html")
    assert {"key", "timeline", "events", "characterisations", "sources", "limits", "method", "annex"} <= {t[1].get("id") for t in tags.tags}
    assert all(t[1].get("lang") == "fr" and t[1].get("dir") == "auto" for t in tags.tags if t[0] == "blockquote")
    assert {"svg", "desc", "mark"} <= {t[0] for t in tags.tags}
    assert text == page(dossier(), PACKS, Messages(lang), author="A. Benali")


@pytest.mark.parametrize("made", [dossier(), dossier(HOSTILE, HOSTILE)], ids=["plain", "hostile"])
def test_nothing_from_outside(made: Dossier) -> None:
    """No script, no address, no event handler, whatever the text says; a strict content policy."""
    text = page(made, PACKS, Messages("fr"), author=made.events[0].condition)
    tags = Tags(text)

    assert not {"script", "link", "iframe", "object", "img", "base", "form"} & {t[0] for t in tags.tags}
    assert not [name for _, attrs in tags.tags for name in attrs if name.startswith("on") or name in ("src", "srcset", "action")]
    assert all(attrs["href"].startswith("#") for _, attrs in tags.tags if "href" in attrs)
    assert not re.search(r"url\(|@import", text)
    assert "\x1b" not in text and "\u202e" not in text
    policy = next(attrs for tag, attrs in tags.tags if tag == "meta" and "http-equiv" in attrs)
    assert policy["content"] == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def test_empty_dossier() -> None:
    """A pair without events gives a page that says so."""
    text = page(Dossier("MLI", "USA", "2020", None, (), (), {}, {}, {}), PACKS, Messages("en"))

    assert "The ledger has no event of this relation" in text
    assert "<svg" not in text
