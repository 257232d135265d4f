"""The words around a predicate, and the forms by which the lists of the pack know them."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.coding.events.index import entries
from dragoman.coding.events.kinds import kinds_of
from dragoman.coding.once import every
from dragoman.coding.sheet import Sheet

CLAUSES = frozenset({"relcl", "advcl", "ccomp", "parataxis"})


def words_in(sheet: Sheet, sent: int) -> frozenset[str]:
    """The forms of all words of a sentence."""
    known = sheet.memo("words in")
    found: frozenset[str] | None = known.get(sent)
    if found is None:
        found = known[sent] = frozenset().union(*known_forms(sheet)[sheet.sentences[sent].first : sheet.sentences[sent].last])
    return found


def known_forms(sheet: Sheet) -> list[frozenset[str]]:
    """The forms by which the lists of the pack know each token, the entries of several words that begin there among them."""
    known = sheet.memo("forms and entries")
    found: list[frozenset[str]] | None = known.get("all")
    if found is None:
        table = entries(sheet.language)
        found = known["all"] = list(sheet.forms)
        for i, _, entry in every(sheet, table):
            found[i] = found[i].union((entry,))
        for i, kind in kinds_of(sheet):
            found[i] = found[i].union((kind,))
    return found


def in_clause(sheet: Sheet, at: int, depth: int = 3) -> list[int]:
    """The words below a token in its own clause: relative clauses and the like are left out."""
    known = sheet.memo("local")
    found: list[int] | None = known.get((at, depth))
    if found is None:
        found = known[at, depth] = _gathered(sheet, at, depth)
    return found


def _gathered(sheet: Sheet, at: int, depth: int) -> list[int]:
    tokens, children = sheet.tokens, sheet.children
    found, row = [at], [*children[at]]
    while row and depth:
        row, depth = [c for c in row if tokens[c].dep not in CLAUSES], depth - 1
        found += row
        row = [below for c in row for below in children[c]]
    return sorted(found)


def forms_of(sheet: Sheet, words: Iterable[int]) -> frozenset[str]:
    """All the forms by which word lists know these tokens."""
    forms = known_forms(sheet)
    return frozenset().union(*[forms[i] for i in words])


def ahead(sheet: Sheet, at: int, most: int = 8) -> range:
    """The words that follow in the same clause, as far as a mark or a finite verb: what the parser may have hung elsewhere."""
    known = sheet.memo("ahead")
    found: range | None = known.get((at, most))
    if found is None:
        found = known[at, most] = range(at + 1, _end(sheet, at, most))
    return found


def _end(sheet: Sheet, at: int, most: int) -> int:
    end, last = at + 1, min(at + most, sheet.sentence_of(at).last)
    while end < last:
        token = sheet.tokens[end]
        closes = token.text == "»" and any(t.text == "«" for t in sheet.tokens[at + 1 : end])  # *a qualifié de « fausses » les affirmations de X*: words quoted on the way
        if (token.text in (";", ":", "»", '"', "(", ")") and not closes) or (token.pos in ("VERB", "AUX") and token.form == "Fin"):
            break
        end += 1
    return end


def first_of(sheet: Sheet, words: Iterable[int], wanted: frozenset[str]) -> int | None:
    """The first of these tokens that a list knows; None where there is none."""
    forms = known_forms(sheet)
    for i in words:
        if not wanted.isdisjoint(forms[i]):
            return i
    return None
