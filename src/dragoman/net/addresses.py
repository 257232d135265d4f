"""Which addresses may be fetched from: those of the open net, unless the user says otherwise.

A name is looked up once, and the connection goes to the address that was looked at: a name server that answers differently the next
moment gains nothing by it.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable, Sequence
from typing import Any

import httpcore

from dragoman.errors import InputError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
#: IPv6 addresses that stand for an IPv4 one in their last 32 bits
NAT64 = ipaddress.ip_network("64:ff9b::/96")


def public(text: str) -> bool:
    """Whether an address is one of the open net: not of this machine, a private net, the link or a service of the cloud."""
    address = ipaddress.ip_address(text.partition("%")[0])
    return all(each.is_global and not each.is_multicast for each in (address, *_inside(address)))


def _inside(address: Address) -> Iterable[Address]:
    """The IPv4 addresses that an IPv6 one leads to."""
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    found: list[Address] = [each for each in (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())) if each is not None]
    if address in NAT64:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return found


def looked_up(host: str, port: int, private: bool) -> list[str]:
    """The addresses of a host that may be connected to; InputError where there is none."""
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(f"{host}: this name is not known ({error}); check the address") from error
    found = list(dict.fromkeys(str(row[4][0]) for row in rows))
    kept = [each for each in found if private or public(each)]
    if not kept:
        raise InputError(f"{host}: leads to {', '.join(found)}, which is no address of the open net; --allow-private fetches it all the same")
    return kept


class Guard(httpcore.NetworkBackend):
    """Connections to addresses that were looked at, and to no others."""

    def __init__(self, private: bool) -> None:
        self._private = private
        self._inner = httpcore.SyncBackend()

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, local_address: str | None = None, socket_options: Any = None) -> httpcore.NetworkStream:
        """A connection to the first address of a host that answers."""
        return self._first(looked_up(host, port, self._private), port, timeout, local_address, socket_options)

    def _first(self, addresses: Sequence[str], port: int, timeout: float | None, local: str | None, options: Any) -> httpcore.NetworkStream:
        for address in addresses[:-1]:
            try:
                return self._inner.connect_tcp(address, port, timeout, local, options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._inner.connect_tcp(addresses[-1], port, timeout, local, options)

    def connect_unix_socket(self, path: str, timeout: float | None = None, socket_options: Any = None) -> httpcore.NetworkStream:
        """Refused: no page comes from a file of this machine."""
        raise InputError(f"{path}: this is no address of the net")
