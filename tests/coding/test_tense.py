"""A trigger may ask for the tense of its verb: what will be, or what is; what was is neither."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.coding.chain import Coder
from dragoman.errors import PackError
from dragoman.packs import load
from dragoman.packs.language import load_language
from fakes import paragraph

DAY = "2025-03-20"
CASES = [
    ("Le Portugal n'enverra pas de vedettes aux garde-côtes tunisiens.", True),
    ("Le Portugal ne va pas envoyer de vedettes aux garde-côtes tunisiens.", True),
    ("Le Portugal n'a pas envoyé de vedettes aux garde-côtes tunisiens.", False),
    ("Le Portugal n'aurait pas envoyé de vedettes aux garde-côtes tunisiens.", False),
]


@pytest.mark.parametrize(("text", "refused"), CASES)
def test_what_will_not_be_given_is_refused(coder: Coder, text: str, refused: bool) -> None:
    """*N'enverra pas* refuses, *n'a pas envoyé* does not."""
    article = paragraph(text, "fr", DAY)
    found = [(e.type, e.actor, e.status) for e in coder.code(article).events if e.type == "REJECT"]
    assert found == ([("REJECT", ("PRT",), "actual")] if refused else [])


@pytest.mark.parametrize(
    ("text", "category"),
    [("The Japanese foreign minister flies to Manila on Sunday.", "AGREE"), ("The Japanese foreign minister flew to Manila on Sunday.", "CONSULT"), ("The signing on Sunday of a pact by Manila angers Beijing.", "SUPPORT")],
)
def test_an_english_present_with_a_day_is_a_plan(coder: Coder, text: str, category: str) -> None:
    """*Flies on Sunday* lies ahead; a day that a noun has says nothing of the verb over it."""
    assert category in [e.type for e in coder.code(paragraph(text, "en", DAY)).events]


def test_an_unknown_tense_is_named(tmp_path: Path) -> None:
    """A pack with a tense that there is not stops with its file and the tenses that there are."""
    (tmp_path / "language.toml").write_text('model = "x"\n')
    (tmp_path / "events").mkdir()
    (tmp_path / "events/reject.toml").write_text('category = "REJECT"\n[[trigger]]\nverb = ["a"]\ntense = "past"\n[[line]]\ntext = "a"\nevents = []\n')
    with pytest.raises(PackError, match=r"reject\.toml.*tense 'past'.*future"):
        load_language(tmp_path, load().ontology)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Russia strikes Kyiv on Monday.", "2024-05-13"),
        ("Israel strikes Lebanon on Monday, killing ten people.", "2024-05-13"),
        ("Iran executes a French spy on Sunday.", "2024-05-12"),
        ("Turkey expels two Greek diplomats on Monday.", "2024-05-13"),
    ],
)
def test_the_present_of_a_headline_has_been(coder: Coder, text: str, start: str) -> None:
    """Only a verb of timetables tells of a day to come; what a headline says has been done."""
    made = [(e.status, e.start) for e in coder.code(paragraph(text, "en", "2024-05-14")).events]
    assert made == [("actual", start)]
