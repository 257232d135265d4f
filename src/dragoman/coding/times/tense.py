"""Which way a verb looks: what is to come, what has been, or neither. It tells *jeudi* gone from *jeudi* to come."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.coding.grammar import VERBAL
from dragoman.coding.once import once
from dragoman.coding.sheet import Sheet, Token
from dragoman.packs import Language

FUTURE = frozenset({"will", "shall", "'ll", "wo", "sha", "going"})
MODAL = frozenset({"may", "might", "must", "should", "could", "would"})
GOING = frozenset({"aller", "devoir", "go"})
FARTHEST = 12
#: how far from its head, in tokens, a word of the same expression of time may stand
BESIDE = 3


def ahead(sheet: Sheet, i: int) -> bool | None:
    """True where the verb over token `i` is in the future, False where it is in the past, None where it does not say."""
    token = sheet.tokens[i]
    planned = sheet.language.tables["times"].get("tense", {}).get("ahead", ())
    direct = True
    for _ in range(FARTHEST):
        if token.pos in VERBAL or token.form == "Part" or token.lemma in planned:
            looks = _looks(sheet, token)
            if looks is None and direct and _scheduled(sheet, token):
                return True
            if looks is not None or token.form == "Fin":
                return looks
        direct = direct and (token.pos not in ("NOUN", "PROPN") or abs(token.i - i) < BESIDE)
        if token.head == token.i:
            return None
        token = sheet.tokens[token.head]
    return None


def _looks(sheet: Sheet, token: Token) -> bool | None:
    """The direction of one verb with its helpers."""
    helpers = [sheet.tokens[c] for c in sheet.children[token.i] if sheet.tokens[c].dep in ("aux", "auxpass", "cop")]
    if _coming(sheet, token, helpers):
        return True
    if any(t.form == "Fin" and t.tense in ("Past", "Imp") for t in (token, *helpers)):
        return False
    if token.form == "Part" and any(t.form == "Fin" and t.tense == "Pres" and t.dep != "auxpass" for t in helpers):
        return False
    return False if token.form == "Part" and token.tense == "Past" and not helpers and token.dep in ("acl", "amod", "advcl", "relcl") else None


def _scheduled(sheet: Sheet, token: Token) -> bool:
    """*Flies to Paris on Sunday*, *meets again on Friday*: the present of a verb of timetables, without a helper and without a harm begun or done by it, tells of a day to come."""
    table = sheet.language.tables["times"].get("tense", {})
    if token.pos != "VERB" or token.form != "Fin" or token.tense != "Pres" or token.lemma not in table.get("scheduled", ()) or token.low.endswith(tuple(table["done_endings"])):
        return False
    below = [sheet.tokens[c] for c in sheet.children[token.i]]
    harming = sheet.language.words("language", "harming")
    harm = any(t.lemma in harming and (t.dep in ("obj", "xcomp") or (t.dep in ("advcl", "acl") and t.form == "Part")) for t in below)  # *opens fire on Monday*, *..., killing ten*
    return not harm and not any(t.dep in ("aux", "auxpass", "cop") for t in below)


def _coming(sheet: Sheet, token: Token, helpers: list[Token]) -> bool:
    """Future and conditional, modals, *to be to*, *aller* with an infinitive, and words that plan."""
    planned = sheet.language.tables["times"].get("tense", {}).get("ahead", ())
    if any(t.tense == "Fut" or t.low in FUTURE for t in (token, *helpers)) or token.mood == "Cnd" or (token.form in ("Part", "") and token.lemma in planned):
        return True
    if any(t.low in MODAL for t in helpers) and not any(t.low == "have" for t in helpers):
        return True
    above = sheet.tokens[token.head]
    if token.form == "Inf" and above.tense == "Pres" and above.lemma in (*GOING, *planned, "be") and above.i != token.i:
        return True
    return token.lemma in GOING and token.tense == "Pres" and any(sheet.tokens[c].form == "Inf" for c in sheet.children[token.i])


def running_from(sheet: Sheet, first: int, last: int) -> bool:
    """*Has banned fruit from 1 May*, *from Friday*: whether the words from `first` to `last` are the day from which something will run, whatever the tense of its verb."""
    table = sheet.language.tables["times"].get("tense", {})
    ends = _starts(sheet.language)
    opened = any(sheet.lows[i - 1] in ends and _opened(sheet, i, table.get("starting", ())) for i in range(first, min(first + 3, last, len(sheet.lows) + 1)))
    if not opened or _gone(sheet, first, last):
        return False
    around = {sheet.tokens[i].low for i in (max(0, first - 2), max(0, first - 1), min(last, len(sheet.tokens) - 1))}
    return not around & set(table.get("stretch", ())) and not _over(sheet, first)


@once
def _starts(language: Language) -> frozenset[str]:
    """The last words of what begins a stretch of time."""
    return frozenset(phrase.rpartition(" ")[2] for phrase in language.tables["times"].get("tense", {}).get("starting", ()))


def _gone(sheet: Sheet, first: int, last: int) -> bool:
    """*From Monday last week*, *closed it from Monday*, *à partir de lundi ..., puis les a relâchés*: whether the time, its verb or what came next says that the day is past."""
    table = sheet.language.tables["times"].get("tense", {})
    end = sheet.sentence_of(first).last
    if any(t.low in table.get("bygone", ()) for t in sheet.tokens[first : min(last + 2, end)]) or _simple_past(sheet, first):
        return True
    then = next((i for i in range(last, end) if sheet.tokens[i].low in table.get("next", ())), end)
    behind = next((i for i in range(then, end) if sheet.tokens[i].pos == "VERB"), None)
    return behind is not None and ahead(sheet, behind) is False


def verb_over(sheet: Sheet, i: int) -> Token | None:
    """The first verb on the way up from a token, itself included."""
    token = sheet.tokens[i]
    for _ in range(FARTHEST):
        if token.pos in VERBAL or token.head == token.i:
            break
        token = sheet.tokens[token.head]
    return token if token.pos in VERBAL else None


def _simple_past(sheet: Sheet, i: int) -> bool:
    """*Closed*, *ferma*: whether the verb over a token is in a past tense without an auxiliary."""
    verb = verb_over(sheet, i)
    return verb is not None and verb.form == "Fin" and verb.tense == "Past" and not sheet.children_have(verb.i, "aux")


def _opened(sheet: Sheet, at: int, phrases: Iterable[str]) -> bool:
    """Whether one of some phrases ends right before a token of its sentence."""
    start = max(sheet.sentence_of(at).first, at - 3) if at < len(sheet.tokens) else at
    before = " " + " ".join(t.low for t in sheet.tokens[start:at])
    return any(before.endswith(f" {words}") for words in phrases)


def _over(sheet: Sheet, at: int) -> bool:
    """*Had been closed from Monday*: whether a pluperfect or a passive of the past stands before a token."""
    past = sheet.language.tables["times"].get("tense", {}).get("over", ())
    return any(t.low in past for t in sheet.tokens[max(sheet.sentence_of(at).first, at - FARTHEST) : at])
