"""From text to tokens in one neutral scheme of labels: spaCy's trees live here and nowhere else.

French models speak Universal Dependencies, English ones ClearNLP; what follows sees one label set (`Token.dep`). Prepositions become
`case` children of their nouns in both.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from dragoman.coding.parse.labels import english_labels, french_labels
from dragoman.coding.parse.loading import loaded
from dragoman.coding.parse.pieces import encodable, pieces
from dragoman.coding.parse.sentences import bounded
from dragoman.coding.parse.words import columns
from dragoman.coding.sheet import Sentence, Token
from dragoman.records import Article, Block

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc


@cache
def pipeline(model: str) -> Pipeline:
    """The spaCy pipeline of a model that is installed as a package."""
    nlp = loaded(model)
    nlp.max_length = 10**8
    _keep_hyphens(nlp, JOINED if model.startswith("en") else WHOLE)
    return nlp


#: what a hyphen joins to one word in English: *re-open*, *cease-fire*; elsewhere it parts two
JOINED = re.compile(r"(?:re|co|pre|de|non|un|ex|anti|counter|over|under|cease|pull|build|test|cyber|call|cut|hand|walk|stand|crack|shoot|vice|air|mid|sub)(?=[-‑])", re.IGNORECASE)
#: what the French model's own list of joined words lacks: *l'état-major*, *quarante-huit*, *le sauf-conduit*, *équato-guinéen*
WHOLE = re.compile(
    r"(?:^|.*['’])(?:états?(?=-majors?$)|(?:quarante|cinquante|équato|bissau|sierra|sri)(?=-\w)|libre(?=-échange)|postes?(?=-fronti)|sauf(?=-condui)|main(?=-forte)|lance(?=-)|laissez(?=-passer))",
    re.IGNORECASE,
)


def _keep_hyphens(nlp: Pipeline, joined: re.Pattern[str]) -> None:
    """The tokenizer cuts at hyphens; words with such a first part stay whole, as the packs write them."""
    tokenizer: Any = nlp.tokenizer
    cut = tokenizer.infix_finditer

    def finder(text: str) -> list[re.Match[str]]:
        first = joined.match(text)
        return [m for m in cut(text) if first is None or m.start() != first.end() or m.group() not in ("-", "‑") or len(text) == m.end()]

    tokenizer.infix_finditer = finder


def parse(
    articles: Sequence[Article], model: str, batch: int, longest: int, unknown: Sequence[Sequence[int]] | None = None
) -> list[tuple[tuple[Token, ...], tuple[Sentence, ...]]]:
    """Tokens and sentences of each article; all their blocks go through the model in one stream.

    `unknown`: where in each article names begin that only the recogniser knows, in order; it reads no other blocks. Without it, it reads all.
    """
    work = [(n, *piece) for n, article in enumerate(articles) for piece in pieces(article)]
    texts = [encodable(text) for *_, text in work]
    named = [unknown is None or bisect_left(unknown[n], start) < bisect_left(unknown[n], start + len(text)) for n, _, start, text in work]
    docs = _docs(pipeline(model), texts, named, batch)
    tokens: list[list[Token]] = [[] for _ in articles]
    sentences: list[list[Sentence]] = [[] for _ in articles]
    for (n, block, offset, _), doc in zip(work, docs, strict=True):
        _take(doc, block, offset, tokens[n], sentences[n], model.startswith("fr"), longest)
    return [(tuple(t), tuple(s)) for t, s in zip(tokens, sentences, strict=True)]


def _docs(nlp: Pipeline, texts: Sequence[str], named: Sequence[bool], batch: int) -> list[Doc]:
    """The trees of texts in their order, with names recognised where that is asked for."""
    docs = list(nlp.pipe((bounded(nlp.make_doc(text)) for text in texts), batch_size=batch, disable=[RECOGNISER]))
    chosen = [doc for doc, asked in zip(docs, named, strict=True) if asked]
    recogniser: Any = nlp.get_pipe(RECOGNISER)
    for _ in recogniser.pipe(chosen, batch_size=batch):  # it writes into the docs that it is given
        pass
    return docs


RECOGNISER = "ner"


def _take(doc: Doc, block: Block, offset: int, tokens: list[Token], sentences: list[Sentence], french: bool, longest: int) -> None:
    base = len(tokens)
    deps, heads, starts, kinds, words = columns(doc, french)
    labels = french_labels(doc, deps, heads, words) if french else english_labels(doc, deps, heads)
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
