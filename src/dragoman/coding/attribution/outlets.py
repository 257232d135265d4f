"""Outlets that no roster knows, as the text writes them."""

from __future__ import annotations

from collections import Counter

from dragoman.coding.actors.posts import role_of
from dragoman.coding.sheet import Mention, Sheet, Token

Stretch = tuple[int, int]


def outlet_in(sheet: Sheet, stretch: Stretch, by_token: dict[int, Mention]) -> str | None:
    """The name of an outlet that the roster does not know, as the text writes it: behind a word for one (*the daily X*), or all that stands there."""
    nouns = sheet.language.words("speech", "outlets")
    tokens = [sheet.tokens[i] for i in range(*stretch)]
    named = next((n for n, t in enumerate(tokens) if t.lemma in nouns), None)
    bare = all(t.text[:1].isupper() or t.pos == "DET" for t in tokens)
    kept = _capitalised(tokens[named + 1 :] or [t for t in tokens[:named] if t.pos == "PROPN"] if named is not None else tokens if bare else [])
    known = [m for t in kept if (m := by_token.get(t.i)) and m.kind != "place"]
    titled = bool(tokens) and (tokens[0].low.rstrip(".") in ("m", "mr", "mme", "mrs", "ms", "dr", "mm", "sir", "lord") or (bare and role_of(kept[0], sheet.language) is not None if kept else False))
    if titled or not kept or (known and not _title(kept, known)) or (any(t.ent in ("PER", "PERSON") for t in kept) and not _once_named(sheet, stretch, kept)):
        return None
    return sheet.article.text[kept[0].start : kept[-1].end]


def _once_named(sheet: Sheet, stretch: Stretch, kept: list[Token]) -> bool:
    """*Selon Semana*: a single word that stands nowhere else in the text: people are presented by their full names, outlets are not."""
    return len(kept) == 1 and sheet.tokens[stretch[0] - 1].pos == "ADP" and _counted(sheet)[kept[0].low] == 1


def _counted(sheet: Sheet) -> Counter[str]:
    """How often each word stands in the text."""
    known = sheet.memo("counted")
    if not known:
        known[""] = Counter(sheet.lows)
    found: Counter[str] = known[""]
    return found


def _title(kept: list[Token], known: list[Mention]) -> bool:
    """*China Times*, *Kyiv Post*: a place's name that opens a longer one is no entity."""
    return len(known) == 1 and known[0].kind in ("name", "capital") and known[0].first == kept[0].i and known[0].last == kept[0].i + 1 and len(kept) > 1


def _capitalised(tokens: list[Token]) -> list[Token]:
    """The first run of words with capitals, numbers within it."""
    kept: list[Token] = []
    for token in tokens:
        if token.text[:1].isupper() and (kept or token.pos != "DET") or (kept and (token.pos == "NUM" or token.text in ("-", "'"))):
            kept.append(token)
        elif kept:
            break
    return kept
