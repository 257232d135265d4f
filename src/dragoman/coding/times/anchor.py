"""The date of each event: from its clause, else its sentence, else publication (codebook.md 9, Dates)."""

from __future__ import annotations

from dragoman.coding.changed import changed
from dragoman.coding.codes import states
from dragoman.coding.grammar import VERBAL, chain
from dragoman.coding.sheet import Draft, Sheet, TimeSpan, Token
from dragoman.coding.times.agenda import day_told
from dragoman.coding.times.clauses import indirect, lasting, misread_present, of_its_clause, presented, said_of_now, when_told
from dragoman.coding.times.offsets import from_others
from dragoman.coding.times.owners import owner
from dragoman.coding.times.reach import head_of, is_ahead, is_finite, own_time
from dragoman.coding.times.weighed import of_now, weighed

#: what commits somebody to something that is yet to be done
COMMITTING = frozenset({"AGREE", "REQUEST", "THREATEN", "CONCEDE"})
NEEDS = ("drafts", "times", "status", "speaker")
GIVES = ("anchored",)


def apply(sheet: Sheet) -> Sheet:
    """The sheet with start and end on every draft that the text dates."""
    return sheet.having(drafts=tuple(_due(sheet, d) for d in weighed(sheet, by_rules(sheet))))


def by_rules(sheet: Sheet) -> list[Draft]:
    """The drafts as the rules of times date them, before it is weighed which of them have a date at all."""
    dated = from_others(sheet, [_dated(sheet, d) for d in sheet.drafts])
    return [_with_the_denied(sheet, d, dated) for d in dated]


def _due(sheet: Sheet, draft: Draft) -> Draft:
    """*Promised to reopen the border by June*: what is promised, demanded or threatened is due at the deadline that stands in its clause."""
    if draft.type not in COMMITTING or draft.status != "actual" or not draft.start:
        return draft
    here = sheet.times_in.get(sheet.tokens[draft.trigger].sent, ())
    due = [t for t in here if t.kind in ("deadline", "until") and t.first > draft.trigger and t.end and t.end > draft.start and draft.trigger in chain(sheet, head_of(sheet, t))]
    return changed(draft, end=due[0].end, reasons=(*draft.reasons, ("end", f"{due[0].kind}: {due[0].why}"))) if due else draft


def _with_the_denied(sheet: Sheet, draft: Draft, dated: list[Draft]) -> Draft:
    """A denial of an act that the passage dates carries the act's date (codebook.md 9)."""
    verb = sheet.tokens[draft.trigger]
    if draft.status != "negated" or draft.start or verb.pos not in VERBAL or verb.form != "Part" or draft.speaker is None:
        return draft
    same = [d for d in dated if d.type == draft.type and d.status == "actual" and d.start and len(d.start) == 10 and set(d.actor) & set(draft.actor)]
    same = [d for d in same if not draft.recipient or states(d.recipient) & states(draft.recipient)]
    if not same:
        return draft
    return changed(draft, start=same[-1].start, end=same[-1].end, reasons=(*draft.reasons, ("start", "the date of the act that is denied")))


def _dated(sheet: Sheet, draft: Draft) -> Draft:
    if _committed(draft) or (draft.type == "AGREE" and sheet.tokens[draft.trigger].lemma in sheet.language.tables["modality"]["planned"]):
        return _undated(sheet, draft)
    if _only_beside(sheet, draft):
        return draft
    span = own_time(sheet, draft) or when_told(sheet, draft) or of_its_clause(sheet, draft) or _resumed(sheet, draft) or _under_heading(sheet, draft)
    if span is None:
        return _on_agenda(sheet, draft) or _undated(sheet, draft)
    if draft.status == "hypothetical":
        return _at(draft, span) if span.kind == "deadline" else draft
    if draft.status == "negated" and not _of_its_verb(sheet, draft, span):
        return draft
    return _at(draft, span)


def _committed(draft: Draft) -> bool:
    """Whether an act lies ahead and its commitment is told: *enverra* is a promise of now, *proposera en mai* an offer of now."""
    return any((draft.type == "AGREE" and "promise" in why) or (draft.type in ("AGREE", "THREATEN") and why.startswith("said now")) for _, why in draft.reasons)


def _only_beside(sheet: Sheet, draft: Draft) -> bool:
    """*À la demande de Quito*, *at the suit of*: a demand that is told in passing has no day of its own."""
    token, predicate = sheet.tokens[draft.trigger], sheet.predicates.get(draft.trigger)
    passing = draft.kind == "noun" and draft.type == "REQUEST" and draft.status == "actual" and token.dep in ("obl", "nmod")
    here = sheet.times_in.get(token.sent, ())
    return passing and (predicate is None or predicate.support is None) and all(owner(sheet, t, head_of(sheet, t)) != token.i for t in here)


def _under_heading(sheet: Sheet, draft: Draft) -> TimeSpan | None:
    """*10 novembre 2020. Erevan et Bakou signent ...*: the last time that stands as a heading of its own, in a text that has two or more."""
    if draft.status != "actual" or draft.kind != "verb":
        return None
    found = sheet.memo("headed")
    if "times" not in found:
        found["times"] = [t for t in sheet.times if t.start and t.kind in ("date", "interval") and _heads(sheet, t)]
    headings: list[TimeSpan] = found["times"]
    here = sheet.tokens[draft.trigger].sent
    return next((t for t in reversed(headings) if t.first < draft.trigger and sheet.tokens[t.first].sent <= here), None) if len(headings) > 1 else None


def _heads(sheet: Sheet, time: TimeSpan) -> bool:
    """Whether a time is all that its sentence holds before a mark, or stands before a colon or a dash at the beginning."""
    sentence = sheet.sentence_of(time.first)
    opens = all(sheet.tokens[i].pos in ("PUNCT", "DET", "SPACE") for i in range(sentence.first, time.first))
    return opens and (time.last >= sentence.last or sheet.tokens[time.last].text in (".", ":", "–", "—"))


def _of_its_verb(sheet: Sheet, draft: Draft, span: TimeSpan) -> bool:
    """Whether a time hangs on the very verb that is negated: *have not met since 2021*, *ne se sont pas parlé jeudi*."""
    above = sheet.tokens[head_of(sheet, span)].head
    if sheet.tokens[above].dep in ("obl", "advmod") and sheet.tokens[above].pos not in VERBAL:
        above = sheet.tokens[above].head
    token = sheet.tokens[draft.trigger]
    return span.kind in ("date", "interval", "since") and (above == token.i or (token.pos not in VERBAL and token.dep in ("subj", "subjpass", "obj", "attr") and above == token.head))


def _at(draft: Draft, span: TimeSpan) -> Draft:
    why = (*draft.reasons, ("start", f"{span.kind}: {span.why}"))
    start, end = span.start, span.end
    if draft.status == "future" and span.value:
        start, end = span.value, span.value if span.kind in ("date", "deadline") else None
    if span.kind == "deadline":
        start = None
    return changed(draft, start=start, end=end, time_at=(span.first, span.last), reasons=why)


def _on_agenda(sheet: Sheet, draft: Draft) -> Draft | None:
    """An act under the heading of a day, where the act may have a date at all."""
    day = day_told(sheet, draft.trigger)
    if day is None or draft.status in ("negated", "hypothetical") or (draft.status == "actual" and day > (sheet.article.published or "")):
        return None
    return changed(draft, start=day, end=day if draft.status == "actual" else None, reasons=(*draft.reasons, ("start", "the day of the agenda")))


def _resumed(sheet: Sheet, draft: Draft) -> TimeSpan | None:
    """*Cette période fut marquée par ...*, *ces entraînements*: what the sentence points back to has the time told last."""
    first = sheet.sentence_of(draft.trigger).first
    head = " ".join(t.low for t in sheet.tokens[first : first + 4])
    if not any(words in head for words in sheet.language.tables["modality"]["resumed"]) and not _pointed_back(sheet, draft, first):
        return None
    return next((t for t in reversed(sheet.times) if t.first < first and t.kind in ("date", "interval") and t.start and not is_ahead(sheet, t)), None)


def _pointed_back(sheet: Sheet, draft: Draft, first: int) -> bool:
    """Whether a noun without a time has a demonstrative, or stands under a subject that has one and opens the sentence."""
    if draft.kind != "noun" or draft.status != "actual":
        return False
    pointing = sheet.language.tables["modality"]["pointing"]
    if any(sheet.tokens[c].low in pointing for c in sheet.children[draft.trigger]):
        return True
    subject = next((t for t in sheet.tokens[first : draft.trigger] if t.dep in ("subj", "subjpass")), None)
    return subject is not None and sheet.tokens[first].low in pointing and sheet.tokens[first].head == subject.i and subject.pos == "NOUN"


def _undated(sheet: Sheet, draft: Draft) -> Draft:
    """A verb in the present or the perfect takes the month of publication; nouns, pluperfects, negated and hypothetical acts none."""
    folded = _committed(draft)
    if not sheet.article.published or draft.status in ("negated", "hypothetical", "future"):
        return draft
    token = _carrier(sheet, draft)
    if not folded and _told_of_an_accusation(sheet, draft):
        return draft
    if token is None or (not folded and not _current(sheet, token)):
        return draft
    if _after_clause(sheet, token) or lasting(sheet, draft, token):
        return draft
    return of_now(sheet, draft, "a verb without a date")


def _told_of_an_accusation(sheet: Sheet, draft: Draft) -> bool:
    """Whether an act is what an accusation is about: undated there, it may have been at any time."""
    return draft.type != "ACCUSE" and draft.inside is not None and any(d.type == "ACCUSE" and d.content == "claim" and d.trigger == draft.inside for d in sheet.drafts_in.get(sheet.tokens[draft.inside].sent, ()))


def _carrier(sheet: Sheet, draft: Draft) -> Token | None:
    """The verb that says when an act is: the act's own, or the one that carries its noun (*réaffirme sa solidarité*)."""
    token = sheet.tokens[draft.trigger]
    if token.pos in VERBAL or _committed(draft):
        return token
    predicate = sheet.predicates.get(draft.trigger)
    if predicate is not None and predicate.support is not None:
        return sheet.tokens[predicate.support]
    return said_of_now(sheet, token) or presented(sheet, draft)


def _after_clause(sheet: Sheet, token: Token) -> bool:
    """*After Pretoria undertook ...*: a clause of what came before has no date of its own."""
    return token.dep == "advcl" and any(sheet.tokens[c].low in sheet.language.words("modality", "prior") for c in sheet.children[token.i])


def _current(sheet: Sheet, token: Token) -> bool:
    """Present or perfect, not pluperfect, not a participle that modifies a noun, not *already*."""
    if token.dep == "conj" and token.form == "Part" and not sheet.children_have(token.i, "aux") and sheet.tokens[token.head].pos in VERBAL:
        return _current(sheet, sheet.tokens[token.head])
    helpers = [sheet.tokens[c] for c in sheet.children[token.i] if sheet.tokens[c].dep in ("aux", "auxpass")]
    if not helpers and misread_present(sheet, token):
        return True
    if not helpers and (over := indirect(sheet, token)) is not None:
        return _current(sheet, over)
    if any(t.low in sheet.language.words("modality", "had") for t in helpers):
        return False
    earlier = sheet.language.tables["modality"]["earlier"]
    if any((sheet.tokens[c].low in earlier or sheet.tokens[c].lemma in earlier) and not (sheet.tokens[c].low == "once" and sheet.tokens[c - 1].low == "at") for c in sheet.children[token.i]):
        return False
    if any(t.lemma in ("avoir", "have", "être") for t in helpers) and any(sheet.tokens[c].low in sheet.language.words("modality", "ever") for c in sheet.children[token.i]):
        return False
    if token.form == "Part" and any(t.form == "Inf" for t in helpers) and token.dep in ("xcomp", "ccomp"):
        return _current(sheet, sheet.tokens[token.head])
    if token.dep == "advcl" and token.form == "Part" and (token.tense == "Pres" or token.low.endswith("ing")) and sheet.tokens[token.head].pos in VERBAL:
        return _current(sheet, sheet.tokens[token.head])
    if sheet.language.code == "fr" and any(t.tense == "Imp" and t.form == "Fin" for t in (token, *helpers)):
        return False
    if not is_finite(sheet, token):
        return token.dep not in ("acl", "amod", "relcl") and token.form != "Part"
    return True
