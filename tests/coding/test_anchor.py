"""The date of an act: from its clause, its noun, another act, or the month of publication (codebook.md 9, Dates)."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from dragoman.records import Article, Block, article_id
from fakes import paragraph

DAY = "2026-02-05"  # a Thursday
CASES = [
    ("en", "Danish troops landed at Nuuk on Monday, two days after Donald Trump had threatened Denmark with tariffs.", "THREATEN", "2026-01-31"),
    ("en", "Bolivia restored relations with Israel on Tuesday, three years after La Paz had broken off ties with Israel.", "SANCTION", "2023"),
    ("en", "In May 2024 Benin blocked Niger's oil exports; in June five officials of Niger were arrested by Benin.", "COERCE", "2024-06"),
    ("en", "For the first time since 1990, Armenia on Monday condemned Russia.", "ACCUSE", "2026-02-02"),
    ("fr", "L'Iran a rappelé mardi son ambassadeur en Suède, quatre jours après l'expulsion de son attaché militaire par la Suède.", "SANCTION", "2026-01-30"),
    ("fr", "Jamais, depuis la dénonciation par le Niger de l'accord avec la France, en janvier 2024, Paris n'avait été aussi discret.", "SANCTION", "2024-01"),
    ("fr", "Les exportateurs canadiens subissent la surtaxe imposée par la Chine à l'automne 2024.", "SANCTION", "2024-09"),
    ("fr", "Pour la première fois depuis plus de trente ans, le Japon a condamné mardi la Russie.", "ACCUSE", "2026-02-03"),
    ("en", "Chile and Peru have not met for talks since 2021.", "CONSULT", "2021"),
    ("en", "Kenya called up its army on Wednesday. The evening before, Uganda had expelled the Kenyan ambassador.", "SANCTION", "2026-02-03"),
    ("en", "Chad and Sudan exchanged fire on Tuesday. By evening Chad had expelled the Sudanese ambassador.", "SANCTION", "2026-02-03"),
    ("en", "Rebels overran a Chadian base at Christmas.", "ASSAULT", "2025-12-25"),
    ("en", "Boko Haram attacked a Chadian village at the weekend.", "ASSAULT", "2026-01-31"),
    ("en", "The dockers of Kenya have called a strike against Uganda for Monday.", "PROTEST", "2026-02-09"),
    ("fr", "La France a expulsé lundi deux espions russes. Au même moment, la Chine recevait le ministre russe.", "CONSULT", "2026-02-02"),
    ("fr", "Tokyo suspendra au printemps l'aide à la Birmanie.", "SANCTION", "2026-03"),
    ("fr", "Le Gabon a rendu mercredi à la Guinée équatoriale deux pêcheurs arrêtés par la police gabonaise.", "COERCE", None),
    ("fr", "Conakry a rouvert lundi sa frontière avec la Sierra Leone, fermée depuis septembre 2020.", "CONCEDE", "2026-02-02"),
    ("fr", "Rabat invitera le président sénégalais pour mai.", "AGREE", "2026-02"),
    ("en", "Sudanese warplanes bombed the Chadian town of Tiné before dawn on Tuesday.", "ASSAULT", "2026-02-03"),
    ("en", "Rwanda accuses Burundi of training Congolese rebels.", "AID", None),
    ("fr", "L'Algérie condamne le Maroc.", "ACCUSE", "2026-02"),
    ("fr", "Le président kényan a reçu lundi son homologue somalien, une première depuis le rappel de l'ambassadeur du Kenya en décembre.", "SANCTION", "2025-12"),
    ("fr", "Mali et Niger s'en tiennent à l'accord de 2015 et le Mali condamne la France.", "ACCUSE", "2026-02"),
    ("fr", "L'ONU a déploré lundi l'expulsion, en juillet, de trois de ses employés par le Burundi.", "SANCTION", "2025-07"),
    ("fr", "Il y a un an, le Bénin a fermé sa frontière avec le Niger.", "SANCTION", "2025-02"),
    ("fr", "Le Premier ministre suédois s'est rendu vendredi à Budapest, où il avait promis à la Hongrie quatre avions.", "AGREE", "2026-01-30"),
    ("fr", "Moscou a fait savoir que la Russie se retirait du traité avec l'Ukraine.", "SANCTION", "2026-02"),
    ("fr", "Varsovie est prête à compenser les livraisons slovaques à l'Ukraine.", "AGREE", "2026-02"),
    ("fr", "10 novembre 2020. L'Arménie condamne la Turquie. 12 décembre 2022. L'Azerbaïdjan condamne la France.", "ACCUSE", "2020-11-10"),
    ("fr", "La Commission européenne enjoint à Varsovie de rétablir le passage.", "REQUEST", "2026-02"),
    ("en", "Ten weeks after Indian and Pakistani troops traded shells, India has not restored a single visa.", "ASSAULT", "2025-11-27"),
    ("fr", "La marine mauritanienne expulsera les pêcheurs sénégalais le 20.", "COERCE", "2026-02-20"),
    ("fr", "La dernière frappe russe sur l'Ukraine, qui a fait dix-neuf morts le 18 janvier, reste sans réponse.", "ASSAULT", "2026-01-18"),
    ("fr", "Les Biélorusses auraient lacéré les barbelés polonais, selon Varsovie.", "ASSAULT", None),
    ("en", "Portugal and Greece confirmed the plan on Monday after a meeting of their ministers in Athens.", "CONSULT", "2026-02-02"),
    ("en", "People recall September 2022, when Azerbaijani troops seized heights in Armenia.", "ASSAULT", "2022-09"),
    ("en", "Ankara has trained Libyan units since 2020, and Turkey condemns France.", "ACCUSE", "2026-02"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "category", "start"), CASES)
def test_start(coder: Coder, lang: str, text: str, category: str, start: str | None) -> None:
    """The act of a category has the date that a careful reader gives it."""
    article = paragraph(text, lang, DAY)
    assert start in [e.start for e in coder.code(article).events if e.type == category]


def test_agenda(coder: Coder) -> None:
    """Under a line that is only a day to come, what is told in the present or as a noun lies ahead on that day."""
    text = "Les rendez-vous de la semaine\n\nLUNDI 9\nRIGA - La Lettonie ferme sa frontière avec la Russie.\n\nMARDI 10\nPARIS - Manifestation d'agriculteurs français devant l'ambassade du Brésil.\n"
    cut = [m for m in (0, text.index("LUNDI"), text.index("RIGA"), text.index("MARDI"), text.index("PARIS"), len(text))]
    blocks = tuple(Block("paragraph", a, b) for a, b in zip(cut, cut[1:], strict=False))
    found = coder.code(Article(article_id(text, DAY, None), text, "fr", DAY, blocks=blocks)).events
    assert ("PROTEST", "future", "2026-02-10") in [(e.type, e.status, e.start) for e in found]
    assert ("SANCTION", "future", "2026-02-09") in [(e.type, e.status, e.start) for e in found]


def test_distance_is_no_date(coder: Coder) -> None:
    """*Two days after the police had arrested him* does not date the arrest by itself."""
    text = "On 12 March 2025 Turkey protested. Turkey recalled its ambassador to Sweden, two days after Swedish police had arrested a Turkish journalist."
    found = coder.code(paragraph(text, "en")).events
    assert [e.start for e in found if e.type == "COERCE"] == [None]


@pytest.mark.parametrize(
    ("lang", "text", "category", "start", "end"),
    [
        ("fr", "Le Kenya a promis mardi à la Somalie de rouvrir la frontière d'ici juin.", "AGREE", "2026-03-10", "2026-06"),
        ("en", "Kenya promised on Tuesday to reopen the border with Somalia by June.", "AGREE", "2026-03-10", "2026-06"),
        ("fr", "Le Mali exige que la France retire ses soldats avant la fin du mois.", "REQUEST", "2026-03", "2026-03"),
        ("en", "By June Kenya had promised Somalia ten million dollars.", "AGREE", None, None),
    ],
)
def test_what_is_promised_is_due_at_its_deadline(coder: Coder, lang: str, text: str, category: str, start: str | None, end: str | None) -> None:
    """A deadline gives the end of a promise or demand, never its start; one that stands before the verb is none of the promise."""
    article = paragraph(text, lang, "2026-03-13")
    (event,) = [e for e in coder.code(article).events if e.type == category]
    assert (event.start, event.end) == (start, end) if start else (event.end or "") < "2026-06"
