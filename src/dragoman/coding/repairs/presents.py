"""The third persons of the verbs that the packs name, and the tense that an ending tells."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.once import once
from dragoman.coding.sheet import Token
from dragoman.packs import Language


@once
def third_persons(language: Language) -> dict[str, str]:
    """`form -> infinitive` of the third persons of the verbs that the packs name."""
    table = language.tables["language"].get("present")
    if not table:
        return {}
    verbs = {*language.verbs, *language.tables["speech"]["verbs"], *language.tables["modality"]["denial"], *_of_relations(language)}
    made = {verb[: -len(end)] + new: verb for verb in sorted(verbs) for end, forms in table["endings"].items() if verb.endswith(end) for new in forms}
    return {form: verb for form, verb in (made | table["irregular"]).items() if form not in table["never"]}


def _of_relations(language: Language) -> Iterator[str]:
    """The verbs that the pack says of a relation: *les liens se réchauffent*, *le ton monte*."""
    table = language.tables["relations"]
    said = (word for kind in ("predicates", "idioms") for words in table.get(kind, {}).values() for word in words)
    yield from (verb for words in said if (verb := next((w for w in words.split() if w not in ("se", "s'", "ne", "n'")), "")).endswith(("er", "ir", "dre")))


def tense_of(token: Token, lemma: str) -> tuple[str, str]:
    """Tense and mood by the ending: the forms that are read again are presents, futures and conditionals."""
    low = token.text.lower()
    if token.form == "Fin":
        return token.tense, token.mood
    if low.endswith(("ait", "aient")):
        conditional = low.endswith(("rait", "raient")) and (not lemma.endswith("er") or low.endswith(("erait", "eraient")))
        return ("Pres", "Cnd") if conditional else ("Imp", "Ind")
    return ("Fut" if (token.pos == "VERB" and not low.endswith("e")) or low.endswith(("ra", "ront")) else "Pres"), "Ind"
