"""The pages in a real browser: nothing asked from outside, no error, no sideways scrolling, nothing that hinders; and the first five minutes, step by step.

One browser and one server for all: the tests that correct leave the account as they found it.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from serving import CHROMIUM, served

from dragoman.desk import Desk
from dragoman.faces.web import reading
from dragoman.ledger.book import Ledger

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="no chromium: the pages are not looked at")

WIDTHS = (320, 768, 1440)
#: milliseconds that a page may take on a busy machine
PATIENCE = 60_000
#: the most bytes that a first page makes a browser load, drawings apart
MOST = 300_000


@pytest.fixture(scope="module")
def folder(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample's ledger that these tests write in."""
    return Path(shutil.copytree(sample, tmp_path_factory.mktemp("browser") / "ledger"))


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    with served(folder) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    with playwright.sync_playwright() as started:
        made = started.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture(scope="module")
def paths(folder: Path) -> tuple[str, ...]:
    """Every page, without its language: with an incident that several articles tell, and its article."""
    dossier = Desk.open(folder).pair("MLI", "USA")
    told = max(dossier.incidents, key=lambda i: (len(i.events), i.id))
    article = next(e.article for e in dossier.events if e.id == told.best)
    fixed = ("", "pair/MLI/USA", "pair/DZA/FRA?from=2025&quad=3,4&order=first", "commitments", "signals", "review", "sources", "sources?outlet=", "data", "method", "corrections", "?q=visas", "nowhere")
    return (*fixed, f"incident/{told.best}", f"article/{article}", f"article/{article}?mask=1")


@contextmanager
def looking(browser: playwright.Browser, site: str, **setting: Any) -> Iterator[playwright.Page]:
    """A page in a setting of its own, which may do nothing that it must not: no error in its console, no request to elsewhere."""
    context = browser.new_context(**setting)
    context.set_default_timeout(PATIENCE)
    page, found = context.new_page(), []
    # the page that is not there answers 404, and the browser says so
    page.on("console", lambda m: found.append(m.text) if m.type in ("error", "warning") and "404" not in m.text and "410" not in m.text else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith((site, "data:")) else found.append(request.url))
    yield page
    context.close()
    assert found == []


def _fits(page: playwright.Page, *about: str) -> None:
    """Nothing on the page, all of it opened, lies beside a small screen, a middle one or a large one."""
    page.evaluate("for (const box of document.querySelectorAll('details')) box.open = true")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (*about, width)


@pytest.mark.parametrize(("lang", "clear"), [("fr", "light"), ("en", "dark")])
def test_every_page(browser: playwright.Browser, site: str, paths: tuple[str, ...], lang: str, clear: str) -> None:
    """Each page in both languages and both themes: nothing amiss, nothing beside the screen; axe-core finds no serious or critical violation, nor one of what hangs on the theme in the other."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    with looking(browser, site, color_scheme="dark" if clear == "light" else "light") as page:
        for path in paths:
            page.goto(f"{site}/{lang}/{path}")
            assert page.get_attribute("html", "lang") == lang
            _fits(page, path, "the other theme")
            assert _amiss(axe, page, only=["color-contrast"]) == [], path
            page.emulate_media(color_scheme=clear)
            _fits(page, path, clear)
            assert _amiss(axe, page) == [], path


def _amiss(axe: Any, page: playwright.Page, only: Sequence[str] = ()) -> list[Any]:
    """What hinders somebody on a page seriously, by all rules or some. A chart has hundreds of parts, and is one image."""
    found = axe.run(page, context={"exclude": [[".drawn svg *"]]}, options={"runOnly": list(only)} if only else {}).response["violations"]
    return [(v["id"], [n["html"][:200] for n in v["nodes"][:3]]) for v in found if v["impact"] in ("serious", "critical")]


def test_a_rich_pair_becomes_whole(browser: playwright.Browser, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is shown at once of a rich pair hinders nobody, and its whole page comes by itself, with its drawings."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    monkeypatch.setattr(reading, "RICH", 1)
    with served(folder, beside=True) as site, looking(browser, site) as page:
        page.goto(f"{site}/en/pair/MLI/USA")
        assert page.locator("[data-pending]").count() == 1 and page.locator("ol.events li").count() > 5
        _fits(page, "at once")
        page.set_viewport_size({"width": 1440, "height": 900})
        page.wait_for_selector("figure[data-chart=words] .drawn svg")
        assert page.locator("[data-pending]").count() == 0
        page.goto(f"{site}/fr/pair/DZA/FRA")
        assert _amiss(axe, page) == []


def test_without_a_script(browser: playwright.Browser, site: str, paths: tuple[str, ...]) -> None:
    """Each page is whole without one: what is offered leads somewhere, and what a script would add is not shown."""
    with looking(browser, site, java_script_enabled=False) as page:
        for path in paths:
            page.goto(f"{site}/fr/{path}")
            assert page.locator("main h1").count() == 1 and not page.locator("#theme").is_visible()
            assert page.locator("form:not(:has(button))").count() == 0 and page.locator("main button[type=button]").count() == 0
            _fits(page, path, "without a script")


def test_first_page_is_light(browser: playwright.Browser, site: str) -> None:
    """What a browser loads for the first page, as it comes and unpacked, drawings apart."""
    sizes: dict[str, int] = {}
    with looking(browser, site) as page:
        page.on("requestfinished", lambda request: sizes.update({request.url: len(request.response().body())}))
        page.goto(f"{site}/en/", wait_until="networkidle")
        assert len(sizes) >= 4 and sum(sizes.values()) < MOST, sizes
        sizes.clear()
        page.goto(f"{site}/en/pair/MLI/USA", wait_until="networkidle")
        page.wait_for_selector("figure[data-chart=promises] .drawn svg")
        drawn = page.evaluate("[...document.querySelectorAll('.drawn')].reduce((n, each) => n + each.innerHTML.length, 0)")
        assert drawn and sum(sizes.values()) - drawn < MOST, (sizes, drawn)


def _curve(page: playwright.Page, site: str) -> tuple[str, str]:
    """What the curve of words says of itself, and its line as it is drawn; without a script the picture leads to the drawing."""
    page.goto(f"{site}/en/pair/DZA/FRA")
    says = page.locator("figure[data-chart=words] .says").inner_text()
    _to_the_drawing(page)
    lines = page.locator("svg path" if ".svg" in page.url else "figure[data-chart=words] .drawn svg path").evaluate_all("all => all.map(each => each.getAttribute('d') ?? '')")
    return says, max(lines, key=len)


def _to_the_drawing(page: playwright.Page) -> None:
    """The curve is in the page, or is opened by itself where no script puts it there."""
    if page.locator("figure[data-chart=words] noscript a").count():
        page.locator("figure[data-chart=words] noscript img").scroll_into_view_if_needed()
        assert page.locator("figure[data-chart=words] noscript img").evaluate("each => each.decode().then(() => each.naturalWidth)") > 300
        page.locator("figure[data-chart=words] noscript a").click()
        page.wait_for_url("**/words.svg*")
    else:
        page.wait_for_selector("figure[data-chart=words] .drawn svg")


def _click_a_mark(page: playwright.Page) -> None:
    """Click on the last mark of the curve, or on what is drawn over it."""
    mark = page.locator("svg a").last if ".svg" in page.url else page.locator("figure[data-chart=words] .drawn svg a").last
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**/en/incident/ev_*")


def _minutes(page: playwright.Page, site: str) -> None:
    """The first five minutes: from the curve to the words, to a correction that moves it, and back."""
    before = _curve(page, site)
    _click_a_mark(page)
    incident = page.url
    # the incident leads to the sentence in its article
    telling = page.locator(".telling").first
    words = telling.locator("mark.trigger").first.inner_text()
    telling.locator(".what a").first.click()
    assert page.locator(".text .coded mark", has_text=words).count()
    # some incident rests on copies, and says so
    page.goto(f"{site}/en/pair/MLI/USA?min=2")
    assert re.search(r"\d+ articles, \d independent origins", page.locator(".attested").first.inner_text())
    # a wrong coding is left out: the curve moves, and comes back
    _corrected(page, incident, "form.act button.reject")
    moved = _curve(page, site)
    assert moved[0] != before[0] and moved[1] != before[1]
    _corrected(page, incident, "button.undo")
    assert _curve(page, site) == before
    # it is set to something else, and bears its badge
    page.goto(incident)
    page.locator("#edit summary").click()
    page.locator("#edit select[name=type]").select_option("ASSAULT")
    page.locator("#edit input[name=why]").fill("It was <b>force</b>.")
    page.locator("#edit form button").click()
    page.wait_for_selector(".done")
    assert page.locator(".tag.fixed").count() and "It was <b>force</b>." in page.locator("#history").inner_text()
    assert _curve(page, site)[1] != before[1]
    _corrected(page, incident, "button.undo")
    assert _curve(page, site) == before
    # what is taken away at the end is there
    assert page.request.get(f"{site}/en/pair/DZA/FRA.csv").body().startswith("\ufeffid,".encode())


def _corrected(page: playwright.Page, incident: str, button: str) -> None:
    """Press a button of an incident's page and wait until it is done."""
    page.goto(incident)
    page.locator(button).first.click()
    page.wait_for_selector(".done")


@pytest.mark.parametrize("script", [True, False], ids=["script", "none"])
def test_first_five_minutes(browser: playwright.Browser, site: str, folder: Path, script: bool) -> None:
    """Walked with a script and without."""
    known = len(Ledger.open(folder).corrections())
    with looking(browser, site, java_script_enabled=script) as page:
        _minutes(page, site)
    ops = [json.loads(line)["op"] for line in (folder / "corrections.jsonl").read_text("utf-8").splitlines()[known:]]
    assert list(dict.fromkeys(ops)) == ["reject", "undo", "set"] and ops[-1] == "undo"


def test_keys_of_the_review(browser: playwright.Browser, site: str, folder: Path) -> None:
    """a, x and u decide and take back; space turns the card; ? shows the keys."""
    held = {o.correction.id for o in Desk.open(folder).corrections()}
    with looking(browser, site) as page:
        page.goto(f"{site}/fr/review")
        first = page.locator(".card .marked").inner_text()
        page.keyboard.press("?")
        assert page.locator("#help[open]").count()
        page.keyboard.press("Space")
        page.wait_for_url("**at=2")
        assert page.locator(".card .marked").inner_text() != first
        page.goto(f"{site}/fr/review")
        for key, left in (("a", 1), ("x", 2), ("u", 1), ("u", 0)):
            page.keyboard.press(key)
            page.wait_for_selector(".done")
            page.wait_for_function(f"document.querySelectorAll('.decided li').length === {left}")
            page.goto(f"{site}/fr/review")
    made = [o for o in Desk.open(folder).corrections() if o.correction.id not in held]
    assert [(o.correction.op, o.result) for o in made] == [("confirm", "undone"), ("reject", "undone"), ("undo", "applied"), ("undo", "applied")]


def test_appearance_and_charts(browser: playwright.Browser, site: str) -> None:
    """The switch of appearance is kept; a chart becomes interactive under the strict policy, and nothing is asked from outside."""
    with looking(browser, site, color_scheme="light") as page:
        page.goto(f"{site}/fr/pair/MLI/USA")
        light = page.evaluate("getComputedStyle(document.body).backgroundColor")
        page.locator("#theme").click()
        page.locator("figure[data-chart=deeds] .enliven").click()
        page.wait_for_selector("figure[data-chart=deeds] .live svg")
        page.goto(f"{site}/fr/")
        assert page.get_attribute("html", "data-theme") == "dark"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


def test_a_period_is_dragged(browser: playwright.Browser, site: str) -> None:
    """Dragging over the right half of a curve shows that half of its time; what the form says is the same."""
    with looking(browser, site) as page:
        page.goto(f"{site}/fr/pair/MLI/USA?quad=1,2,3")
        figure = page.locator("figure[data-first]").first
        area = figure.locator('.drawn svg path[d^="M0,0h"]').first
        area.scroll_into_view_if_needed()
        box, middle = area.bounding_box(), _middle(figure.get_attribute("data-first"), figure.get_attribute("data-last"))
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 5)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + 20)
        page.mouse.move(box["x"] + box["width"] + 60, box["y"] + 5)
        page.mouse.up()
        page.wait_for_url("**from=*")
        told = dict(parse_qsl(urlsplit(page.url).query))
        assert abs((date.fromisoformat(told["from"]) - middle).days) <= 30 and told["quad"] == "1,2,3"
        assert page.locator("input[name=from]").input_value() == told["from"] and page.locator("input[name=to]").input_value() == told["to"]


def _middle(first: str, last: str) -> date:
    """The day in the middle of two."""
    return date.fromordinal((date.fromisoformat(first).toordinal() + date.fromisoformat(last).toordinal()) // 2)
