"""What a model answers, held against the article: nothing is taken whose words do not stand in it, and no entity but those that the coder found."""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from dragoman.coding.attribution import SAID
from dragoman.coding.codes import states
from dragoman.coding.events.finder import Finder
from dragoman.coding.grammar import conjuncts
from dragoman.coding.llm.prompt import STATUSES, Part
from dragoman.coding.sheet import Draft, Mention, Sheet
from dragoman.errors import DragomanError, InputError
from dragoman.records import Status

#: the most acts of one answer, and the most words of a trigger
MOST, LONGEST = 100, 12
FENCED = re.compile(r"```(?:json)?\s*(.*?)\s*```", re.DOTALL)


class NotTaken(DragomanError):
    """One act of an answer cannot be taken: why."""


@dataclass(frozen=True)
class Party:
    """The codes of one side of an act, the token that stands for it, and how it was found."""

    codes: tuple[str, ...] = ()
    at: int | None = None
    why: str = ""


def acts(content: str) -> list[object]:
    """The acts of an answer, unread; InputError where it is not JSON of the form that was asked for."""
    fenced = FENCED.fullmatch(content.strip())
    try:
        found = json.loads(fenced[1] if fenced else content)
    except (ValueError, RecursionError) as error:
        raise InputError("answers with prose or with JSON that breaks off, not with the JSON that was asked for") from error
    if not isinstance(found, dict) or not isinstance(found.get("acts"), list):
        raise InputError("answers with JSON of another form than was asked for (no list of 'acts')")
    return list(found["acts"])


@dataclass(frozen=True)
class Judge:
    """Holds the acts that a model (`who`) tells of a part against the sheet. `shown` makes words from outside fit to print."""

    sheet: Sheet
    part: Part
    who: str
    shown: Callable[[str], str]

    def judged(self, act: object) -> Draft | frozenset[int]:
        """The draft of an act, or the triggers of those drafts of the sheet that tell it already; NotTaken says what is wrong with it."""
        row = _shaped(act)
        kind, status = row["category"], row["status"]
        if kind not in self.sheet.packs.ontology.categories:
            raise NotTaken(f"'{self.shown(kind)}' is no category")
        if status not in STATUSES:
            raise NotTaken(f"'{self.shown(status)}' is no status")
        words = self._trigger(row["trigger"])
        sides = {role: [self._tokens(each) for each in row[role]] for role in ("actor", "recipient")}
        speaker = self._tokens(row["speaker"]) if row["speaker"] is not None else None
        told = frozenset(d.trigger for d in self.sheet.drafts if d.type == kind and d.first < words.stop and words.start < d.last)
        return told or self._draft(kind, status, words, self._party("actor", sides["actor"]), self._party("recipient", sides["recipient"]), self._speaker(speaker))

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self.sheet)

    def _tokens(self, words: dict[str, Any]) -> range:
        """The tokens that a quote covers."""
        quote, start = words["quote"], words["start"]
        at = self.part.place(quote, start) if quote.strip() else None
        if at is None:
            why = f"stands more than once in the text, and not at character {str(start)[:12]}" if quote.strip() and quote in self.part.text else "does not stand in the text"
            raise NotTaken(f"the quote “{self.shown(quote)}” {why}")
        tokens = self.sheet.tokens
        found = range(bisect_right(tokens, at, key=lambda t: t.end), bisect_left(tokens, at + len(quote), key=lambda t: t.start))
        if not any(tokens[i].text.strip() for i in found):
            raise NotTaken(f"the quote “{self.shown(quote)}” holds no word that is read")
        return found

    def _trigger(self, words: dict[str, Any]) -> range:
        found = self._tokens(words)
        if len(found) > LONGEST or self.sheet.tokens[found[0]].sent != self.sheet.tokens[found[-1]].sent:
            raise NotTaken(f"the trigger “{self.shown(words['quote'])}” is more than {LONGEST} words of one sentence")
        return found

    def _party(self, role: str, quotes: list[range]) -> Party:
        """The entities that quotes name, as the coder knows them."""
        mentions: list[Mention] = []
        for quote in quotes:
            found = list(self._named(quote))
            if not found:
                raise NotTaken(f"the {role} “{self._words(quote)}” is no party that the coder knows there")
            mentions += found
        codes = tuple(dict.fromkeys(code for m in mentions for code in m.codes))
        said = ", ".join(f"“{self._words(quote)}”" for quote in quotes)
        return Party(codes, mentions[0].head, f"{said}; {'; '.join(dict.fromkeys(m.why for m in mentions))}") if mentions else Party()

    def _named(self, quote: range) -> Iterator[Mention]:
        """The mentions at the word that a quote hangs on and at those beside it (*Mali and Niger*); else the first that it touches."""
        known = {i: m for i in quote if (m := self._finder.by_token.get(i)) is not None and m.codes}
        leading = [known[i] for i in conjuncts(self.sheet, self._top(quote)) if i in known]
        yield from dict.fromkeys(leading or list(known.values())[:1])

    def _top(self, words: range) -> int:
        """The word of a stretch that the others hang on."""
        tokens = self.sheet.tokens
        return next((i for i in words if tokens[i].text.strip() and tokens[i].pos != "PUNCT" and (tokens[i].head == i or tokens[i].head not in words)), words[0])

    def _speaker(self, quote: range | None) -> Party:
        if quote is None:
            return Party()
        mention = next((m for i in (self._top(quote), *quote) if (m := self.sheet.mention_at.get(i)) is not None and m.codes), None)
        codes, at = (mention.codes[:1], mention.head) if mention else (("unattributed",), self._top(quote))
        return Party(codes, at, f"“{self._words(quote)}”")

    def _draft(self, kind: str, status: str, words: range, actor: Party, recipient: Party, speaker: Party) -> Draft:
        if not (actor.codes or recipient.codes):
            raise NotTaken(f"{kind} at “{self._words(words)}” names nobody")
        if set(actor.codes) == set(recipient.codes):
            raise NotTaken(f"{kind} at “{self._words(words)}” has {', '.join(actor.codes)} on both sides")
        if kind in SAID and states(speaker.codes) & states(actor.codes):
            speaker = Party()  # who speaks is the actor (codebook.md 5)
        at, mutual = self._top(words), not recipient.codes and len(states(actor.codes)) > 1
        told = [("type", f"{kind} at “{self._words(words)}”"), ("status", status), *((name, p.why) for name, p in (("actor", actor), ("recipient", recipient), ("speaker", speaker)) if p.codes)]
        return Draft(
            at, words.start, words.stop, kind, None, (), actor.codes, recipient.codes, actor.at, recipient.at,
            "fact", 0, self._grammar(at), tuple((field, f"{self.who}: {why}") for field, why in told), cast(Status, status),
            speaker.codes[0] if speaker.codes else None, speaker.at, mutual=mutual, words=(at,),
        )  # fmt: skip

    def _grammar(self, at: int) -> str:
        known = self.sheet.predicates.get(at)
        return known.kind if known else "verb" if self.sheet.tokens[at].pos in ("VERB", "AUX") else "noun"

    def _words(self, quote: range) -> str:
        return self.shown(self.sheet.article.text[self.sheet.tokens[quote[0]].start : self.sheet.tokens[quote[-1]].end])


def _shaped(act: object) -> dict[str, Any]:
    """An act whose fields are of the kinds that the form asks for."""
    if not isinstance(act, dict):
        raise NotTaken("an act is not of the form that was asked for")
    for name, fits in FIELDS.items():
        if name not in act or not fits(act[name]):
            raise NotTaken(f"an act is not of the form that was asked for (its '{name}' is missing or of another kind)")
    return act


def _is_words(value: object) -> bool:
    return isinstance(value, dict) and isinstance(value.get("quote"), str) and type(value.get("start")) is int


def _are_words(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_words, value))


FIELDS: dict[str, Callable[[Any], bool]] = {
    "category": lambda value: isinstance(value, str),
    "status": lambda value: isinstance(value, str),
    "trigger": _is_words,
    "actor": _are_words,
    "recipient": _are_words,
    "speaker": lambda value: value is None or _is_words(value),
}
