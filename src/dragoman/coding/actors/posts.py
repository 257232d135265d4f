"""Posts and trades: the sector that a role noun gives where it stands, by itself and with the words beside it."""

from __future__ import annotations

from functools import lru_cache

from dragoman.coding.once import once
from dragoman.coding.sheet import MOST, Sheet, Token
from dragoman.packs import Language

#: what the holder of a post of a sector is when it is past: a general or a minister one of the elite, a rebel a civilian
PAST = {"GOV": "ELI", "MIL": "ELI", "COP": "ELI", "SPY": "ELI", "LEG": "ELI", "JUD": "ELI", "REB": "CVL"}
#: branches of the state whose officers and spokesmen are theirs, not the government's
BRANCHES = frozenset({"MIL", "COP", "SPY", "JUD", "LEG", "OPP"})
#: words between a noun and the one that makes a compound of it
LINKING = frozenset({"de", "d'", "du", "des", "la", "l'", "les", "à", "en", "of", "-"})
#: what a parser may take a role noun for
NAMING = frozenset({"NOUN", "PROPN", "ADJ", "X", "NUM", "ADV", "VERB"})
MISTAKEN = frozenset({"VERB", "ADJ", "ADV"})
#: ranks and grades that are said of any post: *consul général*
GRADES = frozenset({"général", "générale", "general"})


def belongs(sheet: Sheet, at: int) -> bool:
    """Whether a word belongs to its head as *de/of* or without preposition, not as *to* or *with*."""
    cases = {sheet.tokens[c].lemma for c in sheet.children[at] if sheet.tokens[c].dep == "case"}
    cases |= {sheet.tokens[c].low for c in sheet.children[at] if sheet.tokens[c].dep == "case"}
    return not cases or bool(cases & {"de", "du", "des", "d'", "d’", "of", "'s", "’s", "'"})


def of_phrase(sheet: Sheet, at: int) -> bool:
    """Whether a noun hangs on its head by *de/of*."""
    return any(sheet.tokens[c].low in ("de", "du", "des", "d'", "of", "'s") for c in sheet.children[at] if sheet.tokens[c].dep == "case")


def role_of(token: Token, language: Language) -> str | None:
    """The sector of a role noun, by lemma or by the word as written; None where the word is no role noun."""
    if token.pos not in NAMING or (token.pos == "ADJ" and token.dep == "amod") or (token.pos == "VERB" and token.form == "Fin"):
        return None
    return _role(language, token.lemma, token.text, token.pos in MISTAKEN)


@lru_cache(MOST)
def _role(language: Language, lemma: str, text: str, written: bool) -> str | None:
    """The sector of a word that lists spell so, with or without the sign of a plural; where it must be so `written`, not by a lemma that it differs from."""
    low = text.lower()
    found = (form for form in (lemma, low.replace("’", "'"), low.rstrip("s")) if form in language.sectors and not (written and form == lemma != low))
    return next((language.sectors[form] for form in found), None)


def sector_of(sheet: Sheet, i: int) -> str | None:
    """The sector that a role noun gives where it stands: a post that is past makes its holder one of the elite."""
    plain = role_of(sheet.tokens[i], sheet.language)
    if plain is None:
        return None
    made, lemma = _compound(sheet, i), sheet.tokens[i].lemma
    sector = made or None if made is not None else (_placed(sheet, i) or plain) if lemma in _placing(sheet.language) else plain
    return PAST[sector] if sector in PAST and former(sheet, i) else sector


@once
def _placing(language: Language) -> frozenset[str]:
    """The role nouns whose sector what stands beside them may change."""
    return frozenset().union(*(_lists(language).get(name, ()) for name in ("of_branch", "employed", "claimed", "men")))


def _placed(sheet: Sheet, i: int) -> str | None:
    return _branch(sheet, i) or _office(sheet, i) or _shadow(sheet, i) or _men(sheet, i)


@once
def _compounding(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    """The role nouns that the pack knows behind another noun, and those that it knows before one."""
    beside, behind = (language.tables["actors"].get(name, {}) for name in ("beside", "behind"))
    return frozenset(key.rpartition(" ")[2] for key in beside), frozenset(key.partition(" ")[0] for key in behind)


def _compound(sheet: Sheet, i: int) -> str | None:
    """*Border guards*, *bateau de pêche*: what the pack says that a role noun is with the noun before it, or with the word behind it."""
    tables, word = sheet.language.tables["actors"], sheet.tokens[i]
    second, first = (word.lemma in words for words in _compounding(sheet.language))
    if not second and not first:
        return None
    before = sheet.tokens[i - 2 if i > 1 and sheet.tokens[i - 1].text == "-" else i - 1] if i else word
    beside = tables.get("beside", {}) if before.sent == word.sent else {}
    found: str | None = beside.get(f"{before.lemma} {word.lemma}", beside.get(f"{before.low} {word.lemma}"))  # *customs officer* has no *custom*
    if found is not None or not first:
        return found
    at = next((t for t in sheet.tokens[i + 1 : i + 4] if t.low not in LINKING), None)
    forms = (at.lemma, at.low, at.low.rstrip("s")) if at is not None and at.sent == word.sent else ()
    return next((tables["behind"][key] for form in forms if (key := f"{word.lemma} {form}") in tables["behind"]), None)


def _branch(sheet: Sheet, i: int) -> str | None:
    """*Police officers*, *the army's spokesman*, *le chef de la police*: people of a branch of the state, whatever their post in it."""
    if sheet.tokens[i].lemma not in sheet.language.tables["actors"]["of_branch"]["words"]:
        return None
    for c in sheet.children[i]:
        token = sheet.tokens[c]
        if token.dep == "amod" and token.lemma in GRADES:
            continue
        if token.dep in ("compound", "poss", "amod") or (token.dep in ("nmod", "flat") and belongs(sheet, c)):
            made = _compound(sheet, c)
            sector = sheet.language.sectors.get(token.lemma) if made is None else made
            if sector in BRANCHES:
                return sector
    return None


def among(sheet: Sheet, name: str) -> list[str]:
    """A list of words of the pack's table of actors; empty where the language has none."""
    return _lists(sheet.language).get(name, [])


@once
def _lists(language: Language) -> dict[str, list[str]]:
    return {name: table["words"] for name, table in language.tables["actors"].items() if isinstance(table, dict) and "words" in table}


def _office(sheet: Sheet, i: int) -> str | None:
    """*Employés de l'ambassade*, *embassy staff*, *agents de l'État*: whom a government employs is of it."""
    if sheet.tokens[i].lemma not in among(sheet, "employed"):
        return None
    below = (sheet.tokens[c] for c in sheet.children[i])
    near = (t for t in below if t.dep in ("compound", "poss", "amod", "flat") or (t.dep == "nmod" and belongs(sheet, t.i)))
    return "GOV" if any(t.lemma in among(sheet, "employers") for t in near) else None


def _men(sheet: Sheet, i: int) -> str | None:
    """*Kigali's men*, *les hommes du général*, *ses hommes*: of somebody they are his forces."""
    if sheet.tokens[i].lemma not in among(sheet, "men") or sheet.tokens[i].number != "Plur":
        return None
    below = (sheet.tokens[c] for c in sheet.children[i])
    owned = any(t.dep == "poss" or (t.dep == "det" and t.low in sheet.language.tables["language"]["possessives"]) or (t.dep == "nmod" and t.pos == "PROPN" and of_phrase(sheet, t.i)) for t in below)
    return "MIL" if owned else None


def _shadow(sheet: Sheet, i: int) -> str | None:
    """*The shadow government*, *le gouvernement en exil*: an office that is claimed against the state."""
    if sheet.tokens[i].lemma not in among(sheet, "claimed"):
        return None
    near = {sheet.tokens[j].low for j in (i - 3, i - 2, i - 1, i + 1, i + 2, i + 3) if 0 <= j < len(sheet.tokens) and sheet.tokens[j].sent == sheet.tokens[i].sent}
    return "OPP" if not near.isdisjoint(among(sheet, "claiming")) else None


def former(sheet: Sheet, i: int) -> bool:
    """*L'ancien président*, *the former minister*, *l'ex-Première ministre*."""
    near = [sheet.lows[i - 1] if i else "", *(sheet.lows[c] for c in sheet.children[i])]
    return not set(near).isdisjoint(among(sheet, "former")) or any(low.startswith(("ex-", "ex ")) for low in (sheet.lows[i], *near))
