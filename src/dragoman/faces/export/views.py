"""A pair and a state as tables and charts: `dragoman.open("ledger").pair("MLI", "USA").phases()`."""

from __future__ import annotations

from dataclasses import asdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from dragoman.faces.export.frames import frame
from dragoman.faces.plain import findings_json, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    import narwhals as nw

    from dragoman.desk import Desk
    from dragoman.faces.charts.figure import Figure, Layers
    from dragoman.faces.naming import Names
    from dragoman.records import Dossier
    from dragoman.relations.alignment import Alignment

Side = Literal["words", "deeds"]
#: the columns that are counts, days, or years
WHOLE = frozenset({"n", "n_before", "n_after", "reaffirmed", "heard", "days", "year", "partners"})
#: what each chart of a pair shows
CHARTS = ("words", "deeds", "mirror", "promises", "network", "coverage")


class PairView:
    """A pair of a ledger. Each method gives a data frame (narwhals over Arrow: `.to_pandas()`, `.to_polars()`, `.rows()`); empty where there are too few events.

    Figures count incidents whose coding is sure enough; `findings` has all of it as plain data.
    """

    def __init__(self, desk: Desk, dossier: Dossier) -> None:
        self._desk = desk
        self.dossier = dossier

    @cached_property
    def findings(self) -> dict[str, Any]:
        """All that is worked out about the pair, as plain data."""
        return findings_json(self._desk.findings(self.dossier))

    def level(self, of: Side = "deeds") -> nw.DataFrame[Any]:
        """The level by week: `day`, `mean`, and the ends of the bands of 50, 80 and 95 in 100, on the scale of -10 to 10."""
        bands = [f"{end}{share}" for share in (50, 80, 95) for end in ("low", "high")]
        return _table(self.findings[of].get("level", ()), ["day"], ["mean", *bands])

    def phases(self, of: Side = "deeds") -> nw.DataFrame[Any]:
        """The phases: first and last day, mean with its standard error, number of incidents."""
        return _table(self.findings[of].get("phases", ()), ["first", "last"], ["mean", "error", "n"])

    def turns(self, of: Side = "deeds") -> nw.DataFrame[Any]:
        """The turns: the days between which each lies (`after`, `before`), its step, its p, and the ids of the incidents that tell it most."""
        rows = [{**b, "after": b["between"][0], "before": b["between"][1], "turning": " ".join(b["turning"])} for b in self.findings[of].get("breaks", ())]
        return _table(rows, ["after", "before", "from", "to", "turning"], ["step", "p"])

    def commitments(self) -> nw.DataFrame[Any]:
        """Promises, demands and threats with their state: who owes what to whom, made when, due when, evidence for and against as ids of incidents."""
        rows = [{**c, **{name: " ".join(c[name]) for name in ("debtor", "creditor", "support", "against", "maybe")}, "reaffirmed": len(c["reaffirmed"])} for c in self.findings["commitments"]]
        return _table(rows, ["id", "kind", "debtor", "creditor", "made", "due", "condition", "state", "support", "against", "maybe"], ["reaffirmed", "heard"])

    def contradictions(self) -> nw.DataFrame[Any]:
        """Pairs of incidents that contradict each other, the gravest first, with the rule that pairs them."""
        return _table(self.findings["contradictions"], ["rule", "name", "one", "other"], ["days", "severity"])

    def told(self) -> nw.DataFrame[Any]:
        """The phases that the press tells, each beside the mean of the incidents within it; `agrees` is empty where that cannot be said."""
        rows = [{**b["told"], "by": " ".join(b["told"]["by"]), "mean": b["mean"], "n": b["n"], "agrees": None if b["agrees"] is None else str(b["agrees"]).lower()} for b in self.findings["told"]]
        return _table(rows, ["start", "end", "valence", "by", "agrees"], ["mean", "n"])

    def chart(self, which: str = "deeds", lang: str = "en") -> Layers:
        """An Altair chart: `words`, `deeds` (the level with its fan), `mirror`, `promises`, `network` or `coverage`. UsageError names these where another is asked for, or says that there are too few events."""
        return _drawable(self.figure(which, lang))

    def figure(self, which: str = "deeds", lang: str = "en") -> Figure:
        """A chart with its title, its description, its key and its table; its `chart` is None where there are too few events."""
        from dragoman.errors import UsageError
        from dragoman.faces.figures import PairFigures

        if which not in CHARTS:
            raise UsageError(f"there is no chart '{which}' of a pair; there are {', '.join(CHARTS)}")
        figures = PairFigures(self._desk, self.dossier, self.findings, _names(lang))
        found: Figure = figures.level(which) if which in ("words", "deeds") else getattr(figures, which)()
        return found


class StateView:
    """A state of a ledger: whom it draws closer to and whom it leaves."""

    def __init__(self, desk: Desk, state: str, split: str | None = None) -> None:
        self._desk, self.state, self._split = desk, state, split

    @cached_property
    def alignment(self) -> Alignment:
        """The partners before and after, as records."""
        return self._desk.alignment(self.state, self._split)

    def partners(self, of: Side = "deeds") -> nw.DataFrame[Any]:
        """The partners with their level before and after, the difference with its error, how probable it is that they are closer or further; by difference."""
        return _table(self._rows(of), ["partner"], ["n_before", "n_after", "before", "before_error", "after", "after_error", "difference", "error", "closer", "further"])

    def diversity(self) -> nw.DataFrame[Any]:
        """The effective number of partners in cooperative deeds by year, with its interval and n; empty cells where there are too few."""
        return _table([plain(asdict(d)) for d in self.alignment.diversity], [], ["year", "n", "partners", "effective", "low", "high"])

    def realignments(self, of: Side = "deeds") -> nw.DataFrame[Any]:
        """From whom to whom the state turned, with the probability of it, and the outlets that it hangs on."""
        panel = getattr(self.alignment, of)
        return _table([{"away": r.away, "towards": r.towards, "probability": r.probability, "hangs_on": " | ".join(r.hangs_on)} for r in panel.realignments], ["away", "towards", "hangs_on"], ["probability"])

    def chart(self, of: Side = "deeds", lang: str = "en") -> Layers:
        """Dumbbells of the partners that have enough incidents before and after; UsageError where none has."""
        from dragoman.faces.figures import moved

        return _drawable(moved(self.alignment, of, _names(lang)))

    def _rows(self, of: Side) -> list[dict[str, Any]]:
        from dragoman.faces.figures import shifts

        return shifts(getattr(self.alignment, of))


def _names(lang: str) -> Names:
    from dragoman.faces.messages import Messages
    from dragoman.faces.naming import Names
    from dragoman.packs import load

    return Names(load(), Messages(lang))


def _drawable(figure: Figure) -> Layers:
    """The chart of a figure; UsageError says why there is none."""
    from dragoman.errors import UsageError

    if figure.chart is None:
        raise UsageError(figure.description)
    return figure.chart


def _table(rows: Sequence[dict[str, Any]], texts: Sequence[str], numbers: Sequence[str]) -> nw.DataFrame[Any]:
    """Rows with their columns typed, so that a table without rows has its columns too."""
    import pyarrow as pa

    schema = pa.schema([*((name, pa.string()) for name in texts), *((name, pa.int64() if name in WHOLE else pa.float64()) for name in numbers)])
    told = [{name: row.get(name) for name in (*texts, *numbers)} for row in rows]
    return frame(pa.Table.from_pylist(told, schema=schema))
