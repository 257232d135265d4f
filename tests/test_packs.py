"""Packs carry their own proof: they load whole, cover the ontology, and their example lines hold."""

from __future__ import annotations

import ast
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman
from dragoman.coding.chain import Coder
from dragoman.coding.lines import check, read
from dragoman.packs import load

PACKS = load()
LANGUAGES = sorted(PACKS.languages)
#: the share of example lines that must hold; raised as the coder grows (dragoman check packs lists those that fail)
HOLD = 0.99


def test_packs_travel_to_other_processes() -> None:
    """What a language has worked out of its lists does not keep its packs from being pickled, and a copy knows the same."""
    for lang in LANGUAGES:
        language = PACKS.languages[lang]
        known, speaking = language.words("language", "support"), language.speaking
        copy = pickle.loads(pickle.dumps(PACKS)).languages[lang]
        assert copy.words("language", "support") == known and copy.speaking == speaking


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("category", sorted(PACKS.ontology.categories))
def test_a_category_has_twenty_triggers_nouns_among_them(lang: str, category: str) -> None:
    """Each language knows each category by twenty words or more, some of them nouns."""
    triggers = [t for t in PACKS.languages[lang].triggers if t.type == category]
    words = {w for t in triggers for w in (*t.verb, *t.noun, *t.adj, *t.phrase)}
    assert len(words) >= 20
    assert any(t.noun for t in triggers)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_mode_has_a_trigger(lang: str) -> None:
    """No mode of the ontology is out of reach of a language."""
    known = {(t.type, t.mode) for t in PACKS.languages[lang].triggers}
    missing = [(c.type, m) for c in PACKS.ontology.categories.values() for m in c.modes if (c.type, m) not in known]
    assert len(missing) <= 6, missing


@pytest.mark.parametrize("lang", LANGUAGES)
def test_example_lines_are_well_formed(lang: str) -> None:
    """Every line's events can be read."""
    for line in PACKS.languages[lang].lines:
        for spec in line.events:
            assert read(spec, line.where).type in PACKS.ontology.categories


@pytest.mark.parametrize("lang", LANGUAGES)
def test_example_lines_hold(lang: str) -> None:
    """The packs' example sentences give the events that they promise."""
    failures = check(PACKS, Coder(PACKS), [lang])
    total = len(PACKS.languages[lang].lines)
    held = 1 - len(failures) / total
    worst = "\n".join(f"{f.where}: {f.text}\n   wanted {f.wanted}\n   got    {f.got}" for f in failures[:10])
    assert held >= HOLD, f"{lang}: {held:.2f} of {total} lines hold\n{worst}"


def _asked() -> Iterator[tuple[str, str]]:
    """Every `words(table, name)` of the code whose table and name stand there literally."""
    for file in Path(dragoman.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) == "words":
                said = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
                if len(said) == len(node.args) == 2:
                    yield said[0], said[1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_list_that_the_code_asks_for_stands_in_every_language(lang: str) -> None:
    """No rule is of one language in silence: what is meant to be empty is written down as empty."""
    asked, tables = set(_asked()), PACKS.languages[lang].tables
    assert len(asked) > 100
    assert sorted(f"{table}.{name}" for table, name in asked if name not in tables[table]) == []
