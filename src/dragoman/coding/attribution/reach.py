"""How far the word of a source reaches that stands inside a sentence: the clause that it was put into."""

from __future__ import annotations

from dragoman.coding.grammar import VERBAL
from dragoman.coding.marks import CLOSING, OPENING
from dragoman.coding.sheet import Sheet, Token

Stretch = tuple[int, int]
#: marks that part what is said from who says it
MARKS = frozenset({",", ";", ":", "(", "—", "–", "«", "»", '"', "“", "”"})


def clause_around(sheet: Sheet, whole: Stretch) -> frozenset[int] | None:
    """What a source inside a sentence answers for where that is less than the sentence: *un avion qui, selon Ankara, avait violé son ciel*, *Paris a plaidé et, dit-on à Rome, obtenu un sursis*; else None."""
    return _joined(sheet, whole) or _enclosing(sheet, whole)


def qualified(sheet: Sheet, whole: Stretch) -> frozenset[int] | None:
    """*Rome a condamné la décision, « un sabotage » selon le ministre*: the words without a verb, between quotation marks, that a source stands right behind."""
    end = _before(sheet, whole)
    first = sheet.sentence_of(whole[0]).first
    if end <= first or sheet.tokens[end].text not in CLOSING:
        return None
    opening = next((i for i in range(end - 1, first, -1) if sheet.tokens[i].text in OPENING), None)
    if opening is None or any(t.pos in VERBAL and t.form == "Fin" for t in sheet.tokens[opening:end]):
        return None
    return frozenset(range(opening, end)) if sheet.tokens[opening - 1].text in MARKS else None


def _before(sheet: Sheet, whole: Stretch) -> int:
    """The last token before a source, a comma between them left out."""
    return whole[0] - (2 if sheet.tokens[whole[0] - 1].text == "," else 1)


def _joined(sheet: Sheet, whole: Stretch) -> frozenset[int] | None:
    """*L'Italie n'a pas rompu et, selon un quotidien, ne rompra pas*: what follows a source right behind a word that joins."""
    at = _before(sheet, whole)
    sentence = sheet.sentence_of(whole[0])
    if at <= sentence.first or sheet.tokens[at].pos != "CCONJ" or sheet.tokens[whole[0] - 1].text == ";":
        return None
    last = next((i for i in range(whole[1], sentence.last) if sheet.tokens[i].text == ";"), sentence.last)
    return frozenset(range(whole[1], last))


def _enclosing(sheet: Sheet, whole: Stretch) -> frozenset[int] | None:
    """The smallest clause below another that has words before and behind the source, or that the source closes without a mark."""
    bare = sheet.tokens[whole[0] - 1].text not in MARKS
    best: frozenset[int] | None = None
    for token, below in _clauses(sheet, sheet.tokens[whole[0]].sent):
        if whole[0] <= token.i < whole[1]:
            continue
        first, last = min(below), max(below)
        inside = first < whole[0] and (last >= whole[1] and _goes_on(sheet, whole[1], last) or (bare and last >= whole[0] - 1))
        if inside and token.head < first and (best is None or len(below) < len(best)):
            best = below
    return best - frozenset(range(*whole)) if best is not None else None


def _clauses(sheet: Sheet, sent: int) -> list[tuple[Token, frozenset[int]]]:
    """The verbs of the clauses of a sentence, each with the words below it; not *..., Yonhap reports; so far it has sent masks*, where the parser joined what is another sentence."""
    known = sheet.memo("clauses")
    if sent not in known:
        whole = sheet.sentences[sent]
        found = [(t, frozenset(sheet.subtree(t.i))) for t in sheet.tokens[whole.first : whole.last] if _is_clause(sheet, t)]
        known[sent] = [(t, below) for t, below in found if all(sheet.tokens[i].text != ";" for i in below)]
    made: list[tuple[Token, frozenset[int]]] = known[sent]
    return made


def _goes_on(sheet: Sheet, first: int, last: int) -> bool:
    """Whether more than a mark stands there."""
    return any(t.pos != "PUNCT" for t in sheet.tokens[first : last + 1])


def _is_clause(sheet: Sheet, token: Token) -> bool:
    """Whether a word is the verb of a clause that is told beside the main one, or is joined to it."""
    verb = token.pos in VERBAL or token.form == "Part" or any(sheet.tokens[c].dep == "cop" for c in sheet.children[token.i])
    return verb and (token.dep in ("relcl", "conj", "advcl") or (token.dep == "acl" and token.form == "Part"))
