"""People of no nationality whom their own state judges, arrests or frees."""

from __future__ import annotations

from dragoman.coding.actors.posts import among, sector_of
from dragoman.coding.changed import changed
from dragoman.coding.codes import states
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.party import PEOPLE
from dragoman.coding.sheet import Draft, Mention, Sheet


def by_own_state(finder: Finder, draft: Draft) -> Draft:
    """*L'ex-ministre X, condamnée à mort*: a judgment by nobody named, told of a person in passing, is that of the person's state."""
    sheet = finder.sheet
    token = sheet.tokens[draft.trigger]
    person = finder.by_token.get(draft.recipient_at) if draft.recipient_at is not None else None
    held = draft.mode == "arrest" and person is not None and person.kind == "role" and all(c.endswith(":OPP") for c in person.codes)
    judged = draft.mode in ("convict", "arrest", "allege") and draft.type in ("SANCTION", "COERCE", "ACCUSE")
    passing = token.form == "Part" and token.dep in ("acl", "amod", "conj", "appos", "relcl")
    if draft.actor or not judged or person is None or not (held or person.kind == "person" or (passing and _own_elite(person))) or not (held or passing or (draft.kind == "noun" and draft.mode == "convict")):
        return draft
    where = _where(finder, draft)
    state, at, why = (person.codes[0].split(":")[0], person.head, "the person's own state") if where is None else (where.codes[0].split(":")[0], where.head, f"where it is done: {where.why}")
    return changed(draft, actor=(state,), actor_at=at, reasons=(*draft.reasons, ("actor", why)))


def _where(finder: Finder, draft: Draft) -> Mention | None:
    """*L'Algérie, où un journaliste français a été condamné*: the state that a relative of place is said of."""
    sheet, token = finder.sheet, finder.sheet.tokens[draft.trigger]
    found = finder.by_token.get(token.head) if token.dep == "relcl" else None
    there = any(sheet.tokens[i].text.lower() in sheet.language.words("language", "where_to") for i in range(token.head + 1, token.i))
    return found if found is not None and there and found.kind in ("name", "capital", "place") else None


def _own_elite(mention: Mention) -> bool:
    """A former minister, an opponent, a prelate by their role alone."""
    return mention.kind == "role" and all(code.partition(":")[2] in PEOPLE for code in mention.codes)


def on_own_people(finder: Finder, draft: Draft) -> Draft:
    """*La police a dispersé les manifestants*, *le roi a gracié des journalistes*: people of no nationality whom a state's organs act on are its own."""
    sheet = finder.sheet
    predicate = sheet.predicates.get(draft.trigger)
    freed = draft.mode == "release" or (draft.type == "CONCEDE" and "legal" in draft.context)
    if freed and draft.recipient == ("REB",) and len(states(draft.actor)) == 1 and not draft.actor[0].startswith(("IGO-", "REB")):
        return changed(draft, recipient=(f"{draft.actor[0].split(':')[0]}:REB",), reasons=(*draft.reasons, ("recipient", "the state's own rebels")))
    if draft.recipient or len(states(draft.actor)) > 1 or not (draft.type in ("ASSAULT", "COERCE") or freed) or predicate is None or (draft.kind != "verb" and not (freed and predicate.agents)):
        return draft
    things = among(sheet, "things")
    organ = [c for c in draft.actor if len(c.split(":")[0]) == 3 and c.partition(":")[2] in ("GOV", "COP", "JUD", "MIL", "")]
    own = frozenset(sheet.subtree(draft.trigger))
    for i in predicate.objects:
        sector, told = sector_of(sheet, i), own if draft.trigger > i else frozenset()  # *opposition leaders detained in Dar es Salaam*
        if organ and sector in PEOPLE and not _abroad(sheet, draft, organ[0]) and sheet.tokens[i].lemma not in things and not any(k in finder.by_token for k in sheet.subtree(i) if k not in told):
            return changed(draft, recipient=(f"{organ[0].split(':')[0]}:{sector}",), recipient_at=i, reasons=(*draft.reasons, ("recipient", "the state's own people")))
    return draft


def _abroad(sheet: Sheet, draft: Draft, organ: str) -> bool:
    """*The governor of Kherson says that Russian gunners killed nine people*: whether forces do harm in a sentence that names a place or people of another state."""
    named = (m for m in sheet.mentions_in.get(sheet.tokens[draft.trigger].sent, ()) if m.kind not in ("media", "ngo", "unnamed"))
    return draft.type == "ASSAULT" and organ.endswith(":MIL") and any(len(s) == 3 and s != organ[:3] for m in named for s in states(m.codes))
