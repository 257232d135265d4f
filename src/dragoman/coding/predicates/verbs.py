"""The arguments of a verb as its own clause has them: passives, reflexives, inversions and misread objects undone."""

from __future__ import annotations

from dragoman.coding.grammar import case_of, kids
from dragoman.coding.predicates.stray import agreeing, asked, own_subjects, undergoing
from dragoman.coding.sheet import Predicate, Sheet, Token

REFLEXIVES = frozenset({"se", "s'"})
#: words that the models take for adverbs or nouns and that govern a noun as prepositions do: *out of Poland*, *auprès de Londres*
CASE_WORDS = {"out": "from", "aupres": "auprès", "face": "face", "envers": "envers", "vis-a-vis": "envers"}


def of_verb(sheet: Sheet, token: Token) -> Predicate:
    """The predicate of a verb with the arguments of its own clause."""
    i = token.i
    subjects, objects, undergoers = own_subjects(sheet, i, kids(sheet, i, "subj")), kids(sheet, i, "obj"), kids(sheet, i, "subjpass")
    reflexive = any(sheet.tokens[c].low in REFLEXIVES for c in sheet.children[i])
    had = reflexive and any(sheet.tokens[c].lemma in sheet.language.words("language", "see_done") for c in sheet.children[i])
    intransitive = token.lemma in sheet.language.tables["language"]["unaccusative"] and not _undergone(sheet, i)
    passive = (had or not reflexive) and not intransitive and bool(undergoers or kids(sheet, i, "auxpass"))
    passive = passive or _garden(sheet, token, bool(objects)) or asked(sheet, token) or undergoing(sheet, token, subjects) or to_be_done(sheet, token) or (had and token.form == "Inf" and not objects)  # *s'est fait tancer*
    objects = tuple(o for o in objects if not any(t.first <= o < t.last for t in sheet.times_in.get(token.sent, ())) and not _wayside(sheet, o))
    if token.form == "Inf" or (token.form == "Part" and (token.tense == "Pres" or any(sheet.tokens[c].form == "Inf" for c in kids(sheet, i, "aux")))):  # *dit n'avoir jamais armé les rebelles*
        objects = (*objects, *(s for s in subjects if s > i))
        subjects = tuple(s for s in subjects if s < i)
    subjects = subjects or (() if passive else undergoers)
    agents = doers(sheet, kids(sheet, i, "agent"))
    if passive:
        objects = (*(undergoers or subjects), *objects)
        subjects = agents
    indirect = "à" if sheet.language.code == "fr" else "to"
    preps = [(case_of(sheet, c) or (indirect if sheet.tokens[c].dep == "iobj" else ""), c) for c in kids(sheet, i, "obl", "nmod", "iobj", "agent")]
    preps += [(case_of(sheet, o), o) for o in objects if _cased(sheet, o)]
    adverbs = kids(sheet, i, "advmod", "prt", "dep")
    if adverbs:
        preps += [(CASE_WORDS[sheet.tokens[c].low], n) for c in adverbs if sheet.tokens[c].low in CASE_WORDS for n in kids(sheet, c, "nmod", "obl", "obj")]
        preps += [("from", n) for c in adverbs if sheet.tokens[c].low == "home" and sheet.tokens[c].dep != "dep" for n in kids(sheet, c, "nmod", "obl") if case_of(sheet, n) == "from"]  # *brought its tanks home from Latvia*
    objects = tuple(o for o in objects if not _cased(sheet, o))
    if not subjects and not passive:
        subjects, objects = _inverted(sheet, token, objects)
    clauses = tuple(c for c in kids(sheet, i, "ccomp", "xcomp", "advcl", "parataxis") if not _parted(sheet, i, c))
    particles = tuple([sheet.tokens[c].low for c in adverbs if sheet.tokens[c].dep != "dep"])
    return Predicate(i, "verb", subjects, objects, agents, tuple(preps), clauses, passive, reflexive, particles)


def _undergone(sheet: Sheet, i: int) -> bool:
    """*Ont été rendues*, *pourraient être retirés*: with these forms of *être* a verb is passive, whatever else it may be."""
    return any(sheet.tokens[c].form in ("Part", "Inf") for c in kids(sheet, i, "auxpass"))


def _wayside(sheet: Sheet, i: int) -> bool:
    """*Masse des troupes le long du fleuve*: a noun of a set phrase of place is no object."""
    return sheet.tokens[i].low in sheet.language.words("language", "wayside") and bool(sheet.children[i]) and sheet.language.code == "fr"


def _parted(sheet: Sheet, one: int, other: int) -> bool:
    """*Cairo waits; Tunis denies*: whether a semicolon stands between two words, so that neither is the content of the other."""
    return any(token.text == ";" for token in sheet.tokens[min(one, other) : max(one, other)])


def _cased(sheet: Sheet, i: int) -> bool:
    """*Attend de Paris des excuses*: an object with a preposition of its own is none."""
    return sheet.tokens[i].pos == "PROPN" and sheet.language.code == "fr" and bool(case_of(sheet, i))


def doers(sheet: Sheet, agents: tuple[int, ...]) -> tuple[int, ...]:
    """Those of a passive's agents that do something: *by the count of the UN* is whose word it is."""
    reckoning = sheet.language.words("language", "reckoning") if agents else frozenset()
    return tuple(c for c in agents if sheet.tokens[c].lemma not in reckoning) if reckoning else agents


def _garden(sheet: Sheet, token: Token, object_of_its_own: bool) -> bool:
    """*The accord initialled on Saturday by Quito and Lima lists ...*: a participle with its doer behind *by*, which the model took for a finite verb."""
    return not object_of_its_own and token.form == "Fin" and token.tense == "Past" and bool(kids(sheet, token.i, "agent")) and not kids(sheet, token.i, "aux")


def to_be_done(sheet: Sheet, token: Token) -> bool:
    """*Un recours n'est pas à exclure*: the subject of *être à* undergoes the infinitive."""
    be = sheet.children_have(token.i, "cop") or (sheet.tokens[token.head].lemma == "être" and token.head < token.i)
    return token.form == "Inf" and be and any(sheet.tokens[c].low == "a" for c in kids(sheet, token.i, "mark", "case"))


def _inverted(sheet: Sheet, token: Token, objects: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """*« ... », a fustigé mardi le ministre*: behind a quotation or in an aside the first bare noun phrase after the verb is its subject."""
    if token.lemma not in sheet.language.speaking or (token.form, token.tense) == ("Part", "Pres") or any(sheet.tokens[c].low == "having" for c in kids(sheet, token.i, "aux")):
        return (), objects
    first = min([token.i, *(c for c in sheet.children[token.i] if sheet.tokens[c].dep in ("aux", "auxpass", "neg", "expl"))])
    before = sheet.tokens[first - 1] if first else None
    if before is None or before.sent != token.sent or before.text not in (",", "»", '"', "”", "-", "–", "—"):
        return (), objects
    if before.text == "," and _in_series(sheet, token):
        return (), objects
    bare = [c for c in sheet.children[token.i] if c > token.i and sheet.tokens[c].dep in ("obj", "obl", "subj", "nmod", "agent") and not case_of(sheet, c) and sheet.tokens[c].pos in ("NOUN", "PROPN", "PRON")]
    bare = [c for c in bare if not any(t.first <= c < t.last for t in sheet.times_in.get(token.sent, ()))]
    if bare and not agreeing(sheet, token, bare[0]):
        return (), objects
    return ((bare[0],), tuple(o for o in objects if o != bare[0])) if bare else ((), objects)


def _in_series(sheet: Sheet, token: Token) -> bool:
    """*Condemned the raid, accused Kigali of it and left*: a verb that goes on a series has the subject of the first."""
    above = sheet.tokens[token.head]
    joined = token.dep == "conj" and above.i < token.i and (above.form, above.tense) == (token.form, token.tense)
    return joined and bool(kids(sheet, above.i, "subj"))
