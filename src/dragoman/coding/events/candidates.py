"""Who could be a party that a sentence leaves unsaid: the entities of the passage, each with what speaks for it.

Every feature is a question about the text that a reader would ask; `weights.toml` says how much each answer counts, learned by
`bench/parties.py` from the development sets.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from dragoman.coding.codes import entities, states
from dragoman.coding.events.clause import under_aegis
from dragoman.coding.events.dealings import dealings
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.home import at_home
from dragoman.coding.events.likewise import elliptic
from dragoman.coding.grammar import VERBAL, case_of, chain, phrase_top
from dragoman.coding.sheet import Draft, Mention, Sheet, by_sentence

Key = tuple[str, ...]
#: what somebody says of an act that others did
BLAMED = frozenset((said, done) for said in ("ACCUSE", "REQUEST", "THREATEN") for done in ("ASSAULT", "COERCE"))
#: how many sentences before and behind the act are read
BEFORE, BEHIND = 3, 1
#: how many sentences away another act may bear on this one
REACH = 8
#: the fewest tokens of each step of distance within a sentence
STEPS = (0, 4, 9, 16)
#: what stands nearer than this, in tokens, is of the same sentence
WITHIN = 40
#: how far a kind of mention is from being a party, in tokens
FAR = {"place": 30, "modifier": 4, "capital": 2, "unnamed": 6}


@lru_cache(10_000)
def _nameless(codes: tuple[str, ...]) -> bool:
    return all(code == "REB" or code.startswith("NGO") for code in codes)


@dataclass
class Candidate:
    """Entities that stand together in the text, the mention nearest to the act, and the features of all their mentions."""

    key: Key
    mention: Mention
    near: float
    features: dict[str, float] = field(default_factory=dict)
    codes: Key = ()


@dataclass(frozen=True)
class Passage:
    """What all acts of one article share when their parties are sought."""

    finder: Finder
    drafts: tuple[Draft, ...]

    @cached_property
    def named(self) -> Counter[str]:
        """How often each entity is mentioned."""
        return Counter(s for m in self.finder.sheet.mentions for s in states(m.codes))

    @cached_property
    def most(self) -> int:
        """How often the entity that is mentioned most is mentioned."""
        return max(self.named.values())

    @cached_property
    def first(self) -> frozenset[str]:
        """The entities of the first subject of the text."""
        sheet = self.finder.sheet
        return next((states(m.codes) for m in sheet.mentions if sheet.tokens[m.head].dep in ("subj", "subjpass")), frozenset())

    def candidates(self, draft: Draft, role: str, other: Key) -> list[Candidate]:
        """The entities that may fill a role of a draft, with features: others than the party in the `other` role, and its own state's people or government."""
        sheet, taken = self.finder.sheet, states(other)
        found: dict[Key, Candidate] = {}
        for mention in self._around(draft):
            if mention.head in self.elliptic or mention.kind in ("media", "ngo") or under_aegis(sheet, mention, draft.type) or states(mention.codes) <= taken or _nameless(mention.codes):
                continue
            key = self._key(mention, taken)
            near = distance(sheet, mention, draft)
            known = found.get(key)
            if known is None or near < known.near:
                found[key] = known = Candidate(key, mention, near, known.features if known else {})
            self._sign(mention, draft, known.features)
        told = dealings(sheet, draft, self._near(draft), taken) if found else []
        lately = self._lately(draft, taken) if found else {}
        for candidate in found.values():
            candidate.features |= self._standing(candidate, draft, told) | self._company(candidate, taken, lately)
        self._add_own(found, draft, role, other)
        return sorted(found.values(), key=lambda c: (c.near, c.key))

    @cached_property
    def elliptic(self) -> frozenset[int]:
        """The heads of names that share another's verb: *Paris aussi*."""
        return elliptic(self.finder)

    @cached_property
    def _by_word(self) -> dict[int, Draft]:
        """The first act told at each word."""
        return {d.trigger: d for d in reversed(self.drafts)}

    def blamer(self, draft: Draft) -> frozenset[str]:
        """Who accuses others of an act of force, asks for its end or looks into it: not who did it."""
        above = self._by_word.get(draft.inside) if draft.kind == "noun" and draft.inside is not None else None
        return states(above.actor) if above is not None and (above.type, draft.type) in BLAMED else frozenset()

    def _add_own(self, found: dict[Key, Candidate], draft: Draft, role: str, other: Key) -> None:
        """The known party's own people or government as one more candidate: *a gracié les manifestants*, *l'opposition exige*."""
        if role == "actor" and any(c.near < WITHIN for c in found.values()):
            return  # *a Swedish doctor was condemned by Iran*: where another state stands beside, it is the doer
        own = at_home(self.finder, draft, role, other)
        at = draft.recipient_at if role == "actor" else draft.actor_at
        mention = next((m for i in ([] if at is None else [at]) if (m := self.finder.by_token.get(i))), None) or next((m for m in self._around(draft) if states(m.codes) & states(other)), None)
        if own is not None and mention is not None:
            here = any(c.near < STEPS[-1] for c in found.values())
            features = own.features | ({} if here else {"own and nobody near": 1.0}) | {"own share": self.named[own.codes[0].split(":")[0]] / self.most}
            key = (own.codes[0].split(":")[0],)
            found[key] = Candidate(key, mention, distance(sheet=self.finder.sheet, mention=mention, draft=draft), features, own.codes)

    def _around(self, draft: Draft) -> list[Mention]:
        """The mentions of the sentences that are read for a draft."""
        here, told = self.finder.sheet.tokens[draft.trigger].sent, self.finder.sheet.mentions_in
        return [m for sent in range(here - BEFORE, here + BEHIND + 1) for m in told.get(sent, ())]

    def _near(self, draft: Draft) -> list[Draft]:
        """The acts that are told not far from a draft, in the order of the text."""
        here, told = self.finder.sheet.tokens[draft.trigger].sent, self.told_in
        return [d for sent in range(here - REACH, here + REACH + 1) for d in told.get(sent, ())]

    @cached_property
    def told_in(self) -> dict[int, tuple[Draft, ...]]:
        """The acts of each sentence, by its number."""
        return by_sentence(self.finder.sheet.tokens, sorted(self.drafts, key=lambda d: d.trigger))

    def _key(self, mention: Mention, taken: frozenset[str]) -> Key:
        row = self.finder.rows.get(mention.head, (mention,))
        if len(row) > 1 and not all(states(m.codes).isdisjoint(taken) for m in row):
            row = (mention,)
        named = entities(mention.codes) if len(row) == 1 else tuple(dict.fromkeys(s for m in row for s in entities(m.codes)))
        return named if taken.isdisjoint(named) else tuple(s for s in named if s not in taken)

    def _sign(self, mention: Mention, draft: Draft, features: dict[str, float]) -> None:
        """What one mention says for its entity."""
        sheet = self.finder.sheet
        apart = sheet.tokens[draft.trigger].sent - sheet.tokens[mention.head].sent
        place = "here" if apart == 0 else "before" if apart == 1 else "earlier" if apart > 1 else "behind"
        key = (mention.head, mention.kind, place)
        if key not in self.placed:
            deps = (dep if apart == 0 else f"{dep} elsewhere" for dep in _deps(sheet, mention))
            self.placed[key] = dict.fromkeys((f"kind {mention.kind}", f"sentence {place}", *deps), 1.0)
        features.update(self.placed[key])
        if apart == 0:
            gap, side = STEPS[bisect_right(STEPS, abs(mention.head - draft.trigger)) - 1], "left" if mention.head < draft.trigger else "right"
            features.update(dict.fromkeys((f"gap {gap}", side, *self._in_clause(mention, draft)), 1.0))

    @cached_property
    def placed(self) -> dict[tuple[int, str, str], dict[str, float]]:
        """What mentions say by their kind and their grammatical place, before, behind or in the sentence of an act, as far as it was asked for."""
        return {}

    def _in_clause(self, mention: Mention, draft: Draft) -> Iterable[str]:
        """How a mention stands to the act within the tree of its sentence."""
        sheet = self.finder.sheet
        up = chain(sheet, draft.trigger)
        head = phrase_top(sheet, mention.head)
        above = sheet.tokens[head].head
        if draft.trigger in chain(sheet, mention.head):
            yield "below"
            yield f"below {case_of(sheet, head)}"
        verbs = [i for i in up[1:] if sheet.tokens[i].pos in VERBAL]
        for step, verb in enumerate(verbs[:2]):
            if above == verb:
                yield f"{sheet.tokens[head].dep} of verb {step}"
        if verbs and above == verbs[-1]:
            yield f"{sheet.tokens[head].dep} of root"

    @cached_property
    def told_of(self) -> dict[str, set[int]]:
        """The sentences that name each entity."""
        found: dict[str, set[int]] = {}
        for mention in self.finder.sheet.mentions:
            for one in states(mention.codes):
                found.setdefault(one, set()).add(self.finder.sheet.tokens[mention.head].sent)
        return found

    def _lately(self, draft: Draft, taken: frozenset[str]) -> dict[str, int]:
        """The entities other than the known party that are named before the act, each with how many are named after it."""
        before = [m for m in self._around(draft) if m.last <= draft.first]
        named = dict.fromkeys(one for m in reversed(before) for one in sorted(states(m.codes) - taken))
        return {one: rank for rank, one in enumerate(named)}

    def _company(self, candidate: Candidate, taken: frozenset[str], lately: dict[str, int]) -> dict[str, float]:
        """With whom an entity is named, and how lately: *the other of two*, *named last*."""
        told = self.told_of
        here = told.get(candidate.key[0], set())
        shared = max((len(here & told.get(one, set())) / len(told[one]) for one in taken if told.get(one)), default=0.0)
        rank = lately.get(candidate.key[0])
        found = {"beside known": shared, "other of two": float(len(told.keys() - taken) == 1), "headed": float(0 in here)}
        if rank is not None:
            found[f"named {min(rank, 3)} before"] = 1.0
        return {name: value for name, value in found.items() if value}

    def _standing(self, candidate: Candidate, draft: Draft, told: list[tuple[str, frozenset[str]]]) -> dict[str, float]:
        """What the whole passage says for an entity."""
        key = frozenset(candidate.key)
        found = {"near": -(candidate.near + FAR.get(candidate.mention.kind, 0)) / 40, "share": self.named[candidate.key[0]] / self.most, "many": float(len(key) > 1)}
        one = candidate.key[0]
        found["body"] = float(one.startswith("IGO-"))
        found["group"] = float(one.startswith("REB"))
        found["first"] = float(bool(key & self.first))
        found |= {f"{name} {draft.type}": 1.0 for name in ("body", "group") if found[name]}
        found |= {name: 1.0 for name, who in told if not key.isdisjoint(who)}
        return {name: value for name, value in found.items() if value}


def nobody(sheet: Sheet, draft: Draft) -> dict[str, float]:
    """What speaks for no party at all in a role of a draft: its category and mode, its word and what hangs on it."""
    predicate = sheet.predicates.get(draft.trigger)
    names = ["", f" {draft.type}", f" {draft.type} {draft.mode}", f" {draft.kind}", f" {draft.kind} {draft.type}", f" {draft.content}", f" lemma {sheet.tokens[draft.trigger].lemma}"]
    names += [" with object"] if predicate is not None and predicate.objects else []
    names += [" with clause"] if predicate is not None and predicate.clauses else []
    names += [" loose"] if draft.loose else []
    return {f"nobody{name}": 1.0 for name in names}


def distance(sheet: Sheet, mention: Mention, draft: Draft) -> float:
    """How far a mention stands from an act, in tokens; each sentence between counts 40."""
    apart = sheet.tokens[draft.trigger].sent - sheet.tokens[mention.head].sent
    return abs(mention.head - draft.trigger) if apart == 0 else 40.0 * abs(apart) + (60 if apart < 0 else 0)


def _deps(sheet: Sheet, mention: Mention) -> Iterable[str]:
    """The grammatical place of a mention: subject, object, agent, or its preposition."""
    top = phrase_top(sheet, mention.head)
    token = sheet.tokens[top]
    if token.dep in ("subj", "subjpass", "obj", "iobj", "agent"):
        yield token.dep
        if token.dep == "subj" and sheet.tokens[token.head].head == token.head:
            yield "main subject"
    elif case := case_of(sheet, top):
        yield f"after {case}"
