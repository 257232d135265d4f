"""The words of a language that tell a time."""

from __future__ import annotations

from dragoman.coding.once import once
from dragoman.packs import Language
from dragoman.packs.roster import fold


@once
def timely_words(language: Language) -> frozenset[str]:
    """The words, folded, that tell a time: nouns that are no object wherever they stand bare behind a verb."""
    times = language.tables["times"]
    listed = (*times["weekdays"], *times["months"], *times["units"], *times["parts"], *times["seasons"], *times.get("timely", ()))
    return frozenset(form for word in map(fold, listed) for form in (word, word + "s"))
