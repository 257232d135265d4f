"""Who acts and on whom: each slot of a trigger looked up among a predicate's arguments."""

from __future__ import annotations

from dragoman.coding.actors.posts import role_of as post_of
from dragoman.coding.actors.posts import sector_of
from dragoman.coding.codes import states
from dragoman.coding.events.doers import standing_before, subject_of_noun
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.party import Role, of_tokens, role_of, usable
from dragoman.coding.events.prepositions import of_preposition, verb_above
from dragoman.coding.events.triggers import Fit
from dragoman.coding.grammar import case_of, conjuncts, kids
from dragoman.coding.predicates.relatives import appended
from dragoman.coding.sheet import Mention, Predicate, Sheet

#: categories told by a word of saying
SPEECH = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"})
#: categories of force, which strike places too
HARM = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
#: categories whose object is of another where its noun says so itself: *pardoned Turkish officers*, not *officers tried for the killing of a Turk*
NEAREST = frozenset({"COERCE", "SANCTION", "CONCEDE", "REJECT", "ASSAULT", "THREATEN"})
#: slots of whom an act is said to be done by or to
ARGUMENTS = frozenset({"subject", "agent", "object", "possessor", "owner"})


def first_filled(finder: Finder, fit: Fit, slots: tuple[str, ...], taken: frozenset[str], place: bool) -> Role | None:
    """The role that the first of these slots with an entity gives."""
    for slot in dict.fromkeys(slots):
        role = lookup(finder, fit, slot, taken, place)
        if role and role.why.startswith("behind 'à'"):  # *a protesté auprès de Séoul par son ambassade à Tokyo*: before what only follows the act comes whom it is said to
            return (lookup(finder, fit, "auprès", taken, place) if "auprès" in slots else None) or role
        if role:
            return role
    return None


def lookup(finder: Finder, fit: Fit, slot: str, taken: frozenset[str], place: bool) -> Role | None:
    """The role that one slot gives; entities whose state is `taken` are passed over, and who is to judge of a complaint."""
    role = _of_slot(finder, fit, slot, taken, place)
    return None if role is not None and _judging(finder.sheet, fit, slot, role) else role


def _judging(sheet: Sheet, fit: Fit, slot: str, role: Role) -> bool:
    """*Withdrew its complaint to the WTO*, *portera l'affaire devant l'ONU*: the body that a complaint goes to is not whom it is about; the one that it goes *against* is."""
    if fit.trigger.type not in ("ACCUSE", "CONCEDE") or slot in ARGUMENTS or not all(code.startswith("IGO-") for code in role.codes):
        return False
    if not {slot, case_of(sheet, role.at)}.isdisjoint(sheet.language.words("language", "versus")):
        return False
    words = (fit.predicate.token, *fit.words, *fit.matched, *fit.predicate.objects)
    return not {sheet.tokens[i].lemma for i in words}.isdisjoint(sheet.language.words("language", "suits"))


def _of_slot(finder: Finder, fit: Fit, slot: str, taken: frozenset[str], place: bool) -> Role | None:
    predicate = fit.predicate
    if slot in ("subject", "agent", "object"):
        return _argument(finder, fit, slot, taken, place)
    if slot in ("in-object", "in-subject"):
        return _inside(finder, fit, slot, taken, place)
    if slot == "possessor":
        return role_of(finder.modifiers(predicate.token), taken, slot)
    if slot == "owner":
        determiners = (k for t in predicate.objects for c in conjuncts(finder.sheet, t) for k in kids(finder.sheet, c, "det", "poss"))
        return role_of((m for k in determiners if (m := finder.by_token.get(k))), taken, "the owner of the object")
    if slot == "deep-object":
        below = (m for t in predicate.objects for m in finder.inside(t) if m.kind != "pronoun" and usable(m, place))
        return role_of(below, taken, "said of the object")
    if slot == "clause":
        return None if _somebody_asked(finder, fit) else _in_clauses(finder, fit, taken)
    return of_preposition(finder, fit, slot, taken, place) if slot != "topic" else None


def _argument(finder: Finder, fit: Fit, slot: str, taken: frozenset[str], place: bool) -> Role | None:
    """The role that an argument gives: the subject, the agent or the object; of a noun who does its act."""
    predicate = fit.predicate
    if slot != "object" and predicate.kind == "noun":
        return subject_of_noun(finder, predicate, taken) or _of_verb_above(finder, fit, slot, taken)
    tokens = {"subject": predicate.subjects, "agent": predicate.agents, "object": predicate.objects}[slot]
    if slot == "subject" and not predicate.passive and not tokens:
        tokens = standing_before(finder, predicate) or tokens
    if slot == "object" and _thing(finder, fit):
        return None
    return of_tokens(finder, tokens, taken, slot, place)


def _thing(finder: Finder, fit: Fit) -> bool:
    """*Had signed a treaty in August. It was never ratified*: whether the object is a pronoun that takes up the thing which the trigger asks for, and so is nobody."""
    objects = fit.predicate.objects
    pronouns = fit.predicate.kind == "verb" and bool(objects) and all(finder.sheet.tokens[i].pos == "PRON" for i in objects)
    return pronouns and any(i < fit.predicate.token and i not in objects and not _somebody(finder.sheet, i) for i in fit.matched)


def _somebody(sheet: Sheet, i: int) -> bool:
    """Whether a word names people, or a party."""
    return i in sheet.mention_at or post_of(sheet.tokens[i], sheet.language) is not None


def _inside(finder: Finder, fit: Fit, slot: str, taken: frozenset[str], place: bool) -> Role | None:
    """The role that what stands within the object or the subject gives; of what is backed first whose it is."""
    sheet, predicate = finder.sheet, fit.predicate
    heads = [c for t in (predicate.objects if slot == "in-object" else predicate.subjects) for c in conjuncts(sheet, t)]
    whose = (m for c in heads for m in finder.modifiers(c) if usable(m, place)) if fit.trigger.type == "SUPPORT" else iter(())
    if role := role_of(whose, taken, slot):
        return role  # *soutient la candidature de l'Éthiopie aux Brics*
    if fit.trigger.type == "REJECT" and (role := _doers_of(finder, heads, taken, slot)):
        return role
    own = _own_words(sheet, predicate)
    within = finder.modifiers if slot == "in-object" and fit.trigger.type in NEAREST else finder.inside
    return role_of((m for c in heads for m in within(c) if m.head not in own and usable(m, place) and not _only_where(sheet, m, fit.trigger.type, place)), taken, slot)


def _only_where(sheet: Sheet, mention: Mention, category: str, place: bool) -> bool:
    """*Initialled a treaty in Washington*: a capital behind *in* is where it is done; *has put its troops on alert*, *stationed a plane in Djibouti*: neither whose the troops are nor where they are has them against it, but where they are massed."""
    words = sheet.language.words
    if category == "MOBILIZE" and mention.why.startswith("the possessive"):
        return True
    within = case_of(sheet, mention.head) in words("language", "where")
    if category == "MOBILIZE" and within:
        return mention.kind != "name" or not _massed(sheet, mention)
    if place:
        return False
    over = sheet.tokens[sheet.tokens[mention.head].head].lemma
    return mention.kind == "capital" and within and over in words("language", "pacts")


def _massed(sheet: Sheet, mention: Mention) -> bool:
    """*A massé des troupes en Inde*: whether forces are brought together where a name stands."""
    at = sheet.tokens[mention.head]
    above = {at.head, sheet.tokens[at.head].head}
    return any(sheet.tokens[i].lemma in sheet.language.words("language", "massing") for i in above)


def _doers_of(finder: Finder, heads: list[int], taken: frozenset[str], slot: str) -> Role | None:
    """*Rejected a call by the African Union for talks with the rebels*: of those that the object names the one behind *by*, whose word it is."""
    below = (c for t in heads for c in finder.sheet.children[t] if finder.sheet.tokens[c].dep in ("agent", "nmod") and case_of(finder.sheet, c) in ("by", "par"))
    return role_of((m for c in below for m in finder.phrase(c)), taken, slot)


def _own_words(sheet: Sheet, predicate: Predicate) -> frozenset[int]:
    """Of a participle that hangs on its object the words below it: *une roquette tirée du Liban* is no rocket of Lebanon's."""
    token = sheet.tokens[predicate.token]
    return frozenset(sheet.subtree(token.i)) if predicate.kind == "verb" and token.form == "Part" and token.dep == "acl" else frozenset()


def _of_verb_above(finder: Finder, fit: Fit, slot: str, taken: frozenset[str]) -> Role | None:
    """*The two are back at the negotiating table*: a literal phrase without a verb of its own is said of the subject of the verb above it."""
    verb = verb_above(finder.sheet, fit)
    return None if verb is None else of_tokens(finder, verb.subjects if slot == "subject" else verb.agents, taken, slot, False)


def _owned(sheet: Sheet, i: int) -> bool:
    """*Menace de retirer ses soldats*: what has a possessive is of the one who speaks, and no party beside him."""
    return any(sheet.tokens[c].low in sheet.language.words("language", "possessives") for c in sheet.children[i])


def _in_passing(sheet: Sheet, mention: Mention) -> bool:
    """*Would leave under a deal signed in Doha*, *would back the return of UN sanctions*: a capital where something is done, and a body that only says what a thing is."""
    thing = mention.codes[:1] and mention.codes[0].startswith("IGO-") and sheet.tokens[mention.head].dep in ("compound", "amod")
    return sheet.language.code == "en" and (bool(thing) or (mention.kind == "capital" and case_of(sheet, mention.head) == "in"))


def _somebody_asked(finder: Finder, fit: Fit) -> bool:
    """*Urged his host not to put off the drill with the Americans*, *denied having armed them*: whether it is of another than of those in its clause, somebody without a name or who says what is denied."""
    sheet, predicate = finder.sheet, fit.predicate
    if fit.trigger.type == "REJECT":
        return sheet.tokens[predicate.token].lemma in sheet.language.words("modality", "denial")
    if fit.trigger.type == "ACCUSE" and predicate.kind == "verb" and not predicate.reflexive and predicate.objects:
        return all(sheet.tokens[i].pos == "PRON" for i in predicate.objects)  # *l'accusant d'armer les rebelles*
    if fit.trigger.type != "REQUEST" or predicate.kind == "noun" or not predicate.clauses:
        return False
    asked = (*predicate.objects, *(i for prep, i in predicate.preps if prep in sheet.language.words("language", "to_whom")), *kids(sheet, predicate.token, "iobj"))
    told = {i for c in predicate.clauses for i in sheet.subtree(c)}
    return any(i not in told and (sheet.tokens[i].low in sheet.language.words("language", "asked") or sector_of(sheet, i)) for i in asked)


def _in_clauses(finder: Finder, fit: Fit, taken: frozenset[str]) -> Role | None:
    """The entity that the complement clause is about: its subject, its object, else the only one that it names; who is only to undergo what is asked for is not asked."""
    sheet = finder.sheet
    for clause in fit.predicate.clauses:
        inner = sheet.predicates.get(clause)
        undergoing = inner is not None and inner.passive and fit.trigger.type == "REQUEST"
        if undergoing or sheet.tokens[clause].dep == "advcl" or appended(sheet, sheet.tokens[clause]) is not None:
            continue
        told = (inner.subjects or standing_before(finder, inner), tuple(i for i in inner.objects if not _owned(sheet, i))) if inner else ()
        for tokens in told or (kids(sheet, clause, "subj"),):  # *let the delegation in*: a clause of a bare particle
            role = of_tokens(finder, tokens, taken, "in its clause", False)
            if role:
                return role
        named = [m for m in finder.inside(clause) if m.kind != "place" and not _in_passing(sheet, m)]
        if len({s for m in named for s in states(m.codes)} - taken) == 1:
            return role_of(iter(named), taken, "in its clause")
    return None
