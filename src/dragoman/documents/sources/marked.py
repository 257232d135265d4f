"""XML as a list of its elements: no document type, so that no entity can unfold, and nothing is fetched."""

from __future__ import annotations

from typing import Any
from xml.parsers import expat

from dragoman.errors import InputError

Element = tuple[str, dict[str, str], str]


def elements(data: bytes, where: str) -> list[Element]:
    """Each element with its name (without a prefix, small), attributes and own text, in the order in which they end; InputError where it is no XML."""
    found: list[Element] = []
    open_: list[tuple[str, dict[str, str], list[str]]] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        open_.append((name.rpartition(":")[2].lower(), attributes, []))

    def end(_: str) -> None:
        name, attributes, text = open_.pop()
        found.append((name, attributes, "".join(text).strip()))

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refused(where)
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler = lambda text: open_[-1][2].append(text)
    try:
        parser.Parse(data.lstrip(), True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise InputError(f"{where}: this is not whole XML ({error}); check the file") from error
    return found


def _refused(where: str) -> Any:
    def refuse(*_: object) -> None:
        raise InputError(f"{where}: declares a document type, which such a file does not need and which can hide a bomb; take it out")

    return refuse
