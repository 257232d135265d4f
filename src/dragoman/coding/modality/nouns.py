"""The mood of an act that a noun tells, by its adjectives, its predicate, its relative clause and the verb that carries it."""

from __future__ import annotations

from dragoman.coding.grammar import VERBAL, case_of
from dragoman.coding.modality.doubt import beyond_aside
from dragoman.coding.modality.forms import own_mood
from dragoman.coding.modality.governors import governed
from dragoman.coding.modality.negation import carries, light, negation
from dragoman.coding.modality.status import CONDITIONAL, HEARSAY, Mood
from dragoman.coding.modality.willed import still_ahead
from dragoman.coding.once import once, split
from dragoman.coding.sheet import Sheet, Token
from dragoman.packs import Language


def begins(sheet: Sheet, noun: Token) -> bool:
    """*L'échange organisé par la Croix-Rouge aura lieu mardi*: whether a noun is the subject of a verb that tells of its very happening, and that lies ahead."""
    verb = sheet.tokens[noun.head]
    if noun.dep not in ("subj", "subjpass") or verb.pos not in VERBAL or not makes(sheet, verb):
        return False
    return (said_of(sheet, noun) or _own_or_led(sheet, verb)).status in ("future", "hypothetical")


def makes(sheet: Sheet, verb: Token) -> bool:
    """Whether a verb brings an act about or tells that it happens: *avoir lieu*, *imposer*, *start*."""
    below = (sheet.tokens[c] for c in sheet.children[verb.i] if sheet.tokens[c].dep == "xcomp")
    return any(v.lemma in sheet.language.words("modality", "happening") or light(sheet, v) for v in (verb, *below))


def _own_or_led(sheet: Sheet, verb: Token) -> Mood:
    """The mood of a verb with what governs it."""
    return governed(sheet, verb, False) or own_mood(sheet, verb)


def by_which(sheet: Sheet, at: Token) -> Mood | None:
    """*Pourrait riposter en fermant le robinet*, *par l'arrêt des achats*: what an act that lies ahead, or is only possible, is done by."""
    above = sheet.tokens[at.head]
    gerund = at.dep == "advcl" and at.form == "Part" and at.i > 0 and sheet.tokens[at.i - 1].low == "en"
    means = at.pos == "NOUN" and at.dep in ("obl", "agent") and case_of(sheet, at.i) in ("par", "by", "with") and above.lemma in sheet.language.words("modality", "retorting")
    if above.pos not in VERBAL or at.i < above.i or not (gerund or means):
        return None
    found = _own_or_led(sheet, above)
    return Mood(found.status, f"by which: {found.why}") if found.status in ("future", "hypothetical") and not found.others else None


def in_relative(sheet: Sheet, noun: Token) -> Mood | None:
    """*The suit that Baku is preparing to bring*, *l'embargo qui entrera en vigueur*: what a relative clause says of its noun's happening."""
    for c in sheet.children[noun.i]:
        verb = sheet.tokens[c]
        if verb.dep != "relcl" or verb.pos not in VERBAL or not makes(sheet, verb):
            continue
        inner = next((sheet.tokens[g] for g in sheet.children[c] if sheet.tokens[g].dep == "xcomp"), None)
        found = own_mood(sheet, verb) if inner is None else governed(sheet, inner, False) or own_mood(sheet, inner)
        if found.status in ("future", "hypothetical") and not found.others:
            return Mood(found.status, f"in its relative: {found.why}")
    return None


def noun_mood(sheet: Sheet, noun: Token, verb: Token | None) -> Mood:
    table = sheet.language.tables["modality"]
    adjectives = {sheet.tokens[c].lemma for c in sheet.children[noun.i] if sheet.tokens[c].dep in ("amod", "compound", "nmod")}
    if adjectives & set(table["hypothetical_adjectives"]):
        return Mood("hypothetical", "possible")
    if adjectives & set(table["future_adjectives"]):
        return Mood("future", "planned")
    said = said_of(sheet, noun)
    if said is not None:
        return said
    beyond = beyond_aside(sheet, noun)
    if beyond is not None:
        return Mood("hypothetical", f"under '{beyond.text}'") if beyond.lemma in table["possible_modals"] else own_mood(sheet, beyond)
    if verb is not None and (case_of(sheet, noun.i) not in ("par", "by") or _by_means(sheet, noun)) and noun.dep in ("obj", "subj", "subjpass", "obl", "conj", "attr", "agent"):
        own = own_mood(sheet, verb)
        if own.why == HEARSAY and noun.dep in ("subj", "subjpass") and makes(sheet, verb):
            return Mood("future", HEARSAY, others=True)  # *la remise des captifs interviendrait mardi, selon RFI*
        if own.status != "actual" and (light(sheet, verb) or carries(sheet, verb, noun) or _new(sheet, noun, verb) or noun.dep == "attr" or (noun.dep in ("subj", "subjpass") and not _granted(sheet, noun, verb))) and verb.lemma not in ("annoncer", "announce"):
            return own
    return Mood("actual", "a noun without a mood")


def _new(sheet: Sheet, noun: Token, verb: Token) -> bool:
    """*Cosigneront une note*, *ripostera par des tirs*: an act told for the first time as what a verb that is no act of its own has for object or means."""
    return _by_means(sheet, noun) and (case_of(sheet, noun.i) in ("par", "by") or (noun.dep == "obj" and verb.i not in sheet.triggers))


def _by_means(sheet: Sheet, noun: Token) -> bool:
    """*Ripostera par des tirs*: means that are told for the first time are as far ahead as their verb."""
    return any(sheet.tokens[c].low in ("un", "une", "des", "a", "an") for c in sheet.children[noun.i] if sheet.tokens[c].dep == "det")


def _granted(sheet: Sheet, noun: Token, verb: Token) -> bool:
    """*Les expulsions vont s'accélérer*, *the offer could be withdrawn*: a definite act that a verb only changes or ends is there already."""
    return verb.lemma in sheet.language.words("modality", "presupposing") and not _by_means(sheet, noun)


def _with_to_be(sheet: Sheet, verb: Token) -> bool:
    """*Un convoi y est attendu*: a passive that the parser took for an active."""
    return verb.form == "Part" and any(sheet.tokens[c].lemma == "être" and sheet.tokens[c].dep in ("aux", "cop") for c in sheet.children[verb.i])


def said_of(sheet: Sheet, noun: Token) -> Mood | None:
    """What the predicate of a noun makes of its act: *la sortie sera effective*, *l'envoi n'est pas prévu*, *is to start*."""
    table = sheet.language.tables["modality"]
    above = sheet.tokens[noun.head]
    if noun.dep not in ("subj", "subjpass") or above.i == noun.i:
        return None
    denied = negation(sheet, above)
    behind = _behind(sheet, above)
    pending = next((words for words, folded in _folded(sheet.language)["pending"] if folded in behind), None)
    if pending is not None and pending in table.get("weighed", ()):
        return Mood("hypothetical", pending)
    if pending is not None:
        return Mood("negated", f"not {pending}") if denied else Mood("future", pending)
    if above.lemma in table["come_to_nothing"] and not denied or any(" " in words and folded in behind for words, folded in _folded(sheet.language)["come_to_nothing"]):
        return Mood("negated", f"came to nothing: '{above.text}'")
    below = [sheet.tokens[c] for c in sheet.children[above.i] if sheet.tokens[c].form == "Inf"]
    if any(t.lemma in table["unrealised"] for t in (above, *below)) and denied:
        return Mood("hypothetical", f"not {above.text}")
    if above.lemma in (*table["future_verbs"], *table["planned"]) and (noun.dep == "subjpass" or _with_to_be(sheet, above)):
        return Mood("negated", f"not {above.text}") if denied else Mood("future", above.text) if still_ahead(sheet, noun, above) else None
    return _by_helpers(sheet, noun, above)


def _by_helpers(sheet: Sheet, noun: Token, above: Token) -> Mood | None:
    """*La sortie sera effective*, *is to start*: what the auxiliaries of a predicate make of its subject's act."""
    helpers = [sheet.tokens[c] for c in sheet.children[above.i] if sheet.tokens[c].dep in ("cop", "aux", "auxpass")]
    if above.pos not in VERBAL and any(t.tense == "Fut" for t in helpers):
        return Mood("future", "will be")
    if above.pos not in VERBAL and any(t.mood == "Cnd" or t.low in ("serait", "seraient") for t in helpers):
        named = above.pos == "NOUN" and not case_of(sheet, above.i) and not _by_means(sheet, noun)
        return None if named else Mood("hypothetical", CONDITIONAL)
    to_be = above.lemma == "be" and any(sheet.tokens[c].dep == "xcomp" and sheet.tokens[c].i == above.i + 2 and sheet.tokens[above.i + 1].low == "to" for c in sheet.children[above.i])
    return Mood("future", "is to") if to_be else None


@once
def _folded(language: Language) -> dict[str, list[tuple[str, str]]]:
    """What is said of acts to come, or that came to nothing, by the name of its list: as it stands there, and folded between spaces."""
    return {name: [(words, f" {' '.join(split(words))} ") for words in language.tables["modality"][name]] for name in ("pending", "come_to_nothing")}


def _behind(sheet: Sheet, above: Token) -> str:
    """The words at a predicate and right behind it, between spaces: *is in the works*, *tombe à l'eau*."""
    first, last = max(0, above.i - 3), min(above.i + 7, sheet.sentence_of(above.i).last)
    return f" {' '.join(sheet.lows[first:last])} "
