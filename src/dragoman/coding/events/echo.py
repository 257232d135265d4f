"""Acts that are told by pointing back at another: *celle de l'Argentine*, *Lima a fait de même*, *Prague lui a emboîté le pas*.

Such a word takes the triggers of the act that it points at, and fills their slots with its own arguments; whom the act is directed at
is taken from the first where it is not said again.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.events.triggers import Fit
from dragoman.coding.sheet import Draft, Sheet, Token

#: how many tokens back the act that is pointed at may stand
REACH = 60
Options = dict[int, list[Fit]]


def echo(sheet: Sheet, options: Options) -> dict[int, int]:
    """Add to `options` the words that point back at an act, with its triggers; what comes out is `word -> act`."""
    table = sheet.language.tables["language"].get("echo")
    if not table:
        return {}
    found: dict[int, int] = {}
    acts = sorted(options)
    likewise: dict[str, list[list[str]]] = {}
    for entry in table["verbs"]:
        first, *rest = entry.split()
        likewise.setdefault(first, []).append(rest)
    for token in sheet.tokens:
        if token.i in options or token.i not in sheet.predicates:
            continue
        if token.lemma in table["pronouns"] and any(sheet.tokens[c].dep == "nmod" for c in sheet.children[token.i]):
            at = _noun_before(sheet, token, acts)
        elif token.lemma in likewise and token.pos == "VERB" and _standing(sheet, token, likewise[token.lemma]):
            at = _verb_before(sheet, token, acts)
        else:
            continue
        if at is not None:
            found[token.i] = at
            options[token.i] = [Fit(f.trigger, sheet.predicates[token.i], (token.i,), f.matched) for f in options[at]]
    return found


def _standing(sheet: Sheet, token: Token, phrases: list[list[str]]) -> bool:
    """Whether the further words of one of the phrases stand around a verb."""
    last = sheet.sentence_of(token.i).last
    near = {form for t in sheet.tokens[max(0, token.i - 3) : min(token.i + 7, last)] for form in (t.low, t.lemma)}
    return any(set(words) <= near for words in phrases)


def _noun_before(sheet: Sheet, token: Token, acts: list[int]) -> int | None:
    """The nearest act noun before a demonstrative that agrees with it in gender and number."""
    for i in reversed(acts):
        other = sheet.tokens[i]
        if token.i - REACH < i < token.i and other.pos == "NOUN" and all(a == b for a, b in ((other.gender, token.gender), (other.number, token.number)) if a and b):
            return i
    return None


def _verb_before(sheet: Sheet, token: Token, acts: list[int]) -> int | None:
    """The nearest act before a verb that stands on a verb of its own clause."""
    return next((i for i in reversed(acts) if token.i - REACH < i < token.i and sheet.tokens[i].pos == "VERB"), None)


def directed(drafts: dict[int, Draft], pointing: dict[int, int]) -> dict[int, Draft]:
    """The drafts, those that point back directed at whom the first act is directed at, unless they say it."""
    changed = {}
    for i, at in pointing.items():
        made, first = drafts.get(i), drafts.get(at)
        if made is not None and first is not None and made.actor and not made.recipient and not set(_states(first.recipient)) & set(_states(made.actor)):
            changed[i] = replace(made, recipient=first.recipient, recipient_at=first.recipient_at, reasons=(*made.reasons, ("recipient", "as of the act that it points back at")))
    return drafts | changed


def _states(codes: tuple[str, ...]) -> list[str]:
    return [code.split(":")[0] for code in codes]
