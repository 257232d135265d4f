"""Examples told anew of other states, with words blotted out: the witness is to learn what is done to whom, and not who does what to whom in its gold.

Names of one word, demonyms, capitals and leaders' surnames of a state give way to those of another, the same one throughout an example. French takes states whose
names begin and end alike, so that most articles still fit. The signs of the tree stay as they were: they do not hang on names. Behind some examples stands a sentence
of no matter, from a text that tells of no act: what is done does not hang on it.
"""

from __future__ import annotations

import random
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.coding.witness.pieces import UNKNOWN, Pieces
from dragoman.coding.witness.reading import LONGEST, OUTSIDE, WITHIN

#: the share of examples that are told of others, of words outside parties and acts that are blotted out, and of examples with a sentence of no matter behind them
RENAMED, BLOTTED, BESIDE = 0.5, 0.06, 0.3
#: how long such a sentence is, in words
SENTENCE = range(5, 26)
LANGUAGES = ("fr", "en")
Words = dict[str, str]


def forms(state: dict[str, Any], lang: str) -> Words:
    """The one-word forms of a state of the roster by what they are: *name*, *capital*, *demonym 0*, *leader 0*."""
    found = {"name": next(iter(state.get("names", {}).get(lang, [])), ""), "capital": _first(state.get("capital", {}).get(lang, ""))}
    found |= {f"demonym {n}": form for n, form in enumerate(state.get("demonyms", {}).get(lang, [])[:4])}
    found |= {f"leader {n}": o["name"].split()[-1] for n, o in enumerate(o for o in reversed(state.get("office", [])) if o.get("post") in ("head_of_state", "head_of_government")) if n < 4}
    return {what: form for what, form in found.items() if form and " " not in form}


def _first(value: str | list[str]) -> str:
    return value if isinstance(value, str) else next(iter(value), "")


class Renamer:
    """Tells examples of other states; `folder` is the roster's folder of states, `examples` those among which sentences of no matter are sought."""

    def __init__(self, folder: Path, pieces: Pieces, examples: Sequence[dict[str, Any]] = ()) -> None:
        self.pieces = pieces
        self.idle = {lang: [s for e in examples if e["lang"] == lang and not e["acts"] for s in _idle(e)] for lang in LANGUAGES}
        states = {path.stem.upper(): tomllib.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.toml"))}
        self.forms: dict[str, dict[str, Words]] = {lang: {code: forms(state, lang) for code, state in states.items()} for lang in LANGUAGES}
        self.whose = {lang: _owners(self.forms[lang]) for lang in LANGUAGES}
        self.alike = {lang: _alike(self.forms[lang]) for lang in LANGUAGES}

    def told(self, example: dict[str, Any], rng: random.Random) -> dict[str, Any]:
        """The example with other pieces: some of other states, all with some words blotted out."""
        others = self._others(example, rng) if rng.random() < RENAMED else {}
        words = example["words"]
        named = {i for m in example["mentions"] for i in range(m["first"], m["last"])}
        acts = {a["word"] for a in example["acts"]}
        ids, marks, at = [example["ids"][0]], [OUTSIDE], []
        for i, (begin, end) in enumerate(zip(example["at"], [*example["at"][1:], len(example["ids"]) - 1], strict=True)):
            own, mark = example["ids"][begin:end], example["marks"][begin]
            new = self._renamed(words[i], example["lang"], others)
            if new is not None:
                own = self.pieces.ids(new, True)[:LONGEST]
            elif i not in named and i not in acts and rng.random() < BLOTTED:
                own = [UNKNOWN]
            at.append(len(ids))
            ids.extend(own)
            marks.extend([mark, *[WITHIN if mark else OUTSIDE] * (len(own) - 1)][: len(own)])
        made = example | {"ids": [*ids, example["ids"][-1]], "marks": [*marks, OUTSIDE], "at": at}
        idle = self.idle[example["lang"]]
        return _with(made, rng.choice(idle)) if idle and rng.random() < BESIDE else made

    def _renamed(self, word: str, lang: str, others: Mapping[str, str]) -> str | None:
        owner = self.whose[lang].get(word.lower())
        if owner is None or owner[0] not in others:
            return None
        new = self.forms[lang][others[owner[0]]].get(owner[1])
        return new and (new[:1].upper() + new[1:] if word[:1].isupper() else new)

    def _others(self, example: dict[str, Any], rng: random.Random) -> dict[str, str]:
        """For each state of an example that is only named by single words, another that it does not name."""
        lang, present = example["lang"], {e for m in example["mentions"] for e in m["entities"]}
        long = {e for m in example["mentions"] if m["kind"] in ("name", "capital", "modifier") and m["last"] - m["first"] > 1 for e in m["entities"]}
        found: dict[str, str] = {}
        for state in sorted(present - long):
            form = self.forms[lang].get(state, {}).get("name")
            choice = [s for s in self.alike[lang].get(_shape(form), ()) if s not in present and s not in found.values()] if form else []
            if choice:
                found[state] = rng.choice(choice)
        return found


def _idle(example: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The pieces, places and words of those sentences of an example that are of some length and name nobody."""
    ends = [i + 1 for i, word in enumerate(example["words"]) if word == "."]
    starts = [*example["at"], len(example["ids"]) - 1]
    for first, last in zip([0, *ends], ends, strict=False):
        if last - first in SENTENCE and not any(m["first"] < last and m["last"] > first for m in example["mentions"]):
            begin = starts[first]
            yield {"ids": example["ids"][begin : starts[last]], "at": [a - begin for a in example["at"][first:last]], "words": example["words"][first:last], "pos": example["pos"][first:last]}


def _with(example: dict[str, Any], idle: dict[str, Any]) -> dict[str, Any]:
    """An example with such a sentence behind it."""
    ids, marks = example["ids"][:-1], example["marks"][:-1]
    shift = len(ids)
    return example | {
        "ids": [*ids, *idle["ids"], example["ids"][-1]], "marks": [*marks, *[OUTSIDE] * len(idle["ids"]), OUTSIDE], "at": [*example["at"], *(a + shift for a in idle["at"])],
        "words": [*example["words"], *idle["words"]], "pos": [*example["pos"], *idle["pos"]],
    }  # fmt: skip


def _shape(name: str) -> tuple[bool, bool]:
    return name[:1].lower() in "aeiouéèhîy", name[-1:] == "e"


def _owners(states: Mapping[str, Words]) -> dict[str, tuple[str, str]]:
    """Whose form each word is, where it is one state's alone."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for state, words in states.items():
        for what, form in words.items():
            found[form.lower()].append((state, what))
    return {form: owners[0] for form, owners in found.items() if len({state for state, _ in owners}) == 1}


def _alike(states: Mapping[str, Words]) -> dict[tuple[bool, bool], list[str]]:
    """States with a name of one word and demonyms, by the shape of their names."""
    found: dict[tuple[bool, bool], list[str]] = defaultdict(list)
    for state, words in states.items():
        if "name" in words and "capital" in words and "demonym 0" in words:
            found[_shape(words["name"])].append(state)
    return found
