"""Inputs become articles; what cannot be read is one refusal of one sentence, and the others go on."""

from __future__ import annotations

import gzip
import json
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.documents.clean import clean
from dragoman.documents.read import article_from_text, read
from dragoman.options import ReadOptions
from dragoman.records import Article, Refusal

FRENCH = "Le gouvernement malien a rappelé son ambassadeur à Alger, a annoncé lundi le ministère des Affaires étrangères."
ENGLISH = "The government of Mali recalled its ambassador to Algeria, the foreign ministry announced on Monday in Bamako."
SEED = Path(__file__).resolve().parents[3] / "shared" / "seed"
PAGE = """<html lang="fr"><head><title>Mali : un rappel</title><meta property="article:published_time" content="2025-04-07T10:00:00Z">
<meta property="og:site_name" content="Le Fleuve"></head><body><nav><a href="/">Accueil</a> <a href="/m">Menu</a></nav><article><h1>Mali : un rappel</h1>
<p>{0}</p><p>{0}</p><p>{0} Selon Alger, la décision est regrettable et sera suivie de la même mesure.</p></article><footer>Tous droits réservés</footer></body></html>"""


def only(path: Path, **options: object) -> Article | Refusal:
    """The one thing that a path gives."""
    (found,) = read([path], ReadOptions(**options))  # type: ignore[arg-type]
    return found


def refused(found: Article | Refusal, *words: str) -> None:
    """One sentence that has these words."""
    assert isinstance(found, Refusal)
    assert "\n" not in found.reason
    for word in words:
        assert word in found.reason


def test_a_plain_text_is_stored_as_it_came(tmp_path: Path) -> None:
    """The text of an article is the file's, character for character."""
    path = tmp_path / "a.txt"
    path.write_bytes((FRENCH + "\r\n\r\n" + FRENCH + " 😀").encode())
    found = only(path, published="2025-04-07", outlet="Le Fleuve")
    assert isinstance(found, Article)
    assert (found.text, found.lang, found.published, found.outlet) == (FRENCH + "\r\n\r\n" + FRENCH + " 😀", "fr", "2025-04-07", "Le Fleuve")


def test_a_header_gives_what_is_known(tmp_path: Path) -> None:
    """Title, outlet, date and language in front of a text are taken, and are noise."""
    path = tmp_path / "a.txt"
    path.write_text(f"Title: A recall\nOutlet: The Post\nPublished: 2025-04-08\nLang: en\n\n{ENGLISH}\n\n{ENGLISH}")
    found = only(path)
    assert isinstance(found, Article)
    assert (found.title, found.outlet, found.published, found.lang) == ("A recall", "The Post", "2025-04-08", "en")
    assert [b.kind for b in found.blocks] == ["noise", "paragraph", "paragraph"]


def test_a_page_gives_its_article(tmp_path: Path) -> None:
    """Menus and footers go; title, date and outlet are what the page says of itself."""
    path = tmp_path / "a.html"
    path.write_text(PAGE.format(FRENCH))
    found = only(path)
    assert isinstance(found, Article)
    assert found.published == "2025-04-07"
    assert "Accueil" not in found.text and FRENCH in found.text
    assert found.title == "Mali : un rappel"


def test_folders_zips_and_lines_come_in_order(tmp_path: Path) -> None:
    """A folder is read in the order of its names, a zip and JSON lines too."""
    (tmp_path / "b.jsonl").write_text("\n".join(json.dumps({"id": str(n), "text": f"{n} {ENGLISH}"}) for n in range(3)))
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr("y.txt", "9 " + FRENCH)
        archive.writestr("x.txt", "8 " + FRENCH)
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(("7 " + ENGLISH).encode()))
    found = list(read([tmp_path]))
    assert [a.text[0] for a in found if isinstance(a, Article)] == ["7", "0", "1", "2", "8", "9"]


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"  \n", "empty"),
        ("a.txt", bytes(range(256)) * 20, "binary"),
        ("a.html", b"<html><body><nav>Menu</nav></body></html>", "no article text"),
        ("a.jsonl", b"{not json}", "not valid JSON"),
        ("a.jsonl", b"[1]", "not an object"),
        ("a.jsonl", b'{"id": "1"}', "'text' is missing"),
        ("a.jsonl", json.dumps({"text": ENGLISH, "published": "2025-02-30"}).encode(), "not a date"),
        ("a.jsonl", json.dumps({"text": ENGLISH, "published": 5}).encode(), "must be a text"),
        ("a.jsonl", b"[" * 100_000, "not valid JSON"),
        ("a.zip", b"PK\x03\x04 broken", "zip"),
        ("a.txt.gz", b"no gzip at all", "gzip"),
        ("a.txt", "El gobierno de España ha llamado a consultas a su embajador en Argentina tras las palabras del presidente.".encode(), "Spanish"),
    ],
)
def test_bad_input_is_one_sentence(tmp_path: Path, name: str, data: bytes, word: str) -> None:
    """What, where, and what to do."""
    path = tmp_path / name
    path.write_bytes(data)
    refused(only(path), word, str(path))


def test_a_bad_line_leaves_the_others(tmp_path: Path) -> None:
    """A malformed line is named by its number; the lines around it are read."""
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": ENGLISH}) + "\noops\n" + json.dumps({"text": FRENCH}) + "\n")
    first, second, third = read([path])
    assert isinstance(first, Article) and isinstance(third, Article)
    refused(second, "line 2")


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    """It is named, and what follows is read."""
    good = tmp_path / "a.txt"
    good.write_text(ENGLISH)
    missing, found = read([tmp_path / "nowhere", good])
    refused(missing, "no such file")
    assert isinstance(found, Article)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """A member that unpacks to far more than it weighs is refused."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"0" * 30_000_000)
    refused(only(path), "zip bomb")


def test_a_file_too_large(tmp_path: Path) -> None:
    """Larger than the limit: refused before it is read."""
    path = tmp_path / "a.txt"
    path.write_text(ENGLISH * 100)
    refused(only(path, max_bytes=1000), "larger than")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    """A file that may not be read is named."""
    path = tmp_path / "a.txt"
    path.write_text(ENGLISH)
    path.chmod(0)
    refused(only(path), "permissions")


def test_a_folder_that_contains_itself(tmp_path: Path) -> None:
    """A link to a folder above ends in a refusal, not in a loop."""
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "loop").symlink_to(tmp_path)
    found = list(read([tmp_path]))
    assert sum(isinstance(f, Article) for f in found) == 1
    refused(next(f for f in found if isinstance(f, Refusal)), "contains itself")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    """French in the encodings that the press uses."""
    path = tmp_path / "a.txt"
    path.write_bytes((FRENCH + " Une décision « regrettable », déclare-t-on à Alger, où l'été est tombé.").encode(encoding))
    found = only(path)
    assert isinstance(found, Article)
    assert "rappelé" in found.text and found.lang == "fr"


@pytest.mark.parametrize("text", ["PARIS EXPULSE L'AMBASSADEUR DU MALI APRÈS LA CRISE DES VISAS AVEC BAMAKO", "Le Mali proteste.", "BAMAKO CONDAMNE PARIS"])
def test_short_and_shouted_french(text: str) -> None:
    """Capitals and brevity do not hide the language."""
    found = article_from_text(text)
    assert isinstance(found, Article) and found.lang == "fr"


@pytest.mark.skipif(not SEED.exists(), reason="../shared is not here, and the seed article lies there")
def test_the_seed_article_is_cleaned() -> None:
    """Its noise is noise, its headline and sub-headings are such, its credit is kept."""
    (found,) = read([SEED / "000_4d508eff122715bd.txt"])
    assert isinstance(found, Article)
    kinds = [b.kind for b in found.blocks]
    assert (kinds[0], kinds[1], kinds.count("noise"), kinds.count("headline")) == ("noise", "headline", 5, 1)
    assert kinds.count("subheading") == 7
    assert found.credit


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("aé .\n\r\t«»A—:😀م\u2028\x85"), max_size=300))
def test_blocks_are_ordered_and_lie_in_the_text(text: str) -> None:
    """Whatever the text, its blocks do not overlap, come in order and hold words."""
    last = 0
    for block in clean(text).blocks:
        assert last <= block.start < block.end <= len(text)
        assert text[block.start : block.end].strip()
        last = block.end
