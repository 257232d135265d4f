"""The expressions of time of an article: the patterns of its language over each sentence, longest first."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from heapq import heappop, heappush

from dragoman.coding.changed import changed
from dragoman.coding.fixed import fixed
from dragoman.coding.once import once
from dragoman.coding.sheet import Sheet, TimeSpan
from dragoman.coding.times.days import day_of
from dragoman.coding.times.meaning import Ground, Meaning, Row
from dragoman.coding.times.patterns import patterns_for
from dragoman.coding.times.rules import RULES
from dragoman.coding.times.tense import ahead, running_from, verb_over
from dragoman.coding.times.values import Expression, expressions_of
from dragoman.packs import Language


@fixed(slots=True)
class Found:
    """A match of a pattern, what it means, and the ground it was understood on; `left` is where its sentence begins."""

    match: re.Match[str]
    row: Row
    meaning: Meaning
    ground: Ground
    left: int


def find(sheet: Sheet) -> Iterator[TimeSpan]:
    """Each expression that can date an event, in the order of the text, as tokens with the interval that it means."""
    starts = [t.start for t in sheet.tokens]
    for found in _all(sheet):
        span = _span(sheet, starts, found) if found.meaning.kind else None
        if span is not None:
            yield span


def expressions(sheet: Sheet) -> tuple[Expression, ...]:
    """Every expression of time with its type and value, in the order of the text."""
    last = -9
    kept: list[Expression] = []
    for found in _all(sheet):
        for each in expressions_of(found.match, found.row, found.meaning, found.ground):
            lead = found.match.groupdict().get("lead") if each.start <= last + 2 else None
            kept.append(replace(each, start=each.start + len(lead or "")))
            last = each.end
    return tuple(kept)


def _all(sheet: Sheet) -> Iterator[Found]:
    """Each match understood; relative ones count from publication or from the day spoken of last."""
    ground = Ground(day_of(sheet.article.published), None, sheet.language.tables["times"])
    starts = [t.start for t in sheet.tokens]
    folded = sheet.scan.folded.replace("\n", " ").replace("\r", " ")
    for left, right in _stretches(sheet):
        matches = _matches(sheet.language, folded, left, right)
        ground = changed(ground, beside=None)
        for n, (match, row) in enumerate(matches):
            here = changed(ground, ahead=_direction(sheet, starts, match))
            if match.groupdict().get("h") or match.groupdict().get("part") or row["rule"] == "told":
                here = changed(here, told=_beside(here, matches[n : n + 2], folded) or ground.told)
            meaning = RULES[row["rule"]](here, match.groupdict(), row)
            if meaning is None:
                continue
            yield Found(match, row, meaning, here, left)
            ground = _moved(ground, row, meaning.toward(here.ahead))


def _moved(ground: Ground, row: Row, meaning: Meaning) -> Ground:
    """The ground after an expression: a day that was told is the one that the next words count from."""
    if not meaning.kind or not meaning.start or (meaning.start != meaning.end and row["rule"] != "interval"):
        return ground
    gone = ground.published is None or meaning.start <= ground.published.isoformat()
    ground = changed(ground, last=meaning.start, beside=meaning.start if gone and meaning.kind == "date" else ground.beside) if row["rule"] != "shift" else ground
    if len(meaning.start) != 10:
        return ground
    told = day_of(meaning.start)
    return changed(ground, told=told, running=ground.running if row["rule"] == "shift" else told)


def _beside(ground: Ground, pair: list[tuple[re.Match[str], Row]], text: str) -> date | None:
    """The day that follows an hour at once: *vers 0 h 40, jeudi*."""
    if len(pair) < 2 or text[pair[0][0].end() : pair[1][0].start()].strip() not in ("", ",", "le", "on", ", le"):
        return None
    meaning = RULES[pair[1][1]["rule"]](ground, pair[1][0].groupdict(), pair[1][1])
    return day_of(meaning.start) if meaning else None


def _stretches(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends in the text; the first of a block begins with the block, dateline and all."""
    block = None
    for sentence in sheet.sentences:
        if sentence.first == sentence.last:
            continue
        left = sheet.tokens[sentence.first].start if sentence.block is block else min(sentence.block.start, sheet.tokens[sentence.first].start)
        block = sentence.block
        yield left, sheet.tokens[sentence.last - 1].end


def _direction(sheet: Sheet, starts: list[int], match: re.Match[str]) -> bool | None:
    """Where the verb over a match looks, by the word of it whose head lies outside."""
    first, last = max(0, bisect_left(starts, match.start() + 1) - 1), bisect_left(starts, match.end())
    head = next((i for i in range(first, last) if not first <= sheet.tokens[i].head < last), first)
    if head >= len(sheet.tokens):
        return None
    looks = ahead(sheet, head)
    return True if looks is None and _onward(sheet, first) else _meant_for(sheet, first, last) or running_from(sheet, first, last) or looks


def _onward(sheet: Sheet, first: int) -> bool:
    """*Interdit dès jeudi l'entrée*, *majore à partir de samedi les droits*: what a present tense begins with a time begins then; *dès jeudi, Paris condamne* tells a story."""
    table, verb = sheet.language.tables["times"].get("tense", {}), verb_over(sheet, first)
    led = [*table.get("onward", ()), *(table.get("onward_behind", ()) if verb is not None and verb.i < first else ())]
    before = " " + " ".join(t.low for t in sheet.tokens[max(sheet.sentence_of(first).first, first - 3) : first]) + " "
    return any(before.endswith(f" {words} ") for words in led)


def _meant_for(sheet: Sheet, first: int, last: int) -> bool:
    """*A strike called for Monday*, *une marche annoncée pour samedi*: a time for which something is set lies ahead; *for Sunday's raid* names none."""
    before, behind = sheet.tokens[max(0, first - 1)], sheet.tokens[min(last, len(sheet.tokens) - 1)]
    meant = sheet.language.tables["times"].get("tense", {}).get("meant", ())
    led = sheet.tokens[first].low in meant or (first > 0 and before.low in meant and before.sent == sheet.tokens[first].sent)
    return led and behind.text not in ("'s", "’s") and behind.pos not in ("NOUN", "PROPN")


def _matches(language: Language, text: str, left: int, right: int) -> list[tuple[re.Match[str], Row]]:
    """The matches of a stretch that do not overlap: of two the earlier, then the longer, then the one that the pack names first."""
    called = patterns_for(language, text[left:right])
    queue: list[tuple[int, int, int, re.Match[str]]] = []
    for n, (pattern, _) in enumerate(called):
        _queue(queue, n, pattern.search(text, left, right))
    kept: list[tuple[re.Match[str], Row]] = []
    end = left
    while queue:
        start, _, n, match = heappop(queue)
        if start >= end:
            kept.append((match, called[n][1]))
            end = match.end()
        _queue(queue, n, called[n][0].search(text, end, right))
    return [(match, row) for match, row in kept if row["rule"] != "none"]


def _queue(queue: list[tuple[int, int, int, re.Match[str]]], n: int, match: re.Match[str] | None) -> None:
    if match is not None and match.end() > match.start():
        heappush(queue, (match.start(), -match.end(), n, match))


def _span(sheet: Sheet, starts: list[int], found: Found) -> TimeSpan | None:
    """The tokens of a match with its interval; None for what parsing left out (a dateline)."""
    start, end, meaning = found.match.start(), found.match.end(), found.meaning.toward(found.ground.ahead)
    text = found.match.string
    first = bisect_left(starts, start)
    if first >= len(starts) or (starts[first] > start and first):
        first -= 1
    if sheet.tokens[first].start >= end or sheet.tokens[first].end <= start:
        return None
    last = max(first + 1, bisect_left(starts, end))
    own = text[start:end] if meaning.kind == "date" and found.row["rule"] != "told" else ""  # *before dawn* is a part of the day, no deadline
    kind = _connected(sheet.language, text[found.left : start], own) if meaning.kind in ("date", "interval") else meaning.kind
    if kind in ("deadline", "until") and found.meaning.later and (found.ground.ahead is not False or (meaning.start or "") < (found.ground.beside or "")):
        meaning = found.meaning.toward(True)  # a time is not over before the one that is told beside it
    since, until = None if kind in ("deadline", "until") else meaning.start, None if kind == "since" else meaning.end
    return TimeSpan(first, last, since, until, kind, meaning.later or "", f"rule '{found.row['rule']}' on '{text[start:end].strip()}'")


def _connected(language: Language, before: str, own: str) -> str:
    """What the words before an expression make of it: since, deadline, until, or a date."""
    before = before.rstrip()
    for kind, word in _connectives(language):
        if before.endswith(word) and not before[: -len(word)][-1:].isalnum():
            return kind
        if own.startswith(word + " ") and len(own) > len(word) + 1:
            return kind
    return "date"


@once
def _connectives(language: Language) -> tuple[tuple[str, str], ...]:
    """What the words before an expression make of it, and those words: kind by kind, the longest first."""
    return tuple((str(kind), word) for kind, words in language.tables["times"]["connectives"].items() for word in sorted(words, key=len, reverse=True))
