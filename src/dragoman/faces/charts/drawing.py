"""A figure as a picture: SVG that stands in a page by itself and is read aloud as a title and a description, or PNG."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.dom import minidom

from dragoman.faces.charts.figure import bare, plain
from dragoman.faces.charts.theme import PALETTES, Palette

if TYPE_CHECKING:
    from dragoman.faces.charts.figure import Figure
    from dragoman.faces.charts.theme import Theme

#: what Vega says of each part of a drawing: where the whole is one image with a description it only weighs
NEEDLESS = re.compile(r"aria-.*|role|class|version|pointer-events")
LONG = re.compile(r"-?\d+\.\d{2,}")
#: how a link may begin: a place here, a page of this machine, an address
OPENS = ("#", "/", "https://", "http://")
#: links go through the drawing as places here, since Vega takes an address for one of its own data sets
PLACE = "https://link.invalid/"


def drawn(figure: Figure, id: str, theme: Theme = "page") -> str:
    """The inline SVG of a figure: `role="img"` with title and description, ids that begin with `id`, nothing fetched, the same bytes each time. Empty where there is no chart."""
    if figure.chart is None:
        return ""
    told, links = _linked(bare(figure.chart, theme))
    document = minidom.parseString(_svg(told))
    root = document.documentElement
    assert root is not None
    _cleaned(root, links)
    _renamed(root, id)
    _told(document, root, figure, id)
    found: str = root.toxml()
    document.unlink()  # its parts hold each other
    return found


def coloured(svg: str, theme: Theme) -> str:
    """A drawing in the colours of a page, in those of a theme."""
    for each in fields(Palette):
        svg = svg.replace(getattr(PALETTES["page"], each.name), getattr(PALETTES[theme], each.name))
    return svg


def png(figure: Figure, theme: Theme = "light", scale: float = 2.0) -> bytes:
    """A figure as a PNG image; empty where there is no chart."""
    import vl_convert

    return bytes(vl_convert.vegalite_to_png(plain(figure.chart, theme), scale=scale, allowed_base_urls=[])) if figure.chart is not None else b""


@cache
def script() -> str:
    """The JavaScript of Vega that makes a spec interactive in a page (`vegaEmbed`), as one text with all that it needs."""
    import vl_convert

    return str(vl_convert.javascript_bundle())  # type: ignore[call-arg]


def _svg(told: dict[str, Any]) -> str:
    import vl_convert

    return str(vl_convert.vegalite_to_svg(told, allowed_base_urls=[]))


def _linked(told: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """A spec whose links are places, and what each place stands for."""
    places: dict[str, str] = {}

    def place(value: Any) -> Any:
        if isinstance(value, list):
            return [place(each) for each in value]
        if not isinstance(value, dict):
            return value
        return {key: places.setdefault(each, f"{PLACE}{len(places)}") if key == "href" and isinstance(each, str) else place(each) for key, each in value.items()}

    return place(told), {at: link for link, at in places.items()}


def _elements(node: minidom.Element) -> Iterator[minidom.Element]:
    yield node
    for child in list(node.childNodes):
        if isinstance(child, minidom.Element):
            yield from _elements(child)


def _cleaned(root: minidom.Element, links: Mapping[str, str]) -> None:
    """Drop what is not seen, shorten numbers, and put the links back."""
    for element in _elements(root):
        if element.getAttribute("display") == "none" or element.getAttribute("d") == "M0,0h0v0h0Z":
            parent = element.parentNode
            assert parent is not None
            parent.removeChild(element)
            continue
        for name, value in list(element.attributes.items()):
            if NEEDLESS.fullmatch(name):
                element.removeAttribute(name)
            elif name not in ("xlink:href", "id"):
                element.setAttribute(name, LONG.sub(lambda n: f"{float(n[0]):.1f}", value))
        if element.tagName == "a":
            # for a pointer alone: an image has no parts for whoever reads or tabs, and the table has the same links
            target = links.get(element.getAttribute("xlink:href"), "")
            element.removeAttribute("xlink:href")
            if target.startswith(OPENS):
                element.setAttribute("xlink:href", target)
                element.setAttribute("tabindex", "-1")


def _renamed(root: minidom.Element, id: str) -> None:
    """Names by order, since Vega counts on from drawing to drawing."""
    found = [e for e in _elements(root) if e.hasAttribute("id")]
    names = {e.getAttribute("id"): f"{id}-{n}" for n, e in enumerate(found)}
    for element in _elements(root):
        for name, value in list(element.attributes.items()):
            if name == "id":
                element.setAttribute(name, names[value])
            elif value.startswith("url(#"):
                element.setAttribute(name, f"url(#{names[value[5:-1]]})")


def _told(document: minidom.Document, root: minidom.Element, figure: Figure, id: str) -> None:
    """The title and the description, and the names by which a reader finds them."""
    for name, text in (("desc", figure.description), ("title", figure.title)):
        element = document.createElement(name)
        element.setAttribute("id", f"{id}-{name}")
        element.appendChild(document.createTextNode(text))
        root.insertBefore(element, root.firstChild)
    root.setAttribute("role", "img")
    root.setAttribute("aria-labelledby", f"{id}-title")
    root.setAttribute("aria-describedby", f"{id}-desc")
