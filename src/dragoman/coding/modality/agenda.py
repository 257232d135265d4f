"""Acts that lie ahead though their own tense does not say so: in a diary, on an agenda, called, decided."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.changed import changed
from dragoman.coding.grammar import verb_of
from dragoman.coding.modality.categories import AT_ONE_STROKE, CALLED, MEASURES, PROMISED, SAID
from dragoman.coding.modality.doubt import DONE
from dragoman.coding.modality.status import HEARSAY, Mood
from dragoman.coding.sheet import Draft, Sheet
from dragoman.coding.times.agenda import day_told
from dragoman.coding.times.reach import is_ahead, own_time
from dragoman.coding.times.tense import running_from


def on_agenda(sheet: Sheet, draft: Draft, mood: Mood) -> Mood:
    """What an agenda tells under a day to come lies ahead, unless it has a time or a past tense of its own."""
    day, token = day_told(sheet, draft.trigger), sheet.tokens[draft.trigger]
    past = (token.pos in ("VERB", "AUX") and (token.tense in ("Past", "Imp") or token.form == "Part")) or _charged(sheet, draft)
    if mood.why == DONE or mood.status != "actual" or day is None or day <= (sheet.article.published or "") or past or own_time(sheet, draft) is not None:
        return mood
    return Mood("future", f"on the agenda of {day}")


def called(sheet: Sheet, draft: Draft, mood: Mood) -> Mood:
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


def decided(sheet: Sheet, draft: Draft, mood: Mood) -> Mood:
    """*A décidé de livrer des chars*: what takes time to do lies ahead of the decision to do it; a measure is taken with it."""
    at = sheet.tokens[draft.trigger]
    deciding = sheet.language.words("modality", "deciding")
    planned = at.form == "Inf" and at.dep in ("xcomp", "ccomp") and sheet.tokens[at.head].lemma in deciding and draft.type in PROMISED | {"MOBILIZE"}
    return Mood("future", f"under '{sheet.tokens[at.head].text}'") if planned and mood.status == "actual" else mood


def _charged(sheet: Sheet, draft: Draft) -> bool:
    """*Répondra jeudi aux accusations de génocide*: what an accusation is about is not of the day on which it is spoken of."""
    return draft.inside is not None and any(d.trigger == draft.inside and d.type == "ACCUSE" for d in sheet.drafts_in.get(sheet.tokens[draft.inside].sent, ()))


def in_diary(sheet: Sheet, draft: Draft, mood: Mood) -> Mood:
    """*Meets him in Varna tomorrow*: a present tense under a time that begins after publication tells of what is to come."""
    token = sheet.tokens[draft.trigger]
    if (begun := _to_run(sheet, draft, mood)) is not None:
        return begun
    helpers = [sheet.tokens[c] for c in sheet.children[token.i] if sheet.tokens[c].dep == "aux"]
    going_on = token.form == "Part" and token.tense == "Pres" and any(t.low in ("is", "are", "'s", "'re") for t in helpers)
    present = token.form == "Fin" and token.tense == "Pres" and not helpers
    if mood.status != "actual" or draft.type in SAID or token.pos != "VERB" or not (present or going_on) or mood.why == DONE:
        return mood
    time, offsets = own_time(sheet, changed(draft, status="future")), sheet.language.tables["times"]["offsets"]
    counted = time is not None and sheet.tokens[time.last - 1].low in (*offsets["after"], *offsets["before"])
    return Mood("future", f"told for {time.start}") if time is not None and not counted and is_ahead(sheet, time) else mood


def _to_run(sheet: Sheet, draft: Draft, mood: Mood) -> Mood | None:
    """*Has banned Turkish fruit from 1 May*: a measure with a day to come from which it runs lies ahead, whatever the tense of its verb."""
    token = sheet.tokens[draft.trigger]
    if mood.status != "actual" or draft.type not in MEASURES or mood.why == DONE or (token.form == "Part" and token.tense == "Pres"):
        return None
    time = own_time(sheet, changed(draft, status="future"))
    return Mood("future", f"to run from {time.start}") if time is not None and is_ahead(sheet, time) and running_from(sheet, time.first, time.last) else None


def ahead(draft: Draft, mood: Mood) -> Mood:
    """*Rappellerait son consul, selon RFI*: what is done at one stroke and stands in the conditional of hearsay lies ahead; what goes on (*armerait*) is told of now."""
    return replace(mood, status="future") if mood.why == HEARSAY and draft.type in AT_ONE_STROKE else mood
