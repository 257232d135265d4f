"""Corrections from a page: through the desk into the same `corrections.jsonl` as those of the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.desk import Desk
from dragoman.errors import LedgerError, UsageError
from dragoman.faces.web.asked import Wrong
from dragoman.faces.web.guards import MOST_BODY, PROOF, Options, proven
from dragoman.faces.web.page import Visit
from dragoman.records import Correction

OPS = ("confirm", "reject", "set", "note", "undo")
#: the fields of an event that the form of a page offers
FIELDS = ("type", "mode", "actor", "recipient", "start", "end", "status")
MOST_WHY = 2000


async def correct(request: Request, visit: Visit, options: Options) -> Response:
    """Keep the correction that a form asks for, and go back to where it was asked."""
    if options.read_only:
        raise Wrong(403, "web.wrong.read_only")
    form = await _form(request)
    if not proven(options, request.scope.get("visitor", ""), form.get(PROOF, "")):
        raise Wrong(403, "web.wrong.proof")
    op = await run_in_threadpool(keep, visit.desk, form, options.by)
    return RedirectResponse(_back(form.get("back", ""), visit, op), 303)


async def _form(request: Request) -> Mapping[str, str]:
    """The fields of a form; never more than so many bytes of it are read."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BODY:
            raise Wrong(413, "web.wrong.large")
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=100))


def keep(desk: Desk, form: Mapping[str, str], by: str) -> str:
    """Make the corrections of a form, keep them, and give their operation."""
    op = form.get("op", "")
    if op not in OPS:
        raise Wrong(422, "web.wrong.op")
    try:
        made = _made(desk, op, form, by)
    except UsageError as error:
        raise Wrong(422, "web.wrong.correction", why=str(error)) from error
    try:
        desk.correct(made)
    except LedgerError as error:
        raise Wrong(507, "web.wrong.kept", why=str(error)) from error
    return op


def _made(desk: Desk, op: str, form: Mapping[str, str], by: str) -> list[Correction]:
    """The lines of one click; they bear the same time, so that one click takes them back."""
    target, why = form.get("target", "")[:100], form.get("why", "").strip()[:MOST_WHY] or None
    if op == "undo":
        return [desk.undone(id, by, why=why) for id in _at_once(desk, target)]
    if op == "set":
        ids, fields = _targets(desk, target, form), _changed(desk, target, form)
        made = [desk.corrected("set", id, by, why=why, field=name, after=value) for id in ids for name, value in fields]
    else:
        made = [desk.corrected(op, id, by, why=why) for id in _targets(desk, target, form)]
    return [replace(each, at=made[0].at) for each in made]


def _changed(desk: Desk, target: str, form: Mapping[str, str]) -> list[tuple[str, str]]:
    """The fields of an event in which a form says something else."""
    event, _ = desk.event(target)
    changed = [(name, form[name].strip()[:200]) for name in FIELDS if name in form and form[name].strip() != standing_text(getattr(event, name))]
    if not changed:
        raise Wrong(422, "web.wrong.unchanged")
    return changed


def _at_once(desk: Desk, target: str) -> list[str]:
    """The corrections that one click made together with this one."""
    held = [o.correction for o in desk.corrections() if o.result != "undone"]
    one = next((c for c in held if c.id == target), None)
    return [c.id for c in held if (c.at, c.by, c.op) == (one.at, one.by, one.op)] if one else [target]


def _targets(desk: Desk, target: str, form: Mapping[str, str]) -> list[str]:
    """The event that a form is about, or with `all` every one that tells the same incident."""
    return [target, *(id for id in desk.incident(target)[1].events if id != target)] if form.get("all") == "1" else [target]


def standing_text(value: object) -> str:
    """A value of an event as the form shows it."""
    return ", ".join(map(str, value)) if isinstance(value, tuple) else "" if value is None else str(value)


def _back(asked: str, visit: Visit, op: str) -> str:
    """Where to go on: a page of ours, never an address elsewhere."""
    path, _, anchor = asked.partition("#")
    ours = path.startswith(f"/{visit.m.lang}/") and "//" not in path.split("?")[0] and "\\" not in path and path.isprintable() and len(asked) < 2000
    path = path if ours else visit.to("")
    return f"{path}{'&' if '?' in path else '?'}done={op}{f'#{anchor}' if anchor.isalnum() or '_' in anchor and anchor.replace('_', '').isalnum() else ''}"
