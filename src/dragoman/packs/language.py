"""One language: its triggers by category, and the words of actors, modality, speech, times and relations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from dragoman.errors import PackError
from dragoman.packs.files import each_toml, need, only
from dragoman.packs.ontology import Ontology

Words = frozenset[str]
TESTS = ("object", "not_object", "subject", "not_subject", "near", "not_near")
KINDS = ("verb", "noun", "adj")
LISTS = (*KINDS, "phrase", *TESTS, "prep", "particle", "actor", "recipient", "needs", "context")
TRIGGER_KEYS = {*LISTS, "mode", "shape", "content", "reflexive", "strict", "last", "tense", "type", "note"}
TENSES = ("", "future", "ahead", "present")
SHAPES = ("directed", "symmetric", "host")
CONTENTS = ("absorb", "claim", "fact")
#: what becomes of an act in the complement of each category, where a trigger does not say
CONTENT = {"AGREE": "absorb", "REQUEST": "absorb", "THREATEN": "absorb", "REJECT": "absorb", "ACCUSE": "claim", "SUPPORT": "fact", "CONCEDE": "fact"}


@dataclass(frozen=True)
class Trigger:
    """One meaning: the words that carry an act, the tests they must pass, and where its roles are found."""

    type: str
    mode: str | None
    verb: tuple[tuple[str, ...], ...]
    noun: tuple[tuple[str, ...], ...]
    adj: tuple[tuple[str, ...], ...]
    phrase: tuple[str, ...]
    tests: dict[str, Words]
    prep: Words
    particle: Words
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    needs: tuple[str, ...]
    context: tuple[str, ...]
    shape: str
    content: str
    reflexive: bool
    strict: bool
    last: bool
    tense: str
    where: str

    @cached_property
    def weight(self) -> int:
        """How much the trigger asks for: of two that fit the same word, the one that asks for more is meant."""
        asked = sum(map(bool, (self.tests["object"], self.tests["subject"], self.tests["near"], self.prep, self.particle, self.reflexive, self.tense)))
        return 2 * asked + len(self.needs)


@dataclass(frozen=True, slots=True)
class Line:
    """An example sentence of a pack with the events that it must give."""

    text: str
    events: tuple[str, ...]
    category: str
    where: str


class Listed(list[str]):
    """A list of words that knows at once whether a word is in it."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__(words)
        self._known = frozenset(self)

    def __contains__(self, word: object) -> bool:
        return word in self._known


#: from how many words on a list is worth that
MANY = 8


def _listed_all(value: Any) -> Any:
    """A table as read, its long lists of words such as know what they hold."""
    if isinstance(value, dict):
        return {key: _listed_all(each) for key, each in value.items()}
    if isinstance(value, list):
        return Listed(value) if len(value) >= MANY and all(isinstance(each, str) for each in value) else [_listed_all(each) for each in value]
    return value


@dataclass(frozen=True, eq=False)
class Language:
    """All that is known of one language, which is like no other object. The tables that are not triggers are kept as read, by file."""

    code: str
    model: str
    triggers: tuple[Trigger, ...]
    lines: tuple[Line, ...]
    tables: dict[str, dict[str, Any]]

    def __getstate__(self) -> dict[str, Any]:
        """What travels to another process: what was read, without what was worked out of it."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @cached_property
    def words(self) -> Callable[[str, str], frozenset[str]]:
        """The lists of words of the tables as sets, each made once: `words(table, key)`, empty where there is no such list."""
        return cache(lambda table, key: frozenset(self.tables[table].get(key, ())))

    @cached_property
    def speaking(self) -> frozenset[str]:
        """The verbs that tell what somebody says, with those that stand before who does: *a déclaré Oslo*."""
        return frozenset((*self.tables["speech"]["verbs"], *self.tables["language"].get("inverting", ())))

    @cached_property
    def verbs(self) -> frozenset[str]:
        """The verbs that begin an entry of a trigger."""
        return frozenset(words[0] for trigger in self.triggers for words in trigger.verb)

    @cached_property
    def sectors(self) -> dict[str, str]:
        """`lemma -> sector` over all role nouns."""
        return {word: sector for sector, words in self.tables["actors"]["sectors"].items() for word in words}


def _listed(row: dict[str, Any], key: str, lists: dict[str, list[str]], where: str) -> list[str]:
    """The words of a key, with `@name` replaced by that list."""
    value = row.get(key, [])
    found: list[str] = []
    for word in [value] if isinstance(value, str) else value:
        if not word.startswith("@"):
            found.append(word)
        elif word[1:] in lists:
            found += _listed({key: lists[word[1:]]}, key, lists, where)
        else:
            raise PackError(f"{where}: key '{key}' names the unknown list '{word}'; define it under [words]")
    return found


def _trigger(row: dict[str, Any], category: str, lists: dict[str, list[str]], ontology: Ontology, path: Path, where: str) -> Trigger:
    only(row, TRIGGER_KEYS, path, where)
    got = {key: _listed(row, key, lists, f"{path}: {where}") for key in LISTS}
    kind = row.get("type", category)
    mode = row.get("mode")
    if kind not in ontology.categories:
        raise PackError(f"{path}: {where} has the unknown category '{kind}'")
    if mode and mode not in ontology.categories[kind].modes:
        raise PackError(f"{path}: {where} has the mode '{mode}', which {kind} has not")
    if not any(got[key] for key in (*KINDS, "phrase")):
        raise PackError(f"{path}: {where} has no words; give it a verb, noun, adj or phrase")
    if row.get("shape", "directed") not in SHAPES or row.get("content", "fact") not in CONTENTS:
        raise PackError(f"{path}: {where} has a wrong shape or content; shapes: {SHAPES}, contents: {CONTENTS}")
    if row.get("tense", "") not in TENSES:
        raise PackError(f"{path}: {where} has the unknown tense '{row['tense']}'; tenses: {TENSES[1:]}")
    split = {key: tuple(tuple(words.split()) for words in got[key]) for key in KINDS}
    return Trigger(
        kind, mode, split["verb"], split["noun"], split["adj"], tuple(got["phrase"]),
        {key: frozenset(word.lower() for word in got[key]) for key in TESTS}, frozenset(got["prep"]), frozenset(got["particle"]),
        tuple(got["actor"]), tuple(got["recipient"]), tuple(got["needs"]), tuple(got["context"]),
        row.get("shape", "directed"), row.get("content") or CONTENT.get(kind, "fact"), bool(row.get("reflexive", False)), bool(row.get("strict", False)), bool(row.get("last", False)), row.get("tense", ""), f"{path.name} {where}",
    )  # fmt: skip


def _category(path: Path, table: dict[str, Any], shared: dict[str, list[str]], ontology: Ontology) -> Iterator[Trigger | Line]:
    only(table, {"category", "words", "trigger", "line", "note"}, path, "the file")
    category = need(table, "category", str, path)
    lists = shared | table.get("words", {})
    if not table.get("line"):
        raise PackError(f"{path}: a pack without example lines is not loaded; add [[line]] tables")
    for number, row in enumerate(table.get("trigger", []), 1):
        yield _trigger(row, category, lists, ontology, path, f"trigger {number}")
    for number, row in enumerate(table["line"], 1):
        yield Line(need(row, "text", str, path), tuple(need(row, "events", list, path)), category, f"{path.parent.parent.name}/{path.name} line {number}")


def load_language(folder: Path, ontology: Ontology) -> Language:
    """The language pack of one folder; PackError names the file and key that is wrong."""
    tables = {path.stem: _listed_all(table) for path, table in each_toml(folder)}
    if "language" not in tables:
        raise PackError(f"{folder}: language.toml is missing; it names the parser's model")
    shared = tables["language"].get("words", {})
    rows = [row for path, table in each_toml(folder / "events") for row in _category(path, table, shared, ontology)]
    triggers = tuple(row for row in rows if isinstance(row, Trigger))
    lines = tuple(row for row in rows if isinstance(row, Line))
    return Language(folder.name, need(tables["language"], "model", str, folder / "language.toml"), triggers, lines, tables)
