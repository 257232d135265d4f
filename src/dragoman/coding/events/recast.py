"""Verbs that tell another act than they seem to: an order that is carried out, a promise not to do something, a word of a text that was only put forward.

*A ordonné la fermeture de la frontière* (the closing, no demand), *a juré de ne jamais reconnaître Pristina* (a refusal, no promise),
*a mis son veto à une résolution exigeant une trêve* (what the text says is nobody's word).
"""

from __future__ import annotations

from dragoman.coding.changed import changed
from dragoman.coding.codes import states
from dragoman.coding.grammar import case_of, kids
from dragoman.coding.sheet import Draft, Sheet

#: what is done by ordering it, what is cooperation, and how a promise not to cooperate refuses it
DONE = frozenset({"SANCTION", "COERCE", "MOBILIZE", "RETREAT"})
COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "AGREE"})
#: what is threatened
HARMS = frozenset({"SANCTION", "COERCE", "MOBILIZE", "ASSAULT", "REJECT"})
#: what a text tells by its words
WORDS = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "AGREE", "REJECT"})


def recast(sheet: Sheet, drafts: dict[int, Draft]) -> dict[int, Draft]:
    """The drafts by their words, orders that are carried out and unheard texts left out, promises not to cooperate as refusals."""
    return {i: _sworn_off(sheet, d, drafts) for i, d in drafts.items() if not _carried_out(sheet, d, drafts) and not _unheard(sheet, d) and not _menaced(sheet, d, drafts)}


def _carried_out(sheet: Sheet, above: Draft, drafts: dict[int, Draft]) -> bool:
    """Whether a verb of ordering has for its object an act of the one who orders, and nobody whom it is said to."""
    predicate = sheet.predicates.get(above.trigger)
    if above.type != "REQUEST" or above.kind != "verb" or predicate is None or sheet.tokens[above.trigger].lemma not in sheet.language.words("language", "ordering"):
        return False
    if any(prep in ("à", "to") and i in sheet.mention_at for prep, i in predicate.preps):
        return False
    return any(o in drafts and drafts[o].kind == "noun" and drafts[o].type in DONE and states(drafts[o].actor) <= states(above.actor) for o in predicate.objects)


def _sworn_off(sheet: Sheet, above: Draft, drafts: dict[int, Draft]) -> Draft:
    """A promise whose infinitive denies an act of cooperation is a refusal."""
    if above.type != "AGREE" or above.kind != "verb":
        return above
    for c in kids(sheet, above.trigger, "xcomp", "ccomp"):
        made = drafts.get(c)
        if made is not None and made.type in COOPERATIVE and kids(sheet, c, "neg") and (sheet.tokens[c].form == "Inf" or _will(sheet, made, above)):
            parties = (made.recipient, made.recipient_at) if made.recipient and not states(made.recipient) & states(above.actor) else (above.recipient, above.recipient_at)
            return changed(above, type="REJECT", mode="assist", recipient=parties[0], recipient_at=parties[1])
    return above


def _will(sheet: Sheet, made: Draft, above: Draft) -> bool:
    """*A assuré que son pays n'accueillerait personne*: whether a clause tells what the one who promises will do."""
    token = sheet.tokens[made.trigger]
    ahead = token.tense == "Fut" or token.mood == "Cnd" or token.low.endswith(("rait", "raient", "ra", "ront"))
    return ahead and (not made.actor or bool(states(made.actor) & states(above.actor)))


def _menaced(sheet: Sheet, made: Draft, drafts: dict[int, Draft]) -> bool:
    """*« Nous saisirons leurs chalutiers », a menacé un ministre*: what lies ahead in a quotation that a verb of threatening closes is the threat."""
    token = sheet.tokens[made.trigger]
    if made.kind != "verb" or made.type not in HARMS or kids(sheet, made.trigger, "neg") or not (token.tense == "Fut" or token.low.endswith(("rons", "ront", "ra", "rait"))):
        return False
    opened = any(t.text in ("«", "“") for t in sheet.tokens[sheet.sentence_of(made.trigger).first : made.trigger])
    return opened and any(_closes(sheet, d) for d in drafts.values() if d.type == "THREATEN" and d.trigger > made.trigger and sheet.tokens[d.trigger].sent == token.sent)


def _closes(sheet: Sheet, above: Draft) -> bool:
    """Whether a verb with what helps it stands right behind a quotation."""
    start = min([above.trigger, *(c for c in kids(sheet, above.trigger, "aux") if c < above.trigger)])
    return above.kind == "verb" and above.content == "absorb" and not {t.text for t in sheet.tokens[start - 2 : start]}.isdisjoint(("»", "”"))


def _unheard(sheet: Sheet, made: Draft) -> bool:
    """Whether a word stands in a text that was only put forward, or turned down."""
    token = sheet.tokens[made.trigger]
    text = sheet.tokens[token.head]
    if made.type not in WORDS or token.dep not in ("acl", "relcl") or text.i > token.i or text.lemma not in sheet.language.words("language", "documents"):
        return False
    above = sheet.tokens[text.head]
    offered = text.dep in ("obj", "obl", "subjpass", "nmod") and above.lemma in sheet.language.words("language", "offering")
    return offered or (text.dep in ("obl", "nmod") and case_of(sheet, text.i) in ("à", "contre") and above.i != text.i)
