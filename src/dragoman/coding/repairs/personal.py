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
    return tuple(replace(t, dep="subj") if t.i in found else t for t in tokens) if found else tokens


def _somebody(tokens: tuple[Token, ...], verb: Token, language: Language) -> bool:
    """Whether a verb and what it governs do something: *il va recevoir*, not *il va falloir*, *il est prévu que*."""
    own = kids(tokens, verb.i)
    nobody = language.words("language", "impersonal") | language.words("language", "presenting")
    if verb.pos != "VERB" or verb.lemma in nobody or any(k.dep in HELPING and k.dep != "aux" for k in own) or any(k.low == MARKED.get(verb.lemma) for k in own):
        return False
    return not any(k.form == "Inf" and k.dep == "xcomp" and not _somebody(tokens, k, language) for k in own)
