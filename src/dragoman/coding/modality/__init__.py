"""What the text makes of each act: happened, planned, possible, denied; and the condition that it hangs on.

The future of a cooperative act is a promise, an own *will not* is a refusal (codebook.md 3, 4 and 9).
"""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.coding.changed import changed
from dragoman.coding.codes import states
from dragoman.coding.modality.asides import ANSWERS
from dragoman.coding.modality.conditions import Condition, condition_of
from dragoman.coding.modality.doubt import DONE
from dragoman.coding.modality.forms import CONDITIONAL, HEARSAY, WOULD, Mood
from dragoman.coding.modality.governors import verb_of
from dragoman.coding.modality.mood import mood_of
from dragoman.coding.modality.negation import VERBAL
from dragoman.coding.predicates import told_in
from dragoman.coding.refused import refused
from dragoman.coding.sheet import Draft, Sheet, Token
from dragoman.coding.times.agenda import day_told
from dragoman.coding.times.reach import is_ahead, own_time

NEEDS = ("drafts",)
GIVES = ("status",)

#: a planned one of these is a promise
PROMISED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
#: an own refusal to do one of these is a REJECT
REFUSED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE", "CONCEDE", "RETREAT"})
#: acts whose condition is theirs alone: what stands in it is no further event (codebook.md 9)
CONDITIONED = frozenset({"AGREE", "REQUEST", "THREATEN", "REJECT", "CONCEDE"})
#: cooperation that *no longer* goes on is broken off
ENDED = frozenset({"AID", "COOPERATE"})
#: harms that are threatened behind *or else*, with the mode of the threat
HARMFUL = {"SANCTION": "restrict", "COERCE": "restrict", "ASSAULT": "violence", "MOBILIZE": "violence"}
#: connectives of conditions under which a harm is a threat, beside those that make an act only possible
MENACING = frozenset({"unless", "à moins que"})
#: acts that come only after they are called or announced
CALLED = frozenset({"PROTEST", "MOBILIZE"})
#: what is done already where it is attempted: *tried to storm the parliament*
VIOLENT = frozenset({"PROTEST", "ASSAULT", "COERCE", "MOBILIZE"})
#: how far before the harm such a word may stand
REACH = 14
#: what others expect of an actor is no plan of its own
EXPECTED = frozenset({"under 'expected'", "under 'expects'", "under 'expect'"})
#: how the status of an act under a condition is explained, and how an actor that its clause does not name
UNDER = "under the condition"
SUPPLIED = re.compile(r"(?:^|[:;] )the (?:other party that the passage|pronoun '|word ')")
#: what is done at one stroke, and does not go on
AT_ONE_STROKE = frozenset({"SANCTION", "ACCUSE", "RETREAT", "CONCEDE"})
SAID = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})


def apply(sheet: Sheet) -> Sheet:
    """The sheet with a status on every draft, and conditions; what stands under *if* and names no doer is a refusal."""
    threats = {sheet.tokens[d.trigger].sent for d in sheet.drafts if d.type == "THREATEN"}
    settled = [_settle(sheet, d, threats) for d in sheet.drafts]
    spans = [d.condition for d in settled if d.condition and d.type in CONDITIONED]
    told = [d for d in settled if not any(first <= d.trigger < last for first, last in spans)]
    refusals = tuple(refused(sheet, d, "stands under a condition whose words do not name who does it") for d in told if _unnamed(d))
    return sheet.having(drafts=tuple(d for d in told if not _unnamed(d)), refusals=(*sheet.refusals, *refusals))


def _unnamed(draft: Draft) -> bool:
    """Under *if* only the act of a party that the clause names is an event (codebook.md 9)."""
    under = any(field == "status" and why.startswith(UNDER) for field, why in draft.reasons)
    return under and (not draft.actor or _supplied(draft))


def _settle(sheet: Sheet, draft: Draft, threats: set[int]) -> Draft:
    if draft.mood_at is not None and (answer := _answered(sheet, draft.mood_at)) is not None:  # *la Somalie, non*
        return _folded(sheet, changed(draft, mood_at=None), answer)
    if draft.mood_at is not None:  # *will expel two diplomats, Latvia four*
        return changed(_settle(sheet, changed(draft, trigger=draft.mood_at, mood_at=None), threats), trigger=draft.trigger)
    mood = _ahead(draft, _decided(sheet, draft, _called(sheet, draft, _in_diary(sheet, draft, _on_agenda(sheet, draft, mood_of(sheet, draft))))))
    condition = condition_of(sheet, draft)
    draft = changed(draft, condition=condition.span if condition and not condition.holds_act else None)
    if condition and condition.holds_act:
        return _because(draft, "hypothetical", f"{UNDER} '{condition.word}'")
    if condition and mood.status == "actual" and draft.type not in SAID and condition.makes_hypothetical:
        return _because(draft, "hypothetical", "its condition is not met yet")
    if condition and sheet.tokens[draft.trigger].sent not in threats and _menace(sheet, draft, mood, condition):
        return changed(_because(draft, "actual", f"will be done under the condition '{condition.word}': a threat"), type="THREATEN", mode=HARMFUL.get(draft.type))
    return _folded(sheet, draft, mood)


def _answered(sheet: Sheet, at: int) -> Mood | None:
    """What a particle alone says of an act: *non*, *pas encore*, *si*."""
    token = sheet.tokens[at]
    if token.low in ANSWERS or token.low in sheet.language.words("modality", "negative_adverbs"):
        return Mood("actual" if ANSWERS.get(token.low) else "negated", f"answered by '{token.text}'")
    return None


def _menace(sheet: Sheet, draft: Draft, mood: Mood, condition: Condition) -> bool:
    """*If the bloc fails us, we shall quit it*: a harm that will come under a condition which is not the doer's own is a threat; a suit, and what an outlet tells of another's plan, only lie ahead."""
    if draft.type not in HARMFUL or draft.kind != "verb" or mood.status != "future" or mood.others or not (draft.actor and draft.recipient):
        return False
    if any(m.kind == "media" for m in sheet.mentions_in.get(sheet.tokens[draft.trigger].sent, ())):
        return False
    first, last = condition.span
    own = (m for m in sheet.mentions_in.get(sheet.tokens[draft.trigger].sent, ()) if first <= m.head < last and states(m.codes) <= states(draft.actor))
    weak = condition.word in sheet.language.words("modality", "hypothetical_conditions") or condition.word in MENACING
    return weak and next(own, None) is None


def _on_agenda(sheet: Sheet, draft: Draft, mood: Mood) -> Mood:
    """What an agenda tells under a day to come lies ahead, unless it has a time or a past tense of its own."""
    day, token = day_told(sheet, draft.trigger), sheet.tokens[draft.trigger]
    past = (token.pos in ("VERB", "AUX") and (token.tense in ("Past", "Imp") or token.form == "Part")) or _charged(sheet, draft)
    if mood.why == DONE or mood.status != "actual" or day is None or day <= (sheet.article.published or "") or past or own_time(sheet, draft) is not None:
        return mood
    return Mood("future", f"on the agenda of {day}")


def _called(sheet: Sheet, draft: Draft, mood: Mood) -> Mood:
    """*Have called a strike for Monday*, *a annoncé l'envoi de renforts*: a protest or a deployment that is only called or announced lies ahead, unless its time is past."""
    token = sheet.tokens[draft.trigger]
    verb = verb_of(sheet, token)
    if mood.status != "actual" or draft.type not in CALLED or verb is None or verb.lemma not in sheet.language.words("modality", "calling"):
        return mood
    past = any(sheet.tokens[c].low in ("had", "avait", "avaient") for c in sheet.children[verb.i])
    if past or (draft.type != "PROTEST" if verb is token else token.dep not in ("obj", "obl", "subjpass", "nmod")):
        return mood
    time = own_time(sheet, changed(draft, status="future"))
    gone = time is not None and (time.value or time.start or "9") < (sheet.article.published or "")
    return mood if gone else Mood("future", f"called or announced by '{verb.text}'")


def _decided(sheet: Sheet, draft: Draft, mood: Mood) -> Mood:
    """*A décidé de livrer des chars*: what takes time to do lies ahead of the decision to do it; a measure is taken with it."""
    at = sheet.tokens[draft.trigger]
    deciding = sheet.language.words("modality", "deciding")
    planned = at.form == "Inf" and at.dep in ("xcomp", "ccomp") and sheet.tokens[at.head].lemma in deciding and draft.type in PROMISED | {"MOBILIZE"}
    return Mood("future", f"under '{sheet.tokens[at.head].text}'") if planned and mood.status == "actual" else mood


def _charged(sheet: Sheet, draft: Draft) -> bool:
    """*Répondra jeudi aux accusations de génocide*: what an accusation is about is not of the day on which it is spoken of."""
    return draft.inside is not None and any(d.trigger == draft.inside and d.type == "ACCUSE" for d in sheet.drafts)


def _in_diary(sheet: Sheet, draft: Draft, mood: Mood) -> Mood:
    """*Meets him in Varna tomorrow*: a present tense under a time that begins after publication tells of what is to come."""
    token = sheet.tokens[draft.trigger]
    helpers = [sheet.tokens[c] for c in sheet.children[token.i] if sheet.tokens[c].dep == "aux"]
    going_on = token.form == "Part" and token.tense == "Pres" and any(t.low in ("is", "are", "'s", "'re") for t in helpers)
    present = token.form == "Fin" and token.tense == "Pres" and not helpers
    if mood.status != "actual" or draft.type in SAID or token.pos != "VERB" or not (present or going_on) or mood.why == DONE:
        return mood
    time, offsets = own_time(sheet, changed(draft, status="future")), sheet.language.tables["times"]["offsets"]
    counted = time is not None and sheet.tokens[time.last - 1].low in (*offsets["after"], *offsets["before"])
    return Mood("future", f"told for {time.start}") if time is not None and not counted and is_ahead(sheet, time) else mood


def _because(draft: Draft, status: str, why: str) -> Draft:
    return changed(draft, status=status, reasons=(*draft.reasons, ("status", why)))


def _folded(sheet: Sheet, draft: Draft, mood: Mood) -> Draft:
    """The codebook's folding of futures and refusals."""
    if mood.status == "future" and draft.type in PROMISED and not mood.others:
        return changed(_because(draft, "actual", f"planned ({mood.why}): a promise"), type="AGREE", mode=None)
    if mood.status == "future" and draft.type not in PROMISED and draft.kind == "verb" and mood.why in EXPECTED:
        return _because(draft, "hypothetical", f"awaited by others ({mood.why})")
    if mood.status == "future" and draft.type in HARMFUL and _or_else(sheet, draft):
        return changed(_because(draft, "actual", "what follows otherwise: a threat"), type="THREATEN", mode=HARMFUL[draft.type])
    if mood.status == "negated" and draft.type in ENDED and mood.no_longer:
        return changed(_because(_parted(sheet, draft), "future" if mood.future else "actual", f"no longer ({mood.why}): broken off"), type="SANCTION", mode="discontinue")
    if mood.status == "negated" and mood.future and draft.type in REFUSED and draft.actor and not _left_unsaid(sheet, draft):
        mode = {"CONSULT": "meet", "RETREAT": "yield", "CONCEDE": "yield"}.get(draft.type, "assist")
        return changed(_because(_host_first(_parted(sheet, draft)), "actual", f"will not ({mood.why}): a refusal"), type="REJECT", mode=mode)
    if mood.status == "negated" and draft.actor and _unwilling(sheet, draft):
        return changed(_because(draft, "actual", f"has no will to ({mood.why}): a refusal"), type="REJECT", mode="assist")
    if mood.tried and draft.type in VIOLENT:
        return _because(draft, "actual", f"attempted ({mood.why})")
    voiced = mood.status == "future" or (draft.type in ("THREATEN", "AGREE") and mood.why in (CONDITIONAL, WOULD))
    if voiced and (draft.type == "AGREE" or (draft.type == "THREATEN" and not _spoken(sheet, draft))):
        return _because(draft, "actual", f"said now ({mood.why})")
    if draft.type in ("REJECT", "THREATEN") and mood.status in ("future", "negated", "hypothetical") and _negated_itself(sheet, draft, mood.status == "future"):
        return _because(draft, "actual", "its words hold the negation")
    if mood.status == "future" and draft.type in SAID and draft.type != "ACCUSE":
        return _because(draft, "future", mood.why)
    if mood.status == "hypothetical" and (mood.own_threat or _own_voice(sheet, draft)) and draft.type in ("SANCTION", "ASSAULT", "MOBILIZE", "COERCE") and draft.recipient:
        return changed(_because(draft, "actual", f"floated by its author ({mood.why}): a threat"), type="THREATEN", mode=None)
    return _because(draft, mood.status, mood.why)


def _parted(sheet: Sheet, draft: Draft) -> Draft:
    """*Ne coopérera plus avec la police hongroise*: what two do together one of them ends, and the other, behind *avec*, undergoes it."""
    predicate, own = sheet.predicates.get(draft.trigger), sheet.mention_at.get(draft.actor_at) if draft.actor_at is not None else None
    others = tuple(c for c in draft.actor if own is not None and c not in own.codes)
    beside = predicate is not None and any(prep in ("avec", "with") for each in (draft.trigger, *predicate.objects) if (p := sheet.predicates.get(each)) for prep, _ in p.preps)
    if draft.recipient or not draft.mutual or own is None or not others or not beside:
        return draft
    return changed(draft, actor=own.codes, recipient=others, mutual=False)


def _ahead(draft: Draft, mood: Mood) -> Mood:
    """*Rappellerait son consul, selon RFI*: what is done at one stroke and stands in the conditional of hearsay lies ahead; what goes on (*armerait*) is told of now."""
    return replace(mood, status="future") if mood.why == HEARSAY and draft.type in AT_ONE_STROKE else mood


def _host_first(draft: Draft) -> Draft:
    """*N'a pas voulu recevoir la délégation*: of a visit that is not received it is the host who refuses."""
    why = dict(draft.reasons)
    if draft.type != "CONSULT" or not why.get("actor", "").startswith("object") or not why.get("recipient", "").startswith("subject"):
        return draft
    other = {"actor": "recipient", "recipient": "actor"}
    reasons = tuple((other.get(field, field), told) for field, told in draft.reasons)
    return changed(draft, actor=draft.recipient, actor_at=draft.recipient_at, recipient=draft.actor, recipient_at=draft.actor_at, reasons=reasons)


def _left_unsaid(sheet: Sheet, draft: Draft) -> bool:
    """*Le prêt ne sera pas versé*: of a passive whose doer its clause does not name, the will is nobody's."""
    predicate = sheet.predicates.get(draft.trigger)
    return predicate is not None and predicate.passive and _supplied(draft)


def _supplied(draft: Draft) -> bool:
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
    verbs = sheet.language.words("speech", "verbs") | sheet.language.words("language", "inverting")
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
    verbs = sheet.language.tables["speech"]["verbs"] + sheet.language.tables["language"]["inverting"] + sheet.language.tables["modality"]["pledging"]
    return sheet.tokens[draft.trigger].lemma in verbs


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
