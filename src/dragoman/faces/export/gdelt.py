"""GDELT 2.0's tables, tab-separated without header: events (61 columns) and mentions (16). A row of events is two parties of an incident."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from dragoman.faces.export.cells import one_line
from dragoman.faces.export.delimited import sheet
from dragoman.faces.export.dyads import Dyad, dyads
from dragoman.faces.export.parties import Party
from dragoman.faces.export.selection import Selection
from dragoman.records import Event
from dragoman.relations.signals import first_day

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code", "Type3Code")
_GEO = ("Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
EVENTS = (
    "GlobalEventID", "Day", "MonthYear", "Year", "FractionDate", *(f"Actor1{name}" for name in _ACTOR), *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"{who}Geo_{name}" for who in ("Actor1", "Actor2", "Action") for name in _GEO), "DATEADDED", "SOURCEURL",
)  # fmt: skip
MENTIONS = (
    "GlobalEventID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier", "SentenceID", "Actor1CharOffset", "Actor2CharOffset",
    "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip
#: GDELT's marks for a place that is not known, for words that are not found, for an article of the web and for one without an address
NOWHERE, NOT_FOUND, WEB, CITED = [0, *[""] * 7], -1, 1, 2
NAMES = ("gdelt.export.CSV", "gdelt.mentions.CSV")


def write(selection: Selection, folder: Path) -> None:
    """Write both tables in one pass."""
    with ExitStack() as stack:
        events, mentions = (sheet(stack, folder / name, None, quoted=False) for name in NAMES)
        for dyad in dyads(selection):
            events(_event(dyad, selection))
            for telling in dyad.happening.events:
                mentions(list(_mention(dyad, telling)))


def _event(dyad: Dyad, selection: Selection) -> list[object]:
    incident, day = dyad.incident, dyad.day
    year, month, date = (int(part) for part in day.split("-")) if day else (0, 0, 0)
    when = [f"{year:04}{month:02}{date:02}", f"{year:04}{month:02}", f"{year:04}", f"{year + (month * 30 + date) / 365:.4f}"] if day else [""] * 4
    goldstein = selection.packs.ontology.on("goldstein")(incident.type, incident.mode)
    added = first_day(incident.told) or selection.last
    return [
        dyad.number, *when, *_actor(dyad.actor, selection), *_actor(dyad.recipient, selection), "", f"{dyad.root}0", f"{dyad.root}0", dyad.root, dyad.quad, goldstein,
        len(dyad.happening.events), len(incident.outlets), len(incident.articles), "", *NOWHERE, *NOWHERE, *NOWHERE, stamp(added), cell(dyad.source.url),
    ]  # fmt: skip


def _actor(party: Party | None, selection: Selection) -> list[str]:
    """CAMEO's code, the name, the country, the group and the type of a party."""
    if party is None:
        return [""] * 10
    sectors = selection.packs.ontology.cameo.sector
    kind, _, group = party.base.partition("-")
    known = group if group and not party.country else ""
    type_ = sectors.get(party.sector, party.sector) or (kind if known else "")
    return [f"{party.country}{known}{type_}", party.name.upper(), party.country, known, "", "", "", type_, "", ""]


def _mention(dyad: Dyad, telling: Event) -> Iterator[object]:
    source = dyad.happening.sources[telling.article]
    yield from (dyad.number, stamp(first_day(dyad.incident.told)), stamp(first_day(source.published)), WEB if source.url else CITED, cell(source.outlet), cell(source.url) or source.id, "")
    yield from (telling.quotes[role].start if role in telling.quotes else NOT_FOUND for role in ("actor", "recipient", "trigger"))
    yield from (1, 10 * max(1, round(10 * telling.confidence)), "", "", "", "")


def stamp(day: str) -> str:
    """A day as GDELT writes a moment."""
    return f"{day.replace('-', '')}000000" if day else ""


def cell(text: str | None) -> str:
    """Text on one line without the quotation marks that readers of a format without quoting would take for some."""
    return one_line(text).replace('"', "”")
