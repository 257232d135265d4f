"""The errors that dragoman raises on purpose, each one sentence: what, where, what to do.

DragomanError
├── UsageError      the caller asked for something that cannot be (exit code 2)
├── InputError      one input cannot be read; the others go on (exit code 1)
├── PackError       a data file of ours is wrong; nothing starts
└── LedgerError     the ledger cannot be read or written
    └── NewerLedgerError   it was made by a newer version (exit code 3)
"""

from __future__ import annotations


class DragomanError(Exception):
    """Base of all errors that dragoman raises on purpose."""


class UsageError(DragomanError):
    """The caller asked for something that cannot be done."""


class InputError(DragomanError):
    """One input cannot be read."""


class PackError(DragomanError):
    """A data file of the package is wrong, named by file and key."""


class LedgerError(DragomanError):
    """The ledger cannot be read or written."""


class NewerLedgerError(LedgerError):
    """The ledger was written by a newer version of dragoman."""
