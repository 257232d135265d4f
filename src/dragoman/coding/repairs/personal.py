"""*Il* that is somebody: *il pourrait les juger*, *il l'a promis aux éleveurs*. Before an auxiliary or a clitic the French model takes it for the one of *il pleut*."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.repairs.tree import HELPING, kids
from dragoman.coding.sheet import Token
from dragoman.packs import Language

#: what a verb has before it that makes its *il* stand for nobody: *il y a*, *il en va de même*, *il s'agit*
MARKED = {"avoir": "y", "aller": "en", "agir": "s'", "pouvoir": "se", "passer": "se", "trouver": "se"}


def personal(tokens: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with each *il* that stands for somebody made the subject of its verb; the same tuple where there is none."""
    if not language.words("language", "presenting"):
        return tokens
    found = {t.i for t in tokens if t.low == "il" and t.dep == "expl" and _somebody(tokens, tokens[t.head], language)}
    us = {i: t for n in tokens if n.low == "nous" and n.dep == "subj" for i, t in _undergoing(tokens, n).items()}
    return tuple(us.get(t.i) or (replace(t, dep="subj") if t.i in found else t) for t in tokens) if found or us else tokens


def _undergoing(tokens: tuple[Token, ...], us: Token) -> dict[int, Token]:
    """*Paris nous avait promis une réponse*: before a verb that is not of the first person *nous* is no subject; the bare noun right before it is."""
    verb, before = tokens[us.head], tokens[us.i - 1] if us.i else us
    finite = next((t for t in tokens[us.i + 1 : verb.i + 1] if t.form == "Fin" and t.pos in ("VERB", "AUX")), None)
    if finite is None or finite.low.endswith(("ons", "mes")) or before.pos not in ("NOUN", "PROPN") or before.head != verb.i or any(k.dep == "case" for k in kids(tokens, before.i)):
        return {}
    return {us.i: replace(us, dep="iobj"), before.i: replace(before, dep="subj")}


def _somebody(tokens: tuple[Token, ...], verb: Token, language: Language) -> bool:
    """Whether a verb and what it governs do something: *il va recevoir*, not *il va falloir*, *il est prévu que*."""
    own = kids(tokens, verb.i)
    nobody = language.words("language", "impersonal") | language.words("language", "presenting")
    if verb.pos != "VERB" or verb.lemma in nobody or any(k.dep in HELPING and k.dep != "aux" for k in own) or any(k.low == MARKED.get(verb.lemma) for k in own):
        return False
    return not any(k.form == "Inf" and k.dep == "xcomp" and not _somebody(tokens, k, language) for k in own)
