"""Bytes → Page: decoded text, told apart as HTML or plain text by what it holds, with one tree of its elements."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from lxml import etree
from lxml.html import document_fromstring
from resiliparse.parse.encoding import detect_encoding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element
    from lxml.html import HtmlElement

    from dateline.records import Capture

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
_MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|body|div|article|section|main|p|h[1-6]|table|ul|span|meta|title)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_CONTROLS = bytes(code for code in range(0x20) if _CONTROL.match(chr(code)))
_HEAD = 3_000
# libxml2 gives up below 256 levels, and the tools that walk its trees recurse; what is nested deeper is flattened.
_DEEPEST = 200
_NESTING = frozenset(
    {
        "div",
        "span",
        "section",
        "article",
        "font",
        "b",
        "i",
        "em",
        "strong",
        "center",
        "table",
        "tr",
        "td",
        "ul",
        "li",
        "blockquote",
    }
)
_BINARY = 0.01  # share of control characters above which decoded text is none


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A captured page: ``content`` decoded, ``tree`` its elements where it is HTML; ``text`` pages have none."""

    kind: Literal["html", "text"]
    content: str
    source: str
    tree: _Element | None = None
    url: str | None = None


class NoPageError(Exception):
    """Bytes that are no page; the message says what they are."""


def open_page(capture: Capture) -> Page:
    """Return the page in a capture; raises NoPageError where its bytes are neither HTML nor text."""
    content = decode(capture.content)
    if not content.strip():
        raise NoPageError("holds nothing but white space")
    if _MARKUP.search(content[: 20 * _HEAD]) is None:
        return Page(kind="text", content=content, source=capture.source, url=capture.url)
    return Page(kind="html", content=content, source=capture.source, tree=_tree(content), url=capture.url)


def decode(content: bytes) -> str:
    """Return the text of the bytes: by its mark, as UTF-8, as declared, as detected, else as Windows-1252.

    Raises NoPageError for pictures, archives and other bytes that are no text in any encoding.
    """
    _refuse_known(content)
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _clean(content[len(mark) :].decode(encoding, "replace"))
    for encoding in _encodings(content):
        try:
            return _clean(content.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    return _clean(content.decode("cp1252", "replace"))


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


def _looks_wide(content: bytes) -> bool:
    head = content[:200]
    return len(head) > 8 and (head[1::2].count(0) > 0.8 * len(head) / 2 or head[::2].count(0) > 0.8 * len(head) / 2)  # noqa: PLR2004 -- letters of a UTF-16 text in Latin script


def _clean(text: str) -> str:
    """Return decoded text with line feeds alone; raises NoPageError where control characters show it is none."""
    # Counted by translate, in C: a search by pattern takes as long as parsing the page.
    written = text.encode("utf-8", "replace")
    controls = len(written) - len(written.translate(None, _CONTROLS))
    if controls > max(8, _BINARY * len(text)):
        raise NoPageError("is binary, not a page of text")
    if controls:
        text = _CONTROL.sub("", text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


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


def _tree(content: str) -> _Element | None:
    """Return the parsed elements, or None where there are none."""
    tree, complete = _parsed(content)
    return tree if complete else _parsed(_flattened(content))[0]


def _parsed(content: str) -> tuple[_Element | None, bool]:
    """Return the tree, and whether the parser took in all levels of it."""
    # Plain elements: those of lxml.html, made by a look-up in Python each time one is met, take twice as long.
    parser = etree.HTMLParser(recover=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = etree.fromstring(content.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        tree = None
    return tree, not any("depth" in error.message for error in parser.error_log.filter_from_errors())


def html_tree(page: Page) -> HtmlElement | None:
    """Return the page's elements in the form that other libraries ask for, parsed anew; None where there are none."""
    try:
        return document_fromstring(page.content.encode("utf-8", "replace")) if page.tree is not None else None
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _flattened(content: str) -> str:
    """Return the page without the nesting elements that lie deeper than the tree may go."""
    depth = 0

    def kept(match: re.Match[str]) -> str:
        nonlocal depth
        if match.group(2).lower() not in _NESTING:
            return match.group()
        if match.group(1):
            depth = max(depth - 1, 0)
            return match.group() if depth < _DEEPEST else " "
        depth += 1
        return match.group() if depth <= _DEEPEST else " "

    return _TAG.sub(kept, content)
