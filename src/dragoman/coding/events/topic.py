"""The party that a sentence leaves unsaid: the other state that the passage speaks of.

Nearly every act between states has two parties (in the development sets 93 of 100 events name both); where one stands in no slot
of the trigger, the reader takes it from the sentence, then from what went before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from dragoman.coding.events.roles import Finder, Role
from dragoman.coding.sheet import Draft, Mention, Sheet

#: categories that often have nobody on the other side
LONE = frozenset({"MOBILIZE"})
#: categories in which several actors may be all the parties
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT", "CONCEDE", "ASSAULT", "SANCTION", "PROTEST"})
#: how far a kind of mention is from being a party
FAR = {"place": 30, "modifier": 4, "capital": 2, "unnamed": 6}
#: a body is less often the unsaid party than a state
BODY = 45
#: how much nearer a state is that another act of the passage ties to the known party
MET = 30


Pairs = frozenset[frozenset[str]]


def pairs(drafts: Iterable[Draft]) -> Pairs:
    """The pairs of states between which the passage has an act with both parties said."""
    found = set()
    for draft in drafts:
        one, other = _states(draft.actor), _states(draft.recipient)
        found |= {frozenset((a, r)) for a in one for r in other if a != r}
        if not other and len(one) == 2:
            found.add(one)
    return frozenset(found)


def fill(finder: Finder, draft: Draft, met: Pairs = frozenset()) -> tuple[Role | None, Role | None]:
    """The actor and the recipient that the passage supplies for a draft; None where the draft has its own or none is near.

    `met`: the pairs that other acts of the passage are between; who has dealt with the known party is the likelier other side.
    """
    sheet = finder.sheet
    rows = finder.rows
    if draft.type in LONE or (draft.type in MUTUAL and len(_states(draft.actor)) > 1 and not draft.recipient):
        return None, None
    actor = None if draft.actor else _nearest(sheet, draft, _states(draft.recipient), rows, met)
    taken = _states(draft.actor) | (_states(actor.codes) if actor else frozenset())
    recipient = None if draft.recipient else _nearest(sheet, draft, taken, rows, met)
    return actor, recipient


def _states(codes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(code.split(":")[0] for code in codes)


def _nearest(sheet: Sheet, draft: Draft, taken: frozenset[str], rows: dict[int, tuple[Mention, ...]], met: Pairs) -> Role | None:
    best = min(_candidates(sheet, draft, taken, met), key=lambda c: c[0], default=None)
    if best is None:
        return None
    mention = best[1]
    row = rows.get(mention.head, (mention,))
    if any(_states(m.codes) & taken for m in row):
        row = (mention,)
    codes = tuple(dict.fromkeys(c.split(":")[0] for m in row for c in m.codes if c.split(":")[0] not in taken))
    return Role(codes, mention.head, f"the other party that the passage speaks of: {mention.why}")


def _candidates(sheet: Sheet, draft: Draft, taken: frozenset[str], met: Pairs) -> Iterator[tuple[float, Mention]]:
    here = sheet.tokens[draft.trigger].sent
    owned = {t.i for t in sheet.tokens if t.low in sheet.language.tables["language"]["possessives"]}
    named = Counter(code.split(":")[0] for m in sheet.mentions for code in m.codes)
    predicate = sheet.predicates.get(draft.trigger)
    own = {i for o in (predicate.objects if predicate else ()) for i in sheet.subtree(o)} if draft.kind == "verb" and draft.type in ("ACCUSE", "REQUEST") else set()
    for mention in sheet.mentions:
        if mention.head in own and mention.codes[0].startswith("IGO-"):
            continue
        if mention.kind in ("media", "ngo", "pronoun") or mention.first in owned or not _states(mention.codes) - taken:
            continue
        if all(code == "REB" or code.startswith("NGO") for code in mention.codes):
            continue
        apart = here - sheet.tokens[mention.head].sent
        if apart > 3 or apart < -1:
            continue
        distance = abs(mention.head - draft.trigger) if apart == 0 else 40 * abs(apart) + (60 if apart < 0 else 0)
        body = BODY if mention.codes[0].startswith("IGO-") else 0
        often = 40 * named[mention.codes[0].split(":")[0]] / max(named.values())
        partner = MET if any(frozenset((k, c)) in met for k in taken for c in _states(mention.codes)) else 0
        yield distance + FAR.get(mention.kind, 0) + body - often - partner + mention.head / 1e6, mention
