"""Pages as they come out of the server: in their language, in their forms, and as problems that say what to do."""

from __future__ import annotations

import csv
import io
import json
from importlib import import_module
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.faces.messages import Messages
from dragoman.faces.web.asked import preferred
from dragoman.faces.web.lines import whys
from dragoman.ledger.book import Ledger


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("path", ["/", "/pair/MLI/USA", "/pair/DZA/FRA?from=2025&quad=3,4"])
def test_page_in_its_language(client: TestClient, lang: str, path: str) -> None:
    """A page says in which language it is, links to the other, and has a name and one main heading."""
    answer = client.get(f"/{lang}{path}")

    assert answer.status_code == 200
    assert f'<html lang="{lang}"' in answer.text and answer.headers["content-language"] == lang
    assert answer.text.count("<h1") == 1 and answer.text.count("<main") == 1
    assert f'href="/{"en" if lang == "fr" else "fr"}{path.replace(",", "%2C").replace("&", "&amp;")}"' in answer.text


def test_forms_of_a_page(client: TestClient) -> None:
    """The same pair as a page, as JSON and as CSV: as many incidents in each."""
    data = client.get("/en/pair/MLI/USA.json").json()
    rows = list(csv.DictReader(io.StringIO(client.get("/en/pair/MLI/USA.csv").content.decode("utf-8-sig"))))

    assert len(rows) == len(data["incidents"]) > 100
    assert {row["id"] for row in rows} == {i["best"] for i in data["incidents"]}


def test_filters_hold_for_every_figure(client: TestClient) -> None:
    """What a filter lets through is what the figures count."""
    whole, some = (client.get(f"/en/pair/MLI/USA.json{query}").json() for query in ("", "?quad=4&min=1&from=2023"))

    assert 0 < len(some["incidents"]) < len(whole["incidents"])
    assert sum(some["by_category"].values()) == len(some["incidents"])
    assert {i["type"] for i in some["incidents"]} <= {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/fr/pair/MLI/XXX", 404, "XXX"), ("/fr/pair/MLI/MLI", 404, "deux fois"), ("/fr/pair/MLI/USA?from=hier", 422, "2026-02-05"), ("/fr/pair/MLI/USA?from=2026&to=2020", 422, "échangez"),
        ("/fr/pair/MLI/USA?quad=9", 422, "1 à 4"), ("/fr/pair/MLI/USA?min=-1", 422, "nombre entier"), ("/fr/pair/MLI/USA?q=" + "x" * 9000, 414, "trop longue"), ("/fr/nulle-part", 404, "Revenez"),
        ("/en/nowhere", 404, "Go back"), ("/fr/?sort=alpha", 422, "ordre"), ("/fr/signals?pairs=100000", 422, "nombre entier"), ("/en/commitments?pairs=301", 422, "300"),
    ],
)  # fmt: skip
def test_what_to_do(client: TestClient, path: str, status: int, says: str) -> None:
    """What cannot be given is refused with a sentence in the reader's language."""
    answer = client.get(path)
    assert answer.status_code == status
    assert says in answer.text.replace("\u00a0", " ").replace("\u202f", " ")


def test_problem_as_json(client: TestClient) -> None:
    """A program gets its problem as JSON."""
    answer = client.get("/en/pair/MLI/USA.json?from=yesterday")
    assert answer.headers["content-type"] == "application/problem+json"
    assert json.loads(answer.text)["status"] == 422


@pytest.mark.parametrize(("accepted", "lang"), [("fr-CH, fr;q=0.9, en;q=0.8", "fr"), ("de, en;q=0.5, fr;q=0.4", "en"), ("", "en"), ("de", "en"), ("fr;q=x,,;;q=1", "en")])
def test_language_of_a_browser(client: TestClient, accepted: str, lang: str) -> None:
    """The first page is in the language that the browser likes best."""
    assert preferred(accepted) == lang
    assert client.get("/", headers={"accept-language": accepted}, follow_redirects=False).headers["location"] == f"/{lang}/"


def test_an_incident_beside_itself_is_shown_once() -> None:
    """A signal of one incident, told and denied, has one side wherever it stands in the list; one of two incidents has two."""
    from types import SimpleNamespace

    from dragoman.faces.messages import Messages
    from dragoman.faces.web.written import _templates

    fields = {"up": True, "when": "", "kind": "", "actors": "", "recipients": "", "quote": (), "lang": "", "grade": "single", "origins": 1, "articles": 1, "where": ""}
    one, other = (SimpleNamespace(id=id, **fields) for id in ("one", "other"))
    beside = _templates().get_template("parts.html").module.beside

    for row, sides in ((SimpleNamespace(one=one, other=one), 1), (SimpleNamespace(one=one, other=other), 2)):
        assert str(beside(row, Messages("en"), lambda *at: "/".join(at))).count('class="side ') == sides


def test_trail_in_french(sample: Path) -> None:
    """Why an event is coded so is said in French on French pages: of the sample's reasons nine in ten at the least, wholly. A new sign or phrase of the coder goes into data/messages/trail.toml."""
    m = Messages("fr")
    found = [why for e in Ledger.open(sample).events() for why in whys(e.reasons, m)]
    assert len(found) > 1000 and sum(why.lang == "fr" for why in found) > 0.9 * len(found)
    assert not [why.of for why in found if why.of.islower()]


def test_all_the_rest_of_what_a_filter_lets_through(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under a filter the way to the rest of the promises keeps it; without one it leads to the list of the pair."""
    monkeypatch.setattr(import_module("dragoman.faces.web.pages.pair"), "LISTED", 1)
    whole, some = (client.get(f"/en/pair/MLI/USA{query}").text for query in ("?order=first", "?from=2013&order=first"))
    assert "/en/commitments?pair=MLI-USA" in whole and "/en/commitments?pair" not in some
    assert "/en/pair/MLI/USA.json?from=2013&amp;order=first" in some.split('id="commitments"')[1]
