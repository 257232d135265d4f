"""The witness as a network: the base encoder with three heads, for what a word does (category), how it stands (status) and who takes part.

`forward` gives, for every piece, the scores of the categories and of the statuses, and the vectors by which a word that carries an act
and the mentions of parties find each other; `parts` brings these and the signs of `coding/witness/features.py` to scores in three roles.
"""

from __future__ import annotations

import torch
from base import Base
from torch import Tensor, nn
from torch.nn import functional as F

from dragoman.coding.models import KINDS, ROLES, STATUSES

#: the width of the vectors that match words with parties
MATCH = 96
Pair = tuple[int, int, int, list[int]]


class Layer(nn.Module):
    """One layer of BERT: attention and a feed-forward part, each added to its input and normalised."""

    def __init__(self, width: int, heads: int, inner: int, eps: float) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.out = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.first, self.second = nn.LayerNorm(width, eps), nn.LayerNorm(width, eps)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` (batch, pieces, width), `mask` (batch, 1, 1, pieces): 0 where there is a piece, -inf where none."""
        b, n, width = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(b, n, self.heads, width // self.heads).transpose(1, 2)

        scores = split(self.q(x)) @ split(self.k(x)).transpose(-1, -2) / (width // self.heads) ** 0.5 + mask
        seen = (scores.softmax(-1) @ split(self.v(x))).transpose(1, 2).reshape(b, n, width)
        x = self.first(x + self.drop(self.out(seen)))
        return self.second(x + self.drop(self.down(F.gelu(self.up(x)))))


class Witness(nn.Module):
    """The encoder with the first `layers` layers of the base, and the heads."""

    def __init__(self, base: Base, layers: int, signs: int = 0) -> None:
        super().__init__()
        width = base.width
        self.words, self.places, self.marks = nn.Embedding(len(base.pieces), width), nn.Embedding(512, width), nn.Embedding(3, width)
        self.norm, self.drop = nn.LayerNorm(width, base.eps), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(width, base.heads, base.inner, base.eps) for _ in range(layers))
        self.kind = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Dropout(0.2), nn.Linear(width, len(KINDS)))
        self.status = nn.Sequential(nn.Linear(width, 128), nn.GELU(), nn.Dropout(0.2), nn.Linear(128, len(STATUSES)))
        self.seeks, self.found = nn.Linear(width, MATCH), nn.Linear(width, MATCH)
        self.signs = nn.EmbeddingBag(signs + 1, MATCH, mode="sum", padding_idx=0)
        self.roles = nn.Linear(MATCH, len(ROLES))
        nn.init.normal_(self.signs.weight, 0, 0.05)
        self.load(base)

    def load(self, base: Base) -> None:
        """The weights of the base where it has them."""
        t = {name: torch.from_numpy(value) for name, value in base.tensors.items()}
        with torch.no_grad():
            self.words.weight.copy_(t["emb.word"][: len(base.pieces)])
            self.places.weight.copy_(t["emb.pos"])
            self.marks.weight.zero_()
            self.marks.weight += t["emb.type"][: self.norm.normalized_shape[0]]
            self._norm(self.norm, t, "emb.ln")
            for n, layer in enumerate(self.layers):
                for part, name in (("q", "q"), ("k", "k"), ("v", "v"), ("out", "ao"), ("up", "fi"), ("down", "fo")):
                    linear = getattr(layer, part)
                    linear.weight.copy_(t[f"l{n}.{name}.w"])
                    linear.bias.copy_(t[f"l{n}.{name}.b"])
                self._norm(layer.first, t, f"l{n}.aln")
                self._norm(layer.second, t, f"l{n}.oln")

    @staticmethod
    def _norm(norm: nn.LayerNorm, t: dict[str, Tensor], name: str) -> None:
        norm.weight.copy_(t[f"{name}.w"])
        norm.bias.copy_(t[f"{name}.b"])

    def encode(self, ids: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        """The vectors of the pieces, (batch, pieces, width); `mask` is 1 where there is a piece."""
        return self.upper(self.lower(ids, marks, mask, 0), mask, 0)

    def lower(self, ids: Tensor, marks: Tensor, mask: Tensor, layers: int) -> Tensor:
        """The vectors of the pieces after the first `layers` layers."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.words(ids) + self.places(places) + self.marks(marks)))
        for layer in self.layers[:layers]:
            x = layer(x, _hidden(mask, x))
        return x

    def upper(self, x: Tensor, mask: Tensor, layers: int) -> Tensor:
        """The vectors of the pieces after all layers, from those after the first `layers`."""
        for layer in self.layers[layers:]:
            x = layer(x, _hidden(mask, x))
        return x

    def parts(self, seeks: Tensor, found: Tensor, pairs: list[Pair]) -> Tensor:
        """Scores of the roles for pairs of a word and a mention, (pairs, 3): each is (row, place of the word, place of the mention, numbers of its signs)."""
        flat = torch.tensor([n for *_, signs in pairs for n in signs], dtype=torch.long)
        starts = torch.tensor([0, *(len(signs) for *_, signs in pairs[:-1])]).cumsum(0)
        rows, words, mentions = (torch.tensor([p[k] for p in pairs]) for k in range(3))
        return self.roles(F.dropout(F.gelu(seeks[rows, words] + found[rows, mentions] + self.signs(flat, starts)), 0.2, self.training))

    def forward(self, ids: Tensor, marks: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Categories (batch, pieces, 17), statuses (batch, pieces, 4), and seeking and found vectors (batch, pieces, MATCH)."""
        return self.heads(self.encode(ids, marks, mask))

    def heads(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """What the heads make of the vectors of pieces."""
        return self.kind(x), self.status(x), self.seeks(x), self.found(x)


def _hidden(mask: Tensor, x: Tensor) -> Tensor:
    """The mask as attention adds it, (batch, 1, 1, pieces)."""
    return (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4
