"""The two catalogues say the same things, each in its own typography."""

import re
import string
from pathlib import Path

import pytest

from dragoman.faces import messages
from dragoman.faces.messages import Messages

SOURCE = Path(messages.__file__).parent


def fields(value: object) -> set[str]:
    texts = value.values() if isinstance(value, dict) else [value]
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(str(text)) if name}


def test_keys_and_fields_match() -> None:
    """Every key is in both, with the same values to fill in."""
    fr, en = messages.words("fr"), messages.words("en")

    assert set(fr) == set(en)
    assert {k: fields(v) for k, v in fr.items()} == {k: fields(v) for k, v in en.items()}


def test_every_key_that_is_asked_for_is_there() -> None:
    """No face asks for a text that the catalogues lack."""
    text = "\n".join(p.read_text(encoding="utf-8") for p in SOURCE.rglob("*") if p.suffix in (".py", ".html"))
    asked = set(re.findall(r"""\bm\(\s*"([a-z_]+\.[a-z_]+)\"""", text)) | set(re.findall(r"""_m\(\s*"([a-z_]+\.[a-z_]+)\"""", text))

    assert asked and asked <= set(messages.words("fr"))


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("fr", ["1er mars 2026", "mars 2026", "2026", "sans date", "1\u202f204 articles", "0 article"]),
     ("en", ["1 March 2026", "March 2026", "2026", "no date", "1,204 articles", "0 articles"])],
)  # fmt: skip
def test_dates_numbers_plurals(lang: str, expected: list[str]) -> None:
    """Dates of any precision, numbers and plurals are those of the language."""
    m = Messages(lang)
    dates = [m.span(day, None) for day in ("2026-03-01", "2026-03", "2026", None)]

    assert expected == [*dates, m("count.articles", n=1204), m("count.articles", n=0)]


def test_french_spacing() -> None:
    """No plain space stands before a double punctuation mark."""
    shown = [text for value in messages.words("fr").values() for text in (value.values() if isinstance(value, dict) else [value])]

    assert not [text for text in shown if re.search(r" [:;!?»]|« |\w'\w", text)]


def test_impossible_date() -> None:
    """What is no date is shown as it is."""
    assert tuple(Messages("fr").date(day) for day in ("2026-13-01", "x", None)) == ("2026-13-01", "x", "")
