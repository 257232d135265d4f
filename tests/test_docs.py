"""What the README shows is what happens: every block of it is run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
BLOCKS = BLOCK.findall((ROOT / "README.md").read_text("utf-8"))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the README shows, in which its blocks are run one after another."""
    folder = tmp_path_factory.mktemp("readme")
    for kind, name, body in BLOCKS:
        if kind == "text":
            (folder / name.strip()).write_text(body, "utf-8")
    return folder


def run(command: list[str], place: Path) -> str:
    """What a command prints, in the README's folder; it must succeed."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "LANG": "en_US.UTF-8", "COLUMNS": "400", "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=place, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def squeeze(text: str) -> str:
    """Text with single spaces."""
    return " ".join(text.split())


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_readme_block(number: int, place: Path) -> None:
    """Console blocks give the lines that they show; Python blocks run; targets of make exist."""
    kind, _, body = BLOCKS[number]
    if kind == "console":
        for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
            command, *shown = part.strip().splitlines()
            words = shlex.split(command)
            assert words[0] == "dragoman"
            printed = squeeze(run([sys.executable, "-m", "dragoman", *words[1:]], place))
            for line in shown:
                assert squeeze(line) in printed
    elif kind == "python":
        (place / "block.py").write_text(body, "utf-8")
        run([sys.executable, "block.py"], place)
    elif kind == "sh":
        targets = re.findall(r"^make (\w+)", body, re.MULTILINE)
        makefile = (ROOT / "Makefile").read_text("utf-8")
        assert targets and all(f"\n{target}:" in makefile for target in targets)
    else:
        assert kind == "text"
