"""What the repairs leave is a tree, whatever the parser made of the sentence; where one of them cannot work, the others still do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coding.chain import Coder
from dragoman.coding.parse import parse
from dragoman.coding.repairs import repaired, rooted
from dragoman.coding.repairs.main_verbs import unhelped
from dragoman.coding.repairs.tree import above, below, climb, hang, past_nouns
from dragoman.coding.sheet import Token
from dragoman.packs import load
from fakes import paragraph

PACKS = load()
TEXTS = {
    "fr": (
        "Bamako, qui n'a pas rappelé son ambassadeur, juge la mesure injustifiée et presse Paris de négocier.",
        "Rome et Berlin ont suspendu jeudi, sans crier gare, toute aide à la junte, exigeant qu'elle libère les otages.",
        "La présidence a par contre piraté le site que Lomé avait ouvert, dit que ce sont ses soldats et réclame une enquête.",
    ),
    "en": (
        "The recall, on Monday, of its envoy angered Rome, which said it would no longer mediate and accused Oslo of lying.",
        "After months of mediation by Qatar, the army and the rebels refused to talk; Chad denied it, drawing criticism.",
        "Kenya, one of few to have sent police, threatened to withdraw and urged the Council to act.",
    ),
}
LABELS = ("subj", "obj", "conj", "ccomp", "advcl", "nmod", "acl", "relcl", "obl", "xcomp", "appos", "amod", "cop", "dep")
#: which token is hung on which, both counted round, and as what
MOVES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(LABELS)), max_size=12)
WHICH = st.tuples(st.sampled_from(sorted(TEXTS)), st.integers(0, 2))


@cache
def read(lang: str, number: int) -> tuple[Token, ...]:
    """The tokens of a text as the parser gives them."""
    ((tokens, _),) = parse([paragraph(TEXTS[lang][number], lang)], PACKS.languages[lang].model, 8, 400)
    return tokens


def row(*words: tuple[str, str, str, int]) -> list[Token]:
    """The tokens of one sentence, each told by its text, part of speech, label and head."""
    return [Token(i, text, text.lower(), text.lower(), pos, dep, head, 0, 0, 0) for i, (text, pos, dep, head) in enumerate(words)]


def assert_trees(tokens: Sequence[Token]) -> None:
    """Every sentence has one root, called so, and every other word a way up to it."""
    tops = Counter(t.sent for t in tokens if t.head == t.i)
    assert tops == {sent: 1 for sent in {t.sent for t in tokens}}
    assert all(t.dep == "root" for t in tokens if t.head == t.i)
    for token in tokens:
        last = [token, *above(tokens, token)][-1]
        assert last.head == last.i


@settings(max_examples=60, deadline=None)
@given(WHICH, MOVES)
def test_repairs_of_any_tree_leave_a_tree(which: tuple[str, int], moves: list[tuple[int, int, str]]) -> None:
    """Words hung elsewhere at random, without a circle."""
    tokens = list(read(*which))
    for what, head, dep in moves:
        if tokens[what % len(tokens)].head != what % len(tokens) and tokens[head % len(tokens)].sent == tokens[what % len(tokens)].sent:
            hang(tokens, what % len(tokens), head % len(tokens), dep)
    assert_trees(tokens)

    assert_trees(repaired(tuple(tokens), PACKS.languages[which[0]]))


@settings(max_examples=60, deadline=None)
@given(WHICH, MOVES)
def test_repairs_end_where_words_stand_in_circles(which: tuple[str, int], moves: list[tuple[int, int, str]]) -> None:
    """Words hung on any other, and so in circles, come back as many as they were."""
    tokens = list(read(*which))
    for what, head, dep in moves:
        tokens[what % len(tokens)] = replace(tokens[what % len(tokens)], head=head % len(tokens), dep=dep)

    assert [t.i for t in repaired(tuple(tokens), PACKS.languages[which[0]])] == list(range(len(tokens)))


def test_words_above_in_a_circle_come_once() -> None:
    """Three names in a circle: each of the others once, and the climb ends at the last."""
    tokens = row(("Mali", "PROPN", "nmod", 1), ("Niger", "PROPN", "nmod", 2), ("Tchad", "PROPN", "nmod", 0), ("part", "VERB", "root", 3))

    assert [t.i for t in above(tokens, tokens[0])] == [1, 2]
    assert past_nouns(tokens, tokens[1]).i == 0
    assert climb(tokens, tokens[0], lambda t: t.i != 1).i == 1


def test_nothing_hangs_on_what_stands_below_it() -> None:
    """A verb is not hung on its own object's noun; the object is hung on the verb."""
    tokens = row(("Bamako", "PROPN", "subj", 1), ("dément", "VERB", "root", 1), ("accord", "NOUN", "obj", 1), ("Tchad", "PROPN", "nmod", 2))
    hang(tokens, 1, 3, "conj")
    assert tokens[1].head == 1
    hang(tokens, 3, 1, "obl")
    assert (tokens[3].head, tokens[3].dep) == (1, "obl") and below(tokens, 3, 1)


@pytest.mark.parametrize(
    ("own", "head", "dep"),
    [(("privé", "ADJ", "root", 2), 2, "root"), (("privé", "ADJ", "nmod", 0), 0, "acl"), (("privé", "ADJ", "ccomp", 3), 3, "ccomp"), (("privé", "ADJ", "obl", 3), 3, "parataxis")],
)
def test_participle_above_its_auxiliary_keeps_its_place(own: tuple[str, str, str, int], head: int, dep: str) -> None:
    """*La tempête a privé ...*, *a* hung on *privé* as a copula: the participle hangs where it did, as a clause does."""
    tempest = ("tempête", "NOUN", "subj" if own[3] != 0 else "root", 2 if own[3] != 0 else 0)
    tokens = row(tempest, ("a", "AUX", "cop", 2), own, ("dit", "VERB", "root", 3))
    unhelped(tokens, tokens[1])

    assert (tokens[1].head, tokens[1].dep) == (2, "aux")
    assert (tokens[2].head, tokens[2].dep) == (head, dep)


def test_root_that_is_called_none_is_none() -> None:
    """A top that is no root by its label is as the parser had it; the words below it keep what the repairs made of them."""
    was = row(("Mali", "PROPN", "subj", 1), ("part", "VERB", "root", 1), ("Niger", "PROPN", "subj", 3), ("reste", "VERB", "root", 3))
    was = [replace(t, sent=t.i // 2) for t in was]
    made = (replace(was[0], dep="obj"), was[1], replace(was[2], dep="obj"), replace(was[3], dep="cop"))
    assert rooted(made, tuple(was)) == (made[0], was[1], made[2], was[3])


def test_second_root_hangs_on_that_of_the_repairs() -> None:
    """*Le pavillon, assiégé, ferme*: where a repair made the verb a root, what the parser took for it hangs on it."""
    was = row(("pavillon", "NOUN", "obl", 1), ("assiégé", "VERB", "root", 1), ("ferme", "VERB", "advmod", 1))
    made = [replace(was[0], head=2, dep="subj"), was[1], replace(was[2], head=2, dep="root")]
    assert [(t.head, t.dep) for t in rooted(tuple(made), tuple(was))] == [(2, "subj"), (2, "parataxis"), (2, "root")]


def test_capitals_are_repaired(coder: Coder) -> None:
    """In capitals the model takes *PATROUILLENT* for a noun below *DEUX*: the verb is made the root, and its subject hangs on it."""
    tokens = repaired(parse([paragraph("LES DEUX ARMÉES PATROUILLENT ENSEMBLE DEPUIS 2021.", "fr")], PACKS.languages["fr"].model, 8, 400)[0][0], coder.packs.languages["fr"])
    verb = next(t for t in tokens if t.text == "PATROUILLENT")
    assert verb.pos == "VERB" and any(t.head == verb.i and t.dep == "subj" for t in tokens)
    assert_trees(tokens)
