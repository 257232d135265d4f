"""Downloads from the data page: each format is linked, and comes as a file of its kind."""

from __future__ import annotations

import re

from starlette.testclient import TestClient

from dragoman.faces.export.formats import FORMATS


def test_every_format_is_given(client: TestClient) -> None:
    """The page links every format; each link gives a file with a name, of one pair."""
    page = client.get("/en/data?pair=COD-RWA").text
    links = re.findall(r'href="(/en/data/[^"]+)" download', page)

    assert [link.split("/")[-1].split("?")[0] for link in links] == list(FORMATS)
    for link in links:
        answer = client.get(link)
        assert answer.status_code == 200 and answer.content, link
        assert re.search(r'attachment; filename="dragoman-[\w.-]+"', answer.headers["content-disposition"]), link


def test_no_such_format(client: TestClient) -> None:
    """A format that is not there names those that are."""
    answer = client.get("/fr/data/dbf")
    assert answer.status_code == 404 and "polecat" in answer.text
