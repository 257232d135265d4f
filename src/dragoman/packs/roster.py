"""The political world by name: states, bodies, groups, media, with offices and memberships that have dates."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from dragoman.packs.files import each_toml, need, only, read_toml

STATE_KEYS = {"code", "iso2", "cow", "wikidata", "names", "article", "demonyms", "capital", "seats", "places", "office", "unit", "member", "region", "note"}
BODY_KEYS = {"code", "wikidata", "names", "seats", "member", "unit", "office", "countries", "sector", "note", "acronym", "places"}


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to name an entity. `kind`: state, demonym, capital, seat, place, person, unit, body, group, media, ngo, homonym (no entity)."""

    text: str
    code: str
    kind: str
    lang: str | None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """Somebody in a post, from and to a date (open where None)."""

    code: str
    post: str
    name: str
    start: str | None
    end: str | None


@dataclass(frozen=True, eq=False)
class Roster:
    """All names and facts about political entities."""

    aliases: tuple[Alias, ...]
    names: dict[str, dict[str, str]]
    iso2: dict[str, str]
    cow: dict[str, int]
    wikidata: dict[str, str]
    offices: tuple[Office, ...]
    members: dict[str, tuple[tuple[str, str | None, str | None], ...]]
    regions: dict[str, str] = field(default_factory=dict)
    forms: tuple[tuple[str, str, frozenset[str]], ...] = ()

    def name(self, code: str, lang: str = "en") -> str:
        """The display name of an entity's code; the code itself where it has none."""
        own = self.names.get(code) or self.names.get(code.split(":")[0], {})
        return own.get(lang) or own.get("en") or code

    @cached_property
    def _lookup(self) -> dict[str, str]:
        table = {code.split("-", 1)[1].casefold(): code for code in self.names if "-" in code}
        table |= {fold(a.text): a.code for kind in ("group", "body", "state") for a in self.aliases if a.kind == kind}
        table |= {code.casefold(): code for code in self.names}
        table |= {iso2.casefold(): code for code, iso2 in self.iso2.items()}
        table |= {str(number): code for code, number in self.cow.items()}
        return table

    def resolve_country(self, text: str) -> str | None:
        """The code that a user means by a name in either language, an ISO code or a COW number."""
        return self._lookup.get(fold(text.strip())) or self._lookup.get(text.strip().casefold())

    def suggest(self, text: str) -> str | None:
        """The known name nearest to a wrong one, or None where none is near."""
        from rapidfuzz import fuzz, process

        found = process.extractOne(fold(text), list(self._lookup), scorer=fuzz.ratio, score_cutoff=60)
        return self.name(self._lookup[found[0]]) if found else None

    @cached_property
    def surnames(self) -> dict[str, tuple[Alias, ...]]:
        """Office holders by the last word of their names, folded."""
        table: dict[str, list[Alias]] = {}
        for alias in self.aliases:
            if alias.kind == "person" and " " in alias.text:
                table.setdefault(fold(alias.text.rsplit(" ", 1)[1]), []).append(alias)
        return {name: tuple(found) for name, found in table.items()}

    def members_on(self, body: str, day: str | None) -> tuple[str, ...]:
        """The members of a body on an ISO date (today's where None)."""
        when = day or "9999"
        rows = self.members.get(body, ())
        return tuple(code for code, start, end in rows if (start or "") <= when and (end is None or when < end))


def fold(text: str) -> str:
    """Text without case, accents and curly apostrophes; each character stays one, so offsets stay true."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


class _Folding(dict[int, str]):
    """Each character's folded form by its code point, filled as characters are met."""

    def __missing__(self, point: int) -> str:
        self[point] = found = _fold_char(chr(point))
        return found


_FOLDED = _Folding()


def _fold_char(char: str) -> str:
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"  # lone surrogates cannot be encoded, and no name has one
    plain = unicodedata.normalize("NFD", char)[0].lower()
    return {"’": "'", "ʼ": "'", "‘": "'", "–": "-", "‑": "-", "\u00a0": " ", "\u202f": " "}.get(char, plain if len(plain) == 1 else char)


def _texts(table: dict[str, Any] | None) -> Iterator[tuple[str, str]]:
    """Each `(lang, text)` of a table of names; a single text counts as a list of one."""
    for lang, value in (table or {}).items():
        for text in [value] if isinstance(value, str) else value:
            if text and isinstance(text, str):
                yield lang, text


def _person(row: dict[str, Any], code: str) -> Iterator[Alias]:
    sector = row.get("sector", "" if "-" in code else "GOV")
    whole = f"{code}:{sector}" if sector else code
    start, end = row.get("from"), row.get("to")
    for text in (row["name"], *row.get("aliases", [])):
        yield Alias(text, whole, "person", None, str(start) if start else None, str(end) if end else None)


def _entity(table: dict[str, Any], code: str, kind: str) -> Iterator[Alias]:
    """All aliases of one state, body or group."""
    base = code.split(":")[0]
    for key, made in (("names", kind), ("demonyms", "demonym"), ("capital", "capital"), ("seats", "seat"), ("places", "place")):
        yield from (Alias(text, code, made, lang) for lang, text in _texts(table.get(key)))
    for unit in table.get("unit", []):
        own = f"{base}:{unit['sector']}" if unit.get("sector") else base
        names = {k: v for k, v in unit.items() if k in ("fr", "en")}
        yield from (Alias(text, own, "unit", lang) for lang, text in _texts(names))
    for row in table.get("office", []):
        yield from _person(row, base)


def _offices(table: dict[str, Any], code: str) -> Iterator[Office]:
    for row in table.get("office", []):
        start, end = row.get("from"), row.get("to")
        yield Office(code, row.get("post", "other"), row["name"], str(start) if start else None, str(end) if end else None)


def _members(table: dict[str, Any]) -> tuple[tuple[str, str | None, str | None], ...]:
    return tuple((m["code"], str(m["from"]) if m.get("from") else None, str(m["to"]) if m.get("to") else None) for m in table.get("member", []))


def _library_names(code: str, iso2: str | None) -> Iterator[Alias]:
    """The names that babel and pycountry have for a state."""
    import babel
    import pycountry

    for lang in ("fr", "en"):
        found = babel.Locale(lang).territories.get(iso2 or "")
        if found and "(" not in found:
            yield Alias(found, code, "state", lang)
    row = pycountry.countries.get(alpha_3=code)
    for key in ("common_name", "official_name"):
        if row is not None and hasattr(row, key) and "," not in getattr(row, key):
            yield Alias(getattr(row, key), code, "state", "en")


def load_roster(folder: Path) -> Roster:
    """The roster under `folder`; PackError where a file has an unknown key or lacks its code."""
    aliases: list[Alias] = []
    names: dict[str, dict[str, str]] = {}
    codes: dict[str, dict[str, Any]] = {"iso2": {}, "cow": {}, "wikidata": {}}
    offices: list[Office] = []
    members: dict[str, tuple[tuple[str, str | None, str | None], ...]] = {}
    for sub, kind, keys in (("states", "state", STATE_KEYS), ("bodies", "body", BODY_KEYS), ("groups", "group", BODY_KEYS)):
        for path, table in each_toml(folder / sub):
            only(table, keys, path, "the file")
            code = need(table, "code", str, path)
            own = need(table, "names", dict, path)
            if ":" not in code or code not in names:
                names[code] = {lang: next(t for k, t in _texts(own) if k == lang) for lang in ("fr", "en") if own.get(lang)}
            for key, known in codes.items():
                if key in table:
                    known[code] = table[key]
            aliases += _entity(table, code, kind)
            if kind == "state":
                aliases += _library_names(code, table.get("iso2"))
            offices += _offices(table, code)
            if table.get("member"):
                members[code] = _members(table)
    aliases += _others(folder)
    return Roster(tuple(dict.fromkeys(aliases)), names, codes["iso2"], codes["cow"], codes["wikidata"], tuple(offices), members, forms=tuple(_forms(folder)))


def _forms(folder: Path) -> Iterator[tuple[str, str, frozenset[str]]]:
    """`(lang, phrase, codes)`: descriptions that take up an entity named before."""
    if (folder / "forms.toml").exists():
        for row in read_toml(folder / "forms.toml").get("form", []):
            texts = _texts({lang: row[lang] for lang in ("fr", "en") if lang in row})
            yield from ((lang, text, frozenset(row["codes"])) for lang, text in texts)


def _others(folder: Path) -> Iterator[Alias]:
    """Media, non-governmental organisations, and names that only look like entities."""
    if (folder / "homonyms.toml").exists():
        for lang, table in read_toml(folder / "homonyms.toml").items():
            yield from (Alias(text, "", "homonym", lang) for text in table["names"])
    if (folder / "media.toml").exists():
        for row in read_toml(folder / "media.toml").get("outlet", []):
            yield from (Alias(text, row["name"], "media", None) for text in (row["name"], *row.get("aliases", [])))
    if (folder / "ngos.toml").exists():
        for row in read_toml(folder / "ngos.toml").get("ngo", []):
            yield from (Alias(text, row["code"], "ngo", lang) for lang, text in _texts(row["names"]))
