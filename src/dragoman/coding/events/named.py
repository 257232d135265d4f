"""Drafts whose words name an act but do not tell it: topics, what is lifted or ended, one operation told by two words."""

from __future__ import annotations

from dragoman.coding.actors.posts import sector_of
from dragoman.coding.codes import states
from dragoman.coding.events.above import beside
from dragoman.coding.events.content import opens_beside
from dragoman.coding.grammar import case_of
from dragoman.coding.modality.forms import own_mood
from dragoman.coding.sheet import Draft, Sheet, Token

#: words against somebody, which may be told twice
BLAMING = frozenset({"ACCUSE", "REJECT"})


def _merely_named(sheet: Sheet, made: Draft) -> bool:
    """*Les échanges ont porté sur la relance de la coopération*: a topic, not an act (codebook.md 8)."""
    if made.kind != "noun":
        return False
    about = sheet.language.tables["language"]["about"]
    at, steps = sheet.tokens[made.trigger], 0
    while at.head != at.i and steps < 5 and at.dep in ("nmod", "conj", "obj", "obl", "appos", "compound", "amod", "subjpass", "parataxis"):
        if at.dep == "obl" and at.i > 0 and opens_beside(sheet, at.i - 1):
            return False  # *en déplacement à Sofia, a parlé de blé*
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
    """*Lever les sanctions prises en 2014*, *annuler le sommet prévu jeudi*: what is lifted or called off is presupposed, even with a participle of its own (codebook.md 9); behind a comma (*ses postes, fermés en mars*) it is told, and so is a verdict (*a gracié onze officiers condamnés en mars*)."""
    token = sheet.tokens[made.trigger]
    noun = sheet.tokens[token.head]
    above = by_token.get(noun.head)
    own = made.kind == "verb" and token.form == "Part" and token.dep in ("acl", "amod")
    told = made.type == "SANCTION" and (made.mode == "convict" or sheet.tokens[made.trigger - 1].text == ",")
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


def _so_called(sheet: Sheet, made: Draft, by_token: dict[int, Draft]) -> bool:
    """*Condemned the plan, calling it a crime*: what one condemns or rejects and calls names is one act."""
    token = sheet.tokens[made.trigger]
    above = by_token.get(token.head)
    calling = token.dep == "advcl" and token.low.endswith("ing") and token.lemma in sheet.language.words("language", "so_calling")
    return calling and made.type in BLAMING and above is not None and above.trigger < made.trigger and above.type in BLAMING and states(above.actor) >= states(made.actor)


def _charged_with(sheet: Sheet, made: Draft, by_token: dict[int, Draft]) -> bool:
    """*Arrested on charges of spying*, *held on suspicion of fraud*: what somebody is held for is told with the holding."""
    token = sheet.tokens[made.trigger]
    above = by_token.get(token.head)
    return made.type == "ACCUSE" and made.kind == "noun" and case_of(sheet, token.i) == "on" and above is not None and above.type in ("COERCE", "SANCTION", "ASSAULT")


def _fired(sheet: Sheet, made: Draft, by_token: dict[int, Draft]) -> bool:
    """*Des obus tirés du Soudan se sont abattus sur un camp*: what is fired and what falls are one operation."""
    token = sheet.tokens[made.trigger]
    above = by_token.get(sheet.tokens[token.head].head) if made.kind == "verb" and token.form == "Part" and token.dep == "acl" else None
    return above is not None and made.type == above.type == "ASSAULT" and sheet.tokens[token.head].dep in ("subj", "subjpass") and (made.recipient == above.recipient or not made.recipient)


def _done_by(sheet: Sheet, made: Draft, by_token: dict[int, Draft]) -> bool:
    """*Rocket fire by Hezbollah on Israel wounded three soldiers*: fire whose two parties are said and the harm that it does to nobody named are one operation."""
    predicate = sheet.predicates.get(made.trigger)
    if made.type != "ASSAULT" or made.kind != "verb" or made.recipient or predicate is None:
        return False
    fire = (d for s in predicate.subjects if (d := by_token.get(s)) is not None)
    return any(d.type == "ASSAULT" and d.kind == "noun" and d.actor and d.recipient for d in fire)


def _marchers(sheet: Sheet, made: Draft, by_token: dict[int, Draft]) -> bool:
    """*Hundreds marched, some demonstrators demanding a vote*: people who protest, in a sentence that has told of their protest."""
    token = sheet.tokens[made.trigger]
    if made.type != "PROTEST" or made.kind != "noun" or sector_of(sheet, made.trigger) != "CVL":
        return False
    return any(d.type == "PROTEST" and d.trigger < token.i for d in beside(sheet, token.i, by_token))


def _summed_up(sheet: Sheet, made: Draft, by_token: dict[int, Draft]) -> bool:
    """*A demandé aux soldats de partir, une requête à laquelle ...*: a noun that takes up what its sentence has told is no further act."""
    token = sheet.tokens[made.trigger]
    first = next((c for c in sheet.children[token.i] if sheet.tokens[c].low in ("un", "une", "a", "an") and c < token.i), None)
    if made.kind != "noun" or first is None or sheet.tokens[first - 1].text != "," or token.dep == "conj":
        return False
    taken_up = any(sheet.tokens[c].dep in ("relcl", "acl") and c > token.i for c in sheet.children[token.i])
    return taken_up and any(d.type == made.type and d.trigger < first for d in beside(sheet, token.i, by_token))


def _spelt(sheet: Sheet, made: Draft, by_token: dict[int, Draft]) -> bool:
    """*Ordered two envoys to leave*: a word of another act's trigger tells no act of the same category again."""
    token = sheet.tokens[made.trigger]
    above = by_token.get(token.head) if token.form == "Inf" and token.head != token.i else None
    return above is not None and above.type == made.type and made.trigger in above.words


def _killing(sheet: Sheet, made: Draft, by_token: dict[int, Draft]) -> bool:
    """*Struck a car, killing two*, *in a raid on the port, killing two*: one operation (codebook.md 9); behind a comma, whatever the parser hung it on, unless another did it (*India shelled posts and Pakistan hit back, killing two*)."""
    token = sheet.tokens[made.trigger]
    if (made.type, made.kind, token.form, token.tense) != ("ASSAULT", "verb", "Part", "Pres"):
        return False
    strikes = [d for d in beside(sheet, token.i, by_token) if d.type == "ASSAULT" and d.trigger < token.i]
    if token.dep == "advcl" and any(token.head in (d.trigger, *d.words) for d in strikes):
        return True
    own = not made.actor or any(not d.actor or states(d.actor) & states(made.actor) for d in strikes)
    return sheet.tokens[token.i - 1].text == "," and bool(strikes) and own


def _stipulated(sheet: Sheet, made: Draft, by_token: dict[int, Draft]) -> bool:
    """*A deal under which Russia will train soldiers*, *a pact allowing joint drills*, *a plan that would disarm the group*: what a pact or a plan provides for is its content."""
    pacts, providing = sheet.language.words("language", "pacts") | sheet.language.words("language", "plans"), sheet.language.words("language", "providing")
    at = made.trigger
    if sheet.tokens[at].form == "Part" and sheet.tokens[at].tense == "Past" and sheet.tokens[at - 1].text == ",":
        return False  # *le traité permettant de transférer un Iranien, condamné en 2021*
    if _under_which(sheet, at, pacts):
        return _ahead(sheet, sheet.tokens[at], providing)
    for _ in range(4):
        token = sheet.tokens[at]
        noun = sheet.tokens[token.head]
        if token.dep in ("relcl", "acl") and noun.pos in ("NOUN", "PROPN"):
            return noun.lemma in pacts and _ahead(sheet, token, providing) and any(d.trigger < made.trigger for d in beside(sheet, made.trigger, by_token))
        if token.head == at:
            return False
        at = token.head
    return False


def _under_which(sheet: Sheet, at: int, pacts: frozenset[str]) -> bool:
    """*Un accord aux termes duquel la Russie formera des soldats*: whether a relative behind a pact opens a verb's clause, wherever the parser hung it."""
    opening, first = sheet.language.words("language", "under_which"), max(sheet.sentence_of(at).first, at - 12)
    which = next((i for i in range(at - 1, first, -1) if sheet.tokens[i].low in opening), None)
    if which is None or any(t.form == "Fin" or t.text == "," for t in sheet.tokens[which + 1 : at] if t.head != at):
        return False
    return any(t.pos == "NOUN" and t.lemma in pacts for t in sheet.tokens[max(first, which - 5) : which])


def _ahead(sheet: Sheet, verb: Token, providing: frozenset[str]) -> bool:
    """Whether a verb below a pact tells of what it provides for: *allowing*, *will train*, *would require*, *to train*, *formera*, *autorisant*."""
    if own_mood(sheet, verb).status in ("future", "hypothetical"):
        return True
    helpers = {sheet.tokens[c].low for c in sheet.children[verb.i] if sheet.tokens[c].dep in ("aux", "auxpass")}
    return (verb.lemma in providing and (verb.low.endswith("ing") or (verb.form == "Part" and verb.tense == "Pres"))) or bool(helpers & {"will", "would", "can", "could", "may", "to", "should", "must"})


#: what another draft of the text tells already
TOLD_BY_ANOTHER = (_killing, _lifted, _lent, _doer, _so_called, _charged_with, _fired, _done_by, _marchers, _summed_up, _spelt, _stipulated)


def only_named(sheet: Sheet, made: Draft, by_token: dict[int, Draft]) -> bool:
    """Whether the words of a draft name an act that they do not tell; `by_token`: the drafts of the text by the word they stand on."""
    return _merely_named(sheet, made) or _presupposed(sheet, made) or any(told(sheet, made, by_token) for told in TOLD_BY_ANOTHER)
