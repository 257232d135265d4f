"""Who did what is blamed: *condamne l'agression israélienne contre Doha*, *impute ces frappes aux rebelles*."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.changed import changed
from dragoman.coding.sheet import Draft, Sheet

#: people whom their own state arrests where nobody else is said to have done it: *condamne l'arrestation de l'opposant ougandais*
AT_HOME = frozenset({"OPP", "ELI", "JRN", "REL", "JUD", "LEG", "PTY"})


def blamed(sheet: Sheet, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with an accusation and the act that it is about agreeing on who did it."""
    table = {d.trigger: d for d in drafts}
    for inner in drafts:
        above = table.get(inner.inside) if inner.inside is not None else None
        if above is None or above.type != "ACCUSE" or inner.kind != "noun":
            continue
        table[above.trigger] = above = _accused(sheet, above, inner)
        table[inner.trigger] = _done_by(above, inner)
    return [table[d.trigger] for d in drafts]


def _accused(sheet: Sheet, above: Draft, inner: Draft) -> Draft:
    """The accused is who did the act, not whom it was done to."""
    within = above.recipient_at is not None and above.recipient_at in sheet.subtree(inner.trigger)
    if (within or not above.recipient) and inner.actor and not _shared(inner.actor, above.actor):
        why = tuple(r for r in above.reasons if r[0] != "recipient")
        return changed(above, recipient=inner.actor, recipient_at=inner.actor_at, reasons=(*why, ("recipient", "who did what is blamed")))
    if within and not inner.actor and inner.type == "COERCE" and above.recipient and all(c.partition(":")[2] in AT_HOME and len(c.partition(":")[0]) == 3 for c in above.recipient):
        why = tuple(r for r in above.reasons if r[0] != "recipient")
        return changed(above, recipient=tuple(dict.fromkeys(c.partition(":")[0] for c in above.recipient)), reasons=(*why, ("recipient", "the state of those on whom it was done")))
    return above


def _done_by(above: Draft, inner: Draft) -> Draft:
    """The act was done by the accused where nobody else is said to have done it."""
    if not above.recipient or (inner.actor and not _shared(inner.actor, above.actor)) or _shared(inner.recipient, above.recipient):
        return inner
    why = tuple(r for r in inner.reasons if r[0] != "actor")
    return changed(inner, actor=above.recipient, actor_at=above.recipient_at, reasons=(*why, ("actor", "who is blamed for it")))


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool({c.split(":")[0] for c in one} & {c.split(":")[0] for c in other})
