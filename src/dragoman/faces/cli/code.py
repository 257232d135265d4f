"""`code`: texts in, codings out, nothing kept. A filter: one line out for each text in, in their order."""

from __future__ import annotations

import json
import sys
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from dragoman.faces.cli.common import (
    SKIPPED,
    ConfidenceFlag,
    FastFlag,
    LanguagesFlag,
    OutletFlag,
    PlainFlag,
    ProcessesFlag,
    PublishedFlag,
    QuietFlag,
    VerboseFlag,
    WitnessFlag,
    guarded,
    put_json,
    say,
    settings,
)

if TYPE_CHECKING:
    from dragoman.options import ReadOptions
    from dragoman.records import Article, Refusal

Row = tuple[Any, "Article | Refusal"]
OPTIONAL = ("lang", "published", "url", "outlet", "title")


@guarded
def code(
    paths: Annotated[list[str], typer.Argument(metavar="FILE…", help="Files of JSON lines (id, text) or of text; '-' is standard input.")],
    lang: LanguagesFlag = None,
    published: PublishedFlag = None,
    outlet: OutletFlag = None,
    min_confidence: ConfidenceFlag = None,
    fast: FastFlag = None,
    witness: WitnessFlag = None,
    processes: ProcessesFlag = None,
    quiet: QuietFlag = False,
    verbose: VerboseFlag = False,
    no_color: PlainFlag = False,
    as_json: Annotated[bool, typer.Option("--json", help="What it prints anyway.")] = False,
) -> None:
    """Code texts into JSON lines on standard output, one a text, in their order. A bad one gives a line with `error`; the others go on."""
    from dragoman import flow
    from dragoman.records import Refusal, coding_json

    held = settings(languages=lang, published=published, outlet=outlet, min_confidence=min_confidence, fast=fast, witness=witness, processes=processes)
    waiting: deque[Any] = deque()

    def articles() -> Iterator[Article | Refusal]:
        for name, item in rows(paths, held.read_options()):
            waiting.append(name)
            yield item

    bad = 0
    for _, result in flow.code(articles(), held.code_options(), processes=held.processes):
        name = waiting.popleft()
        if isinstance(result, Refusal):
            bad += 1
            put_json({"id": name, "error": result.reason})
            say(f"dragoman: {result.where}: {result.reason}")
        else:
            put_json({"id": name, **coding_json(result)})
    if bad:
        raise typer.Exit(SKIPPED)


def rows(paths: list[str], options: ReadOptions) -> Iterator[Row]:
    """Each text with the id that its line of output bears."""
    for path in paths:
        if path == "-":
            yield from _stream(sys.stdin.buffer, options)
        elif Path(path).suffix.lower() in (".jsonl", ".ndjson") and Path(path).is_file():
            yield from _file(path, options)
        else:
            yield from _documents(path, options)


def _file(path: str, options: ReadOptions) -> Iterator[Row]:
    from dragoman.records import Refusal

    try:
        with open(path, "rb") as lines:
            yield from _lines(lines, path, options)
    except OSError as error:
        yield Path(path).stem, Refusal("read", path, f"this file cannot be read ({error.strerror}); check its rights")


def _documents(path: str, options: ReadOptions) -> Iterator[Row]:
    from dragoman import flow
    from dragoman.records import Refusal

    for item in flow.documents([Path(path)], options):
        where = item.where if isinstance(item, Refusal) else item.source
        yield Path(where or path).stem, item


def _stream(stream: IO[bytes], options: ReadOptions) -> Iterator[Row]:
    """Standard input: JSON lines where it begins with a brace, else one text."""
    head = b""
    while not head.strip() and (line := stream.readline()):
        head += line
    if not head or head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from _lines(_again(head, stream), "-", options)
    else:
        text = (head + stream.read()).decode("utf-8-sig", "replace")
        yield "-", _article({"text": text}, "-", options)


def _again(head: bytes, stream: IO[bytes]) -> Iterator[bytes]:
    yield from head.splitlines(keepends=True)
    yield from stream


def _lines(lines: Iterator[bytes] | IO[bytes], where: str, options: ReadOptions) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _line(line, number, f"{where}, line {number}", options)


def _line(line: bytes, number: int, where: str, options: ReadOptions) -> Row:
    """One line of JSON as an id and an article, or a refusal that says what is wrong with it."""
    from dragoman.records import Refusal

    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return number, Refusal("read", where, f"this line is not JSON ({error}); mend or remove it")
    if not isinstance(row, dict):
        return number, Refusal("read", where, "this line is not an object with 'id' and 'text'")
    name = row.get("id", number)
    if not isinstance(row.get("text"), str):
        return name, Refusal("read", where, "the field 'text' is missing or is no text")
    wrong = [key for key in OPTIONAL if not isinstance(row.get(key), str | None)]
    if wrong:
        return name, Refusal("read", where, f"the field '{wrong[0]}' must be a text")
    return name, _article(row, where, options)


def _article(row: dict[str, Any], where: str, options: ReadOptions) -> Article | Refusal:
    from dragoman import flow
    from dragoman.records import Refusal

    given = {key: row.get(key) for key in OPTIONAL}
    given |= {key: value for key in ("published", "outlet") if (value := getattr(options, key))}
    made = flow.document(row["text"], options, source=where, **given)
    return replace(made, where=where) if isinstance(made, Refusal) else made
