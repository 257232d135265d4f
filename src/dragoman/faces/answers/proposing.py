"""A correction that a program proposes, as the lines that it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.desk import Desk
    from dragoman.records import Correction

Op = Literal["confirm", "set", "reject", "add", "merge", "split", "note", "undo"]
#: the operations on one event that need nothing but their target
PLAIN = ("confirm", "reject", "note")


@dataclass(frozen=True)
class Proposal:
    """What is proposed: the operation and the event (of `undo`, the correction; of `add`, the article) that it is about.

    `fields` has the new values of `set` and `add`, `other` the second event of `merge` and `split`, `quote` the words of the article of `add`.
    """

    op: Op
    target: str
    fields: Mapping[str, str] = field(default_factory=dict)
    other: str | None = None
    quote: str | None = None
    why: str | None = None


def lines(desk: Desk, asked: Proposal, by: str) -> list[Correction]:
    """The corrections that a proposal asks for, not kept yet; UsageError says what it lacks."""
    if asked.op in PLAIN:
        return [desk.corrected(asked.op, asked.target, by, why=asked.why)]
    if asked.op == "undo":
        return [desk.undone(asked.target, by, why=asked.why)]
    if asked.op in ("merge", "split"):
        if not asked.other or asked.other == asked.target:
            raise UsageError(f"'{asked.op}' needs 'other': the id of a second event")
        return [desk.corrected(asked.op, asked.target, by, why=asked.why, after=asked.other)]
    if not asked.fields:
        raise UsageError(f"'{asked.op}' needs 'fields': what it changes, such as type, actor, start")
    if asked.op == "set":
        return [desk.corrected("set", asked.target, by, why=asked.why, field=name, after=value) for name, value in asked.fields.items()]
    if not asked.quote:
        raise UsageError("'add' needs 'quote': the words of the article that carry the act")
    return [desk.added(asked.target, asked.quote, by, why=asked.why, fields=asked.fields)]
