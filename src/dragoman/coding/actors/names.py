"""Names that the roster knows, as mentions over tokens."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import date

from dragoman.coding.actors.posts import among
from dragoman.coding.sheet import Hit, Mention, Sheet
from dragoman.packs import Alias

#: how many days after the end of a post its holder is still written of as in it
FALLEN = 60
#: how many tokens before a sentence the year may stand that opens its entry: *2016. ...*
OPENER = 3
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "X", "SYM")


def name_mentions(sheet: Sheet) -> list[Mention]:
    """One mention for each hit of the roster outside page noise; its kind is its best alias's."""
    starts = [t.start for t in sheet.tokens]
    found = []
    hits = sheet.scan.hits
    plain = {alias.code.split(":")[0] for hit in hits for alias in hit.aliases[:1] if len({a.code.split(":")[0] for a in hit.aliases}) == 1}
    for hit in hits:
        first = bisect_left(starts, hit.start)
        if first >= len(starts) or starts[first] >= hit.end:
            first -= 1
            if first < 0 or sheet.tokens[first].end <= hit.start:
                continue
        last = max(first + 1, bisect_left(starts, hit.end))
        mention = _mention(sheet, _meant(hit, plain), first, last)
        if mention:
            found.append(mention)
    return _joined(sheet, found)


def _joined(sheet: Sheet, found: list[Mention]) -> list[Mention]:
    """The mentions with *Franco-* in *the Franco-Algerian talks*: the first part of a compound, in a token of its own or in that of the second."""
    table = sheet.language.tables["actors"].get("joined")
    if not table:
        return found
    tokens, whole = sheet.tokens, []
    for m in found:
        prefix = tokens[m.first].low.partition("-")[0]
        before = tokens[m.first - 2].low if m.first > 1 and tokens[m.first - 1].text in ("-", "–") and tokens[m.first - 1].sent == tokens[m.first].sent else ""
        if before in table:
            whole.append(Mention(m.first - 2, m.first - 1, m.first - 2, (table[before],), "modifier", f"the prefix '{tokens[m.first - 2].text}'"))
        elif prefix in table and "-" in tokens[m.first].low and m.kind in ("modifier", "demonym"):
            m = replace(m, codes=(table[prefix], *m.codes))
        whole.append(m)
    return whole


def _meant(hit: Hit, plain: set[str]) -> Hit:
    """Of a name that several entities share, the one that the article names plainly elsewhere: *Congo*, *Bruxelles*."""
    named = tuple(a for a in hit.aliases if a.code.split(":")[0] in plain)
    others = {a.code.split(":")[0] for a in hit.aliases}
    if len(others) < 2 or any(a.kind == "person" for a in hit.aliases):
        return hit
    bodies = tuple(a for a in hit.aliases if a.code.startswith("IGO-"))
    if {a.code.split(":")[0] for a in named} == others or not named:
        named = bodies or hit.aliases
    return Hit(hit.start, hit.end, named)


def head_of(sheet: Sheet, first: int, last: int) -> int:
    """The token of a stretch whose head lies outside it: nouns before others."""
    outside = [i for i in range(first, last) if not first <= sheet.tokens[i].head < last or sheet.tokens[i].head == i]
    nominal = [i for i in outside if sheet.tokens[i].pos in NOMINAL]
    return (nominal or outside or [first])[0]


def _mention(sheet: Sheet, hit: Hit, first: int, last: int) -> Mention | None:
    alias = best(hit.aliases, sheet.article.published)
    if alias is None or _is_ordinary_word(sheet, alias, first, last) or _treaty(sheet, alias, last):
        return None
    why = f"{alias.kind} '{sheet.article.text[hit.start : hit.end]}' in the roster"
    codes = (alias.code,)
    if alias.kind == "demonym":
        shared = [a.code for a in hit.aliases if a.kind == "demonym" and a.lang == alias.lang]
        codes = (shared[0],)
    if alias.kind == "person" and _retired(alias, sheet.article.published) and not _titled(sheet, first) and not _told_then(sheet, alias, first):
        codes, why = (alias.code.split(":")[0] + ":ELI",), f"{why}, out of office"
    kind = {"state": "name", "body": "name", "seat": "capital", "ngo": "name"}.get(alias.kind, alias.kind)
    return Mention(first, last, head_of(sheet, first, last), codes, kind, why)


def _treaty(sheet: Sheet, alias: Alias, last: int) -> bool:
    """*The Ottawa treaty*: a pact is called after the town of its signature, which is no party."""
    behind = sheet.tokens[last] if last < len(sheet.tokens) else None
    named = behind is not None and behind.lemma in sheet.language.words("language", "signed") and sheet.tokens[last - 1].head == behind.i
    return named and alias.kind == "capital" and sheet.tokens[last - 1].dep == "compound"


def _retired(alias: Alias, day: str | None) -> bool:
    """Whether a person's last known post in government ended well before the day of publication: news of the fall still calls him president."""
    if not (day and alias.end and len(day) == 10 and alias.code.endswith(":GOV")):
        return False
    ended = date.fromisoformat(alias.end + "-01-01"[len(alias.end) - 4 :] if len(alias.end) < 10 else alias.end)
    return (date.fromisoformat(day) - ended).days > FALLEN


def _told_then(sheet: Sheet, alias: Alias, first: int) -> bool:
    """*2016. Vladimir Poutine reçoit Shinzo Abe*, *imposed by Trudeau in 2024*: a sentence that gives a year of the post tells of its holder as such."""
    sentence = sheet.sentence_of(first)
    years = {t.text for t in sheet.tokens[max(sentence.first - OPENER, 0) : sentence.last] if len(t.text) == 4 and t.text.isdigit()}
    return any((alias.start or "")[:4] <= year < (alias.end or "")[:4] for year in years if year >= "1950")


def _titled(sheet: Sheet, first: int) -> bool:
    """*Le président Luis Arce*: a title before the name, and no *ex*, tells of the time when he held it."""
    words = set(sheet.language.tables["actors"]["former"]["words"])
    before = [sheet.tokens[i] for i in range(max(sheet.sentence_of(first).first, first - 5), first)]
    title = any(t.lemma in among(sheet, "titles") for t in before[-3:])
    return title and not any(t.low in words or t.low.startswith("ex-") for t in before)


def best(aliases: tuple[Alias, ...], day: str | None) -> Alias | None:
    """The alias that is meant: of persons the one in office on that day, else the one nearest before; else the first."""
    people = [a for a in aliases if a.kind == "person"]
    if len(people) == len(aliases) and len(people) > 1:
        when = day or "9999"
        serving = [a for a in people if (a.start or "") <= when and (a.end is None or when <= a.end)]
        return (serving or sorted(people, key=lambda a: a.start or "", reverse=True))[0]
    return aliases[0] if aliases else None


def _is_ordinary_word(sheet: Sheet, alias: Alias, first: int, last: int) -> bool:
    """A one-word demonym or name that the parser takes for a verb, or that is a part of a longer proper name."""
    token = sheet.tokens[first]
    if last - first > 1:
        return False
    if alias.kind == "demonym" and token.pos in ("VERB", "AUX", "ADV") and token.text[0].islower() and token.form == "Fin":
        return True
    if alias.kind in ("capital", "state", "place", "person") and token.pos == "VERB" and token.i != sheet.sentence_of(token.i).first and token.text[0].islower():
        return True
    return _in_person_name(sheet, alias, first) or (alias.kind == "person" and _other_first_name(sheet, first))


def _other_first_name(sheet: Sheet, first: int) -> bool:
    """*Betssy Chavez*: a surname of the roster behind another first name is another person."""
    token, before = sheet.tokens[first], sheet.tokens[first - 1] if first else None
    if before is None or before.sent != token.sent or before.pos != "PROPN" or not before.text[:1].isupper():
        return False
    return before.ent in ("PER", "PERSON") and token.ent == before.ent and before.lemma not in sheet.language.sectors


def _in_person_name(sheet: Sheet, alias: Alias, first: int) -> bool:
    """`George Washington`, `Paris Hilton`: a place name next to another capitalised word of one person's name."""
    token = sheet.tokens[first]
    if alias.kind not in ("capital", "state", "place") or token.ent not in ("PER", "PERSON"):
        return False
    near = [sheet.tokens[i] for i in (first - 1, first + 1) if 0 <= i < len(sheet.tokens) and sheet.tokens[i].sent == token.sent]
    return any(t.ent == token.ent and t.pos == "PROPN" and t.text[:1].isupper() and t.dep in ("flat", "compound") for t in near)
