"""The sheet that one article's coding is written on: frozen, filled step by step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

from dragoman.coding.fixed import fixed
from dragoman.packs import Alias, Language, Packs
from dragoman.records import Article, Block, Characterisation, Event, Refusal, Status


@fixed(slots=True)
class Token:
    """A word with its place in the tree. `i` and `head` count through the article; `start`, `end` are offsets into its text.

    `dep` is the neutral label of `parse.py`: subj, subjpass, obj, iobj, obl, agent, nmod, amod, poss, appos, acl, relcl, advcl, ccomp,
    xcomp, conj, cc, case, mark, det, aux, auxpass, cop, neg, flat, advmod, attr, prt, punct, root, dep.
    """

    i: int
    text: str
    low: str
    lemma: str
    pos: str
    dep: str
    head: int
    start: int
    end: int
    sent: int
    mood: str = ""
    tense: str = ""
    form: str = ""
    number: str = ""
    gender: str = ""
    ent: str = ""


@fixed(slots=True)
class Sentence:
    """Token indices from `first` to before `last`, and the block that the sentence lies in."""

    first: int
    last: int
    block: Block


@fixed(slots=True)
class Hit:
    """A stretch of text (character offsets) that is spelt like these aliases of the roster."""

    start: int
    end: int
    aliases: tuple[Alias, ...]


@fixed(slots=True)
class Scan:
    """What one pass over the raw text finds: the text folded, the names of the roster in it, and the blocks that are about something else, each with what."""

    folded: str
    hits: tuple[Hit, ...] = ()
    apart: tuple[tuple[Block, str], ...] = ()


@fixed(slots=True)
class Mention:
    """A stretch of tokens that names entities. `kind`: name, capital, person, role, modifier (a demonym on another noun), place, pronoun, unit, group."""

    first: int
    last: int
    head: int
    codes: tuple[str, ...]
    kind: str
    why: str
    role: str = ""


@fixed(slots=True)
class TimeSpan:
    """A time expression: tokens, the interval it means (ISO, at its own precision), and what kind of expression it is."""

    first: int
    last: int
    start: str | None
    end: str | None
    kind: str
    value: str
    why: str


@fixed()
class Predicate:
    """A word that may carry an act, with its arguments as token indices, passives, relatives, control and coordination undone."""

    token: int
    kind: str
    subjects: tuple[int, ...] = ()
    objects: tuple[int, ...] = ()
    agents: tuple[int, ...] = ()
    preps: tuple[tuple[str, int], ...] = ()
    clauses: tuple[int, ...] = ()
    passive: bool = False
    reflexive: bool = False
    particles: tuple[str, ...] = ()
    support: int | None = None


@fixed()
class Draft:
    """An event in the making: token indices where the record will have quotes. `mood_at`: the verb whose mood it shares, where its own is left out."""

    trigger: int
    first: int
    last: int
    type: str
    mode: str | None
    context: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    actor_at: int | None
    recipient_at: int | None
    content: str
    weight: int
    kind: str
    reasons: tuple[tuple[str, str], ...]
    status: Status = "actual"
    speaker: str | None = None
    speaker_at: int | None = None
    condition: tuple[int, int] | None = None
    start: str | None = None
    end: str | None = None
    time_at: tuple[int, int] | None = None
    confidence: float = 0.5
    inside: int | None = None
    loose: bool = False
    mutual: bool = False
    words: tuple[int, ...] = ()
    heard: tuple[tuple[str, float], ...] = ()
    mood_at: int | None = None


class Leaning(Protocol):
    """What a witness that has read the sheet leans to, where the rules ask it."""

    def leaning(self, draft: Draft, role: str) -> Mapping[str, float]:
        """The log odds that each entity around a draft's word has a role in it; empty where it was not read."""


def by_sentence(tokens: Sequence[Token], drafts: Iterable[Draft]) -> dict[int, tuple[Draft, ...]]:
    """The drafts of each sentence, by its number."""
    found: dict[int, list[Draft]] = {}
    for draft in drafts:
        found.setdefault(tokens[draft.trigger].sent, []).append(draft)
    return {sent: tuple(row) for sent, row in found.items()}


@dataclass(frozen=True)
class Sheet:
    """One article and all that the steps have found in it so far: `scan` of its raw text, `lows` the folded words of its tokens."""

    article: Article
    packs: Packs
    language: Language
    scan: Scan
    tokens: tuple[Token, ...] = ()
    children: tuple[tuple[int, ...], ...] = ()
    sentences: tuple[Sentence, ...] = ()
    lows: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeSpan, ...] = ()
    predicates: dict[int, Predicate] = field(default_factory=dict)
    drafts: tuple[Draft, ...] = ()
    characterisations: tuple[Characterisation, ...] = ()
    events: tuple[Event, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    skipped: frozenset[int] = frozenset()
    belief: Leaning | None = None

    # what is worked out below is kept from step to step: `WORKED_OUT` says of what
    @cached_property
    def mentions_in(self) -> dict[int, tuple[Mention, ...]]:
        """The mentions of each sentence, by its number."""
        found: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(self.tokens[mention.head].sent, []).append(mention)
        return {sent: tuple(row) for sent, row in found.items()}

    @cached_property
    def times_in(self) -> dict[int, tuple[TimeSpan, ...]]:
        """The times of each sentence, by its number."""
        found: dict[int, list[TimeSpan]] = {}
        for span in self.times:
            found.setdefault(self.tokens[span.first].sent, []).append(span)
        return {sent: tuple(row) for sent, row in found.items()}

    @cached_property
    def mention_at(self) -> dict[int, Mention]:
        """The last mention that each token stands in."""
        return {i: m for m in self.mentions for i in range(m.first, m.last)}

    @cached_property
    def drafts_in(self) -> dict[int, tuple[Draft, ...]]:
        """The drafts of each sentence, by its number."""
        return by_sentence(self.tokens, self.drafts)

    @cached_property
    def triggers(self) -> frozenset[int]:
        """The tokens that acts stand on."""
        return frozenset(d.trigger for d in self.drafts)

    @cached_property
    def _memos(self) -> defaultdict[str, dict[Any, Any]]:
        return defaultdict(dict)

    def having(self, **found: Any) -> Sheet:
        """The sheet with what a step has found; what was worked out of the rest alone is kept."""
        made = object.__new__(Sheet)
        made.__dict__.update(self.__dict__, **found, _memos=defaultdict(dict))
        for name, source in WORKED_OUT.items():
            if source in found:
                made.__dict__.pop(name, None)
        return made

    def memo(self, name: str) -> dict[Any, Any]:
        """A place to keep what was worked out about this very sheet; the sheet of the next step begins without it."""
        return self._memos[name]

    @cached_property
    def forms(self) -> list[frozenset[str]]:
        """The forms by which word lists know each token: lemma, as written, folded, without a plural's ending; `*person` of a person's name."""
        forms = [_FORMS.get((t.lemma, t.text)) or _forms(t) for t in self.tokens]
        for t in self.tokens:
            if t.ent and t.ent in PERSON:
                forms[t.i] |= NAMED
        return forms

    def subtree(self, i: int) -> list[int]:
        """The tokens that hang below token `i`, itself among them, in order."""
        found, stack = [], [i]
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend(self.children[at])
        return sorted(found)

    def children_have(self, i: int, dep: str) -> bool:
        """Whether a token has a child with this label."""
        return dep in [self.tokens[c].dep for c in self.children[i]]

    def sentence_of(self, i: int) -> Sentence:
        """The sentence that token `i` stands in."""
        return self.sentences[self.tokens[i].sent]


#: what a sheet works out of one of its fields alone; all else goes with `memo`
WORKED_OUT = {"mentions_in": "mentions", "mention_at": "mentions", "times_in": "times", "triggers": "drafts", "drafts_in": "drafts", "forms": "tokens"}

#: what the recogniser calls people, and the word by which lists ask for them
PERSON = frozenset({"PER", "PERSON"})
NAMED = frozenset({"*person"})
#: the forms of a word with its lemma, kept for the next time, and how many are kept
_FORMS: dict[tuple[str, str], frozenset[str]] = {}
MOST = 200_000


def _forms(token: Token) -> frozenset[str]:
    if len(_FORMS) >= MOST:
        _FORMS.clear()
    low = token.text.lower().replace("’", "'")
    bare = low[:-1] if low.endswith(("s", "x")) and len(low) > 3 else low
    found = _FORMS[token.lemma, token.text] = frozenset((token.lemma, low, bare, token.low))
    return found
