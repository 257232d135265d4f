"""What the witness learns from, as JSON lines: PYTHONPATH=src:bench python models/examples.py VOCAB.json OUT.jsonl [GOLD.jsonl ...]

Each line is a stretch of text as the witness reads it, with the acts that the gold or the example line of a pack finds in it: the word
that carries the act, its category, its status, and which entities of the stretch act, undergo and speak. Gold: the development sets of
../shared where they are there, the project's own in bench/gold, and further files that are named. plv-train.tsv is never read here.

"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.coding import chain, lines
from dragoman.coding.codes import entities
from dragoman.coding.events.triggers import fits
from dragoman.coding.sheet import Draft, Sheet
from dragoman.coding.witness.features import signs, standing_in
from dragoman.coding.witness.pieces import Pieces
from dragoman.coding.witness.reading import Stretch, stretches
from dragoman.packs import Packs, load
from parties import opened, sheets
from quality import PRACTICE, SETS, TAUGHT, rows_of

#: sets that only measure: the seed article belongs to its publisher
NOT = ("seed",)
#: verbs whose act is that of the verb below them
BEGINNING = frozenset({"be", "have", "go", "begin", "start", "continue", "keep", "commencer", "continuer", "venir"})
Act = dict[str, Any]


def head(sheet: Sheet, start: int, end: int) -> int | None:
    """The word of a stretch of characters that all its other words hang on; None where no word lies in it."""
    inside = [t.i for t in sheet.tokens if t.start < end and t.end > start]
    tops = [i for i in inside if sheet.tokens[i].head not in inside or sheet.tokens[i].head == i]
    words = [i for i in tops if sheet.tokens[i].pos in ("VERB", "NOUN", "ADJ", "PROPN")] or tops
    return words[-1] if words else None


def carrier(sheet: Sheet, start: int, end: int, kind: str) -> int | None:
    """The word of a trigger that carries its act: the one in which the rules see it, or would; else what its head says that somebody can, will or begins to do."""
    inside = [t.i for t in sheet.tokens if t.start < end and t.end > start]
    drafted = [d.trigger for d in sheet.drafts if d.type == kind and d.trigger in inside]
    called = [i for i in inside if i in sheet.predicates and any(f.trigger.type == kind for f in fits(sheet, sheet.predicates[i]))]
    if drafted or called:
        return (drafted or called)[-1]
    top = head(sheet, start, end)
    while top is not None and sheet.tokens[top].lemma in _above(sheet):
        below = [i for i in inside if i > top and sheet.tokens[i].head == top and sheet.tokens[i].pos == "VERB" and sheet.tokens[i].dep in ("xcomp", "ccomp")]
        if not below:
            break
        top = below[-1]
    return top


def _above(sheet: Sheet) -> set[str]:
    """The verbs that say of another verb's act that it can, will or begins to be."""
    return BEGINNING.union(*(sheet.language.words("modality", name) for name in ("future_modals", "possible_modals", "future_verbs", "hypothetical_verbs")))


def gold_acts(row: dict[str, Any], sheet: Sheet) -> list[Act]:
    """The acts of a gold item, each at its word; a trigger that comes twice is taken in the order of the acts."""
    taken: set[tuple[int, str]] = set()
    found = []
    for event in row["events"]:
        spots = [m.start() for m in re.finditer(re.escape(event["trigger"]), sheet.article.text)]
        spot = next((s for s in spots if (s, event["type"]) not in taken), None)
        word = None if spot is None else carrier(sheet, spot, spot + len(event["trigger"]), event["type"])
        if spot is not None and word is not None:
            taken.add((spot, event["type"]))
            found.append({"word": word, "type": event["type"], "status": event["status"], "actor": entities(tuple(event["actor"])), "recipient": entities(tuple(event["recipient"])), "speaker": event["speaker"]})
    return found


def items(packs: Packs, files: list[Path]) -> Iterator[tuple[str, Sheet, list[Act]]]:
    """`(id, sheet, acts)` of every gold item."""
    for path in files:
        rows = rows_of(path)
        for lang in sorted({r["lang"] for r in rows} & set(packs.languages)):
            for row, sheet in sheets(packs, lang, [r for r in rows if r["lang"] == lang], chain.modality):
                yield row["id"], sheet, gold_acts(row, sheet)


def pack_lines(packs: Packs) -> Iterator[tuple[str, Sheet, list[Act]]]:
    """`(id, sheet, acts)` of every example line that the rules read as it says: the rules tell on which word each act stands."""
    for lang, language in packs.languages.items():
        rows = list(language.lines)
        for line, sheet in zip(rows, opened(packs, lang, [lines.article_of(r, lang) for r in rows], chain.confidence), strict=True):
            wanted = [lines.read(spec, line.where) for spec in line.events]
            acts = [next((d for d in sheet.drafts if d.type == w.type and lines._fit(w, d.actor, d.recipient)), None) for w in wanted]
            if all(acts):
                yield line.where, sheet, [{"word": d.trigger, "type": d.type, "status": d.status, "actor": entities(d.actor), "recipient": entities(d.recipient), "speaker": d.speaker} for d in acts if d]


def ruled(sheet: Sheet, act: Act) -> Draft | None:
    """What the rules make of the word of an act, where they see the same category in it."""
    return next((d for d in sheet.drafts if d.type == act["type"] and (d.trigger == act["word"] or act["word"] in d.words)), None)


def example(key: str, sheet: Sheet, stretch: Stretch, acts: list[Act]) -> dict[str, Any]:
    """One line of the file; words are counted from the beginning of the stretch."""
    words, own = range(stretch.first, stretch.last), standing_in(sheet)
    tokens = sheet.tokens[stretch.first : stretch.last]

    def seen(act: Act) -> list[list[str]]:
        draft = ruled(sheet, act) if "/" not in key else None
        return [signs(sheet, act["word"], m, draft, own) for m in stretch.mentions]

    def said(act: Act) -> list[list[str]] | None:
        draft = ruled(sheet, act)
        return [sorted(entities(draft.actor)), sorted(entities(draft.recipient))] if draft else None

    return {
        "id": key, "lang": sheet.article.lang, "ids": stretch.ids, "marks": stretch.marks, "at": stretch.at, "new": stretch.new - stretch.first,
        "words": [t.text for t in tokens], "pos": [t.pos for t in tokens],
        "mentions": [{"first": m.first - stretch.first, "last": m.last - stretch.first, "head": m.head - stretch.first, "entities": entities(m.codes), "kind": m.kind} for m in stretch.mentions],
        "acts": [a | {"word": a["word"] - stretch.first, "signs": seen(a), "rule": said(a)} for a in acts if a["word"] in words],
    }  # fmt: skip


def main() -> None:
    packs = load()
    vocab = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    pieces = Pieces(vocab["pieces"], vocab["scores"])
    files = [path for name, path in {**SETS, **TAUGHT, **PRACTICE}.items() if name not in NOT] + [Path(p) for p in sys.argv[3:]]
    n = 0
    with Path(sys.argv[2]).open("w", encoding="utf-8") as out:
        for source in (items(packs, files), pack_lines(packs)):
            for key, sheet, acts in source:
                for stretch in stretches(sheet, pieces):
                    out.write(json.dumps(example(key, sheet, stretch, acts), ensure_ascii=False) + "\n")
                    n += 1
    print(f"{n} stretches")


if __name__ == "__main__":
    main()
