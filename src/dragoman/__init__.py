"""dragoman reads the press about relations between states, and keeps an account in which every line opens its sentence.

    documents   files → Article                 coding      Article → Coding (events with quotes and reasons)
    ledger      what is kept, as Parquet parts  flow, desk  the write door and the read door
    faces       cli, report, data frames        packs, data what an expert knows, as TOML

    >>> import dragoman
    >>> dragoman.code("Le Mali a suspendu lundi sa coopération militaire avec la France.", published="2026-02-05").events
    >>> dragoman.read("press", ledger="ledger").pairs().head()
    >>> dragoman.open("ledger").events(pair=("MLI", "USA")).to_pandas()

Nothing heavy is imported before it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from dragoman.faces.export.frames import Account
    from dragoman.records import Coding

__all__ = ["code", "open", "read"]


def code(
    text: str,
    published: str | None = None,
    lang: str | None = None,
    *,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    min_confidence: float = 0.0,
    witness: str = "on",
) -> Coding:
    """The coding of one text: `.events`, `.characterisations`, `.refusals`, each event with quotes cut from the text.

    `published` is an ISO date and the anchor of "yesterday"; `lang` is found where it is not given. `witness` says who reads
    beside the rules: "off", "on" (the model in the package) or "llm" (an endpoint that the environment names).
    InputError says why a text cannot be read (empty, or in a language that has no pack).
    """
    from dragoman.errors import InputError
    from dragoman.flow import coder, document
    from dragoman.options import CodeOptions, ReadOptions
    from dragoman.records import Refusal
    from dragoman.settings import day

    given = {"lang": lang, "published": day(published, "published"), "outlet": outlet, "title": title, "url": url}
    made = document(text, ReadOptions(), **given)
    if isinstance(made, Refusal):
        raise InputError(f"this text cannot be coded: {made.reason}")
    return next(iter(coder(CodeOptions(min_confidence=min_confidence, witness=witness)).code_all([made])))


def open(folder: str | Path = "ledger") -> Account:
    """The ledger in a folder, whose `.events(...)` and other tables are data frames."""
    from dragoman.faces.export.frames import Account

    return Account(folder)


def read(*paths: str | Path, ledger: str | Path = "ledger") -> Account:
    """Read files and folders into the ledger in a folder, which is made where there is none, and give it as data frames.

    What cannot be read is passed over; what was read before changes nothing.
    """
    from pathlib import Path

    from dragoman.faces.export.frames import Account
    from dragoman.flow import read
    from dragoman.ledger.book import Ledger
    from dragoman.options import FlowOptions

    read([Path(path) for path in paths], Ledger.open(ledger, create=True), FlowOptions())
    return Account(ledger)
