"""The bench of categories between two marked parties: what it reads, how it cuts words, and what learns; the encoder is a tiny one made here."""

from __future__ import annotations

import importlib.util
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import plv
from marked import Item, items
from wordpieces import Wordpieces, words

NAMES = ["<s>", "<pad>", "</s>", "[UNK]", "*", "#", ".", "'", "a", "b", "c", "##s", "##ail", "##on", "help", "strike", "mali", "peru", "cote"]
ACTS = {"helps": "AID", "strikes": "ASSAULT"}


def item(text: str, source: str, target: str, root: str) -> Item:
    """A sentence in which two names are marked."""
    spots = [(text.index(name), text.index(name) + len(name)) for name in (source, target)]
    return Item(text, text, spots[0], spots[1], root)


TAUGHT = [item(f"{a} {act} {b}.", a, b, root) for a, b in (("Mali", "Peru"), ("Peru", "Mali")) for act, root in ACTS.items()] * 8


def test_marks_are_read_wherever_they_stand(tmp_path: Path) -> None:
    """Spans count in the sentence without its marks; a party that is not marked has none."""
    path = tmp_path / "rows.tsv"
    path.write_text("sentence_id\tmarked_sentence\tgold_root\n7\tIn Bern <t>Mali</t> heard <s>Peru</s>.\tCONSULT\n8\t<s>Peru</s> waits\tREJECT\n", "utf-8")
    first, second = items(path)
    assert first.source and first.target and (first.text[slice(*first.source)], first.text[slice(*first.target)]) == ("Peru", "Mali")
    assert (first.key, first.root, second.target) == ("7", "CONSULT", None)


def test_words_lose_case_and_accents_and_marks_stand_alone() -> None:
    """Every mark is a word, signs that nobody sees are none."""
    assert list(words("Côte d'Ivoire\u00ad — “Élysée”…")) == ["cote", "d", "'", "ivoire", "—", "“", "elysee", "”", "…"]


def test_longest_pieces_first_and_unknown_words_whole() -> None:
    """A word is cut into known pieces, or is one unknown piece."""
    cut = Wordpieces(NAMES)
    assert [NAMES[n] for n in cut.ids("Côtes bail bailx Mali.")] == ["cote", "##s", "b", "##ail", "[UNK]", "mali", "."]


def test_figures_mean_over_classes() -> None:
    """A rare class weighs as much as a common one, at both levels."""
    found = plv.figures(["AID", "AID", "AID", "ASSAULT"], ["AID", "AID", "AID", "COERCE"])
    assert found == {"root_acc": 0.75, "root_f1": 0.5, "quad_acc": 1.0, "quad_f1": 1.0}


def test_crossing_never_shows_an_answer() -> None:
    """Each sentence is answered once, by what did not learn from it."""
    rows = [Item(str(n), str(n), None, None, "AID") for n in range(11)]

    def learned(taught: list[Item]) -> plv.Scores:
        return lambda asked: np.array([[float(k == (int(row.key) if row not in taught else 14)) for k in range(15)] for row in asked])

    assert plv.crossed(learned, rows, 5) == list(plv.CLASSES[:11])


def test_without_torch_a_softmax_head_answers(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence says what is missing; the head learns from what rules and witness say."""
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.delitem(sys.modules, "mpnet", raising=False)
    monkeypatch.setitem(sys.modules, "torch", None)
    scores = plv.learner("encoder")(TAUGHT[:4] * 2)
    assert "softmax" in capsys.readouterr().err
    assert plv.answers(scores(TAUGHT[:2])) == ["AID", "ASSAULT"]


def test_the_encoder_has_the_word_and_the_softmax_a_say(monkeypatch: pytest.MonkeyPatch) -> None:
    """What rules and witness say turns a close answer of the encoder, not a clear one."""
    told = {"close": (-0.7, -0.8), "clear": (-0.1, -3.0)}

    def fixed(said: dict[str, tuple[float, float]]) -> plv.Learner:
        return lambda _: lambda asked: np.array([[*said[row.key], *[-9.0] * 13] for row in asked])

    monkeypatch.setattr(plv, "by_encoder", lambda: fixed(told))
    monkeypatch.setattr(plv, "by_softmax", lambda _: fixed(dict.fromkeys(told, (-2.5, -0.1))))
    rows = [Item(key, key, None, None, "AID") for key in told]
    assert plv.answers(plv.learner("encoder")(rows)(rows)) == [plv.CLASSES[1], plv.CLASSES[0]]


@pytest.fixture
def tuning(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """torch, where `make setup` could lay it; gone again afterwards, since other libraries would use it."""
    before = set(sys.modules)
    monkeypatch.setattr(sys, "path", [*sys.path, str(plv.TUNING)])
    if importlib.util.find_spec("torch") is None:
        pytest.skip("torch is not installed: the encoder is not tuned here")
    yield
    for name in set(sys.modules) - before:
        if name in ("mpnet", "tuned"):
            del sys.modules[name]


def tiny() -> Any:
    """An encoder of two layers, eight wide, whose numbers are drawn by chance."""
    import torch

    from mpnet import Base, Layer

    torch.manual_seed(1)
    wide, shapes = 16, {"up": (32, 16), "down": (16, 32), "first": (16,), "second": (16,)}
    given = {"embeddings.word_embeddings.weight": torch.randn(len(NAMES), wide), "embeddings.position_embeddings.weight": torch.randn(70, wide) / 4}
    given |= {"embeddings.LayerNorm.weight": torch.ones(wide), "embeddings.LayerNorm.bias": torch.zeros(wide), "encoder.relative_attention_bias.weight": torch.zeros(32, 2)}
    for n in range(2):
        for part, name in Layer.NAMES.items():
            shape = shapes.get(part, (16, 16))
            given[f"encoder.layer.{n}.{name}.weight"] = torch.ones(shape) if len(shape) == 1 else torch.randn(shape) / 4
            given[f"encoder.layer.{n}.{name}.bias"] = torch.zeros(shape[0])
    return Base(given, NAMES)


def test_tuning_learns_and_gives_the_same_again(tuning: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was taught is known afterwards, with the parties the other way round too; the same seed gives the same scores."""
    import tuned

    for name, value in {"THREADS": 1, "FROZEN": 1, "ROUNDS": 20, "BATCH": 8, "RATE": 5e-3, "HEAD_RATE": 5e-3}.items():
        monkeypatch.setattr(tuned, name, value)
    first, again = (tuned.learn(tiny(), TAUGHT) for _ in range(2))
    scores = first.scores(TAUGHT)
    assert plv.answers(scores) == [row.root for row in TAUGHT]
    assert (scores == again.scores(TAUGHT)).all()


def test_a_party_that_is_not_marked_is_the_whole_sentence(tuning: None) -> None:
    """Signs stand around what is marked; pieces of the source, of the target, of all."""
    import tuned

    ids, every, source, target = tuned._read(Wordpieces(NAMES), Item("1", "Mali strikes Peru", (0, 4), None, "ASSAULT"))
    assert [NAMES[n] for n in ids] == ["<s>", "*", "mali", "*", "strike", "##s", "peru", "</s>"]
    assert (every, source, target) == ([1.0] * 8, [0, 1, 1, 1, 0, 0, 0, 0], [1.0] * 8)


def test_tensors_of_a_file(tuning: None) -> None:
    """Numbers come back by name and shape; those of other kinds are passed over."""
    from mpnet import tensors

    about = b'{"__metadata__":{},"a":{"dtype":"F32","shape":[2,1],"data_offsets":[8,16]},"n":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}'
    data = struct.pack("<Q", len(about)) + about + struct.pack("<qff", 5, 1.5, -2.0)
    assert {name: value.tolist() for name, value in tensors(data).items()} == {"a": [[1.5], [-2.0]]}
