"""*Les deux pays*, *the latter*, *the bloc*, *the rebel group*: set phrases that mean what was spoken of."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.actors.discourse import Discourse
from dragoman.coding.actors.pairs import two_meant
from dragoman.coding.actors.posts import BRANCHES, sector_of
from dragoman.coding.actors.pronouns import nearest
from dragoman.coding.actors.referring import FIRST, SECOND
from dragoman.coding.actors.unowned import definite, fought_in, of_sentence
from dragoman.coding.codes import states
from dragoman.coding.sheet import Mention, Sheet

UNION = "IGO-EU"
#: how long the code of a state is
STATE = 3
KOREAS = frozenset({"KOR", "PRK"})


def group_of(sheet: Sheet, mention: Mention, memory: Discourse) -> Mention:
    """*Des combattants du PKK*, *le groupe armé*: the group named with it, or the one spoken of last; else rebels of the state that stands with them, or of where they fight."""
    with_it = [m for m in of_sentence(sheet, mention.head, memory) if sheet.tokens[m.head].head == mention.head]
    below = next((m.codes for m in with_it if m.codes[0].startswith("REB-")), ())
    if found := below or (memory.group if definite(sheet, mention.head) and mention.codes == ("REB",) else ()):
        return replace(mention, codes=found, kind="group")
    own = (s for m in with_it if m.kind in ("modifier", "demonym", "name") for s in states(m.codes) if len(s) == 3)
    state = next(own, None) or memory.scene or (fought_in(sheet, mention, memory) if definite(sheet, mention.head) else None)
    return replace(mention, codes=(f"{state}:REB",)) if state and mention.codes == ("REB",) else mention


def pair(sheet: Sheet, mention: Mention, memory: Discourse) -> Mention | None:
    """*Les deux pays*, *the two sides*: the two spoken of, else the two that the sentence goes on to name; with a branch where the noun is one: *les deux armées*."""
    states = two_meant(sheet, mention, memory)
    if len(states) != 2:
        states = _two_ahead(sheet, mention, memory)
    branch = sector_of(sheet, mention.head)
    codes = tuple(f"{s}:{branch}" for s in states) if branch in BRANCHES and not any(s.startswith("IGO") for s in states) else states
    return replace(mention, codes=codes, kind="name") if len(states) == 2 else None


def twins(sheet: Sheet, mention: Mention, memory: Discourse) -> Mention:
    """*The two Koreas*: states that one word names."""
    return replace(mention, kind="name")


def several(sheet: Sheet, mention: Mention, memory: Discourse) -> Mention | None:
    """*Les trois capitales*: the states told so far, or in the sentence before and this one, where they are as many."""
    count, first = int(mention.codes[0]), sheet.sentences[max(0, sheet.tokens[mention.head].sent - 1)].first
    near = dict.fromkeys(s for m in memory.since(first) for s in states(m.codes))
    found = next((tuple(s for s in told if len(s) == STATE) for told in (memory.recent, near) if sum(len(s) == STATE for s in told) == count), ())
    branch = sector_of(sheet, mention.head)
    codes = tuple(f"{s}:{branch}" for s in found) if branch in BRANCHES else found
    return replace(mention, codes=codes, kind="name") if codes else None


def _two_ahead(sheet: Sheet, mention: Mention, memory: Discourse) -> tuple[str, ...]:
    """*The two presidents hailed the ties between Fiji and Palau*: the two that the same sentence goes on to name."""
    last = sheet.sentence_of(mention.head).last
    named = (m.codes[0].split(":")[0] for m in memory.between(mention.last, last) if m.codes and m.kind in ("name", "capital", "modifier", "demonym"))
    found = tuple(dict.fromkeys(named))
    return found if len(found) == 2 else ()


def one_of_two(sheet: Sheet, mention: Mention, memory: Discourse) -> Mention | None:
    """*Ce dernier*, *the former*, *le second*: the one of two that the word says."""
    low = sheet.tokens[mention.last - 1].low
    first = low == "former" or low in FIRST
    one, other = memory.couple or (memory.pair[:1], ())
    last = nearest(sheet, mention, memory) if sheet.language.code == "fr" and low not in SECOND else ()
    codes = one if first and one else last or other or (memory.seen[-1].codes if memory.seen else ())
    return replace(mention, codes=codes, kind="pronoun") if codes else None


def described(sheet: Sheet, mention: Mention, memory: Discourse) -> Mention | None:
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
    return sheet.tokens[mention.last - 1].text == "Union" and alone and not any(i in memory.over for i in range(mention.first, mention.last))
