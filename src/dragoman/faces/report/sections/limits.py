"""What a report does not show: what was not read, in which languages, what is unsure, what rests on one source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.faces.charts.coverage import gaps
from dragoman.faces.naming import UNSURE
from dragoman.faces.report.material import Material
from dragoman.faces.report.shown import shown
from dragoman.packs import load


def limits(held: Material) -> dict[str, Any]:
    """The strip of what was read, and the limits in sentences."""
    return {"figure": shown(held.figures.coverage(), "coverage"), "says": list(_says(held))}


def _says(held: Material) -> Iterator[str]:
    m, dossier = held.names.m, held.dossier
    outlets = {s.outlet for s in dossier.sources.values() if s.outlet}
    yield m("report.limit_articles", articles=m("count.articles", n=len(dossier.sources)), outlets=m("count.outlets", n=len(outlets)))
    read = held.desk.reading(dossier.since, dossier.until)
    empty = gaps(sorted({(week, "", 1) for week, _, _, _ in read}))
    if empty:
        first, last, n = max(empty, key=lambda g: g[2])
        yield m("report.limit_gaps", gaps=m("count.gaps", n=len(empty)), first=m.date(first), last=m.date(last), weeks=m("count.weeks", n=n))
    yield from _langs(held)
    alone = sum(i.grade == "single origin" for i in dossier.incidents)
    if alone:
        yield m("report.limit_alone", n=alone, all=m("count.incidents", n=len(held.incidents)), share=m.percent(alone / len(held.incidents)))
    if len(outlets) == 1:
        yield m("report.limit_single")
    yield m("report.limit_counts")
    counted = {
        "uncertain": sum(e.confidence < UNSURE for e in dossier.events), "undated": sum(not (e.start or e.end) for e in dossier.events), "refused": dossier.refusals,
        "disputed": sum(bool(i.disputed or i.denied_by) for i in dossier.incidents),
    }  # fmt: skip
    for name, n in counted.items():
        if n:
            yield m(f"report.limit_{name}", n=n)


def _langs(held: Material) -> Iterator[str]:
    """The languages of the articles, and those of the two that dragoman does not read."""
    from babel import Locale
    from babel.languages import get_official_languages

    m, roster, known = held.names.m, load().roster, Locale(held.names.m.lang)
    read = sorted({s.lang for s in held.dossier.sources.values()})
    if read:
        yield m("report.limit_langs", langs=m.listed([known.languages.get(lang, lang) for lang in read]))
    spoken = {code: [lang for lang in get_official_languages(roster.iso2[code], de_facto=True) if lang not in load().languages] for code in (held.dossier.a, held.dossier.b or "") if code in roster.iso2}
    for code, langs in spoken.items():
        if langs:
            yield m("report.limit_unread", state=held.names.entity(code), langs=m.listed([known.languages.get(lang.split("_")[0], lang) for lang in langs]))
