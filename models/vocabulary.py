"""Which pieces the witness keeps: those that French, English, Spanish, Portuguese, Arabic and Russian news is likeliest to use.

How often a piece is used is counted over the words of each language by their frequency (package wordfreq, only when a model is built)
and over the project's own texts; French and English weigh more, since the coder reads them first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from base import Base

from dragoman.coding.witness.pieces import UNKNOWN, Pieces

#: the share of each language in the count
SHARES = {"fr": 0.3, "en": 0.3, "es": 0.12, "pt": 0.1, "ru": 0.1, "ar": 0.08}
#: how many words of each language are looked at, and how much a text of the project weighs beside them
WORDS, OWN = 120_000, 0.5


def kept(base: Base, texts: Iterable[str], size: int) -> list[int]:
    """The numbers of the pieces that are kept, the special ones first, in the order of the base."""
    from wordfreq import get_frequency_dict, top_n_list

    pieces, use = Pieces(base.pieces, base.scores.tolist()), Counter[int]()
    for lang, share in SHARES.items():
        often = get_frequency_dict(lang)
        for word in top_n_list(lang, WORDS):
            for form in {word, word.capitalize()}:
                for at in pieces.ids(form, True):
                    use[at] += share * often.get(word, 0.0) * (1.0 if form == word else 0.2)
    own = Counter(at for text in texts for word in text.split() for at in pieces.ids(word, True))
    total = sum(own.values()) or 1
    for at, n in own.items():
        use[at] += OWN * n / total + 1e-4
    best = [at for at, _ in use.most_common() if at > UNKNOWN][: size - UNKNOWN - 1]
    return [*range(UNKNOWN + 1), *sorted(best)]


def pruned(base: Base, keep: list[int]) -> Base:
    """The base with the pieces that are kept, and their embeddings."""
    tensors = base.tensors | {"emb.word": base.tensors["emb.word"][np.array(keep)]}
    return Base(base.width, base.layers, base.heads, base.inner, base.eps, [base.pieces[i] for i in keep], base.scores[np.array(keep)], base.special, tensors)


def main() -> None:
    """`PYTHONPATH=src python models/vocabulary.py BASE.bin OUT.json [--size 32768]`: the kept pieces of the base, counted over gold and example lines too."""
    import argparse
    import json
    import tomllib

    from base import read

    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", type=int, default=32_768)
    args = parser.parse_args()
    root = Path(__file__).resolve().parent.parent
    gold = [*(root / "bench/gold").glob("*.jsonl"), *(root.parent / "shared/gold").glob("dev-*.jsonl")]
    texts = [json.loads(line)["text"] for path in gold for line in path.read_text("utf-8").splitlines()]
    packs = (root / "src/dragoman/data/languages").glob("*/events/*.toml")
    texts += [line["text"] for path in packs for line in tomllib.loads(path.read_text("utf-8")).get("line", ())]
    base = read(args.base)
    keep = kept(base, texts, args.size)
    found = pruned(base, keep)
    args.out.write_text(json.dumps({"keep": keep, "pieces": found.pieces, "scores": found.scores.tolist()}), "utf-8")


if __name__ == "__main__":
    main()
