"""What an expert knows, as data: `load()` reads `data/` into an Ontology, a Roster and Languages.

A pack that is wrong stops here, named by file and key.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from dragoman.packs.files import fingerprint
from dragoman.packs.language import Language, load_language
from dragoman.packs.ontology import Category, Ontology, load_ontology
from dragoman.packs.roster import Alias, Office, Roster, load_roster
from dragoman.packs.weights import load_weights

__all__ = ["Alias", "Category", "Language", "Office", "Ontology", "Packs", "Roster", "load"]

DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True)
class Packs:
    """All data of the package, read once."""

    ontology: Ontology
    roster: Roster
    languages: dict[str, Language]
    fingerprint: str
    weights: dict[str, dict[str, float]] = field(default_factory=dict)


@cache
def load(data: Path = DATA) -> Packs:
    """The packs under `data`; PackError names the file and key that is wrong."""
    ontology = load_ontology(data / "ontology")
    roster = load_roster(data / "roster")
    folders = sorted(path for path in (data / "languages").iterdir() if path.is_dir())
    languages = {folder.name: load_language(folder, ontology) for folder in folders}
    weights = load_weights(data / "weights.toml")
    return Packs(ontology, roster, languages, fingerprint(data), weights)
