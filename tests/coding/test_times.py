"""Expressions of time: what is one, what it is worth on a given day, and that no text harms their reading."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.coding.chain import opened
from dragoman.coding.parse import parse
from dragoman.coding.sheet import Sheet
from dragoman.coding.times.days import add_days, add_months, day_of, easter, feast, iso, moved, week_name
from dragoman.coding.times.expressions import expressions, find
from dragoman.coding.times.numbers import number, year_of
from dragoman.coding.times.patterns import compiled, patterns_for
from dragoman.packs import load
from dragoman.packs.roster import fold
from fakes import paragraph

DAY = "2026-02-04"  # a Wednesday
#: sentences with their expressions in brackets, each with its value on that day
FR = """
Le ministre est arrivé [hier soir|2026-02-03TEV] à Paris.
Il partira [demain matin|2026-02-05TMO].
La réunion aura lieu [après-demain|2026-02-06].
Il a été tué [avant-hier|2026-02-02].
Ils se sont vus [la semaine dernière|2026-W05] et [le mois dernier|2026-01].
Il viendra [l'an prochain|2027], peut-être [le mois prochain|2026-03].
Le sommet se tiendra du [9|2026-03-09] au [12 mars 2026|2026-03-12].
Il est né [le 3 avril 1954|1954-04-03].
La guerre a duré de [1939|1939] à [1945|1945].
Il y a [trois ans|P3Y], ils ont signé un accord.
Depuis [quelques mois|PXM], la situation se dégrade.
Les troupes doivent partir d'ici [juin|2026-06].
Les troupes doivent partir d'ici à [la fin de l'année|2026].
Les troupes partiront dans les [six mois|P6M].
[Quelques mois|PXM] plus tôt, il avait démissionné.
[Deux jours|P2D] plus tard, il mourait.
[Chaque année|P1Y], ils manifestent.
Ils se réunissent [tous les lundis|XXXX-WXX-1].
Ils se réunissent [tous les trois mois|P3M].
Il gagne 2 000 euros par [mois|P1M].
[Le premier trimestre 2025|2025-Q1] a été difficile.
Au [deuxième semestre 2025|2025-H2], la croissance a ralenti.
Au [printemps 2024|2024-SP], la guerre reprenait.
[L'été dernier|2025-SU], il était à Rome.
Dans [les années 1990|199], ils étaient alliés.
Dans [les années quatre-vingt|198], ils étaient alliés.
Au [XIXe siècle|18], la ville était prospère.
Au cours des [dix dernières années|P10Y], la ville a grandi.
[Ces dernières semaines|PXW], il a plu.
[Les prochains jours|PXD] seront difficiles.
[L'exercice 2024|2024] a été bon.
[Début mars|2025-03], il avait été arrêté.
À la [mi-janvier|2026-01], il a été libéré.
[Fin 2023|2023], ils ont rompu.
La fusillade a éclaté [vers 14 h 30|2026-02-04T14:30].
Le train part à [8h05|2026-02-04T08:05].
Il est mort à [midi|2026-02-04T12:00].
Le couvre-feu commence à [22 heures|2026-02-04T22:00].
[La nuit de samedi à dimanche|2026-01-31TNI] a été calme.
Il a été arrêté [lundi matin|2026-02-02TMO].
Il sera jugé [vendredi|2026-02-06].
Il a été jugé [vendredi dernier|2026-01-30].
Il sera jugé [lundi prochain|2026-02-09].
[La veille|2026-02-03], il avait rencontré le président.
[Le lendemain|2026-02-05], il est reparti.
[Le 14-Juillet|2026-07-14] sera fêté à Paris.
Ils se sont vus à [Noël|2025-12-25].
Il a été élu [le 6 novembre|2025-11-06].
Le vote aura lieu [le 8 mars|2026-03-08].
La peine est de [cinq ans|P5Y] de prison.
Un homme de 45 ans a été tué.
Agée de 30 ans, elle est médecin.
Il est [actuellement|PRESENT_REF] en prison.
Il a [récemment|PAST_REF] démissionné.
Il démissionnera [bientôt|FUTURE_REF].
[Désormais|PRESENT_REF], tout est clair.
Les relations [quotidiennes|P1D] sont bonnes.
Le sommet [annuel|P1Y] a été annulé.
La réunion [hebdomadaire|P1W] est annulée.
Le quotidien Le Monde le confirme.
[Un quart d'heure|PT15M] plus tard, il était mort.
Après [une demi-heure|PT30M], il est parti.
Il a attendu [deux heures et demie|PT2.5H].
La guerre dure depuis [dix-huit mois|P18M].
Il a quitté le pays en [août 2021|2021-08].
Il a quitté le pays au [mois d'août|2025-08].
Il a quitté le pays en [décembre dernier|2025-12].
Ils se verront [ce week-end|2026-W06-WE].
Ils se sont vus [le week-end dernier|2026-W05-WE].
Le 31 février n'existe pas.
Il a parlé le 29 février 2025.
Il est parti [le 1er mai|2025-05-01], à [9 heures|2025-05-01T09:00].
[Le 12/03/2024|2024-03-12], il a signé.
[Le lundi 2 février 2026|2026-02-02], il a signé.
Il travaille [le mercredi|XXXX-WXX-3].
Pendant [la nuit|2026-02-04TNI], les combats ont repris.
Dans [la matinée de mardi|2026-02-03TMO], les combats ont repris.
Elle a été détenue pendant [près de deux ans|P2Y].
[Il y a longtemps|PAST_REF], la ville était riche.
Il reviendra dans [deux semaines|P2W].
Le délai est de [48 heures|PT48H].
L'attentat du [13 novembre 2015|2015-11-13] a tué 130 personnes.
La trêve court jusqu'au [15 février|2026-02-15].
Jusqu'en [2030|2030], rien ne changera.
À partir du [1er juillet|2026-07-01], les droits augmenteront.
[L'année précédente|2025], il avait gagné.
[Une dizaine de jours|P10D] plus tard, il revenait.
Il avait rompu [un an|P1Y] auparavant.
Il y a [une semaine|P1W], il était à Rome.
Il y a [environ deux heures|PT2H], il était à Rome.
En [fin de semaine|2026-W06], il reviendra.
En [début d'après-midi|2026-02-04TAF], il a parlé.
[Mardi en fin de journée|2026-02-03TDT], il a parlé.
Au [début du mois|2026-02], il a parlé.
À [la fin du mois de janvier|2026-01], il a parlé.
[Les 3|2026-03-03] et [4 mars|2026-03-04], ils se verront.
Entre [juin|2025-06] et [août 2025|2025-08], ils se sont vus.
[Ce jeudi|2026-02-05], il parlera.
Il avait parlé [mardi 27 janvier|2026-01-27].
La saison [2024|2024]-[2025|2025] commence.
Il a parlé [le même jour|2026-02-04].
Dans [la nuit du 3 au 4 février|2026-02-03TNI], il a parlé.
Il est parti il y a [moins d'un an|P1Y].
Ils négocient depuis [2015|2015].
[Cette année-là|2026], il avait gagné.
Il était en poste de [mars|2024-03] à [juin 2024|2024-06].
Ils se sont vus [le jeudi 22 janvier|2026-01-22].
Il part [mercredi prochain|2026-02-11].
L'âge d'or date du [siècle dernier|19].
Il a vécu [plusieurs années|PXY] à Rome.
Ils se voient [chaque matin|XXXX-XX-XXTMO].
[Toutes les deux semaines|P2W], ils se parlent.
Le rapport [trimestriel|P3M] est sorti.
Il avait été condamné en [1998|1998] à [dix ans|P10Y] de réclusion.
L'accident s'est produit [dimanche|2026-02-01] vers [5 heures du matin|2026-02-01T05:00].
La soirée débutera à [20 h 30|2026-02-07T20:30], [samedi prochain|2026-02-07], salle des fêtes.
La route sera fermée jusqu'à [la fin du mois|2026-02].
[Une semaine|P1W] après l'attentat, la ville pleure.
[Hier|2026-02-03], en [début de soirée|2026-02-03TEV], il a été arrêté.
[Le 2|2026-02-02], la Chine avait protesté.
Dès [lundi|2026-02-09], les travaux reprendront.
"""
EN = """
He arrived [yesterday evening|2026-02-03TEV] in Paris.
He will leave [tomorrow morning|2026-02-05TMO].
The meeting is [the day after tomorrow|2026-02-06].
They met [last week|2026-W05] and [last month|2026-01].
He will come [next year|2027], perhaps [next month|2026-03].
The summit will run from [March 9|2026-03-09] to [March 12, 2026|2026-03-12].
He was born on [April 3, 1954|1954-04-03].
He was born on [3 April 1954|1954-04-03].
The war lasted from [1939|1939] to [1945|1945].
[Three years ago|2023], they signed a deal.
For [several months|PXM] the situation has worsened.
The troops must leave by [June|2026-06].
The troops must leave by [the end of the year|2026].
The troops will leave within [six months|P6M].
[A few months earlier|PAST_REF], he had resigned.
[Two days later|2026-02-06], he died.
[Every year|P1Y] they march.
They meet [every Monday|XXXX-WXX-1].
They meet [every three months|P3M].
He earns 2,000 euros [per month|P1M].
[The first quarter of 2025|2025-Q1] was hard.
In [the second half of 2025|2025-H2], growth slowed.
In [the spring of 2024|2024-SP], the war resumed.
[Last summer|2025-SU] he was in Rome.
In [the 1990s|199] they were allies.
In [the late 1980s|198] they were allies.
In [the 19th century|18] the town was rich.
Over [the past ten years|P10Y] the town has grown.
In [recent weeks|PXW] it has rained.
[The coming days|PXD] will be hard.
[Fiscal year 2024|2024] was good.
In [early March|2025-03] he had been arrested.
In [mid-January|2026-01] he was freed.
In [late 2023|2023] they broke off ties.
The shooting began at around [2:30 p.m.|2026-02-04T14:30]
The train leaves at [08:05|2026-02-04T08:05].
He died at [noon|2026-02-04T12:00].
The curfew begins at [10 o'clock|2026-02-04T10:00].
He was arrested on [Monday morning|2026-02-02TMO].
He will be tried on [Friday|2026-02-06].
He was tried [last Friday|2026-01-30].
He will be tried [next Monday|2026-02-09].
[The day before|2026-02-03], he had met the president.
[The next day|2026-02-05] he left.
[Bastille Day|2026-07-14] will be celebrated in Paris.
They met at [Christmas|2025-12-25].
He was elected on [November 6|2025-11-06].
The vote will take place on [March 8|2026-03-08].
The sentence is [five years|P5Y] in prison.
A 45-year-old man was killed.
She is aged 30 and a doctor.
He is [currently|PRESENT_REF] in prison.
He resigned [recently|PAST_REF].
He will resign [soon|FUTURE_REF].
[Daily|P1D] life is hard.
The [annual|P1Y] summit was cancelled.
The [weekly|P1W] meeting was cancelled.
The Daily Mail confirms it.
[Half an hour|PT30M] later he was dead.
He waited [two and a half hours|PT2.5H].
He waited [two hours and a half|PT2.5H].
The war has lasted for [eighteen months|P18M].
He left the country in [August 2021|2021-08].
He left the country in [August|2025-08].
He left the country [last December|2025-12].
They will meet [this weekend|2026-W06-WE].
They met [last weekend|2026-W05-WE].
February 31 does not exist.
He spoke on 29 February 2025.
He left on [May 1|2025-05-01], at [9 a.m.|2025-05-01T09:00]
On [2024-03-12|2024-03-12] he signed.
On [Monday, 2 February 2026|2026-02-02], he signed.
He works on [Wednesdays|XXXX-WXX-3].
During [the night|2026-02-04TNI], fighting resumed.
She was held for [nearly two years|P2Y].
The crisis began [more than six months ago|2025-08].
He will return in [two weeks|P2W].
The deadline is [48 hours|PT48H].
The attack of [13 November 2015|2015-11-13] killed 130 people.
The truce runs until [February 15|2026-02-15].
Until [2030|2030], nothing will change.
From [July 1|2026-07-01], duties will rise.
[The previous year|2025] he had won.
He had broken off ties [a year earlier|2025].
[A week ago|2026-01-28] he was in Rome.
[The same day|2026-02-04], he spoke.
On [Tuesday night|2026-02-03TNI] he spoke.
At [the beginning of the month|2026-02] he spoke.
At [the end of January|2026-01] he spoke.
Between [June|2025-06] and [August 2025|2025-08] they met.
They have been negotiating since [2015|2015].
The [six-month|P6M] truce ended.
It rained [all day|P1D].
The May elections were held.
He lived in Rome for [several years|PXY].
They talk [every two weeks|P2W].
The [quarterly|P3M] report is out.
She was in office from [March|2024-03] to [June 2024|2024-06].
They met on [Thursday, January 22|2026-01-22].
[Late last year|2025] they broke off ties.
It happened in the [last century|19].
He left shortly before [midnight|2026-02-04T00:00].
[A fortnight ago|2026-W04] he was in Rome.
[Each morning|XXXX-XX-XXTMO] they talk.
It was bombed on [the 2nd|2026-02-02], the army said.
He was sentenced in [1998|1998] to [ten years|P10Y] in prison.
[A week|P1W] after the attack, the town mourns.
"""

MARKED = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


def sheet_of(text: str, lang: str, published: str | None = DAY) -> Sheet:
    """A text as one paragraph, parsed and nothing more."""
    packs = load()
    article = paragraph(text, lang, published)
    [(tokens, sentences)] = parse([article], packs.languages[lang].model, 10, 1000)
    return opened(packs, packs.languages[lang], article, tokens, sentences)


def marked(text: str, lang: str, published: str | None = DAY) -> str:
    """The text with its expressions in brackets, as in the tables above."""
    parts, at = [], 0
    for e in expressions(sheet_of(text, lang, published)):
        parts += [text[at : e.start], f"[{text[e.start : e.end]}|{e.value}]"]
        at = e.end
    return "".join([*parts, text[at:]])


def spans(text: str, lang: str, published: str | None = DAY) -> list[tuple[str, str | None, str | None]]:
    """What can date an event: kind, start and end."""
    return [(t.kind, t.start, t.end) for t in find(sheet_of(text, lang, published))]


@pytest.mark.parametrize(("lang", "line"), [("fr", line) for line in FR.strip().splitlines()] + [("en", line) for line in EN.strip().splitlines()])
def test_expressions_have_their_extents_and_values(lang: str, line: str) -> None:
    """Each sentence of the tables gives the expressions that are marked in it, and no other."""
    assert marked(MARKED.sub(r"\1", line), lang) == line


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Il a été arrêté lundi.", [("date", "2026-02-02", "2026-02-02")]),
        ("fr", "Il est détenu depuis 2015.", [("since", "2015", None)]),
        ("fr", "Ils doivent partir d'ici juin.", [("deadline", None, "2026-06")]),
        ("fr", "Ils partiront dans les six mois.", [("deadline", None, "2026-08")]),
        ("fr", "La guerre a duré de 1939 à 1945.", [("date", "1939", "1945")]),
        ("fr", "La trêve court jusqu'au 15 février.", [("until", None, "2026-02-15")]),
        ("fr", "Quelques mois plus tôt, il avait démissionné.", [("date", "2025", "2025")]),
        ("fr", "Il a passé cinq ans en prison.", []),
        ("fr", "Chaque année, ils manifestent.", []),
        ("fr", "Il est actuellement en prison.", []),
        ("en", "He was arrested on Monday.", [("date", "2026-02-02", "2026-02-02")]),
        ("en", "He has been held since 2015.", [("since", "2015", None)]),
        ("en", "They must leave by June.", [("deadline", None, "2026-06")]),
        ("en", "The war lasted from 1939 to 1945.", [("date", "1939", "1945")]),
        ("en", "The truce runs until February 15.", [("until", None, "2026-02-15")]),
        ("en", "He was arrested in October 2021.", [("date", "2021-10", "2021-10")]),
        ("en", "The sentence is five years in prison.", []),
        ("en", "They meet every Monday.", []),
        ("en", "He is currently in prison.", []),
    ],
)
def test_only_dates_can_date_an_event(lang: str, text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    """Durations, sets, hours and vague words give no time to an event; what stands before a date says what it is."""
    assert spans(text, lang) == expected


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Le 12 mars, il a parlé à Rome. Le lendemain, il est parti.", "2025-03-12", "2025-03-13"),
        ("Il a été arrêté mardi. La veille, il était à Rome.", "2026-02-03", "2026-02-02"),
        ("Il a parlé le 1er février 2026. Deux jours plus tard, il est parti.", "2026-02-01", "2026-02-03"),
    ],
)
def test_the_narrative_goes_on_from_the_day_told_last(text: str, first: str, second: str) -> None:
    """The day after and the day before count from the day that the text spoke of."""
    assert [start for _, start, _ in spans(text, "fr")] == [first, second]


def test_hours_belong_to_the_day_beside_them() -> None:
    """An hour takes the day told before it, or the one that follows at once."""
    assert marked("Il est mort mardi à 21 h 45.", "fr") == "Il est mort [mardi|2026-02-03] à [21 h 45|2026-02-03T21:45]."
    assert marked("Vers 0 h 40, lundi, il est mort.", "fr") == "[Vers 0 h 40|2026-02-02T00:40], [lundi|2026-02-02], il est mort."


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("published", [None, "0001-01-01", "9999-12-31", "2024-02-29"])
def test_no_day_of_publication_breaks_the_calendar(lang: str, published: str | None) -> None:
    """Every sentence of the tables is read on the first and on the last day there is, and without a day."""
    text = " ".join(MARKED.sub(r"\1", line) for line in (FR if lang == "fr" else EN).strip().splitlines())
    sheet = sheet_of(text, lang, published)
    assert len(expressions(sheet)) > 20
    assert all(t.first < t.last <= len(sheet.tokens) for t in find(sheet))


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    "change", [str.upper, str.lower, fold, lambda s: s.replace(" ", "\u00a0"), lambda s: s.replace("'", "’"), lambda s: s.replace(" ", "\n", 3)]
)
def test_the_dress_of_a_text_does_not_hide_its_times(lang: str, change: object) -> None:
    """Capitals, missing accents, hard spaces, curly apostrophes and line ends leave nine in ten of the expressions."""
    assert callable(change)
    lines = (FR if lang == "fr" else EN).strip().splitlines()
    wanted = sum(len(MARKED.findall(line)) for line in lines)
    found = sum(len(expressions(sheet_of(change(MARKED.sub(r"\1", line)), lang))) for line in lines)
    assert found >= 0.9 * wanted


PIECES = {lang: sorted({w for line in table.strip().splitlines() for w in MARKED.sub(r"\1", line).split()}) for lang, table in (("fr", FR), ("en", EN))}
NOISE = ["", " ", "\n", "\r\n", "\u00a0", "😀", "\ud800", "\x00", "É", "31", "99", "0", "1999", "-", "/", "'", "’", "h", ".", "," * 3, "２０２４", "²"]


@pytest.mark.parametrize("lang", ["fr", "en"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_text_gives_true_offsets(lang: str, data: st.DataObject) -> None:
    """Words of the tables in any order among noise: offsets lie in the text, in order, without overlap, and each has a value."""
    words = data.draw(st.lists(st.sampled_from(PIECES[lang] + NOISE) | st.text(max_size=4), max_size=30))
    text = data.draw(st.sampled_from([" ", "", "\n"])).join(words)
    published = data.draw(st.sampled_from([None, DAY, "0001-01-01", "9999-12-31"]))
    sheet = sheet_of(text, lang, published)
    at = 0
    for e in expressions(sheet):
        assert at <= e.start < e.end <= len(text) and text[e.start : e.end].strip() and e.value
        assert e.type in ("DATE", "TIME", "DURATION", "SET")
        at = e.end
    assert all(0 <= t.first < t.last <= len(sheet.tokens) for t in find(sheet))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_pattern_is_passed_over(lang: str) -> None:
    """The patterns that the words of a text call for are all those that match it."""
    language = load().languages[lang]
    for line in (FR if lang == "fr" else EN).strip().splitlines():
        text = fold(MARKED.sub(r"\1", line))
        called = [row for _, row in patterns_for(language, text)]
        missed = [row["regex"] for pattern, row in compiled(language)[0] if pattern.search(text) and row not in called]
        assert not missed, text


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_twice_the_text_takes_twice_the_time(lang: str) -> None:
    """The reading of times is linear, even in a sentence without an end."""
    line = MARKED.sub(r"\1", (FR if lang == "fr" else EN).replace("\n", " ").replace(".", ""))
    took = []
    for times in (4, 16):
        sheet = sheet_of(line * times, lang)
        start = time.process_time()
        assert expressions(sheet)
        took.append(time.process_time() - start)
    assert took[1] < 12 * took[0] + 0.2


def test_days_of_the_calendar() -> None:
    """Impossible days are none; sums stay within the calendar."""
    assert (iso(2025, 2, 31), iso(0, 1, 1), iso(2024, 2, 29), iso(10000, None, None)) == (None, None, "2024-02-29", None)
    first, last = day_of("0001-01-01"), day_of("9999-12-31")
    assert first and last and add_days(first, -5) == first and add_days(last, 5) == last and add_months(last, 2).year == 9999
    assert moved(last, 10**6, "century")[0] == "9999" and moved(first, -(10**9), "hour")[0] == "0001-01-01"
    assert week_name(add_days(day_of("1999-07-09") or first, 0)) == "1999-W27"


@pytest.mark.parametrize(("year", "day"), [(1999, "1999-04-04"), (2008, "2008-03-23"), (2024, "2024-03-31"), (2025, "2025-04-20"), (2038, "2038-04-25")])
def test_easter(year: int, day: str) -> None:
    """Easter by the Gregorian reckoning, and the feasts that hang on it."""
    assert easter(year).isoformat() == day
    assert feast(year, "+1") == add_days(easter(year), 1)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("dix-huit", 18),
        ("vingt et un", 21),
        ("soixante-douze", 72),
        ("quatre-vingt-dix", 90),
        ("deux cent trente", 230),
        ("trois mille", 3000),
        ("1 500", 1500),
        ("30,4", 30.4),
        ("2.5", 2.5),
    ],
)
def test_numbers_in_words_and_figures(text: str, value: float) -> None:
    """Numbers as the press writes them."""
    assert number(text, load().languages["fr"].tables["times"]["numbers"]) == value


@pytest.mark.parametrize(("text", "year"), [("1999", 1999), ("'98", 1998), ("93", 1993), ("02", 2002)])
def test_years_of_two_figures(text: str, year: int) -> None:
    """Two figures above thirty are of the last century."""
    assert year_of(text) == year
