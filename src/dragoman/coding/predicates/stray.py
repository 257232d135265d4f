"""Subjects that the parser hung elsewhere or took for something else, told by where they stand and by number."""

from __future__ import annotations

from dragoman.coding.grammar import kids
from dragoman.coding.sheet import Mention, Predicate, Sheet, Token

#: kinds of mentions that may be a subject by standing right before a verb
NAMED = frozenset({"name", "capital", "person", "group", "unit", "body"})
#: how many words an aside between a name and its verb may have
ASIDE = 8
#: what parts a name that a clause begins with from what stands before
OPENING = frozenset({";", ":"})
#: how a name hangs that is nobody's subject, for all that the parser knows
TAKEN = frozenset({"subj", "subjpass", "agent"})


def own_subjects(sheet: Sheet, i: int, subjects: tuple[int, ...]) -> tuple[int, ...]:
    """*Les exilés ont défilé ; à Minsk la police a arrêté*: of two subjects before a verb that nothing joins the nearer, where a stop or a relative parts them."""
    before = [s for s in subjects if s < i]
    if len(before) < 2:
        return subjects
    near = before[-1]
    between = sheet.tokens[before[-2] + 1 : near + 1]
    parted = any(t.text in OPENING or t.low in sheet.language.words("language", "which") or (t.low in sheet.language.words("language", "parting") and t.i < near) for t in between)
    aside = any(t.text == "," for t in sheet.tokens[near:i])  # *Delhi, qu'il met en cause, rejette*
    return (near, *(s for s in subjects if s > i)) if parted and not aside and sheet.tokens[near].pos in ("NOUN", "PROPN", "PRON") else subjects


def agreeing(sheet: Sheet, verb: Token, noun: int) -> bool:
    """*Les séparatistes appelaient la Russie*: whether a verb and a noun may be of one number, as far as both show it."""
    helping = [sheet.tokens[c] for c in kids(sheet, verb.i, "aux", "auxpass")]
    finite = next((t for t in (verb, *helping) if t.form == "Fin"), None)
    number = "Plur" if kids(sheet, noun, "conj") else sheet.tokens[noun].number
    shown = "" if finite is None else _number(sheet, finite)
    return not shown or not number or shown == number


def _number(sheet: Sheet, verb: Token) -> str:
    """The number of a finite verb; empty where the model may err (*accusent*, *prévient*)."""
    for number in ("Sing", "Plur", ""):
        if verb.low.endswith(tuple(sheet.language.tables["language"]["numbers"][number or "either"])):
            return number
    return verb.number


def one_of_it(sheet: Sheet, verb: Token, noun: int) -> int | None:
    """*Ont expulsé des diplomates par solidarité avec Londres, qui tient Moscou pour responsable*: the name right before the pronoun, where the noun that the relative was hung on is of another number than its verb."""
    who = next((c for c in kids(sheet, verb.i, "subj") if sheet.tokens[c].low in sheet.language.words("language", "who")), None)
    if who is None or agreeing(sheet, verb, noun):
        return None
    at = who - 2 if sheet.tokens[who - 1].text == "," else who - 1
    name = _ending(sheet, at) if at > noun else None
    return name.head if name is not None and agreeing(sheet, verb, name.head) else None


def before_verb(sheet: Sheet, verb: Token) -> int | None:
    """*... que Bamako a refusés*, *mais Bruxelles, lassée, a coupé*: the name right before a finite verb, or before its aside at the head of a clause."""
    helping = [sheet.tokens[c] for c in kids(sheet, verb.i, "aux", "auxpass")]
    if not any(t.form == "Fin" for t in (verb, *helping)):
        return None
    first = min([verb.i, *(c for c in sheet.children[verb.i] if sheet.tokens[c].dep in ("aux", "auxpass", "neg", "expl", "iobj") and c < verb.i)])
    at = first - 1
    start = sheet.sentence_of(verb.i).first
    if at <= start:
        return None
    if sheet.tokens[at].text != ",":
        return _free(sheet, _ending(sheet, at), False)
    comma = next((k for k in range(at - 1, max(start, at - ASIDE), -1) if sheet.tokens[k].text == "," or sheet.tokens[k].form == "Fin"), None)
    return None if comma is None or sheet.tokens[comma].text != "," else _free(sheet, _ending(sheet, comma - 1), True)


def _ending(sheet: Sheet, at: int) -> Mention | None:
    """The name that ends with a token."""
    return next((m for m in sheet.mentions_in.get(sheet.tokens[at].sent, ()) if m.last == at + 1 and m.kind in NAMED), None)


def _standing_before(sheet: Sheet, name: Mention) -> Token | None:
    """The word before a name and its article; None where the text begins with them."""
    contracted, at = sheet.language.words("language", "contracted"), name.first - 1
    while at >= 0 and sheet.tokens[at].pos == "DET" and sheet.tokens[at].low not in contracted:
        at -= 1
    return sheet.tokens[at] if at >= 0 else None


def _free(sheet: Sheet, name: Mention | None, opening: bool) -> int | None:
    """The head of a name that no preposition and no other verb has; where it has to be `opening`, behind a conjunction or a stop."""
    if name is None or sheet.tokens[name.head].dep in TAKEN or _done_to(sheet, name):
        return None
    before = _standing_before(sheet, name)
    if before is None or before.sent != sheet.tokens[name.head].sent:
        return None
    if opening:
        return name.head if before.dep == "cc" or before.pos in ("CCONJ", "SCONJ") or before.text in OPENING else None
    return name.head if before.pos not in ("ADP", "NOUN", "PROPN", "ADJ", "PART", "DET", "NUM") else None


def _done_to(sheet: Sheet, name: Mention) -> bool:
    """*Quiconque attaque la Pologne attaque l'Allemagne*: whether a name is the object of a finite verb right before it."""
    head = sheet.tokens[name.head]
    verb = sheet.tokens[head.head]
    finite = verb.form == "Fin" or any(sheet.tokens[c].form == "Fin" for c in kids(sheet, verb.i, "aux"))
    return head.dep == "obj" and finite and all(t.pos in ("DET", "ADV", "ADJ") for t in sheet.tokens[verb.i + 1 : name.first]) and verb.i < name.first


def addressed(sheet: Sheet, above: Predicate, i: int) -> tuple[int, ...]:
    """*Accuse depuis l'été le Maroc d'avoir armé*: whom a verb acts on that the parser took for something else, the name right before the mark of its infinitive."""
    marks = [c for c in sheet.children[i] if c < i and sheet.tokens[c].dep in ("mark", "case", "aux") and sheet.tokens[c].low in sheet.language.words("language", "infinitive_marks")]
    name = _ending(sheet, min(marks) - 1) if marks else None
    if name is None or name.first <= above.token:
        return ()
    before = _standing_before(sheet, name)
    return (name.head,) if before is None or before.pos != "ADP" or before.low in sheet.language.words("language", "addressing") else ()


def asked(sheet: Sheet, token: Token) -> bool:
    """*Ankara, asked to lend drones, replied*: a participle between commas right behind its noun, which the model took for a finite verb with that noun for subject."""
    if sheet.language.code != "en" or token.form != "Fin" or token.tense != "Past" or sheet.tokens[token.i - 1].text != ",":
        return False
    subjects = kids(sheet, token.i, "subj")
    behind = any(token.i < c <= token.i + 3 for c in kids(sheet, token.i, "xcomp", "agent", "obl", "ccomp", "advcl"))
    return len(subjects) == 1 and subjects[0] == token.i - 2 and behind and not kids(sheet, token.i, "aux", "obj")


def undergoing(sheet: Sheet, token: Token, subjects: tuple[int, ...]) -> bool:
    """*Deux ingénieurs enlevés mardi auraient été conduits*: a French participle without auxiliary that the model gave a subject."""
    table = sheet.language.tables["language"]
    if (token.form, token.tense) != ("Part", "Past") or not token.text.lower().endswith(tuple(table["participle_endings"])) or token.dep in ("conj", "acl", "amod") or token.lemma in table["unaccusative"]:
        return False
    return any(s < token.i for s in subjects) and not kids(sheet, token.i, "aux", "auxpass", "cop", "obj")
