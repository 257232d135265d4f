"""The second witness: what it reads, what it may change, and that the rules go on alone where it is not there."""

from __future__ import annotations

import multiprocessing
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding import chain
from dragoman.coding.chain import Coder
from dragoman.coding.parse import parse
from dragoman.coding.sheet import Sheet
from dragoman.coding.witness import carried as home
from dragoman.coding.witness.onnx import OnnxWitness
from dragoman.coding.witness.pieces import END, START, UNKNOWN, Pieces
from dragoman.coding.witness.reading import Stretch
from dragoman.coding.witness.tentative import FITTING, KNOWN, passage_of, tentative
from dragoman.coding.witness.tentative import UNKNOWN as UNHEARD_OF
from dragoman.options import CodeOptions
from dragoman.packs import load
from dragoman.records import Article, Coding
from fakes import acts, paragraph

PACKS = load()
PIECES = Pieces(["<s>", "<pad>", "</s>", "<unk>", "▁am", "bass", "ade", "▁ambass", "a", "▁"], [0, 0, 0, 0, -3.0, -3.0, -3.0, -4.0, -6.0, -5.0])
#: an act that no trigger of the packs has a word for
UNHEARD = "Le Rwanda a canardé un village congolais."


def article(text: str, lang: str = "fr") -> Article:
    return paragraph(text, lang, "2026-02-05")


@pytest.fixture(scope="module")
def both() -> Coder:
    made = Coder(PACKS, CodeOptions(witness="on"))
    assert not made.notice
    return made


def test_a_word_is_cut_where_its_pieces_are_likeliest() -> None:
    assert [PIECES.names[i] for i in PIECES.ids("ambassade", True)] == ["▁ambass", "ade"]
    assert [PIECES.names[i] for i in PIECES.ids("ambassade", False)][0] == "a"
    assert UNKNOWN in PIECES.ids("Ω", True)


@given(st.text(max_size=30), st.booleans())
def test_every_word_has_pieces_that_exist(word: str, begins: bool) -> None:
    found = PIECES.ids(word, begins)
    assert found and all(0 <= i < len(PIECES.names) for i in found)


def opened(text: str) -> Sheet:
    """The sheet of a text as the rules have coded it."""
    language = PACKS.languages["fr"]
    one = article(text)
    sheet = chain.opened(PACKS, language, one, *next(iter(parse([one], language.model, 1, 400))))
    for step in chain.STEPS[: chain.STEPS.index(chain.modality)]:
        sheet = step.apply(sheet)
    return sheet


def test_without_a_witness_the_rules_code_alone() -> None:
    for text in (UNHEARD, "La France a expulsé deux diplomates russes."):
        rules, off = Coder(PACKS).code(article(text)), Coder(PACKS, CodeOptions(witness="off")).code(article(text))
        assert rules == off and not any(r.field == "witness" for e in off.events for r in e.reasons)


def test_who_said_what_is_in_the_reasons(both: Coder) -> None:
    (event,) = both.code(article("La France a expulsé deux diplomates russes.")).events
    assert (event.type, event.actor, event.recipient) == ("SANCTION", ("FRA",), ("RUS:GOV",))
    assert any(r.field == "witness" and r.why.startswith("the witness: SANCTION") for r in event.reasons)
    assert 0.5 < event.confidence < 1


def test_the_witness_proposes_what_no_rule_found_and_quotes_it(both: Coder) -> None:
    assert not Coder(PACKS).code(article(UNHEARD)).events
    found = both.code(article(UNHEARD)).events
    assert ("ASSAULT", "RWA", "COD") in [(e.type, e.actor[0], e.recipient[0].split(":")[0]) for e in found]
    for event in found:
        assert any(r.field == "type" and r.why.startswith("the witness alone") for r in event.reasons)
        assert all(UNHEARD[q.start : q.end] == q.text for q in event.quotes.values()) and {"trigger", "actor", "recipient", "sentence"} <= set(event.quotes)


def test_states_that_change_places_change_roles(both: Coder) -> None:
    for one, other in (("Le Mali accuse l'Algérie d'ingérence.", "L'Algérie accuse le Mali d'ingérence."), ("Le Kenya a menacé la Somalie de représailles.", "La Somalie a menacé le Kenya de représailles.")):
        ((a,), (b,)) = both.code(article(one)).events, both.code(article(other)).events
        assert (a.type, a.actor, a.recipient) == (b.type, b.recipient, b.actor)


@pytest.mark.parametrize(("text", "lang", "more"), [("Uganda has banned all imports from Rwanda, tea included.", "en", " It was raining on the hills that day."), ("L'Éthiopie a menacé l'Égypte de représailles.", "fr", " Il pleuvait ce jour-là sur les collines.")])
def test_the_weather_is_no_act_of_anybody(both: Coder, text: str, lang: str, more: str) -> None:
    assert acts(both.code(article(text, lang))) == acts(both.code(article(text + more, lang)))


@pytest.mark.parametrize("content", [None, b"", b"not a model", b"\x08\x07" * 500])
def test_a_file_that_is_missing_or_damaged_leaves_the_rules_with_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None) -> None:
    path = tmp_path / "witness.onnx"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setattr(home, "FILE", path)
    home.carried.cache_clear()
    try:
        coder = Coder(PACKS, CodeOptions(witness="on"))
    finally:
        home.carried.cache_clear()
    assert "the rules code alone" in coder.notice and "--witness off" in coder.notice
    text = article("La France a expulsé deux diplomates russes.")
    assert coder.code(text) == Coder(PACKS).code(text)


def test_a_file_cut_short_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "witness.onnx"
    path.write_bytes(home.FILE.read_bytes()[:2_000_000])
    with pytest.raises(OSError, match="cannot be read"):
        OnnxWitness(path)


def test_a_model_of_ones_own_is_asked_for_by_name_and_needs_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.errors import UsageError

    monkeypatch.delenv("DRAGOMAN_LLM_URL", raising=False)
    with pytest.raises(UsageError, match="DRAGOMAN_LLM_URL"):
        Coder(PACKS, CodeOptions(witness="llm"))


def test_the_fingerprint_says_which_witness_was_heard(both: Coder) -> None:
    assert both.fingerprint != Coder(PACKS).fingerprint and both.fingerprint.startswith(Coder(PACKS).fingerprint)


def test_the_name_of_a_witness_is_a_digest_of_its_weights(both: Coder) -> None:
    assert re.fullmatch(r"witness-[0-9a-f]{12}", both.fingerprint.rpartition("+")[2])


def test_a_stretch_is_read_alike_alone_and_among_others() -> None:
    witness, why = home.carried()
    assert witness is not None, why
    ids, marks = tuple(witness.pieces.ids("France", True) + witness.pieces.ids("accuse", True)), (1, 0)
    one, other = (Stretch(0, 0, 2, (START, *ids[:2] * n, END), (0, *marks * n, 0), (1, 2), ()) for n in (1, 3))
    (alone,), (_, among) = witness.read([one]), witness.read([other, one])
    assert alone.kinds.shape == (2, 17) and (alone.kinds == among.kinds).all() and (alone.found == among.found).all()


def test_an_article_without_parties_is_not_read(both: Coder) -> None:
    assert acts(both.code(article("Il a plu toute la nuit sur la vallée."))) == []
    assert replace(CodeOptions(), witness="off") != CodeOptions()


@pytest.mark.parametrize(("text", "word", "kind", "how"), [("Rabat a gelé Alger.", "gelé", "SANCTION", FITTING), ("Rabat a barré Alger.", "barré", "SANCTION", KNOWN), ("Rabat a contourné Alger.", "contourné", "REJECT", UNHEARD_OF)])
def test_the_rules_say_who_would_take_part_in_an_act_that_they_do_not_see(text: str, word: str, kind: str, how: str) -> None:
    """A word whose tests fail, and one that no pack has, keep subject and object as one that fits does."""
    sheet = opened(text)
    at = next(t.i for t in sheet.tokens if t.text == word)
    assert how == FITTING or not any(d.type == kind for d in sheet.drafts)
    found = tentative(passage_of(sheet), at, kind)
    assert found is not None
    assert (found[0].type, found[0].actor, found[0].recipient, found[1]) == (kind, ("MAR",), ("DZA",), how)


def test_a_word_that_is_no_predicate_would_carry_no_act() -> None:
    sheet = opened("Rabat a rompu hier avec Alger.")
    assert tentative(passage_of(sheet), next(t.i for t in sheet.tokens if t.text == "avec"), "SANCTION") is None


def test_reading_ahead_keeps_the_order_and_every_coding(both: Coder) -> None:
    """While the witness reads ahead, each article gets the coding that it has alone, in its place, whatever stands around it."""
    texts = ["Le Mali a rappelé son ambassadeur à Paris.", "", "La recette tient en trois lignes.", "Alger accuse Rabat d’espionnage."]
    rows = [article(f"{text} {n}.", "fr") for n in range(12) for text in texts] + [article("Mali recalled its ambassador from Paris.", "en"), article("Mali hat Paris verurteilt.", "de")]
    mixed = [rows[(7 * n) % len(rows)] for n in range(len(rows))]
    assert list(both.code_all(mixed)) == [both.code(a) for a in mixed]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_forked_process_has_a_thread_of_its_own(both: Coder) -> None:
    wanted = both.code(article("Le Mali a rappelé son ambassadeur à Paris."))
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.apply_async(_coded_here, ("Le Mali a rappelé son ambassadeur à Paris.",)).get(timeout=120) == wanted


def _coded_here(text: str) -> Coding:
    return Coder(PACKS, CodeOptions(witness="on")).code(article(text))
