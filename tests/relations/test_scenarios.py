"""Conditional statements and whether a later act met them: on its matter and in its own word, never by guess."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.records import Incident
from dragoman.relations.matters import matters
from dragoman.relations.scenarios import Scenario, scenarios

NEGATIVE = {"fr": frozenset({"ne", "n'", "à moins que"}), "en": frozenset({"not", "n't", "unless"})}
#: sentences that fill a dossier
FILLER = ["reçoit un ministre pour des entretiens sur le commerce", "salue les efforts contre la pauvreté", "accuse les autorités de lenteur", "répond aux critiques sur la presse"]
CONDITION = "à condition que soient libérés les otages retenus près de Kidal"


def told(n: int, known: str | None, status: str = "actual", condition: str | None = None, start: str | None = None, denied: tuple[str, ...] = ()) -> Incident:
    """An incident of Mali and France, on the day on which it was told unless a start is given; an empty one is no day."""
    return Incident(f"in_{n}", "AGREE", None, ("MLI",), ("FRA",), known if start is None else start or None, None, status, (f"ev_{n}",), (f"ar_{n}",), (), {}, "single origin", denied_by=denied, best=f"ev_{n}", condition=condition, told=known)  # type: ignore[arg-type]


def judged(later: Incident | None, sentence: str = "", trigger: str = "", condition: str = CONDITION, lang: str = "fr", issued: str = "2025-12-31") -> Scenario:
    """The only scenario of a promise under a condition, with one later incident and a dossier around them."""
    rows = [told(0, "2025-01-10", condition=condition), *([later] if later else [])]
    fill = [told(10 + n, "2025-03-01") for n in range(len(FILLER))]
    about = matters({"in_0": "reprendra son aide", "in_0?": condition, "in_1": sentence} | {f"in_{10 + n}": text for n, text in enumerate(FILLER)})
    triggers = {"in_1": trigger} | {f"in_{10 + n}": text.split()[0] for n, text in enumerate(FILLER)}
    (found,) = scenarios([*rows, *fill], about, triggers, {"in_0": {lang}}, NEGATIVE, issued)
    return found


FREED, WORD = "trois otages libérés mardi près de Kidal", "libérés"


def test_met() -> None:
    """A later act on the condition's matter, in a word of the condition, meets it, and is named with the reason."""
    found = judged(told(1, "2025-02-01"), FREED, WORD)
    assert (found.incident, found.condition, found.state, found.by) == ("in_0", CONDITION, "met", ("in_1",))
    assert "in its own word" in found.reasons[0].why


@pytest.mark.parametrize(
    ("later", "sentence", "trigger", "state"),
    [
        (None, "", "", "not met so far"),
        (told(1, "2025-02-01"), "refuse toute visite officielle", "refuse", "not met so far"),
        (told(1, "2025-02-01"), "marchandises libérées des douanes maritimes portuaires après contrôle fiscal", "libérées", "not met so far"),
        (told(1, "2025-02-01", "negated"), FREED, WORD, "unclear"),
        (told(1, "2025-02-01", "future"), FREED, WORD, "unclear"),
        (told(1, "2025-02-01", denied=("MLI",)), FREED, WORD, "unclear"),
        (told(1, "2025-02-01"), "les otages retenus près de Kidal sont en vie", "annonce", "unclear"),
        (told(1, "2024-12-01"), FREED, WORD, "not met so far"),
        (told(1, "2025-01-10"), FREED, WORD, "not met so far"),
        (told(1, "2025-02-01", start="2024-12-01"), FREED, WORD, "not met so far"),
        (told(1, "2026-02-01"), FREED, WORD, "not met so far"),
        (told(1, None), FREED, WORD, "not met so far"),
        (told(1, "2024-12-01", start=""), FREED, WORD, "not met so far"),
        (told(1, "2025-02-01", start=""), FREED, WORD, "met"),
    ],
    ids=["nothing", "another act", "another object", "denied", "planned", "disputed", "its words without its act", "published before", "same day", "happened before", "not published yet", "never published", "before, without a day", "later, without a day"],
)  # fmt: skip
def test_states(later: Incident | None, sentence: str, trigger: str, state: str) -> None:
    """Only what happened, later, on its matter and in its word meets a condition; nearness is unclear, silence is not met so far."""
    assert judged(later, sentence, trigger).state == state


@pytest.mark.parametrize(
    ("condition", "lang"),
    [("à moins que soient libérés les otages retenus près de Kidal", "fr"), ("si les otages retenus près de Kidal n’ont pas été libérés", "fr"), ("unless the hostages held near Kidal are freed", "en"), ("if Mali doesn’t free the hostages held near Kidal", "en")],
)
def test_a_condition_that_something_is_not_done(condition: str, lang: str) -> None:
    """What is done later cannot meet it, so it is unclear, with that as the reason."""
    found = judged(told(1, "2025-02-01"), FREED, WORD, condition, lang)
    assert found.state == "unclear"
    assert any("not done" in r.why for r in found.reasons)


def test_words_of_another_language_negate_nothing() -> None:
    """*ne* is no negation in an English text."""
    assert judged(told(1, "2025-02-01"), FREED, WORD, CONDITION.replace("près", "ne près"), "en").state == "met"


def test_bad_input() -> None:
    """Without a publication or a day of issue there is no scenario; what is denied hangs on nothing; matters that are missing are near nothing."""
    each = told(0, "2025-01-10", condition=CONDITION)
    assert [s.state for s in scenarios([each, told(1, "2025-02-01")], {}, {}, {}, NEGATIVE, "2025-12-31")] == ["not met so far"]
    assert scenarios([replace(each, told=None)], {}, {}, {}, NEGATIVE, "2025-12-31") == []
    assert scenarios([replace(each, status="negated")], {}, {}, {}, NEGATIVE, "2025-12-31") == []
    assert scenarios([replace(each, condition=None)], {}, {}, {}, NEGATIVE, "2025-12-31") == []
    assert scenarios([each], {}, {}, {}, NEGATIVE, "soon") == []
    assert scenarios([], {}, {}, {}, NEGATIVE, "2025-12-31") == []
