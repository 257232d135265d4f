"""Verbs in the present that the model took for nouns or adjectives: *Israël frappe Gaza*, *l'Union presse Ankara de signer*, *Turkey
summons Swedish envoy*.

The forms come from the language's pack (`present`): endings by the ending of the infinitive, and those of irregular verbs. A word is
read again as a verb where a noun phrase or *qui* stands before it and its clause has no other finite verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.coding.once import once
from dragoman.coding.sheet import Token
from dragoman.packs import Language

MISTAKEN = ("NOUN", "ADJ", "ADV", "PROPN", "X", "ADP")
NOMINAL = ("NOUN", "PROPN")
INNER = frozenset({"amod", "nmod", "flat", "compound", "appos", "conj", "det", "fixed"})
#: what ends a clause, and what may stand between a subject and its verb
ENDS = frozenset({",", ";", ":", ".", "!", "?", "«", "»", "(", ")", "—", "–", '"', "et", "mais", "que", "qu'", "dont", "où", "ou", "qui", "car"})
CLITIC = frozenset({"il", "elle", "ils", "elles", "on"})
DENYING = frozenset({"ne", "n'"})
LIGHT = frozenset({"ne", "n'", "se", "s'", "y", "en", "lui", "leur", "l'", "le", "la", "les"})
IT = frozenset({"le", "la", "les", "l'"})
ALL = frozenset({"tout", "toute", "tous", "toutes"})
QUOTES = frozenset({"«", "“", '"'})
CLOSING = frozenset({"»", "”", '"'})
#: verbs that urge somebody to do a thing, in forms that are nouns too
URGING = frozenset({"presse", "somme", "prie", "conjure", "supplie", "charge", "adjure", "menace"})
#: denials, in forms that the model takes for other words
DENYING_FORMS = frozenset({"dément", "démentent", "nie", "nient", "conteste", "contestent", "récuse", "réfute"})
#: presents that are participles too
ALIKE = frozenset({"reduit", "interdit", "detruit", "construit", "introduit", "contredit", "proscrit", "conduit", "traduit", "inscrit", "souscrit"})
#: endings that only verbs have
UNMISTAKABLE = ("eraient", "eront", "iraient", "iront", "erait")
#: how far the subject may stand before its verb, with what commas hold apart between them
INSERTED = 16


def reread(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article, its misread verbs made heads of their clauses; the same tuple where there is none."""
    forms = third_persons(language)
    if not forms:
        return tokens
    table = language.tables["language"]["present"]
    follows, subjects, alone = frozenset(table["follows"]), tuple(table["subjects"]), frozenset(table.get("alone", ()))
    found = [t.i for t in tokens if (t.pos in MISTAKEN and t.text.lower() in forms) or (t.pos == "VERB" and (_hung(t) if t.form == "Fin" else t.form == "Part" and (_ahead(t) or _unaccented(t, forms))))]
    gone = table["gone"]
    left = [t for t in tokens if t.pos in ("NOUN", "ADJ") and t.low in gone]
    if not found and not left:
        return tokens
    changed = list(tokens)
    for token in left:
        _departed(changed, token, gone[token.low])
    for i in found:
        subject = _subject(changed, i, subjects, follows)
        if subject is None and _urged(changed, i):
            _join(changed, i, forms.get(changed[i].text.lower(), changed[i].lemma))
        elif subject is not None and not _either(changed, i, subject) and _room(changed, i, follows, alone):
            raised(changed, i, subject, forms.get(changed[i].text.lower(), changed[i].lemma))
    return tuple(changed)


def _hung(token: Token) -> bool:
    """Whether a finite verb hangs on the name right before it, which is its subject: *Bamako crie*."""
    return token.dep == "amod" or (token.dep in ("acl", "nmod", "conj") and token.head == token.i - 1)


def _ahead(token: Token) -> bool:
    """Whether a participle is a future that the model took for one: *votera*."""
    low = token.text.lower()
    return low.endswith(("era", "eront", "ira", "iront", "dra", "dront")) and low[:3] == token.lemma[:3] != low


def _either(tokens: list[Token], i: int, subject: int) -> bool:
    """Whether a word that is present and participle alike (*réduit, interdit*) stands behind a common noun: *le contingent réduit de moitié*."""
    return tokens[i].low in ALIKE and not tokens[subject].text[0].isupper()


def _unaccented(token: Token, forms: dict[str, str]) -> bool:
    """Whether a participle is a present that the model took for one: *expulse*, which has no accent."""
    low = token.text.lower()
    return low == token.lemma[:-1] and low.endswith("e") and forms.get(low) == token.lemma


def _departed(tokens: list[Token], token: Token, lemma: str) -> None:
    """*Les Français sont partis*: a participle with *être* and without an article is no noun."""
    near = tokens[max(0, token.i - 6) : token.i]
    if any(t.head == token.i and t.dep == "cop" for t in near) and not any(t.head == token.i and t.dep == "det" for t in near):
        tokens[token.i] = replace(token, pos="VERB", lemma=lemma, form="Part", tense="Past")
        for t in near:
            if t.head == token.i and t.dep == "cop":
                tokens[t.i] = replace(t, dep="aux")


@once
def third_persons(language: Language) -> dict[str, str]:
    """`form -> infinitive` of the third persons of the verbs that the packs name."""
    table = language.tables["language"].get("present")
    if not table:
        return {}
    verbs = {*language.verbs, *language.tables["speech"]["verbs"], *language.tables["modality"]["denial"], *_of_relations(language)}
    made = {verb[: -len(end)] + new: verb for verb in sorted(verbs) for end, forms in table["endings"].items() if verb.endswith(end) for new in forms}
    return {form: verb for form, verb in (made | table["irregular"]).items() if form not in table["never"]}


def _of_relations(language: Language) -> Iterator[str]:
    """The verbs that the pack says of a relation: *les liens se réchauffent*, *le ton monte*."""
    table = language.tables["relations"]
    said = (word for kind in ("predicates", "idioms") for words in table.get(kind, {}).values() for word in words)
    yield from (verb for words in said if (verb := next((w for w in words.split() if w not in ("se", "s'", "ne", "n'")), "")).endswith(("er", "ir", "dre")))


def _subject(tokens: list[Token], i: int, subjects: tuple[str, ...], follows: frozenset[str]) -> int | None:
    """The head of the noun phrase, or the relative, that stands right before a word; None where none does."""
    at = i - 1
    while at >= 0 and ((tokens[at].low in LIGHT and (tokens[at].pos == "PRON" or tokens[at].low in DENYING or _clitic(tokens, at) or _urged(tokens, i))) or (at < i - 1 and tokens[at].text in QUOTES)):
        at -= 1
    at = _before_inserted(tokens, at)
    if at < 0 or tokens[at].sent != tokens[i].sent:
        return None
    if tokens[at].low == "qui" or (at == i - 1 and tokens[at].low in CLITIC and tokens[at].pos == "PRON"):
        return at
    while at > 0 and tokens[at].pos == "ADJ":
        at -= 1
    if not (tokens[at].pos in subjects or (tokens[at].text[0].isupper() and tokens[at].pos != "DET")) or (tokens[at].pos == "NOUN" and tokens[i].pos == "ADJ" and tokens[at].i == i - 1 and tokens[i].low.endswith("e") and not _follows(tokens, i, follows)):
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


def _urged(tokens: list[Token], i: int) -> bool:
    """*Kaboul le presse de « laisser du temps »*, *et presse le Conseil de se réunir*: what has *de* and an infinitive behind it, or behind its object, is a verb."""
    behind = [t for t in tokens[i + 1 : i + 12] if t.sent == tokens[i].sent and t.text not in QUOTES and t.low not in ("pas", "plus", "ne", "se", "s'", "y", "lui", "leur")]
    if not (tokens[i].low.endswith(("e", "ent", "et")) or tokens[i].text.lower() in DENYING_FORMS) or len(behind) < 2:
        return False
    if behind[0].low in ("de", "d'"):
        return next((t.form == "Inf" for t in behind[1:] if t.low not in LIGHT), False)
    if tokens[i - 1].low in ("et", "mais") and tokens[i].text.lower() in DENYING_FORMS:
        return behind[0].pos in ("DET", "PRON", "PROPN") or behind[0].low in ALL or behind[0].form == "Inf"
    if tokens[i - 1].low not in ("et", "mais") or tokens[i].low not in URGING or not (behind[0].pos == "DET" or behind[0].text[0].isupper()):
        return False
    return any(t.low in ("de", "d'") and then.form == "Inf" for t, then in zip(behind, behind[1:], strict=False))


def _join(tokens: list[Token], i: int, lemma: str) -> None:
    """*A rappelé son ambassadeur et presse le Conseil de se réunir*: the second verb of a subject, with its object and its infinitive."""
    end = _right(tokens, i)
    first = next((t for t in reversed(tokens[:i]) if t.sent == tokens[i].sent and t.pos == "VERB" and (t.dep in ("root", "conj", "ccomp", "parataxis") or _same_clause(tokens, t, i))), None)
    if first is None or tokens[i - 1].low not in ("et", "mais"):
        return
    tokens[i] = replace(tokens[i], pos="VERB", lemma=lemma, form="Fin", tense="Pres", mood="Ind", head=first.i, dep="conj")
    infinitive = next((t for t in tokens[i + 1 : end] if t.form == "Inf"), None)
    for t in tokens[i + 1 : end]:
        if t.head <= i and t.pos in ("NOUN", "PROPN") and (infinitive is None or t.i < infinitive.i):
            tokens[t.i] = replace(t, head=i, dep="obj")
    if infinitive is not None and (infinitive.head <= i or infinitive.head == infinitive.i):
        tokens[infinitive.i] = replace(infinitive, head=i, dep="xcomp")


def _same_clause(tokens: list[Token], verb: Token, i: int) -> bool:
    """*Même si Paris regrette sa décision et déplore de ...*: whether a finite verb below another stands before a word without a comma in between."""
    return verb.form == "Fin" and verb.dep in ("advcl", "relcl") and not any(t.text == "," for t in tokens[verb.i : i])


def _follows(tokens: list[Token], i: int, follows: frozenset[str]) -> bool:
    """Whether what follows a word is what follows a verb: an article, a name, *de* with an infinitive, an adjective before an article."""
    behind = [t for t in tokens[i + 1 : i + 3] if t.sent == tokens[i].sent]
    if not behind:
        return False
    if behind[0].text in QUOTES and len(behind) > 1:
        return behind[1].pos == "ADJ" or behind[1].form == "Part"  # *juge « injustifiée » la décision*
    held = (behind[0].pos == "ADJ" or behind[0].form == "Part") and len(behind) > 1 and behind[1].pos == "DET"  # *juge excessives les demandes*
    judged = tokens[i].low in ("juge", "jugent") and behind[0].pos == "ADJ"  # *que la junte juge insultante*
    return judged or behind[0].low in ALL or behind[0].pos in follows or behind[0].form == "Inf" or behind[0].text[0].isupper() or held


def _room(tokens: list[Token], i: int, follows: frozenset[str], alone: frozenset[str]) -> bool:
    """Whether the clause around a word lacks a finite verb, and the word has what a verb needs after it."""
    sure = tokens[i].text.lower().endswith(UNMISTAKABLE)
    if not sure and not _follows(tokens, i, follows) and not _surely_verb(tokens, i) and not (tokens[i].text.lower() in alone and i + 1 < len(tokens) and tokens[i + 1].pos in ("PUNCT", "CCONJ")):
        return False
    left = i
    while left > 0 and tokens[left - 1].sent == tokens[i].sent and tokens[left - 1].low not in ENDS:
        left -= 1
    return not any(t.form == "Fin" for t in tokens[left : _right(tokens, i)] if t.i != i)


def _surely_verb(tokens: list[Token], i: int) -> bool:
    """*La Serbie ne l'extradera pas*, *les liens se réchauffent*: only a verb has *ne* or *se* before it."""
    if tokens[i - 1].low in ("se", "s'"):
        return True
    at = i - 1
    while at > 0 and tokens[at].low in LIGHT - DENYING:
        at -= 1
    return at >= 0 and tokens[at].low in DENYING


def _right(tokens: list[Token], i: int) -> int:
    right = _past_quoted(tokens, i + 1)
    while right < len(tokens) and tokens[right].sent == tokens[i].sent and tokens[right].low not in ENDS:
        right += 1
    return right


def _past_quoted(tokens: list[Token], at: int) -> int:
    """Where a clause goes on behind a few quoted words that begin at a place: *juge « injustifiée » la décision*."""
    if at >= len(tokens) or tokens[at].text not in QUOTES:
        return at
    return next((t.i + 1 for t in tokens[at + 1 : at + 6] if t.text in CLOSING and t.sent == tokens[at].sent), at)


def raised(tokens: list[Token], i: int, subject: int, lemma: str) -> None:
    """Make a word the verb of its clause: the subject and what stands behind it hang on it, and it hangs where the clause did."""
    end = _right(tokens, i)
    top = tokens[subject].head if tokens[subject].head != i else tokens[i].head
    over = tokens[top] if top != subject else tokens[subject]
    head, dep = over.head if over.head != over.i else i, over.dep
    if top < subject and top != i:
        head, dep = top, tokens[subject].dep if tokens[subject].dep not in ("nmod", "flat", "appos", "subj") else "conj"
    tense, mood = _tense(tokens[i], lemma)
    tokens[i] = replace(tokens[i], pos="VERB", lemma=lemma, form="Fin", tense=tense, mood=mood, head=head if head != subject else i, dep=dep if head != i else "root")
    tokens[subject] = replace(tokens[subject], head=i, dep="subj")
    if top > i:
        tokens[top] = replace(tokens[top], head=i, dep=_behind(tokens, tokens[top]) if top < end else "conj")
    for t in tokens[i + 1 : end]:
        if t.head < i or (t.head == i and t.dep in ("nmod", "obl", "amod", "flat", "appos", "acl")):
            tokens[t.i] = replace(t, head=i, dep=_behind(tokens, t))
    said = tokens[tokens[end].head] if end < len(tokens) and tokens[end].low in ("que", "qu'") else tokens[i]
    if said.i > end and said.head <= i and said.sent == tokens[i].sent and said.pos == "VERB":
        tokens[said.i] = replace(said, head=i, dep="ccomp")  # *dément que ses soldats aient tiré*
    for t in [t for t in tokens[end : end + 6] if t.dep == "relcl" and t.head == subject and t.form == "Fin" and tokens[end].low == ","]:
        tokens[t.i] = replace(t, head=i, dep="parataxis")  # *presse Lomé de céder, sans quoi Accra fermera la frontière*
    for t in [t for t in tokens[end : end + 12] if t.dep == "conj" and i < t.head < end and t.form == "Fin"]:
        tokens[t.i] = replace(t, head=i)
    for t in tokens[max(0, i - 4) : i]:
        if t.head > i and t.head < end and t.low in LIGHT:
            tokens[t.i] = replace(t, head=i)


def _tense(token: Token, lemma: str) -> tuple[str, str]:
    """Tense and mood by the ending: the forms that are read again are presents, futures and conditionals."""
    low = token.text.lower()
    if token.form == "Fin":
        return token.tense, token.mood
    if low.endswith(("ait", "aient")):
        conditional = low.endswith(("rait", "raient")) and (not lemma.endswith("er") or low.endswith(("erait", "eraient")))
        return ("Pres", "Cnd") if conditional else ("Imp", "Ind")
    return ("Fut" if (token.pos == "VERB" and not low.endswith("e")) or low.endswith(("ra", "ront")) else "Pres"), "Ind"


def _behind(tokens: list[Token], token: Token) -> str:
    """What a word behind a verb is to it."""
    if token.form == "Inf" or any(t.head == token.i and t.dep in ("aux", "auxpass") and t.form == "Inf" for t in tokens[max(0, token.i - 4) : token.i]):
        return "xcomp"
    cased = any(t.head == token.i and t.dep == "case" and t.low != "des" for t in tokens[max(0, token.i - 5) : token.i])  # *forme des policiers*
    if token.pos in (*NOMINAL, "PRON", "NUM") or token.text[0].isupper():
        return "obl" if cased else "obj"
    return {"ADV": "advmod", "PUNCT": "punct"}.get(token.pos, token.dep)
