"""Words that an aside parts from their verb (*will not, its minister insists, send a soldier*), and acts that are only asked about (*va-t-il céder ?*)."""

from __future__ import annotations

import re

from dragoman.coding.sheet import Sheet, Token

WORD = re.compile(r"\w+")
#: within how many characters behind a question its answer begins
NEAR = 40

#: what may stand between an aside and the verb that goes on behind it
LINKS = frozenset({"to", "of", "de", "d'", "a", "be", "been", "being", "having", "have", "etre", "avoir"})
MARKS = frozenset({",", "—", "–", "-", ")"})
OPENING = {")": "("}
#: the most words that an aside may have
LONGEST = 14
#: the words that answer a question, and whether they grant it
ANSWERS = {"oui": True, "yes": True, "si": True, "indeed": True, "non": False, "no": False, "jamais": False, "never": False, "nullement": False, "faux": False, "fake": False}
BARRED = frozenset({"relcl", "acl", "advcl", "parataxis", "ccomp"})


def before_aside(sheet: Sheet, verb: Token) -> tuple[Token, ...]:
    """The three words before the aside that stands right before a verb, the last first; empty where there is none."""
    first, at = sheet.sentence_of(verb.i).first, verb.i
    while at > first and (sheet.tokens[at - 1].low in LINKS or sheet.tokens[at - 1].pos == "PRON" and sheet.tokens[at - 1].dep in ("obj", "iobj", "expl")):
        at -= 1
    if at - 2 <= first or sheet.tokens[at - 1].text not in MARKS:
        return ()
    opening = OPENING.get(sheet.tokens[at - 1].text, sheet.tokens[at - 1].text)
    start = next((i for i in range(at - 2, max(first, at - 2 - LONGEST), -1) if sheet.tokens[i].text == opening), None)
    if start is None or start <= first:
        return ()
    return tuple(sheet.tokens[i] for i in range(start - 1, max(first, start - 4) - 1, -1))


def parted(sheet: Sheet, verb: Token) -> tuple[str, str] | None:
    """The status that the word before an aside gives to a verb behind it, with that word: a negation, a modal, a verb of intention."""
    words = before_aside(sheet, verb) if sheet.language.code == "en" or verb.form in ("Inf", "Part") else ()
    if not words:
        return None
    table = sheet.language.tables["modality"]
    if len(words) > 1 and words[0].pos == "ADV" and words[0].low not in table["negative_adverbs"] and words[1].low in (*table["possible_modals"], *table["future_modals"]):
        words = words[1:]  # *may next, sources say, cut the gas*
    last = words[0]
    held = next((w for w in words[:2] if w.lemma in (*table["future_verbs"], *table["hypothetical_verbs"], *table["wishing"]) and w.pos == "VERB" and w.i != verb.i), None)
    if last.low in table["negative_adverbs"] or (held is not None and any(sheet.tokens[i].low in table["negative_adverbs"] for i in range(max(0, held.i - 2), held.i + 2))):
        return ("refused" if held is not None or words[1].low in table["future_modals"] else "negated"), last.text
    if last.low in table["possible_modals"] or last.lemma in table["possible_modals"] and last.pos in ("VERB", "AUX"):
        return "hypothetical", last.text
    if sheet.language.code == "en" and last.low in table["future_modals"]:
        return "future", last.text
    if held is not None and held is last:
        return ("future" if held.lemma in table["future_verbs"] else "hypothetical"), held.text
    return None


def asked(sheet: Sheet, verb: Token) -> str | None:
    """*Damas laissera-t-il passer les ambulances ?*: the status of an act in a question that yes or no answers, outside its relatives; a *no* behind it denies it, a *yes* leaves it as told."""
    sentence = sheet.sentence_of(verb.i)
    end = next((i for i in range(verb.i, sentence.last) if sheet.tokens[i].text in ("?", "!", ";", ":", "»", "”")), None)
    if end is None or sheet.tokens[end].text != "?" or not _open(sheet, verb):
        return None
    asking = sheet.language.words("modality", "asking")
    if any(sheet.tokens[i].low in asking for i in range(sentence.first, verb.i)):
        return None
    behind = WORD.findall(sheet.article.text[sheet.tokens[end].end : sheet.tokens[end].end + NEAR].lower())[:3]
    answer = next((word for word in behind if word in ANSWERS), None)
    return "hypothetical" if answer is None else None if ANSWERS[answer] else "negated"


def _open(sheet: Sheet, verb: Token) -> bool:
    """Whether a question asks about a verb itself: not a verb of a relative or another clause in it; a noun only where no verb stands there."""
    if verb.pos not in ("VERB", "AUX"):
        sentence = sheet.sentence_of(verb.i)
        return verb.dep == "root" and not any(t.form == "Fin" for t in sheet.tokens[sentence.first : sentence.last])
    at = verb
    while at.head != at.i:
        if at.dep in BARRED:
            return False
        at = sheet.tokens[at.head]
    return True
