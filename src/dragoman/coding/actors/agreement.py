"""Number, gender and being a person: what stands against a pronoun meaning a mention."""

from __future__ import annotations

from dragoman.coding.sheet import Mention, Sheet, Token

PEOPLE = frozenset({"he", "him", "his", "she", "her"})
THINGS = frozenset({"it", "its"})
MANY = frozenset({"they", "them", "their", "ils", "elles", "leur", "leurs", "eux", "ceux-ci", "celles-ci"})
FEMININE = frozenset({"elle", "elles", "celle-ci", "celles-ci"})
MASCULINE = frozenset({"il", "ils", "celui-ci", "ceux-ci"})
#: states whose French name ends in *e* and is masculine all the same
MALE_STATES = frozenset({"mexique", "cambodge", "mozambique", "zimbabwe", "belize", "suriname"})


def disagreements(sheet: Sheet, token: Token, known: Mention, rowed: bool = False) -> int:
    """How many of number, gender and being a person stand against a mention; `rowed`: it is the last of several that stand together."""
    low = token.text.lower().replace("’", "'")
    wrong = 0
    plural = rowed or is_plural(sheet, known)
    if low in MANY:
        wrong += plural is False
    elif low not in ("son", "sa", "ses"):
        wrong += plural is True
    person = _person(sheet, known)
    wrong += (low in PEOPLE and person is False) + (low in THINGS and person is True)
    gender = gender_of(sheet, known) if sheet.language.code == "fr" else ""
    wrong += (low in FEMININE and gender == "Masc") + (low in MASCULINE and gender == "Fem")
    return wrong


def is_plural(sheet: Sheet, known: Mention) -> bool | None:
    """Whether a mention is spoken of in the plural; None where nothing tells."""
    token = sheet.tokens[known.head]
    if len(known.codes) > 1:
        return True
    if token.low in sheet.language.words("language", "plural_names"):
        return True if sheet.language.code == "fr" else None  # *the Emirates have closed the hospital that they ran*
    if known.kind == "name" and known.why.startswith("demonym"):
        return _people(token, sheet.language.code)
    if known.kind == "group" and sheet.language.code == "en":
        return token.number == "Plur" or None  # *the Taliban, they*
    if known.kind in ("role", "unit", "group") and token.number:
        return token.number == "Plur"
    return None if known.kind in ("group", "unit") else False


def _people(token: Token, lang: str) -> bool | None:
    """*The Saudis, they*, *les Nigérians, ils*: a people is many; *the Chinese*, *Rwandais* may be one."""
    if lang == "fr":
        return True if token.number == "Plur" else None if token.low.endswith(("s", "x")) else False
    return token.number == "Plur" or token.low.endswith("s") or None


def _person(sheet: Sheet, known: Mention) -> bool | None:
    if known.kind == "person":
        return not _headed(sheet, known)
    if known.kind in ("name", "capital", "group", "unit"):
        return False
    if known.kind == "role":
        return known.role not in sheet.language.tables["actors"]["institution"]["words"] and not known.codes[0].endswith((":MIL", ":COP", ":LEG"))
    return None


def _headed(sheet: Sheet, known: Mention) -> bool:
    """*The government of Hakainde Hichilema*: an institution that is called after a person is none."""
    token = sheet.tokens[known.head]
    return token.dep == "nmod" and sheet.tokens[token.head].lemma in sheet.language.tables["actors"]["institution"]["words"]


def gender_of(sheet: Sheet, known: Mention) -> str:
    """The gender of a mention, as far as French tells it: of a state by its ending, of a post by its noun; else empty."""
    token = sheet.tokens[known.head]
    if known.kind == "name" and len(known.codes[0]) == 3 and token.pos == "PROPN":
        name = token.text.lower()
        return "Fem" if name.endswith("e") and name not in MALE_STATES else "Masc"
    return token.gender if known.kind == "role" and token.pos == "NOUN" else ""
