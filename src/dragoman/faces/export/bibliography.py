"""The articles that the incidents rest on, as BibTeX and as CSL-JSON, for Zotero, LaTeX and Pandoc."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.faces.export.selection import Selection
from dragoman.faces.quoting import clean
from dragoman.records import Source

#: the characters that LaTeX would obey, each with what prints it
LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "#": r"\#", "$": r"\$", "&": r"\&", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
    '"': "{''}",
}  # fmt: skip
#: of an address: what would end the field, or begin a command in it
ADDRESS = {"\\": "%5C", "{": "%7B", "}": "%7D", '"': "%22", "^": "%5E", "~": "%7E", " ": "%20", "<": "%3C", ">": "%3E"}
LANGUAGES = {"fr": "french", "en": "english"}


def articles(selection: Selection) -> Iterator[Source]:
    """The articles that tell the chosen incidents, each once, by date of publication."""
    ids = {article for found in selection for article in found.incident.articles}
    yield from selection.desk.sources(sorted(ids)).values()


def write_bibtex(selection: Selection, path: Path) -> None:
    """Write one `@article` for each."""
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.write(f"% {_count(selection)}\n")
        for source in articles(selection):
            file.write("\n" + _entry(source))


def _count(selection: Selection) -> str:
    return f"Articles that rest under events coded by dragoman, read up to {selection.last}"


def _entry(source: Source) -> str:
    day = source.published or ""
    fields = {
        "title": f"{{{latex(source.title)}}}" if source.title else "", "journal": latex(source.outlet), "year": day[:4], "month": str(int(day[5:7])) if day[5:7] else "", "day": str(int(day[8:10])) if day[8:10] else "",
        "url": address(source.url), "langid": LANGUAGES.get(source.lang, source.lang), "note": f"Text: {latex(source.credit)}" if source.credit else "",
    }  # fmt: skip
    return f"@article{{{source.id},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value) + "}\n"


def latex(text: str | None) -> str:
    """Text as LaTeX prints it, on one line."""
    return "".join(LATEX.get(char, char) for char in clean(text or ""))


def address(url: str | None) -> str:
    """An address that ends no field and begins no command."""
    return "".join(ADDRESS.get(char, char) for char in clean(url or ""))


def write_csl(selection: Selection, path: Path) -> None:
    """Write one item of type `article-newspaper` for each."""
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.write("[")
        for n, source in enumerate(articles(selection)):
            file.write((",\n" if n else "\n") + json.dumps(_item(source), ensure_ascii=False))
        file.write("\n]\n")


def _item(source: Source) -> dict[str, Any]:
    day = [int(part) for part in (source.published or "")[:10].split("-") if part]
    item = {
        "id": source.id, "type": "article-newspaper", "title": source.title, "container-title": source.outlet, "issued": {"date-parts": [day]} if day else None, "URL": source.url,
        "language": source.lang, "source": source.credit,
    }  # fmt: skip
    return {name: value for name, value in item.items() if value}
