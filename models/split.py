"""Which gold the witness is trained without: what train.py leaves out is what weigh.py weighs on."""

from __future__ import annotations

import hashlib


def unseen(key: str) -> bool:
    """Whether an item is kept out of training: the fifth of all gold that nobody tunes on, and a second fifth of the made passages. Lines of packs are all taught."""
    fold = hashlib.sha256(key.encode()).digest()[0] % 5
    return "/" not in key and (fold == 0 or (fold == 1 and key.startswith("made")))
