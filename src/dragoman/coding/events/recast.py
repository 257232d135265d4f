"""Verbs that tell another act than they seem to: an order that is carried out, a promise not to do something, a word of a text that was only put forward.

*A ordonné la fermeture de la frontière* (the closing, no demand), *a juré de ne jamais reconnaître Pristina* (a refusal, no promise),
*a mis son veto à une résolution exigeant une trêve* (what the text says is nobody's word).
"""

from __future__ import annotations

from itertools import takewhile

from dragoman.coding.changed import changed
from dragoman.coding.codes import states
from dragoman.coding.events.above import beside
from dragoman.coding.grammar import case_of, kids
from dragoman.coding.modality.negation import negation
from dragoman.coding.sheet import Draft, Sheet

#: what is done by ordering it, what is cooperation, and how a promise not to cooperate refuses it
DONE = frozenset({"SANCTION", "COERCE", "MOBILIZE", "RETREAT"})
COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "AGREE"})
#: what is threatened
HARMS = frozenset({"SANCTION", "COERCE", "MOBILIZE", "ASSAULT", "REJECT"})
#: what a text tells by its words
WORDS = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "AGREE", "REJECT"})


def recast(sheet: Sheet, drafts: dict[int, Draft]) -> dict[int, Draft]:
    """The drafts by their words, orders that are carried out left out, promises not to cooperate as refusals."""
    return {i: _sworn_off(sheet, d, drafts) for i, d in drafts.items() if not (_carried_out(sheet, d, drafts) or _menaced(sheet, d, drafts) or _forgone(sheet, d, drafts))}


def _carried_out(sheet: Sheet, above: Draft, drafts: dict[int, Draft]) -> bool:
    """Whether a verb of ordering has for its object an act of the one who orders, and nobody whom it is said to."""
    predicate = sheet.predicates.get(above.trigger)
    if above.type != "REQUEST" or above.kind != "verb" or predicate is None or sheet.tokens[above.trigger].lemma not in sheet.language.words("language", "ordering"):
        return False
    if any(prep in ("à", "to") and i in sheet.mention_at for prep, i in predicate.preps):
        return False
    return any(o in drafts and drafts[o].kind == "noun" and drafts[o].type in DONE and states(drafts[o].actor) <= states(above.actor) for o in predicate.objects)


def _forgone(sheet: Sheet, above: Draft, drafts: dict[int, Draft]) -> bool:
    """*Has no intention of expelling anyone*: who has no will to do harm refuses nothing; the harm is told, as one that is not done."""
    if above.type != "REJECT" or above.kind != "verb":
        return False
    wills = [i for i in above.words if sheet.tokens[i].pos == "NOUN" and sheet.tokens[i].lemma in sheet.language.words("modality", "willing")]
    harms = (d for i in wills for c in sheet.children[i] if (d := drafts.get(c)) is not None and d.kind == "verb" and d.type in HARMS)
    return any(d.type != "REJECT" and (d.recipient or d.type != "MOBILIZE") and states(d.actor) <= states(above.actor) for d in harms)  # troops that are not sent are help refused


def _sworn_off(sheet: Sheet, above: Draft, drafts: dict[int, Draft]) -> Draft:
    """A promise whose infinitive denies an act of cooperation, or ends one (*de ne plus livrer de gaz*), is a refusal."""
    if above.type != "AGREE" or above.kind != "verb":
        return above
    for c in kids(sheet, above.trigger, "xcomp", "ccomp"):
        made = drafts.get(c)
        if made is not None and (sheet.tokens[c].form == "Inf" or _will(sheet, made, above)) and _forsworn(sheet, made, above):
            parties = (made.recipient, made.recipient_at) if made.recipient and not states(made.recipient) & states(above.actor) else (above.recipient, above.recipient_at)
            return changed(above, type="REJECT", mode="assist", recipient=parties[0], recipient_at=parties[1])
    return above


def _forsworn(sheet: Sheet, made: Draft, above: Draft) -> bool:
    """Whether a promised act is cooperation that a word before it denies, wherever the parser hung it (*never again to sell*), or a harm whose own words are a negation."""
    words = sheet.language.words
    negations = words("language", "negations") | words("modality", "negative_adverbs")
    between = sheet.tokens[above.trigger + 1 : made.trigger]
    if made.type in HARMS:
        return any(sheet.tokens[i].low in negations for i in made.words)
    if made.type not in COOPERATIVE or any(t.low in words("language", "only") for t in between):
        return False
    near = takewhile(lambda t: t.pos in ("ADV", "PART", "PRON", "SCONJ", "ADP"), reversed(between))
    return negation(sheet, sheet.tokens[made.trigger]) is not None or any(t.low in negations for t in near)


def _will(sheet: Sheet, made: Draft, above: Draft) -> bool:
    """*A assuré que son pays n'accueillerait personne*, *vowed that it would no longer sell gas*: whether a clause tells what the one who promises will do."""
    token, futures = sheet.tokens[made.trigger], sheet.language.words("language", "inverting_futures")
    ahead = any(sheet.tokens[c].low in futures for c in kids(sheet, made.trigger, "aux")) or token.tense == "Fut" or token.mood == "Cnd" or token.low.endswith(("rait", "raient", "ra", "ront"))
    return ahead and (not made.actor or bool(states(made.actor) & states(above.actor)))


def _menaced(sheet: Sheet, made: Draft, drafts: dict[int, Draft]) -> bool:
    """*« Nous saisirons leurs chalutiers », a menacé un ministre*: what lies ahead in a quotation that a verb of threatening closes is the threat."""
    token = sheet.tokens[made.trigger]
    if made.kind != "verb" or made.type not in HARMS or kids(sheet, made.trigger, "neg") or not (token.tense == "Fut" or token.low.endswith(("rons", "ront", "ra", "rait"))):
        return False
    opened = any(t.text in ("«", "“") for t in sheet.tokens[sheet.sentence_of(made.trigger).first : made.trigger])
    return opened and any(_closes(sheet, d) for d in beside(sheet, made.trigger, drafts) if d.type == "THREATEN" and d.trigger > made.trigger)


def _closes(sheet: Sheet, above: Draft) -> bool:
    """Whether a verb with what helps it stands right behind a quotation."""
    start = min([above.trigger, *(c for c in kids(sheet, above.trigger, "aux") if c < above.trigger)])
    return above.kind == "verb" and above.content == "absorb" and not {t.text for t in sheet.tokens[start - 2 : start]}.isdisjoint(("»", "”"))


def unheard(sheet: Sheet, made: Draft) -> bool:
    """Whether a word stands in a text that was only put forward, or turned down: it is nobody's, and what it asks for is still its content."""
    token, words = sheet.tokens[made.trigger], sheet.language.words
    text = sheet.tokens[token.head]
    if made.type not in WORDS or token.dep not in ("acl", "relcl") or text.i > token.i or text.lemma not in words("language", "documents"):
        return False
    over = sheet.tokens[text.head]
    above = sheet.tokens[over.head] if over.dep == "prt" else over  # *voted down a motion*, hung on its particle
    named = {above.lemma, *(f"{above.lemma} {sheet.tokens[c].low}" for c in kids(sheet, above.i, "prt"))}
    offered = text.dep in ("obj", "pobj", "obl", "subjpass", "nmod") and not named.isdisjoint(words("language", "offering"))
    return offered or (text.dep in ("obl", "nmod") and case_of(sheet, text.i) in words("language", "opposing") and above.i != text.i)
