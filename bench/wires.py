"""Synthetic agency copy for the benches and tests of copies: articles on shared topics, and what papers do to them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

#: how many words the made language has, and how steeply their use falls
VOCABULARY, TAIL = 6000, 0.9
SYLLABLES = [a + b for a in ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v") for b in ("a", "e", "i", "o", "u", "an", "on")]


@dataclass(frozen=True)
class Wire:
    """A made article: which original it is (its own number where it copies nothing), what was done to it, its text and its day."""

    original: int
    done: str
    text: str
    day: int


class Press:
    """Makes articles; those of one topic share its names, its stock phrases and a paragraph of background."""

    def __init__(self, seed: int, topics: int = 50) -> None:
        self.random = random.Random(seed)
        self.words = ["".join(self.random.choice(SYLLABLES) for _ in range(self.random.choice((1, 2, 2, 3, 3)))) for _ in range(VOCABULARY)]
        self.weights = [1 / (n + 3) ** TAIL for n in range(VOCABULARY)]
        self.sums = list(self._running(self.weights))
        self.topics = [self._topic() for _ in range(topics)]

    @staticmethod
    def _running(weights: Sequence[float]) -> Iterator[float]:
        total = 0.0
        for weight in weights:
            total += weight
            yield total

    def _some(self, count: int) -> list[str]:
        return self.random.choices(self.words, cum_weights=self.sums, k=count)

    def _topic(self) -> tuple[list[str], list[list[str]], list[str]]:
        """Names, stock phrases, and a paragraph of background that articles on the topic often end with."""
        return self._some(8), [self._some(self.random.randint(3, 6)) for _ in range(12)], self._some(60)

    def article(self, topic: int, length: int = 350) -> list[str]:
        """The words of an article on a topic."""
        names, phrases, background = self.topics[topic % len(self.topics)]
        found: list[str] = []
        while len(found) < length - len(background):
            found += self._some(self.random.randint(4, 12))
            found += self.random.choice(phrases) if self.random.random() < 0.25 else [self.random.choice(names)]
        return found + background if self.random.random() < 0.5 else found + self._some(len(background))

    def edited(self, words: Sequence[str], share: float) -> list[str]:
        """The words with a share of them replaced, dropped or added to."""
        found: list[str] = []
        for word in words:
            act = self.random.random() / share if share else 2.0
            found += [word] if act >= 1 else self._some(1) if act < 0.6 else [] if act < 0.8 else [word, *self._some(1)]
        return found

    def cut(self, words: Sequence[str], share: float) -> list[str]:
        """A stretch of the words: mostly the beginning, sometimes the end, sometimes paragraphs from here and there."""
        kept, at = int(len(words) * share), self.random.random()
        if at < 0.6:
            return list(words[:kept])
        if at < 0.8:
            return list(words[-kept:])
        size = max(kept // 4, 1)
        starts = sorted(self.random.sample(range(0, len(words) - size, size), min(4, len(range(0, len(words) - size, size)))))
        return [w for s in starts for w in words[s : s + size]]


def wires(seed: int, originals: int, copies: int = 3, topics: int = 50) -> Iterator[Wire]:
    """Originals, each with copies: edited by up to a tenth, cut to half at the most, or both."""
    press = Press(seed, topics)
    for n in range(originals):
        words, day = press.article(n), press.random.randint(0, 700)
        yield Wire(n, "original", " ".join(words), day)
        for _ in range(press.random.randint(0, 2 * copies) if copies else 0):
            share, kept = press.random.uniform(0, 0.1), press.random.choice((1.0, 1.0, press.random.uniform(0.5, 0.9), 0.5))
            done = press.edited(words if kept == 1 else press.cut(words, kept), share)
            yield Wire(n, f"{share:.0%} edited, {kept:.0%} kept", " ".join(done), day + press.random.randint(0, 2))
