"""The codebook's folding: a planned cooperation is a promise, an own *will not* a refusal, a harm *or else* a threat."""

from __future__ import annotations

import re

from dragoman.coding.actors.posts import role_of
from dragoman.coding.changed import changed
from dragoman.coding.codes import states
from dragoman.coding.grammar import VERBAL
from dragoman.coding.modality.categories import ENDED, HARMFUL, PROMISED, REFUSED, VIOLENT
from dragoman.coding.modality.status import CONDITIONAL, SHOULD, WOULD, Mood
from dragoman.coding.sheet import Draft, Sheet, Token
from dragoman.coding.tenses import told_in

#: how far before the harm such a word may stand
REACH = 14
#: what others expect of an actor is no plan of its own
EXPECTED = frozenset({"under 'expected'", "under 'expects'", "under 'expect'"})
#: what a writer may expect of others, so that *devrait* plans nothing
EXPECTED_OF = frozenset({"SANCTION", "COERCE", "ACCUSE", "CONCEDE"})
SUPPLIED = re.compile(r"(?:^|[:;] )the (?:other party that the passage|pronoun '|word ')")


def because(draft: Draft, status: str, why: str) -> Draft:
    """A draft with its status, and why it is that."""
    return changed(draft, status=status, reasons=(*draft.reasons, ("status", why)))


def folded(sheet: Sheet, draft: Draft, mood: Mood) -> Draft:
    """The codebook's folding of futures and refusals."""
    return next((new for rule in RULES if (new := rule(sheet, draft, mood)) is not None), because(draft, mood.status, mood.why))


def _planned(sheet: Sheet, draft: Draft, mood: Mood) -> Draft | None:
    """A planned cooperation is a promise, what others expect no plan, a harm *or else* a threat."""
    if mood.status == "future" and draft.type in PROMISED and not mood.others:
        return changed(because(_host_first(sheet, draft), "actual", f"planned ({mood.why}): a promise"), type="AGREE", mode=None)
    if mood.status == "future" and draft.type not in PROMISED and draft.kind == "verb" and mood.why in EXPECTED:
        return because(draft, "hypothetical", f"awaited by others ({mood.why})")
    if mood.why == SHOULD and draft.type in EXPECTED_OF:
        return because(draft, "hypothetical", f"expected by the writer ({mood.why})")
    if mood.status == "future" and draft.type in HARMFUL and _or_else(sheet, draft):
        return changed(because(draft, "actual", "what follows otherwise: a threat"), type="THREATEN", mode=HARMFUL[draft.type])
    return None


def _refused(sheet: Sheet, draft: Draft, mood: Mood) -> Draft | None:
    """What is no longer done is broken off; an own *will not*, and a will that is denied, refuse."""
    if mood.status != "negated":
        return None
    if draft.type in ENDED and mood.no_longer:
        return changed(because(_parted(sheet, draft), "future" if mood.future else "actual", f"no longer ({mood.why}): broken off"), type="SANCTION", mode="discontinue")
    if mood.future and draft.type in REFUSED and draft.actor and not _left_unsaid(sheet, draft):
        mode = {"CONSULT": "meet", "RETREAT": "yield", "CONCEDE": "yield"}.get(draft.type, "assist")
        return changed(because(_host_first(sheet, _parted(sheet, draft)), "actual", f"will not ({mood.why}): a refusal"), type="REJECT", mode=mode)
    if draft.actor and _unwilling(sheet, draft):
        return changed(because(draft, "actual", f"has no will to ({mood.why}): a refusal"), type="REJECT", mode="assist")
    return None


def _done_now(sheet: Sheet, draft: Draft, mood: Mood) -> Draft | None:
    """Force that is tried, words that are said now, and words that hold their negation are actual."""
    if mood.tried and draft.type in VIOLENT:
        return because(draft, "actual", f"attempted ({mood.why})")
    voiced = mood.status == "future" or (draft.type in ("THREATEN", "AGREE") and mood.why in (CONDITIONAL, WOULD))
    if voiced and (draft.type == "AGREE" or (draft.type == "THREATEN" and not _spoken(sheet, draft))):
        return because(draft, "actual", f"said now ({mood.why})")
    if draft.type in ("REJECT", "THREATEN") and mood.status in ("future", "negated", "hypothetical") and _negated_itself(sheet, draft, mood.status == "future"):
        return because(draft, "actual", "its words hold the negation")
    return None


def _harm(sheet: Sheet, draft: Draft, mood: Mood) -> Draft | None:
    """A countermeasure that is denied is the harm itself; a harm floated by its author is a threat."""
    if mood.status == "negated" and draft.type == "THREATEN" and _retaliates(sheet, draft):
        return changed(because(draft, "negated", f"will not be done ({mood.why}): the harm itself"), type="ASSAULT" if draft.mode == "violence" else "SANCTION", mode=None)
    if mood.status == "hypothetical" and (mood.own_threat or _own_voice(sheet, draft)) and draft.type in ("SANCTION", "ASSAULT", "MOBILIZE", "COERCE") and draft.recipient:
        return changed(because(draft, "actual", f"floated by its author ({mood.why}): a threat"), type="THREATEN", mode=None)
    return None


def _retaliates(sheet: Sheet, draft: Draft) -> bool:
    """*No countermeasures*, *will not retaliate*: whether the words name the harm, not the threat of it (*no ultimatum*)."""
    return not _spoken(sheet, draft) and any(sheet.tokens[i].lemma in sheet.language.words("modality", "retaliating") for i in draft.words)


#: what the folding may make of an act, asked in this order
RULES = (_planned, _refused, _done_now, _harm)


def _parted(sheet: Sheet, draft: Draft) -> Draft:
    """*Ne coopérera plus avec la police hongroise*: what two do together one of them ends, and the other, behind *avec*, undergoes it."""
    predicate, own = sheet.predicates.get(draft.trigger), sheet.mention_at.get(draft.actor_at) if draft.actor_at is not None else None
    others = tuple(c for c in draft.actor if own is not None and c not in own.codes)
    beside = predicate is not None and any(prep in ("avec", "with") for each in (draft.trigger, *predicate.objects) if (p := sheet.predicates.get(each)) for prep, _ in p.preps)
    if draft.recipient or not draft.mutual or own is None or not others or not beside:
        return draft
    return changed(draft, actor=own.codes, recipient=others, mutual=False)


def _host_first(sheet: Sheet, draft: Draft) -> Draft:
    """*Recevra l'envoyé*, *n'a pas voulu recevoir la délégation*: of a visit that is still to be received it is the host who promises or refuses."""
    predicate = sheet.predicates.get(draft.trigger)
    if draft.type != "CONSULT" or predicate is None or predicate.passive or not dict(draft.reasons).get("recipient", "").startswith("subject"):
        return draft
    if not any(i in sheet.mention_at or role_of(sheet.tokens[i], sheet.language) for i in predicate.objects):
        return draft  # *recevra deux radars*
    other = {"actor": "recipient", "recipient": "actor"}
    reasons = tuple((other.get(field, field), told) for field, told in draft.reasons)
    return changed(draft, actor=draft.recipient, actor_at=draft.recipient_at, recipient=draft.actor, recipient_at=draft.actor_at, reasons=reasons)


def _left_unsaid(sheet: Sheet, draft: Draft) -> bool:
    """*Le prêt ne sera pas versé*: of a passive whose doer its clause does not name, the will is nobody's."""
    predicate = sheet.predicates.get(draft.trigger)
    return predicate is not None and predicate.passive and supplied(draft)


def supplied(draft: Draft) -> bool:
    """Whether who does an act stands in other words than its own."""
    return any(field == "actor" and SUPPLIED.search(why) is not None for field, why in draft.reasons)


def _unwilling(sheet: Sheet, draft: Draft) -> bool:
    """*N'a pas l'intention de livrer*, *ne reconnaît pas*, *n'accepte pas*: a will that is denied, or consent that is not given, of oneself and now."""
    if draft.type == "AGREE" and sheet.tokens[draft.trigger].lemma in sheet.language.words("modality", "wishing"):
        predicate = sheet.predicates.get(draft.trigger)
        return predicate is None or not predicate.reflexive  # *n'ont pas réussi à s'entendre*
    return draft.type in ("AGREE", "SUPPORT") and sheet.tokens[draft.trigger].lemma in sheet.language.words("modality", "consenting") and sheet.tokens[draft.trigger].dep != "relcl" and told_in(sheet, draft.trigger) == "present"


def _or_else(sheet: Sheet, draft: Draft) -> bool:
    """*..., sans quoi le pays sera mis au ban*: whether such a word opens the clause of the harm."""
    first = max(sheet.sentence_of(draft.trigger).first, draft.trigger - REACH)
    before = " " + " ".join(t.low for t in sheet.tokens[first : draft.trigger]) + " "
    return any(f" {words} " in before for words in sheet.language.words("modality", "or_else"))


def _own_voice(sheet: Sheet, draft: Draft) -> bool:
    """*Bratislava pourrait couper le courant, a dit le premier ministre slovaque*: whether who says it is who would do it."""
    if draft.kind != "verb" or not draft.actor:
        return False
    verbs = sheet.language.speaking
    sentence, own = sheet.sentence_of(draft.trigger), states(draft.actor)
    for i in range(sentence.first, sentence.last):
        predicate = sheet.predicates.get(i)
        if predicate is None or predicate.kind != "verb" or i == draft.trigger or not (sheet.tokens[i].low == "savoir" or (sheet.tokens[i].lemma in verbs and sheet.tokens[i].form != "Inf")):
            continue
        heads = {*predicate.subjects, *predicate.objects}
        if any(m.head in heads and m.kind in ("person", "role") and states(m.codes) == own for m in sheet.mentions_in.get(sheet.tokens[i].sent, ())):
            return True
    return False


def _spoken(sheet: Sheet, draft: Draft) -> bool:
    """Whether the act's word is one of saying (*will promise*), not the thing promised or threatened (*will take countermeasures*, *any breach would call for measures*)."""
    predicate = sheet.predicates.get(draft.trigger)
    if predicate is not None and len(draft.words) > 1 and not any(draft.actor_at in sheet.subtree(s) for s in predicate.subjects):
        return False
    if draft.type == "THREATEN":
        return sheet.tokens[draft.trigger].lemma in (*sheet.language.tables["modality"]["pledging"], "avertir", "prévenir", "warn", "caution")
    lemma = sheet.tokens[draft.trigger].lemma
    return lemma in sheet.language.speaking or lemma in sheet.language.words("modality", "pledging")


def _negated_itself(sheet: Sheet, draft: Draft, ahead: bool) -> bool:
    """Whether the negation is part of the act's words: *will not tolerate*, *would not stand idly by*, *will send nobody*."""
    negatives = sheet.language.words("language", "negations") | sheet.language.words("modality", "nothing")
    if ahead:
        negatives |= sheet.language.words("modality", "negative_determiners")
    verb = sheet.tokens[draft.trigger]
    if draft.type == "REJECT" and verb.pos in VERBAL and (_ours(sheet, verb) or any(sheet.tokens[g].low in negatives for c in sheet.children[verb.i] if sheet.tokens[c].dep in ("subj", "subjpass", "obj", "advmod") for g in (c, *sheet.children[c]))):
        return True
    return any(sheet.tokens[i].low in negatives for i in draft.words)


def _ours(sheet: Sheet, verb: Token) -> bool:
    """*Nous refuserons*, *we shall resist*: whether those who speak say it of themselves."""
    return any(sheet.tokens[c].low in ("nous", "we", "i", "je", "j'") for c in sheet.children[verb.i] if sheet.tokens[c].dep in ("subj", "subjpass"))
