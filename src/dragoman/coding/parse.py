"""From text to tokens in one neutral scheme of labels: spaCy's trees live here and nowhere else.

French models speak Universal Dependencies, English ones ClearNLP; what follows sees one label set (`Token.dep`). Prepositions become
`case` children of their nouns in both.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy

from dragoman.coding.loading import loaded
from dragoman.coding.sheet import Sentence, Token
from dragoman.coding.words import MOST, columns
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
    nlp = loaded(model)
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


def parse(
    articles: Sequence[Article], model: str, batch: int, longest: int, unknown: Sequence[Sequence[int]] | None = None
) -> list[tuple[tuple[Token, ...], tuple[Sentence, ...]]]:
    """Tokens and sentences of each article; all their blocks go through the model in one stream.

    `unknown`: where in each article names begin that only the recogniser knows, in order; it reads no other blocks. Without it, it reads all.
    """
    work = [(n, *piece) for n, article in enumerate(articles) for piece in pieces(article)]
    texts = [_encodable(text) for *_, text in work]
    named = [unknown is None or bisect_left(unknown[n], start) < bisect_left(unknown[n], start + len(text)) for n, _, start, text in work]
    docs = _docs(pipeline(model), texts, named, batch)
    tokens: list[list[Token]] = [[] for _ in articles]
    sentences: list[list[Sentence]] = [[] for _ in articles]
    for (n, block, offset, _), doc in zip(work, docs, strict=True):
        _take(doc, block, offset, tokens[n], sentences[n], model.startswith("fr"), longest)
    return [(tuple(t), tuple(s)) for t, s in zip(tokens, sentences, strict=True)]


def _docs(nlp: Pipeline, texts: Sequence[str], named: Sequence[bool], batch: int) -> list[Doc]:
    """The trees of texts in their order, with names recognised where that is asked for."""
    docs = list(nlp.pipe((_bounded(nlp.make_doc(text)) for text in texts), batch_size=batch, disable=[RECOGNISER]))
    chosen = [doc for doc, asked in zip(docs, named, strict=True) if asked]
    recogniser: Any = nlp.get_pipe(RECOGNISER)
    for _ in recogniser.pipe(chosen, batch_size=batch):  # it writes into the docs that it is given
        pass
    return docs


RECOGNISER = "ner"
ENDS = frozenset({".", "!", "?", "…", "...", ";", ":"})
CLOSERS = frozenset({"»", '"', "”", ")", "]", "'", "’"})


def _bounded(doc: Doc) -> Doc:
    """The small models cut sentences in their midst: a sentence may begin only behind a mark that ends one, or a line's end."""
    starts, last = [0] * len(doc), False
    for i, key in enumerate(doc.to_array("ORTH").tolist()):
        ends = _ENDING[key] if key in _ENDING else _ending(doc, i, key)
        if i and not last:
            starts[i] = NO_START
        if not i or ends is not None:
            last = bool(ends)
    if starts:
        marks: Any = numpy.array(starts, dtype="uint64")
        doc.from_array("SENT_START", marks)
    return doc


#: whether a sentence may begin behind a word; None for what is passed over, spaces and what closes
_ENDING: dict[int, bool | None] = {}
#: how spaCy writes in its arrays that no sentence begins here
NO_START = 2**64 - 1


def _ending(doc: Doc, i: int, key: int) -> bool | None:
    """Whether a sentence may begin behind a word, kept for the next time."""
    word = doc[i].text
    passed = word in CLOSERS or doc[i].is_space
    if len(_ENDING) >= MOST:
        _ENDING.clear()
    found = _ENDING[key] = None if passed else word in ENDS or (len(word) > 3 and word.endswith(".")) or word.endswith(("!", "?", "…"))
    return found


def _encodable(text: str) -> str:
    """Lone surrogates break the model's strings: each becomes one replacement character."""
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


def _take(doc: Doc, block: Block, offset: int, tokens: list[Token], sentences: list[Sentence], french: bool, longest: int) -> None:
    base = len(tokens)
    deps, heads, starts, kinds, words = columns(doc, french)
    labels = _french(doc, deps, heads) if french else _english(doc, deps, heads)
    for span in doc.sents:
        for first in range(span.start, span.end, longest):
            last = min(first + longest, span.end)
            number = len(sentences)
            for i in range(first, last):
                dep, head = labels[i]
                if not first <= head < last:
                    dep, head = "root", i
                text, low, lemma, pos, mood, tense, form, number_of, gender = words[i]
                start = offset + starts[i]
                tokens.append(Token(base + i, text, low, lemma, pos, dep, base + head, start, start + len(text), number, mood, tense, form, number_of, gender, kinds[i]))
            sentences.append(Sentence(base + first, base + last, block))


def _french(doc: Doc, deps: list[str], heads: list[int]) -> list[tuple[str, int]]:
    """Labels of Universal Dependencies, with agents of passives told apart from other obliques."""
    found = []
    for i, (label, head) in enumerate(zip(deps, heads, strict=True)):
        dep = FRENCH.get(label, label)
        if dep == "obl" and any(c.dep_ == "case" and c.lower_ == "par" for c in doc[i].children) and _is_passive(doc[head]):
            dep = "agent"
        if dep in ("advmod", "advmod:neg") and doc[i].lower_ in ("ne", "n'", "pas", "jamais", "plus", "aucunement", "nullement"):
            dep = "neg"
        found.append((dep, head))
    return found


def _is_passive(t: Any) -> bool:
    return t.pos_ == "VERB" and ("Pass" in t.morph.get("Voice") or t.dep_ == "acl" or any(c.dep_ == "aux:pass" for c in t.children))


def _english(doc: Doc, deps: list[str], heads: list[int]) -> list[tuple[str, int]]:
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
