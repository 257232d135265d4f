"""Learns who the unsaid party is: python bench/parties.py [--write] [--folds N]

Every draft of the development sets whose actor or recipient stands in no slot is a question with the entities of its passage as
answers, and nobody as one more; a conditional logit over their features (`coding/events/candidates.py`) learns what counts. Prints the share right by
cross-validation over items; `--write` learns from the tuning four fifths and writes `data/weights.toml`.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import ChainMap, Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from dragoman.coding import chain
from dragoman.coding.events import told
from dragoman.coding.events.candidates import Candidate, Passage, nobody, states
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.topic import LONE
from dragoman.coding.models import Witness
from dragoman.coding.sheet import Draft, Sheet
from dragoman.coding.witness import heard
from dragoman.packs import DATA, Packs, load
from dragoman.records import Article
from quality import SETS, SHARED, TAUGHT, articles_of, held_out, rows_of

FOLDS = 5
RIDGE, STEPS, RATE = 8.0, 300, 0.3
#: how many options must have a feature for it to be learned, and the least weight that is kept
FEWEST, LEAST = 6, 0.02
Weights = dict[str, dict[str, float]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Floats = np.ndarray[Any, np.dtype[np.float64]]
#: what is believed before any answer is seen: the nearer and the oftener named
PRIOR = {"near": 3.0, "share": 1.5, "body": -2.0, "met known": 1.0, "acted on known": 1.0, "undergone from known": 1.0}


@dataclass(frozen=True)
class Question:
    """One unsaid role: the candidates' features and which of them is right."""

    item: str
    role: str
    type: str
    options: tuple[dict[str, float], ...]
    right: int


def opened(packs: Packs, lang: str, articles: list[Article], until: ModuleType, reader: Witness | None = None) -> Iterator[Sheet]:
    """Each article's sheet as the step `until` finds it; with a witness, as it has been read by that."""
    language = packs.languages[lang]
    steps: list[Callable[[Sheet], Sheet]] = [step.apply for step in chain.STEPS[: chain.STEPS.index(until)]]
    if reader is not None and chain.events.apply in steps:
        steps.insert(steps.index(chain.events.apply), partial(heard.read, witness=reader))
    for article, (tokens, sentences) in zip(articles, chain.parse(articles, language.model, 8, 400), strict=True):
        sheet = chain.opened(packs, language, article, tokens, sentences)
        for step in steps:
            sheet = step(sheet)
        yield sheet


def sheets(packs: Packs, lang: str, rows: list[dict[str, Any]], until: ModuleType = chain.events, reader: Witness | None = None) -> Iterator[tuple[dict[str, Any], Sheet]]:
    """Each gold item with its sheet as the step `until` finds it."""
    kept = [(r, a) for r, a in zip(rows, articles_of(rows), strict=True) if isinstance(a, Article)]
    yield from zip([r for r, _ in kept], opened(packs, lang, [a for _, a in kept], until, reader), strict=True)


def gold_of(row: dict[str, Any], sheet: Sheet, draft: Draft) -> dict[str, Any] | None:
    """The gold event whose trigger a draft's word stands in."""
    token = sheet.tokens[draft.trigger]
    for event in row["events"]:
        for found in re.finditer(re.escape(event["trigger"]), sheet.article.text):
            if event["type"] == draft.type and found.start() <= token.start < found.end():
                return event
    return None


def questions(packs: Packs) -> Iterator[Question]:
    """All questions that the development sets ask."""
    for lang in packs.languages:
        rows = [row for name, path in {**SETS, **TAUGHT}.items() if name.endswith(f"-{lang}") for row in rows_of(path)]
        for row, sheet in sheets(packs, lang, rows):
            passage = Passage(Finder(sheet), told(Finder(sheet)))
            for draft in passage.drafts:
                event = gold_of(row, sheet, draft)
                if event is not None and draft.type not in LONE:
                    yield from _asked(row, passage, draft, event)


def _asked(row: dict[str, Any], passage: Passage, draft: Draft, event: dict[str, Any]) -> Iterator[Question]:
    for role, own, other in (("actor", draft.actor, draft.recipient), ("recipient", draft.recipient, draft.actor)):
        wanted = states(tuple(event[role]))
        if own or (role == "actor" and len(wanted) > 1 and not event["recipient"]):
            continue
        acting = states(tuple(event["actor"]))
        if not other and role == "recipient":
            other = tuple(event["actor"])
        taken = states(other)
        if role == "recipient" and not wanted and len(acting) > 1:
            wanted = acting - taken  # all parties of a mutual act stand under actor
        if wanted & taken and states(tuple(event["recipient" if role == "actor" else "actor"])) != taken:
            continue  # the party that is there is the wrong one: no act within one state
        found = passage.candidates(draft, role, other)
        options = [c.features for c in found] + ([nobody(passage.finder.sheet, draft)] if role == "recipient" else [])
        right = _right(found, wanted) if wanted else len(options) - 1 if role == "recipient" else None
        if right is not None and len(options) > 1:
            yield Question(row["id"], role, draft.type, tuple(options), right)


def _right(found: list[Candidate], wanted: frozenset[str]) -> int | None:
    exact = [n for n, c in enumerate(found) if frozenset(c.key) == wanted]
    part = [n for n, c in enumerate(found) if frozenset(c.key) & wanted]
    return (exact or part or [None])[0]


def learn(asked: list[Question]) -> Weights:
    """Weights of a conditional logit with a ridge, by gradient ascent: of each feature, and of what it counts more or less in acts of one category."""
    counts = Counter((table, name) for q in asked for option in q.options for table in tables(q) for name in option)
    place = {name: n for n, name in enumerate(sorted(name for name, count in counts.items() if count >= FEWEST))}
    stood, said, values, of = _laid_out(asked, place)
    right = np.cumsum([0, *(len(q.options) for q in asked[:-1])]) + [q.right for q in asked]
    weights = np.array([0.0 if " " in table else PRIOR.get(name, 0.0) for table, name in place])
    prior, total = weights.copy(), np.zeros(len(place))
    for step in range(STEPS):
        scores = np.bincount(stood, values * weights[said], minlength=len(of))
        likely = np.exp(scores - np.repeat(np.maximum.reduceat(scores, np.flatnonzero(np.diff(of, prepend=-1))), np.bincount(of)))
        missed = -likely / np.bincount(of, likely)[of]
        missed[right] += 1
        slope = np.bincount(said, values * missed[stood], minlength=len(place)) - RIDGE * (weights - prior)
        total += slope**2
        weights += RATE / np.sqrt(total + 1e-9) * slope * (1 - step / STEPS)
    found: Weights = {}
    for (table, name), weight in zip(place, weights, strict=True):
        if abs(weight) >= LEAST:
            found.setdefault(table, {})[name] = round(float(weight), 3)
    return found


def tables(question: Question) -> tuple[str, str]:
    """The tables in which the weights of a question's features stand: those of its role, and of its role in acts of its category."""
    return question.role, f"{question.role} {question.type}"


def _laid_out(asked: list[Question], place: dict[tuple[str, str], int]) -> tuple[Ints, Ints, Floats, Ints]:
    """Every feature of every option in one row: the number of its option, its own, its value; and the question of each option."""
    cells, of = [], []
    for number, question in enumerate(asked):
        for option in question.options:
            cells += [(len(of), place[table, name], value) for table in tables(question) for name, value in option.items() if (table, name) in place]
            of.append(number)
    stood, said, values = zip(*cells, strict=True)
    return np.array(stood), np.array(said), np.array(values), np.array(of)


def share_right(asked: list[Question], weights: Weights) -> float:
    """The share of questions whose likeliest candidate is the right one."""
    found = [[sum(weights.get(t, {}).get(k, 0) * v for t in tables(q) for k, v in o.items()) for o in q.options] for q in asked]
    return sum(scores.index(max(scores)) == q.right for q, scores in zip(asked, found, strict=True)) / max(len(asked), 1)


def crossed(asked: list[Question], folds: int) -> float:
    """The share right on items that were not learned from."""
    fold = {item: n % folds for n, item in enumerate(sorted({q.item for q in asked}, key=lambda i: hash_of(i)))}
    hits = 0.0
    for n in range(folds):
        test = [q for q in asked if fold[q.item] == n]
        hits += share_right(test, learn([q for q in asked if fold[q.item] != n])) * len(test)
    return hits / max(len(asked), 1)


def hash_of(item: str) -> int:
    """A number for an item that is the same on every run."""
    return int.from_bytes(item.encode(), "big") % 7919


def write(path: Path, learned: dict[str, dict[str, float]]) -> None:
    """The weights as TOML, sorted, with where they come from."""
    lines = ["# Learned by bench/parties.py, calibrate.py, dated.py and models/weigh.py from the tuning four fifths of the gold. Do not edit: run them again."]
    for table, weights in learned.items():
        lines += ["", f"[{json.dumps(table) if ' ' in table else table}]", *(f"{json.dumps(name, ensure_ascii=False)} = {value}" for name, value in sorted(weights.items()))]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--folds", type=int, default=FOLDS)
    args = parser.parse_args()
    if not SHARED.exists():
        print("skipped: ../shared is not here, and the gold lies there")
        return
    by_role: dict[str, list[Question]] = defaultdict(list)
    for question in questions(load()):
        by_role[question.role].append(question)
    for role, asked in by_role.items():
        nearest = sum(q.right == 0 for q in asked) / len(asked)
        print(f"{role:10} {len(asked):4} questions  nearest {nearest:.3f}  by weights, cross-validated {crossed(asked, args.folds):.3f}")
    if args.write:
        learned = [learn([q for q in asked if not held_out(q.item)]) for asked in by_role.values()]
        kept = {name: weights for name, weights in load().weights.items() if name.split()[0] not in by_role}
        write(DATA / "weights.toml", dict(ChainMap(*learned, kept)))  # confidence, learned by calibrate.py, stays: learn it anew afterwards


if __name__ == "__main__":
    main()
