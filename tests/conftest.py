"""Makes `fakes` and the measurements of `bench` importable from every test, and from the processes that a test starts."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE / "faces"), str(HERE / "web"), str(HERE.parent / "bench")]
