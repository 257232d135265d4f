"""Who acts and on whom: each slot of a trigger looked up among a predicate's arguments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from dragoman.coding.actors.posts import BRANCHES, sector_of
from dragoman.coding.codes import entities, states
from dragoman.coding.events.triggers import Fit, ahead
from dragoman.coding.fixed import fixed
from dragoman.coding.predicates import appended, base, case_of, conjuncts, kids
from dragoman.coding.sheet import Mention, Predicate, Sheet

#: a capital after one of these is where something happens, unless the slot asks for that very preposition
SPEECH = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"})
HARM = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
#: kinds of mentions that stand in rows, and the words between them
ROWED = frozenset({"name", "capital", "person", "role", "unit", "group"})
BETWEEN = frozenset({",", "et", "and", "ou", "or", "le", "la", "les", "l'", "the", "à", "a", "de", "du", "d'", "des", "avec", "with", "to", "of", "en", "au", "aux"})
#: kinds of mentions that a hyphen joins, and the hyphens
PAIRED = frozenset({"name", "capital", "modifier", "seat", "group", "place", "person"})
HYPHENS = frozenset({"-", "–", "‑", "/"})
#: verbs between a name and the infinitive that it does
MODALS = frozenset({"pouvoir", "devoir", "vouloir", "aller", "compter", "souhaiter", "espérer", "entendre"})
#: sectors of people whom their own state acts on
PEOPLE = frozenset({"CVL", "OPP", "ELI", "JRN", "REF", "LAB", "REL", "EDU", "MED"})
STOP = frozenset({"relcl", "advcl", "ccomp", "parataxis", "xcomp"})


@fixed()
class Role:
    """The entities that fill a role, where they stand, and how they were found."""

    codes: tuple[str, ...]
    at: int
    why: str

    @property
    def mutual(self) -> bool:
        """Whether these are the two sides of one relation: *entre Paris et Alger*."""
        return len(entities(self.codes)) > 1 and self.why.startswith(("after 'between'", "after 'entre'", "after 'among'"))


@dataclass(frozen=True)
class Finder:
    """Looks up mentions by the token that heads them."""

    sheet: Sheet

    @cached_property
    def by_token(self) -> dict[int, Mention]:
        table: dict[int, Mention] = {}
        for mention in self.sheet.mentions:
            if mention.kind in ("media",):
                continue
            for i in range(mention.first, mention.last):
                table.setdefault(i, mention)
        for mention in self.sheet.mentions:
            if mention.kind != "media" and (mention.kind != "modifier" or mention.head not in table):
                table[mention.head] = mention
        return table

    @cached_property
    def rows(self) -> dict[int, tuple[Mention, ...]]:
        """Names in a row (*Vilnius, Tallinn et Riga*), by the head of each: coordination that needs no parser."""
        found: dict[int, tuple[Mention, ...]] = {}
        row: list[Mention] = []
        linked = False
        for mention in [*(m for m in self.sheet.mentions if m.kind in ROWED), None]:
            words = [self.sheet.tokens[i].low for i in range(row[-1].last, mention.first)] if row and mention else []
            if row and mention and words and len(words) <= 4 and set(words) <= BETWEEN and _linking(words) and not (len(row) == 1 and (_new_clause(words) or (words[0] == "," and self._fronted(row[0], mention)))):
                linked = linked or bool(set(words) & {"et", "and", "ou", "or"})
                row.append(mention)
                continue
            if len(row) > 2 and self._opening(row[0], row[-1]):
                row = row[1:]
            if len(row) > 1 and linked:
                found |= {m.head: tuple(row) for m in row}
            row, linked = ([mention] if mention else []), False
        return found

    @cached_property
    def pairs(self) -> dict[int, tuple[Mention, ...]]:
        """Two names that a hyphen joins (*US-China talks*, *the Franco-Algerian pact*), by the head of each."""
        found: dict[int, tuple[Mention, ...]] = {}
        tokens, named = self.sheet.tokens, [m for m in self.sheet.mentions if m.kind in PAIRED]
        for one, other in zip(named, named[1:], strict=False):
            if other.first == one.last + 1 and tokens[one.last].text in HYPHENS and tokens[one.last].start == tokens[one.last - 1].end and tokens[other.first].start == tokens[one.last].end:
                found[one.head] = found[other.head] = (one, other)
        return found

    def joined(self, i: int) -> tuple[Mention, ...]:
        """The mention at a token, with the one that a hyphen joins to it."""
        found = self.by_token.get(i)
        return () if found is None else self.pairs.get(found.head, (found,))

    def _opening(self, one: Mention, last: Mention) -> bool:
        """*À Astana, Moscou et Ankara ont signé*: the place that opens the sentence is none of those who do what it tells."""
        tokens, opener = self.sheet.tokens, self.sheet.sentence_of(one.head).first
        return one.first == opener + 1 and tokens[opener].pos == "ADP" and tokens[one.head].dep in ("nmod", "obl") and tokens[last.head].dep in ("subj", "subjpass")

    def _fronted(self, one: Mention, other: Mention) -> bool:
        """*Sous la houlette de l'Union africaine, l'armée et ...*: what stands in a phrase before the clause is no subject of it."""
        first, second = self.sheet.tokens[one.head], self.sheet.tokens[other.head]
        return second.dep in ("subj", "subjpass") and first.dep in ("nmod", "obl") and second.head > second.i and first.head < first.i

    def here(self, i: int) -> Mention | None:
        """The mention that a token heads or stands in, modifiers left out."""
        found = self.by_token.get(i)
        return found if found and found.kind != "modifier" else None

    def phrase(self, i: int) -> Iterator[Mention]:
        """The mentions that the noun phrase headed by a token names: itself, what is coordinated, its apposition."""
        own = self.here(i)
        if own is not None and own.head in self.rows:
            yield from self.rows[own.head]
            return
        for c in conjuncts(self.sheet, i):
            found = self.here(c)
            if found is None:
                found = next((m for k in self.sheet.children[c] if self.sheet.tokens[k].dep in ("appos", "flat", "compound") and (m := self.here(k)) and m.kind in ("person", "role", "name", "unit", "group")), None)
            if found is not None:
                yield from self.pairs.get(found.head, (found,))

    def inside(self, i: int) -> Iterator[Mention]:
        """The mentions below a token in its noun phrase, modifiers among them; those nearest to the top first."""
        queue = [*self.sheet.children[i]]
        for c in queue:
            token = self.sheet.tokens[c]
            if token.dep in STOP or (token.dep == "agent" and self.sheet.tokens[token.head].dep == "acl"):
                continue
            found = self.by_token.get(c)
            if found is not None and found.kind != "unnamed":
                yield found
            queue.extend(self.sheet.children[c])

    def modifiers(self, i: int) -> Iterator[Mention]:
        """Whose a thing is: demonyms, possessives and *de/of* phrases right below its noun."""
        for c in self.sheet.children[i]:
            token = self.sheet.tokens[c]
            found = self.by_token.get(c)
            if found is None:
                continue
            if token.dep in ("amod", "poss", "compound", "det", "nummod", "flat") or (token.dep in ("nmod", "appos") and case_of(self.sheet, c) in ("de", "of", "", "'s")):
                for each in conjuncts(self.sheet, c):
                    yield from self.joined(each)


def _linking(words: list[str]) -> bool:
    return bool(set(words) & {",", "et", "and", "ou", "or"})


def _new_clause(words: list[str]) -> bool:
    """*..., et la Norvège a fait de même*: a comma before *and* between two names parts clauses."""
    return words[:2] in ([",", "et"], [",", "and"])


def _role(mentions: Iterable[Mention], taken: frozenset[str], why: str) -> Role | None:
    found = [m for m in mentions if taken.isdisjoint(entities(m.codes)) or (why == "object" and _own_people(m))]
    if not found:
        return None
    codes = tuple(dict.fromkeys(code for m in found for code in m.codes))
    return Role(codes, found[0].head, f"{why}: {found[0].why}") if codes else None


def _own_people(mention: Mention) -> bool:
    """A state's own people, whom it may act on: opponents, journalists, a former minister."""
    return mention.kind in ("role", "person") and all(c.partition(":")[2] in PEOPLE for c in mention.codes)


def lookup(finder: Finder, fit: Fit, slot: str, taken: frozenset[str], place: bool) -> Role | None:
    """The role that one slot gives; entities whose state is `taken` are passed over."""
    sheet, predicate = finder.sheet, fit.predicate
    if slot in ("subject", "agent") and predicate.kind == "noun":
        return _noun_subject(finder, predicate, taken) or _of_verb_above(finder, fit, slot, taken)
    if slot in ("subject", "agent", "object"):
        tokens = {"subject": predicate.subjects, "agent": predicate.agents, "object": predicate.objects}[slot]
        if slot == "subject" and not predicate.passive and not tokens:
            tokens = _standing_before(finder, predicate) or tokens
        return _of_tokens(finder, tokens, taken, slot, place)
    if slot in ("in-object", "in-subject"):
        tokens = predicate.objects if slot == "in-object" else predicate.subjects
        if fit.trigger.type == "SUPPORT" and (whose := _role((m for t in tokens for c in conjuncts(sheet, t) for m in finder.modifiers(c) if _usable(sheet, m, place)), taken, slot)):
            return whose  # *soutient la candidature de l'Éthiopie aux Brics*
        own = _own_words(sheet, predicate)
        return _role((m for t in tokens for c in conjuncts(sheet, t) for m in finder.inside(c) if m.head not in own and _usable(sheet, m, place)), taken, slot)
    if slot == "possessor":
        return _role(finder.modifiers(predicate.token), taken, slot)
    if slot == "owner":
        determiners = (k for t in predicate.objects for c in conjuncts(sheet, t) for k in kids(sheet, c, "det", "poss"))
        return _role((m for k in determiners if (m := finder.by_token.get(k))), taken, "the owner of the object")
    if slot == "topic":
        return None
    if slot == "deep-object":
        below = (m for t in predicate.objects for m in finder.inside(t) if m.kind != "pronoun")
        return _role((m for m in below if _usable(sheet, m, place)), taken, "said of the object")
    if slot == "clause":
        return _in_clauses(finder, predicate, taken)
    return _of_preposition(finder, fit, slot, taken, place)


def _own_words(sheet: Sheet, predicate: Predicate) -> frozenset[int]:
    """Of a participle that hangs on its object the words below it: *une roquette tirée du Liban* is no rocket of Lebanon's."""
    token = sheet.tokens[predicate.token]
    return frozenset(sheet.subtree(token.i)) if predicate.kind == "verb" and token.form == "Part" and token.dep == "acl" else frozenset()


def _of_verb_above(finder: Finder, fit: Fit, slot: str, taken: frozenset[str]) -> Role | None:
    """*The two are back at the negotiating table*: a literal phrase without a verb of its own is said of the subject of the verb above it."""
    verb = _verb_above(finder.sheet, fit)
    return None if verb is None else _of_tokens(finder, verb.subjects if slot == "subject" else verb.agents, taken, slot, False)


def said_of_act(sheet: Sheet, predicate: Predicate) -> Predicate | None:
    """The predicate whose subject is the noun of an act."""
    token = sheet.tokens[predicate.token]
    return sheet.predicates.get(token.head) if predicate.kind == "noun" and token.dep == "subj" else None


def _moving(sheet: Sheet, predicate: Predicate) -> Predicate | None:
    """*A plea went from Manila to Jakarta*: the verb whose subject is an act, and whose phrases tell from whom to whom."""
    verb = said_of_act(sheet, predicate)
    return verb if verb is not None and verb.kind == "verb" and sheet.tokens[verb.token].lemma in sheet.language.words("language", "moving") else None


def _verb_above(sheet: Sheet, fit: Fit) -> Predicate | None:
    """The verb that a literal phrase hangs on, whatever lies between."""
    at = fit.predicate.token
    if not fit.trigger.phrase or len(fit.words) < 2 or any(sheet.tokens[i].pos in ("VERB", "AUX") for i in fit.words):
        return None
    while sheet.tokens[at].dep in ("nmod", "obl", "attr", "compound", "amod", "advmod", "appos", "dep", "case") and sheet.tokens[at].head != at:
        at = sheet.tokens[at].head
        if sheet.tokens[at].pos in ("VERB", "AUX"):
            return sheet.predicates.get(at)
    return None


def _usable(sheet: Sheet, mention: Mention, place: bool) -> bool:
    return mention.kind != "place" or place


def _of_tokens(finder: Finder, tokens: Iterable[int], taken: frozenset[str], why: str, place: bool) -> Role | None:
    """The entities of noun phrases: themselves, else whose they are."""
    tokens = tuple(tokens)
    own = _role((m for t in tokens for m in finder.phrase(t) if _usable(finder.sheet, m, place)), taken, why)
    said = (k for t in tokens for c in conjuncts(finder.sheet, t) for k in (c, *kids(finder.sheet, c, "appos")))  # *le général Diallo, chef de la junte malienne*
    return own or _role((_member(finder, k, m) for k in said for m in finder.modifiers(k)), taken, f"{why}'s") or _role((m for m in _behind_source(finder, tokens)), taken, f"{why}'s")


def _behind_source(finder: Finder, tokens: Iterable[int]) -> Iterator[Mention]:
    """*Une source proche de la diplomatie algérienne*: people who have no name speak for whom they are close to."""
    sheet = finder.sheet
    for t in tokens:
        if sheet.tokens[t].lemma in sheet.language.words("speech", "close"):
            yield from (m for m in finder.inside(t) if m.kind not in ("place", "capital"))


def _member(finder: Finder, i: int, owner: Mention) -> Mention:
    """*Your police*, *our men*, *Jacob Zuma's supporters*: of the owner's state the people that the noun names."""
    if len(owner.codes) > 1 and owner.why.startswith("the words ") and all(len(code) == 3 for code in owner.codes):
        branch = sector_of(finder.sheet, i)
        return replace(owner, codes=tuple(f"{code}:{branch}" for code in owner.codes)) if branch in BRANCHES | PEOPLE else owner  # *the army chiefs of the two countries*
    sector = sector_of(finder.sheet, i) if (owner.why.startswith("the word ") or owner.kind == "person") and len(owner.codes) == 1 else None
    if owner.kind == "person" and sector not in PEOPLE | {"MIL", "COP", "PRM"}:
        return owner
    return replace(owner, codes=(f"{owner.codes[0].split(':')[0]}:{sector}",)) if sector and not owner.codes[0].startswith(("IGO-", "REB")) else owner


def _standing_before(finder: Finder, predicate: Predicate) -> tuple[int, ...]:
    """The name right before a finite verb that the parser gave no subject: *Bamako exige*."""
    sheet, i = finder.sheet, predicate.token - 1
    verb = sheet.tokens[predicate.token]
    modal = verb.form == "Inf" and verb.dep == "xcomp" and sheet.tokens[verb.head].lemma in MODALS and verb.head == i
    if modal:
        i -= 1
    finite = modal or verb.form == "Fin" or any(sheet.tokens[c].dep in ("aux", "auxpass") and sheet.tokens[c].form == "Fin" for c in sheet.children[verb.i])
    while finite and i >= 0 and sheet.tokens[i].sent == verb.sent and (sheet.tokens[i].pos in ("ADV", "AUX") or sheet.tokens[i].low in ("ne", "n'", "se", "s'", "y", "en", "lui", "leur", "a", "l'")):
        i -= 1
    found = finder.here(i) if finite and i >= 0 and sheet.tokens[i].sent == verb.sent else None
    return (found.head,) if found and found.kind in ("name", "capital", "person", "role", "group", "unit") and found.last == i + 1 else ()


def _noun_subject(finder: Finder, predicate: Predicate, taken: frozenset[str]) -> Role | None:
    """Who does a noun's act: a *by* phrase, a possessor, a demonym, the subject of its support verb."""
    sheet = finder.sheet
    by = _of_tokens(finder, predicate.agents, taken, "by-phrase", False)
    if by:
        return by
    below = (c for c in sheet.children[predicate.token] if sheet.tokens[c].dep in ("amod", "poss", "compound", "det") or (sheet.tokens[c].dep == "nmod" and c in finder.pairs and not case_of(sheet, c)))  # *tête-à-tête Xi-Poutine*
    own = (m for c in below for e in conjuncts(sheet, c) for m in finder.joined(e))
    return _role(own, taken, "possessor") or _on_the_way(finder, predicate, taken) or _by_behind(finder, predicate, taken)


def _on_the_way(finder: Finder, predicate: Predicate, taken: frozenset[str]) -> Role | None:
    """*Le roi, en visite à Oslo, ...*, *de retour de Rome, le roi*: who the journey is said of, the noun that the bare *en* phrase hangs on, else the subject of its verb."""
    sheet, token = finder.sheet, finder.sheet.tokens[predicate.token]
    before = sheet.tokens[token.i - 1] if token.i else token
    if (before.low not in ("en", "on") and token.low != "retour") or token.dep not in ("nmod", "obl", "advmod", "dep") or not sheet.language.tables["language"]["asks_order"]:
        return None
    above = sheet.tokens[token.head]
    heads = (above.i,) if above.pos in ("NOUN", "PROPN") else sheet.predicates[above.i].subjects if above.i in sheet.predicates else ()
    return _of_tokens(finder, heads, taken, "on the way", False)


def _by_behind(finder: Finder, predicate: Predicate, taken: frozenset[str]) -> Role | None:
    """*La destruction en vol, en décembre, d'un avion par la défense russe*: a *par* phrase that the parser hung elsewhere."""
    sheet = finder.sheet
    if not sheet.language.tables["language"]["asks_order"] or sheet.tokens[predicate.token].pos != "NOUN":
        return None
    for i in ahead(sheet, predicate.token, 20):
        if sheet.tokens[i].pos in ("VERB", "AUX") and sheet.tokens[i].form != "Part":
            return None
        if sheet.tokens[i].low == "par":
            found = next((m for j in range(i + 1, min(i + 5, sheet.sentence_of(i).last)) if (m := finder.here(j)) and m.first <= j < m.last), None)
            return _role(finder.rows.get(found.head, (found,)), taken, "behind 'par'") if found else None
    return None


def _of_preposition(finder: Finder, fit: Fit, slot: str, taken: frozenset[str], place: bool) -> Role | None:
    sheet = finder.sheet
    asked = slot in fit.trigger.recipient or slot in fit.trigger.actor
    locative = slot in sheet.language.tables["language"]["locative"]
    for i in _prepositional(sheet, fit).get(slot, ()):
        found = list(finder.phrase(i)) or list(finder.modifiers(i))
        found = [m for m in found if m.kind != "place" or place]
        if locative and not asked and not place:
            found = [m for m in found if m.kind not in ("capital", "place")]
        role = _role(found, taken, f"after '{slot}'") or (_role(found, taken, "object") if slot == "à" and fit.trigger.type == "COERCE" else None)
        if role:
            return role
    return _standing_behind(finder, fit, slot, taken, place or asked or not locative)


def _prepositional(sheet: Sheet, fit: Fit) -> dict[str, list[int]]:
    """The nouns behind each preposition of a fit: of its predicate, of the verb that carries it, of its further words."""
    predicate, known = fit.predicate, sheet.memo("prepositional")
    key = (predicate.token, predicate.kind, fit.words, fit.matched, fit.trigger.type == "ASSAULT", bool(fit.trigger.phrase))
    found: dict[str, list[int]] | None = known.get(key)
    if found is None:
        found = known[key] = {}
        carrier = sheet.predicates.get(predicate.support) if predicate.support is not None else _verb_above(sheet, fit) or _moving(sheet, predicate)
        done = _done_with(sheet, fit)
        inner = (each for w in (*fit.words[1:], *fit.matched) if (each := sheet.predicates.get(w)))
        below = ((case_of(sheet, c), c) for a in (predicate.agents if predicate.kind == "noun" else ()) for c in kids(sheet, a, "nmod", "obl"))  # *a raid by police on a mosque*
        said = said_of_act(sheet, predicate)  # *des discussions sont en cours entre Paris et Alger*
        between = (pair for pair in (said.preps if said else ()) if pair[0] in ("entre", "between"))
        for prep, i in dict.fromkeys((*(pair for each in (predicate, carrier, done, *inner) if each for pair in each.preps), *below, *between)):
            found.setdefault(prep, []).append(i)
    return found


def _done_with(sheet: Sheet, fit: Fit) -> Predicate | None:
    """*Un raid turc a fait neuf morts en Syrie*: of a noun of force that is a subject, the verb, whose phrases tell where it struck."""
    return said_of_act(sheet, fit.predicate) if fit.trigger.type == "ASSAULT" else None


def _standing_behind(finder: Finder, fit: Fit, slot: str, taken: frozenset[str], place: bool) -> Role | None:
    """A preposition that follows the act in its clause with a name behind it, wherever the parser hung it."""
    sheet = finder.sheet
    if slot in ("de", "of") or (not sheet.language.tables["language"]["asks_order"] and slot != "between"):
        return None
    for i in _following(sheet, fit.predicate.token).get(slot, ()):
        found = next((m for j in range(i + 1, min(i + 4, sheet.sentence_of(i).last)) if (m := finder.here(j)) and m.first <= j < m.last), None)
        if found and (place or found.kind not in ("capital", "place")):
            return _role(finder.rows.get(found.head, (found,)), taken, f"behind '{slot}'")
    return None


def _following(sheet: Sheet, at: int) -> dict[str, list[int]]:
    """The prepositions that follow a word in its clause, by their base form."""
    known = sheet.memo("following")
    found: dict[str, list[int]] | None = known.get(at)
    if found is None:
        found = known[at] = {}
        for i in ahead(sheet, at, 14):
            if sheet.tokens[i].pos == "ADP":
                found.setdefault(base(sheet.tokens[i]), []).append(i)
    return found


def _owned(sheet: Sheet, i: int) -> bool:
    """*Menace de retirer ses soldats*: what has a possessive is of the one who speaks, and no party beside him."""
    return any(sheet.tokens[c].low in sheet.language.words("language", "possessives") for c in sheet.children[i])


def _in_clauses(finder: Finder, predicate: Predicate, taken: frozenset[str]) -> Role | None:
    """The entity that the complement clause is about: its subject, its object, else the only one that it names."""
    sheet = finder.sheet
    for clause in predicate.clauses:
        inner = sheet.predicates.get(clause)
        if sheet.tokens[clause].dep == "advcl" or appended(sheet, sheet.tokens[clause]) is not None:
            continue
        told = (inner.subjects or _standing_before(finder, inner), tuple(i for i in inner.objects if not _owned(sheet, i))) if inner else ()
        for tokens in told or (kids(sheet, clause, "subj"),):  # *let the delegation in*: a clause of a bare particle
            role = _of_tokens(finder, tokens, taken, "in its clause", False)
            if role:
                return role
        named = [m for m in finder.inside(clause) if m.kind != "place"]
        if len({s for m in named for s in states(m.codes)} - taken) == 1:
            return _role(iter(named), taken, "in its clause")
    return None
