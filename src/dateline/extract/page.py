"""Bytes → Page: decoded text, told apart as HTML or plain text by what it holds, with its elements in order."""

from __future__ import annotations

import json
import re
from codecs import getincrementaldecoder
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from lxml import etree
from lxml.html import HtmlComment, HtmlElement, document_fromstring
from resiliparse.parse.encoding import detect_encoding

from dateline.extract.elements import elements_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.extract.elements import Elements
    from dateline.records import Capture

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|div|article|section|main|p|h[1-6]|table|ul|span|meta|title)\b[^<>]*>",
    re.IGNORECASE,
)
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.IGNORECASE | re.DOTALL
)
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\f\r")
_HEAD = 3_000
_PIECE = 32_768  # bytes
_FEW = 8  # control characters that any text may hold
_BINARY = 0.01  # share of control characters above which decoded text is none


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A captured page: ``written`` in UTF-8, and ``elements`` where it is HTML; ``text`` pages have none."""

    kind: Literal["html", "text"]
    written: bytes
    source: str
    elements: Elements | None = None
    url: str | None = None

    @property
    def content(self) -> str:
        """The page as text. Made when asked: that of HTML is long, and the elements hold all that is read of it."""
        return self.written.decode()


class NoPageError(Exception):
    """Bytes that are no page; the message says what they are."""


def open_page(capture: Capture) -> Page:
    """Return the page in a capture; raises NoPageError where its bytes are neither HTML nor text."""
    written = _recoded(capture.content)
    if _FEED.match(written):
        raise NoPageError("is a feed, no page: its entries link to the pages")
    if _MARKUP.search(written, 0, 20 * _HEAD) is not None:
        elements = elements_of(written)
        if elements.tags:
            return Page(kind="html", written=written, source=capture.source, elements=elements, url=capture.url)
    page = Page(kind="text", written=written, source=capture.source, url=capture.url)
    if not page.content.strip():
        raise NoPageError("holds nothing but white space")
    if (data := _data(page.content)) is not None:
        raise NoPageError(data)
    return page


def _data(content: str) -> str | None:
    """Return what text is that was written for programs, None for text to read."""
    if content.lstrip()[:1] not in {"{", "["}:
        return None
    try:
        json.loads(content)
    except ValueError:
        return None
    return "is JSON data, no page"


def decode(content: bytes) -> str:
    """Return the text of the bytes: by its mark, as UTF-8, as declared, as detected, else as Windows-1252.

    Raises NoPageError for pictures, archives and other bytes that are no text in any encoding.
    """
    return _recoded(content).decode()


def _recoded(content: bytes) -> bytes:
    """Return the text of the bytes in UTF-8, which for most pages are the bytes as they came."""
    _refuse_known(content)
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _clean(content[len(mark) :].decode(encoding, "replace").encode("utf-8", "replace"))
    if not _looks_wide(content) and _is_utf8(content):
        return _clean(content)
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        return _clean(text.encode("utf-8", "replace"))
    return _clean(content.decode("cp1252", "replace").encode("utf-8", "replace"))


def _encodings(content: bytes) -> Iterator[str]:
    """Yield the encodings to try, the likeliest first; detection, which takes time, last."""
    if _looks_wide(content):
        yield "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"
    yield "utf-8"
    declared = _DECLARED.search(content[:_HEAD])
    if declared is not None:
        name = declared.group(1).decode("ascii").lower()
        # Browsers read these as Windows-1252, and so do the people who write the pages.
        yield "cp1252" if name in {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"} else name
    detected = detect_encoding(content[:200_000], from_html_meta=False)
    if detected:
        yield detected


def _is_utf8(content: bytes) -> bool:
    """Return whether bytes are UTF-8; piece by piece, for the text of the whole would be made and thrown away."""
    decoder = getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(content), _PIECE):
            decoder.decode(content[start : start + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _looks_wide(content: bytes) -> bool:
    head = content[:200]
    return len(head) > 8 and (head[1::2].count(0) > 0.8 * len(head) / 2 or head[::2].count(0) > 0.8 * len(head) / 2)  # noqa: PLR2004 -- letters of a UTF-16 text in Latin script


def _clean(written: bytes) -> bytes:
    """Return text in UTF-8 with line feeds alone; raises NoPageError where control characters show it is none."""
    # By translate, in C: a search by pattern takes as long as parsing the page.
    cleaned = written.translate(None, _CONTROLS)
    controls = len(written) - len(cleaned)
    if controls > _FEW and controls > _BINARY * len(written.decode()):
        raise NoPageError("is binary, not a page of text")
    return cleaned.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in cleaned else cleaned


_KNOWN = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a media file"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "an archive or office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
)


def _refuse_known(content: bytes) -> None:
    for mark, name in _KNOWN:
        if content.startswith(mark):
            raise NoPageError(f"is {name}, not a page of text")


def html_tree(page: Page) -> HtmlElement | None:
    """Return the page's elements in the form that other libraries ask for, parsed anew; None where there are none."""
    if page.elements is None:
        return None
    parser = etree.HTMLParser(encoding="utf-8")  # whatever the page declares: it has been recoded
    # All elements of one class: lxml.html's own look-up of a class for each is a call of Python for each.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement, comment=HtmlComment))
    try:
        return document_fromstring(page.written, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
