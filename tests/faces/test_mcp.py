"""The MCP server, asked by the package's own client: over stdio by the real process, and in process; every answer has its sentences and ids."""

from __future__ import annotations

import json
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mcp import Client, StdioServerParameters
from press import press, told

from dragoman.desk import Desk
from dragoman.faces.mcp import server
from dragoman.ledger.book import Ledger

READING = {"list_pairs", "pair_summary", "search_events", "get_event", "commitments", "contradictions", "sources"}
PAIR = {"a": "France", "b": "dz"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return press(tmp_path_factory.mktemp("mcp") / "ledger")


def talk(to: Any, ask: Callable[[Client], Awaitable[Any]]) -> Any:
    """What a conversation with a server comes to."""

    async def run() -> Any:
        async with Client(to) as client:
            return await ask(client)

    return anyio.run(run)


def call(to: Any, tool: str, **arguments: Any) -> dict[str, Any]:
    """The answer of one tool, whole both as data and as text."""
    result = talk(to, lambda client: client.call_tool(tool, arguments))
    assert not result.is_error, result.content
    assert json.loads(result.content[0].text) == result.structured_content
    return dict(result.structured_content)


def wrong(to: Any, tool: str, **arguments: Any) -> str:
    """What a tool says to a question that is wrong."""
    result = talk(to, lambda client: client.call_tool(tool, arguments))
    assert result.is_error
    return str(result.content[0].text)


def sentences(value: Any) -> Iterator[dict[str, Any]]:
    """Every evidence in an answer."""
    if isinstance(value, dict):
        if isinstance(value.get("sentence"), str):
            yield value
        for each in value.values():
            yield from sentences(each)
    for each in value if isinstance(value, list) else ():
        yield from sentences(each)


def test_over_stdio(folder: Path) -> None:
    """The real process: its tools, its rules, an answer, a wrong question, and an end without a word on stdout that is not the protocol's."""
    process = StdioServerParameters(command=sys.executable, args=["-m", "dragoman", "serve", "--mcp", "--ledger", str(folder)], env={"PYTHONPATH": ":".join(sys.path)})

    async def ask(client: Client) -> tuple[Any, ...]:
        tools = await client.list_tools()
        good = await client.call_tool("pair_summary", PAIR)
        bad = await client.call_tool("get_event", {"id": "ev_0"})
        return client.instructions, tools.tools, good, bad

    rules, tools, good, bad = talk(process, ask)
    assert "Cite" in rules
    assert {tool.name for tool in tools} == READING
    assert all(tool.description and tool.annotations.read_only_hint for tool in tools)
    assert list(sentences(good.structured_content))
    assert bad.is_error and "no such event" in bad.content[0].text


def test_every_answer_has_its_sentences(folder: Path) -> None:
    """Each tool gives sentences as the articles have them, with ids that open."""
    made, desk = server(folder), Desk.open(folder)
    event = desk.pair("FRA", "DZA").incidents[0].best
    asked = {
        "list_pairs": {}, "pair_summary": PAIR, "search_events": {"words": "visas"}, "get_event": {"id": event}, "commitments": PAIR, "contradictions": PAIR, "sources": PAIR,
    }  # fmt: skip
    assert asked.keys() == READING
    for tool, arguments in asked.items():
        answer = call(made, tool, **arguments)
        found = list(sentences(answer)) or [e["quotes"]["sentence"] | e for e in answer.get("items", [])]
        assert found, tool
        for each in sentences(answer):
            assert desk.event(each["id"]) if each["id"].startswith("ev_") else each["id"].startswith("ch_")
            assert desk.article(each["article"])[0].text[each["start"] : each["end"]] == each["sentence"]
        assert "France" in answer["names"].values(), tool


def test_pages(folder: Path) -> None:
    """Pages after each other give all, once."""
    made = server(folder)
    for tool, arguments in (("search_events", {"a": "FRA"}), ("list_pairs", {}), ("commitments", PAIR), ("contradictions", PAIR)):
        ids, cursor = [], None
        while True:
            answer = call(made, tool, limit=3 if tool != "list_pairs" else 1, **arguments, **({"cursor": cursor} if cursor else {}))
            ids += [json.dumps(row, sort_keys=True) for row in answer["items"]]
            if (cursor := answer.get("next")) is None:
                break
        assert len(ids) == len(set(ids)) == answer["total"] > 1, tool


@pytest.mark.parametrize(
    ("tool", "arguments", "says"),
    [
        ("pair_summary", {"a": "Algerrie", "b": "FRA"}, "did you mean"),
        ("pair_summary", {"a": "FRA", "b": "France"}, "two different"),
        ("pair_summary", PAIR | {"since": "soon"}, "must be a date"),
        ("search_events", {"cursor": "abc"}, "first page"),
        ("search_events", {"limit": 9999}, "limit"),
        ("get_event", {}, "id"),
        ("propose_correction", {"op": "reject", "target": "ev_0", "why": "x"}, "propose_correction"),
    ],
)
def test_wrong_questions(folder: Path, tool: str, arguments: dict[str, Any], says: str) -> None:
    """A wrong question is answered with a sentence; a ledger that is only read has no tool that writes."""
    assert says in wrong(server(folder), tool, **arguments)


def test_proposing(tmp_path: Path) -> None:
    """With leave to write, a correction is kept, shown, and taken back; one that cannot be says why, and keeps nothing."""
    folder = press(tmp_path / "ledger", 3)
    made = server(folder, write=True)
    event = call(made, "search_events", a="FRA", b="DZA")["items"][0]["id"]
    kept = call(made, "propose_correction", op="set", target=event, fields={"type": "THREATEN"}, why="menace", by="a model")["kept"]
    assert (kept[0]["result"], kept[0]["by"], Desk.open(folder).event(event)[0].type) == ("applied", "a model", "THREATEN")
    assert call(made, "get_event", id=event)["event"]["type"] == "THREATEN"
    call(made, "propose_correction", op="undo", target=kept[0]["id"], why="no")
    assert Desk.open(folder).event(event)[0].type != "THREATEN"
    for arguments, says in (({"op": "merge", "target": event}, "other"), ({"op": "set", "target": event}, "fields"), ({"op": "set", "target": event, "fields": {"start": "2026-13"}}, "no date")):
        assert says in wrong(made, "propose_correction", why="x", **arguments)
    assert len(Desk.open(folder).corrections()) == 2


def test_a_ledger_that_grows(tmp_path: Path) -> None:
    """What is read meanwhile is in the next answer."""
    folder = press(tmp_path / "ledger", 2)
    made = server(folder)
    before = call(made, "search_events")["total"]
    ledger = Ledger.open(folder)
    with ledger.writing():
        ledger.add([told(9, "AID", "actual", "La Digue", "fr")], "fake+1")
    assert call(made, "search_events")["total"] == before + 2


def test_empty(tmp_path: Path) -> None:
    """An empty ledger answers with nothing."""
    ledger = Ledger.open(tmp_path / "ledger", create=True)
    with ledger.writing():
        pass
    made = server(tmp_path / "ledger")
    assert call(made, "list_pairs")["items"] == []
    assert call(made, "pair_summary", **PAIR)["summary"]["incidents"] == 0


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(words=st.text(max_size=40), outlet=st.none() | st.text(max_size=40), type=st.none() | st.text(max_size=20), cursor=st.none() | st.text(max_size=40))
def test_anything(folder: Path, words: str, outlet: str | None, type: str | None, cursor: str | None) -> None:
    """Whatever is asked, the answer is data or a sentence of ours, never a crash."""
    given = {"words": words, "outlet": outlet, "type": type, "cursor": cursor}
    result = talk(server(folder), lambda client: client.call_tool("search_events", {k: v for k, v in given.items() if v is not None}))
    assert not result.is_error or result.content[0].text != "Error executing tool search_events"
