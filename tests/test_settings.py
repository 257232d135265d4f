"""File, then variables, then flags; whatever is wrong is named."""

from pathlib import Path

import pytest

from dragoman import settings
from dragoman.errors import UsageError


def test_the_last_wins(tmp_path: Path) -> None:
    """A flag beats a variable, a variable beats the file."""
    (tmp_path / "dragoman.toml").write_text('ledger = "a"\noutlet = "Le Pont"\nprocesses = 2\n')
    made = settings.load(
        {"ledger": "c", "lang": None}, {"DRAGOMAN_LEDGER": "b", "DRAGOMAN_PROCESSES": "3", "LANG": "fr_FR.UTF-8"}, tmp_path
    )

    assert (made.ledger, made.outlet, made.processes, made.lang) == ("c", "Le Pont", 3, "fr")


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        ({"published": "2026-02-30"}, "--published"),
        ({"published": "hier"}, "2026-02-05"),
        ({"lang": "de"}, "fr, en"),
        ({"languages": "fr,xx"}, "--languages"),
        ({"processes": 0}, "1 or more"),
        ({"min_confidence": 2.0}, "from 0 to 1"),
        ({"outlet": " "}, "--outlet"),
        ({"fast": "perhaps"}, "on or off"),
    ],
)
def test_wrong_values(tmp_path: Path, flags: dict[str, object], words: str) -> None:
    """The sentence names the flag and what it takes."""
    with pytest.raises(UsageError, match=words):
        settings.load(flags, {}, tmp_path)


def test_wrong_file(tmp_path: Path) -> None:
    """An unknown key is named with its file."""
    (tmp_path / "dragoman.toml").write_text("leger = 1")

    with pytest.raises(UsageError, match=r"dragoman\.toml, key 'leger' is not a setting"):
        settings.load({}, {}, tmp_path)
