"""What tells of one happening is one incident; copies are one origin; disputes and denials are kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.ledger.incidents import Telling, incidents
from dragoman.ledger.incidents.link import linked
from dragoman.ledger.incidents.telling import bounds
from dragoman.records import Event, Incident, Quote, Source
from fakes import article, event


def told(text: str, outlet: str, published: str = "2025-04-08", lang: str = "fr", *, kind: str = "SANCTION", group: str | None = None, credit: str | None = None, country: str | None = None, **values: object) -> Telling:
    """A telling of Algeria's sanction against Mali, unless something else is said."""
    where = article(text, outlet=outlet, published=published, lang=lang)
    quotes = {"sentence": Quote.cut(where, 0, len(text)), "trigger": Quote.cut(where, 0, len(text.split(" ")[0]))}
    given_ = {"mode": None, "actor": ("DZA",), "recipient": ("MLI",), "start": "2025-04-07", "end": "2025-04-07", "quotes": quotes, "trigger": text.split(" ")[0]}
    made: Event = event(where, kind, **(given_ | values))
    return Telling(made, Source(where.id, lang, published, outlet), group, credit, country)


FRENCH = told("Alger a rappelé lundi son ambassadeur à Bamako après la destruction du drone.", "Le Pont")
ENGLISH = told("Algiers on Monday recalled its ambassador to Bamako over the downing of a drone.", "The Gate", lang="en")


def one(*tellings: Telling) -> Incident:
    (found,) = incidents(tellings)
    return found


def test_across_languages() -> None:
    """A French and an English report of one day's act are one incident with two origins."""
    found = one(FRENCH, ENGLISH)
    assert found.grade == "corroborated"
    assert dict(found.origins) == {"Le Pont": (FRENCH.event.article,), "The Gate": (ENGLISH.event.article,)}


@pytest.mark.parametrize(
    "change",
    [
        {"start": "2025-06-01", "end": "2025-06-01"},
        {"actor": ("MLI",), "recipient": ("DZA",)},
        {"actor": ("NER",)},
        {"kind": "CONSULT"},
        {"status": "future"},
    ],
)
def test_not_one(change: dict[str, object]) -> None:
    """Another day, the other direction, other parties, another act, a plan: two incidents."""
    assert len(incidents([FRENCH, told("Algiers acted towards Bamako, a spokesman said in the evening.", "The Gate", lang="en", **change)])) == 2  # type: ignore[arg-type]


def test_copies_and_credits_are_one_origin() -> None:
    """Papers that print one text, or credit one agency, are one origin however many they are."""
    text = FRENCH.event.quotes["sentence"].text
    found = one(*(told(text, f"Titre {n}", group="cg_1") for n in range(40)))
    assert (len(found.articles), len(found.origins), found.grade) == (40, 1, "single origin")
    found = one(told(text, "Le Pont", credit="AFP"), told(ENGLISH.event.quotes["sentence"].text, "The Gate", lang="en", credit="AFP"))
    assert list(found.origins) == ["AFP"]


def test_one_speaker_is_one_origin() -> None:
    """Two papers that quote one ministry have one source."""
    assert list(one(replace_speaker(FRENCH, "DZA:GOV"), replace_speaker(ENGLISH, "DZA:GOV")).origins) == ["DZA:GOV"]


def replace_speaker(telling: Telling, speaker: str) -> Telling:
    return replace(telling, event=replace(telling.event, speaker=speaker))


def test_across_sides_and_admission() -> None:
    """Papers of both countries, or who did harm saying so, make more than two papers of one side."""
    assert one(replace(FRENCH, country="DZA"), replace(ENGLISH, country="MLI")).grade == "corroborated across sides"
    assert one(replace(FRENCH, country="DZA"), replace(ENGLISH, country="DZA")).grade == "corroborated"
    admitted = told("Alger dit avoir abattu le drone malien dans la nuit.", "Le Pont", kind="ASSAULT", speaker="DZA:MIL")
    assert one(admitted).grade == "corroborated across sides"


def test_denied() -> None:
    """Told by one and denied by another it stays one incident; who denies it is said, and status is disputed."""
    text = "Alger a abattu un drone malien près de Tinzaouatine"
    found = one(told(text + ", selon Bamako.", "Le Pont", kind="ASSAULT", speaker="MLI:GOV"), told(text + ", ce que l'armée dément.", "Le Soir", kind="ASSAULT", status="negated", speaker="DZA:MIL"))
    assert (found.status, found.denied_by) == ("actual", ("DZA:MIL",))
    assert [c.value for c in found.disputed["status"]] == ["actual", "negated"]


def test_best_date() -> None:
    """The finest date that most give; a month agrees with its day, another day is disputed with who says it."""
    text = FRENCH.event.quotes["sentence"].text
    found = one(FRENCH, told(text, "Le Soir", start="2025-04", end="2025-04"), told(text, "Le Jour", start="2025-04-08", end="2025-04-08"))
    assert found.start == "2025-04-07"
    assert [(c.value, c.by) for c in found.disputed["start"]] == [("2025-04-07", ("Le Pont", "Le Soir")), ("2025-04-08", ("Le Jour",))]


def test_one_article_tells_it_once() -> None:
    """Two acts that one article tells apart stay apart, whatever another paper makes one of them."""
    here = FRENCH.event
    second = replace(FRENCH, event=replace(here, id="ev_second"))
    assert sorted(len(i.events) for i in incidents([FRENCH, second, ENGLISH])) == [1, 2]


def test_an_analysts_word() -> None:
    """What an analyst holds together or apart is so."""
    far = told("Algiers acted again towards Bamako.", "The Gate", lang="en", start="2025-04-12", end="2025-04-12")
    pair = [(FRENCH.event.id, far.event.id)]
    assert len(incidents([FRENCH, far])) == 2
    assert len(incidents([FRENCH, far], together=pair)) == 1
    assert len(incidents([FRENCH, ENGLISH], apart=[(FRENCH.event.id, ENGLISH.event.id)])) == 2


@given(st.lists(st.tuples(st.sampled_from(["DZA", "MLI", "FRA"]), st.sampled_from(["DZA", "MLI", "FRA"]), st.sampled_from(["2025-04-07", "2025-04", "2025", None]), st.sampled_from(["SANCTION", "ACCUSE"])), max_size=14))
@settings(max_examples=40, deadline=None)
def test_every_telling_is_in_one_incident(rows: list[tuple[str, str, str | None, str]]) -> None:
    """Nothing is lost and nothing is twice; the order of what comes in changes nothing."""
    tellings = [told(f"Texte {n} sur {a} et {r}.", f"Titre {n % 4}", actor=(a,), recipient=(r,), start=start, end=start, kind=kind) for n, (a, r, start, kind) in enumerate(rows)]
    found = incidents(tellings)
    assert sorted(e for i in found for e in i.events) == sorted(t.event.id for t in tellings)
    assert incidents(tellings[::-1]) == found
    assert all(sum(map(len, i.origins.values())) == len(i.articles) for i in found)


def test_average_linkage_does_not_chain() -> None:
    """A like B and B like C does not make A and C one where much speaks against it."""
    days = [(1, 1)] * 3
    assert linked({(0, 1): 2.0, (1, 2): 1.5, (0, 2): -9.0}, days, 7) == [[0, 1], [2]]
    assert linked({(0, 1): 2.0, (1, 2): 1.5, (0, 2): 0.5}, days, 7) == [[0, 1, 2]]


def test_a_group_spans_a_week() -> None:
    """However much speaks for it, tellings more than the span apart are not one."""
    assert linked({(0, 1): 5.0}, [(1, 1), (9, 9)], 7) == [[0], [1]]


@pytest.mark.parametrize(("date", "length"), [("2024", 366), ("2024-02", 29), ("2024-12", 31), ("2024-02-29", 1)])
def test_bounds(date: str, length: int) -> None:
    """A date stands for its days."""
    found = bounds(date)
    assert found is not None
    assert found[1] - found[0] + 1 == length
    assert bounds("2024-02-31") is None
