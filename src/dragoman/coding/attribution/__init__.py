"""Who the text makes responsible for each claim (codebook.md 5)."""

from __future__ import annotations

from dragoman.coding.attribution.background import in_background
from dragoman.coding.attribution.interviews import INTERVIEW, answers, said_now
from dragoman.coding.attribution.sources import Source, sources
from dragoman.coding.attribution.whispers import whispered
from dragoman.coding.changed import changed
from dragoman.coding.grammar import chain
from dragoman.coding.sheet import Draft, Sheet
from dragoman.coding.times.tense import ahead

NEEDS = ("drafts", "mentions", "status")
GIVES = ("speaker",)

#: the act of speaking is itself the event: its author is the actor
SAID = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"})
#: people whose acts are not their state's
PEOPLE = frozenset({"CVL", "OPP", "LAB", "BUS", "REF", "JRN", "REB", "PTY", "CRM"})
#: acts of force, which are told to have been done; and goods and work that go from one to another, which an actor may announce
FORCE, GIVEN = frozenset({"ASSAULT", "COERCE", "MOBILIZE"}), frozenset({"AID", "COOPERATE"})
HEARSAY = "hearsay: the conditional of the press"


def apply(sheet: Sheet) -> Sheet:
    """The sheet with a speaker on each draft that has one."""
    found = sources(sheet)
    who, told = answers(sheet)
    if who:
        found = [*found, Source(who, -1, None, told, INTERVIEW)]
    by_token = {d.trigger: d for d in sheet.drafts}
    over: dict[int, list[Source]] = {i: [] for i in by_token}
    for source in found:
        for i in source.tokens & over.keys():
            over[i].append(source)
    return sheet.having(drafts=tuple(_said(sheet, d, over[d.trigger], by_token) for d in sheet.drafts))


def _said(sheet: Sheet, draft: Draft, found: list[Source], by_token: dict[int, Draft]) -> Draft:
    above = by_token.get(draft.inside) if draft.inside is not None else None
    if above is not None and above.content == "claim" and above.actor and draft.trigger != above.trigger:
        return _with(draft, above.actor[0], above.actor_at, "content of the claim")
    for source in found:
        if source.at != draft.trigger:
            if source.why == INTERVIEW:
                return draft if said_now(sheet, draft, source.code or "") else _with(draft, source.code, None, source.why)
            if _hearsay(draft):
                return _with(draft, source.code or "unattributed", source.mention, source.why)
            if in_background(sheet, draft.trigger, source.at) or (source.code and _own(sheet, draft, source)):
                return draft
            return _with(draft, source.code, source.mention, source.why)
    if _hearsay(draft):
        return _with(draft, "unattributed", None, HEARSAY)
    if whispered(sheet, draft):
        return _with(draft, "unattributed", None, "said by nobody in particular")
    return draft


def _hearsay(draft: Draft) -> bool:
    """*Des soldats auraient tiré*: whether the verb itself says that somebody else answers for the act."""
    return any(why == HEARSAY for _, why in draft.reasons)


def _own(sheet: Sheet, draft: Draft, source: Source) -> bool:
    """What an actor announces of its own act needs no speaker; what it says that it did, denies or only floats does (codebook.md 9)."""
    if not source.voiced:
        return False  # *selon Ankara*: what is only somebody's account is not announced
    if draft.type == "REJECT" and any("a refusal" in why or "hold the negation" in why for _, why in draft.reasons):
        return True
    state, _, sector = (source.code or "").partition(":")
    same = [c for c in draft.actor if c.split(":")[0] == state]
    if not same or any(c.partition(":")[2] in PEOPLE and c.partition(":")[2] != sector for c in same):
        return False
    if draft.type not in SAID and (sector not in ("", "GOV") or source.mention is None):
        return False  # *a deputy said, two officers said that Ankara would free them*: not the voice of who decides
    if draft.status == "negated":
        return ahead(sheet, draft.trigger) is True and sheet.tokens[draft.trigger].pos in ("VERB", "AUX")
    return draft.status == "future" or (draft.status == "actual" and not _done(sheet, draft, source) and not _claimed(sheet, draft, source))


def _done(sheet: Sheet, draft: Draft, source: Source) -> bool:
    """*Its aircraft hit the depot, the army said*: whether an act is one that is told to have been done, and not one that is done by making it known."""
    return draft.type in FORCE or (draft.type in GIVEN and sheet.tokens[source.at].lemma not in sheet.language.words("speech", "announcing"))


def _claimed(sheet: Sheet, draft: Draft, source: Source) -> bool:
    """*Dit avoir abattu*, *says that it has detained*: an act of force or law that its author says is done, without announcing it."""
    verb = sheet.tokens[draft.trigger]
    helpers = [sheet.tokens[c] for c in sheet.children[verb.i] if sheet.tokens[c].dep in ("aux", "auxpass")]
    above = set(chain(sheet, verb.i)[1:])
    if source.at not in above or sheet.tokens[source.at].lemma in sheet.language.words("speech", "announcing"):
        return False
    perfect = verb.form == "Part" and any(t.lemma in ("avoir", "have", "être") for t in helpers)
    perfect = perfect or (sheet.language.code == "en" and verb.form == "Fin" and verb.tense == "Past" and not helpers)
    if not helpers and verb.form == "Part" and verb.dep == "conj" and sheet.tokens[verb.head].form == "Part":
        perfect = any(sheet.tokens[c].lemma in ("avoir", "have", "être") for c in sheet.children[verb.head] if sheet.tokens[c].dep in ("aux", "auxpass"))
    return perfect and (draft.type not in SAID or draft.mode == "investigate")


def _with(draft: Draft, code: str | None, at: int | None, why: str) -> Draft:
    return changed(draft, speaker=code, speaker_at=at, reasons=(*draft.reasons, ("speaker", why)))
