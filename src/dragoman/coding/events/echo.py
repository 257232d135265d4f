"""Acts that are told by a pronoun that points back at the noun of another: *celle de l'Argentine*.

Such a word takes the triggers of the act that it points at, and fills their slots with its own arguments; whom the act is directed at
is taken from the first where it is not said again.
"""

from __future__ import annotations

from dragoman.coding.changed import changed
from dragoman.coding.codes import states
from dragoman.coding.events.triggers import Fit
from dragoman.coding.once import once
from dragoman.coding.sheet import Draft, Sheet, Token
from dragoman.packs import Language

#: how many tokens back the act that is pointed at may stand
REACH = 60
WHY = "as of the act that it points back at"
Options = dict[int, list[Fit]]


def echo(sheet: Sheet, options: Options) -> dict[int, int]:
    """Add to `options` the words that point back at an act, with its triggers; what comes out is `word -> act`."""
    pronouns = _pronouns(sheet.language)
    found: dict[int, int] = {}
    acts = sorted(options)
    for token in sheet.tokens:
        if token.lemma not in pronouns or token.i in options or token.i not in sheet.predicates or not any(sheet.tokens[c].dep == "nmod" for c in sheet.children[token.i]):
            continue
        at = _noun_before(sheet, token, acts)
        if at is not None:
            found[token.i] = at
            options[token.i] = [Fit(f.trigger, sheet.predicates[token.i], (token.i,), f.matched) for f in options[at]]
    return found


@once
def _pronouns(language: Language) -> frozenset[str]:
    """The pronouns that point back."""
    return frozenset(language.tables["language"].get("echo", {}).get("pronouns", ()))


def _noun_before(sheet: Sheet, token: Token, acts: list[int]) -> int | None:
    """The nearest act noun before a demonstrative that agrees with it in gender and number."""
    for i in reversed(acts):
        other = sheet.tokens[i]
        if token.i - REACH < i < token.i and other.pos == "NOUN" and all(a == b for a, b in ((other.gender, token.gender), (other.number, token.number)) if a and b):
            return i
    return None


def directed(sheet: Sheet, drafts: dict[int, Draft], pointing: dict[int, int]) -> dict[int, Draft]:
    """The drafts, those that point back with the party that they do not say again taken from the first act."""
    told = {}
    for i, at in pointing.items():
        made, first = drafts.get(i), drafts.get(at)
        if made is None or first is None:
            continue
        made = _parallel(made, first)
        if made.actor and not made.recipient and not states(first.recipient) & states(made.actor):
            made = changed(made, recipient=first.recipient, recipient_at=first.recipient_at, reasons=(*made.reasons, ("recipient", WHY)))
        told[i] = made
    return drafts | told


def _parallel(made: Draft, first: Draft) -> Draft:
    """*La sortie du Malawi ..., celle de la Zambie*: whom the pronoun's complement names does what the noun's complement did, or undergoes it."""
    doing = any(field == "actor" and why.startswith(("after 'de'", "after 'of'")) for field, why in first.reasons)
    if doing and made.recipient and not made.actor:
        return changed(made, actor=made.recipient, actor_at=made.recipient_at, recipient=(), recipient_at=None)
    if not doing and made.recipient and not made.actor and first.actor and not states(first.actor) & states(made.recipient):
        return changed(made, actor=first.actor, actor_at=first.actor_at, reasons=(*made.reasons, ("actor", WHY)))
    return made
