"""The coder that the tests of coding share: made once, since it keeps nothing of what it has coded."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The coder by the rules alone."""
    return Coder()
