"""How it was made, and with which parameters, so that it can be made again."""

from __future__ import annotations

from typing import Any

from dragoman.faces.report.material import Material
from dragoman.relations.account import FEWEST
from dragoman.relations.phases import LEAST, LEAST_DAYS, STEP, SURE
from dragoman.relations.reading import CLAIM, LEVEL


def method(held: Material) -> dict[str, Any]:
    """Name and value of each parameter."""
    m, v = held.names.m, held.found.relation.variances
    rows = {
        "period": m.span(held.dossier.since, held.dossier.until) if held.dossier.since or held.dossier.until else m("report.whole"),
        "coder": ", ".join(held.dossier.fingerprints), "least_level": m.fixed(LEVEL, 2), "least_claim": m.fixed(CLAIM, 2), "fewest": m.number(FEWEST),
        "turn": m("report.value_turn", p=m.fixed(SURE, 2), step=m.fixed(STEP), marks=m("count.incidents", n=LEAST), days=m.number(int(LEAST_DAYS))),
        "noise": m("report.value_noise", noise=m.fixed(v.noise), drift=m.fixed(v.drift, 4)),
        "text": m(f"report.value_text_{held.options.text}"),
    }  # fmt: skip
    return {"parameters": [(m(f"report.parameter_{name}"), value) for name, value in rows.items()]}
