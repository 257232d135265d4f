"""What the clause around an act says of when it is: *quand les deux présidents s'étaient parlé*, *où il avait promis*, *est prête à*, *présente ses condoléances*."""

from __future__ import annotations

from dragoman.coding.changed import changed
from dragoman.coding.grammar import VERBAL, chain
from dragoman.coding.sheet import Draft, Sheet, TimeSpan, Token
from dragoman.coding.times.reach import is_ahead, is_finite, own_time

#: relatives and clauses that happen at the time, or at the place, of what they hang on
AT_THAT = frozenset({"quand", "lorsque", "ou", "when", "where"})
MEANWHILE = frozenset({"tandis", "pendant", "alors", "while", "as"})
#: what is shown to somebody in words: the noun has the time of the verb
SHOWN = frozenset({"SUPPORT", "CONSULT", "REJECT", "ACCUSE"})
#: meetings that go with what their clause tells: *a confirmed it after a meeting*, *en visite à Pékin, il a rompu*
WITH_IT = ("obl", "nmod", "root", "conj", "appos", "obj", "attr")
#: force and help that are told as a lasting state by a bare present, or inside a claim without a day
STATES = frozenset({"AID", "COOPERATE"})
INNER = frozenset({"ASSAULT", "AID"})


def when_told(sheet: Sheet, draft: Draft) -> TimeSpan | None:
    """The time that a clause with *when*, *where* or *while* takes from what it hangs on: the time named right before it, else its verb's own."""
    if draft.status != "actual":
        return None
    for i in chain(sheet, draft.trigger)[:4]:
        token = sheet.tokens[i]
        if token.dep not in ("relcl", "advcl", "acl"):
            continue
        mark = next((c for c in sheet.children[i] if sheet.tokens[c].low in AT_THAT | MEANWHILE and sheet.tokens[c].i < i), None)
        if mark is None:
            return None
        named = next((t for t in sheet.times_in.get(token.sent, ()) if t.start and 0 <= mark - t.last <= 1 and not is_ahead(sheet, t)), None)
        if named is not None or sheet.tokens[mark].low in ("when", "quand", "lorsque") and token.dep == "advcl" and mark < token.head:
            return named
        above = next((j for j in chain(sheet, token.head) if sheet.tokens[j].pos in VERBAL), None)
        return own_time(sheet, changed(draft, trigger=above, kind="verb", words=(above,))) if above is not None else None
    return None


def of_its_clause(sheet: Sheet, draft: Draft) -> TimeSpan | None:
    """The time that a noun takes from its relative clause (*la frappe, qui a tué dix hommes samedi*), or a meeting from the verb that it goes with."""
    if draft.kind != "noun" or draft.status != "actual":
        return None
    here = sheet.times_in.get(sheet.tokens[draft.trigger].sent, ())
    below = [c for n in sheet.children[draft.trigger] if sheet.tokens[n].dep == "nmod" for c in sheet.children[n] if sheet.tokens[n].pos == "PROPN"]
    for c in (*sheet.children[draft.trigger], *below):
        if sheet.tokens[c].dep == "relcl" and sheet.tokens[c].lemma not in sheet.language.words("speech", "verbs") | sheet.language.words("modality", "planned"):
            inside = set(sheet.subtree(c))
            told = next((t for t in here if t.start and t.kind in ("date", "interval") and t.first in inside and not is_ahead(sheet, t)), None)
            if told is not None and c not in sheet.triggers:
                return told
    verb = _with_verb(sheet, draft)
    return own_time(sheet, changed(draft, trigger=verb.i, kind="verb", words=(verb.i,))) if verb is not None else None


def _with_verb(sheet: Sheet, draft: Draft) -> Token | None:
    """The verb of the main clause that a meeting goes with."""
    token = sheet.tokens[draft.trigger]
    if draft.type != "CONSULT" or token.dep not in WITH_IT:
        return None
    for i in chain(sheet, draft.trigger)[1:4]:
        above = sheet.tokens[i]
        if above.dep in ("relcl", "acl", "advcl"):
            return None
        if above.pos in VERBAL:
            return above
    return None


def misread_present(sheet: Sheet, token: Token) -> bool:
    """*Kampala enjoint*, *salue*, *López at once announced*: a finite verb that the model took for a participle or an infinitive: it has a subject of its own, or no ending of a participle."""
    if sheet.language.code == "en":
        said = any(sheet.tokens[c].dep == "subj" and c < token.i for c in sheet.children[token.i])
        return token.form == "Part" and token.tense == "Past" and said and token.dep in ("root", "conj", "ccomp", "parataxis", "relcl")
    if token.pos not in VERBAL or token.form not in ("Part", "Inf") or token.tense == "Pres":
        return False
    subject = any(sheet.tokens[c].dep == "subj" and c < token.i for c in sheet.children[token.i]) and token.dep not in ("acl", "amod")
    text = token.text.lower()
    regular = token.lemma.endswith("er") and not text.endswith(("é", "ée", "és", "ées", "er", "ant"))
    second = token.form == "Part" and token.lemma.endswith("ir") and text.endswith("it") and token.lemma not in ("dire", "écrire")
    return (subject and token.form == "Part") or regular or second or _alone(sheet, token)


def _alone(sheet: Sheet, token: Token) -> bool:
    """*La Commission enjoint à Varsovie de ...*, *deux soldats tués à Gao*: all that a sentence without a finite verb says of its first noun."""
    above = sheet.tokens[token.head]
    nominal = above.dep == "root" and above.pos not in VERBAL and not sheet.children_have(above.i, "cop")
    return token.dep == "acl" and token.form == "Part" and token.i > above.i and nominal


def indirect(sheet: Sheet, token: Token) -> Token | None:
    """*A fait savoir qu'elle se retirait*, *tandis que Niamey ouvrait une enquête*: the verb whose present an imperfect in indirect speech, or beside a perfect, is."""
    if sheet.language.code != "fr" or token.form != "Fin" or token.tense != "Imp":
        return None
    above = sheet.tokens[token.head]
    beside = token.dep == "advcl" and any(sheet.tokens[c].low in MEANWHILE for c in sheet.children[token.i] if c < token.i)
    return above if above.i != token.i and above.pos in VERBAL and (token.dep == "ccomp" or beside) else None


def said_of_now(sheet: Sheet, token: Token) -> Token | None:
    """*Est prête à compenser*, *was on a visit*: the copula of an act that is said of its subject."""
    copula = next((sheet.tokens[c] for c in sheet.children[token.i] if sheet.tokens[c].dep == "cop" and sheet.tokens[c].form == "Fin"), None)
    if copula is None and token.dep == "attr" and sheet.tokens[token.head].lemma == "be":
        copula = sheet.tokens[token.head]
    return copula if copula is not None and copula.tense == "Pres" and (token.pos == "ADJ" or token.dep == "root") else None


def presented(sheet: Sheet, draft: Draft) -> Token | None:
    """*Présente ses condoléances*, *a flat denial comes from Vienna*: the verb of the main clause that shows an act which is its object or subject; of a meeting the verb that it goes with."""
    token = sheet.tokens[draft.trigger]
    above = sheet.tokens[token.head]
    if (verb := _with_verb(sheet, draft)) is not None:
        return verb if is_finite(sheet, verb) else None
    if draft.type not in SHOWN or token.dep not in ("obj", "attr", "subj") or above.pos not in VERBAL or above.dep in ("relcl", "acl", "advcl"):
        return None
    if above.i in sheet.triggers or (token.dep == "subj" and (draft.type == "CONSULT" or _known(sheet, token))):
        return None
    return above if is_finite(sheet, above) else None


def _known(sheet: Sheet, token: Token) -> bool:
    """Whether a noun is told as known: with a definite article, a possessive or an owner."""
    return any(sheet.tokens[c].dep == "poss" or sheet.tokens[c].low in ("le", "la", "l'", "les", "son", "sa", "ses", "leur", "leurs", "the", "its", "his", "her", "their") for c in sheet.children[token.i])


def lasting(sheet: Sheet, draft: Draft, token: Token) -> bool:
    """*Le voisin, qui arme les rebelles*; *claims that cutters rammed a boat*: a state in passing, or an act within a claim, that nobody dates."""
    ways = [sheet.tokens[i].dep for i in chain(sheet, draft.trigger)[:4]]
    now = token.form == "Fin" and token.tense == "Pres"
    if draft.type in STATES and draft.kind == "verb" and ((now and "relcl" in ways) or (token.form == "Inf" and sheet.tokens[token.head].lemma not in sheet.language.words("modality", "going_on"))):
        return True
    if any("hearsay: the conditional of the press" in why for _, why in draft.reasons) and token.form == "Part":
        return True
    past = token.tense == "Past" or token.form == "Part"
    return draft.type in INNER and past and ((draft.speaker is not None and "ccomp" in ways) or (token.form == "Fin" and bool({"relcl", "ccomp"} & {*ways})))
