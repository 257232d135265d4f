"""An encoder tuned to tell what a marked source does to a marked target: the upper half of mpnet-base, learned anew on given sentences.

Source and target are set between signs of their own; what the encoder makes of the whole sentence, of the source and of the target goes to a small
head. The lower half of the layers stays as it was, so its answers are worked out once for each sentence. Two threads, and the same answers
for the same seeds.
"""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from marked import CLASSES, QUAD, Item
from mpnet import Base, Encoder
from wordpieces import Wordpieces

#: layers that do not learn, rounds over the sentences, sentences at a time, the most pieces of one
FROZEN, ROUNDS, BATCH, LONGEST = 6, 5, 16, 160
#: rates of the last layer and of the head, the share of a layer's rate that the one below has, and the share of the steps that warm up
RATE, HEAD_RATE, DECAY, WARM = 5e-5, 5e-4, 0.9, 0.1
#: the part of the right answer that the other classes get, and how much the quad counts beside the class
SMOOTH, QUAD_SHARE = 0.1, 0.3
#: what stands before and after source and target, and the pieces at both ends of a text and where none is
SIGNS, START, END, NONE = {"source": ("* ", " *"), "target": ("# ", " #")}, 0, 2, 1
THREADS, SEEDS = 2, (0, 1)
Array = NDArray[np.float64]
#: which class lies in which quad
SHARES = torch.tensor([[float(QUAD[name] == quad) for quad in range(1, 5)] for name in CLASSES])


class Net(nn.Module):
    """The encoder with its head: scores of the classes from the vectors of a sentence, of its source and of its target."""

    def __init__(self, base: Base) -> None:
        super().__init__()
        self.encoder = Encoder(base.tensors, FROZEN)
        width = self.encoder.width
        self.head = nn.Sequential(nn.Dropout(0.1), nn.Linear(3 * width, width), nn.Tanh(), nn.Dropout(0.1), nn.Linear(width, len(CLASSES)))

    def forward(self, x: Tensor, places: Tensor) -> Tensor:
        """`x` as `Encoder.low` gives it, `places` (3, texts, pieces): 1 where the sentence, its source and its target stand."""
        x = self.encoder.high(x, places[0]).float()
        means = [(x * at[:, :, None]).sum(1) / at.sum(1, keepdim=True).clamp(min=1) for at in places]
        return self.head(torch.cat(means, 1))

    def groups(self) -> list[dict[str, object]]:
        """What learns, and how fast: the nearer to the head the faster."""
        layers = list(self.encoder.top)
        rates = [RATE * DECAY ** (len(layers) - 1 - n) for n in range(len(layers))]
        return [{"params": list(m.parameters()), "lr": r} for m, r in zip([*layers, self.head], [*rates, HEAD_RATE], strict=True)]


class Texts:
    """Sentences in pieces, with the places of source and target and what the lower layers make of them."""

    def __init__(self, net: Net, pieces: Wordpieces, items: Sequence[Item]) -> None:
        self.read = [_read(pieces, item) for item in items]
        self.low: dict[int, Tensor] = {}
        net.eval()
        with torch.no_grad(), _halved():
            for batch in self.batches(range(len(items))):
                ids = nn.utils.rnn.pad_sequence([torch.tensor(self.read[i][0]) for i in batch], True, NONE)
                for i, row in zip(batch, net.encoder.low(ids, self.places(batch)[0]), strict=True):
                    self.low[i] = row[: len(self.read[i][0])].to(torch.bfloat16)

    def batches(self, numbers: Sequence[int], chance: random.Random | None = None) -> list[list[int]]:
        """Sentences of like length together, in random order where there is chance."""
        order = sorted(numbers, key=lambda i: len(self.read[i][0]) + (chance.random() * 12 if chance else 0))
        found = [order[k : k + BATCH] for k in range(0, len(order), BATCH)]
        if chance:
            chance.shuffle(found)
        return found

    def places(self, batch: Sequence[int]) -> Tensor:
        """Where sentence, source and target stand, (3, texts, pieces)."""
        return torch.stack([nn.utils.rnn.pad_sequence([torch.tensor(self.read[i][k]) for i in batch], True) for k in (1, 2, 3)])

    def ready(self, batch: Sequence[int]) -> tuple[Tensor, Tensor]:
        """What a network is given of a batch."""
        return nn.utils.rnn.pad_sequence([self.low[i] for i in batch], True).float(), self.places(batch)


def _read(pieces: Wordpieces, item: Item) -> tuple[list[int], list[float], list[float], list[float]]:
    """The pieces of a sentence with its signs; 1 for each, for those of the source, of the target. One that is not marked is the whole sentence."""
    ids, owners, at = [START], [""], 0
    for span, name in sorted((span, name) for span, name in ((item.source, "source"), (item.target, "target")) if span):
        first, last = max(at, span[0]), max(at, span[1])
        for text, owner in ((item.text[at:first], ""), (item.text[first:last].join(SIGNS[name]), name)):
            found = pieces.ids(text)
            ids, owners = [*ids, *found], [*owners, *[owner] * len(found)]
        at = last
    rest = pieces.ids(item.text[at:])
    ids, owners = [*ids, *rest, END][:LONGEST], [*owners, *[""] * len(rest), ""][:LONGEST]
    own = {name: [float(o == name or name not in owners) for o in owners] for name in SIGNS}
    return ids, [1.0] * len(ids), own["source"], own["target"]


def _halved() -> torch.autocast:
    """Sums in 16 bits, where the processor has them."""
    return torch.autocast("cpu", torch.bfloat16, enabled=bool(torch.ops.mkldnn._is_mkldnn_bf16_supported()))


class Tuned:
    """Networks that have learned, from different beginnings; `scores` gives the logarithms of the classes' shares, on average."""

    def __init__(self, nets: Sequence[Net], pieces: Wordpieces) -> None:
        self.nets, self.pieces = nets, pieces

    def scores(self, items: Sequence[Item]) -> Array:
        """One row for each sentence, one column for each of `CLASSES`."""
        texts = Texts(self.nets[0], self.pieces, items)
        found = np.zeros((len(items), len(CLASSES)))
        with torch.no_grad(), _halved():
            for batch in texts.batches(range(len(items))):
                ready = texts.ready(batch)
                found[batch] = torch.stack([net.eval()(*ready).float().log_softmax(-1) for net in self.nets]).mean(0).numpy()
        return found


def learn(base: Base, items: Sequence[Item], seeds: Sequence[int] = SEEDS) -> Tuned:
    """The encoder tuned on sentences whose class is known, once for each seed."""
    torch.set_num_threads(THREADS)
    torch.manual_seed(seeds[0])
    nets, pieces = [Net(base) for _ in seeds], Wordpieces(base.pieces)
    texts, gold = Texts(nets[0], pieces, items), torch.tensor([CLASSES.index(i.root) for i in items])
    for seed, net in zip(seeds, nets, strict=True):
        _tune(net, texts, gold, seed)
    return Tuned(nets, pieces)


def _tune(net: Net, texts: Texts, gold: Tensor, seed: int) -> None:
    """Teaches a network the classes of all texts."""
    torch.manual_seed(seed)
    optimiser = torch.optim.AdamW(net.groups(), weight_decay=0.01)
    steps = ROUNDS * math.ceil(len(gold) / BATCH)
    pace = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda n: min(1.0, (n + 1) / (WARM * steps)) * (1 - n / steps))
    net.train()
    for batch in _rounds(texts, len(gold), random.Random(seed)):
        with _halved():
            loss = _loss(net(*texts.ready(batch)).float(), gold[batch])
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        pace.step()


def _rounds(texts: Texts, n: int, chance: random.Random) -> Iterator[list[int]]:
    for number in range(ROUNDS):
        print(f"round {number + 1} of {ROUNDS} over {n} sentences", file=sys.stderr)
        yield from texts.batches(range(n), chance)


def _loss(scores: Tensor, gold: Tensor) -> Tensor:
    """How far the scores lie from the classes, and from their quads."""
    quads = torch.log(scores.softmax(-1) @ SHARES + 1e-6)
    return F.cross_entropy(scores, gold, label_smoothing=SMOOTH) + QUAD_SHARE * F.nll_loss(quads, SHARES[gold].argmax(1))
