"""The witness that the package carries, loaded once a process; where it cannot be, one sentence says why and the rules go on alone."""

from __future__ import annotations

from functools import cache

from dragoman.coding.models import Witness
from dragoman.packs import DATA

FILE = DATA / "witness.onnx"


@cache
def carried() -> tuple[Witness | None, str]:
    """The witness and an empty text; or None and why there is none."""
    if not FILE.is_file():
        return None, f"the second witness is not here ({FILE.name} is missing): the rules code alone; install the package anew, or say --witness off"
    try:
        from dragoman.coding.witness.onnx import OnnxWitness

        return OnnxWitness(FILE), ""
    except (ImportError, OSError) as error:
        return None, f"the second witness cannot be used ({error}): the rules code alone; install the package anew, or say --witness off"
