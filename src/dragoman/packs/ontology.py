"""The categories of events, with modes, scores, contexts and sectors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dragoman.errors import PackError
from dragoman.packs.files import each_toml, need, only, read_toml


@dataclass(frozen=True)
class Category:
    """One of PLOVER's 16 categories. `quad`: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""

    type: str
    quad: int
    score: float
    modes: dict[str, float]
    labels: dict[str, str]
    meanings: dict[str, str]
    mode_labels: dict[str, dict[str, str]]
    recipient: bool = False


@dataclass(frozen=True)
class Cameo:
    """CAMEO's root codes of categories and modes, with the name and quadrant of each root, and its codes of sectors where they are others."""

    category: dict[str, str]
    mode: dict[str, dict[str, str]]
    roots: dict[str, dict[str, Any]]
    sector: dict[str, str]

    def root(self, kind: str, mode: str | None) -> str:
        """The root code of a category and mode."""
        return self.mode.get(kind, {}).get(mode or "", self.category[kind])


@dataclass(frozen=True)
class Ontology:
    """All categories by type, and the labels of contexts and sectors per language."""

    categories: dict[str, Category]
    contexts: dict[str, dict[str, str]]
    sectors: dict[str, dict[str, str]]
    scales: dict[str, dict[str, float]] = field(default_factory=dict)
    cameo: Cameo = field(default_factory=lambda: Cameo({}, {}, {}, {}))

    def score(self, kind: str, mode: str | None) -> float:
        """The conflict-cooperation score of a category and mode, -10 to 10."""
        category = self.categories[kind]
        return category.modes.get(mode or "", category.score)

    def on(self, scale: str) -> Callable[[str, str | None], float]:
        """The scores of another scale: one of `scales`, or *signs*, which knows good and bad alone."""
        if scale == "signs":
            return lambda kind, mode: float((self.score(kind, mode) > 0) - (self.score(kind, mode) < 0))
        return lambda kind, mode: self.scales[scale][kind]


def _category(path: Path, table: dict[str, Any]) -> Category:
    modes = table.get("mode", [])
    return Category(
        type=need(table, "type", str, path),
        quad=need(table, "quad", int, path),
        score=need(table, "score", float, path),
        modes={need(m, "name", str, path): need(m, "score", float, path) for m in modes},
        labels=need(table, "label", dict, path),
        meanings=need(table, "meaning", dict, path),
        mode_labels={m["name"]: {"fr": m.get("label_fr", m["name"]), "en": m.get("label_en", m["name"])} for m in modes},
        recipient=bool(table.get("recipient", False)),
    )


def _labels(path: Path) -> dict[str, dict[str, str]]:
    """`name -> {lang: label}`, from tables or from lists of tables with a name."""
    found: dict[str, dict[str, str]] = {}
    for key, value in read_toml(path).items():
        if isinstance(value, dict):
            found.update({name: label for name, label in value.items() if isinstance(label, dict)} or {key: value})
        elif isinstance(value, list):
            for row in value:
                name = row.get("name") or row.get("code")
                found[name] = {"fr": row.get("label_fr", row.get("fr", name)), "en": row.get("label_en", row.get("en", name))}
    return found


def _cameo(path: Path, categories: dict[str, Category]) -> Cameo:
    """The way from PLOVER to CAMEO; PackError where a category has no root or a root no name."""
    table = read_toml(path)
    only(table, {"category", "mode", "root", "sector"}, path, "the file")
    made = Cameo(need(table, "category", dict, path), table.get("mode", {}), need(table, "root", dict, path), table.get("sector", {}))
    for kind in categories:
        for mode in (None, *made.mode.get(kind, {})):
            if kind not in made.category or made.root(kind, mode) not in made.roots:
                raise PackError(f"{path}: {kind} has no root code that is named under 'root'; add it")
    return made


def load_ontology(folder: Path) -> Ontology:
    """The ontology under `folder`; PackError where a category is incomplete."""
    categories = {c.type: c for c in (_category(path, table) for path, table in each_toml(folder / "categories"))}
    if not categories:
        raise PackError(f"{folder}: no categories; install the package again")
    scales = read_toml(folder / "scales.toml")
    for name, table in scales.items():
        if missing := sorted(categories.keys() - table.keys()):
            raise PackError(f"{folder / 'scales.toml'}: the scale '{name}' has no score for {', '.join(missing)}")
    return Ontology(categories, _labels(folder / "contexts.toml"), _labels(folder / "sectors.toml"), scales, _cameo(folder / "cameo.toml", categories))
