"""Which language a text is in."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

ENOUGH = 40
SAMPLE = 4000


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect(text: str, read: tuple[str, ...]) -> tuple[str, float]:
    """The language's ISO code and how sure that is (0 to 1); among the languages read where the text is too short to tell."""
    letters = "".join(c if c.isalpha() or c.isspace() else " " for c in text[:SAMPLE])
    sample = letters.lower() if letters.isupper() else letters
    ranked = _identifier().rank(sample)
    if sum(c.isalpha() for c in sample) < ENOUGH:
        ranked = [pair for pair in ranked if pair[0] in read] or ranked
    return str(ranked[0][0]), float(ranked[0][1])


def name(code: str) -> str:
    """The English name of a language's code."""
    import babel

    try:
        return babel.Locale(code).get_display_name("en") or code
    except (babel.UnknownLocaleError, ValueError):
        return code
