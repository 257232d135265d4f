"""The example lines of the packs, run: which sentence does not give the events that it promises, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.coding.chain import Coder
from dragoman.errors import PackError
from dragoman.packs import Packs
from dragoman.packs.language import Line
from dragoman.records import Article, Block, Coding, article_id

SHAPE = re.compile(r"^(?P<type>[A-Z]+)(?:/(?P<mode>[\w-]+))?\s+(?P<actor>[^>\[]+?)\s*->\s*(?P<recipient>[^\[]+?)(?:\s+\[?(?P<status>actual|future|hypothetical|negated)\]?)?$")


@dataclass(frozen=True)
class Failure:
    """A line whose coding is not what it promises."""

    where: str
    text: str
    wanted: tuple[str, ...]
    got: tuple[str, ...]


@dataclass(frozen=True)
class Wanted:
    """One event that a line promises; sectors count only where the line states them."""

    type: str
    mode: str | None
    actor: frozenset[str]
    recipient: frozenset[str]
    status: str


def read(spec: str, where: str) -> Wanted:
    """An event spec such as `SANCTION/withdraw MLI -> FRA [future]`."""
    found = SHAPE.match(spec.strip())
    if found is None:
        raise PackError(f"{where}: the event '{spec}' is not of the form TYPE[/mode] ACTORS -> RECIPIENTS [status]")
    return Wanted(found["type"], found["mode"], _codes(found["actor"]), _codes(found["recipient"]), found["status"] or "actual")


def _codes(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split(",") if part.strip() not in ("", "-"))


def _same(wanted: frozenset[str], got: Iterable[str]) -> bool:
    """Codes agree; a code without a sector fits any sector."""
    have = set(got)
    bare = {code.split(":")[0] for code in have}
    return {w.split(":")[0] for w in wanted} == bare and all(w in have or w.endswith(":GOV") and w[:-4] in have for w in wanted if ":" in w)


def article_of(line: Line, lang: str) -> Article:
    """A line as an article of its own."""
    return Article(article_id(line.text, None, line.where), line.text, lang, blocks=(Block("paragraph", 0, len(line.text)),))


def judge(line: Line, coding: Coding) -> Failure | None:
    """The failure of a line, or None: the events of the line's category must be those that it lists, and any others listed be there."""
    wanted = [read(spec, line.where) for spec in line.events]
    types = {line.category, *(w.type for w in wanted)}
    got = [e for e in coding.events if e.type in types]
    left = list(got)
    missing = []
    for w in wanted:
        hit = next((e for e in left if e.type == w.type and (w.mode or e.mode) == e.mode and e.status == w.status and _fit(w, e.actor, e.recipient)), None)
        left.remove(hit) if hit else missing.append(w)
    extra = [e for e in left if e.type == line.category]
    if not missing and not extra:
        return None
    said = tuple(f"{e.type}{'/' + e.mode if e.mode else ''} {','.join(e.actor) or '-'} -> {','.join(e.recipient) or '-'} [{e.status}]" for e in coding.events)
    return Failure(line.where, line.text, line.events, said)


def _fit(wanted: Wanted, actor: tuple[str, ...], recipient: tuple[str, ...]) -> bool:
    if _same(wanted.actor, actor) and _same(wanted.recipient, recipient):
        return True
    both = wanted.type in ("CONSULT", "COOPERATE", "AGREE", "SUPPORT") and (not wanted.recipient or not recipient)
    return both and _same(wanted.actor | wanted.recipient, (*actor, *recipient))


def check(packs: Packs, coder: Coder, languages: Iterable[str] | None = None) -> list[Failure]:
    """The lines of the packs that fail, in the order of the packs."""
    failures = []
    for lang in languages or packs.languages:
        lines = packs.languages[lang].lines
        codings = coder.code_all(article_of(line, lang) for line in lines)
        failures += [failed for line, coding in zip(lines, codings, strict=True) if (failed := judge(line, coding))]
    return failures
