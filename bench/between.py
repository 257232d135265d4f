"""What the coder's rules find between a marked source and target: the sentence is coded with these two as its only entities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.coding import chain, modality, predicates, times
from dragoman.coding.actors.names import head_of
from dragoman.coding.actors.references import resolve
from dragoman.coding.events import apply as code_events
from dragoman.coding.events.finder import Finder
from dragoman.coding.events.triggers import fits, phrase_fits
from dragoman.coding.sheet import Draft, Mention, Sheet
from dragoman.packs import Packs
from dragoman.records import Article, Block, article_id
from marked import Item

SOURCE, TARGET = "SRC", "TGT"


def sheets(packs: Packs, rows: list[Item]) -> Iterator[Sheet]:
    """Each sentence parsed, with source and target as its only mentions."""
    language = packs.languages["en"]
    articles = [Article(article_id(r.text, None, None), r.text, "en", blocks=(Block("paragraph", 0, len(r.text)),)) for r in rows]
    for row, article, (tokens, sentences) in zip(rows, articles, chain.parse(articles, language.model, 64, 400), strict=True):
        sheet = chain.opened(packs, language, article, tokens, sentences)
        marks = (_mention(sheet, span, code) for span, code in ((row.source, SOURCE), (row.target, TARGET)) if span)
        known = resolve(sheet, sorted((m for m in marks if m), key=lambda m: m.first))
        yield predicates.apply(times.apply(replace(sheet, mentions=tuple(m for m in known if {SOURCE, TARGET} & set(m.codes)))))


def _mention(sheet: Sheet, span: tuple[int, int], code: str) -> Mention | None:
    inside = [t.i for t in sheet.tokens if t.end > span[0] and t.start < span[1]]
    if not inside:
        return None
    first, last = inside[0], inside[-1] + 1
    return Mention(first, last, head_of(sheet, first, last), (code,), "name", "marked")


def root_of(sheet: Sheet) -> str:
    """The class of the act between source and target."""
    drafts = modality.apply(code_events(sheet)).drafts
    if drafts:
        best = max(drafts, key=lambda d: (_fitness(sheet, d), -d.trigger))
        promised = best.status == "future" and best.type in ("CONCEDE", "RETREAT")  # here a promise, as PLOVER's manual has it
        return "AGREE" if promised else _class(best.type)
    return _class(_nearest_fit(sheet))


def _fitness(sheet: Sheet, draft: Draft) -> float:
    """How well an act fits the marks: both parties found in their slots, in the right direction, high in the tree."""
    said = {field for field, why in draft.reasons if field in ("actor", "recipient") and not why.startswith("the other party")}
    if {SOURCE, TARGET} <= set(draft.actor):
        said.add("recipient")
    score = 2.0 * (SOURCE in draft.actor) * ("actor" in said or 0.4) + 2.0 * (TARGET in draft.recipient or {SOURCE, TARGET} <= set(draft.actor)) * ("recipient" in said or 0.4)
    score -= 1.5 * (TARGET in draft.actor and SOURCE not in draft.actor) + 1.5 * (SOURCE in draft.recipient)
    depth, at = 0, draft.trigger
    while sheet.tokens[at].head != at and depth < 12:
        at, depth = sheet.tokens[at].head, depth + 1
    return score - 0.15 * depth - (0.5 if draft.kind == "noun" else 0) - (0.3 if draft.inside is not None else 0)


def _nearest_fit(sheet: Sheet) -> str:
    """Where no act has a party: the category of the trigger whose subject the source is, else of the highest in the tree."""
    finder = Finder(sheet)
    found = list(phrase_fits(sheet)) + [f for p in sheet.predicates.values() for f in fits(sheet, p)]
    if not found:
        return "ACCUSE"

    def rank(fit: object) -> tuple[float, ...]:
        predicate = fit.predicate  # type: ignore[attr-defined]
        own = any((m := finder.here(i)) and SOURCE in m.codes for i in predicate.subjects)
        depth, at = 0, predicate.token
        while sheet.tokens[at].head != at and depth < 12:
            at, depth = sheet.tokens[at].head, depth + 1
        return (float(own), -depth, fit.trigger.weight + 2 * len(fit.words))  # type: ignore[attr-defined]

    return max(found, key=rank).trigger.type


def _class(kind: str) -> str:
    return "YIELD" if kind in ("CONCEDE", "RETREAT") else kind
