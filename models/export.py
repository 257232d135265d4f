"""The trained witness as one file: PYTHONPATH=src python models/export.py BASE.bin VOCAB.json WEIGHTS.pt OUT.onnx [--plain]

Writes an ONNX graph with matrices and embeddings in 8 bits (`--plain`: 32 bits); the pieces with their scores lie in its metadata.
Prints how far the file's answers lie from those of the network it was made from.
"""

from __future__ import annotations

import argparse
import base64
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from base import read
from onnxruntime.quantization import QuantType, quantize_dynamic
from vocabulary import pruned

from net import Witness

NAMES = ("kinds", "statuses", "seeks", "found")


def graph(net: Witness, out: Path) -> None:
    """The network as an ONNX file with free numbers of stretches and pieces."""
    ids = torch.randint(4, 1000, (2, 12))
    free = {0: "stretches", 1: "pieces"}
    example = (ids, torch.zeros_like(ids), torch.ones(2, 12))
    torch.onnx.export(net, example, str(out), input_names=["ids", "marks", "mask"], output_names=list(NAMES), dynamic_axes={n: free for n in ("ids", "marks", "mask", *NAMES)}, opset_version=18, dynamo=False)


def packed(plain: Path, out: Path) -> None:
    """The graph with weights in 8 bits: embeddings by rows of the table, matrices by their columns."""
    quantize_dynamic(plain, out, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather", "Gemm"])


def with_pieces(path: Path, vocab: dict[str, list[object]], about: dict[str, str]) -> None:
    """The file with its pieces and what it says of itself."""
    model = onnx.load(path)
    scores = " ".join(f"{s:.3f}" for s in vocab["scores"])  # type: ignore[str-bytes-safe]
    onnx.helper.set_model_props(model, {"pieces": "\n".join(map(str, vocab["pieces"])), "scores": scores, **about})
    onnx.save(model, path)


def heads(net: Witness) -> dict[str, str]:
    """What is worked out outside the graph: the weights of the signs and of the last step to the roles, as half floats in base 64."""
    parts = {"sign_weights": net.signs.weight[1:], "role_weights": net.roles.weight, "role_shift": net.roles.bias}
    return {name: base64.b64encode(part.detach().numpy().astype(np.float16).tobytes()).decode() for name, part in parts.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("vocab", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--plain", action="store_true")
    args = parser.parse_args()
    vocab = json.loads(args.vocab.read_text("utf-8"))
    saved = torch.load(args.weights)
    net = Witness(pruned(read(args.base), vocab["keep"]), saved["layers"], len(saved["signs"]))
    net.load_state_dict(saved["net"])
    net.eval()
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        graph(net, plain)
        if args.plain:
            onnx.save(onnx.load(plain), args.out)
        else:
            packed(plain, args.out)
    with_pieces(args.out, vocab, {"name": args.out.stem, "signs": "\n".join(saved["signs"]), **heads(net)})
    session = onnxruntime.InferenceSession(str(args.out))
    ids = np.random.default_rng(0).integers(4, 20000, (4, 60))
    marks, mask = np.zeros_like(ids), np.ones(ids.shape, np.float32)
    with torch.no_grad():
        wanted = net(torch.from_numpy(ids), torch.from_numpy(marks), torch.from_numpy(mask))
    got = session.run(NAMES, {"ids": ids, "marks": marks, "mask": mask})
    for name, w, g in zip(NAMES, wanted, got, strict=True):
        print(f"{name:9} spread {w.std():.3f}, mean distance {np.abs(w.numpy() - g).mean():.4f}")
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
