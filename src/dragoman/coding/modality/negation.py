"""What denies an act: the words beside its verb, on its noun or on its subject, wherever the parser hung them."""

from __future__ import annotations

from dragoman.coding.grammar import VERBAL, case_of
from dragoman.coding.marks import OPENS
from dragoman.coding.modality.asides import ANSWERS
from dragoman.coding.modality.ne import excepted, leaves_some, ne_alone, split_negation
from dragoman.coding.once import once
from dragoman.coding.sheet import Draft, Sheet, Token
from dragoman.packs import Language

#: how far behind its verb, in tokens, what is asked for stands
BEHIND = 8
NOT = frozenset({"not", "pas"})


def light(sheet: Sheet, verb: Token) -> bool:
    """Whether a verb only lends itself to a noun, so that its negation is the noun's."""
    return verb.lemma in sheet.language.tables["modality"]["light"]


def _ever(sheet: Sheet, token: Token, child: Token) -> bool:
    """*Le plus gros contingent jamais reconduit*: beside a participle of a noun, without *ne*, it means at any time."""
    return child.low == "jamais" and token.form == "Part" and token.dep in ("acl", "amod") and not any(sheet.tokens[i].low in ("ne", "n'") for i in range(max(0, child.i - 4), child.i))


def _more(sheet: Sheet, child: Token) -> bool:
    """*A gracié plus de mille hommes*, *will take longer*: without *ne* or *no* before it, such a word counts or measures."""
    if child.low == "longer":
        return sheet.tokens[child.i - 1].low != "no"
    if child.low != "plus" or sheet.language.code != "fr":
        return False
    return not any(sheet.tokens[i].low in ("ne", "n'", "non", "sans") for i in range(max(sheet.sentence_of(child.i).first, child.i - 8), child.i))


def _step(sheet: Sheet, i: int) -> bool:
    """*Emboîter le pas*: with an article *pas* is a step."""
    return i > 0 and any(sheet.tokens[c].i == i - 1 for c in sheet.children[i] if sheet.tokens[c].dep == "det")


@once
def _lists(language: Language) -> dict[str, frozenset[str]]:
    return {name: language.words("modality", name) for name in ("nothing", "negative_adverbs", "negative_determiners", "without")}


def negation(sheet: Sheet, token: Token | None) -> str | None:
    """The word that negates a token: beside its verb, on its noun, on its subject, or *sans*."""
    if token is None:
        return None
    words = _lists(sheet.language)
    for c in sheet.children[token.i]:
        child = sheet.tokens[c]
        low = child.text.lower().replace("’", "'")
        if low in words["nothing"] and excepted(sheet, child):
            continue
        if low in words["negative_adverbs"] and child.pos not in ("NOUN", "PROPN") and not _idle(sheet, token, child) and not leaves_some(sheet, child) and not _step(sheet, c) and not _of_another(sheet, token) and not _more(sheet, child) and not _ever(sheet, token, child) and not contrasted(sheet, child, token):
            return child.text
        if (low in words["negative_determiners"] and not _called(sheet, c) and not _opens_next(sheet, token, c) and sheet.tokens[max(0, c - 1)].text not in OPENS) or (child.dep in ("obj", "subj", "subjpass", "iobj") and low in words["nothing"] and not _idle(sheet, token, child)):
            return child.text
        if child.dep == "obl" and token.pos in VERBAL and sheet.language.code == "en" and (nobody := _nobody_named(sheet, token, c)):
            return nobody
        if child.dep in ("case", "mark") and low in words["without"]:
            return child.text
        if child.dep in ("aux", "auxpass", "cop") and any(sheet.tokens[g].dep == "neg" and sheet.tokens[g].low not in ("ne", "n'") for g in sheet.children[c]):
            return child.text
        if child.dep == "ccomp" and child.pos in ("ADP", "ADV") and (none := next((g for g in sheet.children[c] if sheet.tokens[g].dep == "subj" and sheet.tokens[g].low in words["nothing"]), None)):
            return sheet.tokens[none].text  # *let none of the sailors in*
        if child.dep in ("subj", "subjpass", "obj") and any(sheet.tokens[g].low in words["negative_determiners"] for g in sheet.children[c]):
            return child.text
        if child.dep in ("subj", "subjpass") and not NOT.isdisjoint(sheet.lows[sheet.sentence_of(c).first : c]):
            first = min(sheet.subtree(c))
            if sheet.tokens[first].low in NOT and first < c and sheet.tokens[first].sent == child.sent:
                return sheet.tokens[first].text
    return _without_anything(sheet, token) or _nor(sheet, token) or split_negation(sheet, token) or ne_alone(sheet, token)


def _without_anything(sheet: Sheet, token: Token) -> str | None:
    """*Sans rien suspendre*, *sans jamais l'accuser*: the preposition before an infinitive, with what else stands between."""
    if token.form != "Inf" or token.pos not in VERBAL:
        return None
    words, at = sheet.language.tables["modality"], token.i - 1
    while at > 0 and (sheet.tokens[at].pos == "PRON" or sheet.tokens[at].low in words["negative_adverbs"]) and sheet.tokens[at].sent == token.sent:
        at -= 1
    return sheet.tokens[at].text if at >= 0 and at < token.i - 1 and sheet.tokens[at].low in words["without"] and sheet.tokens[at].sent == token.sent else None


def even(sheet: Sheet, token: Token) -> str | None:
    """*Has not so much as summoned him*: the words that part a negation from its verb."""
    first = sheet.sentence_of(token.i).first
    for phrase in sheet.language.words("modality", "even"):
        words = phrase.split()
        at = token.i - len(words)
        if at > first and [t.low for t in sheet.tokens[at : token.i]] == words:
            denied = sheet.language.words("modality", "negative_adverbs") | sheet.language.words("modality", "without")
            return next((t.text for t in reversed(sheet.tokens[max(first, at - 3) : at]) if t.low in denied), None)
    return None


def contrasted(sheet: Sheet, child: Token, token: Token) -> bool:
    """*Ont rendu les clés, pas les avions*, *expelled the Americans, though not the Canadians*: a negation behind the verb that only parts one noun from another."""
    if child.low not in ("not", "pas") or child.i < token.i or token.pos not in VERBAL or (token.pos == "AUX" and child.i == token.i + 1):
        return False  # *are not at war*: *not* stands behind its auxiliary
    if sheet.language.code == "en":
        return True
    before = range(max(sheet.sentence_of(token.i).first, token.i - 8), child.i)
    return sheet.tokens[child.i - 1].low in sheet.language.words("modality", "parting") or not any(sheet.tokens[i].low in ("ne", "n'") for i in before)


def other_than(sheet: Sheet, draft: Draft) -> str | None:
    """*A présenté des condoléances, pas des excuses*, *mais non de nouvelles sanctions*: the negation right before a noun that is, or makes of a verb, the act."""
    denying = {*sheet.language.tables["modality"]["negative_adverbs"], *(word for word, granted in ANSWERS.items() if not granted)}
    parting = sheet.language.words("modality", "parting")
    for i in draft.words:
        start = i - 1
        while start > 0 and sheet.tokens[start].pos in ("DET", "ADP", "ADJ") and sheet.tokens[start].low not in denying:
            start -= 1
        if i >= draft.trigger and sheet.tokens[i].pos == "NOUN" and sheet.tokens[start].low in denying and sheet.tokens[start - 1].low in parting and sheet.tokens[start].sent == sheet.tokens[i].sent:
            return sheet.tokens[start].text
    return None


def _idle(sheet: Sheet, token: Token, child: Token) -> bool:
    """*Sans rien lâcher, Paris rétablit ses liens*: a *rien* without *ne* that stands before its verb, or behind *sans* or *de*, is another's."""
    if sheet.language.code != "fr" or child.low != "rien" or token.pos not in VERBAL:
        return False
    if child.i > token.i and sheet.tokens[child.i - 1].low in ("sans", "de"):
        return True
    return child.i < token.i and not any(sheet.tokens[i].low in ("ne", "n'") for i in range(child.i, token.i))


def _nobody_named(sheet: Sheet, token: Token, i: int) -> str | None:
    """*Pointed the finger at no one*, *asked for nothing*: the pronoun of negation behind a verb's preposition; *went for nothing* is done in vain."""
    child, words = sheet.tokens[i], sheet.language.tables["modality"]["nothing"]
    if sheet.tokens[i - 1].low == "for" and token.lemma not in ("ask", "hope", "apologise", "apologize", "call", "wish", "appeal", "press"):
        return None
    if child.low in words and child.low != "none":
        return child.text
    return "no one" if child.low == "one" and sheet.tokens[i - 1].low == "no" else None


def _nor(sheet: Sheet, token: Token) -> str | None:
    """*Has neither crossed the border nor fired*, *nor has Pretoria any intention*: the word of negation that opens a verb's part of the sentence."""
    if token.pos not in VERBAL:
        return None
    first = sheet.sentence_of(token.i).first
    for i in range(token.i - 1, max(first, token.i - 9) - 1, -1):
        other = sheet.tokens[i]
        if other.low in ("nor", "ni"):
            return other.text if sheet.language.code == "en" or i == token.i - 1 or sheet.tokens[i + 1].pos in ("AUX", "ADV", "PRON") else None
        if other.text in (",", ";", ":", "(", "—", "–", "»", "”", '"') or (other.pos == "VERB" and other.low not in ("have", "has", "had")) or (other.pos == "CCONJ" and other.low not in ("ni", "nor")):
            return None
    return None


def _called(sheet: Sheet, at: int) -> bool:
    """*Tient le vote pour nul*: behind a preposition the word calls something void, and denies nothing."""
    return sheet.tokens[at].pos == "ADJ" and any(sheet.tokens[g].dep == "case" for g in sheet.children[at])


def _opens_next(sheet: Sheet, token: Token, at: int) -> bool:
    """*Est allé à Gaza, et nul n'a crié*: the subject of the next verb, which the parser hung on the one before."""
    behind = sheet.tokens[at + 1].low if at + 1 < len(sheet.tokens) else ""
    return at > token.i and behind in ("ne", "n'")


def _of_another(sheet: Sheet, token: Token) -> bool:
    """*N'a condamné ni l'annexion ni l'invasion*: what stands before a noun negates the verb over it, unless that only lends itself to the noun."""
    above = sheet.tokens[token.head]
    while token.pos not in VERBAL and above.dep == "conj" and above.pos not in VERBAL and above.head != above.i:
        above = sheet.tokens[above.head]
    return token.pos not in VERBAL and above.pos in VERBAL and above.i != token.i and not light(sheet, above) and not carries(sheet, above, token) and token.dep in ("obj", "conj", "obl")


def carries(sheet: Sheet, verb: Token, noun: Token) -> bool:
    """Whether a verb lends itself to a noun: *mener une frappe*."""
    predicate = sheet.predicates.get(noun.i)
    return predicate is not None and predicate.support == verb.i


def broken_off(sheet: Sheet, token: Token, negated: str) -> bool:
    """Whether what a word denies went on before: *ne finance plus*, *no longer funds*, *does not fund any more*."""
    if negated.lower() in sheet.language.words("modality", "no_longer"):
        return True
    behind = " ".join(sheet.lows[token.i + 1 : sheet.sentence_of(token.i).last])
    found = next((m for m in sheet.language.tables["modality"].get("any_more", ()) if f" {m} " in f" {behind} "), None)
    return found is not None and f"{found} than" not in behind


def of_none(sheet: Sheet, draft: Draft) -> str | None:
    """*Asked for no explanation*, *calls for no withdrawal*: a word of negation right behind the preposition that the act's verb takes; *for no less than*, *for no delay* ask for something."""
    words, leaving = sheet.language.words("modality", "negative_determiners"), sheet.language.words("modality", "leaving")
    if draft.kind != "verb" or not words:
        return None
    carried, asking = {draft.trigger, *draft.words}, sheet.language.words("modality", "asking_for")
    behind = range(draft.trigger + 1, min(draft.trigger + BEHIND, sheet.sentence_of(draft.trigger).last))
    nouns = (i for i in behind if sheet.tokens[i].dep == "obl" and sheet.tokens[i].head in carried and case_of(sheet, i) in asking)
    return next((sheet.tokens[c].text for i in nouns for c in sheet.children[i] if sheet.tokens[c].low in words and not any(t.low in leaving for t in sheet.tokens[c : i + 1])), None)
