"""Verbs in the present that the model took for nouns or adjectives: *Israël frappe Gaza*, *l'Union presse Ankara de signer*, *Turkey
summons Swedish envoy*.

The forms come from the language's pack (`present`): endings by the ending of the infinitive, and those of irregular verbs. A word is
read again as a verb where a noun phrase or *qui* stands before it and its clause has no other finite verb.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.repairs.presents import third_persons
from dragoman.coding.repairs.raised import CLITICS, ENDS, clause_end, raised
from dragoman.coding.repairs.tree import below, hang
from dragoman.coding.repairs.unread import DENYING, subject_before, urged, verb_follows
from dragoman.coding.sheet import Token
from dragoman.packs import Language

MISTAKEN = ("NOUN", "ADJ", "ADV", "PROPN", "X", "ADP")
#: endings of infinitives whose present is no participle: *rompt* (*rompu*), *met* (*mis*), *prend* (*pris*)
NEVER_ALIKE = ("ompre", "attre", "ettre", "endre", "ondre", "erdre", "ordre", "oir", "enir", "ourir")
#: endings that only verbs have
UNMISTAKABLE = ("eraient", "eront", "iraient", "iront", "erait")


def reread(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article, its misread verbs made heads of their clauses; the same tuple where there is none."""
    forms = third_persons(language)
    if not forms:
        return tokens
    table = language.tables["language"]["present"]
    follows, subjects, alone = frozenset(table["follows"]), tuple(table["subjects"]), frozenset(table.get("alone", ()))
    found = [t.i for t in tokens if (t.pos in MISTAKEN and t.text.lower() in forms) or (t.pos == "VERB" and (_hung(t) if t.form == "Fin" else t.form == "Part" and (_ahead(t) or _unaccented(t, forms))))]
    gone = table["gone"]
    left = [t for t in tokens if t.low in gone and (t.pos in ("NOUN", "ADJ") or t.lemma == t.low)]
    if not found and not left:
        return tokens
    changed = list(tokens)
    for token in left:
        _departed(changed, token, gone[token.low])
    for i in found:
        subject = subject_before(changed, i, subjects, follows, language)
        if subject is None and urged(changed, i, language):
            _join(changed, i, forms.get(changed[i].text.lower(), changed[i].lemma))
        elif subject is not None and not _either(changed, i, subject, language.words("language", "participles_alike")) and _room(changed, i, follows, alone):
            raised(changed, i, subject, forms.get(changed[i].text.lower(), changed[i].lemma))
    return tuple(changed)


def _hung(token: Token) -> bool:
    """Whether a finite verb hangs on the name right before it, which is its subject: *Bamako crie*."""
    return token.dep == "amod" or (token.dep in ("acl", "nmod", "conj") and token.head == token.i - 1)


def _ahead(token: Token) -> bool:
    """Whether a participle is a future that the model took for one: *votera*."""
    low = token.text.lower()
    return low.endswith(("era", "eront", "ira", "iront", "dra", "dront")) and low[:3] == token.lemma[:3] != low


def _either(tokens: list[Token], i: int, subject: int, alike: frozenset[str]) -> bool:
    """Whether a word that is present and participle alike (*réduit, interdit*) stands behind a common noun: *le contingent réduit de moitié*."""
    return tokens[i].low in alike and not tokens[subject].text[0].isupper()


def _unaccented(token: Token, forms: dict[str, str]) -> bool:
    """Whether a participle is a present that the model took for one: *expulse*, which has no accent, *avertit*, which has a *t*, *rompt*."""
    low = token.text.lower()
    if forms.get(low) != token.lemma:
        return False
    return low == token.lemma[:-1] and low.endswith("e") or low == f"{token.lemma[:-1]}t" and low.endswith("it") or token.lemma.endswith(NEVER_ALIKE)


def _departed(tokens: list[Token], token: Token, lemma: str) -> None:
    """*Les Français sont partis*: a participle with *être* and without an article is no noun."""
    near = tokens[max(0, token.i - 6) : token.i]
    if any(t.head == token.i and t.dep in ("cop", "auxpass") for t in near) and not any(t.head == token.i and t.dep == "det" for t in near):
        tokens[token.i] = replace(token, pos="VERB", lemma=lemma, form="Part", tense="Past")
        for t in near:
            if t.head == token.i and t.dep in ("cop", "auxpass"):
                tokens[t.i] = replace(t, dep="aux")


def _join(tokens: list[Token], i: int, lemma: str) -> None:
    """*A rappelé son ambassadeur et presse le Conseil de se réunir*: the second verb of a subject, with its object and its infinitive."""
    end = clause_end(tokens, i)
    first = next((t for t in reversed(tokens[:i]) if t.sent == tokens[i].sent and t.pos == "VERB" and (t.dep in ("root", "conj", "ccomp", "parataxis") or _same_clause(tokens, t, i))), None)
    if first is None or tokens[i - 1].low not in ("et", "mais") or below(tokens, first.i, i):
        return
    tokens[i] = replace(tokens[i], pos="VERB", lemma=lemma, form="Fin", tense="Pres", mood="Ind", head=first.i, dep="conj")
    infinitive = next((t for t in tokens[i + 1 : end] if t.form == "Inf"), None)
    for t in tokens[i + 1 : end]:
        if t.head <= i and t.pos in ("NOUN", "PROPN") and (infinitive is None or t.i < infinitive.i):
            hang(tokens, t.i, i, "obj")
    if infinitive is not None and (infinitive.head <= i or infinitive.head == infinitive.i):
        hang(tokens, infinitive.i, i, "xcomp")


def _same_clause(tokens: list[Token], verb: Token, i: int) -> bool:
    """*Même si Paris regrette sa décision et déplore de ...*: whether a finite verb below another stands before a word without a comma in between."""
    return verb.form == "Fin" and verb.dep in ("advcl", "relcl") and not any(t.text == "," for t in tokens[verb.i : i])


def _room(tokens: list[Token], i: int, follows: frozenset[str], alone: frozenset[str]) -> bool:
    """Whether the clause around a word lacks a finite verb, and the word has what a verb needs after it."""
    sure = tokens[i].text.lower().endswith(UNMISTAKABLE)
    if not sure and not verb_follows(tokens, i, follows) and not _surely_verb(tokens, i) and not (tokens[i].text.lower() in alone and i + 1 < len(tokens) and tokens[i + 1].pos in ("PUNCT", "CCONJ")):
        return False
    left = i
    while left > 0 and tokens[left - 1].sent == tokens[i].sent and tokens[left - 1].low not in ENDS:
        left -= 1
    return not any(t.form == "Fin" for t in tokens[left : clause_end(tokens, i)] if t.i != i)


def _surely_verb(tokens: list[Token], i: int) -> bool:
    """*La Serbie ne l'extradera pas*, *les liens se réchauffent*: only a verb has *ne* or *se* before it."""
    if tokens[i - 1].low in ("se", "s'"):
        return True
    at = i - 1
    while at > 0 and tokens[at].low in CLITICS - DENYING:
        at -= 1
    return at >= 0 and tokens[at].low in DENYING
