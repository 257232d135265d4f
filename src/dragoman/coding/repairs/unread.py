"""What stands around a word that may be an unread verb: the subject before it, what it urges, what follows."""

from __future__ import annotations

from dragoman.coding.marks import OPENING
from dragoman.coding.repairs.raised import CLITICS
from dragoman.coding.repairs.tree import NOMINAL
from dragoman.coding.sheet import Token
from dragoman.packs import Language

INNER = frozenset({"amod", "nmod", "flat", "compound", "appos", "conj", "det", "fixed"})
CLITIC = frozenset({"il", "elle", "ils", "elles", "on"})
DENYING = frozenset({"ne", "n'"})
IT = frozenset({"le", "la", "les", "l'"})
ALL = frozenset({"tout", "toute", "tous", "toutes"})
#: how far the subject may stand before its verb, with what commas hold apart between them
INSERTED = 16


def subject_before(tokens: list[Token], i: int, subjects: tuple[str, ...], follows: frozenset[str], language: Language) -> int | None:
    """The head of the noun phrase, or the relative, that stands right before a word; None where none does."""
    at = i - 1
    while at >= 0 and ((tokens[at].low in CLITICS and (tokens[at].pos == "PRON" or tokens[at].low in DENYING or _clitic(tokens, at) or urged(tokens, i, language))) or (at < i - 1 and tokens[at].text in OPENING)):
        at -= 1
    at = _before_inserted(tokens, at)
    if at < 0 or tokens[at].sent != tokens[i].sent:
        return None
    if tokens[at].low == "qui" or (at == i - 1 and tokens[at].low in CLITIC and tokens[at].pos == "PRON"):
        return at
    while at > 0 and tokens[at].pos == "ADJ":
        at -= 1
    if not (tokens[at].pos in subjects or (tokens[at].text[0].isupper() and tokens[at].pos != "DET")) or (tokens[at].pos == "NOUN" and tokens[i].pos == "ADJ" and tokens[at].i == i - 1 and tokens[i].low.endswith("e") and not verb_follows(tokens, i, follows)):
        return None
    while tokens[at].dep in INNER and tokens[at].head < at and tokens[tokens[at].head].sent == tokens[i].sent and tokens[tokens[at].head].pos in NOMINAL:
        at = tokens[at].head
    return at if not any(tokens[c].dep == "case" and tokens[c].head == at for c in range(max(0, at - 4), at)) else None


def _clitic(tokens: list[Token], at: int) -> bool:
    """*S'en alarme*, *ne l'y aide*, *Téhéran le conteste*: *en* or *y* behind another pronoun, what the model takes for an article behind a name."""
    if at > 0 and tokens[at].low in IT:
        return tokens[at - 1].low in CLITIC or (tokens[at - 1].pos == "PROPN" and tokens[at - 1].sent == tokens[at].sent)
    return at > 0 and tokens[at].low in ("en", "y") and tokens[at - 1].low in ("s'", "se", "l'", "n'", "ne")


def _before_inserted(tokens: list[Token], at: int) -> int:
    """*Kigali, de son côté, dément*; *Riga, qui ne délivre plus de visas, presse*: where the subject stands before what commas hold apart."""
    if at < 2 or tokens[at].text != ",":
        return at
    for j in range(at - 2, max(0, at - INSERTED), -1):
        if tokens[j].text in (";", ":", "»", ".") or tokens[j].sent != tokens[at].sent:
            return at
        if tokens[j].text == ",":
            relative = tokens[j + 1].low in ("qui", "dont", "que", "qu'", "ou")
            return j - 1 if relative or not any(t.form == "Fin" for t in tokens[j:at]) else at
    return at


def urged(tokens: list[Token], i: int, language: Language) -> bool:
    """*Kaboul le presse de « laisser du temps »*, *et presse le Conseil de se réunir*: what has *de* and an infinitive behind it, or behind its object, is a verb."""
    denies = tokens[i].text.lower() in language.words("language", "denying")
    behind = [t for t in tokens[i + 1 : i + 12] if t.sent == tokens[i].sent and t.text not in OPENING and t.low not in ("pas", "plus", "ne", "se", "s'", "y", "lui", "leur")]
    if not (tokens[i].low.endswith(("e", "ent", "et")) or denies) or len(behind) < 2:
        return False
    if behind[0].low in ("de", "d'"):
        return next((t.form == "Inf" for t in behind[1:] if t.low not in CLITICS), False)
    if tokens[i - 1].low in ("et", "mais") and denies:
        return behind[0].pos in ("DET", "PRON", "PROPN") or behind[0].low in ALL or behind[0].form == "Inf"
    if tokens[i - 1].low not in ("et", "mais") or tokens[i].low not in language.words("language", "urging") or not (behind[0].pos == "DET" or behind[0].text[0].isupper()):
        return False
    return any(t.low in ("de", "d'") and then.form == "Inf" for t, then in zip(behind, behind[1:], strict=False))


def verb_follows(tokens: list[Token], i: int, follows: frozenset[str]) -> bool:
    """Whether what follows a word is what follows a verb: an article, a name, *de* with an infinitive, an adjective before an article."""
    behind = [t for t in tokens[i + 1 : i + 3] if t.sent == tokens[i].sent]
    if not behind:
        return False
    if behind[0].text in OPENING and len(behind) > 1:
        return behind[1].pos == "ADJ" or behind[1].form == "Part"  # *juge « injustifiée » la décision*
    held = (behind[0].pos == "ADJ" or behind[0].form == "Part") and len(behind) > 1 and behind[1].pos == "DET"  # *juge excessives les demandes*
    judged = tokens[i].low in ("juge", "jugent") and behind[0].pos == "ADJ"  # *que la junte juge insultante*
    return judged or behind[0].low in ALL or behind[0].pos in follows or behind[0].form == "Inf" or behind[0].text[0].isupper() or held
