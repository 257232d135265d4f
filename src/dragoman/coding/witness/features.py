"""How a mention stands to a word that carries an act, as named signs: its slot, the way between them in the tree, distance, what the rules say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.coding.codes import entities, states
from dragoman.coding.grammar import case_of, chain, phrase_top
from dragoman.coding.sheet import Draft, Mention, Predicate, Sheet

#: the longest way in the tree that is told step by step
LONGEST = 5
GAPS = (0, 2, 4, 7, 12, 20, 40)


def signs(sheet: Sheet, word: int, mention: Mention, draft: Draft | None, standing: Mapping[str, list[str]]) -> list[str]:
    """The signs of a mention for the act at a word; `draft` is what the rules make of that word, where they make anything, `standing` what `standing_in` tells."""
    return [*of_place(sheet, word, mention, standing), *of_rules(mention, draft)]


def of_place(sheet: Sheet, word: int, mention: Mention, standing: Mapping[str, list[str]]) -> list[str]:
    """The signs that hang on where a mention and a word stand, whatever the rules say."""
    top, places = _standing_of(sheet, mention)
    found = [f"kind {mention.kind}", *_apart(sheet, word, mention), *places, *_slots(sheet, word, mention.head, top), *_clauses(sheet, word, top)]
    if sheet.tokens[word].sent == sheet.tokens[mention.head].sent:
        way = f"way {_way(sheet, word, top)}"
        found += [way, f"pos {sheet.tokens[word].pos} {way}"]
    return [*found, *sorted({sign for entity in entities(mention.codes) for sign in standing[entity]})]


def _standing_of(sheet: Sheet, mention: Mention) -> tuple[int, tuple[str, ...]]:
    """The head of a mention's phrase and its own place in the tree, worked out once."""
    known: dict[int, tuple[int, tuple[str, ...]]] = sheet.memo("witness places")
    if mention.head not in known:
        top = phrase_top(sheet, mention.head)
        known[mention.head] = top, tuple(_places(sheet, top))
    return known[mention.head]


def _chain(sheet: Sheet, i: int) -> list[int]:
    """A token and all above it, worked out once."""
    known: dict[int, list[int]] = sheet.memo("witness chains")
    if i not in known:
        known[i] = chain(sheet, i)
    return known[i]


def _apart(sheet: Sheet, word: int, mention: Mention) -> Iterator[str]:
    """How far a mention stands from the word, in sentences or tokens."""
    behind = sheet.tokens[mention.head].sent - sheet.tokens[word].sent
    if behind:
        yield f"sentence {max(-3, min(2, behind))}"
    else:
        gap = abs(mention.head - word)
        side = "left" if mention.head < word else "right"
        yield f"{side} {max(s for s in GAPS if s <= gap)}"
        yield side
        low, high = sorted((mention.head, word))
        between = sum(1 for m in sheet.mentions_in.get(sheet.tokens[word].sent, ()) if low < m.head < high)
        yield f"{side} between {min(between, 3)}"


def _places(sheet: Sheet, top: int) -> Iterator[str]:
    """The grammatical place of a mention in its own clause."""
    token = sheet.tokens[top]
    yield f"dep {token.dep}"
    if case := case_of(sheet, top):
        yield f"case {case}"
    if token.dep in ("subj", "subjpass") and sheet.tokens[token.head].head == token.head:
        yield "main subject"


def _slots(sheet: Sheet, word: int, head: int, top: int) -> Iterator[str]:
    """The slots of the word's predicate, of the verb that supports it and of the predicate above it that a mention fills."""
    for name, at in (("own", word), ("support", _support(sheet, word)), ("above", _above(sheet, word))):
        predicate = sheet.predicates.get(at) if at is not None else None
        if predicate is not None:
            for slot in _filled(sheet, predicate, head, top):
                yield f"{name} {slot}"
                yield f"{name} {predicate.kind}{' passive' if predicate.passive else ''} {slot}"


def _support(sheet: Sheet, word: int) -> int | None:
    predicate = sheet.predicates.get(word)
    return predicate.support if predicate is not None else None


def _above(sheet: Sheet, word: int) -> int | None:
    """The next verb above a word."""
    return next((i for i in _verbs(sheet, word) if i in sheet.predicates), None)


def _verbs(sheet: Sheet, word: int) -> list[int]:
    """The verbs above a word, worked out once."""
    known: dict[int, list[int]] = sheet.memo("witness verbs")
    if word not in known:
        known[word] = [i for i in _chain(sheet, word)[1:] if sheet.tokens[i].pos in ("VERB", "AUX")]
    return known[word]


def _filled(sheet: Sheet, predicate: Predicate, head: int, top: int) -> list[str]:
    """The slots of a predicate that a mention fills, or stands in: *in subject*."""
    table = _table(sheet, predicate)
    above = [i for i in _chain(sheet, head) if i in table]
    direct = dict.fromkeys(slot for i in (head, top) for slot in table.get(i, ()))
    return [*direct, *dict.fromkeys(f"in {slot}" for i in above for slot in table[i] if slot not in direct)]


def _table(sheet: Sheet, predicate: Predicate) -> dict[int, list[str]]:
    """The slots that each token fills of a predicate, worked out once."""
    known: dict[int, dict[int, list[str]]] = sheet.memo("witness slots")
    if predicate.token not in known:
        rows = (("subject", predicate.subjects), ("object", predicate.objects), ("agent", predicate.agents), ("clause", predicate.clauses))
        table = known[predicate.token] = dict[int, list[str]]()
        for slot, i in [*((slot, i) for slot, places in rows for i in places), *((f"prep {prep}", i) for prep, i in predicate.preps)]:
            table.setdefault(i, []).append(slot)
    return known[predicate.token]


def _clauses(sheet: Sheet, word: int, top: int) -> Iterator[str]:
    """Whether a mention hangs below the word, and on which of the verbs above it."""
    if word in _chain(sheet, top):
        yield "below"
    for step, verb in enumerate(_verbs(sheet, word)[:3]):
        if sheet.tokens[top].head == verb:
            yield f"{sheet.tokens[top].dep} of verb {step}"


def _way(sheet: Sheet, word: int, top: int) -> str:
    """The labels from the word up to where both meet, and down to the mention."""
    up, down = _chain(sheet, word), _chain(sheet, top)
    meet = next((i for i in up if i in down), None)
    if meet is None:
        return "none"
    ways = [f"<{sheet.tokens[i].dep}" for i in up[: up.index(meet)]] + [f">{sheet.tokens[i].dep}" for i in reversed(down[: down.index(meet)])]
    return "".join(ways) if len(ways) <= LONGEST else f"long {len(ways)}"


def of_rules(mention: Mention, draft: Draft | None) -> Iterator[str]:
    """What the rules say of a mention's entities: their role, and how it was found."""
    if draft is None:
        yield "no draft"
        return
    mine, reasons = states(mention.codes), dict(draft.reasons)
    for role, codes, at in (("actor", draft.actor, draft.actor_at), ("recipient", draft.recipient, draft.recipient_at)):
        if mine & states(codes):
            yield f"rule {role}"
            yield f"rule {role} {_how(reasons.get(role, ''))}"
            if at is not None and mention.first <= at < mention.last:
                yield f"rule {role} here"
    if not mine & states((*draft.actor, *draft.recipient)):
        yield f"rule neither {bool(draft.actor)} {bool(draft.recipient)}"


def _how(why: str) -> str:
    return " ".join(why.split(" ")[:2]).split("(")[0]


def standing_in(sheet: Sheet) -> dict[str, list[str]]:
    """The signs of each entity of the article: how often it is named, and whether it is its first subject."""
    named: dict[str, int] = {}
    for mention in sheet.mentions:
        for one in states(mention.codes):
            named[one] = named.get(one, 0) + 1
    most = max(named.values(), default=1)
    return {one: [f"share {min(4, 5 * n // most)}", *(["group"] if one.startswith(("REB", "NGO")) else ["body"] if one.startswith("IGO") else ["state"])] for one, n in named.items()}
