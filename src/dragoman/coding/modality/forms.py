"""The mood of a verb by its own form and its auxiliaries: future, conditional, modals, *to*."""

from __future__ import annotations

from dragoman.coding.grammar import VERBAL
from dragoman.coding.modality.conditional import conditional_mood, hanging, reported
from dragoman.coding.modality.status import FACT, POSSIBLE, REPORTED, WOULD, Mood
from dragoman.coding.sheet import Sheet, Token


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
        return conditional_mood(sheet, verb, helpers)
    if any((t.tense == "Fut" and not _present_form(t)) or _future_form(t) for t in forms):
        return Mood("future", f"the future '{verb.text}'")
    return Mood("hypothetical", "an infinitive of its own") if _proposed(sheet, verb) else Mood("actual", FACT)


def _proposed(sheet: Sheet, verb: Token) -> bool:
    """*Que faire ? Suspendre les livraisons.*: an infinitive that is the verb of its sentence tells nothing done; *et Moscou de dénoncer* does."""
    below = [sheet.tokens[c] for c in sheet.children[verb.i]]
    return verb.head == verb.i and verb.form == "Inf" and verb.low.endswith(("r", "re")) and not any(t.dep in ("subj", "mark", "case", "aux", "auxpass", "cop") or (t.pos in VERBAL and t.i < verb.i) for t in below)


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
        return Mood("hypothetical", POSSIBLE)
    if words & {"would", "'d"} and verb.lemma in ("like", "love", "welcome", "prefer"):
        return Mood("actual", "a polite wish")
    if words & {"would", "'d"} and verb.dep == "relcl" and sheet.tokens[verb.head].lemma in table["drafts"]:
        return Mood("hypothetical", WOULD)  # *is considering a bill that would bar them*
    if words & {"would", "'d"}:
        told = "have" not in words and reported(sheet, verb) and not hanging(sheet, verb)
        return Mood("future", REPORTED) if told else Mood("hypothetical", WOULD)
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
