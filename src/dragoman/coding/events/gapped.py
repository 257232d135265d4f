"""Acts of others that share the verb told before: *Poland expelled two diplomats, Latvia four*, *Algiers recalled its ambassador and Mali its own*, *so did Chad*.

Only for languages that say in their pack what stands behind such a name (`gapped`) and before such an auxiliary (`inverted`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.changed import changed
from dragoman.coding.codes import states
from dragoman.coding.events.roles import Finder
from dragoman.coding.sheet import Draft, Mention, Token

#: kinds of mentions that may do such an act, how far back its verb stands, and how many words a gapped clause has at most
DOERS = frozenset({"name", "capital", "group", "seat"})
REACH, LONG = 30, 9
PARTING = frozenset({",", ";", "and", "while", "-", "–", "—"})


def shared(finder: Finder, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts with those that a name without a verb, or an inverted auxiliary, tells by the act before it."""
    table = finder.sheet.language.tables["language"]
    behind, before = frozenset(table.get("gapped", ())), frozenset(table.get("inverted", ()))
    if not behind or not drafts:
        return tuple(drafts)
    made = list(drafts)
    for mention in finder.sheet.mentions:
        if mention.kind in DOERS and mention.codes:
            if _gapped(finder, mention, behind):
                _add(finder, made, mention, "a verb left out", inverted=False)
            elif _inverted(finder, mention, before):
                _add(finder, made, mention, "an act pointed back at", inverted=True)
    return tuple(sorted(made, key=lambda d: d.trigger))


def _gapped(finder: Finder, mention: Mention, behind: frozenset[str]) -> bool:
    """Whether a name stands behind a comma or *and*, with a number or *its* behind it and no verb up to the next mark."""
    tokens, at = finder.sheet.tokens, mention.last
    first = _start(finder, mention)
    if first == 0 or tokens[first - 1].text not in PARTING or at >= len(tokens) or tokens[at].sent != tokens[first - 1].sent:
        return False
    if tokens[at].low not in behind and tokens[at].pos != "NUM":
        return False
    stretch: list[Token] = []
    for token in tokens[at : at + LONG]:
        if token.text in (",", ".", ";", ":") or token.low == "and" or token.sent != tokens[at].sent:
            return not any(t.pos in ("VERB", "AUX") for t in stretch)
        stretch.append(token)
    return False


def _inverted(finder: Finder, mention: Mention, before: frozenset[str]) -> bool:
    """*So did Latvia*, *as has Chad*, *nor will Niger*: an auxiliary between such a word and a name."""
    tokens, first = finder.sheet.tokens, _start(finder, mention)
    if first < 2 or tokens[first - 1].pos not in ("AUX", "VERB") or tokens[first - 2].low not in before:
        return False
    behind = tokens[mention.last] if mention.last < len(tokens) else None
    return tokens[first - 1].lemma in ("do", "have", "be", "will", "would") and (behind is None or behind.text in (".", ",", ";", ":", "”", '"') or behind.low in ("and", "on", "in", "last", "the", "a"))


def _start(finder: Finder, mention: Mention) -> int:
    """Where a name begins, its article with it."""
    first = mention.first
    return first - 1 if first and finder.sheet.tokens[first - 1].low == "the" and finder.sheet.tokens[first - 1].sent == finder.sheet.tokens[first].sent else first


def _add(finder: Finder, made: list[Draft], mention: Mention, why: str, inverted: bool) -> None:
    """Add the act told last before a name, done by it; what was done to it, it does to the doer."""
    sheet, own = finder.sheet, states(mention.codes)
    back = 1 if inverted else 0
    told = next((d for d in reversed(sorted(made, key=lambda d: d.trigger)) if mention.first - REACH < d.trigger < mention.first and d.kind == "verb" and d.inside is None and d.actor and sheet.tokens[d.trigger].sent >= sheet.tokens[mention.head].sent - back), None)
    if told is None or any(d.trigger == mention.head for d in made):
        return
    given = tuple(c for c in told.recipient if not states((c,)) & own)
    doers = tuple(c for c in told.actor if not states((c,)) & own)
    if not doers or (states(told.actor) & own and not told.mutual):
        return
    recipient = given or (doers if states(told.recipient) & own else ())
    if told.recipient and len(told.recipient) > len(given) > 0:
        made[made.index(told)] = changed(told, recipient=given)
    reasons = (("type", f"{why}: {dict(told.reasons).get('type', '')}"), ("actor", mention.why), ("recipient", "as of the act told last"))
    row = finder.rows.get(mention.head, (mention,)) if inverted else (mention,)
    actor = tuple(dict.fromkeys(c for m in row for c in m.codes))
    made.append(replace(told, trigger=mention.head, first=mention.first, last=mention.last, actor=actor, actor_at=mention.head, recipient=recipient, recipient_at=told.recipient_at if given else told.actor_at if recipient else None, reasons=reasons, loose=False, mutual=False, words=(mention.head,), content="fact"))  # fmt: skip
