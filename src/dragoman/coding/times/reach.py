"""Which time of a sentence belongs to an act: the nearest in the tree within its clause, or the one that stands beside its noun."""

from __future__ import annotations

from dragoman.coding.grammar import VERBAL, case_of, chain
from dragoman.coding.sheet import Draft, Sheet, TimeSpan, Token
from dragoman.coding.times.owners import of_another_clause, owner, to_run

KINDS = ("date", "since", "deadline", "interval", "until")
SPOKEN = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"})
#: how many tokens may stand between a noun and a time that follows it, and what ends its reach
BESIDE, STOPS = 14, frozenset(";:()—–\"«»“”")


def own_time(sheet: Sheet, draft: Draft) -> TimeSpan | None:
    """The time that belongs to the trigger; commas and other acts part them."""
    here = sheet.times_in.get(sheet.tokens[draft.trigger].sent, ())
    times = [t for t in here if t.kind in KINDS and not _ranks(sheet, t) and not _counts_from(sheet, t, draft.trigger) and not to_run(sheet, draft, t)]
    if draft.status == "actual":
        times = [t for t in times if not is_ahead(sheet, t) and (t.kind not in ("deadline", "until") or draft.type not in SPOKEN)]
    found = [(cost, t.first, t) for t in times if (cost := _cost(sheet, draft, t)) is not None]
    if not found and draft.kind == "noun":
        found = [(cost, t.first, t) for t in times if (cost := _beside(sheet, draft, t)) is not None]
    return min(found, key=lambda f: f[:2])[2] if found else None


def _counts_from(sheet: Sheet, time: TimeSpan, trigger: int) -> bool:
    """*Two days after the police had arrested him*: a distance from an act is not that act's own time."""
    last, offsets = sheet.tokens[time.last - 1], sheet.language.tables["times"]["offsets"]
    return last.low in (*offsets["after"], *offsets["before"]) and last.dep in ("mark", "case") and last.head in chain(sheet, trigger) and last.head > last.i


def is_ahead(sheet: Sheet, time: TimeSpan) -> bool:
    """Whether a time begins after publication: no time for what has happened."""
    published = sheet.article.published
    return bool(published and time.start and time.start > published[: len(time.start)])


def _ranks(sheet: Sheet, time: TimeSpan) -> bool:
    """*The worst crisis in thirty years*, *pour la première fois depuis 1990*: a span that an act is measured against, not its time."""
    if time.kind != "since":
        return False
    words = sheet.language.tables["times"]["ranking"]
    first = max(sheet.sentence_of(time.first).first, time.first - 9)
    return any(sheet.tokens[i].low in words or sheet.tokens[i].lemma in words for i in range(first, time.first))


def _cost(sheet: Sheet, draft: Draft, time: TimeSpan) -> float | None:
    """How far a time is from a trigger over the tree; None where it belongs to another act or clause."""
    whose = owner(sheet, time, head_of(sheet, time))
    if whose is not None and whose not in (draft.trigger, *draft.words):
        return None
    if whose == draft.trigger:
        return 0.0
    up, down = chain(sheet, head_of(sheet, time)), chain(sheet, draft.trigger)
    meet = next((i for i in up if i in set(down)), None)
    if meet is None:
        return None
    opens = time.first - sheet.sentence_of(time.first).first <= 2
    before = up[: up.index(meet)]
    path = down[: down.index(meet)]
    if of_another_clause(sheet, draft, time, meet, path) or any(_parts(sheet, i, draft, meet) for i in before if not time.first <= i < time.last) or (draft.kind == "noun" and not opens and not _core(sheet, draft, path)):
        return None
    if draft.kind == "verb" and draft.type not in SPOKEN and path and _of_its_noun(sheet, sheet.tokens[path[0]], meet):
        return None
    crossed = [sheet.tokens[i] for i in path if sheet.tokens[i].dep in ("relcl", "advcl", "parataxis", "ccomp") and i != meet]
    if any(t.dep == "relcl" for t in crossed) or (not opens and any(is_finite(sheet, t) for t in crossed)):
        return None
    return len(before) + len(path) + (0.5 if meet in sheet.triggers and meet != draft.trigger else 0) + abs(time.first - draft.trigger) / 100


def _of_its_noun(sheet: Sheet, token: Token, meet: int) -> bool:
    """*A expulsé mardi deux hommes arrêtés à Nador*, *les accuse d'avoir tiré*: a participle on a noun, or a perfect infinitive, lies before the verb above it, whose time is not its own."""
    if token.form != "Part" or token.tense != "Past":
        return False
    helpers = [sheet.tokens[c] for c in sheet.children[token.i] if sheet.tokens[c].dep in ("aux", "auxpass", "cop")]
    if any(t.low == "avoir" for t in helpers):
        return token.dep in ("xcomp", "advcl", "ccomp")
    return not helpers and token.dep == "acl" and token.head != meet


def _parts(sheet: Sheet, i: int, draft: Draft, meet: int) -> bool:
    """Whether a word between a time and where it meets the act's clause has the time for itself: another act, another verb."""
    token = sheet.tokens[i]
    fronted = token.dep == "advcl" and token.form == "Part" and token.head in (draft.trigger, meet) and i < draft.trigger
    told = token.dep == "acl" and token.form == "Part" and token.head == draft.trigger and draft.kind == "noun" and i not in sheet.triggers
    return i != draft.trigger and not fronted and not told and (i in sheet.triggers or token.pos == "VERB" or is_finite(sheet, token))


def _core(sheet: Sheet, draft: Draft, path: list[int]) -> bool:
    """A noun takes the time of its verb as the verb's subject or object, or with *avec, par*: *a ordonné lundi l'expulsion*."""
    if path and (predicate := sheet.predicates.get(draft.trigger)) and predicate.support in (path[-1], sheet.tokens[path[-1]].head):
        return True
    return all(_shares(sheet, i) for i in path)


def _shares(sheet: Sheet, i: int) -> bool:
    """Whether a word's time is that of what it hangs on: *avec l'envoi*, *malgré le maintien de l'aide*."""
    token, table = sheet.tokens[i], sheet.language.tables["modality"]
    if token.dep in ("obl", "nmod") and case_of(sheet, i) in table["alongside"]:
        return True
    return token.dep in ("obj", "subj", "subjpass", "attr", "conj", "agent") or (token.dep == "nmod" and sheet.tokens[token.head].lemma in table["aspect"])


def _beside(sheet: Sheet, draft: Draft, time: TimeSpan) -> float | None:
    """How far a time stands behind a noun that nothing parts it from: *depuis la dénonciation de l'accord, en janvier 2024*, *la surtaxe imposée à l'automne*."""
    gap = sheet.tokens[draft.trigger + 1 : time.first]
    if not 0 <= len(gap) <= BESIDE or time.first <= draft.trigger:
        return None
    for token in gap:
        if token.text in STOPS or is_finite(sheet, token) or token.form == "Inf" or (token.text == "," and token.i != time.first - 1):
            return None
        if token.i in sheet.triggers and token.form != "Part":
            return None
    return float(len(gap))


def head_of(sheet: Sheet, time: TimeSpan) -> int:
    """The token of a time that the rest of it hangs on."""
    inside = range(time.first, time.last)
    return next((i for i in inside if sheet.tokens[i].head not in inside), time.first)


def is_finite(sheet: Sheet, token: Token) -> bool:
    """Whether a verb stands in a finite form, its own or its auxiliary's."""
    return token.pos in VERBAL and (token.form == "Fin" or any(sheet.tokens[c].dep in ("aux", "auxpass") and sheet.tokens[c].form == "Fin" for c in sheet.children[token.i]))
