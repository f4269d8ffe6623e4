"""Capture → Article: body, line labels, metadata, date evidence, credits, rights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.records import Article, Line, Span, identify

if TYPE_CHECKING:
    from dateline.records import Capture


def extract(capture: Capture) -> Article:
    """Return the article on a captured page."""
    return plain(capture.content.decode("utf-8", "replace"), source=capture.source)


def plain(text: str, *, source: str = "text", published: str | None = None) -> Article:
    """Return ``text`` as an article as it is: every non-empty line is body, offsets index exactly this text."""
    lines, start = [], 0
    for piece in text.split("\n"):
        if piece.strip():
            lines.append(Line(span=Span(start=start, end=start + len(piece)), label="body", rule="as-is"))
        start += len(piece) + 1
    version = identify(text)
    return Article(
        id=identify("text", text, published),
        version=version,
        source=source,
        text=text,
        lines=tuple(lines),
        published=published,
        published_basis="stated" if published else "unknown",
        published_reason="given by the caller" if published else "no date found",
        language="en",
    )
