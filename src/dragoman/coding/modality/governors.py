"""What the verbs and nouns over an act make of it: *envisage de*, *could be forced to*, *n'a pas empêché*, *pour*."""

from __future__ import annotations

from dragoman.coding.grammar import VERBAL, case_of
from dragoman.coding.modality.doubt import said_before
from dragoman.coding.modality.forms import PURPOSE, Mood, own_mood
from dragoman.coding.modality.negation import carries, light, negation
from dragoman.coding.sheet import Sheet, Token

#: what stands behind a *pour* that tells no purpose: *pour autant*, *pour l'instant*
PAUSES = frozenset({"autant", "instant", "moment", "heure"})


def governed(sheet: Sheet, token: Token, draft_said: bool) -> Mood | None:
    """What a governing verb or noun makes of its complement: *envisage de*, *could be forced to*, *volonté de*, *pour*."""
    table = sheet.language.tables["modality"]
    at, steps = token, 0
    if token.pos == "NOUN" and token.dep in ("obl", "nmod") and case_of(sheet, token.i) in table.get("afterwards", ()):
        return None
    while at.head != at.i and steps < 5:
        above = sheet.tokens[at.head]
        if _own_clause(sheet, at, above) or at.dep in ("relcl", "parataxis") or (at.dep in ("acl", "amod") and at.form == "Part" and at.i != token.i) or (at.dep == "acl" and at.form == "Part") or (at.dep == "advcl" and not _is_purpose(sheet, at)):
            return None
        if draft_said and at.dep == "advcl" and (sheet.language.code == "en" or (above.form != "Inf" and own_mood(sheet, above).status == "actual" and not negation(sheet, above))):
            return None  # *ont manifesté pour exiger*: what is said in doing it is said
        if token.pos == "NOUN" and at.i != token.i and at.pos in VERBAL and not light(sheet, at) and not carries(sheet, at, token):
            if _is_purpose(sheet, at):
                return None
        if at.dep == "advcl" or (at.dep in ("obl", "nmod", "acl") and at.pos in VERBAL and at.form == "Inf" and _is_purpose(sheet, at)):
            return Mood("hypothetical", PURPOSE)
        if above.lemma in table["denial"] and (at.dep in ("xcomp", "ccomp") or _any_at_all(sheet, at)) and not negation(sheet, above):
            return Mood("negated", f"denied by '{above.text}'")
        if at.dep == "xcomp" and above.lemma in sheet.language.words("modality", "holding_back") and any(sheet.tokens[c].low in ("se", "s'") for c in sheet.children[above.i]) and not negation(sheet, above):
            return Mood("negated", f"kept from by '{above.text}'")
        if at.dep == "xcomp" and above.form == "Inf" and (far := said_before(sheet, above)) is not None and far[0] == "negated":
            return Mood("negated", f"under '{far[1]}'")
        if above.lemma in sheet.language.words("modality", "managing") and at.dep == "xcomp" and (failed := negation(sheet, above)):
            return Mood("negated", f"'{failed}' with '{above.text}'")
        if above.lemma in table["unrealised"] and (at.dep in ("xcomp", "ccomp", "obj", "advcl", "obl") or (at.low == "en" and at.dep == "iobj")):
            return _not_undone(sheet, above) if negation(sheet, above) else Mood("negated", f"under '{above.text}'")
        if at.dep == "ccomp" and above.lemma in table["showing"] and _nothing_shows(sheet, above):
            return Mood("hypothetical", f"nothing {above.text}")
        thought_of = _thought_of(sheet, at, above)
        if at.dep in ("xcomp", "ccomp", "obj", "obl", "iobj", "advcl", "subj", "subjpass", "acl") or thought_of:
            if above.lemma in table["future_verbs"] and at.dep != "subj" and _planned_in(sheet, at, above) and still_ahead(sheet, at, above):
                return Mood("negated", f"not {above.text}") if negation(sheet, above) else Mood("future", f"under '{above.text}'")
            if at.dep == "acl" and above.lemma in table.get("willing", ()) and (held := verb_of(sheet, above)) is not None and held.i != above.i and negation(sheet, held):
                return Mood("negated", f"no {above.text}", future=True)
            if at.dep == "acl" and at.form == "Inf" and above.lemma in table.get("willing", ()) and sheet.language.code == "fr":
                return Mood("future", f"under '{above.text}'")
            if at.dep == "ccomp" and _only_possible(sheet, above):
                return Mood("hypothetical", f"'{above.text}' that")
            if above.lemma in table["hypothetical_verbs"] and (at.dep in ("xcomp", "ccomp", "obj", "acl") or at.pos == "PRON" or thought_of) and not (at.dep == "obj" and above.lemma in table.get("aiming", ())):
                return _wanted(sheet, at, above)
            if above.lemma in table["possible_modals"] and at.dep == "xcomp":
                if above.lemma == "pouvoir" and (denied := negation(sheet, above)) and above.mood != "Cnd":
                    return Mood("negated", f"'{denied}' with '{above.text}'")
                if above.lemma == "pouvoir" and above.tense == "Past":
                    unreal = any(sheet.tokens[c].mood == "Cnd" or sheet.tokens[c].low in ("aurait", "auraient") for c in sheet.children[above.i])
                    return Mood("hypothetical", f"'{above.text}' in the conditional perfect") if unreal else None
                return Mood("hypothetical", f"under '{above.text}'", own_threat=False)
            if above.low == "going" and at.dep == "xcomp":
                denied = negation(sheet, above)
                return Mood("negated", f"'{denied}' with 'going to'", future=True) if denied else Mood("future", "is going to")
            if above.lemma in table["future_modals"] and at.dep == "xcomp":
                denied = negation(sheet, above)
                return Mood("negated", f"'{denied}' with '{above.text}'", future=above.lemma == "aller") if denied else _modal(sheet, above)
        if at.dep == "xcomp" and _open(sheet, at) and above.pos in VERBAL and at.pos in VERBAL and (led := _led(sheet, above)) is not None:
            return led
        if at.dep in ("ccomp",):
            return None
        at, steps = above, steps + 1
    return None


def _own_clause(sheet: Sheet, at: Token, above: Token) -> bool:
    """*La SADC pourrait envoyer une mission, mais Maputo s'y oppose*: a finite verb that the parser joined to an infinitive is outside what governs that."""
    if at.dep != "conj" or above.form != "Inf" or sheet.language.code != "fr":
        return False
    return at.form == "Fin" or any(sheet.tokens[c].dep in ("aux", "auxpass") and sheet.tokens[c].form == "Fin" for c in sheet.children[at.i])


def _only_possible(sheet: Sheet, above: Token) -> bool:
    """*Il est possible que*, *il se peut que*: what calls the whole of its clause possible."""
    words = sheet.language.words
    return above.pos == "ADJ" and above.lemma in words("modality", "hypothetical_adjectives") or (sheet.language.code == "fr" and above.lemma == "pouvoir" and any(sheet.tokens[c].low in ("se", "s'") for c in sheet.children[above.i]))


def _thought_of(sheet: Sheet, at: Token, above: Token) -> bool:
    """*Réfléchit au rappel de son ambassadeur*: what a verb that weighs an act has behind *à*."""
    return at.dep in ("obl", "nmod") and above.pos in VERBAL and above.lemma in sheet.language.words("modality", "seeking") and case_of(sheet, at.i) == "à"


def _any_at_all(sheet: Sheet, noun: Token) -> bool:
    """*Dément tout envoi de troupes*, *denies any attack*: a noun of whatever act there may be."""
    words = sheet.language.words("modality", "whatever")
    return noun.dep == "obj" and any(sheet.tokens[c].low in words for c in sheet.children[noun.i] if sheet.tokens[c].dep in ("det", "amod"))


def verb_of(sheet: Sheet, token: Token) -> Token | None:
    """The verb that a token is, or is an argument of."""
    at = token
    while at.pos not in VERBAL and at.head != at.i and at.dep in ("obj", "obl", "iobj", "subj", "subjpass", "attr", "conj", "nmod", "xcomp"):
        at = sheet.tokens[at.head]
    return at if at.pos in VERBAL else None


def _open(sheet: Sheet, at: Token) -> bool:
    """Whether a complement has no time of its own: an infinitive, be it a passive (*to be claimed back*), or what a verb begins, goes on with or ends up (*will begin pulling out*)."""
    return at.form == "Inf" or (sheet.language.code == "en" and (at.low.endswith("ing") or any(sheet.tokens[c].low == "to" for c in sheet.children[at.i])))


def _led(sheet: Sheet, above: Token) -> Mood | None:
    """*Enverra des gendarmes enquêter*, *may have to own up*: an infinitive lies ahead, or is only possible, with the verb over it."""
    own = own_mood(sheet, above)
    return own if own.status in ("future", "hypothetical") and not own.others else None


def _wanted(sheet: Sheet, at: Token, above: Token) -> Mood | None:
    """What a verb of wish or attempt makes of its complement: *veut suspendre* plans it, *ne cherche pas à* denies it, *n'hésite pas à* tells it as done."""
    table, denied = sheet.language.tables["modality"], negation(sheet, above)
    if above.lemma in sheet.language.words("modality", "enabling") and above.form == "Part" and own_mood(sheet, above).status == "actual" and not denied:
        return None  # *avait permis la libération des otages*
    if denied and above.lemma in table["daring"]:
        own = own_mood(sheet, above)
        return None if own.status == "actual" else own
    if denied and at.pos in (*VERBAL, "PRON") and above.lemma in (*table["wanting"], *table["seeking"]):
        return Mood("negated", f"'{denied}' with '{above.text}'", future=above.lemma in table["wanting"])
    if above.lemma in table["wanting"] and at.dep == "xcomp" and at.form == "Inf":
        own = own_mood(sheet, above)
        if own.others and own.status == "actual":
            return Mood("negated", f"a wish not fulfilled: '{above.text}'")
        return Mood("future", f"under '{above.text}'") if own.status == "actual" and (above.tense == "Pres" or _said_to_want(sheet, above)) else Mood("hypothetical", f"under '{above.text}'")
    return Mood("hypothetical", f"under '{above.text}'", tried=above.lemma in table["attempting"] and own_mood(sheet, above).status == "actual")


def _said_to_want(sheet: Sheet, above: Token) -> bool:
    """*A dit vouloir rompre*: a will that somebody tells of."""
    over = sheet.tokens[above.head]
    return above.form == "Inf" and above.dep == "xcomp" and over.lemma in sheet.language.words("speech", "verbs") and not negation(sheet, over)


def _not_undone(sheet: Sheet, above: Token) -> Mood | None:
    """*N'a pas empêché un raid*, *did not fail to answer*: what was not kept from happening has happened; *n'exclut pas* leaves it open."""
    table = sheet.language.tables["modality"]
    if above.lemma not in table.get("kept_from", ()):
        return Mood("hypothetical", f"not under '{above.text}'")
    own = own_mood(sheet, above)
    return None if own.status == "actual" else own


def _nothing_shows(sheet: Sheet, verb: Token) -> bool:
    """*Rien n'indique que*, *nothing says that*: whether the subject of a verb of showing denies it."""
    nothing = sheet.language.words("modality", "nothing")
    return any(sheet.tokens[c].low in nothing for c in sheet.children[verb.i] if sheet.tokens[c].dep in ("subj", "subjpass", "obj", "advmod"))


def _planned_in(sheet: Sheet, at: Token, above: Token) -> bool:
    """*Braces for a march*, not *under martial law is bracing itself*; *means to leave*, not *was meant as a gesture*."""
    if above.form == "Inf" and sheet.tokens[above.head].lemma == "laisser":
        return False  # *a laissé entendre que Doha céderait*
    if at.dep == "obl":
        return case_of(sheet, at.i) in ("", "for", "à", "to", "de", "on")
    return at.dep in ("xcomp", "ccomp", "acl") or above.lemma != "mean"


def still_ahead(sheet: Sheet, at: Token, above: Token) -> bool:
    """*Est prévu*, not *was half expected*; and no clause of its own before a semicolon."""
    if at.dep in ("subj", "subjpass") and any(sheet.tokens[c].low in ("was", "were", "had", "etait", "etaient", "avait", "fut") for c in sheet.children[above.i]):
        return False
    return not (at.dep == "ccomp" and at.i < above.i and any(sheet.tokens[i].text == ";" for i in range(at.i, above.i)))


def _modal(sheet: Sheet, above: Token) -> Mood | None:
    if above.lemma == "aller" and above.tense in ("Pres", "Imp"):
        return Mood("future", "aller and infinitive")
    if above.lemma == "devoir":
        if above.mood == "Cnd":
            return Mood("future", "devrait")
        return Mood("future", f"'{above.text}' and infinitive") if above.tense in ("Fut", "Pres", "Imp") else None
    return None


def _is_purpose(sheet: Sheet, at: Token) -> bool:
    marks = {sheet.tokens[c].low for c in sheet.children[at.i] if sheet.tokens[c].dep in ("mark", "case", "aux") and not any(t.low in PAUSES for t in sheet.tokens[c + 1 : c + 3])}
    if sheet.language.code == "en":
        return "to" in marks and at.dep == "advcl" and at.form in ("Inf", "")
    done = any(sheet.tokens[c].dep in ("aux", "auxpass") and sheet.tokens[c].form == "Inf" for c in sheet.children[at.i]) and at.form == "Part"
    return bool(marks & {"pour", "afin"}) and not done  # *pour avoir boudé* is a reason
