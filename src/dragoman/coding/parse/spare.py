"""spaCy without its command line.

`import spacy` brings its commands with it, that train models and fetch them, and with these httpx, requests, weasel and rich: a third
of what the import takes. Nothing of that is used here; whoever asks for `spacy.cli` afterwards still gets it.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any

COMMANDS, INFO = "spacy.cli", "spacy.cli.info"


def import_spacy() -> None:
    """Import spaCy, where nobody has, with stand-ins in the place of its commands."""
    if "spacy" in sys.modules:
        return
    aside = {name: ModuleType(name) for name in (COMMANDS, INFO)}
    vars(aside[INFO])["info"] = _info
    sys.modules.update(aside)
    try:
        importlib.import_module("spacy")
    finally:
        for name in aside:
            del sys.modules[name]


def _info(*given: Any, **more: Any) -> Any:
    """What `spacy.info` gives, its module imported when it is called."""
    return importlib.import_module(INFO).info(*given, **more)
