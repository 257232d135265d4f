"""Arguments that stand outside the clause: of a coordinated verb, a participle, an infinitive under control."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.changed import changed
from dragoman.coding.grammar import VERBAL, case_of, kids
from dragoman.coding.predicates.relatives import related, said_of
from dragoman.coding.predicates.stray import addressed, before_verb
from dragoman.coding.predicates.verbs import to_be_done
from dragoman.coding.sheet import Predicate, Sheet, Token


def inherited(sheet: Sheet, found: dict[int, Predicate], predicate: Predicate, seen: set[int]) -> Predicate:
    """Arguments that stand elsewhere: of a coordinated verb, a relative clause, a participle, an infinitive."""
    token = sheet.tokens[predicate.token]
    if token.i in seen:
        return predicate
    seen = seen | {token.i}
    predicate = related(sheet, predicate, token)
    missing = not predicate.subjects and not predicate.passive
    if missing and (name := before_verb(sheet, token)) is not None:
        return changed(predicate, subjects=(name,))
    above = found.get(token.head) if token.head != token.i else None
    if missing and not predicate.objects and _bare(sheet, token) and (whose := _detached(sheet, token)) is not None:
        if _going(sheet, token):
            return changed(predicate, subjects=(whose,))
        return changed(predicate, objects=(whose,), subjects=predicate.agents, passive=True)
    return predicate if above is None else _from_above(sheet, found, predicate, above, seen)


def _from_above(sheet: Sheet, found: dict[int, Predicate], predicate: Predicate, above: Predicate, seen: set[int]) -> Predicate:
    """The arguments that a predicate has from the one that it hangs on."""
    token, missing = sheet.tokens[predicate.token], not predicate.subjects and not predicate.passive
    if _caused(sheet, predicate, token):
        return changed(predicate, objects=predicate.subjects or predicate.objects, subjects=inherited(sheet, found, above, seen).subjects)
    if token.form == "Inf" and above.reflexive and sheet.tokens[above.token].lemma in sheet.language.words("language", "see_done"):
        return _seen(sheet, above, predicate)
    if token.dep == "conj" and sheet.tokens[above.token].pos in VERBAL:
        return _coordinated(inherited(sheet, found, above, seen), predicate, sheet)
    if token.dep in ("acl", "amod") and sheet.tokens[above.token].pos not in VERBAL:
        return _participle(sheet, predicate, token)
    if token.dep in ("xcomp", "advcl", "ccomp", "obl", "aux") and not to_be_done(sheet, token) and (missing or (predicate.passive and token.dep == "xcomp")) and sheet.tokens[above.token].pos in VERBAL and not _finite_with_subject(sheet, token):
        return _controlled(sheet, inherited(sheet, found, above, seen), predicate)
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


def _going(sheet: Sheet, token: Token) -> bool:
    """*Venu à Sofia pour deux jours, le ministre ...*: whether nobody undergoes what a verb tells, so that its participle is said of who does it."""
    return token.lemma in sheet.language.words("language", "intransitive")


def _finite_with_subject(sheet: Sheet, token: Token) -> bool:
    return token.form == "Fin" and token.dep == "ccomp"


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
    noun = said_of(sheet, token.head)
    if token.form == "Part" and not predicate.subjects and {"to", "have"} <= {sheet.tokens[c].low for c in kids(sheet, token.i, "aux")}:
        return changed(predicate, subjects=(noun,))  # *one of few to have sent police*
    if token.form == "Inf" and not predicate.subjects and not predicate.passive:
        owners = tuple(c for c in kids(sheet, noun, "nmod") if noun < c < token.i and case_of(sheet, c) == "de")
        return changed(predicate, subjects=owners) if owners and sheet.tokens[noun].pos == "NOUN" else predicate
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


def only_sees(sheet: Sheet, i: int) -> bool:
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
        told = above.objects or tuple(i for prep, i in above.preps if prep in sheet.language.words("language", "to_whom")) or addressed(sheet, above, predicate.token)
        if told:
            return changed(predicate, subjects=told)
    subjects = (above.objects or above.subjects) if above.passive or _blamed(sheet, predicate.token) else above.subjects
    own = sheet.tokens[predicate.token]
    if predicate.passive:
        return changed(predicate, objects=subjects) if own.dep == "xcomp" and not predicate.objects and not above.passive else predicate
    fronted = own.dep == "advcl" and own.form == "Part" and own.tense == "Past" and not predicate.objects and not sheet.children_have(own.i, "aux")
    if fronted and not _going(sheet, own):
        return changed(predicate, objects=subjects, subjects=predicate.agents or tuple(i for prep, i in predicate.preps if prep in ("par", "by")), passive=True)
    return changed(predicate, subjects=subjects)
