"""The French conditional: hearsay, the future in the past, or uncertainty."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.coding.grammar import VERBAL
from dragoman.coding.modality.status import CONDITIONAL, HEARSAY, Mood
from dragoman.coding.sheet import Sheet, Token
from dragoman.packs.roster import fold


def reported(sheet: Sheet, verb: Token) -> bool:
    """Whether a verb stands in what somebody is said to have said."""
    at, steps = verb, 0
    while at.head != at.i and steps < 6:
        above = sheet.tokens[at.head]
        if at.dep in ("ccomp", "parataxis", "relcl") and above.lemma in sheet.language.tables["speech"]["verbs"] and not _present(sheet, above):
            return True
        at, steps = sheet.tokens[at.head], steps + 1
    near = _stretch(sheet, verb.i)
    speech = set(sheet.language.tables["speech"]["verbs"]) | {"promise", "pledge", "vow", "warn", "reaffirm", "reiterate", "hint", "threaten", "promettre", "prévenir", "avertir"}
    return any(sheet.tokens[i].lemma in speech and sheet.tokens[i].pos in VERBAL and i != verb.i and not _present(sheet, sheet.tokens[i]) for i in near)


def _stretch(sheet: Sheet, at: int) -> range:
    """The part of a sentence between semicolons in which a word stands."""
    sentence = sheet.sentence_of(at)
    first = next((i + 1 for i in range(at, sentence.first - 1, -1) if sheet.tokens[i].text == ";"), sentence.first)
    return range(first, next((i for i in range(at, sentence.last) if sheet.tokens[i].text == ";"), sentence.last))


def hanging(sheet: Sheet, verb: Token) -> bool:
    """*Would in that case be hit*: whether words right beside a verb make it hang on something told before."""
    lows = [sheet.tokens[i].low for i in range(max(sheet.sentence_of(verb.i).first, verb.i - 6), min(verb.i + 5, sheet.sentence_of(verb.i).last))]
    return _hold(lows, sheet.language.words("modality", "hanging"))


def _present(sheet: Sheet, token: Token) -> bool:
    """A verb in the present: what it reports in the conditional is no future in the past (*durerait, prévient un diplomate*)."""
    if sheet.tokens[min(token.i + 1, len(sheet.tokens) - 1)].text in ("-on", "-t-on") or (token.low == "dit-on"):
        return True
    return token.form == "Fin" and token.tense == "Pres" and not any(sheet.tokens[c].dep in ("aux", "auxpass") for c in sheet.children[token.i])


def conditional_mood(sheet: Sheet, verb: Token, helpers: list[Token]) -> Mood:
    """The French conditional: hearsay when past, future in the past under a verb of speech, else uncertainty."""
    if any(t.lemma in ("pouvoir", "devoir") for t in (*helpers, verb)):
        return Mood("hypothetical", "pouvoir or devoir in the conditional")
    if _only_after(sheet, verb):
        return Mood("hypothetical", "the conditional of what comes only after something else")
    if any(t.lemma in ("avoir", "être") and (t.mood == "Cnd" or t.low.startswith(("aur", "ser"))) for t in helpers) and (verb.form == "Part" or any(t.form == "Part" or (t.lemma == "avoir" and t.dep == "aux") for t in helpers)) and not _but_for(sheet, verb):
        perfect = verb.lemma in sheet.language.words("language", "unaccusative") or any(sheet.tokens[c].low in ("se", "s'") for c in sheet.children[verb.i])
        passive_future = any(t.lemma == "être" for t in helpers) and not any(t.lemma == "avoir" for t in helpers) and not perfect
        if not passive_future:
            return Mood("actual", "hearsay: the conditional of the press", others=True)
    sentence = sheet.sentence_of(verb.i)
    lows = [sheet.tokens[i].low for i in range(sentence.first, sentence.last)]
    supposed = bool(sheet.language.words("modality", "asking_if") & set(lows))
    if _hold(lows, sheet.language.words("modality", "hanging")):
        return Mood("future" if not supposed and _then(sheet, lows) and _told_ahead(sheet, sentence.first) else "hypothetical", CONDITIONAL)
    if (_sourced(sheet, lows) or _reports(sheet, verb)) and not supposed:
        return Mood("future" if _to_come(sheet, verb) else "actual", HEARSAY, others=True)
    if not supposed and not _but_for(sheet, verb) and _lasting(sheet, verb):
        return Mood("actual", "hearsay: a conditional of what has gone on since", others=True)
    if reported(sheet, verb):
        return Mood("future", "the future in the past")
    return Mood("hypothetical", CONDITIONAL)


def _lasting(sheet: Sheet, verb: Token) -> bool:
    """*Équiperait depuis janvier*, *détiendraient encore*: whether words right behind a conditional tell of what goes on already; *fermerait encore* does so once more."""
    words = sheet.language.words
    since = words("modality", "since") | (words("modality", "still") if verb.lemma in words("modality", "lasting") else frozenset())
    return any(sheet.tokens[i].low in since for i in range(verb.i + 1, min(verb.i + 5, sheet.sentence_of(verb.i).last)))


def _then(sheet: Sheet, lows: list[str]) -> bool:
    """Whether a sentence says *alors*."""
    return bool(sheet.language.words("modality", "then") & set(lows))


def _told_ahead(sheet: Sheet, first: int) -> bool:
    """*L'offensive débutera en mai; un million d'habitants seraient alors évacués*: whether the sentence before tells what will be, and nothing of what may."""
    if first == 0:
        return False
    before = sheet.sentence_of(first - 1)
    verbs = [sheet.tokens[i] for i in range(before.first, before.last) if sheet.tokens[i].pos in VERBAL]
    return any(t.tense == "Fut" for t in verbs) and not any(t.mood == "Cnd" for t in verbs)


def _hold(lows: list[str], phrases: Iterable[str]) -> bool:
    """Whether one of some phrases stands among the words of a sentence."""
    text = " " + " ".join(lows) + " "
    return any(f" {words} " in text for words in phrases)


def _but_for(sheet: Sheet, verb: Token) -> bool:
    """*Sans l'armée, la ville serait tombée*: what would have been but for something has not been."""
    opens = (i for i in range(sheet.sentence_of(verb.i).first, verb.i) if sheet.tokens[i].low == "sans" and sheet.tokens[i + 1].pos in ("DET", "NOUN", "PROPN"))
    return any(i == sheet.sentence_of(i).first or sheet.tokens[i - 1].pos == "PUNCT" for i in opens)


def _sourced(sheet: Sheet, lows: list[str]) -> bool:
    """Whether a sentence names a source by *selon*, *d'après*, *à en croire*."""
    return _hold(lows, (fold(words).replace("'", "' ") for words in sheet.language.tables["speech"]["according"] if words != "pour"))


def _reports(sheet: Sheet, verb: Token) -> bool:
    """*Renverrait des demandeurs d'asile, affirme l'ONG*: a verb of telling in the present behind a comma, whose word the act is."""
    telling = sheet.language.words("modality", "telling")
    behind = (sheet.tokens[i] for i in range(verb.i + 2, sheet.sentence_of(verb.i).last))
    return any(t.lemma in telling and t.pos == "VERB" and sheet.tokens[t.i - 1].text in (",", "»") and _present(sheet, t) for t in behind)


def _to_come(sheet: Sheet, verb: Token) -> bool:
    """Whether the sentence names a time after publication, or says *soon*."""
    sentence = sheet.sentence_of(verb.i)
    if _hold([sheet.tokens[i].low for i in range(sentence.first, sentence.last)], sheet.language.tables["modality"]["soon"]):
        return True
    published = sheet.article.published or "9999"
    times = (t for t in sheet.times_in.get(verb.sent, ()) if t.start)
    return any(t.start > published[: len(t.start)] or (t.start == published[: len(t.start)] and (t.end or "") > published) for t in times if t.start)


def _only_after(sheet: Sheet, verb: Token) -> bool:
    """*Ne quitteraient la ville qu'au terme des discussions*: what comes only after something else has not come."""
    stretch = [sheet.tokens[i].low for i in range(max(0, verb.i - 2), min(verb.i + 9, sheet.sentence_of(verb.i).last))]
    return any(ne in stretch[:3] for ne in ("ne", "n'")) and any(a in ("qu'", "que") and b in ("au", "a", "apres", "en", "si", "une", "lorsque", "avec") for a, b in zip(stretch[3:], stretch[4:], strict=False))
