"""Altair under its short name, loaded when the first chart is made: who only gives figures on, as the server and the kitchen do, does without its 30 MB."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from altair import *  # noqa: F403


def __getattr__(name: str) -> Any:
    return getattr(import_module("altair"), name)
