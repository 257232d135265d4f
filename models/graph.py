"""The network as a graph that onnxruntime runs fast on one thread: whole numbers of 8 bits in every matrix, one stretch at a time, without padding.

It is built from the weights node by node, out of operators that take a layer in few steps, so that nothing has to be found and fused again
each time that it is loaded. Inputs: `ids` and `marks` (1, pieces), `at` (words), the places of the pieces that are asked about; outputs as
`net.py` gives them, for these places alone. The last layer works out only what is asked about.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from onnx import GraphProto, ModelProto, TensorProto, helper, numpy_helper

from net import Witness

NAMES = ("kinds", "statuses", "seeks", "found")
MICROSOFT = "com.microsoft"
Array = NDArray[np.float32]


class Graph:
    """A graph under way: nodes by the name of what they give, weights by their own."""

    def __init__(self, net: Witness) -> None:
        self.weights = {name: value.detach().numpy() for name, value in net.state_dict().items()}
        self.net = net
        self.nodes: list[object] = []
        self.tensors: list[TensorProto] = []

    def holds(self, name: str, value: NDArray[np.generic]) -> str:
        """The name under which the graph holds an array, put there once."""
        if all(t.name != name for t in self.tensors):
            self.tensors.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, takes: list[str], gives: str | list[str], domain: str = "", **how: object) -> str:
        """The first of what a node gives, with the node put into the graph."""
        names = [gives] if isinstance(gives, str) else gives
        self.nodes.append(helper.make_node(kind, takes, names, domain=domain, **how))
        return names[0]

    def eight(self, name: str, weight: Array) -> list[str]:
        """A matrix (in, out) in 8 bits with the scale and the zero of each column."""
        scale = np.maximum(np.abs(weight).max(0), 1e-8) / 127
        whole = np.clip(np.round(weight / scale), -127, 127).astype(np.int8)
        return [self.holds(f"{name}.eight", whole), self.holds(f"{name}.scale", scale.astype(np.float32)), self.holds(f"{name}.zero", np.zeros(len(scale), np.int8))]

    def linear(self, x: str, name: str, out: str) -> str:
        """A linear step by a weight and a shift of the network."""
        matrix = self.eight(name, self.weights[f"{name}.weight"].T)
        return self.node("DynamicQuantizeMatMul", [x, *matrix, self.holds(f"{name}.bias", self.weights[f"{name}.bias"])], out, MICROSOFT)

    def norm(self, x: str, name: str, eps: float, out: str) -> str:
        """A vector brought to mean 0 and spread 1, then to the weights of the network."""
        return self.node("LayerNormalization", [x, *(self.holds(f"{name}.{part}", self.weights[f"{name}.{part}"]) for part in ("weight", "bias"))], out, epsilon=eps, axis=-1)

    def table(self, name: str, at: str) -> str:
        """Rows of an embedding that is kept in 8 bits with a scale a row, brought back after they are taken."""
        rows = self.weights[f"{name}.weight"]
        scale = np.maximum(np.abs(rows).max(1, keepdims=True), 1e-8) / 127
        taken = self.node("Gather", [self.holds(f"{name}.eight", np.round(rows / scale).astype(np.int8)), at], f"{name}.rows")
        scales = self.node("Gather", [self.holds(f"{name}.scale", scale.astype(np.float32)), at], f"{name}.scales")
        return self.node("Mul", [self.node("Cast", [taken], f"{name}.float", to=TensorProto.FLOAT), scales], f"{name}.out")

    def embedded(self) -> str:
        """The vectors of pieces before the first layer."""
        length = self.node("Shape", ["ids"], "length", start=1, end=2)
        zero, one = (self.holds(n, np.array([k], np.int64)) for n, k in (("zero", 0), ("one", 1)))
        places = self.node("Slice", [self.holds("places", self.weights["places.weight"]), zero, length, zero, one], "places.here")
        words = self.node("Add", [self.table("words", "ids"), places], "placed")
        marks = self.node("Gather", [self.holds("marks.table", self.weights["marks.weight"]), "marks"], "marks.out")
        return self.norm(self.node("Add", [words, marks], "summed"), "norm", self.net.norm.eps, "x0")

    def attention(self, x: str, layer: str, out: str) -> str:
        """What every piece takes from every other."""
        parts = [self.weights[f"{layer}.{p}.weight"].T for p in "qkv"]
        weight, scale, zero = self.eight(f"{layer}.qkv", np.concatenate(parts, 1))
        bias = self.holds(f"{layer}.qkv.bias", np.concatenate([self.weights[f"{layer}.{p}.bias"] for p in "qkv"]))
        whole = [f"{layer}.in.{n}" for n in ("whole", "scale", "zero")]
        self.node("DynamicQuantizeLinear", [x], whole)
        return self.node("QAttention", [whole[0], weight, bias, whole[1], scale, "", whole[2], zero], out, MICROSOFT, num_heads=self.net.layers[0].heads)

    def attention_at(self, x: str, asked: str, layer: str, out: str) -> str:
        """What the pieces that are asked about take from every piece."""
        q, k, v = (self.linear(asked if p == "q" else x, f"{layer}.{p}", f"{layer}.{p}.out") for p in "qkv")
        return self.node("MultiHeadAttention", [q, k, v], out, MICROSOFT, num_heads=self.net.layers[0].heads)

    def layer(self, x: str, n: int, last: bool) -> str:
        """One layer; the last for the places that are asked about."""
        name, eps = f"layers.{n}", self.net.layers[n].first.eps
        asked = self.node("Gather", [x, "at"], f"{name}.asked", axis=1) if last else x
        seen = self.attention_at(x, asked, name, f"{name}.seen") if last else self.attention(x, name, f"{name}.seen")
        first = self.norm(self.node("Add", [asked, self.linear(seen, f"{name}.out", f"{name}.out.out")], f"{name}.sum"), f"{name}.first", eps, f"{name}.mid")
        up = self.node("Gelu", [self.linear(first, f"{name}.up", f"{name}.up.out")], f"{name}.up.gelu", MICROSOFT)
        return self.norm(self.node("Add", [first, self.linear(up, f"{name}.down", f"{name}.down.out")], f"{name}.sum2"), f"{name}.second", eps, f"x{n + 1}")

    def heads(self, x: str) -> None:
        """What the vectors say."""
        for name, out in (("kind", "kinds"), ("status", "statuses")):
            self.linear(self.node("Gelu", [self.linear(x, f"{name}.0", f"{name}.up")], f"{name}.gelu", MICROSOFT), f"{name}.3", out)
        for name in ("seeks", "found"):
            self.linear(x, name, name)


def built(net: Witness) -> ModelProto:
    """The graph of a network."""
    graph = Graph(net)
    x = graph.embedded()
    for n in range(len(net.layers)):
        x = graph.layer(x, n, n == len(net.layers) - 1)
    graph.heads(x)
    takes = [helper.make_tensor_value_info(n, TensorProto.INT64, [1, "pieces"]) for n in ("ids", "marks")] + [helper.make_tensor_value_info("at", TensorProto.INT64, ["words"])]
    gives = [helper.make_tensor_value_info(n, TensorProto.FLOAT, None) for n in NAMES]
    made: GraphProto = helper.make_graph(graph.nodes, "witness", takes, gives, graph.tensors)
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)], ir_version=9)
