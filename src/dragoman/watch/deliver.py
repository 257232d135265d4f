"""Where alerts go: a line in a file, a call to an address. What cannot be delivered waits in the state and is tried again."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.ledger.disk import sentence
from dragoman.net.client import Client
from dragoman.watch.state import State


@dataclass(frozen=True)
class Receiver:
    """Somebody who is told of alerts: a file that gets a line of JSON for each, an address that gets each as JSON, or neither."""

    file: Path | None = None
    webhook: str | None = None

    def deliver(self, state: State) -> str:
        """Deliver what waits, in order; what was delivered waits no more. Gives what went wrong, empty where nothing did."""
        # the receiver that a user names is his own: it may stand on his machine
        with Client(private=True) as client:
            while state.waiting:
                try:
                    self._one(client, state.waiting[0])
                except InputError as error:
                    return str(error)
                state.waiting.pop(0)
        return ""

    def _one(self, client: Client, alert: dict[str, Any]) -> None:
        """To the file once the address has it: a repeated call bears the same id, a repeated line would stay."""
        line = json.dumps(alert, ensure_ascii=False)
        if self.webhook is not None:
            answer = client.post(self.webhook, line.encode("utf-8", "replace"))
            if not 200 <= answer.status < 300:
                raise InputError(f"{self.webhook}: answers {answer.status}; the alert is sent again in the next round")
        if self.file is not None:
            _append(self.file, line)


def _append(path: Path, line: str) -> None:
    """One whole line at the end of a file, on the disk when this returns."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            os.write(handle, f"{line}\n".encode("utf-8", "replace"))
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise sentence(error, path) from error
