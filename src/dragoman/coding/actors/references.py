"""What refers back: short names, *the minister*, *son ambassadeur*, pronouns, *les deux pays*, *ce dernier*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.coding.actors.discourse import SUBJECTS, Discourse
from dragoman.coding.actors.names import sectors
from dragoman.coding.actors.owned import of_body, own_sector
from dragoman.coding.actors.posts import BRANCHES, among, former, sector_of
from dragoman.coding.actors.pronouns import first_person, in_dialogue, nearest, owner_of, possessive, pronoun
from dragoman.coding.actors.scene import home
from dragoman.coding.actors.setting import setting
from dragoman.coding.once import Phrases, by_words, split, standing
from dragoman.coding.predicates import case_of
from dragoman.coding.sheet import Mention, Sheet, Token
from dragoman.packs import Language, Packs

PERSON = frozenset({"PER", "PERSON"})
#: how far behind an envoy the town may stand that he sits in or is summoned in
SEAT = 10
#: what *we* and *you* may be to their verb
ADDRESSED = ("subj", "subjpass", "obj", "iobj", "det", "poss", "nmod", "obl", "agent")
#: words beside which *two* is a number
FURTHER = frozenset({"more", "other", "further", "others", "autres"})
#: people of whom *the two* is a number, not the pair that the text speaks of
COUNTED = frozenset({"CVL", "JRN", "REF", "MED", "REL", "EDU", "LAB", "BUS", "REB", "CRM"})
#: the ordinals that stand for one of two, how far apart they may stand, and where in a clause
FIRST, SECOND = ("premier", "premiere"), ("second", "seconde")
APART = 60
SLOTS = ("subj", "subjpass", "obj", "iobj", "obl", "agent")
UNION = "IGO-EU"
KOREAS = frozenset({"KOR", "PRK"})
ACTING = frozenset({"name", "capital", "person", "role", "unit", "group"})


def resolve(sheet: Sheet, mentions: list[Mention]) -> list[Mention]:
    """All mentions with codes: those that had none take them from what went before, or go."""
    covered = {i: m for m in mentions for i in range(m.first, m.last)}
    queue = sorted([*mentions, *_people(sheet, covered), *_phrases(sheet), *_pronouns(sheet, covered)], key=lambda m: (m.first, m.last))
    memory = Discourse(named=mentions, home=home(sheet), scene=home(sheet))
    found: list[Mention] = []
    for mention in queue:
        known = mention if mention.codes and mention.kind not in ("form", "unnamed", "grouped") else _refer(sheet, mention, memory, mentions)
        if known is None:
            continue
        found.append(known)
        memory.goes(sheet, known)
        if known.kind in ACTING and known.kind != "place":
            memory.saw(sheet, known)
            _remember_person(sheet, known, memory)
        elif known.kind == "modifier":
            memory.saw(sheet, replace(known, role=""))
    return _widest(found)


def _widest(found: list[Mention]) -> list[Mention]:
    """Of mentions over the same head, the first; unnamed groups give way to named ones."""
    kept: dict[int, Mention] = {}
    for mention in found:
        before = kept.get(mention.head)
        if before is None or (before.kind in ("unnamed", "modifier", "media") and mention.kind not in ("unnamed", "modifier")):
            kept[mention.head] = mention
    return sorted(kept.values(), key=lambda m: (m.first, m.last))


def _people(sheet: Sheet, covered: dict[int, Mention]) -> Iterator[Mention]:
    """Stretches that the recogniser calls a person and the roster does not know."""
    at = 0
    while at < len(sheet.tokens):
        last = at
        while last < len(sheet.tokens) and sheet.tokens[last].ent in PERSON and sheet.tokens[last].sent == sheet.tokens[at].sent:
            last += 1
        if last > at:
            if all(i not in covered or covered[i].kind in ("role", "weak") and not covered[i].codes for i in range(at, last)):
                heads = [i for i in range(at, last) if not at <= sheet.tokens[i].head < last]
                yield Mention(at, last, (heads or [at])[0], (), "person", "a person's name", "")
            at = last
        else:
            at += 1


Fixed = Phrases[tuple[str, tuple[str, ...]]]
_FIXED: dict[tuple[int, str], tuple[Packs, Fixed]] = {}


def _fixed(sheet: Sheet) -> Fixed:
    """The fixed phrases of a language and the forms of its roster by their words; made once a set of packs."""
    key = (id(sheet.packs), sheet.language.code)
    known = _FIXED.get(key)
    if known is None or known[0] is not sheet.packs:
        known = _FIXED[key] = (sheet.packs, _gathered(sheet.packs, sheet.language))
    return known[1]


def _gathered(packs: Packs, language: Language) -> Fixed:
    listed: list[tuple[str, str, tuple[str, ...]]] = [(words, kind, ()) for kind in ("both", "latter") for words in language.tables["language"][kind]]
    listed += [(words, "twins", tuple(codes)) for words, codes in language.tables["language"].get("twins", {}).items()]
    listed += [(words, "grouped", ("REB",)) for words in language.tables["language"].get("grouped", ())]
    listed += [(words, "unnamed", (code,)) for code, phrases in language.tables["actors"]["unnamed"].items() for words in phrases]
    listed += [(words, "form", tuple(sorted(codes))) for lang, words, codes in packs.roster.forms if lang == language.code]
    return by_words((split(phrase), (kind, codes)) for phrase, kind, codes in listed)


def _phrases(sheet: Sheet) -> Iterator[Mention]:
    """Fixed phrases of the pack: *les deux pays*, *ce dernier*, *armed groups*."""
    fixed = _fixed(sheet)
    for at, low in enumerate(sheet.lows):
        here = [(len(words), made) for words, made in standing(sheet, fixed, at) if sheet.tokens[at + len(words) - 1].sent == sheet.tokens[at].sent] if low in fixed else ()
        if here:
            long, (kind, codes) = max(here, key=lambda each: each[0])
            stretch = sheet.tokens[at : at + long]
            named = [t.i for t in reversed(stretch) if t.pos in ("NOUN", "PROPN", "ADJ", "PRON")]
            head = next((i for i in named if not at <= sheet.tokens[i].head < at + long), (named or [stretch[-1].i])[0])
            if kind == "both" and stretch[-1].dep in ("nummod", "amod", "compound", "det", "poss"):
                continue  # *the two sailors*: a number before its noun
            if kind == "both" and long == 1 and stretch[-1].dep not in SLOTS:
                continue  # *both Oslo and Riga*
            if kind == "unnamed" and former(sheet, head):
                continue  # *des anciens combattants*
            if kind == "latter" and not _one_of_two(sheet, stretch[-1]):
                continue
            yield Mention(at, at + long, head, codes, kind, f"the words '{' '.join(t.text for t in stretch)}'")


def _one_of_two(sheet: Sheet, word: Token) -> bool:
    """*Le premier observe la trêve, le second non*: an ordinal stands for one of two where the other stands not far and no noun behind it."""
    if word.low not in (*FIRST, *SECOND):
        return True
    near = sheet.lows[max(0, word.i - APART) : word.i] if word.low in SECOND else sheet.lows[word.i : word.i + APART]
    return word.dep in SLOTS and not set(near).isdisjoint(SECOND if word.low in FIRST else FIRST)


def _pronouns(sheet: Sheet, covered: dict[int, Mention]) -> Iterator[Mention]:
    table = sheet.language.tables["language"]
    pronouns, possessives, first = frozenset(table["pronouns"]), frozenset(table["possessives"]), frozenset(table["first_person"])
    second, stressed = frozenset(table.get("second_person", ())), sheet.language.words("language", "stressed")
    for token in sheet.tokens:
        if token.low in possessives and token.head != token.i and token.dep in ("det", "poss", "nmod"):
            yield Mention(token.i, token.i + 1, token.i, (), "possessive", f"the possessive '{token.text}'")
        elif token.low in first and token.dep in ADDRESSED and _quoted(sheet, token.i) or token.low in second and token.dep in ADDRESSED and in_dialogue(sheet, token.i):
            yield Mention(token.i, token.i + 1, token.i, (), "first", f"the word '{token.text}'")
        elif token.low in stressed and _stressed(sheet, token.i):
            continue
        elif token.low in pronouns and token.pos in ("PRON", "DET") and token.dep in ("subj", "subjpass", "obj", "iobj", "obl", "agent", "nmod", "conj"):
            yield Mention(token.i, token.i + 1, token.i, (), "pronoun", f"the pronoun '{token.text}'")


def _stressed(sheet: Sheet, at: int) -> bool:
    """*Le mouvement rebelle, lui, s'est emparé de la colline*: a pronoun between commas only stresses the noun before it."""
    return 0 < at < len(sheet.tokens) - 1 and sheet.tokens[at - 1].text == "," and sheet.tokens[at + 1].text == ","


def _quoted(sheet: Sheet, at: int) -> bool:
    """Whether a token stands in quotation marks, or in a line of dialogue that a dash opens."""
    sentence = sheet.sentence_of(at)
    before = [sheet.tokens[i].text for i in range(max(0, at - 60), at) if sheet.tokens[i].start >= sentence.block.start]
    if in_dialogue(sheet, at):
        return True
    opened = max((n for n, t in enumerate(before) if t in ("«", "“", '"')), default=-1)
    closed = max((n for n, t in enumerate(before) if t in ("»", "”")), default=-1)
    return opened > closed or sheet.article.text[sentence.block.start : sentence.block.start + 2].strip() in ("–", "—", "-")


def _refer(sheet: Sheet, mention: Mention, memory: Discourse, mentions: list[Mention]) -> Mention | None:
    """A mention without codes, with the codes of what it refers to; None where nothing fits."""
    if mention.kind == "first":
        return first_person(sheet, mention, memory, mentions)
    if mention.kind == "unnamed":
        return _group(sheet, mention, memory)
    if mention.kind == "grouped":
        group = _group(sheet, mention, memory)
        return group if group.kind == "group" else None
    maker = {"person": _person, "role": _role, "weak": _weak, "pronoun": pronoun, "possessive": possessive, "both": _both, "latter": _latter, "form": _form, "twins": _twins}[mention.kind]
    return maker(sheet, mention, memory)


def _group(sheet: Sheet, mention: Mention, memory: Discourse) -> Mention:
    """*Des combattants du PKK*, *le groupe armé*: the group named with it, or the one spoken of last; else rebels without a name."""
    below = [m.codes for m in memory.named if m.codes and m.codes[0].startswith("REB-") and sheet.tokens[m.head].head == mention.head]
    last = [m.codes for m in memory.seen if m.codes[0].startswith("REB-")] if _definite(sheet, mention.head) and mention.codes == ("REB",) else []
    codes = (below or last[-1:] or [mention.codes])[0]
    return replace(mention, codes=codes, kind="group" if codes != mention.codes else mention.kind)


def _person(sheet: Sheet, mention: Mention, memory: Discourse) -> Mention | None:
    """A name that stood beside a role before, or stands beside one now."""
    surname = sheet.tokens[mention.last - 1].low
    codes = memory.people.get(surname) or _codes_beside(sheet, mention, memory)
    if not codes and mention.last - mention.first == 1:
        codes = _by_surname(sheet, mention.first, memory)
    return replace(mention, codes=codes, why=f"{mention.why} met with a post") if codes else None


def _by_surname(sheet: Sheet, at: int, memory: Discourse) -> tuple[str, ...]:
    """*Le ministre Diop*: the office holder of that surname on that day, of a state that the text has named."""
    when = sheet.article.published or "9999"
    found = [
        a.code
        for a in sheet.packs.roster.surnames.get(sheet.tokens[at].low, ())
        if a.code.split(":")[0] in memory.count and (a.start or "") <= when and (a.end is None or when <= a.end)
    ]
    return tuple(dict.fromkeys(found)) if len(set(found)) == 1 else ()


def _codes_beside(sheet: Sheet, mention: Mention, memory: Discourse) -> tuple[str, ...]:
    """The codes of the role phrase that a name is an apposition of."""
    for head, codes in ((m.head, m.codes) for m in reversed(memory.seen[-3:])):
        inside = head in (sheet.tokens[mention.head].head, mention.head) or sheet.tokens[head].head == mention.head
        if inside and any(":" in c for c in codes) and abs(head - mention.head) < 14 and sheet.tokens[head].dep not in ("amod",):
            return codes
    return ()


def _remember_person(sheet: Sheet, mention: Mention, memory: Discourse) -> None:
    """*Le ministre malien, Abdoulaye Diop*: from now on *Diop* is known; the roster's people too."""
    if mention.kind == "person":
        memory.people[sheet.tokens[mention.last - 1].low] = mention.codes
        for i in _role_words_beside(sheet, mention):
            memory.roles[sheet.tokens[i].lemma] = mention.codes
    elif mention.kind == "role":
        for token in _names_beside(sheet, mention):
            memory.people[token.low] = mention.codes


def _role_words_beside(sheet: Sheet, mention: Mention) -> Iterator[int]:
    table = sectors(sheet.language)
    around = {sheet.tokens[mention.head].head, *sheet.children[mention.head], *range(max(0, mention.first - 2), mention.last)}
    yield from (i for i in around if sheet.tokens[i].lemma in table)


def _names_beside(sheet: Sheet, mention: Mention) -> Iterator[Token]:
    """The last words of person names in or right after a role phrase."""
    at = mention.last
    while at < len(sheet.tokens) and sheet.tokens[at].low in (",", "(") and at - mention.last < 1:
        at += 1
    stretch = [t for t in sheet.tokens[mention.first : mention.last] if t.ent in PERSON]
    while at < len(sheet.tokens) and sheet.tokens[at].ent in PERSON:
        stretch.append(sheet.tokens[at])
        at += 1
    if stretch and stretch[-1].text[:1].isupper():
        yield stretch[-1]


def _role(sheet: Sheet, mention: Mention, memory: Discourse) -> Mention | None:
    """*Le ministre*, *the army*: the last one of that name; with a possessive its owner's; else the state last spoken of as subject."""
    token = sheet.tokens[mention.head]
    sector = sector_of(sheet, mention.head) or "GOV"
    if _of_both(sheet, mention.head) and len(states := memory.two()) == 2:
        return replace(mention, codes=tuple(f"{s}:{sector}" for s in states), kind="role", why=f"{mention.why} of both")
    if body := of_body(sheet, mention.head, memory.named):
        return replace(mention, codes=body, kind="role", why=f"{mention.why} of what stands with it")
    owner = _owner(sheet, mention.head, memory)
    if owner and token.lemma in sheet.language.tables["actors"]["counterpart"]["words"]:
        other = memory.other_than(owner)
        sector = "" if sector == "GOV" else f":{sector}"
        return replace(mention, codes=(f"{other}{sector}",), kind="role", why=f"{mention.why} beside its owner") if other else None
    if owner:
        return replace(mention, codes=tuple(_part_of(c.split(":")[0], own_sector(sheet, mention.head, c, sector)) for c in owner), kind="role", why=f"{mention.why} of its owner")
    behind = next((t for t in sheet.tokens[mention.last : mention.last + 1] if t.text[:1].isupper() and t.sent == token.sent), None)
    if behind is not None and (named := memory.people.get(behind.low) or _by_surname(sheet, behind.i, memory)):
        return replace(mention, codes=named, kind="role", why=f"{mention.why} with the name '{behind.text}'")
    if mention.kind == "role" and _definite(sheet, mention.head) and (holder := _only_of(sheet, mention.head, memory)):
        return replace(mention, codes=(f"{holder}:{sector}",), kind="role", why=f"{mention.why}, which only some states have")
    if (place := setting(sheet, mention.head, memory.named)) is not None and mention.kind == "role" and token.dep in SUBJECTS and sector != "REB":
        return replace(mention, codes=(f"{place}:{sector}",), kind="role", why=f"{mention.why}, where the sentence is set")
    if mention.role in memory.roles and _definite(sheet, mention.head):
        return replace(mention, codes=memory.roles[mention.role], kind="role", why=f"{mention.why} named before")
    if sector == "REB" and mention.kind == "role" and not owner:
        return _rebels(sheet, mention, memory)
    anaphoric = token.lemma in sheet.language.tables["actors"]["anaphoric"]["words"]
    if anaphoric and mention.kind == "role" and _definite(sheet, mention.head):
        if memory.scene and token.lemma in among(sheet, "local"):
            return replace(mention, codes=(f"{memory.scene}:{sector}",), kind="role", why=f"{mention.why} of the state where it happens")
        elsewhere = _seated(sheet, mention.head, memory)
        spoke = (m for m in reversed(memory.subjects) if m.kind in ("role", "person") and token.dep in SUBJECTS)
        told = [m for m in (*spoke, *reversed(memory.seen)) if any(c.endswith(f":{sector}") for c in m.codes) and not {c.split(":")[0] for c in m.codes} & elsewhere]
        same = [m.codes for m in (_persons(sheet, mention, told) or told)]
        beside = [m.codes[0] for m in memory.subjects if sheet.tokens[m.head].sent == token.sent and m.kind in ("name", "capital") and m.head < mention.head and token.dep != "obj"]
        state = same[0] if same else tuple(f"{s}:{sector}" for s in [r for r in (*memory.recent, *beside) if r not in elsewhere][-1:] if len(s) == 3)
        return replace(mention, codes=state[:1], kind="role", why=f"{mention.why}, of the state spoken of") if state else None
    return None


def _persons(sheet: Sheet, mention: Mention, told: list[Mention]) -> list[Mention]:
    """*Le ministre*, *the envoy* mean somebody: of those told before, the people, not the organs."""
    organs = sheet.language.tables["actors"]["institution"]["words"]
    return [] if mention.role in organs else [m for m in told if m.kind == "person" or (m.kind == "role" and m.role not in organs)]


def _only_of(sheet: Sheet, head: int, memory: Discourse) -> str | None:
    """*The junta*, *le roi*: of the states that the text names, the one spoken of last that has such a thing, else the first that it goes on to name."""
    having = sheet.language.tables["actors"].get("only", {}).get(sheet.tokens[head].lemma, ())
    if not having:
        return None
    before = next((s for s in reversed(memory.recent) if s in having), None)
    return before or next((s for m in memory.named if m.first > head for code in m.codes if (s := code.split(":")[0]) in having), None)


def _rebels(sheet: Sheet, mention: Mention, memory: Discourse) -> Mention:
    """*PKK gunmen*, *the rebels*: the group named with it or last, else those of the state where it happens; never those of the party spoken of last."""
    beside = next((m.codes for m in memory.named if m.codes and m.codes[0].startswith("REB-") and (m.last == mention.first or sheet.tokens[m.head].head == mention.head)), None)
    if beside:
        return replace(mention, codes=beside, kind="group", why=f"{mention.why} of the group named with it")
    named = next((m.codes for m in reversed(memory.seen) if m.codes[0].startswith("REB-")), None) if _definite(sheet, mention.head) else None
    if named:
        return replace(mention, codes=named, kind="group", why=f"{mention.why}, the group named before")
    return replace(mention, codes=(f"{memory.scene}:REB",) if memory.scene else ("REB",), kind="role" if memory.scene else "unnamed")


def _part_of(owner: str, sector: str) -> str:
    """The code of a part of an entity; a group's fighters or spokesmen are the group, a body's officials the body."""
    return owner if owner.startswith("REB") or (owner.startswith("IGO-") and sector == "GOV") else f"{owner}:{sector}"


def _seated(sheet: Sheet, head: int, memory: Discourse) -> frozenset[str]:
    """*L'ambassade à Abou Dhabi*, *l'ambassadeur a été convoqué à Bucarest*: the state where a mission sits is not the one that it belongs to."""
    if sheet.tokens[head].lemma not in sheet.language.tables["actors"]["accredited"]["words"]:
        return frozenset()
    locative = sheet.language.tables["language"]["locative"]
    near = (m for m in memory.named if 0 < m.head - head <= SEAT and sheet.tokens[m.head].sent == sheet.tokens[head].sent and m.kind in ("name", "capital", "place"))
    found = next((m for m in near if case_of(sheet, m.head) in locative), None)
    return frozenset(code.split(":")[0] for code in found.codes) if found else frozenset()


def _of_both(sheet: Sheet, head: int) -> bool:
    """*Both armies*, *les chefs d'état-major des deux pays*."""
    below = [sheet.tokens[i] for i in sheet.subtree(head) if i - head < 8 and i != head]
    both, counted = {"both", "deux", "two"}, sector_of(sheet, head) in COUNTED or any(t.low in FURTHER for t in below)
    return sheet.tokens[head].number == "Plur" and any(t.low in both and (t.head == head and (t.low == "both" or not counted) or sheet.tokens[t.head].lemma in ("pays", "country", "side", "etat", "état", "nation", "partie", "government")) for t in below)


def _weak(sheet: Sheet, mention: Mention, memory: Discourse) -> Mention | None:
    """A noun that stands for a state only with an owner: *ses forces*, *its vessel*."""
    if any(sheet.tokens[c].low in sheet.language.tables["language"]["possessives"] for c in sheet.children[mention.head]):
        return _role(sheet, mention, memory)
    return None


def _owner(sheet: Sheet, head: int, memory: Discourse) -> tuple[str, ...]:
    words = sheet.language.tables["language"]["possessives"]
    if any(sheet.tokens[c].low in words for c in sheet.children[head]):
        return owner_of(sheet, head, memory) or (tuple(memory.recent[-1:]))
    return _of_which(sheet, head, memory)


def _of_which(sheet: Sheet, head: int, memory: Discourse) -> tuple[str, ...]:
    """*L'Équateur, dont la police*, *Trinidad, whose prime minister*: the owner is what the relative stands behind."""
    start = sheet.sentence_of(head).first
    at = next((i for i in range(head - 1, max(start, head - 5), -1) if sheet.tokens[i].low in ("dont", "whose")), None)
    if at is None or any(sheet.tokens[i].pos in ("VERB", "AUX") for i in range(at + 1, head)):
        return ()
    return next((m.codes for m in reversed(memory.seen) if 0 < at - m.head <= 6), ())


def _definite(sheet: Sheet, head: int) -> bool:
    words = {sheet.tokens[c].low for c in sheet.children[head] if sheet.tokens[c].dep in ("det", "poss", "case")}
    return bool(words & {"du", "au", "aux", "le", "la", "les", "l'", "ce", "cet", "cette", "ces", "the", "this", "that", "these", "those"}) or sheet.tokens[head].pos == "PROPN"


def _both(sheet: Sheet, mention: Mention, memory: Discourse) -> Mention | None:
    states = memory.two()
    if len(states) != 2:
        states = _two_ahead(sheet, mention, memory)
    branch = sector_of(sheet, mention.head)
    codes = tuple(f"{s}:{branch}" for s in states) if branch in BRANCHES and not any(s.startswith("IGO") for s in states) else states
    return replace(mention, codes=codes, kind="name") if len(states) == 2 else None


def _twins(sheet: Sheet, mention: Mention, memory: Discourse) -> Mention:
    """*The two Koreas*: states that one word names."""
    return replace(mention, kind="name")


def _two_ahead(sheet: Sheet, mention: Mention, memory: Discourse) -> tuple[str, ...]:
    """*The two presidents hailed the ties between Fiji and Palau*: the two that the same sentence goes on to name."""
    last = sheet.sentence_of(mention.head).last
    named = (m.codes[0].split(":")[0] for m in memory.named if mention.last <= m.first < last and m.codes and m.kind in ("name", "capital", "modifier", "demonym"))
    found = tuple(dict.fromkeys(named))
    return found if len(found) == 2 else ()


def _latter(sheet: Sheet, mention: Mention, memory: Discourse) -> Mention | None:
    low = sheet.tokens[mention.last - 1].low
    first = low == "former" or low in FIRST
    one, other = memory.couple or (memory.pair[:1], ())
    last = nearest(sheet, mention, memory) if sheet.language.code == "fr" and low not in SECOND else ()
    codes = one if first and one else last or other or (memory.seen[-1].codes if memory.seen else ())
    return replace(mention, codes=codes, kind="pronoun") if codes else None


def _form(sheet: Sheet, mention: Mention, memory: Discourse) -> Mention | None:
    """*L'émirat*, *the bloc*: the last entity spoken of that can be so described."""
    bodies, side = "IGO" in mention.codes, mention.codes[0] in KOREAS
    if side and (not sheet.tokens[mention.last - 1].text[:1].isupper() or not memory.count.keys() & KOREAS):
        return None  # *le nord du pays*
    if side:
        return replace(mention, kind="name", why=f"{mention.why} of the two Koreas")
    found = next((s for s in reversed(memory.recent) if s in mention.codes or (bodies and s.startswith("IGO-"))), None)
    if found is None and UNION in mention.codes and _bare_union(sheet, mention, memory):
        found = UNION
    return replace(mention, codes=(found,), kind="name", why=f"{mention.why}, spoken of before") if found else None


def _bare_union(sheet: Sheet, mention: Mention, memory: Discourse) -> bool:
    """*Riga presse l'Union de la suivre*: by its capital, and no word behind it, the one that needs no further name."""
    behind = sheet.tokens[mention.last] if mention.last < len(sheet.tokens) else None
    alone = behind is None or (behind.pos not in ("ADJ", "PROPN", "NOUN") and behind.low not in ("du", "des", "of", "pour", "for", "jack"))
    return sheet.tokens[mention.last - 1].text == "Union" and alone and not any(m.first < mention.last and mention.first < m.last for m in memory.named)
