"""Those an act is done to who are neither the state nor its forces: crowds, seafarers, migrants who are held, people who need a visa; and gifts, which are nobody."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.coding.actors.posts import among, sector_of
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.slots import slots, supplied
from dragoman.coding.events.undergone import captured, nationals
from dragoman.coding.sheet import Draft, Mention

#: the state and its organs, and its forces alone
STATE = frozenset({"", "GOV", "MIL", "COP"})
FORCES = frozenset({"MIL"})
#: acts on people that a state holds, judges or lets go
HELD = frozenset(
    {("COERCE", "arrest"), ("COERCE", "seize"), ("RETREAT", "release"), ("SANCTION", "convict"), ("ASSAULT", "abduct"), ("ACCUSE", "allege"), ("CONCEDE", None)}
)
#: categories of what is done about visas
ADMITTED = frozenset({"SANCTION", "REJECT", "CONCEDE", "COERCE"})
#: how far from the word of an act a visa may stand that it is about
REACH = 8
#: the sectors that change, "" for none, and what they become
Change = tuple[frozenset[str], str]
Rule = Callable[[Finder, Draft], Change | None]


def civil(finder: Finder, draft: Draft, recipient: tuple[str, ...]) -> tuple[str, ...]:
    """The recipients of an act, those of a state with the sector that the rules which hold give them instead of their own."""
    for was, sector in filter(None, (rule(finder, draft) for rule in RULES)):
        recipient = tuple(_made(code, was, sector) for code in recipient)
    return recipient


def _made(code: str, was: frozenset[str], sector: str) -> str:
    """A code with another sector, if it is a state's and its own is one of these."""
    state, _, own = code.partition(":")
    return f"{state}:{sector}".rstrip(":") if len(state) == 3 and own in was else code


def _crowd(finder: Finder, draft: Draft) -> Change | None:
    """*Tear gas*, *a dispersé*: those who are driven off are people, whoever else the passage speaks of, unless their own noun says that they serve the state."""
    if (draft.type, draft.mode) != ("ASSAULT", "crowd-control") or not supplied(draft, "recipient"):
        return None
    serving = any(sector_of(finder.sheet, i) in STATE for i in slots(finder, draft, "recipient"))
    return None if serving else (STATE | {"REF"}, "CVL")


def _at_sea(finder: Finder, draft: Draft) -> Change | None:
    """*A arrêté soixante marins libyens*: seafarers and pilots whom a state holds are civilians, unless they were taken in fighting or are said to be of its forces."""
    if (draft.type, draft.mode) not in HELD or not _called(finder, draft, "crews") or captured(finder, draft) or _of_forces(finder, draft):
        return None
    fought = draft.type == "ASSAULT" and any(len(code.split(":")[0]) == 3 for code in draft.actor)
    return None if fought else (FORCES, "CVL")


def _of_forces(finder: Finder, draft: Draft) -> bool:
    """*Ten US Navy sailors*, *un capitaine des forces spéciales*: whether the noun's phrase names the forces that people are of."""
    predicate, at = finder.sheet.predicates.get(draft.trigger), draft.recipient_at
    heads = {*(predicate.objects if predicate else ()), *((at,) if at is not None else ())}
    below = {finder.sheet.tokens[k].lemma.lower() for i in heads for k in finder.sheet.subtree(i) if abs(k - i) <= REACH}
    return not below.isdisjoint(among(finder.sheet, "arms"))


def _migrants(finder: Finder, draft: Draft) -> Change | None:
    """*Forty Cuban migrants were held*: who is held, judged or let go is a civilian (codebook.md 9)."""
    return (frozenset({"REF"}), "CVL") if (draft.type, draft.mode) in HELD and _called(finder, draft, "migrants") else None


def _beaten(finder: Finder, draft: Draft) -> Change | None:
    """*They were beaten*: whoever is beaten is a person, and a pronoun without a sector means people of a state."""
    known = _known(finder, draft) if (draft.type, draft.mode) == ("ASSAULT", "beat") else None
    return (frozenset({""}), "CVL") if known is not None and known.kind == "pronoun" else None


def _travelling(finder: Finder, draft: Draft) -> Change | None:
    """*Ne délivre plus de visas aux Rwandais*: people of a nation need them, not its government."""
    sheet = finder.sheet
    if draft.type not in ADMITTED or not nationals(finder, draft.recipient_at) or supplied(draft, "recipient"):
        return None
    visas = among(sheet, "entry")
    near = (sheet.tokens[i] for i in (*sheet.subtree(draft.trigger), *range(draft.first, draft.last)) if abs(i - draft.trigger) <= REACH)
    return (frozenset({""}), "CVL") if any(t.lemma in visas for t in near) else None


def _sheltered(finder: Finder, draft: Draft) -> Change | None:
    """*Accueille un million de Soudanais*: people of a nation who are given shelter are refugees."""
    at = draft.recipient_at
    return (
        (frozenset({"", "CVL"}), "REF")
        if draft.type == "AID" and "asylum" in draft.context and nationals(finder, at) and at is not None and finder.sheet.tokens[at].number == "Plur"
        else None
    )


def _freight(finder: Finder, draft: Draft) -> Change | None:
    """*A fermé le pont aux camions guinéens*: goods and what carries them are barred as a state's."""
    at = draft.recipient_at
    return (frozenset({"CVL"}), "") if draft.type == "SANCTION" and at is not None and finder.sheet.tokens[at].lemma in among(finder.sheet, "freight") else None


def _given(finder: Finder, draft: Draft) -> Change | None:
    """*A offert deux vedettes*: what is given is no party, so that the state gets it."""
    if draft.type not in ("AID", "AGREE"):
        return None
    known = _known(finder, draft)
    forces = (
        known is not None and finder.sheet.tokens[known.head].lemma not in among(finder.sheet, "gear") and any(code.endswith(":MIL") for code in known.codes)
    )
    return (FORCES, "") if not forces and (_object(finder, draft, "gear") or (draft.type == "AID" and _object(finder, draft, "soldiery") and supplied(draft, "recipient"))) else None


def _known(finder: Finder, draft: Draft) -> Mention | None:
    """The mention that the recipient was read from."""
    return finder.by_token.get(draft.recipient_at) if draft.recipient_at is not None else None


def _called(finder: Finder, draft: Draft, name: str) -> bool:
    """Whether the recipient is called by a word of a list of the pack: by its own noun, or by the object where it has none."""
    at, known = draft.recipient_at, _known(finder, draft)
    if at is not None and finder.sheet.tokens[at].lemma in among(finder.sheet, name):
        return True
    return (known is None or known.kind != "role") and _object(finder, draft, name)


def _object(finder: Finder, draft: Draft, name: str) -> bool:
    """Whether the object of the act is a word of a list of the pack."""
    predicate = finder.sheet.predicates.get(draft.trigger)
    return predicate is not None and any(finder.sheet.tokens[i].lemma in among(finder.sheet, name) for i in predicate.objects)


RULES: tuple[Rule, ...] = (_crowd, _at_sea, _migrants, _beaten, _travelling, _sheltered, _freight, _given)
