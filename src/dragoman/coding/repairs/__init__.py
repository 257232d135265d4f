"""What the parser reads wrongly in press prose, put right before anything is asked of its trees.

Each repair takes the tokens of an article and gives them back, the same tuple where it found nothing; a new one goes into `REPAIRS`
behind those whose work it needs.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.repairs.apart import apart
from dragoman.coding.repairs.apposed import apposed
from dragoman.coding.repairs.asides import spoken
from dragoman.coding.repairs.bare import bare
from dragoman.coding.repairs.crossed import crossed
from dragoman.coding.repairs.dislocated import dislocated
from dragoman.coding.repairs.displaced import displace
from dragoman.coding.repairs.doers import doers
from dragoman.coding.repairs.framed import frame
from dragoman.coding.repairs.gardens import disentangle
from dragoman.coding.repairs.inverted import invert
from dragoman.coding.repairs.leads import lead
from dragoman.coding.repairs.lemmas import relemma
from dragoman.coding.repairs.located import locate
from dragoman.coding.repairs.mislaid import replaced
from dragoman.coding.repairs.openers import opened_by
from dragoman.coding.repairs.perfects import perfected
from dragoman.coding.repairs.personal import personal
from dragoman.coding.repairs.relatives import related
from dragoman.coding.repairs.repair import repair
from dragoman.coding.repairs.reread import reread
from dragoman.coding.repairs.resumed import resume
from dragoman.coding.repairs.seconds import seconds
from dragoman.coding.repairs.sequels import follow
from dragoman.coding.repairs.series import serial
from dragoman.coding.repairs.socalled import so_called
from dragoman.coding.repairs.standing import stand
from dragoman.coding.repairs.subjects import subjected
from dragoman.coding.repairs.told import told
from dragoman.coding.repairs.undergone import undergone
from dragoman.coding.repairs.unlike import unlike
from dragoman.coding.repairs.verbless import verbal
from dragoman.coding.sheet import Token
from dragoman.packs import Language

#: how often words are hung back before their whole sentence is as the parser read it
ROUNDS = 4
#: what puts right the words and the tree of the parser, in this order
REPAIRS = (relemma, personal, opened_by, verbal, locate, stand, reread, seconds, spoken, told, undergone, repair, disentangle, lead, so_called, related, resume, apart, unlike, displace, bare, invert, dislocated, replaced, subjected, doers, crossed, apposed, follow, perfected, frame)


def repaired(read: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    """The tokens of an article with all that the parser is known to read wrongly put right."""
    tokens = read
    for repairs in REPAIRS:
        tokens = repairs(tokens, language)
    return rooted(serial(tokens), read)


def rooted(tokens: tuple[Token, ...], read: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens, each sentence a tree with one root: a word that repairs together have left above itself hangs where the parser had it, in the end its whole sentence does."""
    for _ in range(ROUNDS):
        astray = _astray(tokens)
        if not astray:
            return _single(tokens, read)
        tokens = tuple(replace(t, head=read[t.i].head, dep=read[t.i].dep) if t.i in astray else t for t in tokens)
    loose = {tokens[i].sent for i in _astray(tokens)}
    return _single(tuple(read[t.i] if t.sent in loose else t for t in tokens), read)


def _astray(tokens: tuple[Token, ...]) -> set[int]:
    """The words that stand above themselves, and those that hang on nothing and are no root."""
    astray, heads = {t.i for t in tokens if t.head == t.i and t.dep != "root"}, [t.head for t in tokens]
    seen = bytearray(len(heads))
    for at in range(len(heads)):
        path: list[int] = []
        while not seen[at]:
            seen[at] = 1
            path.append(at)
            at = heads[at]
        if at in path and heads[at] != at:
            astray.update(path[path.index(at) :])
    return astray


def _single(tokens: tuple[Token, ...], read: tuple[Token, ...]) -> tuple[Token, ...]:
    """Of several roots of a sentence the first that a repair made is its verb, on which the others hang."""
    tops: dict[int, Token] = {}
    spare: dict[int, Token] = {}
    for root in sorted((t for t in tokens if t.head == t.i), key=lambda t: read[t.i].head == t.i):
        if (top := tops.setdefault(root.sent, root)) is not root:
            spare[root.i] = replace(root, head=top.i, dep="parataxis")
    return tuple([spare.get(t.i, t) for t in tokens]) if spare else tokens
