"""What is fetched is bounded, and never from where it should not be."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Iterator
from typing import Any

import pytest

from dragoman.errors import InputError
from dragoman.net import addresses
from dragoman.net.addresses import public
from dragoman.net.client import Client, Limits
from stub import Site, serving

SMALL = Limits(seconds=5, silence=3, most=100_000, redirects=3)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


def fetched(url: str, **more: Any) -> Any:
    with Client(**({"private": True, "limits": SMALL} | more)) as client:
        return client.get(url)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.9.9", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "fe80::1%eth0", "fd00::1",
     "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::"],
)  # fmt: skip
def test_addresses_that_are_not_of_the_open_net(address: str) -> None:
    assert not public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:4700::1111", "64:ff9b::5db8:d822"])
def test_addresses_of_the_open_net(address: str) -> None:
    assert public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])
def test_this_machine_is_not_fetched_from(site: Site, host: str) -> None:
    """However its address is written, and unless the user says so."""
    site.pages["/"] = (200, {}, b"inside")
    url = f"http://{host}:{site.url.rpartition(':')[2]}/"
    with pytest.raises(InputError, match="open net|not known"):
        fetched(url, private=False)
    assert not site.asked
    assert fetched(site.url + "/").body == b"inside"


def test_a_name_that_leads_inside(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name of the open net whose address is of this machine; and one that changes its address between two looks: the first look is the only one."""
    looks: list[str] = []
    answers = iter(["127.0.0.1", "127.0.0.2"])

    real = socket.getaddrinfo

    def look(host: str, port: int, *more: Any, **named: Any) -> list[Any]:
        if host[0].isdigit():
            return real(host, port, *more, **named)
        looks.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    site.pages["/"] = (200, {}, b"the first")
    url = f"http://news.example:{site.url.rpartition(':')[2]}/"
    monkeypatch.setattr(addresses.socket, "getaddrinfo", look)
    monkeypatch.setattr(addresses, "public", lambda address: address == "127.0.0.1")
    assert fetched(url, private=False).body == b"the first"
    assert looks == ["news.example"]
    with pytest.raises(InputError, match="open net"):
        fetched(url, private=False)


def test_a_redirect_that_leads_inside(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    port = site.url.rpartition(":")[2]
    site.pages["/"] = (302, {"location": f"http://127.0.0.2:{port}/secret"}, b"")
    monkeypatch.setattr(addresses, "public", lambda address: address == "127.0.0.1")
    with pytest.raises(InputError, match="127.0.0.2"):
        fetched(site.url + "/", private=False)
    assert site.asked == ["/"]


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://a.example/", "http://", "gopher://127.0.0.1:70/", "http://[::1"])
def test_a_redirect_that_leads_elsewhere(site: Site, to: str) -> None:
    site.pages["/"] = (301, {"location": to}, b"")
    with pytest.raises(InputError):
        fetched(site.url + "/")


def test_redirects(site: Site) -> None:
    """Followed to their end, told where all are for good, and given up where they do not end."""
    site.pages |= {"/a": (301, {"location": "/b"}, b""), "/b": (308, {"location": "c"}, b""), "/c": (200, {}, b"here"), "/t": (302, {"location": "/c"}, b""), "/e": (302, {"location": "/e"}, b"")}
    assert (fetched(site.url + "/a").url, fetched(site.url + "/a").moved) == (site.url + "/c", site.url + "/c")
    assert fetched(site.url + "/t").moved is None
    with pytest.raises(InputError, match="more than 3 times"):
        fetched(site.url + "/e")


def _endless(handler: Any) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"0" * 65_536)


def _dripping(handler: Any) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"0")
        time.sleep(0.05)


def _mute(handler: Any) -> None:
    time.sleep(2)


@pytest.mark.parametrize(
    ("reply", "words"),
    [(lambda _: _endless, "more than 0 MB"), (lambda _: _dripping, "too long"), (lambda _: _mute, "no answer"), ((200, {"content-encoding": "gzip"}, gzip.compress(b"0" * 50_000_000)), "more than 0 MB"),
     ((200, {"content-encoding": "br"}, b"x"), "not asked for"), ((200, {"content-encoding": "gzip"}, b"no gzip"), "no answer"), ((200, {"content-length": "99"}, b"short"), "no answer")],
)  # fmt: skip
def test_answers_without_end(site: Site, reply: Any, words: str) -> None:
    """Gigabytes, a byte at a time, silence, a gzip bomb, an unknown packing, no gzip at all, a body that is cut off: each is a sentence."""
    site.pages["/"] = reply
    with pytest.raises(InputError, match=words):
        fetched(site.url + "/", limits=Limits(seconds=1.5, silence=0.5, most=100_000))


def test_a_packed_answer(site: Site) -> None:
    site.pages["/"] = (200, {"content-encoding": "gzip"}, gzip.compress(b"hello"))
    assert fetched(site.url + "/").body == b"hello"
