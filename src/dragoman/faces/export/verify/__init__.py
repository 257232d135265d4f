"""Whether a file has the columns and types of its format: one sentence says which it is, or what is wrong and where.

    tables.py  rows and columns: CSV, TSV, Parquet, XLSX     documents.py  JSON, XML, calendar, BibTeX
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from dragoman.errors import InputError, UsageError
from dragoman.faces.export.verify import documents, tables

#: by the end of a file's name, what looks into it: it gives the format and the number of rows or entries, or raises InputError
LOOKS: Mapping[str, Callable[[Path], tuple[str, int]]] = {
    ".csv": tables.delimited, ".tsv": tables.delimited, ".CSV": tables.gdelt, ".parquet": tables.parquet, ".xlsx": tables.workbook, ".jsonl": documents.plover, ".json": documents.json_of,
    ".graphml": documents.graphml, ".gexf": documents.gexf, ".ics": documents.calendar, ".bib": documents.bibtex, ".jsonld": documents.json_of,
}  # fmt: skip


def examined(path: Path) -> tuple[str, int]:
    """The format of an exported file and how many rows it has, once all of it was found to be as the format wants; InputError says what is not.

    Of a folder, all its files that are exports; UsageError where there is none.
    """
    if path.is_dir():
        found = [examined(file) for file in sorted(path.iterdir()) if file.suffix in LOOKS and file.name != "datapackage.json"]
        if not found:
            raise UsageError(f"{path}: no file of this folder is an export; their names end in {', '.join(LOOKS)}")
        return found[0][0], sum(n for _, n in found)
    if path.suffix not in LOOKS:
        raise UsageError(f"{path}: the name of an export ends in {', '.join(LOOKS)}")
    try:
        return LOOKS[path.suffix](path)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: this file cannot be read ({error})") from error
