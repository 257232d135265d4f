"""The trained witness as one file: PYTHONPATH=src python models/export.py BASE.bin VOCAB.json WEIGHTS.pt OUT.onnx

Writes an ONNX graph with matrices and embeddings in 8 bits (`graph.py`); the pieces with their scores lie in its metadata, and a name that
is a digest of its weights. Prints how far the file's answers lie from those of the network it was made from.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from base import read
from graph import NAMES, built
from vocabulary import pruned

from net import Witness


def with_pieces(model: onnx.ModelProto, vocab: dict[str, list[object]], about: dict[str, str]) -> None:
    """The model gets its pieces and what it says of itself."""
    scores = " ".join(f"{s:.3f}" for s in vocab["scores"])  # type: ignore[str-bytes-safe]
    told = {"pieces": "\n".join(map(str, vocab["pieces"])), "scores": scores, **about}
    onnx.helper.set_model_props(model, told | {"name": f"witness-{digest(model, told)}"})


def digest(model: onnx.ModelProto, told: dict[str, str]) -> str:
    """What changes when anything changes that the witness says."""
    return hashlib.sha256(model.graph.SerializeToString() + json.dumps(told, sort_keys=True).encode()).hexdigest()[:12]


def heads(net: Witness) -> dict[str, str]:
    """What is worked out outside the graph: the weights of the signs and of the last step to the roles, as half floats in base 64."""
    parts = {"sign_weights": net.signs.weight[1:], "role_weights": net.roles.weight, "role_shift": net.roles.bias}
    return {name: base64.b64encode(part.detach().numpy().astype(np.float16).tobytes()).decode() for name, part in parts.items()}


def weighty(net: Witness, names: list[str], most: int) -> list[str]:
    """The names of the signs that say most, at most so many, in their order; the network loses the others."""
    rows = net.signs.weight.detach()[1:]
    kept = sorted(rows.norm(dim=1).argsort(descending=True)[:most].tolist())
    net.signs = torch.nn.EmbeddingBag.from_pretrained(torch.cat([net.signs.weight.detach()[:1], rows[kept]]), mode="sum", padding_idx=0)
    return [names[k] for k in kept]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("vocab", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--signs", type=int, default=3400, help="how many signs are kept, so that the file stays under 30 MB")
    args = parser.parse_args()
    vocab = json.loads(args.vocab.read_text("utf-8"))
    saved = torch.load(args.weights)
    net = Witness(pruned(read(args.base), vocab["keep"]), saved["layers"], len(saved["signs"]))
    net.load_state_dict(saved["net"])
    net.eval()
    names = weighty(net, saved["signs"], args.signs)
    model = built(net)
    with_pieces(model, vocab, {"signs": "\n".join(names), **heads(net)})
    onnx.save(model, args.out)
    session = onnxruntime.InferenceSession(str(args.out))
    ids = np.random.default_rng(0).integers(4, 20000, (1, 90))
    marks, at = np.zeros_like(ids), np.arange(0, 90, 2)
    with torch.no_grad():
        wanted = [part[:, at] for part in net(torch.from_numpy(ids), torch.from_numpy(marks), torch.ones(ids.shape))]
    got = session.run(NAMES, {"ids": ids, "marks": marks, "at": at})
    for name, w, g in zip(NAMES, wanted, got, strict=True):
        print(f"{name:9} spread {w.std():.3f}, mean distance {np.abs(w.numpy() - g).mean():.4f}")
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
