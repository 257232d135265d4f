"""Whom a pronoun or a possessive means: the subject spoken of that agrees with it and is not barred by its own clause."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.coding.actors.discourse import Discourse
from dragoman.coding.predicates import case_of
from dragoman.coding.sheet import Mention, Sheet, Token

PEOPLE = frozenset({"he", "him", "his", "she", "her"})
THINGS = frozenset({"it", "its"})
MANY = frozenset({"they", "them", "their", "ils", "elles", "leur", "leurs", "eux", "ceux-ci", "celles-ci"})
FEMININE = frozenset({"elle", "elles", "celle-ci", "celles-ci"})
MASCULINE = frozenset({"il", "ils", "celui-ci", "ceux-ci"})
#: pronouns that mean what was named last, whatever it is to its verb
NEAREST = frozenset({"celui-ci", "celle-ci", "ceux-ci", "celles-ci"})
#: kinds of mentions that stand in rows, what may stand between them, and what must between the last two
ROWED = frozenset({"name", "capital", "person", "group", "seat"})
ROW = frozenset({",", "et", "and", "le", "la", "les", "l'", "the"})
LINKING = frozenset({"et", "and"})
#: how far back what they mean may stand, in tokens
CLOSE = 40
#: states whose French name ends in *e* and is masculine all the same
MALE_STATES = frozenset({"mexique", "cambodge", "mozambique", "zimbabwe", "belize", "suriname"})
#: what disagreement costs, in sentences of distance
DISAGREES = 2.5
#: what speaks for the subject of its own clause as the owner of a possessive, in sentences of distance
BOUND = 1.0
#: how far back a plural is what *their* means though it is no subject, in tokens
NEAR = 12
#: how far back a person may stand whom *him* means though he is no subject, in tokens
PERSONAL = 45
#: how far before *whose* the name may stand that it belongs to
RELATIVE = 8
VERBAL = ("VERB", "AUX")
SUBJECT = ("subj", "subjpass")
#: what opens a clause before the subject of the sentence
FRONTING = frozenset({"ou", "lorsque", "lorsqu'", "quand", "apres", "si", "where", "when", "after", "as", "while", "before", "avant"})
#: what speaks against the subject of a clause within another sentence's, in sentences of distance
BELOW = 0.5
#: the labels of question and answer
DIALOGUE = re.compile(r"(?:^|(?<=\s))(?:Q|A|R|Question|Answer|Réponse)\s?[:.—–]\s")


def pronoun(sheet: Sheet, mention: Mention, memory: Discourse) -> Mention | None:
    """A pronoun with the codes of what it stands for; None where nothing has been spoken of."""
    if sheet.tokens[mention.head].dep == "expl" or _of_the_weather(sheet, mention.head):
        return None
    if sheet.tokens[mention.head].low in NEAREST and (last := nearest(sheet, mention, memory)):
        return replace(mention, codes=last, why=f"{mention.why}, what was named last")
    if later := _ahead(sheet, mention.head, memory):
        return replace(mention, codes=later, why=f"{mention.why}, the subject behind it")
    codes = _antecedent(sheet, mention.head, memory) or tuple(memory.recent[-1:])
    return replace(mention, codes=codes, why=f"{mention.why}, the subject before it") if codes else None


def _ahead(sheet: Sheet, at: int, memory: Discourse) -> tuple[str, ...]:
    """*À Washington, où ils se sont vus, Fernando Aramayo et Gideon Saar ont signé*: the subject of the sentence that a fronted clause runs ahead of."""
    sentence = sheet.sentence_of(at)
    if FRONTING.isdisjoint(sheet.lows[sentence.first : at]) or sheet.tokens[at].dep not in SUBJECT or any(not _disagreements(sheet, sheet.tokens[at], m) for m in memory.subjects[-8:]):
        return ()
    main = next((t for t in sheet.tokens[at + 2 : sentence.last] if t.dep in SUBJECT and sheet.tokens[t.head].dep == "root"), None)
    row = [m for m in memory.named if main is not None and m.codes and (m.first <= main.i < m.last or (sheet.tokens[m.head].dep == "conj" and sheet.tokens[m.head].head == main.i))]
    return tuple(dict.fromkeys(c for m in row for c in m.codes)) if row and all(m.kind != "place" for m in row) else ()


def nearest(sheet: Sheet, mention: Mention, memory: Discourse) -> tuple[str, ...]:
    """*Celui-ci*, *ces derniers*: what was named last that agrees; a plural takes the whole row that ends there."""
    token = sheet.tokens[mention.head]
    many = token.number == "Plur" or token.low in MANY
    for known in reversed(memory.seen):
        if not 0 < token.i - known.head <= CLOSE or known.kind in ("possessive", "pronoun"):
            continue
        row = _row(sheet, known, memory) if many else known.codes
        alone = len(set(row)) == 1 and _plural(sheet, known) is not True
        gender = _gender(sheet, known) if len(set(row)) == 1 else ""
        if alone == many or (gender and token.gender and gender != token.gender):
            continue
        return row
    return ()


def _row(sheet: Sheet, known: Mention, memory: Discourse) -> tuple[str, ...]:
    """The codes of all that a mention is coordinated with, itself the last."""
    above = sheet.tokens[known.head].head
    joined = sheet.tokens[known.head].dep == "conj"
    seen = memory.seen if joined else ()
    first = [m.codes for m in seen if m.head == above or (sheet.tokens[m.head].dep == "conj" and sheet.tokens[m.head].head == above and m.head < known.head)]
    first = first or _before_it(sheet, known, memory)
    return tuple(dict.fromkeys(code for codes in (*first, known.codes) for code in codes))


def _before_it(sheet: Sheet, known: Mention, memory: Discourse) -> list[tuple[str, ...]]:
    """The codes of the names that stand right before one and are joined to it by *et* and commas, however the parser hung them."""
    found: list[Mention] = []
    at, linked = known, False
    for other in reversed(memory.seen):
        if other.first >= at.first:
            continue
        between = sheet.lows[other.last : at.first]
        if not between or not set(between) <= ROW or (not linked and LINKING.isdisjoint(between)) or sheet.tokens[other.head].sent != sheet.tokens[known.head].sent or other.kind not in ROWED:
            break
        found.append(other)
        at, linked = other, True
    return [m.codes for m in reversed(found)]


def _of_the_weather(sheet: Sheet, at: int) -> bool:
    """*Il pleut*, *it was snowing*: the subject of a verb that has none stands for nobody."""
    token = sheet.tokens[at]
    return token.low in ("il", "it") and sheet.tokens[token.head].lemma in sheet.language.words("language", "impersonal")


def possessive(sheet: Sheet, mention: Mention, memory: Discourse) -> Mention | None:
    """A possessive as a modifier with the codes of the owner."""
    codes = _antecedent(sheet, mention.head, memory) or tuple(memory.recent[-1:])
    kept = codes if sheet.tokens[mention.head].low in MANY and sheet.language.code == "fr" else codes[:1]
    return replace(mention, kind="modifier", head=mention.first, codes=kept) if codes else None


def owner_of(sheet: Sheet, noun: int, memory: Discourse) -> tuple[str, ...]:
    """The codes of who owns a noun that has a possessive before it."""
    words = sheet.language.tables["language"]["possessives"]
    at = next((c for c in sheet.children[noun] if sheet.tokens[c].low in words), noun)
    return _antecedent(sheet, at, memory)


def first_person(sheet: Sheet, mention: Mention, memory: Discourse, named: list[Mention]) -> Mention | None:
    """*« Nous riposterons », a dit le ministre*: who speaks, named beside the quotation; else the official who spoke last."""
    asked = _interviewed(sheet, named) if in_dialogue(sheet, mention.head) else ()
    spoken = _speaker_beside(sheet, mention.head, named) or asked or next((m.codes for m in reversed(memory.subjects) if m.kind in ("person", "role") and m.codes[0].endswith(":GOV")), ())
    kind = "modifier" if sheet.tokens[mention.head].dep in ("det", "poss") else "pronoun"
    return replace(mention, kind=kind, codes=spoken[:1], why=f"{mention.why}, said by the speaker") if spoken else None


def in_dialogue(sheet: Sheet, at: int) -> bool:
    """Whether a token stands behind a label of question and answer: *Q: ... A: ...*."""
    block = sheet.sentence_of(at).block
    found = sheet.memo("dialogue").get(block.start)
    if found is None:
        match = DIALOGUE.search(sheet.article.text, block.start, block.end)
        found = sheet.memo("dialogue")[block.start] = match.end() if match else -1
    return 0 <= found <= sheet.tokens[at].start


def _interviewed(sheet: Sheet, named: list[Mention]) -> tuple[str, ...]:
    """The official whom an interview presents first."""
    return next((m.codes for m in named if m.kind in ("person", "role") and m.codes and m.codes[0].endswith(":GOV")), ())


def _speaker_beside(sheet: Sheet, at: int, named: list[Mention]) -> tuple[str, ...]:
    """The entity of the subject of a verb of speech in the sentence."""
    sentence = sheet.sentence_of(at)
    verbs = sheet.language.tables["speech"]["verbs"] + sheet.language.tables["language"]["inverting"]
    for i in range(sentence.first, sentence.last):
        if sheet.tokens[i].pos not in VERBAL or not (sheet.tokens[i].lemma in verbs or _lightly(sheet, i)):
            continue
        heads = [c for c in sheet.children[i] if sheet.tokens[c].dep in ("subj", "obj") and c != at]
        found = next((m.codes for h in heads for m in named if m.codes and m.first <= h < m.last and m.kind in ("person", "role", "name", "capital")), ())
        if found:
            return found
    return ()


def _lightly(sheet: Sheet, i: int) -> bool:
    """*A fait savoir*: a word of saying that a light verb before it carries."""
    light = sheet.language.tables["speech"].get("light", {})
    return any(sheet.tokens[i].low in words and i > 0 and sheet.tokens[i - 1].lemma == verb for verb, words in light.items())


def _antecedent(sheet: Sheet, at: int, memory: Discourse) -> tuple[str, ...]:
    if sheet.tokens[at].low == "whose":
        return next((m.codes for m in reversed(memory.seen) if 0 < at - m.head <= RELATIVE), ())
    if own := _of_relative(sheet, at, memory) or _of_possessor(sheet, at, memory) or _of_judged(sheet, at, memory):
        return own
    bound = _of_clause(sheet, at)
    best: tuple[float, tuple[str, ...]] | None = None
    barred = _barred(sheet, at)
    others = _own_subject(sheet, sheet.tokens[at], memory)
    many = [m for m in memory.named if sheet.tokens[at].low in MANY and 0 < at - m.head < NEAR and m.codes and _plural(sheet, m) and m not in memory.subjects]
    if sheet.tokens[at].low in PEOPLE:
        many += [m for m in memory.named if m.kind == "person" and m.codes and 0 < at - m.head < PERSONAL and m not in memory.subjects]
    for rank, known in enumerate([*reversed(memory.subjects[-8:]), *reversed(many)]):
        if known.head >= at or known.head in barred or known.codes == others:
            continue
        row = _row(sheet, known, memory) if sheet.tokens[at].low in MANY and sheet.language.code == "fr" else known.codes
        cost = _cost(sheet, sheet.tokens[at], known, len(row) > len(known.codes)) + rank / 10 - (BOUND if known.first <= bound < known.last else 0.0)
        if best is None or cost < best[0]:
            best = (cost, row)
    return best[1] if best else ()


def _verb_over(sheet: Sheet, i: int) -> Token:
    """The token itself where it is a verb, else the first verb above it, else the root."""
    token = sheet.tokens[i]
    while token.pos not in VERBAL and token.head != token.i:
        token = sheet.tokens[token.head]
    return token


def _of_clause(sheet: Sheet, at: int) -> int:
    """The subject of the clause that a possessive stands in behind the verb: *le FMI, prévient un diplomate, pourrait différer sa tranche*; -1 where there is none."""
    token = sheet.tokens[at]
    if token.dep not in ("det", "poss"):
        return -1
    verb = _verb_over(sheet, token.head)
    for _ in range(3):
        subject = next((c for c in sheet.children[verb.i] if sheet.tokens[c].dep in SUBJECT and c < verb.i), None)
        if subject is not None or verb.dep not in ("xcomp", "conj") or verb.head == verb.i:
            break
        verb = sheet.tokens[verb.head]
    return subject if subject is not None and verb.i < at and token.head != subject else -1


def _of_relative(sheet: Sheet, at: int, memory: Discourse) -> tuple[str, ...]:
    """*New Zealand, which halted its aid*: a possessive in a relative clause is that of the subject which the relative stands for."""
    token = sheet.tokens[at]
    if token.dep != "poss" or token.low not in ("its", "his", "her", "their"):
        return ()
    verb = _verb_over(sheet, token.head)
    relative = any(sheet.tokens[c].low in ("which", "who", "that") and sheet.tokens[c].dep in ("subj", "subjpass") for c in sheet.children[verb.i])
    if verb.dep != "relcl" or not relative:
        return ()
    return next((m.codes for m in reversed(memory.subjects) if m.head == verb.head), ())


def _of_possessor(sheet: Sheet, at: int, memory: Discourse) -> tuple[str, ...]:
    """*Russia's return to the pact that it left*: in a relative clause, *it* is whose the noun is that the relative is said of."""
    token = sheet.tokens[at]
    verb = sheet.tokens[token.head]
    if token.low not in THINGS or token.dep != "subj" or verb.dep != "relcl":
        return ()
    noun, steps = sheet.tokens[verb.head], 0
    while noun.pos == "NOUN" and steps < 3:
        owner = next((c for c in sheet.children[noun.i] if sheet.tokens[c].dep == "poss"), None)
        if owner is not None:
            return next((m.codes for m in memory.named if m.codes and m.first <= owner < m.last), ())
        noun, steps = sheet.tokens[noun.head], steps + 1
    return ()


def _of_judged(sheet: Sheet, at: int, memory: Discourse) -> tuple[str, ...]:
    """*A remercié l'Inde pour ses dons*: what one is thanked or blamed for is one's own."""
    token = sheet.tokens[at]
    verb = _verb_over(sheet, token.head)
    if token.dep not in ("det", "poss") or case_of(sheet, token.head) not in ("pour", "for") or verb.lemma not in sheet.language.words("language", "judging"):
        return ()
    objects = [c for c in sheet.children[verb.i] if sheet.tokens[c].dep in ("obj", "subjpass") and c < at]
    return next((m.codes for c in objects for m in memory.named if m.codes and m.first <= c < m.last), ())


def _barred(sheet: Sheet, at: int) -> set[int]:
    """*The Emirates, which it accuses*: a pronoun is not what its own relative clause hangs on."""
    found, token = _in_own_clauses(sheet, sheet.tokens[at]), sheet.tokens[at]
    relative = any(sheet.tokens[c].low in ("which", "whom", "whose", "que", "qu'", "dont") for c in _clause_kids(sheet, at))
    while token.head != token.i:
        if token.dep == "relcl" and relative:
            found.add(token.head)
            found |= {m.head for m in sheet.mentions if m.first <= token.head < m.last}
            break
        token = sheet.tokens[token.head]
    return found


def _own_subject(sheet: Sheet, token: Token, memory: Discourse) -> tuple[str, ...]:
    """*Le Chili lui a emboîté le pas*: the codes of the subject of the verb whose object a pronoun is; it is somebody else."""
    if token.pos != "PRON" or token.dep not in ("obj", "iobj", "obl", "dep") or token.low in ("qui", "que", "qu'", "dont", "whom", "which", "who", "that"):
        return ()
    verb = sheet.tokens[token.head]
    subjects = [c for c in sheet.children[verb.i] if sheet.tokens[c].dep == "subj" and sheet.tokens[c].pos in ("NOUN", "PROPN")]
    return next((m.codes for c in subjects for m in memory.named if m.codes and m.first <= c < m.last and m.kind in ("name", "capital", "person", "group", "unit", "role")), ())


def _in_own_clauses(sheet: Sheet, token: Token) -> set[int]:
    """*The organisation, it charges, has become a tool*: who speaks is not what the clause that is said speaks of."""
    verb = sheet.tokens[token.head]
    if token.dep not in ("subj", "subjpass") or verb.pos not in VERBAL:
        return set()
    own = (c for c in sheet.children[verb.i] if sheet.tokens[c].dep in ("ccomp", "parataxis"))
    return {i for c in own if not any(sheet.tokens[k].text == ";" for k in range(c, token.i)) for i in sheet.subtree(c)}


def _clause_kids(sheet: Sheet, at: int) -> list[int]:
    """The words of the clause that a token stands in, two levels deep."""
    token = _verb_over(sheet, at)
    return [k for c in sheet.children[token.i] for k in (c, *sheet.children[c])]


def _cost(sheet: Sheet, token: Token, known: Mention, rowed: bool = False) -> float:
    apart = token.sent - sheet.tokens[known.head].sent
    below = BELOW if apart and _subordinate(sheet, known) else 0.0
    return apart + below + DISAGREES * _disagreements(sheet, token, known, rowed)


def _subordinate(sheet: Sheet, known: Mention) -> bool:
    """Whether a subject is that of a clause within another: who speaks is spoken of again more than whom he speaks of."""
    verb = sheet.tokens[sheet.tokens[known.head].head]
    return verb.pos in VERBAL and verb.dep in ("relcl", "acl", "advcl", "ccomp", "xcomp")


def _disagreements(sheet: Sheet, token: Token, known: Mention, rowed: bool = False) -> int:
    """How many of number, gender and being a person stand against a mention; `rowed`: it is the last of several that stand together."""
    low = token.text.lower().replace("’", "'")
    wrong = 0
    plural = rowed or _plural(sheet, known)
    if low in MANY:
        wrong += plural is False
    elif low not in ("son", "sa", "ses"):
        wrong += plural is True
    person = _person(sheet, known)
    wrong += (low in PEOPLE and person is False) + (low in THINGS and person is True)
    gender = _gender(sheet, known) if sheet.language.code == "fr" else ""
    wrong += (low in FEMININE and gender == "Masc") + (low in MASCULINE and gender == "Fem")
    return wrong


def _plural(sheet: Sheet, known: Mention) -> bool | None:
    token = sheet.tokens[known.head]
    if len(known.codes) > 1 or token.text.lower() in ("états-unis", "etats-unis", "emirats", "émirats", "pays-bas", "philippines"):
        return sheet.language.code == "fr" or len(known.codes) > 1
    if known.kind in ("role", "unit", "group") and token.number:
        return token.number == "Plur"
    return None if known.kind in ("group", "unit") else False


def _person(sheet: Sheet, known: Mention) -> bool | None:
    if known.kind == "person":
        return not _headed(sheet, known)
    if known.kind in ("name", "capital", "group", "unit"):
        return False
    if known.kind == "role":
        return known.role not in sheet.language.tables["actors"]["institution"]["words"] and not known.codes[0].endswith((":MIL", ":COP", ":LEG"))
    return None


def _headed(sheet: Sheet, known: Mention) -> bool:
    """*The government of Hakainde Hichilema*: an institution that is called after a person is none."""
    token = sheet.tokens[known.head]
    return token.dep == "nmod" and sheet.tokens[token.head].lemma in sheet.language.tables["actors"]["institution"]["words"]


def _gender(sheet: Sheet, known: Mention) -> str:
    token = sheet.tokens[known.head]
    if known.kind == "name" and len(known.codes[0]) == 3 and token.pos == "PROPN":
        name = token.text.lower()
        return "Fem" if name.endswith("e") and name not in MALE_STATES else "Masc"
    return token.gender if known.kind == "role" and token.pos == "NOUN" else ""
