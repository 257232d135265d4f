"""The witness that the package carries: an ONNX file, run by onnxruntime on the processor, its pieces in the file's metadata."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from itertools import accumulate
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.coding.models import KINDS, ROLES, Array, Reading, crossed
from dragoman.coding.witness.pieces import Pieces
from dragoman.coding.witness.reading import Stretch

OUT = ("kinds", "statuses", "seeks", "found")


class OnnxWitness:
    """A witness from a file; OSError where there is none or where it cannot be run."""

    def __init__(self, path: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 4
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL  # the file is built of what is fast (models/graph.py)
        try:
            self._session: Any = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
            about = self._session.get_modelmeta().custom_metadata_map
            self.pieces = Pieces(about["pieces"].split("\n"), [float(s) for s in about["scores"].split()])
            self.name = about["name"]
            self._signs = {name: n for n, name in enumerate(about["signs"].split("\n"))}
            weights = _array(about["sign_weights"], len(self._signs))
            self._weights = np.vstack([weights, np.zeros_like(weights[:1])])
            self._plain = {name: n for n, name in enumerate(dict.fromkeys(_without_kind(name) for name in self._signs))}
            self._tables: dict[str, Array] = {}
            self._last, self._shift = _array(about["role_weights"], len(ROLES)), _array(about["role_shift"], 1)[0]
        except Exception as why:  # onnxruntime's errors have no common class but Exception
            raise OSError(f"{path}: the witness cannot be read ({type(why).__name__})") from why

    def read(self, stretches: Sequence[Stretch]) -> list[Reading]:
        """One reading for each stretch, in their order; each is run by itself, so that nothing is padded and little memory is held."""
        return [self._one(stretch) for stretch in stretches]

    def told(self, signs: Sequence[Sequence[str]], kind: str) -> Array:
        """What the signs of mentions say for an act of a category, (mentions, width)."""
        numbers, none = self._plain, len(self._plain)
        known = [[*(numbers[name] for name in row if name in numbers), none] for row in signs]
        starts = [0, *accumulate(map(len, known[:-1]))]
        return np.asarray(np.add.reduceat(self._table(kind)[[n for row in known for n in row]], starts, 0), np.float32)

    def _table(self, kind: str) -> Array:
        """What each sign says for an act of a category, by itself and with the category; the last row is of no sign: every mention has it."""
        if kind not in self._tables:
            none = len(self._signs)
            rows = [[self._signs.get(one, none) for one in (*crossed([name], kind), "")[:2]] for name in self._plain] + [[none, none]]
            self._tables[kind] = self._weights[rows].sum(1)
        return self._tables[kind]

    def roles(self, matched: Array) -> Array:
        """The scores of mentions in each role for one word, (mentions, 3)."""
        return np.asarray(_gelu(matched) @ self._last.T + self._shift, np.float32)

    def _one(self, stretch: Stretch) -> Reading:
        asked = {name: np.array(part, np.int64) for name, part in (("ids", [stretch.ids]), ("marks", [stretch.marks]), ("at", stretch.at))}
        return Reading(*(part[0] for part in self._session.run(OUT, asked)))


def _without_kind(sign: str) -> str:
    """A sign without the category that it is crossed with."""
    kind, _, name = sign.partition(" ")
    return name if kind in KINDS[1:] else sign


def _array(text: str, rows: int) -> Array:
    """Numbers that the file's metadata carries as half floats in base 64."""
    return np.frombuffer(base64.b64decode(text), np.float16).astype(np.float32).reshape(rows, -1)


def _gelu(x: Array) -> Array:
    """The unit that the network was trained with; the error function by Abramowitz and Stegun 7.1.26, right to 1.5e-7."""
    z = np.abs(x) / sqrt(2)
    t = 1 / (1 + 0.3275911 * z)
    erf = 1 - ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * np.exp(-z * z)
    return np.asarray(0.5 * x * (1 + np.sign(x) * erf), np.float32)
