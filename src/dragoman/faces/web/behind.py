"""Work that nobody waits for: one thing at a time, while no page is being made, and no more of it than half the time where there are readers."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from dragoman.faces.web.elsewhere import trimmed

T = TypeVar("T")
#: seconds that it waits for pages at the most, and that it rests at the most after a piece of work
WAITS, RESTS = 10.0, 5.0


class Behind(ThreadPoolExecutor):
    """`busy` says how many pages are being made, `alone` whether nobody has asked of late."""

    def __init__(self, busy: Callable[[], int], alone: Callable[[], bool]) -> None:
        super().__init__(1, thread_name_prefix="dragoman")
        self._busy, self._alone = busy, alone

    def submit(self, work: Callable[..., T], /, *args: Any, **named: Any) -> Future[T]:
        """Have it done when its turn comes."""
        return super().submit(self._turn, work, args, named)

    def _turn(self, work: Callable[..., T], args: tuple[Any, ...], named: dict[str, Any]) -> T:
        self._let_pass(WAITS)
        begun = time.thread_time()
        try:
            return work(*args, **named)
        finally:
            trimmed()
            if not self._alone():
                time.sleep(min(time.thread_time() - begun, RESTS))

    def _let_pass(self, seconds: float) -> None:
        """Wait while pages are being made, but not for ever: they would share one processor."""
        until = time.monotonic() + seconds
        while self._busy() > 0 and time.monotonic() < until:
            time.sleep(0.02)
