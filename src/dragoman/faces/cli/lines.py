"""Why an example line of the packs fails, in the words of an expert: the place in the file, what was wanted, what came, by which trigger."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.coding.chain import Coder
    from dragoman.coding.lines import Failure
    from dragoman.packs import Packs
    from dragoman.packs.language import Line, Trigger
    from dragoman.records import Coding, Event

TRIGGER = re.compile(r"(?P<file>[\w-]+\.toml) trigger (?P<number>\d+)")
#: what a trigger asks of the words around it, besides its tests
ASKED = ("prep", "particle")


@dataclass(frozen=True)
class Fault:
    """A line that fails: where it stands, what it wants, what came and by which trigger, and a sentence on each difference."""

    place: str
    text: str
    wanted: tuple[str, ...]
    got: tuple[str, ...]
    why: tuple[str, ...]

    def json(self) -> dict[str, Any]:
        """The fault as plain data."""
        return {"place": self.place, "text": self.text, "wanted": list(self.wanted), "got": list(self.got), "why": list(self.why)}

    def __str__(self) -> str:
        rows = [("wanted", w) for w in self.wanted or ("no event of this category",)] + [("got", g) for g in self.got or ("nothing",)]
        return "\n".join([f"{self.place}: {self.text}", *(f"  {name:7}{said}" for name, said in [*rows, *(("why", w) for w in self.why)])])


def faults(packs: Packs, coder: Coder, failures: list[Failure]) -> list[Fault]:
    """Each failure with its reasons; its line is coded once more to see what fired."""
    from dragoman.coding.lines import article_of

    lines = {line.where: (lang, line) for lang, pack in packs.languages.items() for line in pack.lines}
    found = []
    for failure in failures:
        lang, line = lines[failure.where]
        coding = coder.code(article_of(line, lang))
        got = tuple(f"{_brief(e)}  by {_fired(e, lang)}" for e in coding.events)
        found.append(Fault(_place(line.where, "line"), line.text, line.events, got, tuple(_why(packs, lang, line, coding))))
    return found


def _why(packs: Packs, lang: str, line: Line, coding: Coding) -> Iterator[str]:
    from dragoman.coding.lines import judge, read

    missing = [spec for spec in line.events if judge(replace(line, events=(spec,), category=""), coding)]
    for spec in missing:
        wanted = read(spec, line.where)
        near = [e for e in coding.events if e.type == wanted.type]
        yield from (f"{spec}: {said}" for said in (_differences(wanted, near) if near else _silent(packs, lang, wanted.type, line)))
    if not missing:
        yield f"more events of {line.category} came than the line lists"
    yield from dict.fromkeys(f"refused: {refusal.reason}" for refusal in coding.refusals)


def _differences(wanted: Any, near: list[Event]) -> Iterator[str]:
    """How the events of the wanted category differ from it."""
    for event in near:
        told = [f"{role} {','.join(sorted(getattr(wanted, role))) or '-'}, not {','.join(getattr(event, role)) or '-'} ({_reason(event, role)})"
                for role in ("actor", "recipient") if _states(getattr(wanted, role)) != _states(getattr(event, role))]  # fmt: skip
        told += [f"mode {wanted.mode}, not {event.mode or 'none'}"] if wanted.mode and wanted.mode != event.mode else []
        told += [f"status {wanted.status}, not {event.status} ({_reason(event, 'status')})"] if wanted.status != event.status else []
        yield f"“{event.trigger}” was found, but wanted is {'; '.join(told) or 'one more such event, or another sector'}"


def _silent(packs: Packs, lang: str, category: str, line: Line) -> Iterator[str]:
    """Why no trigger of a category fired: which of them have a word of the sentence, and what they miss in it."""
    from dragoman.coding.lines import article_of
    from dragoman.coding.parse import parse

    (tokens, _), *_ = parse([article_of(line, lang)], packs.languages[lang].model, 1, 400)
    forms = {form for token in tokens for form in (token.lemma, token.text.lower().replace("’", "'"))}
    near = [(t, word) for t in packs.languages[lang].triggers if t.type == category and (word := _word(t, forms, line.text))]
    for trigger, word in near:
        yield f"no trigger fired: {_place(f'{lang}/{trigger.where}', 'trigger')} has “{word}”, but {_misses(trigger, forms)}"
    if not near:
        yield f"no trigger fired: none of {category} in '{lang}' has a word of this sentence (its lemmas: {' '.join(dict.fromkeys(t.lemma for t in tokens))})"


def _word(trigger: Trigger, forms: set[str], text: str) -> str | None:
    """The words of a trigger that a sentence holds, if any."""
    own = (words for kind in (trigger.verb, trigger.noun, trigger.adj) for words in kind if {w.lower() for w in words} <= forms)
    return next((" ".join(words) for words in own), next((p for p in trigger.phrase if p.lower() in text.lower().replace("’", "'")), None))


def _misses(trigger: Trigger, forms: set[str]) -> str:
    """The tests of a trigger that the words of a sentence cannot pass; where there is none, what else may be the cause."""
    asked = {**trigger.tests, **{name: getattr(trigger, name) for name in ASKED}}
    told = [
        f"it wants {name} = {_few(words)} and the sentence has none of them"
        for name, words in asked.items()
        if words and name[:4] != "not_" and not forms & words
    ]
    told += [f"its {name} forbids “{', '.join(sorted(forms & words))}”" for name, words in asked.items() if name.startswith("not_") and forms & words]
    needs = f"its needs = {_few(trigger.needs)} may have found nobody, " if trigger.needs else ""
    return "; ".join(told) or f"{needs}its words may stand apart in the sentence's tree, or another trigger was preferred"


def _few(words: Any) -> str:
    told = sorted(words)
    return f"[{', '.join(told[:5])}{', …' if len(told) > 5 else ''}]"


def _fired(event: Event, lang: str) -> str:
    """The trigger that an event came from, with its place and the words on which it fired."""
    why = _reason(event, "type")
    known = TRIGGER.search(why)
    return f"{_place(f'{lang}/{known[0]}', 'trigger') if known else why} on “{event.trigger}”"


def _reason(event: Event, field: str) -> str:
    return next((r.why for r in event.reasons if r.field == field), "no reason kept")


def _brief(event: Event) -> str:
    return f"{event.type}{'/' + event.mode if event.mode else ''} {','.join(event.actor) or '-'} -> {','.join(event.recipient) or '-'} [{event.status}]"


def _states(codes: Any) -> set[str]:
    return {code.split(":")[0] for code in codes}


def _place(where: str, kind: str) -> str:
    """`fr/accuse.toml line 3` as the file and the number of the row where that table begins."""
    from dragoman.packs import DATA

    lang, _, rest = where.partition("/")
    name, _, number = rest.split(" ")
    path = DATA / "languages" / lang / "events" / name
    rows = _tables(path, kind)
    shown = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    return f"{shown}:{rows[int(number) - 1]}" if int(number) <= len(rows) else f"{shown} {kind} {number}"


@cache
def _tables(path: Path, kind: str) -> tuple[int, ...]:
    """The rows of a file on which tables of a kind begin."""
    return tuple(n for n, row in enumerate(path.read_text("utf-8").splitlines(), 1) if row.strip().startswith(f"[[{kind}]]"))
