"""Acts of others that share the verb told before: *Poland expelled two diplomats, Latvia four*, *Algiers recalled its ambassador and Mali its own*, *so did Chad*.

Only for languages that say in their pack what stands behind such a name (`gapped`) and before such an auxiliary (`inverted`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.changed import changed
from dragoman.coding.codes import states
from dragoman.coding.events.finder import Finder
from dragoman.coding.remnant import again, counted, joined, remnant
from dragoman.coding.sheet import Draft, Mention, Sheet, Token

#: kinds of mentions that may do such an act, and how far back its verb stands
DOERS = frozenset({"name", "capital", "group", "seat"})
REACH = 30


def shared(finder: Finder, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts with those that a name without a verb, or an inverted auxiliary, tells by the act before it."""
    if not drafts or not finder.sheet.language.words("language", "gapped"):
        return tuple(drafts)
    acts, added = sorted(drafts, key=lambda d: d.trigger), list[Draft]()
    places = [d.trigger for d in acts]
    taken = frozenset(places)
    for mention in finder.sheet.mentions:
        if mention.kind in DOERS and mention.codes and mention.head not in taken:
            inverted = _inverted(finder.sheet, mention)
            at = _told(finder.sheet, acts, places, mention, 1 if inverted else 0)
            rest = _rest(finder.sheet, acts[at], mention) if at is not None and not inverted else []
            if at is not None and (inverted or rest):
                made = _pointed(finder, acts[at], mention) if inverted else _gapped(finder.sheet, acts[at], mention, rest)
                acts[at] = without(acts[at], mention) if made or rest else acts[at]
                added += [made] if made else []
    return tuple(sorted((*acts, *added), key=lambda d: d.trigger))


def _told(sheet: Sheet, acts: Sequence[Draft], places: Sequence[int], mention: Mention, back: int) -> int | None:
    """Where, among acts in the order of their triggers, the one stands that was told last before a name."""
    sent = sheet.tokens[mention.head].sent - back
    for at in range(bisect_left(places, mention.first) - 1, -1, -1):
        act = acts[at]
        if act.trigger <= mention.first - REACH or sheet.tokens[act.trigger].sent < sent:
            return None
        if act.kind == "verb" and act.inside is None and act.actor:
            return at
    return None


def _rest(sheet: Sheet, told: Draft, mention: Mention) -> list[Token]:
    return remnant(sheet.tokens, start_of(sheet, mention), mention.last, told.trigger, sheet.language)


def _gapped(sheet: Sheet, told: Draft, mention: Mention, rest: Sequence[Token]) -> Draft | None:
    """The act of a name with this rest of a clause behind it: none where another is named there, or where *and* may as well join a row."""
    first = start_of(sheet, mention)
    same = again(rest, sheet.tokens[told.trigger : first])
    idle = rest[0].low in sheet.language.words("language", "gap_idle") and not same
    given_to = told.recipient_at is not None and sheet.tokens[told.recipient_at].dep == "iobj"  # *sent Ukraine four tanks and Poland two tanks*
    if idle or given_to or _names_another(sheet, told, mention, rest):
        return None
    if joined(sheet.tokens, first) and not (same or _own(sheet, rest) or (len(rest) == 1 and counted(rest[0], sheet.language))):
        return None
    made = _by(told, mention, mention.codes, "a verb left out")
    return replace(made, mood_at=told.trigger) if made else None


def _names_another(sheet: Sheet, told: Draft, mention: Mention, rest: Sequence[Token]) -> bool:
    """Whether a rest names more than the people of one of the two: of *Berlin its consul from Kazan* it is not known to whom."""
    its, pair = sheet.language.words("language", "gapped"), states((*mention.codes, *told.actor))
    inside = (m for t in rest if t.low not in its for m in sheet.mentions_in.get(t.sent, ()) if m.first <= t.i < m.last)
    return any(m.kind != "role" or not states(m.codes) <= pair for m in inside)


def _own(sheet: Sheet, rest: Sequence[Token]) -> bool:
    """*Its own*."""
    return " ".join(t.low for t in rest[:2]) in sheet.language.words("language", "gap_own")


def _inverted(sheet: Sheet, mention: Mention) -> bool:
    """*So did Latvia*, *as has Chad*, *nor will Niger*: an auxiliary between such a word and a name that ends the clause."""
    tokens, first, words = sheet.tokens, start_of(sheet, mention), sheet.language.words
    if first < 2 or tokens[first - 1].pos not in ("AUX", "VERB") or tokens[first - 2].low not in words("language", "inverted"):
        return False
    behind = tokens[mention.last].low if mention.last < len(tokens) else "."
    return tokens[first - 1].lemma in words("language", "inverting_auxiliaries") and behind in words("language", "inverted_ends")


def _pointed(finder: Finder, told: Draft, mention: Mention) -> Draft | None:
    """The act that an auxiliary points back at: *be* takes up a verb that has it too; of a passive the name is whom it is done to."""
    sheet = finder.sheet
    predicate, verb, auxiliary = sheet.predicates.get(told.trigger), sheet.tokens[told.trigger], sheet.tokens[start_of(sheet, mention) - 1].lemma
    passive = predicate is not None and predicate.passive
    going_on = verb.form == "Part" and verb.tense == "Pres"
    helped = any(t.lemma == auxiliary for t in sheet.tokens[max(0, told.trigger - 3) : told.trigger])
    if auxiliary == "be" and not (passive or going_on) or auxiliary in sheet.language.words("language", "inverting_futures") and not helped:
        return None
    codes = tuple(dict.fromkeys(c for m in finder.rows.get(mention.head, (mention,)) for c in m.codes))
    made = _to(told, mention, codes) if passive else _by(told, mention, codes, "an act pointed back at")
    return replace(made, mood_at=told.trigger) if made and helped else made


def start_of(sheet: Sheet, mention: Mention) -> int:
    """Where a name begins, its article with it."""
    first, tokens = mention.first, sheet.tokens
    return first - 1 if first and tokens[first - 1].pos == "DET" and tokens[first - 1].sent == tokens[first].sent else first


def without(told: Draft, mention: Mention) -> Draft:
    """The act told, not done to who does the like: the parser took the name for one of a row."""
    given = tuple(c for c in told.recipient if not states((c,)) & states(mention.codes))
    return changed(told, recipient=given) if given and len(given) < len(told.recipient) else told


def left_out(told: Draft, mention: Mention, codes: tuple[str, ...], whom: tuple[str, ...] | None = None) -> Draft | None:
    """The act told, done by a name that has no verb of its own, to the same or to whom its clause names."""
    made = _by(told, mention, codes, "a verb left out")
    return made if made is None or not whom else None if states(whom) & states(codes) else changed(made, recipient=whom)


def undone_by(told: Draft, mention: Mention, codes: tuple[str, ...], undergone: bool) -> Draft | None:
    """The act told, with somebody in the place of who did it or underwent it: of what one did the same one may be said not to have done it."""
    if undergone:
        return _to(told, mention, codes)
    if states(told.actor) == states(codes) and not told.mutual:
        return replace(_at(told, mention), actor=told.actor, actor_at=mention.head, recipient=told.recipient, recipient_at=told.recipient_at)
    return _by(told, mention, codes, "an act pointed back at")


def _by(told: Draft, mention: Mention, codes: tuple[str, ...], why: str) -> Draft | None:
    """The act told, done by a name; what was done to it, it does to the doer."""
    own = states(mention.codes)
    given, doers = (tuple(c for c in party if not states((c,)) & own) for party in (told.recipient, told.actor))
    if not doers or (states(told.actor) & own and not told.mutual):
        return None
    recipient = given or (doers if states(told.recipient) & own else ())
    recipient_at = told.recipient_at if given else told.actor_at if recipient else None
    reasons = (("type", f"{why}: {dict(told.reasons).get('type', '')}"), ("actor", mention.why), ("recipient", "as of the act told last"))
    return replace(_at(told, mention), actor=codes, actor_at=mention.head, recipient=recipient, recipient_at=recipient_at, reasons=reasons)


def _to(told: Draft, mention: Mention, codes: tuple[str, ...]) -> Draft | None:
    """The act told, done to a name by the same."""
    if states(told.actor) & states(codes):
        return None
    reasons = (("type", f"an act pointed back at: {dict(told.reasons).get('type', '')}"), ("actor", "as of the act told last"), ("recipient", mention.why))
    return replace(_at(told, mention), recipient=codes, recipient_at=mention.head, reasons=reasons)


def _at(told: Draft, mention: Mention) -> Draft:
    return replace(told, trigger=mention.head, first=mention.first, last=mention.last, loose=False, mutual=False, words=(mention.head,), content="fact")
