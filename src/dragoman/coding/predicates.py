"""Predicates with their arguments, for verbs and for nouns of action, whatever the construction.

Passives, relatives, participles, infinitives, coordination and support verbs are undone here, so that a trigger is written once,
for the plain active clause.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.changed import changed
from dragoman.coding.sheet import Predicate, Sheet, Token

NEEDS = ("tokens",)
GIVES = ("predicates",)

VERBAL = ("VERB", "AUX")
NOMINAL = ("NOUN", "PROPN", "ADJ", "PRON", "NUM", "X", "SYM")
RELATIVES = frozenset({"qui", "que", "qu'", "dont", "lequel", "laquelle", "lesquels", "lesquelles", "auquel", "où", "who", "which", "that", "whom", "whose", "where"})
REFLEXIVES = frozenset({"se", "s'"})
#: (*d*: the model cuts *d’« agression »* after the letter)
CONTRACTED = {"du": "de", "des": "de", "d'": "de", "d": "de", "au": "à", "aux": "à", "afin": "pour"}
#: words that the models take for adverbs or nouns and that govern a noun as prepositions do: *out of Poland*, *auprès de Londres*
CASE_WORDS = {"out": "from", "aupres": "auprès", "face": "face", "envers": "envers", "vis-a-vis": "envers"}
MODAL = frozenset({"devoir", "pouvoir", "vouloir", "aller", "venir", "falloir", "savoir"})


def apply(sheet: Sheet) -> Sheet:
    """The sheet with a predicate for each verb and each noun or adjective."""
    found: dict[int, Predicate] = {}
    for token in sheet.tokens:
        if token.pos in VERBAL and token.dep not in ("aux", "auxpass", "cop") and not _causing(sheet, token) and not _person(sheet, token):
            found[token.i] = _verb(sheet, token)
        elif token.pos in NOMINAL:
            found[token.i] = _noun(sheet, token)
    for i in sorted(found):
        if found[i].kind == "verb":
            found[i] = _inherit(sheet, found, found[i], set())
    for i in [i for i, p in found.items() if p.reflexive and _sees(sheet, i)]:
        del found[i]
    return sheet.having(predicates=found)


def _causing(sheet: Sheet, token: Token) -> bool:
    """*A fait sauter*: a verb that the parser hangs on the infinitive behind it helps it and, having nothing below it, is no act of its own."""
    above = sheet.tokens[token.head]
    return token.dep == "dep" and above.form == "Inf" and above.pos in VERBAL and 0 < above.i - token.i <= 2 and not sheet.children[token.i]


def _person(sheet: Sheet, token: Token) -> bool:
    """*L'opposant tchadien*: a present participle with an article is a noun."""
    return token.form == "Part" and token.tense == "Pres" and any(sheet.tokens[c].i == token.i - 1 for c in kids(sheet, token.i, "det"))


def kids(sheet: Sheet, i: int, *deps: str) -> tuple[int, ...]:
    """The children of a token with one of these labels, in order."""
    below, tokens = sheet.children[i], sheet.tokens
    return tuple([c for c in below if tokens[c].dep in deps]) if below else ()


def case_of(sheet: Sheet, i: int) -> str:
    """The preposition of a noun, in its base form; empty where it has none."""
    for c in sheet.children[i]:
        token = sheet.tokens[c]
        if token.dep == "case":
            return base(token)
    before = sheet.tokens[i - 1] if i and sheet.tokens[i - 1].sent == sheet.tokens[i].sent else None
    return base(before) if before and before.pos == "ADP" and before.dep != "fixed" and before.head == i else ""


def base(token: Token) -> str:
    """A preposition without its contraction: *de* for *du, des, d'*."""
    low = token.text.lower().replace("’", "'")
    return CONTRACTED.get(low, low)


def conjuncts(sheet: Sheet, i: int) -> tuple[int, ...]:
    """A token and all that is coordinated below it."""
    joined = kids(sheet, i, "conj")
    return (i, *(each for c in joined for each in conjuncts(sheet, c))) if joined else (i,)


def _verb(sheet: Sheet, token: Token) -> Predicate:
    i = token.i
    subjects, objects = kids(sheet, i, "subj"), kids(sheet, i, "obj")
    reflexive = any(sheet.tokens[c].low in REFLEXIVES for c in sheet.children[i])
    had = reflexive and any(sheet.tokens[c].lemma in sheet.language.words("language", "see_done") for c in sheet.children[i])
    intransitive = token.lemma in sheet.language.tables["language"]["unaccusative"] and not _undergone(sheet, i)
    passive = bool(kids(sheet, i, "subjpass", "auxpass")) and (had or not reflexive) and not intransitive
    passive = passive or _garden(sheet, token, bool(objects)) or to_be_done(sheet, token) or (had and token.form == "Inf" and not objects)  # *s'est fait tancer*
    objects = tuple(o for o in objects if not any(t.first <= o < t.last for t in sheet.times_in.get(token.sent, ())) and not _wayside(sheet, o))
    if token.form == "Inf" or (token.form == "Part" and token.tense == "Pres"):
        objects = (*objects, *(s for s in subjects if s > i))
        subjects = tuple(s for s in subjects if s < i)
    subjects = subjects or (() if passive else kids(sheet, i, "subjpass"))
    agents = _doers(sheet, kids(sheet, i, "agent"))
    if passive:
        objects = (*kids(sheet, i, "subjpass"), *(subjects if not kids(sheet, i, "subjpass") else ()), *objects)
        subjects = agents
    indirect = "à" if sheet.language.code == "fr" else "to"
    preps = [(case_of(sheet, c) or (indirect if sheet.tokens[c].dep == "iobj" else ""), c) for c in kids(sheet, i, "obl", "nmod", "iobj", "agent")]
    preps += [(case_of(sheet, o), o) for o in objects if _cased(sheet, o)]
    preps += [(CASE_WORDS[sheet.tokens[c].low], n) for c in kids(sheet, i, "advmod", "prt", "dep") if sheet.tokens[c].low in CASE_WORDS for n in kids(sheet, c, "nmod", "obl", "obj")]
    preps += [("from", n) for c in kids(sheet, i, "advmod", "prt") if sheet.tokens[c].low == "home" for n in kids(sheet, c, "nmod", "obl") if case_of(sheet, n) == "from"]  # *brought its tanks home from Latvia*
    objects = tuple(o for o in objects if not _cased(sheet, o))
    if not subjects and not passive:
        subjects, objects = _inverted(sheet, token, objects)
    clauses = tuple(c for c in kids(sheet, i, "ccomp", "xcomp", "advcl", "parataxis") if not _parted(sheet, i, c))
    particles = tuple(sheet.tokens[c].low for c in kids(sheet, i, "prt", "advmod"))
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


def _doers(sheet: Sheet, agents: tuple[int, ...]) -> tuple[int, ...]:
    """Those of a passive's agents that do something: *by the count of the UN* is whose word it is."""
    reckoning = sheet.language.words("language", "reckoning") if agents else frozenset()
    return tuple(c for c in agents if sheet.tokens[c].lemma not in reckoning) if reckoning else agents


def _garden(sheet: Sheet, token: Token, object_of_its_own: bool) -> bool:
    """*The accord initialled on Saturday by Quito and Lima lists ...*: a participle with its doer behind *by*, which the model took for a finite verb."""
    return not object_of_its_own and token.form == "Fin" and token.tense == "Past" and bool(kids(sheet, token.i, "agent")) and not kids(sheet, token.i, "aux")


def told_in(sheet: Sheet, i: int) -> str:
    """Whether a verb tells of what will be, by its form, its auxiliary or *aller* and *devoir* over it (`future`), or of what is (`present`); else empty."""
    token, table = sheet.tokens[i], sheet.language.tables["modality"]
    forms = [sheet.tokens[c] for c in sheet.children[i] if sheet.tokens[c].dep in ("aux", "auxpass", "cop")]
    if any(t.lemma == "avoir" for t in forms):
        return ""
    if token.form == "Inf" and token.dep == "xcomp":
        above = sheet.tokens[token.head]
        return "future" if above.lemma in table["future_modals"] and above.tense in ("Fut", "Pres", "Imp", "") else ""
    if any(t.tense == "Fut" or _shall(t) for t in (token, *forms)) or any(t.low in table["future_modals"] for t in forms):
        return "future"
    return "present" if token.form == "Fin" and token.tense == "Pres" and not forms else ""


def _shall(token: Token) -> bool:
    """*Enverrait*, *enverront*: a French future or conditional by its ending, whatever the model calls it."""
    low, stem = token.text.lower(), token.lemma[:-2]
    if token.pos not in VERBAL or not token.lemma.endswith(("er", "ir", "re", "oir")) or low in (stem + "a", stem + "ait", stem + "aient", stem + "ons", stem + "ez"):
        return False
    return low.endswith(("ra", "ront", "rai", "rons", "rez", "rait", "raient"))


def to_be_done(sheet: Sheet, token: Token) -> bool:
    """*Un recours n'est pas à exclure*: the subject of *être à* undergoes the infinitive."""
    be = sheet.children_have(token.i, "cop") or (sheet.tokens[token.head].lemma == "être" and token.head < token.i)
    return token.form == "Inf" and be and any(sheet.tokens[c].low == "a" for c in kids(sheet, token.i, "mark", "case"))


def _inverted(sheet: Sheet, token: Token, objects: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """*« ... », a fustigé mardi le ministre*: behind a quotation or in an aside the first bare noun phrase after the verb is its subject."""
    if token.lemma not in sheet.language.tables["speech"]["verbs"] + sheet.language.tables["language"]["inverting"] or (token.form, token.tense) == ("Part", "Pres"):
        return (), objects
    first = min([token.i, *(c for c in sheet.children[token.i] if sheet.tokens[c].dep in ("aux", "auxpass", "neg", "expl"))])
    before = sheet.tokens[first - 1] if first else None
    if before is None or before.sent != token.sent or before.text not in (",", "»", '"', "”", "-", "–", "—"):
        return (), objects
    if before.text == "," and _in_series(sheet, token):
        return (), objects
    bare = [c for c in sheet.children[token.i] if c > token.i and sheet.tokens[c].dep in ("obj", "obl", "subj", "nmod", "agent") and not case_of(sheet, c) and sheet.tokens[c].pos in ("NOUN", "PROPN", "PRON")]
    bare = [c for c in bare if not any(t.first <= c < t.last for t in sheet.times)]
    return ((bare[0],), tuple(o for o in objects if o != bare[0])) if bare else ((), objects)


def _in_series(sheet: Sheet, token: Token) -> bool:
    """*Condemned the raid, accused Kigali of it and left*: a verb that goes on a series has the subject of the first."""
    above = sheet.tokens[token.head]
    joined = token.dep == "conj" and above.i < token.i and (above.form, above.tense) == (token.form, token.tense)
    return joined and bool(kids(sheet, above.i, "subj"))


def _noun(sheet: Sheet, token: Token) -> Predicate:
    i = token.i
    if not sheet.children[i]:
        return Predicate(i, "noun", support=_support(sheet, token))
    preps = tuple([(case_of(sheet, c), c) for c in kids(sheet, i, "nmod", "obl", "agent")])
    subjects = (*kids(sheet, i, "poss"), *_said_of(sheet, i))
    agents = _doers(sheet, tuple(c for prep, c in preps if prep in ("par", "by")))
    objects = tuple(c for prep, c in preps if prep in ("de", "of"))
    clauses = kids(sheet, i, "acl", "ccomp", "xcomp", "relcl", "advcl")
    return Predicate(i, "noun", subjects, objects, agents, preps, clauses, support=_support(sheet, token))


def _said_of(sheet: Sheet, i: int) -> tuple[int, ...]:
    """The subject of a noun or adjective that is said of it, wherever it hangs: on the word or on its copula."""
    copulas = kids(sheet, i, "cop")
    return tuple(s for at in ((i, *copulas) if copulas else ()) for s in kids(sheet, at, "subj", "subjpass"))


def _support(sheet: Sheet, token: Token) -> int | None:
    """The verb that lends a noun its subject: *a procédé à l'arrestation*, *announced the withdrawal*."""
    at = token
    while at.dep == "conj" and at.head != at.i:
        at = sheet.tokens[at.head]
    above = sheet.tokens[at.head]
    if at.dep in ("obj", "obl", "iobj", "attr") and above.pos in VERBAL:
        if above.lemma in sheet.language.tables["language"]["support"] and above.lemma not in sheet.language.tables["speech"]["verbs"] or above.lemma in ("annoncer", "announce"):
            return above.i
    return _lent(sheet, token)


def _lent(sheet: Sheet, token: Token) -> int | None:
    """*An ambush laid by the rebels*, *the snub that Delhi dealt him*: the verb below a noun of an act that tells only who does it."""
    lending = sheet.language.words("language", "lending")
    if token.dep == "subjpass" and sheet.tokens[token.head].lemma in lending and kids(sheet, token.head, "agent"):
        return token.head
    own = (c for c in kids(sheet, token.i, "acl", "relcl") if sheet.tokens[c].lemma in lending) if lending else ()
    return next((c for c in own if sheet.tokens[c].tense == "Past" and (sheet.tokens[c].dep == "acl" or not any(sheet.tokens[k].low in RELATIVES for k in kids(sheet, c, "subj", "subjpass")))), None)


def _inherit(sheet: Sheet, found: dict[int, Predicate], predicate: Predicate, seen: set[int]) -> Predicate:
    """Arguments that stand elsewhere: of a coordinated verb, a relative clause, a participle, an infinitive."""
    token = sheet.tokens[predicate.token]
    if token.i in seen:
        return predicate
    seen = seen | {token.i}
    predicate = _relative(sheet, predicate, token)
    missing = not predicate.subjects and not predicate.passive
    above = found.get(token.head) if token.head != token.i else None
    if missing and not predicate.objects and _bare(sheet, token) and (whose := _detached(sheet, token)) is not None:
        return changed(predicate, objects=(whose,), subjects=predicate.agents, passive=True)
    if above is None:
        return predicate
    if _caused(sheet, predicate, token):
        return changed(predicate, objects=predicate.subjects or predicate.objects, subjects=_inherit(sheet, found, above, seen).subjects)
    if token.form == "Inf" and above.reflexive and sheet.tokens[above.token].lemma in sheet.language.words("language", "see_done"):
        return _seen(sheet, above, predicate)
    if token.dep == "conj" and sheet.tokens[above.token].pos in VERBAL:
        return _coordinated(_inherit(sheet, found, above, seen), predicate, sheet)
    if token.dep in ("acl", "amod") and sheet.tokens[above.token].pos not in VERBAL:
        return _participle(sheet, predicate, token)
    if token.dep in ("xcomp", "advcl", "ccomp", "obl", "aux") and not to_be_done(sheet, token) and (missing or (predicate.passive and token.dep == "xcomp")) and sheet.tokens[above.token].pos in VERBAL and not _finite_with_subject(sheet, token):
        return _controlled(sheet, _inherit(sheet, found, above, seen), predicate)
    return predicate


def _caused(sheet: Sheet, predicate: Predicate, token: Token) -> bool:
    """*Had a diplomat arrested*: who has it done does it."""
    done = token.form in ("Part", "Fin") and token.tense == "Past" and token.dep in ("ccomp", "xcomp") and not kids(sheet, token.i, "aux", "auxpass", "mark")
    return done and sheet.tokens[token.head].lemma in sheet.language.words("language", "causing") and bool(predicate.subjects or predicate.objects)


def _bare(sheet: Sheet, token: Token) -> bool:
    """Whether a verb is a past participle that stands without auxiliary and without a noun that it belongs to in the tree."""
    return token.form == "Part" and token.tense == "Past" and token.dep not in ("acl", "amod", "conj", "xcomp", "ccomp") and not sheet.children_have(token.i, "aux")


def _detached(sheet: Sheet, token: Token) -> int | None:
    """*Retenus depuis lundi, les soldats ...*, *les soldats, mis en déroute, ...*: the noun that a participle between commas is said of."""
    first = sheet.sentence_of(token.i).first
    if token.i == first:
        subject = next((t for t in sheet.tokens[first : sheet.sentence_of(first).last] if t.dep in ("subj", "subjpass") and t.pos in ("NOUN", "PROPN")), None)
        return subject.i if subject and any(t.text == "," for t in sheet.tokens[first : subject.i]) else None
    if sheet.tokens[token.i - 1].text != "," or token.i - 2 < first:
        return None
    at = token.i - 2
    while sheet.tokens[at].pos not in ("NOUN", "PROPN") or (sheet.tokens[at].dep in ("nmod", "amod", "flat", "compound", "appos") and first <= sheet.tokens[at].head < at):
        if sheet.tokens[at].head == at or not first <= sheet.tokens[at].head < token.i:
            return None
        at = sheet.tokens[at].head
    return at if sheet.tokens[at].dep in ("subj", "subjpass", "obj") else None


def _finite_with_subject(sheet: Sheet, token: Token) -> bool:
    return token.form == "Fin" and token.dep == "ccomp"


def _relative(sheet: Sheet, predicate: Predicate, token: Token) -> Predicate:
    """*Le pays qu'il accuse*, *the general who met*: the antecedent stands for its pronoun."""
    at = token
    while at.dep == "conj" and at.head != at.i and sheet.tokens[at.head].pos in VERBAL:
        at = sheet.tokens[at.head]
    if at.dep not in ("relcl", "acl") or at.head == at.i:
        said = appended(sheet, token)
        if said is not None and predicate.subjects and not predicate.objects:
            predicate = changed(predicate, objects=(said,))
        return _behind_comma(sheet, predicate)
    antecedent = at.head

    def put(items: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(antecedent if sheet.tokens[i].low in RELATIVES else i for i in items)

    preps = tuple((prep, antecedent if sheet.tokens[i].low in RELATIVES else i) for prep, i in predicate.preps)
    objects = put(predicate.objects)
    words = {sheet.tokens[c].low for c in sheet.children[token.i] if sheet.tokens[c].dep in ("mark", "obj", "dep", "expl", "advmod", "obl")}
    if at.dep == "relcl" and at.i == token.i and not objects and words & {"que", "qu'", "that"} and predicate.subjects:
        objects = (antecedent,)
    return changed(predicate, subjects=put(predicate.subjects), objects=objects, preps=preps)


def appended(sheet: Sheet, token: Token) -> int | None:
    """*Ont condamné l'opération, que Buenos Aires a applaudie*: the object that a relative is said of which the parser took for a clause of its verb."""
    mark = next((sheet.tokens[c] for c in sheet.children[token.i] if sheet.tokens[c].low in ("que", "qu'", "that", "which") and sheet.tokens[c].dep in ("mark", "obj")), None)
    if mark is None or token.dep != "ccomp" or (sheet.tokens[mark.i - 1].text != "," and not _takes_no_clause(sheet, token)):
        return None
    return next((o for o in kids(sheet, token.head, "obj") if o < mark.i), None)


def _takes_no_clause(sheet: Sheet, token: Token) -> bool:
    """*Lifted the ban that it had imposed*: a verb that says nothing has no *that* clause beside its object."""
    table, above = sheet.language.tables["language"], sheet.tokens[token.head]
    said = above.lemma in sheet.language.tables["speech"]["verbs"] or above.lemma in table["inverting"] or above.lemma in table["object_control"]
    return bool(table.get("two_readings")) and not said and above.pos == "VERB"


def _behind_comma(sheet: Sheet, predicate: Predicate) -> Predicate:
    """*Aux îles Cook, à qui il reproche*: a relative that the parser took for another clause stands for the name before it."""

    def before(i: int) -> int:
        at = i - 1
        while at > 0 and (sheet.tokens[at].pos == "ADP" or sheet.tokens[at].text == ","):
            at -= 1
        named = next((m for m in sheet.mentions if m.first <= at < m.last and sheet.tokens[at].sent == sheet.tokens[i].sent), None)
        return named.head if named and at < i - 1 else i

    preps = tuple((prep, before(i) if sheet.tokens[i].low in ("qui", "lequel", "laquelle", "whom", "which") else i) for prep, i in predicate.preps)
    return changed(predicate, preps=preps) if preps != predicate.preps else predicate


def _coordinated(first: Predicate, second: Predicate, sheet: Sheet) -> Predicate:
    """The second of two verbs takes the subject of the first; the object too where it has nothing of its own."""
    if not second.subjects and not second.passive:
        passive_pair = first.passive and not sheet.children_have(second.token, "aux") and sheet.tokens[second.token].form == "Part"
        if passive_pair:
            return changed(second, subjects=first.subjects, agents=first.agents, objects=first.objects, passive=True)
        subjects = first.objects if first.passive else first.subjects
        return changed(second, subjects=subjects)
    return second


def _participle(sheet: Sheet, predicate: Predicate, token: Token) -> Predicate:
    """*Les militaires retenus*, *the men arrested*: the noun undergoes; *les soldats combattant*, *troops crossing*: it acts."""
    noun = token.head
    having = sheet.children_have(token.i, "aux") and not sheet.children_have(token.i, "auxpass") or token.lemma in sheet.language.tables["language"]["unaccusative"]
    if not predicate.passive and not predicate.subjects and (predicate.objects or having):
        return changed(predicate, subjects=(noun,))
    if token.form == "Part" and token.tense == "Past" or token.low.endswith(("é", "ée", "és", "ées", "i", "is", "ie", "ies", "u", "us", "ue", "ues", "ed")):
        if not predicate.objects:
            return changed(predicate, objects=(noun,), subjects=predicate.agents, passive=True)
    if not predicate.subjects and token.form != "Inf":
        return changed(predicate, subjects=(noun,))
    return predicate


def _blamed(sheet: Sheet, i: int) -> bool:
    """*A sommé l'ambassadeur de partir pour avoir boudé*, *blamed Chad for shelling*, *taxes Belgium with having sided*: whom an act hits did what it is a reason of."""
    marks = {sheet.tokens[c].low for c in sheet.children[i] if sheet.tokens[c].dep in ("mark", "case")}
    done = any(sheet.tokens[c].dep in ("aux", "auxpass") and sheet.tokens[c].low in ("avoir", "etre", "having") for c in sheet.children[i])
    gerund = "for" in marks and sheet.tokens[i].form == "Part" and sheet.tokens[i].tense == "Pres"
    charged = "with" in marks and sheet.tokens[sheet.tokens[i].head].lemma in sheet.language.words("language", "charging")
    return (done and bool(marks & {"pour", "for"})) or gerund or charged


def _sees(sheet: Sheet, i: int) -> bool:
    """Whether a verb only lends its subject to the infinitive behind it: *se voir refuser*."""
    return sheet.tokens[i].lemma in sheet.language.words("language", "see_done") and any(sheet.tokens[c].form == "Inf" and c <= i + 3 for c in kids(sheet, i, "xcomp", "ccomp"))


def _seen(sheet: Sheet, above: Predicate, predicate: Predicate) -> Predicate:
    """*S'est vu refuser un prêt par la Banque*: who sees undergoes or receives, who stands behind *par* does."""
    doers = [i for prep, i in (*predicate.preps, *above.preps) if prep == "par"]
    doers += [c for o in predicate.objects for c in kids(sheet, o, "nmod", "agent") if case_of(sheet, c) == "par"]
    preps = (*predicate.preps, *(("à", s) for s in above.subjects))
    return replace(predicate, subjects=tuple(doers), objects=predicate.objects or above.subjects, preps=preps)


def _controlled(sheet: Sheet, above: Predicate, predicate: Predicate) -> Predicate:
    """*Promet de livrer*: the subject acts; *appelle Paris à retirer*: the object does."""
    token = sheet.tokens[above.token]
    if sheet.tokens[predicate.token].dep != "advcl" and not (above.reflexive and sheet.language.code == "fr") and token.lemma in sheet.language.tables["language"]["object_control"]:
        addressed = above.objects or tuple(i for prep, i in above.preps if prep in ("à", "to"))
        if addressed:
            return changed(predicate, subjects=addressed)
    subjects = (above.objects or above.subjects) if above.passive or _blamed(sheet, predicate.token) else above.subjects
    own = sheet.tokens[predicate.token]
    if predicate.passive:
        return changed(predicate, objects=subjects) if own.dep == "xcomp" and not predicate.objects and not above.passive else predicate
    fronted = own.dep == "advcl" and own.form == "Part" and own.tense == "Past" and not predicate.objects and not sheet.children_have(own.i, "aux")
    if fronted:
        return changed(predicate, objects=subjects, subjects=predicate.agents or tuple(i for prep, i in predicate.preps if prep in ("par", "by")), passive=True)
    return changed(predicate, subjects=subjects)
