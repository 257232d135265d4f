"""Who acts and who is acted on, in the codes of others: ISO, COW, Wikidata, CAMEO."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.packs import Packs


@dataclass(frozen=True, slots=True)
class Party:
    """An entity. `country` is the ISO code of the state that it is or is part of (`iso2` with two letters), `cow` its Correlates of War number, `sector` what part of it; `name` is English."""

    code: str
    base: str
    name: str
    country: str
    iso2: str
    cow: str
    wikidata: str
    sector: str


def party(code: str, packs: Packs) -> Party:
    """The entity of a code such as `MLI:MIL`, `IGO-UN` or `REB`."""
    base, _, sector = code.partition(":")
    kinds, roster = packs.ontology.sectors, packs.roster
    name, part = roster.name(code), sector or (base if base in kinds else _kind(base))
    if part and part != "GOV" and code not in roster.names and (sector or base in kinds):
        label = kinds.get(part, {}).get("en", part)
        name = f"{roster.name(base)} ({label})" if sector else label
    cow = roster.cow.get(base)
    return Party(code, base, name, base if base in roster.iso2 else "", roster.iso2.get(base, ""), "" if cow is None else str(cow), roster.wikidata.get(base, ""), part)


def _kind(base: str) -> str:
    """`REB-JNIM` is a rebel group."""
    return "REB" if base.startswith("REB-") else ""


def joined(values: Iterable[str]) -> str:
    """The values that are there, each once, in one cell."""
    return "; ".join(dict.fromkeys(value for value in values if value))
