"""The mood of a verb by its own form and its auxiliaries: future, conditional, modals, *to*."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dragoman.coding.grammar import VERBAL
from dragoman.coding.sheet import Sheet, Token
from dragoman.packs.roster import fold

Kind = Literal["actual", "future", "hypothetical", "negated"]
CONDITIONAL = "the conditional"
WOULD = "would"
FACT = "told as a fact"
PURPOSE = "a purpose"
HEARSAY = "hearsay: a conditional with its source"
#: words with which a French conditional hangs on something else: *Prague userait alors de réciprocité*, *pour le cas où Sofia couperait le gaz*
HANGING = ("alors", "sans doute", "le cas ou", "dans ce cas", "en pareil cas", "a defaut", "le cas echeant")
#: words behind a conditional that tell of what goes on already: *équiperait depuis janvier*
GOING_ON = frozenset({"depuis", "deja"})

@dataclass(frozen=True)
class Mood:
    """The status of an act and why. `future`: the negated act lies ahead; `no_longer`: it went on before; `others`: somebody else expects it; `tried`: it was attempted."""

    status: Kind
    why: str
    future: bool = False
    others: bool = False
    own_threat: bool = False
    no_longer: bool = False
    tried: bool = False


def own_mood(sheet: Sheet, verb: Token) -> Mood:
    """The mood of a verb by its form and its auxiliaries."""
    table = sheet.language.tables["modality"]
    helpers = [sheet.tokens[c] for c in sheet.children[verb.i] if sheet.tokens[c].dep in ("aux", "auxpass", "cop")]
    words = {t.text.lower().replace("’", "'") for t in helpers}
    if sheet.language.code == "en":
        return _english(sheet, verb, words, table)
    forms = [verb, *helpers]
    if _less_still(sheet, verb):
        return Mood("negated", "'encore moins'")
    if any((t.mood == "Cnd" and t.low.endswith(("rais", "rait", "rions", "riez", "raient"))) or (t.low.endswith(("rait", "raient")) and t.pos in VERBAL and not _imperfect(t)) for t in forms):
        return _conditional(sheet, verb, helpers)
    if any((t.tense == "Fut" and not _present_form(t)) or _future_form(t) for t in forms):
        return Mood("future", f"the future '{verb.text}'")
    return Mood("actual", FACT)


def _future_form(token: Token) -> bool:
    """*Simulera*: the infinitive with an ending of the future, whatever the model calls it."""
    stem = token.lemma[:-1] if token.lemma.endswith("re") else token.lemma
    text = token.text.lower()
    return token.pos in VERBAL and stem.endswith("r") and text.startswith(stem) and text[len(stem) :] in ("ai", "as", "a", "ons", "ez", "ont")


def _present_form(token: Token) -> bool:
    """*Décrète*: a form that has no ending of the future, whatever the model calls it."""
    return not token.text.lower().endswith(("rai", "ras", "ra", "rons", "rez", "ront"))


def _less_still(sheet: Sheet, verb: Token) -> bool:
    """*N'a pas renvoyé les étudiants, encore moins coupé le gaz*."""
    return verb.i > 1 and (sheet.tokens[verb.i - 2].low, sheet.tokens[verb.i - 1].low) == ("encore", "moins")


def _imperfect(token: Token) -> bool:
    """*Juraient*: the imperfect of a verb whose stem ends in *r*, which looks like a conditional."""
    return token.text.lower() in (token.lemma[:-2] + "ait", token.lemma[:-2] + "aient")


def _month(sheet: Sheet, i: int) -> bool:
    """*Since 7 May the guards have shoved*: a modal that stands in a time is the month; *in January and may pardon others* has no month May."""
    return sheet.tokens[i].text[:1].isupper() and any(t.first <= i < t.last for t in sheet.times_in.get(sheet.tokens[i].sent, ()))


def _english(sheet: Sheet, verb: Token, words: set[str], table: dict[str, list[str]]) -> Mood:
    words -= {"may"} & {sheet.tokens[c].low for c in sheet.children[verb.i] if _month(sheet, c)}
    if "'d" in words and verb.form == "Part" and verb.tense == "Past" and not words & {"be", "have"}:
        words -= {"'d"}  # *he'd rung up*
    if words & set(table["possible_modals"]):
        return Mood("hypothetical", "a modal of possibility")
    if words & {"would", "'d"} and verb.lemma in ("like", "love", "welcome", "prefer"):
        return Mood("actual", "a polite wish")
    if words & {"would", "'d"}:
        return Mood("future", "would, in reported speech") if "have" not in words and _reported(sheet, verb) else Mood("hypothetical", WOULD)
    if words & set(table["future_modals"]):
        return Mood("future", "will")
    if "must" in words and "have" not in words:
        return Mood("future", "must")
    if "should" in words:
        return Mood("hypothetical", "should")
    if verb.lemma == "go" and verb.low == "going":
        return Mood("future", "is going to")
    return _carried(sheet, verb, words) or _to(sheet, verb, table)


def _carried(sheet: Sheet, verb: Token, words: set[str]) -> Mood | None:
    """*Will expel the envoy and close the centre*, *could reply by halting diesel*: the mood of the verb that a bare one is joined to, or by which it is done."""
    below = [sheet.tokens[c] for c in sheet.children[verb.i]]
    above = sheet.tokens[verb.head]
    bare = verb.dep == "conj" and not words and verb.low == verb.lemma and not any(t.dep in ("subj", "subjpass") or t.low == "to" for t in below)
    means = verb.dep in ("advcl", "xcomp") and verb.low.endswith("ing") and any(t.low == "by" and t.i < verb.i for t in below)
    if above.i == verb.i or not (bare or means):
        return None
    own = own_mood(sheet, above)
    return own if own.status in ("future", "hypothetical") else None


def _to(sheet: Sheet, verb: Token, table: dict[str, list[str]]) -> Mood:
    """The mood of an English infinitive by the words before its *to*: *is about to*, *is to*, *is unlikely to*."""
    at = verb.i - 1
    while at > 0 and sheet.tokens[at].low in ("be", "been", "have") and sheet.tokens[at].sent == verb.sent:
        at -= 1
    if sheet.tokens[at].low != "to" or at == 0:
        return Mood("actual", FACT)
    before, above = sheet.tokens[at - 1], sheet.tokens[verb.head]
    if before.low in table["guessed"]:
        return Mood("hypothetical", f"is {before.text} to")
    if before.low in ("about", "set", "due", "poised"):
        return Mood("future", f"is {before.text} to")
    be = before if before.lemma == "be" else above if above.lemma == "be" and above.i != verb.i else None
    if be is not None:
        return _is_to(sheet, be, table)
    if verb.head == verb.i and at > sheet.sentence_of(verb.i).first:
        return Mood("future", "to, in a headline")
    return Mood("actual", FACT)


def _is_to(sheet: Sheet, be: Token, table: dict[str, list[str]]) -> Mood:
    """*Moscow is to halve the flow* lies ahead; *Moscow's answer was to halve it* tells what was done, *the aim is to* what for."""
    said = {sheet.tokens[c].lemma for c in sheet.children[be.i] if sheet.tokens[c].dep in ("subj", "subjpass")}
    if said & set(table["answers"]):
        return Mood("actual", "what an answer was")
    if said & set(table["aims"]):
        return Mood("hypothetical", "what an aim is")
    return Mood("future", "is to")


def _reported(sheet: Sheet, verb: Token) -> bool:
    """Whether a verb stands in what somebody is said to have said."""
    at, steps = verb, 0
    while at.head != at.i and steps < 6:
        above = sheet.tokens[at.head]
        if at.dep in ("ccomp", "parataxis", "relcl") and above.lemma in sheet.language.tables["speech"]["verbs"] and not _present(sheet, above):
            return True
        at, steps = sheet.tokens[at.head], steps + 1
    near = range(sheet.sentence_of(verb.i).first, sheet.sentence_of(verb.i).last)
    speech = set(sheet.language.tables["speech"]["verbs"]) | {"promise", "pledge", "vow", "warn", "promettre", "prévenir", "avertir"}
    return any(sheet.tokens[i].lemma in speech and sheet.tokens[i].pos in VERBAL and i != verb.i and not _present(sheet, sheet.tokens[i]) for i in near)


def _present(sheet: Sheet, token: Token) -> bool:
    """A verb in the present: what it reports in the conditional is no future in the past (*durerait, prévient un diplomate*)."""
    if sheet.tokens[min(token.i + 1, len(sheet.tokens) - 1)].text in ("-on", "-t-on") or (token.low == "dit-on"):
        return True
    return token.form == "Fin" and token.tense == "Pres" and not any(sheet.tokens[c].dep in ("aux", "auxpass") for c in sheet.children[token.i])


def _conditional(sheet: Sheet, verb: Token, helpers: list[Token]) -> Mood:
    """The French conditional: hearsay when past, future in the past under a verb of speech, else uncertainty."""
    if any(t.lemma in ("pouvoir", "devoir") for t in (*helpers, verb)):
        return Mood("hypothetical", "pouvoir or devoir in the conditional")
    if _only_after(sheet, verb):
        return Mood("hypothetical", "the conditional of what comes only after something else")
    if any(t.lemma in ("avoir", "être") and (t.mood == "Cnd" or t.low.startswith(("aur", "ser"))) for t in helpers) and (verb.form == "Part" or any(t.form == "Part" for t in helpers)) and not _but_for(sheet, verb):
        perfect = verb.lemma in sheet.language.words("language", "unaccusative") or any(sheet.tokens[c].low in ("se", "s'") for c in sheet.children[verb.i])
        passive_future = any(t.lemma == "être" for t in helpers) and not any(t.lemma == "avoir" for t in helpers) and not perfect
        if not passive_future:
            return Mood("actual", "hearsay: the conditional of the press", others=True)
    sentence = sheet.sentence_of(verb.i)
    lows = [sheet.tokens[i].low for i in range(sentence.first, sentence.last)]
    if _hold(lows, HANGING):
        return Mood("hypothetical", CONDITIONAL)
    if (_sourced(sheet, lows) or _reports(sheet, verb)) and not {"si", "s'"} & set(lows):
        return Mood("future" if _to_come(sheet, verb) else "actual", HEARSAY, others=True)
    if any(sheet.tokens[i].low in GOING_ON for i in range(verb.i + 1, min(verb.i + 5, sentence.last))):
        return Mood("actual", "hearsay: a conditional of what has gone on since", others=True)
    if _reported(sheet, verb):
        return Mood("future", "the future in the past")
    return Mood("hypothetical", CONDITIONAL)


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
    """Whether the sentence names a time after publication."""
    published = sheet.article.published or "9999"
    times = (t for t in sheet.times_in.get(verb.sent, ()) if t.start)
    return any(t.start > published[: len(t.start)] or (t.start == published[: len(t.start)] and (t.end or "") > published) for t in times if t.start)


def _only_after(sheet: Sheet, verb: Token) -> bool:
    """*Ne quitteraient la ville qu'au terme des discussions*: what comes only after something else has not come."""
    stretch = [sheet.tokens[i].low for i in range(max(0, verb.i - 2), min(verb.i + 9, sheet.sentence_of(verb.i).last))]
    return any(ne in stretch[:3] for ne in ("ne", "n'")) and any(a in ("qu'", "que") and b in ("au", "a", "apres", "en", "si", "une", "lorsque", "avec") for a, b in zip(stretch[3:], stretch[4:], strict=False))
