"""Every refusal of the guarded transport, shown against servers on the loopback address."""

from __future__ import annotations

import gzip
import socket
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, ClassVar

import pytest

from dateline.ingest import captures
from dateline.ingest.guard import is_public
from dateline.ingest.web import Fetcher
from dateline.records import Capture, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = b"<html><body><p>The bridge was closed on Monday.</p></body></html>"
ENDLESS = 1 << 30


class Site(BaseHTTPRequestHandler):
    """A site whose paths are the ways in which a server may be unkind."""

    protocol_version = "HTTP/1.0"
    elsewhere: ClassVar[str] = ""

    def do_GET(self) -> None:
        getattr(self, "page_" + self.path.strip("/").replace("-", "_"))()

    def log_message(self, *args: object) -> None:
        """Keep the test's output clean."""

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def page_plain(self) -> None:
        self.answer(PAGE, Content_Type="text/html")

    def page_packed(self) -> None:
        self.answer(gzip.compress(PAGE), Content_Encoding="gzip")

    def page_bomb(self) -> None:
        self.answer(gzip.compress(b"\0" * 50_000_000), Content_Encoding="gzip")

    def page_brotli(self) -> None:
        self.answer(PAGE, Content_Encoding="br")

    def page_not_packed(self) -> None:
        self.answer(PAGE, Content_Encoding="gzip")

    def page_empty(self) -> None:
        self.answer(b"")

    def page_gone(self) -> None:
        self.answer(b"", 410)

    def page_moved(self) -> None:
        self.answer(b"", 302, Location="/plain")

    def page_round(self) -> None:
        self.answer(b"", 302, Location="/round")

    def page_inward(self) -> None:
        self.answer(b"", 302, Location=self.elsewhere)

    def page_to_file(self) -> None:
        self.answer(b"", 302, Location="file:///etc/hostname")

    def page_endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(ENDLESS):
                self.wfile.write(b"<p>and on it goes</p>" * 500)
        except OSError:
            return

    def page_drip(self) -> None:
        waiting = threading.Event()
        try:
            for _ in range(200):
                self.wfile.write(b"H")
                waiting.wait(0.02)
        except OSError:
            return


@contextmanager
def serving() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def port() -> Iterator[int]:
    with serving() as number:
        yield number


def fetch(port: int, page: str, *, largest: int = 1_000_000, longest: float = 10.0) -> Capture | Problem:
    """Fetch from the one server that this test allows, and no other."""
    fetcher = Fetcher(lambda address, to: (address, to) == ("127.0.0.1", port), largest=largest, longest=longest)
    return fetcher.fetch(f"http://127.0.0.1:{port}/{page}")


@pytest.mark.parametrize("page", ["plain", "packed", "moved"])
def test_a_page_is_fetched(port: int, page: str) -> None:
    found = fetch(port, page)
    assert isinstance(found, Capture)
    assert found.content == PAGE
    assert found.status == 200
    assert found.retrieved is not None
    assert found.url == f"http://127.0.0.1:{port}/{'plain' if page == 'moved' else page}"


@pytest.mark.parametrize(
    ("page", "code", "words"),
    [
        ("bomb", "too-large", "larger than 1,000,000 bytes"),
        ("endless", "too-large", "larger than 1,000,000 bytes"),
        ("brotli", "fetch", "'br'"),
        ("not-packed", "fetch", "not compressed as the server says"),
        ("empty", "empty", "is empty"),
        ("gone", "http-status", "410"),
        ("round", "fetch", "redirects more than 5 times"),
        ("to-file", "fetch", "not an http or https address"),
    ],
)
def test_an_unkind_server_gives_a_problem_that_names_source_and_reason(
    port: int, page: str, code: str, words: str
) -> None:
    found = fetch(port, page)
    assert isinstance(found, Problem)
    assert (found.code, found.fatal) == (code, True)
    assert found.source in found.message
    assert words in found.message


def test_a_server_that_drips_is_left_at_the_deadline(port: int) -> None:
    found = fetch(port, "drip", longest=0.3)
    assert isinstance(found, Problem)
    assert found.code == "timeout"


def test_a_redirect_to_an_inner_address_is_refused_on_its_hop(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as inner:
        monkeypatch.setattr(Site, "elsewhere", f"http://127.0.0.1:{inner}/plain")
        found = fetch(port, "inward")
    assert isinstance(found, Problem)
    assert found.code == "refused-address"
    assert "127.0.0.1" in found.message


def test_a_name_is_resolved_once_and_all_its_addresses_are_checked(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that first shows a public address and then an inner one (DNS rebinding) is asked only once."""
    asked = []

    def resolve(host: str, to: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        if host.endswith(".example"):
            asked.append(host)
        shown = ["93.184.215.14", "127.0.0.1"] if host == "two-faced.example" else ["127.0.0.1"]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, to)) for address in shown]

    monkeypatch.setattr("dateline.ingest.guard.socket.getaddrinfo", resolve)
    allowed = Fetcher(lambda address, _: address == "127.0.0.1")
    assert isinstance(allowed.fetch(f"http://news.example:{port}/plain"), Capture)
    assert asked == ["news.example"]
    refused = Fetcher().fetch(f"http://two-faced.example:{port}/plain")
    assert isinstance(refused, Problem)
    assert refused.code == "refused-address"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0.0.0.0/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://10.0.0.8/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fe80::1]/",
        "http://[2002:7f00:1::]/",
        "http://localhost/",
    ],
)
def test_no_address_of_this_machine_or_network_is_fetched_from(url: str) -> None:
    found = Fetcher().fetch(url)
    assert isinstance(found, Problem)
    assert found.code == "refused-address", found.message


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"])
def test_public_addresses_are_allowed(address: str) -> None:
    assert is_public(address)


def test_a_server_that_is_not_there_gives_a_problem() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = free.getsockname()[1]
        found = fetch(number, "plain")
    assert isinstance(found, Problem)
    assert found.code == "fetch"


@pytest.mark.parametrize("url", ["ftp://example.org/a", "http://", "http://[::1/", "http://a b/", "http://\x00/"])
def test_what_is_no_web_address_gives_a_problem(url: str) -> None:
    found = Fetcher(lambda *_: False).fetch(url)
    assert isinstance(found, Problem)
    assert found.source == url


def test_sources_that_are_urls_go_through_the_fetcher(port: int) -> None:
    allowed = Fetcher(lambda address, _: address == "127.0.0.1")
    found = list(captures([f"http://127.0.0.1:{port}/plain", "http://10.0.0.8/"], allowed))
    assert [type(one) for one in found] == [Capture, Problem]
