"""Mood of an act from its verb, from its auxiliaries and from what governs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from dragoman.coding.modality.asides import asked, parted
from dragoman.coding.modality.doubt import DONE, beyond_aside, doubted, parted_modal, said_before, taken_part_in, told_done, yet_to
from dragoman.coding.modality.negation import VERBAL, carries, light, negation
from dragoman.coding.predicates import case_of
from dragoman.coding.sheet import Draft, Sheet, Token
from dragoman.packs.roster import fold

Kind = Literal["actual", "future", "hypothetical", "negated"]
CONDITIONAL = "the conditional"
#: words behind a conditional that tell of what goes on already: *équiperait depuis janvier*
GOING_ON = frozenset({"depuis", "deja"})
#: what is done in the saying: *rang to apologise* has apologised
SPOKEN = frozenset({"AGREE", "REQUEST", "ACCUSE", "CONCEDE", "THREATEN", "SUPPORT"})


@dataclass(frozen=True)
class Mood:
    """The status of an act and why. `future`: the negated act lies ahead; `no_longer`: it went on before; `others`: somebody else expects it."""

    status: Kind
    why: str
    future: bool = False
    others: bool = False
    own_threat: bool = False
    no_longer: bool = False


def mood_of(sheet: Sheet, draft: Draft) -> Mood:
    """The mood of a draft's act, which a question leaves open."""
    mood, at = _mood(sheet, draft), sheet.tokens[draft.trigger]
    if mood.status in ("actual", "future") and at.pos in VERBAL and asked(sheet, at):
        return Mood("hypothetical", "a question")
    return mood


def _mood(sheet: Sheet, draft: Draft) -> Mood:
    """Negation first, then what governs the act, then its own verb."""
    at = sheet.tokens[draft.trigger]
    verb = _verb_of(sheet, at)
    doubt = _said_of(sheet, at) if at.pos not in VERBAL else None
    if doubt is not None and doubt.status == "hypothetical" and doubt.why.startswith("not "):
        return doubt
    ahead = verb is not None and _own_mood(sheet, verb).status == "future"
    negated = negation(sheet, at) or (negation(sheet, verb) if verb is not None and verb.i != at.i and light(sheet, verb) and not _apart(sheet, at) and not _works_on(sheet, at, verb) else None)
    if negated and not _negative_trigger(sheet, draft):
        return Mood("negated", f"negated by '{negated}'", future=ahead, no_longer=negated.lower() in sheet.language.words("modality", "no_longer"))
    undone = _undone(sheet, at)
    if undone is not None:
        return undone
    before = said_before(sheet, at) if at.pos in VERBAL else None
    if before is not None:
        return Mood(cast(Kind, before[0]), f"under '{before[1]}'")
    if told_done(sheet, at):
        return Mood("actual", DONE)
    if at.pos in VERBAL and (aside := parted(sheet, at)) is not None:
        status = "negated" if aside[0] == "refused" else aside[0]
        return Mood(cast(Kind, status), f"'{aside[1]}' before an aside", future=aside[0] == "refused")
    above = _governed(sheet, at, draft.type in SPOKEN)
    if above is not None:
        return above
    if at.lemma in sheet.language.words("modality", "polite") and _own_mood(sheet, at).why == CONDITIONAL:
        return Mood("actual", "a polite wish")
    if at.pos in VERBAL:
        modal = parted_modal(sheet, at)
        return Mood("hypothetical", f"under '{modal.text}'") if modal is not None else _own_mood(sheet, at)
    return _noun_mood(sheet, at, verb)


def _undone(sheet: Sheet, at: Token) -> Mood | None:
    """What words around an act say of it: not done yet, denied with the part that one had in it, only possible."""
    if at.pos in VERBAL:
        words = yet_to(sheet, at)
        return Mood("negated", f"'{words}'") if words else None
    part = taken_part_in(sheet, at)
    if part is not None and (denied := negation(sheet, part)):
        return Mood("negated", f"no part in it: '{denied}'")
    word = doubted(sheet, at)
    return Mood("hypothetical", f"only possible: '{word}'") if word else None


def _works_on(sheet: Sheet, noun: Token, verb: Token) -> bool:
    """*Les sanctions n'auront guère de conséquences*: what an act does not have or bring leaves the act as it is."""
    objects = [sheet.tokens[c] for c in sheet.children[verb.i] if sheet.tokens[c].dep == "obj"]
    return noun.dep == "subj" and noun.head == verb.i and any(o.pos == "NOUN" and o.lemma not in ("lieu", "place") for o in objects)


def _apart(sheet: Sheet, noun: Token) -> bool:
    """*Sous le coup d'un mandat, il ne fera pas le voyage*: what stands behind such a preposition is not what the verb carries."""
    at, apart = noun, sheet.language.words("language", "apart") | {"sous", "under"}
    while at.head != at.i and at.pos not in VERBAL:
        if at.dep in ("obl", "nmod") and case_of(sheet, at.i) in apart:
            return True
        at = sheet.tokens[at.head]
    return False


def _negative_trigger(sheet: Sheet, draft: Draft) -> bool:
    """Whether the negation is part of the words that carry the act: *n'exclut pas*, *no intention of*."""
    words = sheet.language.tables["modality"]
    inside = [sheet.tokens[i].text.lower() for i in draft.words]
    return any(w in words["negative_adverbs"] or w in words["negative_determiners"] or w in words["nothing"] or w in ("no", "not", "ne", "n'", "pas") for w in inside)


def _verb_of(sheet: Sheet, token: Token) -> Token | None:
    """The verb that a token is, or is an argument of."""
    at = token
    while at.pos not in VERBAL and at.head != at.i and at.dep in ("obj", "obl", "iobj", "subj", "subjpass", "attr", "conj", "nmod", "xcomp"):
        at = sheet.tokens[at.head]
    return at if at.pos in VERBAL else None


def _own_mood(sheet: Sheet, verb: Token) -> Mood:
    """The mood of a verb by its form and its auxiliaries."""
    table = sheet.language.tables["modality"]
    helpers = [sheet.tokens[c] for c in sheet.children[verb.i] if sheet.tokens[c].dep in ("aux", "auxpass", "cop")]
    words = {t.text.lower().replace("’", "'") for t in helpers}
    if sheet.language.code == "en":
        return _english(sheet, verb, words, table)
    forms = [verb, *helpers]
    if _less_still(sheet, verb):
        return Mood("negated", "'encore moins'")
    if any((t.mood == "Cnd" and t.low.endswith(("rais", "rait", "rions", "riez", "raient"))) or (t.low.endswith(("rait", "raient")) and t.pos in VERBAL and not _imperfect(t)) for t in forms):
        return _conditional(sheet, verb, helpers)
    if any(t.tense == "Fut" and not _present_form(t) for t in forms):
        return Mood("future", f"the future '{verb.text}'")
    return Mood("actual", "told as a fact")


def _present_form(token: Token) -> bool:
    """*Décrète*: a form that has no ending of the future, whatever the model calls it."""
    return not token.text.lower().endswith(("rai", "ras", "ra", "rons", "rez", "ront"))


def _less_still(sheet: Sheet, verb: Token) -> bool:
    """*N'a pas renvoyé les étudiants, encore moins coupé le gaz*."""
    return verb.i > 1 and (sheet.tokens[verb.i - 2].low, sheet.tokens[verb.i - 1].low) == ("encore", "moins")


def _imperfect(token: Token) -> bool:
    """*Juraient*: the imperfect of a verb whose stem ends in *r*, which looks like a conditional."""
    return token.text.lower() in (token.lemma[:-2] + "ait", token.lemma[:-2] + "aient")


def _month(sheet: Sheet, i: int) -> bool:
    """*Since 7 May the guards have shoved*: a modal that stands in a time is the month."""
    return any(t.first <= i < t.last for t in sheet.times_in.get(sheet.tokens[i].sent, ()))


def _english(sheet: Sheet, verb: Token, words: set[str], table: dict[str, list[str]]) -> Mood:
    words -= {"may"} & {sheet.tokens[c].low for c in sheet.children[verb.i] if _month(sheet, c)}
    if "'d" in words and verb.form == "Part" and verb.tense == "Past" and not words & {"be", "have"}:
        words -= {"'d"}  # *he'd rung up*
    if words & set(table["possible_modals"]):
        return Mood("hypothetical", "a modal of possibility")
    if words & {"would", "'d"} and verb.lemma in ("like", "love", "welcome", "prefer"):
        return Mood("actual", "a polite wish")
    if words & {"would", "'d"}:
        return Mood("future", "would, in reported speech") if _reported(sheet, verb) else Mood("hypothetical", "would")
    if words & set(table["future_modals"]):
        return Mood("future", "will")
    if "should" in words:
        return Mood("hypothetical", "should")
    if verb.lemma == "go" and verb.low == "going":
        return Mood("future", "is going to")
    return _to(sheet, verb, table)


def _to(sheet: Sheet, verb: Token, table: dict[str, list[str]]) -> Mood:
    """The mood of an English infinitive by the words before its *to*: *is about to*, *is to*, *is unlikely to*."""
    at = verb.i - 1
    while at > 0 and sheet.tokens[at].low in ("be", "been", "have") and sheet.tokens[at].sent == verb.sent:
        at -= 1
    if sheet.tokens[at].low != "to" or at == 0:
        return Mood("actual", "told as a fact")
    before, above = sheet.tokens[at - 1], sheet.tokens[verb.head]
    if before.low in table["guessed"]:
        return Mood("hypothetical", f"is {before.text} to")
    if before.low in ("about", "set", "due", "poised"):
        return Mood("future", f"is {before.text} to")
    be = before if before.lemma == "be" else above if above.lemma == "be" and above.i != verb.i else None
    if be is not None:
        return _is_to(sheet, be, table)
    if verb.head == verb.i and at > sheet.sentence_of(verb.i).first:
        return Mood("future", "to, in a headline")
    return Mood("actual", "told as a fact")


def _is_to(sheet: Sheet, be: Token, table: dict[str, list[str]]) -> Mood:
    """*Moscow is to halve the flow* lies ahead; *Moscow's answer was to halve it* tells what was done, *the aim is to* what for."""
    said = {sheet.tokens[c].lemma for c in sheet.children[be.i] if sheet.tokens[c].dep in ("subj", "subjpass")}
    if said & set(table["answers"]):
        return Mood("actual", "what an answer was")
    if said & set(table["aims"]):
        return Mood("hypothetical", "what an aim is")
    return Mood("future", "is to")


def _reported(sheet: Sheet, verb: Token) -> bool:
    """Whether a verb stands in what somebody is said to have said."""
    at, steps = verb, 0
    while at.head != at.i and steps < 6:
        above = sheet.tokens[at.head]
        if at.dep in ("ccomp", "parataxis", "relcl") and above.lemma in sheet.language.tables["speech"]["verbs"] and not (sheet.language.code == "fr" and _present(sheet, above)):
            return True
        at, steps = sheet.tokens[at.head], steps + 1
    near = range(sheet.sentence_of(verb.i).first, sheet.sentence_of(verb.i).last)
    french = sheet.language.code == "fr"
    speech = set(sheet.language.tables["speech"]["verbs"]) | {"promise", "pledge", "vow", "warn", "promettre", "prévenir", "avertir"}
    return any(sheet.tokens[i].lemma in speech and sheet.tokens[i].pos in VERBAL and i != verb.i and not (french and _present(sheet, sheet.tokens[i])) for i in near)


def _present(sheet: Sheet, token: Token) -> bool:
    """A verb in the present: what it reports in the conditional is no future in the past (*durerait, prévient un diplomate*)."""
    return token.form == "Fin" and token.tense == "Pres" and not any(sheet.tokens[c].dep in ("aux", "auxpass") for c in sheet.children[token.i])


def _conditional(sheet: Sheet, verb: Token, helpers: list[Token]) -> Mood:
    """The French conditional: hearsay when past, future in the past under a verb of speech, else uncertainty."""
    if any(t.lemma in ("pouvoir", "devoir") for t in (*helpers, verb)):
        return Mood("hypothetical", "pouvoir or devoir in the conditional")
    if _only_after(sheet, verb):
        return Mood("hypothetical", "the conditional of what comes only after something else")
    if any(t.lemma in ("avoir", "être") and (t.mood == "Cnd" or t.low.startswith(("aur", "ser"))) for t in helpers) and verb.form == "Part" and not _but_for(sheet, verb):
        perfect = verb.lemma in sheet.language.words("language", "unaccusative") or any(sheet.tokens[c].low in ("se", "s'") for c in sheet.children[verb.i])
        passive_future = any(t.lemma == "être" for t in helpers) and not any(t.lemma == "avoir" for t in helpers) and not perfect
        if not passive_future:
            return Mood("actual", "hearsay: the conditional of the press", others=True)
    sentence = sheet.sentence_of(verb.i)
    lows = [sheet.tokens[i].low for i in range(sentence.first, sentence.last)]
    if (_sourced(sheet, lows) or _reports(sheet, verb)) and not {"si", "s'"} & set(lows):
        return Mood("future" if _to_come(sheet, verb) else "actual", "hearsay: a conditional with its source", others=True)
    if any(sheet.tokens[i].low in GOING_ON for i in range(verb.i + 1, min(verb.i + 5, sentence.last))):
        return Mood("actual", "hearsay: a conditional of what has gone on since", others=True)
    if _reported(sheet, verb):
        return Mood("future", "the future in the past")
    return Mood("hypothetical", CONDITIONAL)


def _but_for(sheet: Sheet, verb: Token) -> bool:
    """*Sans l'armée, la ville serait tombée*: what would have been but for something has not been."""
    opens = (i for i in range(sheet.sentence_of(verb.i).first, verb.i) if sheet.tokens[i].low == "sans" and sheet.tokens[i + 1].pos in ("DET", "NOUN", "PROPN"))
    return any(i == sheet.sentence_of(i).first or sheet.tokens[i - 1].pos == "PUNCT" for i in opens)


def _sourced(sheet: Sheet, lows: list[str]) -> bool:
    """Whether a sentence names a source by *selon*, *d'après*, *à en croire*."""
    text = " " + " ".join(lows) + " "
    return any(f" {fold(words)} " in text for words in sheet.language.tables["speech"]["according"] if words != "pour")


def _reports(sheet: Sheet, verb: Token) -> bool:
    """*Renverrait des demandeurs d'asile, affirme l'ONG*: a verb of telling in the present behind a comma, whose word the act is."""
    telling = sheet.language.words("modality", "telling")
    behind = (sheet.tokens[i] for i in range(verb.i + 2, sheet.sentence_of(verb.i).last))
    return any(t.lemma in telling and t.pos == "VERB" and sheet.tokens[t.i - 1].text in (",", "»") and _present(sheet, t) for t in behind)


def _to_come(sheet: Sheet, verb: Token) -> bool:
    """Whether the sentence names a time after publication."""
    published = sheet.article.published or "9999"
    return any(t.start and t.start > published[: len(t.start)] for t in sheet.times_in.get(verb.sent, ()))


def _only_after(sheet: Sheet, verb: Token) -> bool:
    """*Ne quitteraient la ville qu'au terme des discussions*: what comes only after something else has not come."""
    stretch = [sheet.tokens[i].low for i in range(max(0, verb.i - 2), min(verb.i + 9, sheet.sentence_of(verb.i).last))]
    return any(ne in stretch[:3] for ne in ("ne", "n'")) and any(a in ("qu'", "que") and b in ("au", "a", "apres", "en", "si", "une", "lorsque", "avec") for a, b in zip(stretch[3:], stretch[4:], strict=False))


def _governed(sheet: Sheet, token: Token, draft_said: bool) -> Mood | None:
    """What a governing verb or noun makes of its complement: *envisage de*, *could be forced to*, *volonté de*, *pour*."""
    table = sheet.language.tables["modality"]
    at, steps = token, 0
    if token.pos == "NOUN" and token.dep in ("obl", "nmod") and case_of(sheet, token.i) in table.get("afterwards", ()):
        return None
    while at.head != at.i and steps < 5:
        above = sheet.tokens[at.head]
        if at.dep in ("relcl", "parataxis") or (at.dep in ("acl", "amod") and at.form == "Part" and at.i != token.i) or (at.dep == "acl" and at.form == "Part") or (at.dep == "advcl" and not _is_purpose(sheet, at)):
            return None
        if draft_said and at.dep == "advcl" and (sheet.language.code == "en" or (above.form == "Part" and _own_mood(sheet, above).status == "actual" and not negation(sheet, above))):
            return None  # *ont manifesté pour exiger*: what is said in doing it is said
        if token.pos == "NOUN" and at.i != token.i and at.pos in VERBAL and not light(sheet, at) and not carries(sheet, at, token):
            if _is_purpose(sheet, at):
                return None
        if at.dep == "advcl" or (at.dep in ("obl", "nmod", "acl") and at.pos in VERBAL and at.form == "Inf" and _is_purpose(sheet, at)):
            return Mood("hypothetical", "a purpose")
        if above.lemma in table["denial"] and at.dep in ("xcomp", "ccomp") and not negation(sheet, above):
            return Mood("negated", f"denied by '{above.text}'")
        if above.lemma in table["unrealised"] and at.dep in ("xcomp", "ccomp", "obj", "advcl", "obl"):
            return _not_undone(sheet, above) if negation(sheet, above) else Mood("negated", f"under '{above.text}'")
        if at.dep == "ccomp" and above.lemma in table["showing"] and _nothing_shows(sheet, above):
            return Mood("hypothetical", f"nothing {above.text}")
        if at.dep in ("xcomp", "ccomp", "obj", "obl", "advcl", "subj", "subjpass", "acl"):
            if above.lemma in table["future_verbs"] and at.dep != "subj" and _still_ahead(sheet, at, above):
                return Mood("negated", f"not {above.text}") if negation(sheet, above) else Mood("future", f"under '{above.text}'")
            if at.dep == "acl" and above.lemma in table.get("willing", ()) and (held := _verb_of(sheet, above)) is not None and held.i != above.i and negation(sheet, held):
                return Mood("negated", f"no {above.text}", future=True)
            if above.lemma in table["hypothetical_verbs"] and at.dep in ("xcomp", "ccomp", "obj", "acl") and not (at.dep == "obj" and above.lemma in table.get("aiming", ())):
                return _wanted(sheet, at, above)
            if above.lemma in table["possible_modals"] and at.dep == "xcomp":
                if above.lemma == "pouvoir" and (denied := negation(sheet, above)) and above.mood != "Cnd":
                    return Mood("negated", f"'{denied}' with '{above.text}'")
                if above.lemma == "pouvoir" and above.tense == "Past":
                    return None
                return Mood("hypothetical", f"under '{above.text}'", own_threat=False)
            if above.low == "going" and at.dep == "xcomp":
                return Mood("future", "is going to")
            if above.lemma in table["future_modals"] and at.dep == "xcomp":
                denied = negation(sheet, above)
                return Mood("negated", f"'{denied}' with '{above.text}'", future=above.lemma == "aller") if denied else _modal(sheet, above)
        if at.dep == "xcomp" and at.form == "Inf" and above.pos in VERBAL and at.pos in VERBAL and (led := _led(sheet, above)) is not None:
            return led
        if at.dep in ("ccomp",):
            return None
        at, steps = above, steps + 1
    return None


def _led(sheet: Sheet, above: Token) -> Mood | None:
    """*Enverra des gendarmes enquêter*, *may have to own up*: an infinitive lies ahead, or is only possible, with the verb over it."""
    own = _own_mood(sheet, above)
    return own if own.status in ("future", "hypothetical") and not own.others else None


def _wanted(sheet: Sheet, at: Token, above: Token) -> Mood | None:
    """What a verb of wish or attempt makes of its complement: *veut suspendre* plans it, *ne cherche pas à* denies it, *n'hésite pas à* tells it as done."""
    table, denied = sheet.language.tables["modality"], negation(sheet, above)
    if denied and above.lemma in table["daring"]:
        own = _own_mood(sheet, above)
        return None if own.status == "actual" else own
    if denied and at.pos in VERBAL and above.lemma in (*table["wanting"], *table["seeking"]):
        return Mood("negated", f"'{denied}' with '{above.text}'", future=above.lemma in table["wanting"])
    if above.lemma in table["wanting"] and at.dep == "xcomp" and at.form == "Inf":
        own = _own_mood(sheet, above)
        if own.others and own.status == "actual":
            return Mood("negated", f"a wish not fulfilled: '{above.text}'")
        return Mood("future", f"under '{above.text}'") if own.status == "actual" and above.tense == "Pres" else Mood("hypothetical", f"under '{above.text}'")
    return Mood("hypothetical", f"under '{above.text}'")


def _not_undone(sheet: Sheet, above: Token) -> Mood | None:
    """*N'a pas empêché un raid*, *did not fail to answer*: what was not kept from happening has happened; *n'exclut pas* leaves it open."""
    table = sheet.language.tables["modality"]
    if above.lemma not in table.get("kept_from", ()):
        return Mood("hypothetical", f"not under '{above.text}'")
    own = _own_mood(sheet, above)
    return None if own.status == "actual" else own


def _nothing_shows(sheet: Sheet, verb: Token) -> bool:
    """*Rien n'indique que*, *nothing says that*: whether the subject of a verb of showing denies it."""
    nothing = sheet.language.words("modality", "nothing")
    return any(sheet.tokens[c].low in nothing for c in sheet.children[verb.i] if sheet.tokens[c].dep in ("subj", "subjpass", "obj", "advmod"))


def _still_ahead(sheet: Sheet, at: Token, above: Token) -> bool:
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
    marks = {sheet.tokens[c].low for c in sheet.children[at.i] if sheet.tokens[c].dep in ("mark", "case", "aux")}
    if sheet.language.code == "en":
        return "to" in marks and at.dep == "advcl" and at.form in ("Inf", "")
    done = any(sheet.tokens[c].dep in ("aux", "auxpass") and sheet.tokens[c].form == "Inf" for c in sheet.children[at.i]) and at.form == "Part"
    return bool(marks & {"pour", "afin"}) and not done  # *pour avoir boudé* is a reason


def _noun_mood(sheet: Sheet, noun: Token, verb: Token | None) -> Mood:
    table = sheet.language.tables["modality"]
    adjectives = {sheet.tokens[c].lemma for c in sheet.children[noun.i] if sheet.tokens[c].dep in ("amod", "compound", "nmod")}
    if adjectives & set(table["hypothetical_adjectives"]):
        return Mood("hypothetical", "possible")
    if adjectives & set(table["future_adjectives"]):
        return Mood("future", "planned")
    said = _said_of(sheet, noun)
    if said is not None:
        return said
    beyond = beyond_aside(sheet, noun)
    if beyond is not None:
        return Mood("hypothetical", f"under '{beyond.text}'") if beyond.lemma in table["possible_modals"] else _own_mood(sheet, beyond)
    if verb is not None and (case_of(sheet, noun.i) not in ("par", "by") or _by_means(sheet, noun)) and noun.dep in ("obj", "subj", "subjpass", "obl", "conj", "attr"):
        own = _own_mood(sheet, verb)
        if own.status != "actual" and (light(sheet, verb) or carries(sheet, verb, noun) or _by_means(sheet, noun) and case_of(sheet, noun.i) in ("par", "by") or noun.dep in ("subj", "subjpass", "attr")) and verb.lemma not in ("annoncer", "announce"):
            return own
    return Mood("actual", "a noun without a mood")


def _by_means(sheet: Sheet, noun: Token) -> bool:
    """*Ripostera par des tirs*: means that are told for the first time are as far ahead as their verb."""
    return any(sheet.tokens[c].low in ("un", "une", "des", "a", "an") for c in sheet.children[noun.i] if sheet.tokens[c].dep == "det")


def _follows(sheet: Sheet, above: Token, words: str) -> bool:
    """Whether words stand at a predicate or right behind it: *is in the works*, *tombe à l'eau*."""
    first, last = max(0, above.i - 3), min(above.i + 7, sheet.sentence_of(above.i).last)
    return f" {fold(words)} " in " " + " ".join(t.low for t in sheet.tokens[first:last]) + " "


def _with_to_be(sheet: Sheet, verb: Token) -> bool:
    """*Un convoi y est attendu*: a passive that the parser took for an active."""
    return verb.form == "Part" and any(sheet.tokens[c].lemma == "être" and sheet.tokens[c].dep in ("aux", "cop") for c in sheet.children[verb.i])


def _said_of(sheet: Sheet, noun: Token) -> Mood | None:
    """What the predicate of a noun makes of its act: *la sortie sera effective*, *l'envoi n'est pas prévu*, *is to start*."""
    table = sheet.language.tables["modality"]
    above = sheet.tokens[noun.head]
    if noun.dep not in ("subj", "subjpass") or above.i == noun.i:
        return None
    denied = negation(sheet, above)
    pending = next((words for words in table["pending"] if _follows(sheet, above, words)), None)
    if pending is not None:
        return Mood("negated", f"not {pending}") if denied else Mood("future", pending)
    if above.lemma in table["come_to_nothing"] and not denied or next((True for words in table["come_to_nothing"] if " " in words and _follows(sheet, above, words)), False):
        return Mood("negated", f"came to nothing: '{above.text}'")
    below = [sheet.tokens[c] for c in sheet.children[above.i] if sheet.tokens[c].form == "Inf"]
    if any(t.lemma in table["unrealised"] for t in (above, *below)) and denied:
        return Mood("hypothetical", f"not {above.text}")
    if above.lemma in (*table["future_verbs"], *table["planned"]) and (noun.dep == "subjpass" or _with_to_be(sheet, above)):
        return Mood("negated", f"not {above.text}") if denied else Mood("future", above.text) if _still_ahead(sheet, noun, above) else None
    helpers = [sheet.tokens[c] for c in sheet.children[above.i] if sheet.tokens[c].dep in ("cop", "aux", "auxpass")]
    if above.pos not in VERBAL and any(t.tense == "Fut" for t in helpers):
        return Mood("future", "will be")
    if above.pos not in VERBAL and any(t.mood == "Cnd" or t.low in ("serait", "seraient") for t in helpers):
        return Mood("hypothetical", CONDITIONAL)
    to_be = above.lemma == "be" and any(sheet.tokens[c].dep == "xcomp" and sheet.tokens[c].i == above.i + 2 and sheet.tokens[above.i + 1].low == "to" for c in sheet.children[above.i])
    return Mood("future", "is to") if to_be else None
