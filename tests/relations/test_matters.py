"""What acts are about: the index finds what is near, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.relations.matters import Index, matters, near, plain


@pytest.mark.parametrize("least", [0.12, 0.3, 0.8])
def test_index_finds_what_is_near(least: float) -> None:
    """The index gives the acts that are near enough with the very nearness of each two; what is dropped is found no more."""
    rng = np.random.default_rng(4)
    words = [f"{chr(97 + n % 26)}{chr(97 + n // 26)}xyz" for n in range(120)]
    found = matters({str(n): " ".join(words[min(int(k), 119)] for k in rng.zipf(1.4, 9)) for n in range(80)})
    index = Index()
    for n in range(80):
        index.add(n, found[str(n)])
    for n in range(40, 80):
        index.drop(n, found[str(n)])
    for n in range(80):
        wanted = {k: score for k in range(40) if (score := near(found[str(n)], found[str(k)])) >= least}
        assert index.near(found[str(n)], least) == pytest.approx(wanted)
    assert sum(len(index.near(found[str(n)], least)) for n in range(40)) >= 40


def test_accents_make_no_other_word() -> None:
    """Letters lose their accents and their size."""
    assert plain("Coopération À ÉVITER, naïf") == "cooperation a eviter, naif"
