"""Trains the witness: PYTHONPATH=src python models/train.py BASE.bin VOCAB.json EXAMPLES.jsonl OUT.pt [--layers 8] [--epochs 10] [--held in|all] [--frozen 0] [--seed 0]

What split.py names is left out unless `--held all`; after each epoch the figures on it
are printed: F1 of words with their category, status right, and F1 of entities in their roles at the gold words.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import torch
from base import read
from renamed import Renamer
from split import unseen
from torch import Tensor
from torch.nn import functional as F
from vocabulary import pruned

from dragoman.coding.models import BIAS, KINDS, STATUSES, crossed
from dragoman.coding.witness.pieces import Pieces
from dragoman.coding.witness.reading import CARRIERS
from net import Witness

#: how much a word without act weighs against one with
NONE_WEIGHT = 0.5
#: how often an act is shown without what the rules say of it
UNRULED = 0.3
#: the share of signs that is left out in training
FORGOTTEN = 0.3
Example = dict[str, Any]


def batches(examples: list[Example], size: int, rng: random.Random | None) -> list[list[Example]]:
    """Batches of like length, `size` pieces each at most, in random order where `rng` is given."""
    order = sorted(examples, key=lambda e: len(e["ids"]) + (rng.random() * 8 if rng else 0))
    found: list[list[Example]] = [[]]
    for example in order:
        if found[-1] and len(example["ids"]) * (len(found[-1]) + 1) > size:
            found.append([])
        found[-1].append(example)
    if rng:
        rng.shuffle(found)
    return found


def tensors(batch: list[Example]) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces, marks and mask of a batch."""
    n = max(len(e["ids"]) for e in batch)
    ids, marks, mask = np.ones((len(batch), n), np.int64), np.zeros((len(batch), n), np.int64), np.zeros((len(batch), n), np.float32)
    for row, e in enumerate(batch):
        k = len(e["ids"])
        ids[row, :k], marks[row, :k], mask[row, :k] = e["ids"], e["marks"], 1
    return torch.from_numpy(ids), torch.from_numpy(marks), torch.from_numpy(mask)


def carriers(example: Example) -> list[int]:
    """The words of an example that may carry an act."""
    acts = {a["word"] for a in example["acts"]}
    return [i for i, pos in enumerate(example["pos"]) if pos in CARRIERS or i in acts]


class Signs:
    """The numbers of signs, each alone and with the category of the act; rare ones have none."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        self._numbers = {name: n + 1 for n, name in enumerate(names)}

    @staticmethod
    def learnt(examples: list[Example], least: int = 12) -> Signs:
        """The signs that come often enough in the examples."""
        often = Counter(name for e in examples for a in e["acts"] for row in a["signs"] for name in set(crossed(row, a["type"])))
        return Signs([name for name, n in often.most_common() if n >= least])

    def numbers(self, row: list[str], kind: str, ruled: bool) -> list[int]:
        """The numbers of one mention's signs; without `ruled` those that tell what the rules say are left out."""
        kept = row if ruled else [*(s for s in row if not s.startswith("rule")), "no draft"]
        return [n for name in crossed(kept, kind) if (n := self._numbers.get(name))] or [0]

    def some(self, row: list[str], kind: str, ruled: bool, rng: random.Random | None) -> list[int]:
        """The numbers, a third of them left out by chance where `rng` is given, so that no single sign is relied on."""
        found = self.numbers(row, kind, ruled)
        return found if rng is None else [n for n in found if rng.random() > FORGOTTEN] or [0]


def entities_of(example: Example) -> list[str]:
    """The entities that an example names."""
    return list(dict.fromkeys(e for m in example["mentions"] for e in m["entities"]))


def role_scores(net: Witness, seeks: Tensor, found: Tensor, signs: Signs, cases: list[tuple[int, Example, dict[str, Any], bool]], rng: random.Random | None = None) -> list[Tensor]:
    """For each case (row, example, act, whether the rules are heard) the scores of its entities in each role: (entities, 3)."""
    pairs = [(row, e["at"][a["word"]], e["at"][m["head"]], signs.some(s, a["type"], ruled, rng)) for row, e, a, ruled in cases for m, s in zip(e["mentions"], a["signs"], strict=True)]
    scores, at, out = net.parts(seeks, found, pairs), 0, []
    for _, e, _, _ in cases:
        mine, names = scores[at : at + len(e["mentions"])], entities_of(e)
        at += len(e["mentions"])
        rows = [torch.tensor([k for k, m in enumerate(e["mentions"]) if name in m["entities"]]) for name in names]
        out.append(torch.stack([torch.logsumexp(mine[row], 0) for row in rows]) - BIAS)
    return out


def speaker_of(act: dict[str, Any]) -> tuple[str, ...]:
    """The entity of the speaker, where it is one."""
    return (act["speaker"].split(":")[0],) if act["speaker"] else ()


@torch.no_grad()
def below(net: Witness, examples: list[Example], layers: int) -> dict[int, Tensor]:
    """What the first layers make of each example, by its identity: (pieces, width), kept where these layers learn no more."""
    net.eval()
    found = {}
    for batch in batches(examples, 4000, None):
        x = net.lower(*tensors(batch), layers)
        found |= {id(e): x[row, : len(e["ids"])].to(torch.bfloat16) for row, e in enumerate(batch)}
    net.train()
    return found


def outputs(net: Witness, batch: list[Example], known: dict[int, Tensor], layers: int) -> tuple[Tensor, ...]:
    """What the network says of a batch, from what is kept of its first layers where they learn no more."""
    ids, marks, mask = tensors(batch)
    if not layers:
        return net(ids, marks, mask)
    x = torch.nn.utils.rnn.pad_sequence([known[id(e)] for e in batch], batch_first=True).float()
    return net.heads(net.upper(x, mask, layers))


def loss_of(said: tuple[Tensor, ...], net: Witness, batch: list[Example], signs: Signs, rng: random.Random) -> Tensor:
    """The loss of what is said of a batch: categories, statuses and roles together."""
    kind, status, seeks, found = (x.float() for x in said)
    where = [(row, e["at"][w]) for row, e in enumerate(batch) for w in carriers(e)]
    types = [{a["word"]: KINDS.index(a["type"]) for a in e["acts"]} for e in batch]
    wanted = torch.tensor([types[row].get(w, 0) for row, e in enumerate(batch) for w in carriers(e)])
    at, weights = torch.tensor(where).T, torch.ones(len(KINDS))
    weights[0] = NONE_WEIGHT
    total = F.cross_entropy(kind[at[0], at[1]], wanted, weight=weights, label_smoothing=0.05)
    acts = [(row, e["at"][a["word"]], STATUSES.index(a["status"])) for row, e in enumerate(batch) for a in e["acts"] if a["status"] in STATUSES]
    if acts:
        at = torch.tensor(acts).T
        total = total + 0.3 * F.cross_entropy(status[at[0], at[1]], at[2])
    cases = [(row, e, a, rng.random() > UNRULED) for row, e in enumerate(batch) if e["mentions"] for a in e["acts"]]
    return total + 2.0 * role_loss(role_scores(net, seeks, found, signs, cases, rng), [wanted_roles(e, a) for _, e, a, _ in cases]) if cases else total


def wanted_roles(example: Example, act: dict[str, Any]) -> Tensor:
    """Which entities of an example take which role in an act: (entities, 3)."""
    return torch.tensor([[float(x in act["actor"]), float(x in act["recipient"]), float(x in speaker_of(act))] for x in entities_of(example)])


def role_loss(scores: list[Tensor], wanted: list[Tensor]) -> Tensor:
    """Each entity's role by itself, and for actor and recipient which entity (or none, whose score is 0) of all."""
    alone = F.binary_cross_entropy_with_logits(torch.cat(scores), torch.cat(wanted))
    among = [_among(s[:, r], w[:, r]) for s, w in zip(scores, wanted, strict=True) for r in (0, 1)]
    return alone + 0.15 * torch.stack(among).mean()


def _among(scores: Tensor, wanted: Tensor) -> Tensor:
    share = torch.cat([scores, scores.new_zeros(1)]).log_softmax(0)
    target = torch.cat([wanted, (wanted.sum(0, keepdim=True) == 0).float()])
    return -(share * target).sum() / target.sum()


@torch.no_grad()
def figures(net: Witness, examples: list[Example], signs: Signs, least: float = 0.6) -> dict[str, float]:
    """F1 and precision of words with category, share of statuses right, and at gold words: F1 of entities in roles, share of acts with both parties right."""
    net.eval()
    c = Counter[str]()
    for batch in batches(examples, 2000, None):
        kind, status, seeks, found = (x.float() for x in net(*tensors(batch)))
        for row, e in enumerate(batch):
            gold = {(a["word"], a["type"]) for a in e["acts"] if a["word"] >= e["new"]}
            share = kind[row].softmax(-1)
            said = {(w, KINDS[int(share[e["at"][w], 1:].argmax()) + 1]) for w in carriers(e) if w >= e["new"] and 1 - share[e["at"][w], 0] > least}
            c.update(hit=len(gold & said), gold=len(gold), said=len(said))
            mine = [a for a in e["acts"] if a["word"] >= e["new"]]
            c.update(acts=len(mine), status=sum(STATUSES[int(status[row, e["at"][a["word"]]].argmax())] == a["status"] for a in mine))
            for way in (True, False) if e["mentions"] else ():
                for a, scores in zip(mine, role_scores(net, seeks, found, signs, [(row, e, a, way) for a in mine]) if mine else [], strict=True):
                    actor, recipient = decided(entities_of(e), scores.tolist())
                    right = (actor, recipient) == (set(a["actor"]), set(a["recipient"]))
                    c[f"right {way}"] += right
                    if way and a.get("rule"):
                        c.update(ruled=1, heard=right, rules=a["rule"] == [sorted(set(a["actor"])), sorted(set(a["recipient"]))])
    net.train()
    return {"words": 2 * c["hit"] / max(c["gold"] + c["said"], 1), "p": c["hit"] / max(c["said"], 1), "status": c["status"] / max(c["acts"], 1), "both": c["right True"] / max(c["acts"], 1), "alone": c["right False"] / max(c["acts"], 1), "heard": c["heard"] / max(c["ruled"], 1), "rules": c["rules"] / max(c["ruled"], 1)}


def decided(names: list[str], scores: list[list[float]]) -> tuple[set[str], set[str]]:
    """The actors and the recipients of an act: all above even odds, and the likeliest where none is and it is not far below."""
    actor = {n for n, s in zip(names, scores, strict=True) if s[0] > 0 and s[0] >= s[1]}
    best = max(range(len(names)), key=lambda k: scores[k][0])
    actor = actor or ({names[best]} if scores[best][0] > -1.5 and scores[best][0] > scores[best][1] else set())
    rest = [k for k in range(len(names)) if names[k] not in actor]
    recipient = {names[k] for k in rest if scores[k][1] > 0}
    if rest and not recipient:
        best = max(rest, key=lambda k: scores[k][1])
        recipient = {names[best]} if scores[best][1] > -1.0 else set()
    return actor, recipient


class Mean:
    """The running mean of what a network learns: it errs less than the weights of the last step."""

    def __init__(self, net: Witness, keep: float) -> None:
        self.keep, self.steps = keep, 0
        self.weights = {name: p.detach().clone() for name, p in net.named_parameters() if p.requires_grad}

    @torch.no_grad()
    def add(self, net: Witness) -> None:
        """Takes a step in; the first ones count more, so that the beginning is forgotten."""
        self.steps += 1
        keep = min(self.keep, self.steps / (self.steps + 10))
        for name, p in net.named_parameters():
            if name in self.weights:
                self.weights[name].lerp_(p, 1 - keep)

    def swapped(self, net: Witness) -> dict[str, Tensor]:
        """Puts the mean into the network; gives the weights that were there."""
        mine = {name: p.detach().clone() for name, p in net.named_parameters() if name in self.weights}
        net.load_state_dict(self.weights, strict=False)
        return mine


@torch.no_grad()
def resume(net: Witness, signs: Signs, saved: dict[str, Any]) -> None:
    """Puts the weights of an earlier run into a network; those of signs by their names, since others may be learnt now."""
    net.load_state_dict({name: value for name, value in saved["net"].items() if not name.startswith("signs")}, strict=False)
    before = {name: n + 1 for n, name in enumerate(saved["signs"])}
    for n, name in enumerate(signs.names, 1):
        if name in before:
            net.signs.weight[n] = saved["net"]["signs.weight"][before[name]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("vocab", type=Path)
    parser.add_argument("examples", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--layers", type=int, default=8)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--held", choices=("in", "all"), default="in")
    parser.add_argument("--start", type=Path, help="weights of an earlier run to go on from")
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--pieces", type=int, default=1000, help="pieces in a batch")
    parser.add_argument("--frozen", type=int, default=0, help="how many of the first layers learn no more")
    parser.add_argument("--keep", type=float, default=0.995, help="how much the mean of the weights, which is what is written, keeps of itself at each step")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--share", type=float, default=1.0, help="the share of the examples that an epoch takes, by chance")
    parser.add_argument("--renamed", type=Path, help="the roster's folder of states: half of the examples are told of other states, some words blotted out, and sentences of no matter put behind some (renamed.py)")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    rng = random.Random(args.seed)
    examples = [json.loads(line) for line in args.examples.read_text("utf-8").splitlines()]
    held = [e for e in examples if unseen(e["id"])]
    taught = examples if args.held == "all" else [e for e in examples if not unseen(e["id"])]
    signs = Signs.learnt(taught)
    vocab = json.loads(args.vocab.read_text("utf-8"))
    net = Witness(pruned(read(args.base), vocab["keep"]), args.layers, len(signs.names))
    if args.start:
        resume(net, signs, torch.load(args.start))
    net.words.weight.requires_grad_(False)
    for part in (net.places, net.marks, net.norm, *net.layers[: args.frozen]) if args.frozen else ():
        part.requires_grad_(False)
    renamer = Renamer(args.renamed, Pieces(vocab["pieces"], vocab["scores"]), taught) if args.renamed else None
    known = below(net, taught, args.frozen) if args.frozen and renamer is None else {}
    heads = [p for name in ("kind", "status", "seeks", "found", "marks", "signs", "roles") for p in getattr(net, name).parameters()]
    heads = [p for p in heads if p.requires_grad]
    rest = [p for p in net.parameters() if p.requires_grad and id(p) not in {id(h) for h in heads}]
    groups = [{"params": rest, "lr": args.rate}, {"params": heads, "lr": args.rate * 8}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    many = round(args.share * len(taught))
    steps = args.epochs * len(batches(taught[:many], args.pieces, None))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda n: min(1.0, n / (0.06 * steps)) * max(0.02, 1 - n / steps))
    mean = Mean(net, args.keep)
    for epoch in range(args.epochs):
        begun, total = time.time(), 0.0
        mine = rng.sample(taught, many)
        for batch in batches([renamer.told(e, rng) for e in mine] if renamer else mine, args.pieces, rng):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(outputs(net, batch, known, args.frozen if known else 0), net, batch, signs, rng)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            mean.add(net)
            total += loss.item()
        mine = mean.swapped(net)
        print(epoch, f"{time.time() - begun:.0f} s  loss {total * args.epochs / steps:.3f} ", {k: round(v, 3) for k, v in figures(net, held, signs).items()}, flush=True)
        torch.save({"net": net.state_dict(), "signs": signs.names, "layers": args.layers}, args.out)
        net.load_state_dict(mine, strict=False)


if __name__ == "__main__":
    main()
