"""spaCy's own share of the coder's time, told apart while the coder runs."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from dragoman.coding import parse


class Watched:
    """A spaCy pipeline that counts the processor time of its own work."""

    def __init__(self, nlp: Any) -> None:
        self.nlp = nlp
        #: the seconds, in a list that a component shares with its pipeline
        self.count = [0.0]

    @property
    def spent(self) -> float:
        """The processor's seconds so far."""
        return self.count[0]

    def make_doc(self, told: str) -> Any:
        """The tokens of a text, timed."""
        begun = time.process_time()
        doc = self.nlp.make_doc(told)
        self.count[0] += time.process_time() - begun
        return doc

    def pipe(self, docs: Iterable[Any], **more: Any) -> Iterator[Any]:
        """Documents parsed, timed without what makes them ready and without what is made of them."""
        ready = list(docs)
        begun = time.process_time()
        done = list(self.nlp.pipe(ready, **more))
        self.count[0] += time.process_time() - begun
        yield from done


    def get_pipe(self, name: str) -> Watched:
        """A component that is run by itself, timed with the rest."""
        part = Watched(self.nlp.get_pipe(name))
        part.count = self.count
        return part


@contextmanager
def watching(model: str) -> Iterator[Watched]:
    """The pipeline of a model, watched as long as the block runs."""
    bare = parse.pipeline
    watched = Watched(bare(model))
    parse.pipeline = lambda name: watched if name == model else bare(name)  # type: ignore[assignment, return-value]
    try:
        yield watched
    finally:
        parse.pipeline = bare
