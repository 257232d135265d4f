"""The French *ne*: which word completes it, which clause it denies, and when it leaves something."""

from __future__ import annotations

from dragoman.coding.grammar import VERBAL
from dragoman.coding.marks import CLOSES, OPENS
from dragoman.coding.sheet import Sheet, Token


def ne_alone(sheet: Sheet, token: Token) -> str | None:
    """*N'ont pu s'entendre*, *n'ose riposter*: the verbs that the particle denies by itself, unless *que* behind them leaves something."""
    if token.lemma not in sheet.language.words("modality", "with_ne") or token.pos not in VERBAL:
        return None
    ne = next((c for c in sheet.children[token.i] if sheet.tokens[c].low in ("ne", "n'") and c < token.i), None)
    bounded = ne is not None and any(t.low in ("que", "qu'") for t in sheet.tokens[token.i + 1 : token.i + 3])
    return None if ne is None or bounded else sheet.tokens[ne].text


def excepted(sheet: Sheet, child: Token) -> bool:
    """*Personne d'autre que l'ambassadeur*, *nobody but him*: whether the words right behind a pronoun of negation leave somebody or something."""
    end = min(child.i + 6, sheet.sentence_of(child.i).last)
    behind = " ".join(t.low for t in sheet.tokens[child.i + 1 : end]) + " "
    return any(f"{words} " in behind for words in sheet.language.words("modality", "excepting"))


def leaves_some(sheet: Sheet, child: Token) -> bool:
    """*Ne ... plus que*, *not only*: no negation of the act."""
    after = sheet.tokens[child.i + 1].low if child.i + 1 < len(sheet.tokens) else ""
    if child.low == "plus" and any(t.low in ("que", "qu'") and t.pos == "ADV" and t.sent == child.sent for t in sheet.tokens[child.i + 1 : child.i + 5]):
        return True
    if child.low == "plus" and _bounded(sheet, child):
        return True
    if after == "que" and sheet.tokens[child.i + 1].dep == "mark":
        return False  # *n'accepte pas que Paris s'en mêle*
    return after in ("only", "just", "seulement", "moins", "que", "encore_que", "merely", "least")


def _bounded(sheet: Sheet, child: Token) -> bool:
    """*N'échangeaient plus jeudi que des invectives*: a *que* before a noun, no verb of a clause of its own between, leaves that much."""
    for t in sheet.tokens[child.i + 1 : child.i + 7]:
        if t.low in ("que", "qu'") and t.sent == child.sent:
            return sheet.tokens[t.i + 1].low in ("des", "de", "d'", "un", "une", "par", "pour", "en", "avec") if t.i + 1 < len(sheet.tokens) else False
        if t.pos == "VERB" and t.form != "Part":
            return False
    return False


def split_negation(sheet: Sheet, token: Token) -> str | None:
    """*N'a en revanche pas rouvert*: the particle before the auxiliary stands, whatever the parser hung it on."""
    if sheet.language.code != "fr" or token.pos not in VERBAL:
        return None
    adverbs, none = sheet.language.tables["modality"]["negative_adverbs"], sheet.language.words("modality", "nothing")
    if token.form == "Part" and token.dep in ("acl", "amod") and not sheet.children_have(token.i, "aux") and not sheet.children_have(token.i, "auxpass"):
        return None  # *les divisions massées là n'ont pas bougé*: a participle on a noun is told as it is
    for i in range(max(sheet.sentence_of(token.i).first, token.i - 9), token.i):
        if sheet.tokens[i].low in ("ne", "n'"):
            if _of_relative(sheet, i, token.i) or _of_before(sheet, i, token):
                continue
            verbs = [j for j in range(i + 1, token.i) if (sheet.tokens[j].pos == "VERB" and sheet.tokens[j].head != token.i) or sheet.tokens[j].low in ("et", "mais")]
            stretch = [sheet.tokens[j] for j in range(i + 1, min(token.i + 3, len(sheet.tokens)))]
            told = next((t.text for t in stretch if t.low in adverbs and not (t.low == "pas" and leaves_some(sheet, t)) and not (t.low in none and excepted(sheet, t))), None)
            if not verbs and told is not None:
                return "ne ... " + told
            if not verbs and (token.i - i <= 3 or _close(sheet, i, token)) and (before := _nobody(sheet, i)) is not None:
                return before + " ... ne"
            behind = range(token.i + 1, min(token.i + 14, sheet.sentence_of(token.i).last))
            if not verbs and token.i - i <= 4 and any(sheet.tokens[j].low in ("aucun", "aucune", "rien", "nul", "nulle", "personne") and not excepted(sheet, sheet.tokens[j]) for j in behind):
                return "ne ... aucun"
    return None


def _close(sheet: Sheet, ne: int, token: Token) -> bool:
    """*Aucune demande ne lui a été adressée*, *aucun des trois n'a pour l'heure convoqué*: nothing but pronouns, auxiliaries, adverbs and a pause between the particle and its verb."""
    pauses = sheet.language.words("language", "pauses")
    return all(t.pos in ("PRON", "AUX", "ADV") or t.head == token.i or t.low in pauses for t in sheet.tokens[ne + 1 : token.i])


def _nobody(sheet: Sheet, ne: int) -> str | None:
    """*Pas un camion n'a franchi*, *ni Accra ni Abidjan ne comptent*: the word of negation that stands before *ne*, on the subject."""
    first = sheet.sentence_of(ne).first
    start = next((i + 1 for i in range(ne - 1, first - 1, -1) if sheet.tokens[i].text in (",", ";", ":", "»", "—", "–")), first)
    words = [sheet.tokens[i].low for i in range(start, ne)]
    return next((w for w, then in zip(words, words[1:], strict=False) if w in ("aucun", "aucune", "nul", "nulle", "ni") or (w == "pas" and then in ("un", "une"))), None) or (words[0] if len(words) == 1 and words[0] in ("nul", "personne", "rien") else None)


def _of_before(sheet: Sheet, ne: int, token: Token) -> bool:
    """*Une fois n'est pas coutume, Dakar a voté*: a *ne* with the verb's own subject, or a mark that ends a clause, between it and the verb is another's."""
    between = range(ne + 1, token.i)
    subject = any(sheet.tokens[c].dep in ("subj", "subjpass") and sheet.tokens[c].pos in ("NOUN", "PROPN") and c in between for c in sheet.children[token.i])
    quoted = sum(sheet.tokens[i].text in CLOSES for i in between) > sum(sheet.tokens[i].text in OPENS for i in between)
    return subject or quoted or sum(sheet.tokens[i].text == "," for i in between) % 2 == 1 or any(sheet.tokens[i].text in (":", ";") for i in between)


def _of_relative(sheet: Sheet, first: int, verb: int) -> bool:
    """*Le Tchad, qui n'en est pas membre, a promis*: a *ne* behind a relative pronoun with a comma before the verb is that clause's own."""
    opened = any(sheet.tokens[j].low in ("qui", "que", "qu'", "dont", "ou") for j in range(max(0, first - 4), first))
    return opened and any(sheet.tokens[j].text == "," for j in range(first, verb))
