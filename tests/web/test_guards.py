"""Who may ask and write: names of this machine, the secret of a page, a token beyond it; and what a browser may do with an answer."""

from __future__ import annotations

import errno
import re
import shutil
from pathlib import Path

import pytest
from press import press
from starlette.testclient import TestClient

from dragoman.errors import UsageError
from dragoman.faces.cli.serve import _allowed
from dragoman.faces.web.app import create
from dragoman.faces.web.guards import HEADERS, Options
from dragoman.ledger.book import Ledger

HOME = "http://127.0.0.1:8377"


def asking(folder: Path, **options: object) -> TestClient:
    """A client of a small ledger's pages."""
    return TestClient(create(folder, Options(**options)), base_url=HOME, raise_server_exceptions=False)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small ledger, to be read only."""
    return press(tmp_path_factory.mktemp("guards") / "ledger", months=6)


@pytest.fixture
def folder(kept: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may write in."""
    return Path(shutil.copytree(kept, tmp_path / "ledger"))


def first(folder: Path) -> str:
    """The first event of the pair."""
    return Ledger.open(folder).events("FRA", "DZA")[0].id


def form(client: TestClient, event: str, **more: str) -> dict[str, str]:
    """The form of an event as its page has it."""
    page = client.get(f"/en/incident/{event}").text
    proof = re.search(r'name="proof" value="([0-9a-f]+)"', page)
    assert proof
    return {"proof": proof[1], "op": "reject", "target": event, "back": f"/en/incident/{event}", **more}


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8377", "", "localhost.:8377", "[::2]:8377"])
def test_names_of_other_sites(kept: Path, host: str) -> None:
    """A page is answered under the names of this machine alone."""
    assert asking(kept).get("/en/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8377", "localhost:9", "[::1]:8377", "LOCALHOST"])
def test_names_of_this_machine(kept: Path, host: str) -> None:
    assert asking(kept).get("/en/", headers={"host": host}).status_code == 200


def test_policy_on_every_answer(kept: Path) -> None:
    """Pages, files, refusals and data forbid all scripts but ours; pages have no script or style in them."""
    client = asking(kept)
    for path in ("/en/", "/en/pair/FRA/DZA", "/static/style.css", "/nowhere", "/en/pair/FRA/DZA.json", "/static/../app.py"):
        answer = client.get(path)
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        assert not re.search(r"<style|style=|<script(?! src=\"/static/)| on\w+=", answer.text) or not answer.headers["content-type"].startswith("text/html")


def test_write_with_proof(folder: Path) -> None:
    """A form of a page is taken, once kept the page says so, and the curve's incident is gone."""
    client = asking(folder, by="A. Benali")
    made = form(client, first(folder))
    answer = client.post("/en/correct", data=made)

    assert answer.status_code == 410 and "left out" in answer.text
    assert [(c.op, c.by, c.target) for c in Ledger.open(folder).corrections()] == [("reject", "A. Benali", made["target"])]


def test_one_click_is_taken_back_by_one(folder: Path) -> None:
    """An incident that two articles tell is left out with both events, and comes back with both."""
    client = asking(folder)
    made = form(client, first(folder), all="1")
    client.post("/en/correct", data=made)
    rejected = Ledger.open(folder).corrections()
    assert len(rejected) == 2 and {c.op for c in rejected} == {"reject"}

    client.post("/en/correct", data=made | {"op": "undo", "target": rejected[0].id})
    assert [o.result for o in Ledger.open(folder).outcomes()][:2] == ["undone", "undone"]
    assert client.get(f"/en/incident/{made['target']}").status_code == 200


@pytest.mark.parametrize(
    ("change", "headers", "status"),
    [
        ({"proof": ""}, {}, 403), ({"proof": "0" * 64}, {}, 403), ({}, {"origin": "https://evil.example"}, 403), ({}, {"origin": "null"}, 403), ({}, {"sec-fetch-site": "cross-site"}, 403),
        ({}, {"cookie": "dragoman=another"}, 403), ({"op": "drop"}, {}, 422), ({"target": "ev_none"}, {}, 422), ({"op": "set"}, {}, 422), ({"op": "set", "actor": "not a code"}, {}, 422),
        ({"op": "set", "start": "tomorrow"}, {}, 422), ({"op": "undo", "target": "co_none"}, {}, 422), ({"why": "x" * 70_000}, {}, 413),
    ],
)  # fmt: skip
def test_write_without_right(folder: Path, change: dict[str, str], headers: dict[str, str], status: int) -> None:
    """What does not come from a page of ours, or asks for what cannot be, changes nothing."""
    client = asking(folder)
    made = form(client, first(folder)) | change
    if "cookie" in headers:
        client.cookies.clear()

    assert client.post("/en/correct", data=made, headers=headers).status_code == status
    assert Ledger.open(folder).corrections() == []


def test_read_only(folder: Path) -> None:
    """Served read-only, a page has no form that writes, and a write is refused."""
    client = asking(folder, read_only=True)
    event = first(folder)
    assert 'method="post"' not in client.get(f"/en/incident/{event}").text
    assert client.post("/en/correct", data={"op": "reject", "target": event}).status_code == 403


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/en//evil.example", "/\\evil.example", "/fr/", "/en/\r\nset-cookie: x=1", "javascript:alert(1)"])
def test_way_back_is_ours(folder: Path, back: str) -> None:
    """After a correction nobody is sent elsewhere."""
    client = asking(folder)
    answer = client.post("/en/correct", data=form(client, first(folder), back=back), follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"] == "/en/?done=reject"


def test_full_disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A correction that finds the disk full is told in a sentence, and nothing has changed."""
    client = asking(folder)
    made = form(client, first(folder))

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("dragoman.ledger.journal.os.fsync", full)
    answer = client.post("/en/correct", data=made)
    assert answer.status_code == 507
    assert "disk is full" in answer.text and "nothing has changed" in answer.text


def test_token(kept: Path) -> None:
    """Beyond this machine every visitor must know the token; it does not stay in the address."""
    client = asking(kept, token="a-long-secret-word", hosts=("127.0.0.1", "192.0.2.7"))
    assert client.get("/en/").status_code == 401
    assert client.get("/en/?token=wrong").status_code == 401
    shown = client.get("/en/?token=a-long-secret-word&sort=last", follow_redirects=False)
    assert shown.status_code == 303 and shown.headers["location"] == "/en/?sort=last"
    assert client.get("/en/").status_code == 200
    assert asking(kept, token="a-long-secret-word").get("/en/", headers={"authorization": "Bearer a-long-secret-word"}).status_code == 200


def test_no_way_out_without_token() -> None:
    """Another address than this machine's own needs a token, and one that is not guessed."""
    _allowed("127.0.0.1", None)
    _allowed("0.0.0.0", "a-long-secret-word")
    for host, token in (("0.0.0.0", None), ("192.0.2.7", None), ("0.0.0.0", "short"), ("0.0.0.0", "a secret with spaces")):
        with pytest.raises(UsageError, match="--token"):
            _allowed(host, token)


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/%2fetc/passwd", "/fr/article/..%2f..%2fledger.json", "/fr/incident/%00", "/fr/pair/..%2f/USA"])
def test_no_way_up(kept: Path, path: str) -> None:
    """No address leads to a file that is not served."""
    answer = asking(kept).get(path)
    assert answer.status_code == 404 and "import" not in answer.text and "root:" not in answer.text
