"""The account for programs: each address, its tags, its pages, and what it says when something is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from press import press, told
from starlette.testclient import TestClient

from dragoman.desk import Desk
from dragoman.faces.web.app import create
from dragoman.faces.web.guards import Options
from dragoman.ledger.book import Ledger

HOME, API = "http://127.0.0.1:8377", "/api/v1"
PARTS = ("", "/events", "/curve", "/phases", "/commitments", "/signals", "/network", "/sources")


def served(folder: Path, options: Options | None = None) -> TestClient:
    return TestClient(create(folder, options or Options(by="tester")), base_url=HOME, raise_server_exceptions=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return press(tmp_path_factory.mktemp("rest") / "ledger")


@pytest.fixture(scope="module")
def api(folder: Path) -> Iterator[TestClient]:
    with served(folder) as client:
        yield client


@pytest.fixture
def writable(tmp_path: Path) -> Iterator[TestClient]:
    with served(press(tmp_path / "ledger", 4)) as client:
        yield client


def pages(api: TestClient, path: str, limit: int) -> list[dict[str, Any]]:
    """All rows of a list, page after page."""
    rows, cursor = [], None
    while True:
        found = api.get(f"{API}{path}{'&' if '?' in path else '?'}limit={limit}{f'&cursor={cursor}' if cursor else ''}").json()
        rows += found["items"]
        if (cursor := found["next"]) is None:
            assert len(rows) == found["total"]
            return rows


@pytest.mark.parametrize("names", ["FRA/DZA", "fr/Algérie", "france/615", "France/dz"])
@pytest.mark.parametrize("part", PARTS)
def test_pair(api: TestClient, part: str, names: str) -> None:
    """Every answer about a pair, however its two are named, is the same, and rests on sentences."""
    answer = api.get(f"{API}/pairs/{names}{part}")
    assert answer.status_code == 200, answer.text
    assert answer.json() == api.get(f"{API}/pairs/FRA/DZA{part}").json()
    if part in ("", "/events", "/phases", "/commitments", "/signals"):
        assert '"sentence"' in answer.text


@pytest.mark.parametrize("path", ["/pairs", "/sources", "/documents?outlet=Le%20Pont", "/events", "/events?words=visas", "/pairs/FRA/DZA/events", "/pairs/FRA/DZA/events?order=newest", "/pairs/FRA/DZA/commitments", "/pairs/FRA/DZA/signals"])
def test_pages_cover_all_once(api: TestClient, path: str) -> None:
    """Small pages put together are the one large page, in its order."""
    whole = pages(api, path, 200)
    assert whole and pages(api, path, 3) == whole
    names = [json.dumps(row, sort_keys=True) for row in whole]
    assert len(set(names)) == len(names)


def test_event_and_document(api: TestClient) -> None:
    """An event opens its article, at whose offsets its words stand."""
    row = api.get(f"{API}/events", params={"a": "FRA", "b": "DZA", "type": "AGREE", "limit": 1}).json()["items"][0]
    one = api.get(f"{API}/events/{row['id']}").json()
    assert one["event"] == row and row["id"] in one["incident"]["events"]
    text = api.get(f"{API}/documents/{row['article']}").json()["text"]
    assert all(text[q["start"] : q["end"]] == q["text"] for q in row["quotes"].values())


def test_filters(api: TestClient) -> None:
    """Filters narrow, alone and together."""
    def asked(**query: Any) -> dict[str, Any]:
        return dict(api.get(f"{API}/pairs/FRA/DZA/events", params={"limit": 200} | query).json())

    assert 0 < asked(quad="3,4")["total"] < asked()["total"]
    assert {row["type"] for row in asked(type="AGREE,SANCTION")["items"]} == {"AGREE", "SANCTION"}
    assert asked(**{"from": "2025-01", "to": "2025-03"})["total"] == 3
    assert asked(min=99)["total"] == 0
    assert asked(status="future")["total"] == 0
    assert asked(confidence=0.95)["total"] == 0


def test_tags(tmp_path: Path) -> None:
    """An answer is given again only when the ledger has changed; the tag of one question is none of another's."""
    folder = press(tmp_path / "ledger", 3)
    with served(folder) as api:
        first = api.get(f"{API}/pairs")
        tag = first.headers["etag"]
        again = api.get(f"{API}/pairs", headers={"if-none-match": f'"x", {tag}'})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert api.get(f"{API}/events", headers={"if-none-match": tag}).status_code == 200
        assert api.get(f"{API}/pairs?limit=0", headers={"if-none-match": tag}).status_code == 422

        ledger = Ledger.open(folder)
        with ledger.writing():
            ledger.add([told(9, "AID", "actual", "La Digue", "fr")], "fake+1")
        later = api.get(f"{API}/pairs", headers={"if-none-match": tag})
        assert later.status_code == 200 and later.headers["etag"] != tag
        assert later.json()["items"][0]["events"] == first.json()["items"][0]["events"] + 1


@pytest.mark.parametrize(
    ("path", "status", "fr", "en"),
    [
        ("/pairs/Algérrie/FRA", 404, "Algeria", "Algeria"),
        ("/pairs/Algerie/Algérie", 422, "deux fois", "twice"),
        ("/pairs/FRA/DZA?from=hier", 422, "2026-02-05", "2026-02-05"),
        ("/pairs/FRA/DZA/events?to=2026-13", 422, "2026-02-05", "2026-02-05"),
        ("/pairs/FRA/DZA/events?from=2026&to=2020", 422, "échangez", "swap"),
        ("/pairs/FRA/DZA/events?quad=7", 422, "1 à 4", "1 to 4"),
        ("/pairs/FRA/DZA/events?limit=100000000000000000000000", 422, "nombre", "number"),
        ("/pairs/FRA/DZA/events?confidence=2", 422, "nombre", "number"),
        ("/pairs/FRA/DZA/events?order=sideways", 422, "documentation", "documentation"),
        ("/pairs/FRA/DZA/events?cursor=abc", 422, "première page", "first page"),
        ("/pairs/FRA/DZA/network?year=0", 422, "nombre", "number"),
        ("/events?cursor=abc", 422, "première page", "first page"),
        ("/events?words=" + "x" * 300, 422, "200", "200"),
        ("/events/ev_0", 404, "ev_", "ev_"),
        ("/documents/..%2F..%2Fetc%2Fpasswd", 404, "/api/v1/docs", "/api/v1/docs"),
        ("/documents/ar_0", 404, "ar_", "ar_"),
        ("/nothing", 404, "/api/v1/docs", "/api/v1/docs"),
    ],
)
def test_problems(api: TestClient, path: str, status: int, fr: str, en: str) -> None:
    """What is wrong comes as a problem document that says in the reader's language what to do."""
    for lang, says in (("fr-FR,fr;q=0.9", fr), ("en", en), ("", en)):
        answer = api.get(f"{API}{path}", headers={"accept-language": lang})
        told = answer.json()
        assert answer.headers["content-type"] == "application/problem+json"
        assert (answer.status_code, told["status"]) == (status, status)
        assert says in told["detail"] and told["title"]
        assert answer.headers["content-language"] == (lang[:2] or "en")
        assert "etag" not in answer.headers


def test_method(api: TestClient) -> None:
    """An address that does not take a kind of request says which it takes."""
    answer = api.put(f"{API}/corrections", json={})
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")
    assert api.delete(f"{API}/pairs").headers["allow"] == "GET"


@pytest.mark.parametrize(("headers", "path", "status"), [({"host": "evil.example"}, "/pairs", 421), ({}, "/events?words=" + "x" * 9000, 414), ({"content-length": "9999999"}, "/pairs", 413)])
def test_guards(api: TestClient, headers: dict[str, str], path: str, status: int) -> None:
    """What is turned away before it is looked at is a problem document too."""
    answer = api.get(f"{API}{path}", headers=headers)
    assert (answer.status_code, answer.json()["status"], answer.headers["content-type"]) == (status, status, "application/problem+json")


def proof(api: TestClient) -> dict[str, str]:
    return {"x-dragoman-proof": api.get(f"{API}/proof").json()["proof"]}


def test_correcting(writable: TestClient) -> None:
    """A correction is kept, shown, and taken back; what it left out is gone with who and when."""
    api = writable
    id = api.get(f"{API}/events?a=FRA&b=DZA").json()["items"][0]["id"]
    body = {"op": "set", "target": id, "fields": {"type": "THREATEN", "start": "2024-04-09"}, "why": "menace"}
    made = api.post(f"{API}/corrections", json=body, headers=proof(api))
    assert made.status_code == 201, made.text
    assert {(row["field"], row["result"], row["by"]) for row in made.json()} == {("type", "applied", "tester"), ("start", "applied", "tester")}
    assert api.get(f"{API}/events/{id}").json()["event"]["type"] == "THREATEN"

    api.post(f"{API}/corrections", json={"op": "undo", "target": made.json()[0]["id"]}, headers=proof(api))
    assert api.get(f"{API}/events/{id}").json()["event"]["type"] != "THREATEN"
    assert [c["op"] for c in pages(api, "/corrections", 2)] == ["set", "set", "undo"]

    assert api.post(f"{API}/corrections", json={"op": "reject", "target": id}, headers=proof(api)).status_code == 201
    gone = api.get(f"{API}/events/{id}", headers={"accept-language": "fr"})
    assert gone.status_code == 410 and "tester" in gone.json()["detail"]
    assert api.post(f"{API}/corrections", json={"op": "confirm", "target": id}, headers=proof(api)).status_code == 410


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"op": "set", "target": "ev_0", "fields": {"type": "AID"}}, 404),
        ({"op": "set", "target": "EVENT", "fields": {}}, 422),
        ({"op": "set", "target": "EVENT", "fields": {"type": "a b"}}, 422),
        ({"op": "set", "target": "EVENT", "fields": {"id": "x"}}, 422),
        ({"op": "set", "target": "EVENT", "fields": {"start": "2024-99"}}, 422),
        ({"op": "merge", "target": "EVENT"}, 422),
        ({"op": "undo", "target": "co_0"}, 422),
        ({"op": "add", "target": "ar_0", "quote": "x", "fields": {"type": "AID", "actor": "MLI"}}, 422),
        ({"op": "burn", "target": "EVENT"}, 422),
        ({"op": "note", "target": "EVENT", "why": "\ud800"}, 422),
        ({"op": "note", "target": "EVENT", "more": 1}, 422),
        ({"target": "EVENT"}, 422),
        ([], 422),
        ("", 422),
    ],
)
def test_wrong_corrections(writable: TestClient, body: Any, status: int) -> None:
    """What cannot be corrected is told, and nothing is kept."""
    id = writable.get(f"{API}/events?limit=1").json()["items"][0]["id"]
    answer = writable.post(f"{API}/corrections", content=json.dumps(body).replace("EVENT", id), headers=proof(writable) | {"content-type": "application/json"})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text
    assert writable.get(f"{API}/corrections").json()["total"] == 0


def test_body_in_no_encoding(writable: TestClient) -> None:
    """Bytes that are no text are a problem document like any other."""
    answer = writable.post(f"{API}/corrections", content=b"\xcf\xba\xfe", headers={"content-type": "application/json"})
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")


def test_writes_are_guarded(tmp_path: Path) -> None:
    """No write without its proof, none from another site, none where the ledger is only shown."""
    folder = press(tmp_path / "ledger", 2)
    with served(folder) as api:
        id = api.get(f"{API}/events?limit=1").json()["items"][0]["id"]
        body = {"op": "note", "target": id, "why": "x"}
        assert api.post(f"{API}/corrections", json=body).status_code == 403
        given = proof(api)
        assert api.post(f"{API}/corrections", json=body, headers=given | {"origin": "http://evil.example"}).status_code == 403
        assert api.post(f"{API}/corrections", content=json.dumps(body), headers=given | {"content-type": "text/plain"}).status_code == 422
        api.cookies.clear()
        assert api.post(f"{API}/corrections", json=body, headers=given).status_code == 403
        assert api.get(f"{API}/corrections").json()["total"] == 0
    with served(folder, Options(read_only=True)) as api:
        answer = api.post(f"{API}/corrections", json=body, headers=given)
        assert answer.status_code == 403 and "read-only" in answer.json()["detail"]
        assert api.get(f"{API}/proof").status_code == 403


def test_full_disk(writable: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A correction that cannot be kept is told, and the ledger is as it was."""
    from dragoman.errors import LedgerError

    id = writable.get(f"{API}/events?limit=1").json()["items"][0]["id"]

    def full(self: Desk, corrections: object) -> None:
        raise LedgerError("corrections.jsonl: no space left; free some")

    monkeypatch.setattr(Desk, "correct", full)
    answer = writable.post(f"{API}/corrections", json={"op": "note", "target": id, "why": "x"}, headers=proof(writable))
    assert answer.status_code == 507 and "no space left" in answer.json()["detail"]


def test_empty(tmp_path: Path) -> None:
    """An empty ledger answers every question with nothing."""
    ledger = Ledger.open(tmp_path / "ledger", create=True)
    with ledger.writing():
        pass
    with served(tmp_path / "ledger") as api:
        for path in ("/pairs", "/events", "/corrections", *(f"/pairs/FRA/DZA{part}" for part in PARTS), "/states/FRA/partners"):
            answer = api.get(f"{API}{path}")
            assert answer.status_code == 200, (path, answer.text)
            assert "sentence" not in answer.text


def test_export(api: TestClient) -> None:
    """Every format comes as a file under its name; a wrong one is told which there are, and half a pair what it lacks."""
    formats = api.get(f"{API}/export").json()
    assert {"csv", "polecat"} <= {row["name"] for row in formats}
    for row in formats:
        answer = api.get(f"{API}/export/{row['name']}", params={"a": "France", "b": "dz", "text": "none"})
        assert answer.status_code == 200 and len(answer.content) > 100
        assert answer.headers["content-type"].removesuffix("; charset=utf-8") == row["media"]
        assert answer.headers["content-disposition"].endswith(f"{row['suffix']}\"")
        assert "visas" not in answer.content.decode("utf-8", "replace")
        assert answer.headers["etag"]
    assert "polecat" in api.get(f"{API}/export/gdelta").json()["detail"]
    assert api.get(f"{API}/export/csv?a=FRA").status_code == 422
    assert api.get(f"{API}/export/polecat?machine=true").status_code == 422


def test_docs(api: TestClient) -> None:
    """The page of the documentation is in both languages, names every address and shape, and asks nothing of elsewhere."""
    told = api.get(f"{API}/openapi.json").json()
    for lang in ("fr", "en"):
        answer = api.get(f"{API}/docs", headers={"accept-language": lang})
        assert answer.status_code == 200 and f'<html lang="{lang}"' in answer.text
        assert all(f"<code>{method.upper()} {path}</code>" in answer.text for path, methods in told["paths"].items() for method in methods)
        assert all(f'id="schema-{name}"' in answer.text for name in told["components"]["schemas"])
        assert "http://" not in answer.text and "https://" not in answer.text and "<script" not in answer.text


def test_openapi_is_typed(api: TestClient) -> None:
    """Every answer has a shape, and every operation says in what it may fail."""
    told = api.get(f"{API}/openapi.json").json()
    for path, methods in told["paths"].items():
        for operation in methods.values():
            good = next(r for status, r in operation["responses"].items() if status in ("200", "201"))
            assert all(c["schema"] for c in good["content"].values()), path
            assert all("application/problem+json" in r["content"] for status, r in operation["responses"].items() if int(status) >= 400), path


WILD = st.one_of(
    st.text(max_size=30), st.integers().map(str), st.sampled_from(["' OR 1=1 --", "'; DROP TABLE owner; --", "../../etc/passwd", "%00", "\x00", "2026-02-30", "9" * 40, "NaN", "1e400", "$a", "{}", "[]", "W10"])
)


@settings(max_examples=70, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(
    path=st.sampled_from(["/pairs", "/events", "/corrections", "/sources", "/documents", *(f"/pairs/FRA/DZA{part}" for part in PARTS), "/states/FRA/partners"]),
    name=st.sampled_from(["limit", "cursor", "from", "to", "quad", "type", "status", "min", "confidence", "order", "words", "a", "b", "outlet", "year", "split", "latest"]),
    value=WILD,
)
def test_any_parameter(api: TestClient, path: str, name: str, value: str) -> None:
    """Whatever stands in a parameter, the answer is one that the documentation has."""
    answer = api.get(f"{API}{path}", params={name: value})
    assert answer.status_code in (200, 404, 422), (path, name, value, answer.text)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(parts=st.lists(WILD, min_size=1, max_size=3), of=st.sampled_from(["pairs", "events", "documents", "states", "corrections"]))
def test_any_path(api: TestClient, parts: list[str], of: str) -> None:
    """Whatever stands in a path, the answer is one that the documentation has."""
    from urllib.parse import quote

    answer = api.get(f"{API}/{of}/" + "/".join(quote(p, safe="") for p in parts))
    assert answer.status_code in (200, 404, 422), (parts, answer.text)
