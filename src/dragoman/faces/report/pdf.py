"""A page on paper, by a Chromium that is installed: it is given the page in a file of its own and asked for nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from dragoman.errors import UsageError

#: where a browser may be named, what it may be called, and the seconds that it may take
NAMED = "DRAGOMAN_CHROMIUM"
CALLED = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable", "msedge", "brave-browser")
SECONDS = 300
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-extensions", "--disable-background-networking", "--no-first-run", "--no-pdf-header-footer")


def browser() -> str:
    """The browser that prints; UsageError says what to do where there is none."""
    named = os.environ.get(NAMED)
    found = shutil.which(named) if named else next(filter(None, map(shutil.which, CALLED)), None)
    if found is None:
        lacking = f"{NAMED} names '{named}', which is no program" if named else "no Chromium, Chrome or Edge was found"
        raise UsageError(f"a PDF is printed by a browser, and {lacking}; install Chromium, name one in {NAMED}, or write HTML (-o report.html) and print it from any browser")
    return found


def printed(text: str) -> bytes:
    """The PDF of a page; UsageError where no browser is there or it fails."""
    program = browser()
    with tempfile.TemporaryDirectory(prefix="dragoman-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder) / "report.html", Path(folder) / "report.pdf"
        source.write_text(text, encoding="utf-8")
        command = [program, *FLAGS, f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", source.as_uri()]
        try:
            subprocess.run(command, check=True, timeout=SECONDS, capture_output=True)
            return target.read_bytes()
        except subprocess.TimeoutExpired as error:
            raise UsageError(f"{program} did not print the report within {SECONDS} seconds; write HTML (-o report.html) and print it from any browser") from error
        except (OSError, subprocess.CalledProcessError) as error:
            raise UsageError(f"{program} could not print the report; write HTML (-o report.html) and print it from any browser") from error
