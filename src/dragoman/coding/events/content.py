"""Drafts that are the content of the draft above them, or say again what that says."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.coding.codes import states
from dragoman.coding.events.above import governor, is_purpose
from dragoman.coding.grammar import case_of, chain
from dragoman.coding.once import Phrases, listed, once, standing
from dragoman.coding.sheet import Draft, Sheet
from dragoman.packs import Language

#: what a sanction or a refusal ends: it is presupposed, not told
ENDED = frozenset({"AID", "COOPERATE", "CONSULT", "SUPPORT", "AGREE"})
#: what a concession gives up, and the prepositions that lead to it
GIVEN_UP = frozenset({"REJECT", "REQUEST", "COERCE", "THREATEN", "SANCTION", "MOBILIZE"})
TOWARDS = frozenset({"à", "de", "sur", "contre", "en faveur de", "pour", "", "of", "to", "on", "against"})
#: acts that answer the word of another, and what such a word may be
ANSWERS = frozenset({"REJECT", "AGREE"})
WORDS = frozenset({"AGREE", "REQUEST", "ACCUSE", "THREATEN"})


def _ended(sheet: Sheet, above: Draft, made: Draft) -> bool:
    """*A gelé 18 millions d'aide*: of what a verb of sanction takes away only the taking is told."""
    if above.type not in ("SANCTION", "REJECT") or made.type not in ENDED or made.kind != "noun" or above.kind != "verb":
        return False
    if _of_its_own(sheet, above, made):
        return False
    return _reaches(sheet, above, made, lambda at: sheet.tokens[at].dep in ("nmod", "obj", "conj", "compound", "subjpass", "amod") or _left(sheet, at, above))


def _reaches(sheet: Sheet, above: Draft, made: Draft, through: Callable[[int], bool]) -> bool:
    """Whether one comes from a draft up to another through words of a kind only."""
    up = chain(sheet, made.trigger)
    return above.trigger in up and all(map(through, up[: up.index(above.trigger)]))


def _left(sheet: Sheet, at: int, above: Draft) -> bool:
    """*Taille dans son aide*, *sort de l'accord*, *barred from its meetings*: what a verb goes out of, or cuts into."""
    cases = ("de", "dans", "from") if above.type == "SANCTION" else ("de", "dans")
    return sheet.tokens[at].head == above.trigger and sheet.tokens[at].dep == "obl" and case_of(sheet, at) in cases


def _given_up(sheet: Sheet, above: Draft, made: Draft) -> bool:
    """*A levé son veto à l'aide*, *soutient la candidature de la Géorgie à l'OCDE*: what is given up or backed is presupposed (codebook.md 9)."""
    gone = above.type == "CONCEDE" and made.type in GIVEN_UP | ENDED
    backed = above.type == "SUPPORT" and (made.type == "REQUEST" or (made.type == "SUPPORT" and states(made.actor) <= states(above.recipient) and any(code.startswith("IGO-") for code in made.recipient)))
    drilled = above.type == "COOPERATE" and made.type == "MOBILIZE"  # *ont entamé leur exercice naval*
    if not (gone or backed or drilled) or above.kind != "verb" or made.kind != "noun":
        return False
    return _reaches(
        sheet, above, made, lambda at: sheet.tokens[at].dep in ("obj", "conj", "compound", "subjpass", "amod") or (sheet.tokens[at].dep in ("nmod", "obl") and case_of(sheet, at) in TOWARDS)
    )


def answered(above: Draft, made: Draft) -> bool:
    """*Turned down Taiwan's request*: the word of another that a refusal or a consent answers is told too."""
    own, other = ({code.split(":")[0] for code in each.actor} for each in (above, made))
    return above.type in ANSWERS and made.type in WORDS and made.kind == "noun" and bool(other) and bool(own) and own.isdisjoint(other)


def _at_other_time(sheet: Sheet, above: Draft, made: Draft, words: str = "apart") -> bool:
    """*Met a week after the visit*: what stands behind such a preposition is another act; `words` names the list of them."""
    at, apart = made.trigger, sheet.language.words("language", words)
    while at != above.trigger and sheet.tokens[at].head != at:
        if case_of(sheet, at) in apart:
            return True
        at = sheet.tokens[at].head
    return False


def _absorbed(sheet: Sheet, above: Draft, made: Draft) -> bool:
    """Whether an act is only the content of a draft that takes up its content: *a rappelé son ambassadeur quatre jours après l'expulsion du sien* tells of two."""
    return above.content == "absorb" and not _of_its_own(sheet, above, made) and not _beside(sheet, above, made)


def _of_its_own(sheet: Sheet, above: Draft, made: Draft) -> bool:
    """*Four days after the expulsion*, *en réponse au bombardement*, *par solidarité avec Londres*: whether a noun is told as an act of its own, wherever the parser hung it."""
    if made.kind != "noun":
        return False
    opener = min((made.trigger, *(c for c in sheet.children[made.trigger] if sheet.tokens[c].dep in ("case", "det"))))
    return _at_other_time(sheet, above, made, "afterwards") or _in_answer(sheet, above, made) or bool(standing(sheet, _phrases(sheet.language), opener))


def _within(sheet: Sheet, above: Draft, made: Draft, by_token: dict[int, Draft]) -> bool:
    """Whether an act is only content: of the draft above it, or of one that takes up that draft too (*warned that it would back the return of sanctions*)."""
    if _absorbed(sheet, above, made):
        return True
    over = governor(sheet, above, by_token)
    return over is not None and above.kind == "verb" and _absorbed(sheet, over, above) and _absorbed(sheet, over, made)


def _beside(sheet: Sheet, above: Draft, made: Draft) -> bool:
    """*En visite à Quito, a promis*; *exige, lors de son entretien, le retrait*: a phrase that hangs on the verb itself and is no content of it."""
    if made.kind != "noun" or above.kind != "verb":
        return False
    at = made.trigger
    while sheet.tokens[at].head not in (at, above.trigger):
        at = sheet.tokens[at].head
    first = min(sheet.subtree(at))
    return sheet.tokens[at].head == above.trigger and made.trigger - first < 6 and opens_beside(sheet, first)


def opens_beside(sheet: Sheet, first: int) -> bool:
    """Whether a phrase that stands beside an act begins at a token: *en visite à Quito*."""
    return bool(standing(sheet, _phrases(sheet.language), first))


@once
def _phrases(language: Language) -> Phrases[tuple[int, str]]:
    return listed(language.tables["language"].get("beside", ()))


def _agreed(sheet: Sheet, above: Draft, made: Draft) -> bool:
    """*Signed a deal to swap data*: what a pact is about is its content, wherever the parser hung it."""
    token, pacts = sheet.tokens[made.trigger], sheet.language.words("language", "pacts")
    if above.type not in ("SUPPORT", "AGREE") or token.form != "Inf":
        return False
    signed = sheet.predicates.get(above.trigger) if token.head == above.trigger else None
    nouns = signed.objects if signed else (token.head,)
    return any(sheet.tokens[i].pos == "NOUN" and sheet.tokens[i].lemma in pacts for i in nouns)


def _same_act(sheet: Sheet, above: Draft, made: Draft) -> bool:
    """A verb and the noun that is its object tell of one act when they are of one category and of one doer."""
    if above.type == made.type and is_purpose(sheet, made.trigger) and sheet.tokens[made.trigger].head == above.trigger and above.actor and above.actor == made.actor:
        return True  # *sont venus prêter main-forte*, *accepte de recevoir les expulsés*
    if above.type == made.type == "CONSULT" and made.kind == "verb" and is_purpose(sheet, made.trigger) and sheet.tokens[made.trigger].head == above.trigger and states(above.actor) and states(above.actor) <= states(made.actor) <= states((*above.actor, *above.recipient)):
        return True  # *flew to Moscow to meet Vladimir Putin*
    if _of_its_own(sheet, above, made):
        return False
    if above.type != made.type or made.kind != "noun":
        marched = above.type == "PROTEST" and made.type == "ACCUSE" and sheet.tokens[made.trigger].dep == "advcl"  # *marched to denounce the raids*
        told_twice = above.type == made.type and (made.type == "ACCUSE" or _aim(sheet, above, made))  # *summoned to be handed a protest*
        return (marched or told_twice) and is_purpose(sheet, made.trigger)
    if made.type == "CONSULT" and above.kind == "verb" and len({c.split(":")[0] for c in made.actor}) < 2 and not _at_other_time(sheet, above, made):
        return True  # *met on the sidelines of a summit*, *attended the meeting*
    if made.type == "CONCEDE" and sheet.tokens[made.trigger].dep == "obj" and sheet.tokens[made.trigger].head == above.trigger:
        return True  # *a accepté une trêve à Gaza*
    return not (above.actor and made.actor and not {c.split(":")[0] for c in above.actor} & {c.split(":")[0] for c in made.actor})


def _in_answer(sheet: Sheet, above: Draft, made: Draft) -> bool:
    """*In retaliation for the expulsion of its envoys, ordered two diplomats to leave*: what an act answers is another."""
    at, nouns = made.trigger, sheet.language.words("language", "answering")
    while at != above.trigger and sheet.tokens[at].head != at:
        at = sheet.tokens[at].head
        if sheet.tokens[at].lemma in nouns and sheet.tokens[at].pos == "NOUN":
            return True
    return False


def _aim(sheet: Sheet, above: Draft, made: Draft) -> bool:
    """*Ont débrayé pour protester contre le décret*, *a débarqué pour épauler la police*: what is done so is what it is done for, towards the same."""
    one, other = ({code.split(":")[0] for code in each.recipient} for each in (above, made))
    marked = any(sheet.tokens[c].low in ("pour", "afin") for c in sheet.children[made.trigger])
    return marked and made.type in ("PROTEST", "AID") and (one == other or not other or not one)


def is_content(sheet: Sheet, above: Draft, made: Draft, by_token: dict[int, Draft]) -> bool:
    """Whether a draft tells no more than the content of the draft above it, or that very act again."""
    told_again = _same_act(sheet, above, made) or _within(sheet, above, made, by_token)
    return told_again or _ended(sheet, above, made) or _given_up(sheet, above, made) or _agreed(sheet, above, made)
