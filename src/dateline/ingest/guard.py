"""Which addresses may be fetched from: public ones only, checked on the address that is then connected to.

A name is resolved once and the connection goes to the address that was checked, so a name that changes its mind
between the two (DNS rebinding) gains nothing. Every redirect is a new connection and is checked again.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from typing import TYPE_CHECKING

import httpcore

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class RefusedError(Exception):
    """An address that is not fetched from; the message names it."""


def is_public(address: str, _port: int = 0) -> bool:
    """Return whether an IP address is one of the open internet: not this machine, not a local network."""
    return all(one.is_global and not one.is_multicast for one in _faces(ipaddress.ip_address(address)))


def _faces(address: Address) -> list[Address]:
    """Return the address and the IPv4 address that it stands for, where it is a mapping or a tunnel."""
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    inside = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
    if inside is None and address in _NAT64:
        inside = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    # A mapped address is only another way to write the IPv4 address, and Python calls none of them global.
    if address.ipv4_mapped is not None or address in _NAT64:
        return [inside] if inside is not None else [address]
    return [address] if inside is None else [address, inside]


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to addresses that ``allowed(address, port)`` accepts, and to no others.

    Whatever is done over its connections ends at ``deadline`` (of ``time.monotonic()``), also where a server keeps
    each single wait short.
    """

    def __init__(self, allowed: Callable[[str, int], bool], deadline: float) -> None:
        self._allowed = allowed
        self._deadline = deadline
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Resolve ``host`` once and connect to the first of its addresses that answers, if all of them are allowed."""
        addresses = _resolve(host, port)
        for address in addresses:
            if not self._allowed(address, port):
                raise RefusedError(f"{host} is at {address}, which is not a public address")
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses:
            wait = _left(self._deadline, timeout)
            try:
                stream = self._inner.connect_tcp(address, port, wait, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failure

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002 -- httpcore's signature
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002 -- the same
    ) -> httpcore.NetworkStream:
        """Refuse: a socket of this machine is no public address."""
        raise RefusedError(f"{path} is a socket of this machine")


class _TimedStream(httpcore.NetworkStream):
    """A connection that ends at the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: float) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._inner.start_tls(ssl_context, server_hostname, _left(self._deadline, timeout))
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


def _left(deadline: float, timeout: float | None) -> float:
    """Return the seconds one wait may take; raises ReadTimeout when the deadline has passed."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the deadline has passed")
    return left if timeout is None else min(left, timeout)


def _resolve(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f"{host} cannot be found ({error})") from error
    # A scoped address (fe80::1%eth0) names a link of this machine; the scope says nothing about where it is.
    return [str(entry[4][0]).partition("%")[0] for entry in found]
