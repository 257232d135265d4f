"""Sources that stand inside or behind what they say: *Peru, La República writes, is to close ...*, *..., a fait savoir un officier*.

The parsers hang such clauses anywhere; their order of words and their punctuation say what they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.actors.posts import role_of
from dragoman.coding.attribution.outlets import outlet_in
from dragoman.coding.attribution.reach import clause_around
from dragoman.coding.sheet import Mention, Sheet, Token
from dragoman.packs.roster import fold

OPENS, ENDS = frozenset({",", '"', "»", "”", "—", "–", "'"}), frozenset({",", ".", ";", ":", "!", "?", "—", "–", '"', "«", "“", ")"})
MANY = frozenset({"two", "three", "four", "several", "some", "deux", "trois", "quatre", "plusieurs", "certains"})
QUOTES = {"»": "«", "”": "“"}
#: the most words that a source may have, and that may follow its verb: *told reporters in Lima on Monday*
NAME, TAIL = 9, 7
Stretch = tuple[int, int]


def inserted(sheet: Sheet) -> Iterator[tuple[int, Stretch, Stretch]]:
    """Each inserted verb of speech with the stretch of its source and the whole stretch that is not its content."""
    words = sheet.language.words("speech", "inserted")
    after = sheet.language.tables["speech"]["source_follows"]
    for token in sheet.tokens:
        if token.lemma in words and token.pos in ("VERB", "AUX", "NOUN") and token.form != "Inf" and not _idle(sheet, token):
            found = _behind(sheet, token.i) if after else _before(sheet, token.i) or (_behind(sheet, token.i) if token.form == "Fin" else None)
            if found is not None:
                yield token.i, *found


def _idle(sheet: Sheet, token: Token) -> bool:
    """*Laisse un blessé*: whether a verb that speaks only with another word stands without it."""
    light = sheet.language.tables["speech"]["light"].get(token.lemma)
    return light is not None and not any(t.low in light for t in sheet.tokens[token.i + 1 : token.i + 5])


def _before(sheet: Sheet, at: int) -> tuple[Stretch, Stretch] | None:
    """*, the daily reports,*: the source between a comma and its verb, and a short tail."""
    sentence = sheet.sentence_of(at)
    first = next((i + 1 for i in range(at - 1, max(sentence.first, at - NAME) - 1, -1) if sheet.tokens[i].text in OPENS), None)
    helping, name = sheet.language.words("speech", "helping"), at
    while name > sentence.first and sheet.tokens[name - 1].lemma in helping and sheet.tokens[name - 1].pos == "AUX":
        name -= 1  # *Mint has learnt*
    if first is None or first >= name or any(_breaks(sheet, i) for i in range(first, name)):
        return None
    last = _end(sheet, at + 1, TAIL)
    return ((first, name), (first, last)) if last is not None else None


def _behind(sheet: Sheet, at: int) -> tuple[Stretch, Stretch] | None:
    """*, a indiqué un officier*: a comma, the verb with its helpers, the source up to the next mark."""
    sentence, first = sheet.sentence_of(at), at
    helping = sheet.language.words("speech", "helping")
    while first > sentence.first and (sheet.tokens[first - 1].pos in ("AUX", "ADV", "PRON") or sheet.tokens[first - 1].lemma in helping):
        first -= 1
    helped = any(sheet.tokens[i].lemma in helping or sheet.tokens[i].pos == "AUX" for i in range(first, at))
    if first <= sentence.first or sheet.tokens[first - 1].text not in OPENS or any(_breaks(sheet, i, verbs=False) for i in range(first, at)):
        return None
    name = at + 1
    while name < sentence.last and (sheet.tokens[name].form == "Inf" or sheet.tokens[name].pos == "ADV"):
        name += 1
    last = _end(sheet, name, NAME + TAIL)
    if last is None or last == name or sheet.tokens[name].pos == "ADP" or _breaks(sheet, name) or (sheet.tokens[at].form == "Part" and not helped):
        return None
    return (name, last), (first, last)


def _breaks(sheet: Sheet, i: int, verbs: bool = True) -> bool:
    """Whether a word cannot stand between the mark that opens an inserted clause and its verb or its source."""
    token = sheet.tokens[i]
    return token.low in sheet.language.words("speech", "breaks") or (verbs and token.pos in ("VERB", "AUX", "SCONJ"))


def _end(sheet: Sheet, first: int, most: int) -> int | None:
    """The mark that closes an inserted clause; None where another verb comes before it, or a colon."""
    stretch = range(first, min(first + most, sheet.sentence_of(first - 1).last))
    last = next((i for i in stretch if sheet.tokens[i].text in ENDS or sheet.tokens[i].pos in ("VERB", "AUX", "SCONJ")), None)
    return last if last is not None and sheet.tokens[last].text in ENDS - {":"} else None


def content(sheet: Sheet, whole: Stretch) -> frozenset[int]:
    """What an inserted clause answers for: the relative clause that it stands in, else its sentence between semicolons, the clause itself left out."""
    sentence = sheet.sentence_of(whole[0])
    if (around := clause_around(sheet, whole)) is not None:
        return around
    if _behind_relative(sheet, whole):
        return frozenset(range(whole[1], next((j for j in range(whole[1], sentence.last) if sheet.tokens[j].text == ";"), sentence.last)))
    first = next((j + 1 for j in range(whole[0], sentence.first, -1) if sheet.tokens[j].text == ";"), sentence.first)
    closes = whole[1] < len(sheet.tokens) and sheet.tokens[whole[1]].text == "," and not _goes_on(sheet, whole[1] + 1)
    first = max(first, contrast(sheet, first, whole[0]), _quoted(sheet, first, whole[0]))
    last = next((j for j in range(whole[1], sentence.last) if sheet.tokens[j].text == ";"), sentence.last) if closes else whole[0]
    return frozenset(range(first, last)) - frozenset(range(*whole))


def _behind_relative(sheet: Sheet, whole: Stretch) -> bool:
    """*A step which, the president said, would not bring him back*: whether an inserted clause stands right behind the relative pronoun of the clause that it answers for."""
    at = whole[0] - 2
    return at >= 0 and sheet.tokens[whole[0] - 1].text == "," and sheet.tokens[at].low in sheet.language.words("speech", "relative")


def _goes_on(sheet: Sheet, at: int) -> bool:
    """*..., the ministry added, and France urged restraint*: whether a clause of its own, with a subject, begins behind an inserted one."""
    joins = sheet.language.words("speech", "joining")
    if at >= len(sheet.tokens) or sheet.tokens[at].low not in joins:
        return False
    verb = next((t for t in sheet.tokens[at : min(at + 14, sheet.sentence_of(at).last)] if t.pos in ("VERB", "AUX") and t.form == "Fin"), None)
    return verb is not None and any(sheet.tokens[i].dep in ("subj", "subjpass") and sheet.tokens[i].pos in ("NOUN", "PROPN") for i in range(at, verb.i))


def _quoted(sheet: Sheet, first: int, at: int) -> int:
    """*Dakar a voté contre. « Notre voix ne se vend pas », explique un diplomate*: where the quotation begins that a source stands right behind."""
    end = at - 1 if sheet.tokens[at - 1].text != "," else at - 2
    if end <= first or sheet.tokens[end].text not in QUOTES:
        return first
    opening = next((i for i in range(end - 1, first - 1, -1) if sheet.tokens[i].text == QUOTES[sheet.tokens[end].text]), first)
    return opening if opening > first and sheet.tokens[opening - 1].text in (".", "?", "!", ":") else first


def contrast(sheet: Sheet, first: int, last: int) -> int:
    """*The men could be freed, but the suit stands, according to the agency*: where the clause that a source stands behind begins; `first` where there is one alone."""
    against = sheet.language.words("speech", "contrasting")
    finite = [t.i for t in sheet.tokens[first:last] if t.form == "Fin"]
    marks = [i for i in range(first + 1, last) if sheet.tokens[i].low in against and sheet.tokens[i - 1].text in (",", "—", "–")]
    return next((i for i in reversed(marks) if any(f < i for f in finite)), first)


def source_in(sheet: Sheet, stretch: Stretch, by_token: dict[int, Mention]) -> tuple[str | None, int | None]:
    """Who speaks in a stretch: an outlet named there, an entity, a nameless source, the holder of a post."""
    table = sheet.language.tables["speech"]
    tokens = [sheet.tokens[i] for i in range(*stretch)]
    outlet = outlet_in(sheet, stretch, by_token)
    if outlet:
        return outlet, None
    if nameless(sheet, tokens, by_token):
        return "unattributed", None
    placed = " ".join(t.low for t in tokens)
    sector = next((s for phrase, s in table["placed"].items() if fold(phrase) in placed), None)
    found = [m for t in tokens if (m := by_token.get(t.i)) is not None and m.kind != "place"]
    heads = [m for m in found if sheet.tokens[m.head].dep not in ("nmod", "poss", "obl", "compound")]
    if found:
        return (heads or found)[0].codes[0], (heads or found)[0].head
    if any(t.low in sheet.language.words("speech", "abroad") for t in tokens):
        return "unattributed", None
    if (own := _of_country(sheet, tokens)) is not None:
        return own
    if not sector and any(t.lemma in table["unattributed"] or t.low in table["unattributed"] for t in tokens):
        return "unattributed", None
    sector = sector or next((s for t in tokens if t.pos == "NOUN" and (s := role_of(t, sheet.language))), None)
    state = next((c for m in sheet.mentions if m.kind not in ("media", "unnamed", "pronoun") for c in m.codes if len(c.split(":")[0]) == 3), None)
    return (f"{state.split(':')[0]}:{sector}", None) if sector and state else (None, None)


def _of_country(sheet: Sheet, tokens: list[Token]) -> tuple[str, int] | None:
    """*Algerian sources*: sources of a country that is told are its own."""
    known = sheet.language.words("speech", "of_country")
    noun = next((t for t in tokens if t.low in known), None)
    below = [m for c in sheet.children[noun.i] if (m := sheet.mention_at.get(c)) is not None and m.kind == "modifier"] if noun is not None else []
    return (f"{below[0].codes[0].split(':')[0]}:GOV", below[0].head) if len(below) == 1 and len(below[0].codes) == 1 else None


def nameless(sheet: Sheet, tokens: list[Token], by_token: dict[int, Mention]) -> bool:
    """*A European diplomat*, *un diplomate à Addis-Abeba*, *two security officials*: a post whose country is not told; a town only tells where it is."""
    posts = sheet.language.words("speech", "posts")
    at = next((n for n, t in enumerate(tokens) if t.lemma in posts or t.low in posts), None)
    named = [m for t in tokens if (m := by_token.get(t.i)) is not None and m.kind not in ("place", "capital")]
    many = any(t.low in MANY for t in tokens) and any(t.low in ("officials", "officers", "responsables", "officiels") for t in tokens)
    indefinite = many or at == 0 or at is not None and any(t.low in ("a", "an", "un", "une", "des", "two", "deux", "several", "plusieurs", "some", "certains", "three", "trois") for t in tokens[:at])
    known = (sheet.mention_at.get(t.i) for t in tokens)
    return indefinite and not named and not any(m is not None and m.kind == "modifier" for m in known)
