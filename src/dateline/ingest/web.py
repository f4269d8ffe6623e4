"""A URL → Capture, through one guarded transport with a cap on bytes, hops and time."""

from __future__ import annotations

import time
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import httpcore
import httpx

from dateline.ingest.files import capture, refused
from dateline.ingest.guard import GuardedBackend, RefusedError, is_public
from dateline.records import Capture, Problem
from dateline.version import VERSION

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator

LARGEST = 20_000_000  # bytes of one page, decoded
LONGEST = 30.0  # seconds for one page, redirects included
_HOPS = 5
_SILENCE = 10.0  # seconds without a byte
_STEP = 1 << 16
_WINDOWS = {"gzip": zlib.MAX_WBITS | 16, "x-gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS}
_HEADERS = {
    "User-Agent": f"dateline/{VERSION}",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1",
    "Accept-Encoding": "gzip, deflate",
}


class TooLargeError(Exception):
    """A page that is larger than a page may be; the message says how large that is."""


# What may go wrong on the way, the code of the Problem, and what is said of it; the first that fits.
_FAILURES: tuple[tuple[tuple[type[Exception], ...], str, str], ...] = (
    ((RefusedError,), "refused-address", "not fetched: {error}"),
    ((TooLargeError,), "too-large", "given up: {error}"),
    ((httpx.TooManyRedirects,), "fetch", f"redirects more than {_HOPS} times"),
    ((httpx.UnsupportedProtocol, httpcore.UnsupportedProtocol), "fetch", "is not an http or https address"),
    ((httpx.InvalidURL, httpcore.LocalProtocolError, UnicodeError), "fetch", "is not an address"),
    ((httpx.TimeoutException, httpcore.TimeoutException), "timeout", "the server does not answer in time"),
    ((httpx.HTTPError, httpcore.NetworkError, httpcore.ProtocolError), "fetch", "cannot be fetched ({error})"),
    ((zlib.error,), "fetch", "is not compressed as the server says ({error})"),
    ((OSError,), "fetch", "cannot be fetched ({error})"),
)


class Fetcher:
    """Fetches pages from addresses that ``allowed(address, port)`` accepts: by default public ones only.

    A page may have ``largest`` bytes, decoded, and take ``longest`` seconds, redirects included.
    """

    def __init__(
        self, allowed: Callable[[str, int], bool] = is_public, *, largest: int = LARGEST, longest: float = LONGEST
    ) -> None:
        self._allowed = allowed
        self._largest = largest
        self._longest = longest
        self._ssl = httpx.create_ssl_context(trust_env=False)

    def fetch(self, url: str) -> Capture | Problem:
        """Return the page at ``url``, or the Problem that says why it could not be had."""
        try:
            return self._fetch(url)
        except _EXPECTED as error:
            code, words = next((code, words) for kinds, code, words in _FAILURES if isinstance(error, kinds))
            return refused(url, code, words.format(error=error or type(error).__name__))

    def _fetch(self, url: str) -> Capture | Problem:
        backend = GuardedBackend(self._allowed, time.monotonic() + self._longest)
        client = httpx.Client(
            transport=_GuardedTransport(backend, self._ssl),
            headers=_HEADERS,
            follow_redirects=True,
            max_redirects=_HOPS,
            timeout=_SILENCE,
            trust_env=False,  # a proxy would connect where the guard cannot see
        )
        with client, client.stream("GET", url) as response:
            return self._read(url, response)

    def _read(self, url: str, response: httpx.Response) -> Capture | Problem:
        if response.status_code != httpx.codes.OK:
            return refused(url, "http-status", f"the server answers {response.status_code}")
        encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
        if encoding != "identity" and encoding not in _WINDOWS:
            return refused(url, "fetch", f"is encoded as {encoding!r}, which was not asked for")
        content = bytearray()
        for piece in _decoded(response.iter_raw(_STEP), encoding):
            content += piece
            if len(content) > self._largest:
                raise TooLargeError(f"the page is larger than {self._largest:,} bytes")
        found = capture(url, bytes(content), str(response.url))
        if isinstance(found, Problem):
            return found
        kind = response.headers.get("Content-Type")
        return replace(found, retrieved=datetime.now(UTC), content_type=kind, status=response.status_code)


_EXPECTED = tuple(kind for kinds, _, _ in _FAILURES for kind in kinds)


def _decoded(pieces: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """Yield the body decoded in bounded steps: a small archive may hold a thousand times its size."""
    if encoding not in _WINDOWS:
        yield from pieces
        return
    decoder = zlib.decompressobj(_WINDOWS[encoding])
    for piece in pieces:
        waiting = piece
        while waiting and not decoder.eof:
            yield decoder.decompress(waiting, _STEP)
            waiting = decoder.unconsumed_tail


class _GuardedTransport(httpx.BaseTransport):
    """httpx's requests over an httpcore pool whose connections the guard makes."""

    def __init__(self, backend: GuardedBackend, context: ssl.SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=backend)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; errors of the connection become httpx's."""
        target = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=target,
                headers=request.headers.raw,
                content=b"",
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            status_code=answer.status, headers=answer.headers, stream=_Stream(answer), extensions=answer.extensions
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Stream(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
