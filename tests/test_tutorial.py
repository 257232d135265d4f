"""The tutorial runs from top to bottom and shows what it says; its outputs are not kept; the page of the API is what the docstrings say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

import api

NOTEBOOK = Path(__file__).resolve().parent.parent / "docs/tutorial.ipynb"


@pytest.fixture(scope="module")
def told() -> Any:
    return nbformat.read(NOTEBOOK, as_version=4)


def test_outputs_are_not_kept(told: Any) -> None:
    """What the repository has is what was written, not what a machine once printed."""
    assert all(not cell.outputs and cell.execution_count is None for cell in told.cells if cell.cell_type == "code")


def test_runs(told: Any, tmp_path: Path) -> None:
    """Each cell runs; those that show something show it, the chart as a chart."""
    done = NotebookClient(told, timeout=600, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}).execute()
    shown = [out.data for cell in done.cells if cell.cell_type == "code" for out in cell.outputs if out.output_type == "execute_result"]
    assert len(shown) >= 10
    assert any("image/svg+xml" in data for data in shown)
    assert sum("Empty DataFrame" in data.get("text/plain", "") for data in shown) <= 1  # a relation without a turn that is sure has none to show
    assert "taken back by tutorial" in "".join(data.get("text/plain", "") for data in shown)


def test_api_page_is_current() -> None:
    """docs/api.md is what bench/api.py writes."""
    assert api.PAGE.read_text("utf-8") == api.page(), "run python bench/api.py"
