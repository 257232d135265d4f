"""Mentions by the token that heads them: rows, pairs, noun phrases, and what stands inside these."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dragoman.coding.actors.posts import among, role_of
from dragoman.coding.grammar import case_of, conjuncts
from dragoman.coding.sheet import Mention, Sheet

#: kinds of mentions that stand in rows, and the words between them
ROWED = frozenset({"name", "capital", "person", "role", "unit", "group"})
BETWEEN = frozenset({",", "et", "and", "ou", "or", "puis", "then", "le", "la", "les", "l'", "the", "à", "a", "de", "du", "d'", "des", "avec", "with", "to", "of", "en", "au", "aux", "son", "sa", "leur"})
LINKS = frozenset({"et", "and", "ou", "or"})
#: kinds of mentions that a hyphen joins, and the hyphens
PAIRED = frozenset({"name", "capital", "modifier", "seat", "group", "place", "person"})
HYPHENS = frozenset({"-", "–", "‑", "/"})
STOP = frozenset({"relcl", "advcl", "ccomp", "parataxis", "xcomp"})


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
        same: list[int] = []
        linked = False
        for mention in [*(m for m in self.sheet.mentions if m.kind in ROWED), None]:
            words = [w if (w := t.text.lower()) == "où" else t.low for t in self.sheet.tokens[row[-1].last : mention.first]] if row and mention else []
            if row and mention and words and len(words) <= 4 and set(words) <= BETWEEN and _linking(words) and not self._closed(row, words, mention, linked):
                linked = linked or bool(set(words) & LINKS)
                row.append(mention)
                continue
            if row and mention and not words and (row[-1].kind, mention.kind) == ("role", "person"):
                same.append(mention.head)  # *le ministre rwandais Vincent Biruta* is one
                continue
            if len(row) > 2 and self._opening(row[0], row[-1], same):
                row = row[1:]
            if len(row) > 1 and linked:
                found |= {head: tuple(row) for head in (*(m.head for m in row), *same)}
            row, same, linked = ([mention] if mention else []), [], False
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

    def _closed(self, row: list[Mention], words: list[str], other: Mention, linked: bool) -> bool:
        """Whether a row ends before what stands next: a new clause, or *pressed by Paris and Berlin, Budapest ...*, where *and* has named the last of the row."""
        if len(row) == 1:
            return _new_clause(words) or (words[0] == "," and self._fronted(row[0], other))
        return linked and words[0] == "," and not set(words) & LINKS and self.sheet.tokens[other.head].dep in ("subj", "subjpass")

    def _opening(self, one: Mention, last: Mention, same: list[int]) -> bool:
        """*À Astana, Moscou et Ankara ont signé*: the place that opens the sentence is none of those who do what it tells."""
        tokens, opener = self.sheet.tokens, self.sheet.sentence_of(one.head).first
        opens = one.first == opener + 1 and (tokens[opener].pos == "ADP" or tokens[opener].text == "A") and tokens[one.head].dep not in ("subj", "subjpass") and any(tokens[i].dep in ("subj", "subjpass") for i in (last.head, *same))
        return opens or self._clause_behind(one, last)

    def _clause_behind(self, one: Mention, last: Mention) -> bool:
        """*A day after his arrest in Libreville, Cameroon and Rwanda retired*: whether a verb without another subject stands right behind a row that a place and its comma begin."""
        sheet = self.sheet
        if sheet.lows[one.last : one.last + 1] != (",",) or not one.first or sheet.tokens[one.first - 1].pos != "ADP" or one.kind not in ("capital", "name") or last.last >= len(sheet.tokens):
            return False
        behind = sheet.tokens[last.last]
        verb = sheet.tokens[behind.head] if behind.dep in ("aux", "auxpass", "cop") else behind
        finite = behind.form == "Fin" and behind.pos in ("VERB", "AUX")
        return finite and not any(sheet.tokens[c].dep in ("subj", "subjpass") and c < one.first for c in sheet.children[verb.i])

    def _fronted(self, one: Mention, other: Mention) -> bool:
        """*Sous la houlette de l'Union africaine, l'armée et ...*: what stands in a phrase before the clause is no subject of it."""
        first, second = self.sheet.tokens[one.head], self.sheet.tokens[other.head]
        return second.dep in ("subj", "subjpass") and first.dep in ("nmod", "obl", "obj", "agent") and second.head > second.i and first.head < first.i

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
                yield from self.rows.get(found.head) or self.pairs.get(found.head, (found,))

    def inside(self, i: int) -> Iterator[Mention]:
        """The mentions below a token in its noun phrase, modifiers among them; those nearest to the top first."""
        queue = [*self.sheet.children[i]]
        for c in queue:
            token = self.sheet.tokens[c]
            if token.dep in STOP or (token.dep == "agent" and self.sheet.tokens[token.head].dep == "acl"):
                continue
            found = self.by_token.get(c)
            if found is not None and found.kind != "unnamed" and not _brokered(self.sheet, found):
                yield found
            queue.extend(self.sheet.children[c])

    def modifiers(self, i: int) -> Iterator[Mention]:
        """Whose a thing is: demonyms, possessives and *de/of* phrases right below its noun."""
        for c in self.sheet.children[i]:
            token = self.sheet.tokens[c]
            found = self.by_token.get(c)
            if found is None and token.dep == "nmod" and case_of(self.sheet, c) in ("de", "of"):
                yield from self.phrase(c)  # *of JNIM fighters*
            if found is None or _brokered(self.sheet, found):
                continue
            if token.dep in ("amod", "poss", "compound", "det", "nummod", "flat") or (token.dep in ("nmod", "appos") and case_of(self.sheet, c) in ("de", "of", "", "'s")):
                for each in conjuncts(self.sheet, c):
                    yield from self.joined(each)
        yield from self._of_which(i)

    def _of_which(self, i: int) -> Iterator[Mention]:
        """*L'Iran, dont les missiles ...*: whose the thing is that a relative is about."""
        if "dont" not in self.sheet.lows[max(0, i - 2) : i]:
            return
        tokens = self.sheet.tokens
        at = i - 2 if i > 2 and tokens[i - 1].pos in ("DET", "NUM") else i - 1
        told = tokens[i].dep in ("subj", "subjpass") and tokens[i].pos == "NOUN" and tokens[at].low == "dont" and tokens[at].sent == tokens[i].sent
        if at > 1 and told and (role_of(tokens[i], self.sheet.language) or tokens[i].lemma in among(self.sheet, "weak")):
            found = self.by_token.get(at - 2 if tokens[at - 1].text == "," else at - 1)
            if found is not None and found.kind not in ("place", "modifier") and tokens[found.head].sent == tokens[i].sent:
                yield from self.rows.get(found.head, (found,))


def _brokered(sheet: Sheet, mention: Mention) -> bool:
    """*The Turkish-brokered truce*: a name before a hyphen whose hand only brought a thing about is no party of it."""
    behind = sheet.tokens[mention.last : mention.last + 2]
    return len(behind) == 2 and behind[0].text == "-" and behind[1].low in sheet.language.words("language", "brokered")


def _linking(words: list[str]) -> bool:
    return bool(set(words) & {",", "et", "and", "ou", "or"})


def _new_clause(words: list[str]) -> bool:
    """*..., et la Norvège a fait de même*: a comma before *and* between two names parts clauses."""
    return words[:2] in ([",", "et"], [",", "and"])
