"""Drafts that say again what another says, or that are only the content of a demand, a promise or a threat, go."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.changed import changed
from dragoman.coding.codes import states
from dragoman.coding.events.recast import recast
from dragoman.coding.events.telling import telling
from dragoman.coding.grammar import case_of
from dragoman.coding.once import Phrases, listed, once, standing
from dragoman.coding.sheet import Draft, Sheet
from dragoman.packs import Language

#: what a sanction or a refusal ends: it is presupposed, not told
ENDED = frozenset({"AID", "COOPERATE", "CONSULT", "SUPPORT", "AGREE"})
#: what a concession gives up, and the prepositions that lead to it
GIVEN_UP = frozenset({"REJECT", "REQUEST", "COERCE", "THREATEN", "SANCTION", "MOBILIZE"})
TOWARDS = frozenset({"à", "de", "sur", "contre", "en faveur de", "pour", "", "of", "to", "on", "against"})
OWN = frozenset({"relcl", "parataxis"})
#: acts that answer the word of another, and what such a word may be
ANSWERS = frozenset({"REJECT", "AGREE"})
WORDS = frozenset({"AGREE", "REQUEST", "ACCUSE", "THREATEN"})


def prune(sheet: Sheet, drafts: list[Draft]) -> Iterator[Draft]:
    """The drafts that stand, each with the trigger of the draft whose complement it stands in (`inside`)."""
    every = recast(sheet, {d.trigger: d for d in drafts})
    only = telling(sheet, every)
    by_token = {i: d for i, d in every.items() if i not in only}
    for made in by_token.values():
        if _merely_named(sheet, made) or _presupposed(sheet, made) or _killing(sheet, made, by_token) or _lifted(sheet, made, by_token) or _lent(sheet, made, by_token) or _doer(sheet, made, by_token) or _fired(sheet, made, by_token) or _summed_up(sheet, made, by_token) or _spelt(sheet, made, by_token):
            continue
        above = _governor(sheet, made, by_token)
        if above is None:
            yield made
        elif _answered(above, made):
            yield changed(made, inside=above.trigger)
        elif _same_act(sheet, above, made) or _within(sheet, above, made, by_token) or _ended(sheet, above, made) or _given_up(sheet, above, made) or _agreed(sheet, above, made):
            continue
        else:
            yield changed(made, inside=above.trigger)


def _merely_named(sheet: Sheet, made: Draft) -> bool:
    """*Les échanges ont porté sur la relance de la coopération*: a topic, not an act (codebook.md 8)."""
    if made.kind != "noun":
        return False
    about = sheet.language.tables["language"]["about"]
    at, steps = sheet.tokens[made.trigger], 0
    while at.head != at.i and steps < 5 and at.dep in ("nmod", "conj", "obj", "obl", "appos", "compound", "amod", "subjpass", "parataxis"):
        at, steps = sheet.tokens[at.head], steps + 1
        if at.lemma in about and at.pos in ("VERB", "NOUN", "ADJ"):
            return True
    return False


def _presupposed(sheet: Sheet, made: Draft) -> bool:
    """*La fin des injonctions*: what is ended is no act that the text tells (codebook.md 9)."""
    token = sheet.tokens[made.trigger]
    above = sheet.tokens[token.head]
    return made.kind == "noun" and token.dep in ("nmod", "compound", "poss") and above.lemma in sheet.language.tables["language"]["ending"] and above.i < token.i


def _lifted(sheet: Sheet, made: Draft, by_token: dict[int, Draft]) -> bool:
    """*Lever les sanctions prises en 2014*, *annuler le sommet prévu jeudi*: what is lifted or called off is presupposed, even with a participle of its own (codebook.md 9); behind a comma (*ses postes, fermés en mars*) it is told."""
    token = sheet.tokens[made.trigger]
    noun = sheet.tokens[token.head]
    above = by_token.get(noun.head)
    own = made.kind == "verb" and token.form == "Part" and token.dep in ("acl", "amod")
    told = made.type == "SANCTION" and sheet.tokens[made.trigger - 1].text == ","
    if not own or told or above is None or noun.dep not in ("obj", "subjpass"):
        return False
    return (made.type in ("SANCTION", "ASSAULT") and above.type == "CONCEDE" and not made.actor) or (made.type == "AGREE" and above.type == "REJECT")


def _lent(sheet: Sheet, made: Draft, by_token: dict[int, Draft]) -> bool:
    """*The amnesty granted by Chad*: a participle that only tells who does what its noun tells is no act beside it."""
    token = sheet.tokens[made.trigger]
    noun = by_token.get(token.head)
    return made.kind == "verb" and noun is not None and noun.type == made.type and noun.kind == "noun" and token.dep in ("acl", "relcl") and token.lemma in sheet.language.words("language", "lending")


def _doer(sheet: Sheet, made: Draft, by_token: dict[int, Draft]) -> bool:
    """*Shot dead by an Indonesian patrol*: forces that do an act are not moved in it."""
    token = sheet.tokens[made.trigger]
    above = by_token.get(token.head)
    return made.type == "MOBILIZE" and made.kind == "noun" and token.dep in ("agent", "subj") and above is not None and above.kind == "verb" and above.type in ("ASSAULT", "COERCE") and above.trigger != made.trigger


def _fired(sheet: Sheet, made: Draft, by_token: dict[int, Draft]) -> bool:
    """*Des obus tirés du Soudan se sont abattus sur un camp*: what is fired and what falls are one operation."""
    token = sheet.tokens[made.trigger]
    above = by_token.get(sheet.tokens[token.head].head) if made.kind == "verb" and token.form == "Part" and token.dep == "acl" else None
    return above is not None and made.type == above.type == "ASSAULT" and sheet.tokens[token.head].dep in ("subj", "subjpass") and (made.recipient == above.recipient or not made.recipient)


def _summed_up(sheet: Sheet, made: Draft, by_token: dict[int, Draft]) -> bool:
    """*A demandé aux soldats de partir, une requête à laquelle ...*: a noun that takes up what its sentence has told is no further act."""
    token = sheet.tokens[made.trigger]
    first = next((c for c in sheet.children[token.i] if sheet.tokens[c].low in ("un", "une", "a", "an") and c < token.i), None)
    if made.kind != "noun" or first is None or sheet.tokens[first - 1].text != "," or token.dep == "conj":
        return False
    taken_up = any(sheet.tokens[c].dep in ("relcl", "acl") and c > token.i for c in sheet.children[token.i])
    return taken_up and any(d.type == made.type and d.trigger < first and sheet.tokens[d.trigger].sent == token.sent for d in by_token.values())


def _spelt(sheet: Sheet, made: Draft, by_token: dict[int, Draft]) -> bool:
    """*Ordered two envoys to leave*: a word of another act's trigger tells no act of the same category again."""
    return sheet.tokens[made.trigger].form == "Inf" and any(d.type == made.type and d.trigger == sheet.tokens[made.trigger].head != made.trigger and made.trigger in d.words for d in by_token.values())


def _governor(sheet: Sheet, made: Draft, by_token: dict[int, Draft]) -> Draft | None:
    """The nearest draft above in the tree, within the same assertion."""
    at = made.trigger
    while sheet.tokens[at].head != at:
        token = sheet.tokens[at]
        if token.dep in OWN or (token.dep == "acl" and token.form == "Part") or (token.dep == "advcl" and token.pos not in ("ADJ", "NOUN") and not _purpose(sheet, at)):
            return None
        if token.dep in ("ccomp", "conj", "dep", "advcl") and _own_clause(sheet, at):
            return None
        if token.dep in ("subj",) or (token.dep == "conj" and token.pos in ("VERB", "AUX") and sheet.tokens[token.head].pos in ("VERB", "AUX")):
            if token.dep == "subj":
                return None
            at = token.head
            above_head = sheet.tokens[at]
            if above_head.head == at or at in by_token and above_head.dep in ("root", "conj"):
                return None
            continue
        at = token.head
        if at in by_token:
            return by_token[at]
    return None


def _own_clause(sheet: Sheet, at: int) -> bool:
    """*Washington exprime sa volonté, Bamako exige*: a finite clause behind a comma, with its own subject and no word that joins it."""
    kids = [sheet.tokens[c] for c in sheet.children[at]]
    if any(t.dep == "mark" for t in kids) or sheet.tokens[at].pos not in ("VERB", "AUX"):
        return False
    subject = next((t for t in kids if t.dep in ("subj", "subjpass") and t.i < at), None)
    verb = min([at, *(t.i for t in kids if t.dep in ("aux", "auxpass", "neg"))])
    before = sheet.mention_at.get(verb - 1)
    named = before if before and before.last == verb and before.kind in ("name", "capital", "person") else None
    if subject is None and named is None:
        return False
    first = named.first if named else min(sheet.subtree(subject.i)) if subject else at
    return first > 0 and sheet.tokens[first - 1].text in (",", ";") and sheet.tokens[first - 1].sent == sheet.tokens[at].sent


def _ended(sheet: Sheet, above: Draft, made: Draft) -> bool:
    """*A gelé 18 millions d'aide*: of what a verb of sanction takes away only the taking is told."""
    if above.type not in ("SANCTION", "REJECT") or made.type not in ENDED or made.kind != "noun" or above.kind != "verb":
        return False
    at = made.trigger
    while at != above.trigger and (sheet.tokens[at].dep in ("nmod", "obj", "conj", "compound", "subjpass", "amod") or _left(sheet, at, above)):
        at = sheet.tokens[at].head
    return at == above.trigger


def _left(sheet: Sheet, at: int, above: Draft) -> bool:
    """*Taille dans son aide*, *sort de l'accord*, *barred from its meetings*: what a verb goes out of, or cuts into."""
    cases = ("de", "dans", "from") if above.type == "SANCTION" else ("de", "dans")
    return sheet.tokens[at].head == above.trigger and sheet.tokens[at].dep == "obl" and case_of(sheet, at) in cases


def _given_up(sheet: Sheet, above: Draft, made: Draft) -> bool:
    """*A levé son veto à l'aide*, *soutient la candidature de la Géorgie à l'OCDE*: what is given up or backed is presupposed (codebook.md 9)."""
    gone = above.type == "CONCEDE" and made.type in GIVEN_UP | ENDED
    backed = above.type == "SUPPORT" and (made.type == "REQUEST" or (made.type == "SUPPORT" and states(made.actor) <= states(above.recipient) and any(code.startswith("IGO-") for code in made.recipient)))
    drilled = above.type == "COOPERATE" and made.type == "MOBILIZE"  # *ont entamé leur exercice naval*
    if not (gone or backed or drilled) or above.kind != "verb" or made.kind != "noun":
        return False
    at = made.trigger
    while at != above.trigger and (sheet.tokens[at].dep in ("obj", "conj", "compound", "subjpass", "amod") or (sheet.tokens[at].dep in ("nmod", "obl") and case_of(sheet, at) in TOWARDS)):
        at = sheet.tokens[at].head
    return at == above.trigger


def _answered(above: Draft, made: Draft) -> bool:
    """*Turned down Taiwan's request*: the word of another that a refusal or a consent answers is told too."""
    own, other = ({code.split(":")[0] for code in each.actor} for each in (above, made))
    return above.type in ANSWERS and made.type in WORDS and made.kind == "noun" and bool(other) and bool(own) and own.isdisjoint(other)


def _at_other_time(sheet: Sheet, above: Draft, made: Draft, words: str = "apart") -> bool:
    """*Met a week after the visit*: what stands behind such a preposition is another act; `words` names the list of them."""
    at, apart = made.trigger, sheet.language.words("language", words)
    while at != above.trigger and sheet.tokens[at].head != at:
        if case_of(sheet, at) in apart:
            return True
        at = sheet.tokens[at].head
    return False


def _absorbed(sheet: Sheet, above: Draft, made: Draft) -> bool:
    """Whether an act is only the content of a draft that takes up its content: *a rappelé son ambassadeur quatre jours après l'expulsion du sien* tells of two."""
    apart = made.kind == "noun" and _at_other_time(sheet, above, made, "afterwards")
    return above.content == "absorb" and not apart and not _beside(sheet, above, made)


def _within(sheet: Sheet, above: Draft, made: Draft, by_token: dict[int, Draft]) -> bool:
    """Whether an act is only content: of the draft above it, or of one that takes up that draft too (*warned that it would back the return of sanctions*)."""
    if _absorbed(sheet, above, made):
        return True
    over = _governor(sheet, above, by_token)
    return over is not None and above.kind == "verb" and _absorbed(sheet, over, above) and _absorbed(sheet, over, made)


def _beside(sheet: Sheet, above: Draft, made: Draft) -> bool:
    """*En visite à Quito, a promis*; *exige, lors de son entretien, le retrait*: a phrase that hangs on the verb itself and is no content of it."""
    if made.kind != "noun" or above.kind != "verb":
        return False
    at = made.trigger
    while sheet.tokens[at].head not in (at, above.trigger):
        at = sheet.tokens[at].head
    first = min(sheet.subtree(at))
    return sheet.tokens[at].head == above.trigger and made.trigger - first < 6 and bool(standing(sheet, _phrases(sheet.language), first))


@once
def _phrases(language: Language) -> Phrases[tuple[int, str]]:
    return listed(language.tables["language"].get("beside", ()))


def _agreed(sheet: Sheet, above: Draft, made: Draft) -> bool:
    """*Signed a deal to swap data*: what a pact is about is its content, wherever the parser hung it."""
    token, pacts = sheet.tokens[made.trigger], sheet.language.words("language", "pacts")
    if above.type not in ("SUPPORT", "AGREE") or token.form != "Inf":
        return False
    signed = sheet.predicates.get(above.trigger) if token.head == above.trigger else None
    nouns = signed.objects if signed else (token.head,)
    return any(sheet.tokens[i].pos == "NOUN" and sheet.tokens[i].lemma in pacts for i in nouns)


def _killing(sheet: Sheet, made: Draft, by_token: dict[int, Draft]) -> bool:
    """*Struck a car, killing two*, *in a raid on the port, killing two*: one operation (codebook.md 9); behind a comma, whatever the parser hung it on."""
    token = sheet.tokens[made.trigger]
    if (made.type, made.kind, token.form, token.tense) != ("ASSAULT", "verb", "Part", "Pres"):
        return False
    strikes = [d for d in by_token.values() if d.type == "ASSAULT" and d.trigger < token.i and sheet.tokens[d.trigger].sent == token.sent]
    if token.dep == "advcl" and any(token.head in (d.trigger, *d.words) for d in strikes):
        return True
    return sheet.tokens[token.i - 1].text == "," and bool(strikes)


def _purpose(sheet: Sheet, at: int) -> bool:
    return sheet.tokens[at].form == "Inf"


def _same_act(sheet: Sheet, above: Draft, made: Draft) -> bool:
    """A verb and the noun that is its object tell of one act when they are of one category and of one doer."""
    if above.type == made.type and _purpose(sheet, made.trigger) and sheet.tokens[made.trigger].head == above.trigger and above.actor and above.actor == made.actor:
        return True  # *sont venus prêter main-forte*, *accepte de recevoir les expulsés*
    if made.kind == "noun" and (_at_other_time(sheet, above, made, "afterwards") or _in_answer(sheet, above, made)):
        return False
    if above.type != made.type or made.kind != "noun":
        marched = above.type == "PROTEST" and made.type == "ACCUSE" and sheet.tokens[made.trigger].dep == "advcl"  # *marched to denounce the raids*
        told_twice = above.type == made.type and (made.type == "ACCUSE" or _aim(sheet, above, made))  # *summoned to be handed a protest*
        return (marched or told_twice) and _purpose(sheet, made.trigger)
    if made.type == "CONSULT" and above.kind == "verb" and len({c.split(":")[0] for c in made.actor}) < 2 and not _at_other_time(sheet, above, made):
        return True  # *met on the sidelines of a summit*, *attended the meeting*
    if made.type == "CONCEDE" and sheet.tokens[made.trigger].dep == "obj" and sheet.tokens[made.trigger].head == above.trigger:
        return True  # *a accepté une trêve à Gaza*
    return not (above.actor and made.actor and not {c.split(":")[0] for c in above.actor} & {c.split(":")[0] for c in made.actor})


def _in_answer(sheet: Sheet, above: Draft, made: Draft) -> bool:
    """*In retaliation for the expulsion of its envoys, ordered two diplomats to leave*: what an act answers is another."""
    at, nouns = made.trigger, sheet.language.words("language", "answering")
    while at != above.trigger and sheet.tokens[at].head != at:
        at = sheet.tokens[at].head
        if sheet.tokens[at].lemma in nouns and sheet.tokens[at].pos == "NOUN":
            return True
    return False


def _aim(sheet: Sheet, above: Draft, made: Draft) -> bool:
    """*Ont débrayé pour protester contre le décret*, *a débarqué pour épauler la police*: what is done so is what it is done for, towards the same."""
    one, other = ({code.split(":")[0] for code in each.recipient} for each in (above, made))
    marked = any(sheet.tokens[c].low in ("pour", "afin") for c in sheet.children[made.trigger])
    return marked and made.type in ("PROTEST", "AID") and (one == other or not other or not one)
