"""The report: one page, nothing from outside, nothing hostile, the same each time, and no sentence without evidence."""

from __future__ import annotations

import base64
import csv
import io
import re
import shutil
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

import pytest
from press import press

from dragoman.desk import Desk
from dragoman.errors import UsageError
from dragoman.faces.messages import Messages
from dragoman.faces.naming import Names
from dragoman.faces.report import Options, page
from dragoman.faces.report.material import Material
from dragoman.faces.report.pdf import NAMED, printed
from dragoman.faces.report.points import points
from dragoman.faces.report.sections import SECTIONS, chosen
from dragoman.ledger.book import Ledger
from dragoman.packs import load
from dragoman.records import Coding
from fakes import HOSTILE, article, characterisation, event

LANGS = ("fr", "en")


def names(lang: str) -> Names:
    return Names(load(), Messages(lang))


def report(desk: Desk, lang: str = "en", options: Options | None = None, since: str | None = None) -> str:
    """The report of France and Algeria."""
    return page(desk, desk.pair("FRA", "DZA", since), names(lang), options)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Two years of France and Algeria, warm and then cold."""
    return Desk.open(press(tmp_path_factory.mktemp("report") / "ledger"))


@pytest.fixture(scope="module")
def pages(desk: Desk) -> dict[str, str]:
    return {lang: report(desk, lang, Options("A. Benali")) for lang in LANGS}


def hostile(folder: Path) -> Desk:
    """Few events, whose every text would like to be markup."""
    told = article(HOSTILE, outlet=HOSTILE, title=HOSTILE)
    events = tuple(event(told, ("CONSULT", "SANCTION", "THREATEN")[n % 3], n, actor=("FRA",), recipient=("DZA",), start=f"2026-0{n + 1}-02", end=f"2026-0{n + 1}-03", speaker=HOSTILE, condition=HOSTILE) for n in range(6))
    ledger = Ledger.open(folder, create=True)
    with ledger.writing():
        ledger.add([(told, Coding(told.id, "ar", events, (characterisation(told, parties=("FRA", "DZA"), label=HOSTILE),)))], "fake+1")
    return Desk.open(folder)


class Tags(HTMLParser):
    """Every tag and attribute of a page, what stands in each section, and whether tags close."""

    VOID = ("meta", "br", "link", "img", "input", "path", "rect", "line", "circle")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert tag == self.open.pop()

    def ids(self) -> list[str | None]:
        return [attrs["id"] for _, attrs in self.tags if "id" in attrs]


@pytest.mark.parametrize("lang", LANGS)
def test_page(pages: dict[str, str], lang: str) -> None:
    """The page has all sections in its language, is well formed, and leads nowhere that is not in it."""
    tags, m = Tags(pages[lang]), Messages(lang)
    assert tags.open == []
    assert ("html", {"lang": lang}) in tags.tags
    assert set(SECTIONS) <= set(tags.ids())
    assert all(f">{m(f'report.section.{name}')}<" in pages[lang] for name in SECTIONS)
    assert len(tags.ids()) == len(set(tags.ids()))
    links = {href for _, attrs in tags.tags for name in ("href", "xlink:href") if str(href := attrs.get(name)).startswith("#")}
    assert {str(link)[1:] for link in links} <= set(tags.ids())
    assert all(attrs.get("lang") in ("fr", "en") and attrs.get("dir") == "auto" for tag, attrs in tags.tags if tag == "blockquote")
    assert "A. Benali" in pages[lang]


def test_languages_do_not_mix(pages: dict[str, str]) -> None:
    """Nothing of the English interface is in the French page, nor the other way round, outside of quotations."""
    bare = {lang: re.sub(r"<blockquote.*?</blockquote>|<style>.*?</style>|<section id=.data.*?</section>|<[^>]+>", "", text, flags=re.DOTALL) for lang, text in pages.items()}
    assert not re.search(r"\b(incidents?|articles? tell|Deeds|Annex |between)\b", bare["fr"])
    assert not re.search(r"\b(faits?|paroles|actes|Annexe|envers|entre)\b", bare["en"])


def test_same_bytes(desk: Desk, pages: dict[str, str]) -> None:
    """The same dossier gives the same page, and another ledger's copy of it does too."""
    assert report(desk, "fr", Options("A. Benali")) == pages["fr"]


@pytest.mark.parametrize("lang", LANGS)
def test_key_points_have_evidence(desk: Desk, pages: dict[str, str], lang: str) -> None:
    """Five to eight sentences; each names sentences that annex A has; none is left with a gap or a key."""
    found = points(Material(desk, desk.pair("FRA", "DZA"), names(lang)))
    assert 5 <= len(found) <= 8
    numbers = {id for id in Tags(pages[lang]).ids() if id and re.fullmatch(r"e\d+", id)}
    assert all(point.evidence and {f"e{n}" for n in point.evidence} <= numbers for point in found)
    assert all(point.text[-1] == "." and point.text[0].upper() == point.text[0] and "  " not in point.text and "{" not in point.text for point in found)
    assert len({point.text for point in found}) == len(found)


def test_a_turn_is_told(desk: Desk) -> None:
    """The turn from warm to cold is a key point that names what tells it most, and parts the timeline."""
    held = Material(desk, desk.pair("FRA", "DZA"), names("en"))
    turn = next(point for point in points(held) if "turned by" in point.text)
    assert "between" in turn.text and turn.evidence
    assert not [p.text for p in points(Material(desk, held.dossier, names("fr"))) if re.search(r"\w[;:!?]", p.text)]
    stretches = SECTIONS["timeline"](held)["stretches"]
    assert [s.title.split(":")[0] for s in stretches] == ["Phase 1", "Phase 2"] and stretches[1].turn and not stretches[0].turn
    assert sum(len(rows) for s in stretches for _, rows in s.years) == len(held.dossier.incidents)


def test_told_and_denied_stand_side_by_side(desk: Desk) -> None:
    """What tells an act on the one side, what denies it on the other."""
    pairs = SECTIONS["signals"](Material(desk, desk.pair("FRA", "DZA"), names("en")))["pairs"]
    denied = [pair for pair in pairs if pair.rule == "Told and denied"]
    assert denied and all([bool(side.line.status) for side in pair.sides] == [False, True] for pair in denied)
    assert all(pair.sides[1].line.status == "negated" for pair in denied)


def test_nothing_from_outside(pages: dict[str, str], tmp_path: Path) -> None:
    """No script, no address, no event handler, whatever the text says; a strict content policy."""
    wild = report(hostile(tmp_path / "wild"), "fr", Options(author=HOSTILE))
    for text in (*pages.values(), wild):
        tags = Tags(text)
        assert tags.open == []
        assert not {"script", "link", "iframe", "object", "img", "image", "base", "form"} & {t[0] for t in tags.tags}
        assert not [name for _, attrs in tags.tags for name in attrs if name.startswith("on") or name in ("src", "srcset", "action")]
        assert all(str(attrs[name]).startswith(("#", "data:text/csv;")) for _, attrs in tags.tags for name in ("href", "xlink:href") if name in attrs)
        assert not re.search(r"url\((?!#)|@import", text)
        assert "\x1b" not in text and "\u202e" not in text
        policy = next(attrs for tag, attrs in tags.tags if tag == "meta" and "http-equiv" in attrs)
        assert policy["content"] == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert "&lt;script&gt;" in wild


def test_few_and_none(desk: Desk, tmp_path: Path) -> None:
    """With few events there are sentences in place of curves; in an empty period the page says so, in every section."""
    few = report(hostile(tmp_path / "few"))
    assert "too few events for a curve" in few
    none = page(desk, desk.pair("FRA", "DZA", "2031"), names("en"))
    assert "has no event of this relation in the period chosen" in none
    assert Tags(none).open == [] and set(SECTIONS) <= set(Tags(none).ids())
    assert not points(Material(desk, desk.pair("FRA", "DZA", "2031"), names("fr")))


def test_sections(desk: Desk) -> None:
    """Those that are asked for, and the annex that their numbers lead to; an unknown one is refused with those that there are."""
    assert chosen(("limits", "method")) == ("limits", "method")
    assert chosen(("points",)) == ("points", "evidence")
    assert chosen(()) == tuple(SECTIONS)
    ids = Tags(report(desk, options=Options(sections=("points", "limits")))).ids()
    assert set(SECTIONS) & set(ids) == {"points", "limits", "evidence"}
    with pytest.raises(UsageError, match="corrections, data"):
        chosen(("weather",))


def test_without_the_words_of_the_press(desk: Desk) -> None:
    """`text none` leaves out every sentence, in the page and in the data; ids and places stay."""
    text = report(desk, options=Options(text="none"))
    sentences = {e.quotes["sentence"].text for e in desk.pair("FRA", "DZA").events}
    assert sentences and not [s for s in sentences if s in text]
    assert "<blockquote" not in text
    assert all(row["sentence"] == "" and row["at"] for row in files(text)["FRA-DZA-sentences.csv"] if row["id"].startswith("ev_"))


def files(text: str) -> dict[str, list[dict[str, str]]]:
    """The CSV files in a page."""
    found = {}
    for tag, attrs in Tags(text).tags:
        if tag == "a" and attrs.get("download"):
            body = base64.b64decode(str(attrs["href"]).split(",", 1)[1]).decode("utf-8-sig")
            found[str(attrs["download"])] = list(csv.DictReader(io.StringIO(body)))
    return found


def test_data(desk: Desk, pages: dict[str, str]) -> None:
    """Annex C holds every incident and every sentence, as annex A numbers them."""
    dossier, found = desk.pair("FRA", "DZA"), files(pages["fr"])
    assert [row["id"] for row in found["FRA-DZA-incidents.csv"]] == [i.id for i in dossier.incidents]
    assert [row["number"] for row in found["FRA-DZA-sentences.csv"]] == [str(n) for n in range(1, len(dossier.events) + len(dossier.characterisations) + 1)]


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    """A sentence that begins like a formula is a text in a spreadsheet."""
    told = article("=HYPERLINK(\"http://evil.example\") dit Paris.", outlet="@cmd")
    ledger = Ledger.open(tmp_path / "formula", create=True)
    with ledger.writing():
        ledger.add([(told, Coding(told.id, "fr", (event(told, actor=("FRA",), recipient=("DZA",)),)))], "fake+1")
    row = files(report(Desk.open(tmp_path / "formula")))["FRA-DZA-sentences.csv"][0]
    assert row["sentence"].startswith("'=") and row["outlet"].startswith("'@")


def test_corrections(tmp_path: Path) -> None:
    """Annex B has what touches the pair, rejected events among them, and what took it back; a corrected incident says so."""
    desk = Desk.open(press(tmp_path / "ledger"))
    first, second = desk.pair("FRA", "DZA").events[:2]
    made = [desk.corrected("reject", first.id, "a.benali", why="<b>not an act</b>"), desk.corrected("set", second.id, "a.benali", field="type", after="SUPPORT")]
    desk.correct(made)
    other = desk.pair("FRA", "MLI").events[0]
    desk.correct([desk.corrected("confirm", other.id, "b")])
    text = report(desk)
    assert {c.id for c in made} <= set(Tags(text).ids())
    assert "&lt;b&gt;not an act&lt;/b&gt;" in text and other.id not in text
    assert "✎ corrected" in text


def test_small(pages: dict[str, str]) -> None:
    assert all(len(text.encode()) < 1_000_000 for text in pages.values())


def test_no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a browser a sentence says what to do; so it does where one is named that is none."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv(NAMED, raising=False)
    with pytest.raises(UsageError, match="install Chromium"):
        printed("<p>")
    monkeypatch.setenv(NAMED, "/nowhere/chromium")
    with pytest.raises(UsageError, match="/nowhere/chromium"):
        printed("<p>")


def test_browser_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser that breaks, or prints nothing, is a sentence too."""
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    monkeypatch.setenv(NAMED, str(broken))
    with pytest.raises(UsageError, match="could not print"):
        printed("<p>")
    broken.write_text("#!/bin/sh\nexit 0\n")
    with pytest.raises(UsageError, match="could not print"):
        printed("<p>")


@pytest.mark.skipif(shutil.which("chromium") is None, reason="no chromium here")
def test_pdf(desk: Desk) -> None:
    assert printed(report(desk, options=Options(sections=("points",))))[:5] == b"%PDF-"


@pytest.mark.skipif(shutil.which("chromium") is None, reason="no chromium here")
def test_in_a_browser(pages: dict[str, str], tmp_path: Path) -> None:
    """By day and by night axe-core finds nothing, nothing is asked for from outside, nothing is wider than a small screen, and the console is silent."""
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    (tmp_path / "report.html").write_text(pages["fr"], "utf-8")
    said: list[str] = []
    asked: list[str] = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"], timeout=0)
        # the policy of the page would keep axe itself out
        sheet = browser.new_context(bypass_csp=True, viewport={"width": 320, "height": 900}).new_page()
        sheet.set_default_timeout(0)
        sheet.on("console", lambda message: said.append(message.text))
        sheet.on("request", lambda request: asked.append(request.url))
        sheet.goto((tmp_path / "report.html").as_uri(), timeout=0)
        wide = sheet.evaluate("document.documentElement.scrollWidth")
        found = []
        # by night only the colours are others; a drawing has hundreds of parts, and is one image
        for scheme, only in (("light", {}), ("dark", {"runOnly": ["color-contrast"]})):
            sheet.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            violations = Axe().run(sheet, context={"exclude": [["figure svg *"]]}, options=only).response["violations"]
            found += [(scheme, v["id"], v["nodes"][0]["html"][:200]) for v in violations]
        browser.close()
    assert found == []
    assert (said, len(asked), wide) == ([], 1, 320)
