"""Words by which the lists of a pack ask for a kind of thing and not for a word: `*people`, `*force`, `*place`, `*outlet`, `*body`, `*nobody`, `*nothing`, `*matter`, `*infinitive`, `*aside`, `*denying`, `*foretold`, `*recounting`, `*bidding`.

A list can hold every word for a fisherman; it cannot hold every nation's name for its people, every armed group, every town, every verb.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.actors.posts import among, sector_of
from dragoman.coding.events.told import told
from dragoman.coding.marks import OPENING
from dragoman.coding.once import once
from dragoman.coding.predicates.verbs import REFLEXIVES
from dragoman.coding.sheet import Mention, Sheet, Token
from dragoman.coding.tenses import told_in
from dragoman.packs import Language

#: sectors of people who are no organs of a state, and of those who bear arms
CIVIL = frozenset({"CVL", "OPP", "JRN", "REF", "LAB", "REL", "EDU", "MED", "ELI", "SOC"})
ARMED = frozenset({"MIL", "REB", "PRM", "UAF", "CRM"})
#: kinds of mentions that name a spot on the map
SPOTS = frozenset({"place", "capital"})


def kinds_of(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """The tokens that are of a kind, each with the word for it: *deux Maliens* and *deux pêcheurs* are people, *le Jnim* and *l'armée* a force, *Goma* a place, *elle* a body, *cesser* an infinitive."""
    for mention in sheet.mentions:
        kind = _named(sheet, mention)
        if kind is not None:
            yield mention.head, kind
        elif mention.kind in ("name", "pronoun") and mention.codes[0].startswith("IGO-"):
            yield mention.head, "*body"
    yield from _of_words(sheet)


def _of_words(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """The tokens that are of a kind by their own word and its place."""
    things = frozenset(among(sheet, "things"))
    nobody, nothing = (sheet.language.words("modality", name) for name in ("nobody", "nought"))
    for token in sheet.tokens:
        if (token.low in nobody or token.low in nothing) and _at_all(sheet, token):
            yield token.i, "*nobody" if token.low in nobody else "*nothing"
        if token.pos in ("VERB", "AUX"):
            yield from ((token.i, kind) for kind in _verbal(sheet, token))
        if token.pos == "NOUN" and token.dep == "obj" and any(sheet.tokens[c].dep in ("det", "nummod") for c in sheet.children[token.i]):
            yield token.i, "*matter"  # *ont signé mardi* has a noun behind it and no object
        sector = sector_of(sheet, token.i) if token.pos == "NOUN" else None
        if sector in CIVIL and token.lemma not in things:
            yield token.i, "*people"
        elif sector in ARMED:
            yield token.i, "*force"


def _at_all(sheet: Sheet, token: Token) -> bool:
    """*N'a expulsé personne*, *n'a rien versé*: whether such a pronoun leaves nobody, or nothing, to an act; *trente personnes* are people."""
    return token.i > 0 and sheet.tokens[token.i - 1].pos not in ("DET", "NUM", "ADJ")


def _verbal(sheet: Sheet, token: Token) -> Iterator[str]:
    """*Cesser* is an infinitive; *« Retirez vos soldats »* bids; *qu'il poursuivra*, *que ses chars partiront* tell what the one who speaks, or what is his, will do."""
    if token.form == "Inf":
        yield "*infinitive"
    elif bidding(sheet, token.i):
        yield "*bidding"
    elif _aside(sheet, token):
        yield "*aside"
        yield from told(sheet, token)
    elif any(_of_the_speaker(sheet, c) for c in sheet.children[token.i]) and told_in(sheet, token.i) == "future":
        yield "*pledge"


def bidding(sheet: Sheet, i: int) -> bool:
    """*« Retirez vos soldats »*: an imperative that a quotation begins with, which tells of no act."""
    return i > 0 and sheet.tokens[i].low.endswith("ez") and sheet.tokens[i - 1].text in OPENING


def _aside(sheet: Sheet, token: Token) -> bool:
    """*Il n'a rien reçu, soutient son ministre*, *s'inquiète-t-on*: a verb right behind a mark and right before who speaks, which only tells whose word it is."""
    sentence = sheet.sentence_of(token.i)
    if token.i + 1 >= sentence.last or not _says(sheet.tokens[token.i + 1]):
        return False
    kids = [sheet.tokens[c] for c in sheet.children[token.i]]
    helpers = {t.i for t in kids if (t.dep in ("aux", "auxpass", "neg") or t.low in REFLEXIVES) and t.i < token.i}
    first = min(helpers, default=token.i)
    if first <= sentence.first or sheet.tokens[first - 1].text not in (",", "»") or (token.form == "Part" and not helpers):
        return False
    return not any(t.dep in ("subj", "subjpass") and t.i < token.i for t in kids)


def _says(token: Token) -> bool:
    """Whether who speaks begins with a word: a noun phrase, or a pronoun behind a hyphen."""
    return token.pos in ("DET", "NOUN", "PROPN") or (token.pos == "PRON" and token.text.startswith("-"))


@once
def _owned(language: Language) -> frozenset[str]:
    """The words of a language for who was told before, or for what is his."""
    return frozenset().union(*(language.words("language", key) for key in ("pronouns", "possessives", "first_person")))


def _of_the_speaker(sheet: Sheet, i: int) -> bool:
    """A subject that is a personal pronoun, or that a possessive gives to somebody told before."""
    token = sheet.tokens[i]
    owned = _owned(sheet.language)
    return token.dep == "subj" and (token.low in owned or any(sheet.tokens[c].low in owned for c in sheet.children[i] if sheet.tokens[c].dep in ("det", "poss", "nmod")))


def _named(sheet: Sheet, mention: Mention) -> str | None:
    """What a name that needs no noun beside it stands for: a nation's people, an armed group or a unit, a place, a newspaper or a channel."""
    if mention.kind in SPOTS or mention.kind == "person":
        return "*place" if mention.kind in SPOTS else "*person"
    if mention.kind == "media":
        return "*outlet"
    token = sheet.tokens[mention.head]
    if mention.kind == "name" and mention.why.startswith("demonym") and token.pos in ("NOUN", "PROPN") and token.dep not in ("amod", "compound", "poss"):
        return "*people"
    armed = mention.kind in ("group", "unit") and any(code.startswith("REB") or code.partition(":")[2] in ARMED for code in mention.codes)
    return "*force" if armed else None
