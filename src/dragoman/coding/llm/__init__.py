"""The third witness, for those who have one: a model behind an endpoint that speaks OpenAI's chat protocol. Nothing is sent unless it is asked for.

It may propose acts and agree with those that the rules found. It gives no codes, and what it says must stand in the text: an article that
tries to order it about can have it propose acts of that article, and nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.coding.changed import changed
from dragoman.coding.llm.answers import MOST, Judge, NotTaken, acts
from dragoman.coding.llm.endpoint import KEY, MODEL, URL, Endpoint
from dragoman.coding.llm.prompt import Part, asked, digest, parts
from dragoman.coding.sheet import Draft, Sheet
from dragoman.errors import InputError, UsageError
from dragoman.records import Refusal

__all__ = ["Asked", "Heard"]

#: after so many calls in a row without a usable answer nothing more is sent
PATIENCE = 3


@dataclass(frozen=True)
class Heard:
    """What a model says of a sheet: `drafts` that no rule made, the triggers of the drafts that it tells too, and what was not taken of its answers."""

    drafts: tuple[Draft, ...] = ()
    agrees: frozenset[int] = frozenset()
    refusals: tuple[Refusal, ...] = ()


class Asked(Endpoint):
    """A model to ask about articles. Counts what `Endpoint` counts, and `failures`: the questions that got no usable answer.

    One for each process: it gives up by itself, and is not made to be shared by threads.
    """

    def __init__(self, url: str, model: str, key: str | None = None, timeout: float = 60.0, **more: Any) -> None:
        super().__init__(url, model, key, timeout, **more)
        self.failures = self._in_a_row = 0

    @classmethod
    def from_environment(cls, env: Mapping[str, str] = os.environ, timeout: float = 60.0) -> Asked:
        """The model that the variables name; UsageError where the address or the model is missing. A local server may want no key."""
        for name, example in ((URL, "http://localhost:8080/v1"), (MODEL, "the name of a model on that server")):
            if not env.get(name, "").strip():
                raise UsageError(f"--witness llm asks a model: set the variable {name} ({example}), or leave --witness llm out")
        return cls(env[URL], env[MODEL], env.get(KEY), timeout)

    @property
    def name(self) -> str:
        """Which model with which prompt, for the fingerprint of a coding."""
        return f"llm {self.host} {self.model} {digest()}"

    @property
    def gave_up(self) -> bool:
        """Whether nothing more is sent."""
        return self._in_a_row >= PATIENCE

    def apply(self, sheet: Sheet) -> Sheet:
        """The sheet with what the model says: who agrees is named in the reasons; acts at words that carry none are added."""
        said, taken = self.hear(sheet), sheet.triggers
        kept = [changed(d, reasons=(*d.reasons, ("witness", f"{self.name} tells this act too"))) if d.trigger in said.agrees else d for d in sheet.drafts]
        more = [d for d in said.drafts if d.trigger not in taken]
        return sheet.having(drafts=tuple(sorted((*kept, *more), key=lambda d: d.trigger)), refusals=(*sheet.refusals, *said.refusals))

    def hear(self, sheet: Sheet) -> Heard:
        """What the model says of an article, once the rules have made their drafts; nothing once it gave up. Never raises for what the model does."""
        found: dict[tuple[str, int], Draft] = {}
        agrees: set[int] = set()
        refusals: list[Refusal] = []
        for part in () if self.gave_up else parts(sheet):
            for said in self._part(sheet, part):
                if isinstance(said, Draft) and (said.type, said.trigger) in found:
                    said = f"{self.who}: {said.type} at the same word is told twice; the first is kept"
                if isinstance(said, Draft):
                    found[said.type, said.trigger] = said
                elif isinstance(said, frozenset):
                    agrees |= said
                else:
                    refusals.append(Refusal("llm", sheet.article.id, said))
            if self.gave_up:
                break
        return Heard(tuple(found.values()), frozenset(agrees), tuple(refusals))

    def _part(self, sheet: Sheet, part: Part) -> Iterator[Draft | frozenset[int] | str]:
        """For each act that the model tells of a part its draft, the triggers that it agrees with, or why it is not taken."""
        told = self._told(sheet, part)
        if isinstance(told, str):
            yield told
            if self.gave_up:
                yield f"{self.who}: {PATIENCE} calls in a row gave no usable answer; nothing more is sent to it, and the rules go on alone"
            return
        judge = Judge(sheet, part, self.who, self.shown)
        for act in told[:MOST]:
            try:
                yield judge.judged(act)
            except NotTaken as error:
                yield f"{self.who}: {error}; this act is left out"
        if len(told) > MOST:
            yield f"{self.who} tells {len(told)} acts of one part; those after the first {MOST} are left out"

    def _told(self, sheet: Sheet, part: Part) -> list[object] | str:
        """The acts of an answer, or the sentence that says why there are none."""
        try:
            told = self._acts(self.ask(asked(sheet.packs.ontology, part)))
        except InputError as error:
            self.failures, self._in_a_row = self.failures + 1, self._in_a_row + 1
            return f"characters {part.spans[0][0]}-{part.spans[-1][1]}: {error}; the rules go on alone"
        self._in_a_row = 0
        return told

    def _acts(self, content: str) -> list[object]:
        try:
            return acts(content)
        except InputError as error:
            raise InputError(f"{self.who} {error}") from error
