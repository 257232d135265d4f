"""The progress bar of a reading, on stderr: `Reading ████░░ 812/1,000 14.2/s 0:00:13 1,204 events, 9 skipped`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.faces.messages import Messages
    from dragoman.flow import Progress


@contextmanager
def bar(console: Console, m: Messages, *, quiet: bool) -> Iterator[Callable[[Progress], None]]:
    """A function that shows how far a reading is; it shows nothing where stderr is no terminal, or `quiet`."""
    if quiet or not console.is_terminal:
        yield lambda _: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
    with Progress(*columns, TimeRemainingColumn(), TextColumn("{task.fields[found]}"), console=console, transient=True) as shown:
        task = shown.add_task(m("read.progress"), total=None, rate="", found="")

        def update(now: object) -> None:
            done, total, events, refusals = (getattr(now, name) for name in ("done", "total", "events", "refusals"))
            speed = shown.tasks[0].speed
            found = m("read.found", events=events, refusals=refusals)
            shown.update(task, completed=done, total=total, rate=f"{speed:.1f}/s" if speed else "", found=found)

        yield update
