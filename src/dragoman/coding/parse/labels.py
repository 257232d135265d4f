"""One neutral scheme of labels from two: Universal Dependencies (French) and ClearNLP (English)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc


FRENCH = {
    "nsubj": "subj", "nsubj:pass": "subjpass", "nsubj:caus": "subj", "csubj": "subj", "expl:subj": "expl", "expl:comp": "expl", "expl:pass": "expl", "obj": "obj",
    "obj:agent": "obj", "obj:lvc": "obj", "iobj": "iobj", "iobj:agent": "agent", "obl:arg": "obl", "obl:mod": "obl", "obl": "obl", "obl:agent": "agent", "nmod": "nmod",
    "acl:relcl": "relcl", "aux:tense": "aux", "aux:caus": "caus", "aux:pass": "auxpass", "flat:name": "flat", "flat:foreign": "flat", "fixed": "fixed", "ROOT": "root",
    "parataxis": "parataxis", "nummod": "nummod",
}  # fmt: skip
ENGLISH = {
    "nsubj": "subj", "nsubjpass": "subjpass", "csubj": "subj", "csubjpass": "subjpass", "dobj": "obj", "dative": "iobj", "poss": "poss", "compound": "compound", "nmod": "compound",
    "relcl": "relcl", "npadvmod": "obl", "ROOT": "root", "acomp": "attr", "oprd": "attr", "pcomp": "acl", "nummod": "nummod", "preconj": "cc",
}  # fmt: skip


def french_labels(doc: Doc, deps: list[str], heads: list[int], words: Sequence[tuple[str, ...]]) -> list[tuple[str, int]]:
    """Labels of Universal Dependencies, with agents of passives told apart from other obliques; of each word its text comes first."""
    doers = {heads[i] for i, label in enumerate(deps) if label == "case" and words[i][0].lower() == "par"}
    found = []
    for i, (label, head) in enumerate(zip(deps, heads, strict=True)):
        dep = FRENCH.get(label, label)
        if dep == "obl" and i in doers and _is_passive(doc[head]):
            dep = "agent"
        if dep in ("advmod", "advmod:neg") and words[i][0].lower() in ("ne", "n'", "pas", "jamais", "plus", "aucunement", "nullement"):
            dep = "neg"
        found.append((dep, head))
    return found


def _is_passive(t: Any) -> bool:
    return t.pos_ == "VERB" and ("Pass" in t.morph.get("Voice") or t.dep_ == "acl" or any(c.dep_ == "aux:pass" for c in t.children))


def english_labels(doc: Doc, deps: list[str], heads: list[int]) -> list[tuple[str, int]]:
    """Labels of ClearNLP brought to the neutral ones: the preposition hangs below its noun as `case`."""
    found = [(ENGLISH.get(dep, dep), head) for dep, head in zip(deps, heads, strict=True)]
    for i, dep in enumerate(deps):
        if dep in ("prep", "agent", "dative"):
            t = doc[i]
            objects = [c for c in t.children if c.dep_ in ("pobj", "pcomp")]
            if not objects:
                if t.dep_ == "prep":
                    _hoist(found, t)
                continue
            noun = objects[0]
            above = t.head
            verbal = above.pos_ in ("VERB", "AUX", "ADJ", "ADV")
            label = "agent" if t.dep_ == "agent" else "iobj" if t.dep_ == "dative" else "obl" if verbal else "nmod"
            if noun.dep_ == "pcomp":
                label = "xcomp" if verbal and t.lower_ in ("of", "from", "into") else "acl" if not verbal and t.lower_ == "of" else "advcl"
            found[noun.i] = (label, above.i)
            found[t.i] = ("case", noun.i)
            for other in t.children:
                if other.i != noun.i and other.dep_ not in ("pobj", "pcomp"):
                    found[other.i] = (found[other.i][0], noun.i)
    return found


def _hoist(found: list[tuple[str, int]], t: Any) -> None:
    """`out of X`, `because of X`: a preposition whose object hangs below a second preposition."""
    inner = [c for c in t.children if c.dep_ == "prep"]
    if inner:
        found[t.i] = ("advmod", t.head.i)
        nouns = [c for c in inner[0].children if c.dep_ == "pobj"]
        if nouns:
            found[inner[0].i] = ("case", nouns[0].i)
            found[nouns[0].i] = ("obl" if t.head.pos_ in ("VERB", "AUX") else "nmod", t.head.i)
