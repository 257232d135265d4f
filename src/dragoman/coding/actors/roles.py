"""Role phrases composed from parts: *le ministre malien des Affaires étrangères, Abdoulaye Diop*; *US forces*; *Iran's parliament*."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from dragoman.coding.actors.councils import national
from dragoman.coding.actors.posts import among, belongs, of_phrase, role_of, sector_of
from dragoman.coding.actors.stances import facing, nobody
from dragoman.coding.sheet import Mention, Sheet

#: links of the tree that keep one inside a noun phrase
NOMINAL_LINKS = frozenset({"amod", "nmod", "poss", "compound", "conj", "appos", "flat", "dep", "nummod", "fixed", "det"})
GEO = frozenset({"name", "capital", "demonym", "place"})
FAR = 12
#: sectors of people who are mostly of the place where they are
NATIVE = frozenset({"CVL", "COP", "LAB", "JUD", "BUS", "JRN", "OPP", "PTY", "REL", "EDU", "MED", "LEG"})
PERSON = frozenset({"PER", "PERSON"})


def role_mentions(sheet: Sheet, named: list[Mention]) -> list[Mention]:
    """The mentions of names, with role phrases around them, and role nouns without a country (codes empty)."""
    named = [m for m in named if not national(sheet, m, named) and not _of_person(sheet, m, named) and not _craft(sheet, m, named)]
    covered = {i for m in named if m.kind not in ("demonym", "place") for i in range(m.first, m.last)}
    covered |= {i for m in named if m.last - m.first > 1 for i in range(m.first, m.last)}
    roles = {t.i: sector for t in sheet.tokens if t.i not in covered and (sector := role_of(t, sheet.language)) and not nobody(sheet, t)}
    owners: dict[int, list[Mention]] = defaultdict(list)
    for mention in named:
        if mention.kind in GEO and (mention.kind != "place" or of_phrase(sheet, mention.head)) and (role := _role_above(sheet, mention, roles)) is not None:
            owners[role].append(mention)
    for mention in named:
        if (role := _local(sheet, mention, roles)) is not None and not any(m is not mention for m in owners.get(role, ())):
            owners[role] = [mention]
    _chain_up(sheet, named, owners)
    _pass_up(sheet, roles, owners)
    return _compose(sheet, named, roles, owners)


def _of_person(sheet: Sheet, mention: Mention, named: list[Mention]) -> bool:
    """*L'envoyé de l'ONU, le Suédois Hans Grundberg*: whether a demonym only says where a person comes from whom the roster knows."""
    article = mention.first > 0 and sheet.tokens[mention.first - 1].low in ("le", "la", "l'", "the")
    return article and mention.kind == "demonym" and any(m.kind == "person" and m.first == mention.last for m in named)


def _craft(sheet: Sheet, mention: Mention, named: list[Mention]) -> bool:
    """*Un Boeing ukrainien*, *a Turkish Airbus*: whether a maker's name with an article and a nationality is what it made."""
    if mention.kind != "unit" or mention.codes[0].partition(":")[2] != "BUS" or not mention.first:
        return False
    beside = {mention.last, *range(max(0, mention.first - 1), mention.first)}
    first = next((m.first for m in named if m.kind == "demonym" and (m.first in beside or m.last == mention.first)), None)
    before = sheet.tokens[min(mention.first, first if first is not None else mention.first) - 1]
    return first is not None and before.pos in ("DET", "NUM")


def _local(sheet: Sheet, mention: Mention, roles: dict[int, str]) -> int | None:
    """*Police in Lima*, *the ministry in Rome*, *soldiers from Chad*: people who are of the place where they are, envoys and soldiers apart, or that they come from."""
    token = sheet.tokens[mention.head]
    if mention.kind not in ("name", "capital", "place") or token.dep != "nmod" or token.head not in roles:
        return None
    posted = sheet.tokens[token.head].lemma in sheet.language.tables["actors"]["accredited"]["words"]
    cases = {sheet.tokens[c].low for c in sheet.children[mention.head] if sheet.tokens[c].dep == "case"}
    seated = sheet.tokens[token.head].lemma in among(sheet, "seated") and mention.kind == "capital"
    here = (roles[token.head] in NATIVE or seated) and cases & sheet.language.words("language", "within")
    come = cases & sheet.language.words("language", "origin") and (not posted or sheet.tokens[token.head].dep == "subj")  # *envoys from Rwanda met*, not *recalled its envoy from Rwanda*
    return token.head if (here and not posted) or come else None


def _role_above(sheet: Sheet, mention: Mention, roles: dict[int, str]) -> int | None:
    """The role noun that a country belongs to: upwards through the noun phrase, else the word beside it."""
    near = _beside(sheet, mention, roles)
    if near is not None:
        return near
    at, steps = mention.head, 0
    while steps < 4:
        token = sheet.tokens[at]
        if at in roles and not mention.first <= at < mention.last:
            return at if abs(at - mention.head) <= FAR else None
        if token.dep not in NOMINAL_LINKS or token.head == at or not belongs(sheet, at) or (token.ent in PERSON and token.dep in ("appos", "flat") and at != mention.head):
            return None
        at, steps = token.head, steps + 1
    return None


def _beside(sheet: Sheet, mention: Mention, roles: dict[int, str]) -> int | None:
    """A demonym next to its role noun, whatever the parser made of it: *les militaires nigérians*, *Malian troops*."""
    french = sheet.language.code == "fr"
    if mention.kind == "demonym" or (not french and mention.kind in ("name", "capital")):
        order = (mention.first - 1, mention.last) if french else (mention.last, mention.last + 1)
        possessive = not french and mention.last < len(sheet.tokens) and sheet.tokens[mention.last].low in ("'s", "'")
        for i in () if possessive else order:
            if i in roles and sheet.tokens[i].sent == sheet.tokens[mention.first].sent:
                between = range(mention.last, i)
                if all(sheet.tokens[b].pos in ("ADJ", "NOUN", "PROPN") for b in between):
                    return i if french else _phrase_head(sheet, i, roles)
    if french and mention.kind in ("name", "capital"):
        i = mention.first - 1
        while i >= 0 and sheet.tokens[i].low in ("du", "de", "des", "d'", "la", "l'", "le", "les"):
            i -= 1
        if i in roles and i < mention.first - 1 and sheet.tokens[mention.first - 1].low not in ("le", "les", "la"):
            return i
        if i in roles and i < mention.first - 2:
            return i
    return None


def _phrase_head(sheet: Sheet, i: int, roles: dict[int, str]) -> int:
    """In English the role is the last noun of a run of nouns: *Malian army officer*."""
    at = i
    while at + 1 < len(sheet.tokens) and at + 1 in roles and sheet.tokens[at + 1].sent == sheet.tokens[i].sent and sheet.tokens[at].dep in ("compound", "amod"):
        at += 1
    return at


LINKS = frozenset({",", "et", "and", "ou", "or", "&"})


def _chain_up(sheet: Sheet, named: list[Mention], owners: dict[int, list[Mention]]) -> None:
    """*Les armées danoise, suédoise et allemande*: demonyms in a row share their role noun, whatever the parser made of them."""
    owner = {id(m): role for role, found in owners.items() for m in found}
    row = [m for m in named if m.kind == "demonym"]
    for pairs in (list(zip(row, row[1:], strict=False)), [(b, a) for a, b in zip(row, row[1:], strict=False)][::-1]):
        for known, other in pairs:
            first, last = sorted((known, other), key=lambda m: m.first)
            between = [sheet.tokens[i].low for i in range(first.last, last.first)]
            if id(known) in owner and id(other) not in owner and between and len(between) <= 2 and set(between) <= LINKS:
                owner[id(other)] = owner[id(known)]
                owners[owner[id(known)]].append(other)


def _pass_up(sheet: Sheet, roles: dict[int, str], owners: dict[int, list[Mention]]) -> None:
    """*Le chef de la diplomatie d'Abuja*: the country of a role inside another role is the outer one's too."""
    for i in sorted(roles, reverse=True):
        at = sheet.tokens[i]
        if i in owners and at.dep in ("nmod", "compound", "poss", "appos", "flat") and at.head in roles and at.head not in owners:
            if belongs(sheet, i) or facing(sheet, i, roles):
                owners[at.head] = list(owners[i])
                if sheet.tokens[at.head].head in roles and sheet.tokens[at.head].dep == "nmod" and sheet.tokens[at.head].head not in owners:
                    owners[sheet.tokens[at.head].head] = list(owners[i])


def _beside_unit(sheet: Sheet, mention: Mention, named: list[Mention]) -> Mention | None:
    """*Turkish and American troops*: a demonym joined to a body that the roster knows by its own demonym is that of the same body of another state."""
    if mention.kind != "demonym":
        return None
    behind = next((m for m in named if m.kind == "unit" and m.first > mention.last), None)
    if behind is None or not set(sheet.lows[mention.last : behind.first]) <= LINKS:
        return None
    sector = behind.codes[0].partition(":")[2]
    whole = sheet.tokens[behind.head].i > behind.first  # *American troops*, not *Nato*
    return Mention(mention.first, mention.last, mention.head, (f"{mention.codes[0].split(':')[0]}:{sector}",), "role", f"{mention.why}, beside {behind.why}", "") if sector and whole else None


def _compose(sheet: Sheet, named: list[Mention], roles: dict[int, str], owners: dict[int, list[Mention]]) -> list[Mention]:
    owners = {i: kept for i, own in owners.items() if (kept := _nationals(sheet, i, own))}
    used = {id(m) for found in owners.values() for m in found}
    weak = frozenset(sheet.language.tables["actors"]["weak"]["words"])
    found = []
    for i, sector in roles.items():
        token = sheet.tokens[i]
        own = owners.get(i)
        if own:
            several = token.lemma in among(sheet, "lands") and sheet.children_have(i, "nummod")  # *vingt pays, dont le Ghana*
            sector = "" if several else sector_of(sheet, i) or sector
            codes = tuple(dict.fromkeys(_coded(m.codes[0], sector) for m in own))
            first, last = min([i, *(m.first for m in own)]), max([i + 1, *(m.last for m in own)])
            found.append(Mention(first, last, i, codes, "role", f"role noun '{token.text}' with {own[0].why}", token.lemma))
        elif not _names_person_beside(sheet, named, i):
            found.append(Mention(i, i + 1, i, (), "weak" if token.lemma in weak or token.low in weak else "role", f"role noun '{token.text}'", token.lemma))
    for mention in named:
        if id(mention) not in used:
            found.append(_beside_unit(sheet, mention, named) or _plain(sheet, mention))
    return sorted(found, key=lambda m: (m.first, m.last))


def _nationals(sheet: Sheet, i: int, own: list[Mention]) -> list[Mention]:
    """*Les forces françaises du Mali*, *le retrait de ses forces du Niger*: beside a demonym or a possessive a country behind *de* is where they are, no owner."""
    if sheet.tokens[i].lemma in sheet.language.words("language", "others"):
        return [m for m in own if sheet.tokens[m.head].dep in ("amod", "compound", "conj")]  # *ses alliés maliens*, not *les alliés du Mali*
    if sheet.language.code == "fr" and sheet.tokens[i].lemma not in sheet.language.tables["actors"]["counterpart"]["words"] and any(sheet.tokens[c].low in sheet.language.words("language", "possessives") for c in sheet.children[i]):
        return [m for m in own if m.kind == "demonym" or m.first < i]
    demonyms = [m for m in own if m.kind == "demonym" and (sheet.tokens[m.head].pos == "ADJ" or sheet.tokens[m.head].text[0].islower())]
    return demonyms if demonyms and sheet.language.code == "fr" else own


def _coded(code: str, sector: str) -> str:
    base = code.split(":")[0]
    return base if not sector or (base.startswith("IGO-") and sector not in ("MIL", "COP", "LEG")) else f"{base}:{sector}"


def _names_person_beside(sheet: Sheet, named: list[Mention], i: int) -> bool:
    """`President Donald Trump`: the name says all; the bare role noun is part of it."""
    for m in named:
        if m.kind == "person" and (m.first - 3 <= i < m.first or i == sheet.tokens[m.head].head) and sheet.tokens[i].sent == sheet.tokens[m.first].sent:
            if sheet.tokens[m.head].head == i or sheet.tokens[i].head == m.head or i == m.first - 1:
                return True
    return False


def _plain(sheet: Sheet, mention: Mention) -> Mention:
    """A demonym that belongs to no role noun: a modifier of its noun, or the people or state itself."""
    if mention.kind != "demonym":
        return mention
    token = sheet.tokens[mention.head]
    governed = token.dep in ("amod", "compound", "nmod", "poss", "appos", "conj") and token.head != token.i and sheet.tokens[token.head].pos in ("NOUN", "PROPN", "ADJ")
    determined = any(sheet.tokens[c].dep == "det" for c in sheet.children[mention.head])
    if token.pos == "ADJ" and governed or (token.dep in ("amod", "compound") and governed) or (governed and not determined and not token.text[0].isupper()):
        return replace(mention, kind="modifier")
    if sheet.language.code == "fr" and not token.text[0].isupper() and token.i != sheet.sentence_of(token.i).first:
        return replace(mention, kind="modifier")
    return replace(mention, kind="name")
