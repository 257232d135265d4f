"""From text to tokens in one neutral scheme of labels: spaCy's trees live here and nowhere else.

French models speak Universal Dependencies, English ones ClearNLP; what follows sees one label set (`Token.dep`). Prepositions become
`case` children of their nouns in both.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from dragoman.coding.sheet import Sentence, Token
from dragoman.packs.roster import fold
from dragoman.records import Article, Block

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
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
#: characters that the models know under a plainer form; each stays one character, so that offsets stay true
PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\r": " ", "\n": " ", "\t": " ", "“": '"', "”": '"', "‑": "-"})
LONGEST = 20_000
#: *PUTRAJAYA, July 28 —*, *LIMA (agences) -*, *Kampala —*: where and when it was filed, no part of the first sentence
DATELINE = re.compile(
    r"\s*(?:[A-ZÀ-Ý][A-ZÀ-Ý'’./-]{2,}(?:[ /-][A-ZÀ-Ý'’./-]{2,}){0,5}|[A-ZÀ-Ý][\w'’-]+(?:[ /-][A-ZÀ-Ý][\w'’-]+){0,2})"
    r"(?:,? (?:le )?[^\s—–(,.]{1,10}(?: [^\s—–(,.]{1,10}){0,2}\.?(?: \d{1,2})?)?(?:,? ?\([^)\n]{1,40}\))?,?\s(?:—|–|--|-)\s+"
)


@cache
def pipeline(model: str) -> Pipeline:
    """The spaCy pipeline of a model that is installed as a package."""
    module = importlib.import_module(model)
    nlp: Pipeline = module.load()
    nlp.max_length = 10**8
    if model.startswith("en"):
        _keep_hyphens(nlp)
    return nlp


#: what a hyphen joins to one word in English: *re-open*, *cease-fire*; elsewhere it parts two
JOINED = re.compile(r"(?:re|co|pre|de|non|un|ex|anti|counter|over|under|cease|pull|build|test|cyber|call|cut|hand|walk|stand|crack|shoot|vice|air|mid|sub)$", re.IGNORECASE)


def _keep_hyphens(nlp: Pipeline) -> None:
    """The tokenizer cuts at every hyphen; words with a prefix stay whole, as the packs write them."""
    tokenizer: Any = nlp.tokenizer
    cut = tokenizer.infix_finditer

    def finder(text: str) -> list[re.Match[str]]:
        return [m for m in cut(text) if not (m.group() in ("-", "‑") and JOINED.match(text[: m.start()]) and len(text) > m.end())]

    tokenizer.infix_finditer = finder


def pieces(article: Article) -> Iterator[tuple[Block, int, str]]:
    """What is to be parsed: each block but noise, with its offset; a very long block in pieces cut at a space."""
    for block in article.blocks or (Block("paragraph", 0, len(article.text)),):
        filed = DATELINE.match(article.text, block.start, min(block.end, block.start + 90)) if block.kind == "paragraph" else None
        start = filed.end() if filed and filed.end() < block.end else block.start
        while block.kind != "noise" and start < block.end:
            end = min(block.end, start + LONGEST)
            if end < block.end:
                cut = article.text.rfind(" ", start + 1, end)
                end = cut if cut > start else end
            text = article.text[start:end]
            if text.strip():
                yield block, start, text.translate(PLAIN)
            start = end


def parse(articles: Sequence[Article], model: str, batch: int, longest: int) -> list[tuple[tuple[Token, ...], tuple[Sentence, ...]]]:
    """Tokens and sentences of each article; all their blocks go through the model in one stream."""
    work = [(n, *piece) for n, article in enumerate(articles) for piece in pieces(article)]
    nlp = pipeline(model)
    docs = nlp.pipe((_bounded(nlp.make_doc(_encodable(text))) for *_, text in work), batch_size=batch)
    tokens: list[list[Token]] = [[] for _ in articles]
    sentences: list[list[Sentence]] = [[] for _ in articles]
    for (n, block, offset, _), doc in zip(work, docs, strict=True):
        _take(doc, block, offset, tokens[n], sentences[n], model.startswith("fr"), longest)
    return [(tuple(t), tuple(s)) for t, s in zip(tokens, sentences, strict=True)]


ENDS = frozenset({".", "!", "?", "…", "...", ";", ":"})
CLOSERS = frozenset({"»", '"', "”", ")", "]", "'", "’"})


def _bounded(doc: Doc) -> Doc:
    """The small models cut sentences in their midst: a sentence may begin only behind a mark that ends one, or a line's end."""
    word = ""
    for i, token in enumerate(doc):
        if i and word not in ENDS and not (len(word) > 3 and word.endswith(".")) and not word.endswith(("!", "?", "…")):
            token.is_sent_start = False
        if not i or not (token.text in CLOSERS or token.is_space):
            word = token.text
    return doc


def _encodable(text: str) -> str:
    """Lone surrogates break the model's strings: each becomes one replacement character."""
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


def _take(doc: Doc, block: Block, offset: int, tokens: list[Token], sentences: list[Sentence], french: bool, longest: int) -> None:
    base = len(tokens)
    labels = _french(doc) if french else _english(doc)
    for span in doc.sents:
        for first in range(span.start, span.end, longest):
            last = min(first + longest, span.end)
            number = len(sentences)
            for t in doc[first:last]:
                dep, head = labels[t.i]
                inside = first <= head < last
                tokens.append(_token(t, base, offset, number, dep if inside else "root", head if inside else t.i, french))
            sentences.append(Sentence(base + first, base + last, block))


def _token(t: Any, base: int, offset: int, sent: int, dep: str, head: int, french: bool) -> Token:
    low = _folded(t.text)
    lemma = t.lemma_.lower() if t.lemma_ else low
    if french and t.pos_ == "VERB" and lemma == t.text.lower() and lemma.endswith("e") and "Inf" not in t.morph.get("VerbForm"):
        lemma += "r"  # the model leaves many a present as it is: réclame, conteste
    mood, tense, form, number, gender = _features(t.morph)
    pos = t.pos_
    if french and pos in ("NOUN", "ADJ", "ADV", "PROPN") and any(c.dep_ in ("aux:tense", "aux:pass") for c in t.children):
        pos, form, lemma = "VERB", "Part", _infinitive(low, t.text.lower())
    start = offset + t.idx
    return Token(
        base + t.i, t.text, low, lemma, pos, dep, base + head, start, start + len(t.text), sent,
        mood, tense, form, number, gender, t.ent_type_,
    )  # fmt: skip


def _infinitive(low: str, text: str) -> str:
    """The infinitive of a regular past participle: *patrouillé*, *bâtie*."""
    bare = text.rstrip("s").removesuffix("e") if text.endswith(("ée", "ées", "ie", "ies", "ue", "ues")) else text.rstrip("s")
    return bare[:-1] + "er" if bare.endswith("é") else bare + "r" if bare.endswith("i") else low


_folded = lru_cache(100_000)(fold)
_MORPHS: dict[str, tuple[str, ...]] = {}


def _features(morph: Any) -> tuple[str, ...]:
    """Mood, tense, form, number and gender of a word; worked out once for each analysis that the model gives."""
    key = str(morph)
    found = _MORPHS.get(key)
    if found is None:
        found = _MORPHS[key] = tuple("".join(morph.get(name)[:1]) for name in ("Mood", "Tense", "VerbForm", "Number", "Gender"))
    return found


def _french(doc: Doc) -> list[tuple[str, int]]:
    """Labels of Universal Dependencies, with agents of passives told apart from other obliques."""
    found = []
    for t in doc:
        dep = FRENCH.get(t.dep_, t.dep_)
        if dep == "obl" and any(c.dep_ == "case" and c.lower_ == "par" for c in t.children) and _is_passive(t.head):
            dep = "agent"
        if dep in ("advmod", "advmod:neg") and t.lower_ in ("ne", "n'", "pas", "jamais", "plus", "aucunement", "nullement"):
            dep = "neg"
        found.append((dep, t.head.i))
    return found


def _is_passive(t: Any) -> bool:
    return t.pos_ == "VERB" and ("Pass" in t.morph.get("Voice") or t.dep_ == "acl" or any(c.dep_ == "aux:pass" for c in t.children))


def _english(doc: Doc) -> list[tuple[str, int]]:
    """Labels of ClearNLP brought to the neutral ones: the preposition hangs below its noun as `case`."""
    found = [(ENGLISH.get(t.dep_, t.dep_), t.head.i) for t in doc]
    for t in doc:
        if t.dep_ in ("prep", "agent", "dative", "prt") and t.dep_ != "prt":
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
