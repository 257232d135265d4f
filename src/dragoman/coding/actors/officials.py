"""*The minister*, *the army*, *son ambassadeur*: role words without a nationality, by their owner or by what was spoken of."""

from __future__ import annotations

from dragoman.coding.actors.discourse import SUBJECTS, Discourse
from dragoman.coding.actors.owned import of_body, own_sector
from dragoman.coding.actors.pairs import two_meant
from dragoman.coding.actors.posts import among, sector_of
from dragoman.coding.actors.pronouns import owner_of
from dragoman.coding.actors.unowned import UNOWNED, known, of_sentence, part_of
from dragoman.coding.codes import states
from dragoman.coding.grammar import case_of, kids
from dragoman.coding.sheet import Mention, Sheet

#: sectors of the organs that a state has where it is: *La Paz, où le gouvernement*
ORGANS = frozenset({"GOV", "LEG", "JUD"})
#: sectors of those who use a state's force
FORCES = frozenset({"COP", "MIL", "JUD"})
#: people of whom *the two* is a number, not the pair that the text speaks of
COUNTED = frozenset({"CVL", "JRN", "REF", "MED", "REL", "EDU", "LAB", "BUS", "REB", "CRM"})


def official(sheet: Sheet, mention: Mention, memory: Discourse) -> Mention | None:
    """*Le ministre*, *the army*: the last one of that name; with a possessive its owner's; else the state last spoken of as subject."""
    sector = sector_of(sheet, mention.head) or "GOV"
    if _of_both(sheet, mention.head) and len(states := two_meant(sheet, mention, memory)) == 2:
        return known(mention, (f"{s}:{sector}" for s in states), " of both")
    if body := of_body(sheet, mention.head, memory.over):
        return known(mention, body, " of what stands with it")
    if owner := _owner(sheet, mention.head, memory):
        return _of_owner(sheet, mention, memory, owner, sector)
    found = next((found for rule in UNOWNED if (found := rule(sheet, mention, memory, sector)) is not None), None)
    return None if found is None else _of_the_place(sheet, found, memory, sector)


def _of_the_place(sheet: Sheet, mention: Mention, memory: Discourse, sector: str) -> Mention:
    """*Des Sénégalais ont été expulsés de Nouakchott par la police*: forces that act on people of a nation are of the one other state whose place the sentence names."""
    token = sheet.tokens[mention.head]
    if token.dep != "agent" or sector not in FORCES:
        return mention
    whom = [*kids(sheet, token.head, "subjpass", "subj")] + ([sheet.tokens[token.head].head] if sheet.tokens[token.head].dep == "acl" else [])
    people = {s for c in whom for m in memory.over.get(c, ()) if m.codes for s in states(m.codes)}
    named = (m for m in of_sentence(sheet, mention.head, memory) if m.kind in ("capital", "place", "name") and case_of(sheet, m.head))
    places = {s for m in named for s in states(m.codes)} - people
    return known(mention, (f"{places.pop()}:{sector}",), ", where it is done") if people == states(mention.codes) and len(places) == 1 else mention


def _of_owner(sheet: Sheet, mention: Mention, memory: Discourse, owner: tuple[str, ...], sector: str) -> Mention | None:
    """*Son ministre*, *its army*: the owner's; of *son homologue* the other of the two spoken of."""
    if sheet.tokens[mention.head].lemma in sheet.language.tables["actors"]["counterpart"]["words"]:
        other = memory.other_than(owner) or _still_to_come(sheet, mention, memory, owner)
        return known(mention, (other if sector == "GOV" else f"{other}:{sector}",), " beside its owner") if other else None
    return known(mention, (part_of(c.split(":")[0], own_sector(sheet, mention.head, c, sector)) for c in owner), " of its owner")


def _still_to_come(sheet: Sheet, mention: Mention, memory: Discourse, owner: tuple[str, ...]) -> str | None:
    """*Helsinki, which accuses its neighbour of it, closed the border with Russia*: the first state behind the word in its sentence that is not the owner."""
    behind = (m for m in memory.between(mention.head + 1, sheet.sentence_of(mention.head).last) if sheet.tokens[m.head].sent == sheet.tokens[mention.head].sent and m.kind in ("name", "capital"))
    return next((s for m in behind for s in states(m.codes) if len(s) == 3 and s not in states(owner)), None)


def _of_both(sheet: Sheet, head: int) -> bool:
    """*Both armies*, *les chefs d'état-major des deux pays*."""
    below = [sheet.tokens[i] for i in sheet.subtree(head) if i - head < 8 and i != head]
    both, counted = {"both", "deux", "two"}, sector_of(sheet, head) in COUNTED or any(t.low in sheet.language.words("language", "further") for t in below)
    named = sheet.tokens[head].lemma in among(sheet, "counterpart")  # *ses deux homologues*
    counted = counted or not (named or any(t.low in both and sheet.lows[t.i - 1] in sheet.language.words("language", "pointed_out") for t in below))
    return sheet.tokens[head].number == "Plur" and any(t.low in both and (t.head == head and (t.low == "both" or not counted) or sheet.tokens[t.head].lemma in ("pays", "country", "side", "etat", "état", "nation", "partie", "government")) for t in below)



def owned(sheet: Sheet, mention: Mention, memory: Discourse) -> Mention | None:
    """A noun that stands for a state only with an owner: *ses forces*, *its vessel*, *Moscou, dont les chars*."""
    if (sheet.language.code == "fr" and sheet.tokens[mention.head].dep in SUBJECTS and _of_which(sheet, mention.head, memory)) or any(sheet.tokens[c].low in sheet.language.tables["language"]["possessives"] for c in sheet.children[mention.head]):
        return official(sheet, mention, memory)
    return None


def _owner(sheet: Sheet, head: int, memory: Discourse) -> tuple[str, ...]:
    words = sheet.language.tables["language"]["possessives"]
    if any(sheet.tokens[c].low in words for c in sheet.children[head]):
        return owner_of(sheet, head, memory) or (tuple(memory.recent[-1:]))
    return _of_which(sheet, head, memory)


def _of_which(sheet: Sheet, head: int, memory: Discourse) -> tuple[str, ...]:
    """*L'Équateur, dont la police*, *Trinidad, whose prime minister*, *La Paz, où le gouvernement*: the owner is what the relative stands behind."""
    start = sheet.sentence_of(head).first
    at = next((i for i in range(head - 1, max(start, head - 5), -1) if sheet.tokens[i].low in ("dont", "whose", "where") or sheet.tokens[i].text.lower() == "où"), None)
    if at is None or any(sheet.tokens[i].pos in ("VERB", "AUX") for i in range(at + 1, head)):
        return ()
    there = sheet.tokens[at].low not in ("dont", "whose")
    if there and sector_of(sheet, head) not in ORGANS:
        return ()
    return next((m.codes for m in reversed(memory.seen) if 0 < at - m.head <= 6 and not (there and m.kind not in ("name", "capital"))), ())
