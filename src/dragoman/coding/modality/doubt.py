"""Acts that the words around them keep from being told as done: *the prospect of a strike*, *is thought possible*, *have yet to meet*, *never participated in the raid*."""

from __future__ import annotations

from dragoman.coding.grammar import VERBAL
from dragoman.coding.modality.negation import negation
from dragoman.coding.sheet import Sheet, Token

#: why an act is told as done that stands under what is only possible
DONE = "told as done by its own participle"
LINKS = ("nmod", "obl", "obj", "conj")


def doubted(sheet: Sheet, noun: Token) -> str | None:
    """The word that makes a noun's act only possible: a fear or a prospect of it, or a predicate that calls it possible."""
    table = sheet.language.tables["modality"]
    above = sheet.tokens[noun.head]
    if noun.dep in ("nmod", "acl") and above.pos == "NOUN" and above.i < noun.i and above.lemma in table["doubtful"]:
        return None if _put_into_effect(sheet, above) else above.text
    if noun.dep not in ("subj", "subjpass") or above.i == noun.i:
        return None
    if noun.dep == "subjpass" and above.lemma in table["feared"] and not negation(sheet, above):
        return above.text
    said = (above, *(sheet.tokens[c] for c in sheet.children[above.i] if c > above.i and sheet.tokens[c].dep in ("attr", "xcomp", "obj")))
    return next((t.text for t in said if t.pos in ("ADJ", "VERB") and t.lemma in table["hypothetical_adjectives"]), None)


def _put_into_effect(sheet: Sheet, plan: Token) -> bool:
    """*Le plan de frappes a été exécuté*, *mis en œuvre*: whether a plan was carried out, so that what it was of is done."""
    table, verb = sheet.language.tables["modality"], sheet.tokens[plan.head]
    if plan.dep not in ("subj", "subjpass", "obj") or verb.i == plan.i or verb.form == "Inf" or verb.tense == "Fut" or verb.mood == "Cnd" or negation(sheet, verb):
        return False
    behind = " ".join(t.text.lower() for t in sheet.tokens[verb.i + 1 : verb.i + 4]) + " "
    return any(verb.lemma == first and behind.startswith(f"{rest} " if rest else "") for first, _, rest in (words.partition(" ") for words in table["put_into_effect"]))


def perhaps(sheet: Sheet, verb: Token) -> str | None:
    """*Rappellera peut-être son consul*, *more likely it will refuse*, *l'armée tirera, redoute-t-on*: the word that makes a guess of a future."""
    table = sheet.language.tables["modality"]
    near = " ".join(t.low for t in sheet.tokens[max(sheet.sentence_of(verb.i).first, verb.i - 6) : min(verb.i + 4, sheet.sentence_of(verb.i).last)])
    guess = next((words for words in table["perhaps"] if f" {words} " in f" {near} "), None)
    told = next((t for t in sheet.tokens[verb.i + 1 : sheet.sentence_of(verb.i).last] if t.form == "Fin"), None)
    feared = told is not None and told.lemma in table["inserted_fears"] and sheet.tokens[told.i - 1].text == ","
    return guess or (told.text if told is not None and feared else None)


def left_open(sheet: Sheet, verb: Token) -> str | None:
    """*Has not said whether it will close the border*, *whether it has closed it*: the word that leaves a clause open, on the verb or on the one that it is joined to."""
    opening, at = sheet.language.words("modality", "left_open"), verb
    for _ in range(3):
        below = [sheet.tokens[c] for c in sheet.children[at.i]]
        if (word := next((t.text for t in below if t.i < at.i and (t.low in opening or (t.dep == "mark" and _like(at, verb) and asks(sheet, t)))), None)) is not None:
            return word
        if at.dep != "conj" or at.head == at.i:
            return None
        at = sheet.tokens[at.head]
    return None


def _like(one: Token, other: Token) -> bool:
    """*N'a pas dit s'il accepterait et réclame une levée*: whether two verbs are of one form, so that a word before one may open both."""
    return (one.form, one.tense, one.mood) == (other.form, other.tense, other.mood)


def asks(sheet: Sheet, mark: Token) -> bool:
    """*N'a pas dit s'il avait expulsé*, *asked if it would*: whether a word of condition asks, since a verb of asking, or one of saying that is denied or kept from, stands right before it."""
    before, words = sheet.tokens[mark.i - 1], sheet.language.words
    if mark.low not in words("modality", "asking_if") or before.sent != mark.sent or before.pos not in VERBAL:
        return False
    return before.lemma in words("modality", "wondering") or (before.lemma in words("modality", "answering") and (before.form == "Inf" or negation(sheet, before) is not None))


def taken_part_in(sheet: Sheet, noun: Token) -> Token | None:
    """The verb by which somebody has a part in a noun's act: whoever denies the part denies the act."""
    at = sheet.tokens[noun.head]
    taking = noun.dep in LINKS and at.i != noun.i and at.lemma in sheet.language.tables["modality"]["taking_part"]
    return at if taking else None


def yet_to(sheet: Sheet, verb: Token) -> str | None:
    """*Has yet to withdraw*, *reste à signer*: what has not been done so far."""
    phrase = sheet.language.tables["modality"]["yet"]
    first = verb.i
    while first > sheet.sentence_of(verb.i).first and sheet.tokens[first - 1].pos == "AUX":
        first -= 1
    before = " ".join(t.low for t in sheet.tokens[max(0, first - 3) : first])
    return next((words for words in phrase if before.endswith(words)), None)


def said_before(sheet: Sheet, verb: Token) -> tuple[str, str] | None:
    """*On the brink of leaving*, *stopped short of saying*, *did not hesitate to strike*: the status that the words right before a verb give it, with them."""
    modality = sheet.language.tables["modality"]
    table = modality.get("before")
    at, first = verb.i, sheet.sentence_of(verb.i).first
    while at > first and sheet.tokens[at - 1].low in ("be", "been", "having", "being", "have"):
        at -= 1
    if not table or at == first or sheet.tokens[at - 1].pos not in ("ADP", "PART", "SCONJ"):
        return None
    words = " " + " ".join(t.low for t in sheet.tokens[max(first, at - 5) : at])
    whole = words[:-1] + "e" if words.endswith(" d'") else words  # *en voie d'expulser* as *en voie de rompre*
    found = next(((status, phrase) for status, phrases in table.items() for phrase in phrases if words.endswith(f" {phrase}") or whole.endswith(f" {phrase}")), None)
    if found and found[1] in modality["reaching"] and _held_back(sheet, at - len(found[1].split()), first):
        return "negated", f"not {found[1]}"
    return ("negated", f"no {found[1]}") if found and found[0] in ("future", "hypothetical") and _no(sheet, at - len(found[1].split()), first) else found


def _held_back(sheet: Sheet, at: int, first: int) -> bool:
    """*Without going so far as to*, *n'est pas allé jusqu'à*: whether a negation stands in the few words before a place, no other clause between."""
    denied = sheet.language.words("modality", "negative_adverbs") | sheet.language.words("modality", "without")
    return any(sheet.tokens[i].low in denied for i in range(max(first, at - 4), at))


def _no(sheet: Sheet, at: int, first: int) -> bool:
    """*Has no plans to*, *is in no position to*, *is not ready to*: whether a negation stands right before a place in a sentence."""
    denied = {*sheet.language.tables["modality"]["negative_determiners"], *sheet.language.tables["modality"]["negative_adverbs"]}
    return any(sheet.tokens[i].low in denied for i in range(max(first, at - 2), at + 1))


def told_done(sheet: Sheet, noun: Token) -> bool:
    """*Exécuter le mandat délivré en 2023 par la Cour*, *answer the charges brought by Quito*: a noun whose participle has a doer or a past day is told as done."""
    if noun.pos not in ("NOUN", "PROPN"):
        return False
    table = sheet.language.tables["modality"]
    ahead = {*table["future_adjectives"], *table["hypothetical_adjectives"], *table["planned"]}
    above = sheet.tokens[noun.head]
    if noun.dep in ("subj", "subjpass") and above.tense == "Fut":
        ahead |= {*table.get("decided", ())}  # *l'interdiction adoptée lundi s'appliquera en mai*
    return any(_done(sheet, sheet.tokens[c]) for c in sheet.children[noun.i] if sheet.tokens[c].i > noun.i and sheet.tokens[c].lemma not in ahead)


def _done(sheet: Sheet, part: Token) -> bool:
    if part.form != "Part" or part.tense != "Past" or part.dep not in ("acl", "amod", "conj", "advcl"):
        return False
    if any(sheet.tokens[c].dep in ("aux", "auxpass", "neg", "cop") for c in sheet.children[part.i]):
        return False
    by = any(sheet.tokens[c].dep == "agent" for c in sheet.children[part.i]) or any(sheet.tokens[g].low in ("par", "by") for c in sheet.children[part.i] for g in sheet.children[c])
    published, below = sheet.article.published or "9999", set(sheet.subtree(part.i))
    return by or any(t.first in below and t.end and t.end < published[: len(t.end)] for t in sheet.times_in.get(part.sent, ()))


def parted_modal(sheet: Sheet, verb: Token) -> Token | None:
    """*Pourrait, selon le quotidien, la rejeter*: the modal that an aside parts from its infinitive, where nothing governs it."""
    if verb.form != "Inf":
        return None
    modals, first = sheet.language.tables["modality"]["possible_modals"], sheet.sentence_of(verb.i).first
    joined = any(sheet.tokens[i].low in ("et", "ou", "voire", "puis", "and", "or") for i in range(max(first, verb.i - 3), verb.i))
    for i in range(verb.i - 1, max(first, verb.i - 19) - 1, -1):
        token = sheet.tokens[i]
        if (token.form == "Inf" and not joined) or token.text in (";", ":") or (token.form == "Fin" and token.lemma not in modals and not _inserted(sheet, i)):
            return None
        if token.lemma in modals and token.form == "Fin":
            between = sheet.tokens[i + 1 : verb.i]
            near = joined or any(t.text == "," for t in between) or all(t.pos in ("ADV", "ADP", "DET", "ADJ", "NOUN", "PRON") for t in between)
            return token if near and token.tense != "Past" else None
    return None


def _inserted(sheet: Sheet, i: int) -> bool:
    """*Pourrait s'en offusquer, note un chercheur, et geler les chantiers*: a verb behind a comma that only says who says so."""
    return sheet.tokens[i - 1].text == "," and sheet.tokens[i].lemma in sheet.language.speaking


def beyond_aside(sheet: Sheet, noun: Token) -> Token | None:
    """*Un blocus, écrit le Pentagone, pourrait être imposé*: the finite verb behind an aside of speech, which is the noun's own."""
    told = sheet.tokens[noun.head]
    if noun.dep not in ("subj", "subjpass") or told.i < 2 or told.i < noun.i or sheet.tokens[told.i - 1].text != "," or told.lemma not in sheet.language.speaking:
        return None
    last = sheet.sentence_of(told.i).last
    comma = next((i for i in range(told.i + 1, last) if sheet.tokens[i].text == ","), last)
    behind = sheet.tokens[comma + 1] if comma + 1 < last else told
    return behind if behind.form == "Fin" and behind.i != told.i else None
