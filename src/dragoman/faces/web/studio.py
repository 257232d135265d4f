"""Where drawings are made: a process of its own, since the library that draws holds up every other thread of the process that it is in."""

from __future__ import annotations

from pathlib import Path

from dragoman.faces.charts import Figure, drawn
from dragoman.faces.web.guards import Options


class Studio:
    """What the process that draws is asked for. It needs nothing of the ledger: a figure holds what it shows."""

    def __init__(self, folder: Path, options: Options) -> None:
        self._of = (folder, options)

    def draw(self, figure: Figure, name: str) -> str:
        """The drawing of a figure in the colours of a page."""
        return drawn(figure, name)
