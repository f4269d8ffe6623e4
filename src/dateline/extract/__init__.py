"""Capture → Article: body, line labels, metadata, date evidence, credits, rights."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.body import Labelled, label
from dateline.extract.decision import TEXT
from dateline.extract.description import describe
from dateline.extract.lines import LineRules
from dateline.extract.metadata import read_metadata
from dateline.extract.page import NoPageError, Page, open_page
from dateline.extract.walls import Walls, as_problem
from dateline.records import Article, Line, Problem, Span, identify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.records import Capture

_GAP = "\n\n"  # between the lines of a text made of a page's elements
_rules = cache(LineRules.load)
_walls = cache(Walls.load)


def extract(capture: Capture) -> Article:
    """Return the article on a captured page; what could not be had is among its ``problems``. Never raises."""
    try:
        page = open_page(capture)
    except NoPageError as error:
        return _nothing(capture, "not-a-page", str(error))
    metadata = read_metadata(page)
    labelled = label(page, metadata, _rules())
    if not any(one.verdict.label == "body" for one in labelled):
        return _nothing(capture, "no-text", "the page holds no article text")
    wall = _wall(page, metadata.title, labelled)
    text, lines = _written(page, labelled)
    return describe(page, text, lines, metadata, retrieved=capture.retrieved, problems=wall)


def _wall(page: Page, title: str | None, labelled: Sequence[Labelled]) -> tuple[Problem, ...]:
    """Return the Problem of a page that stands where an article should be, if it is one."""
    if page.elements is None:
        return ()
    words = sum(len(one.block.text.split()) for one in labelled if one.verdict.label in TEXT)
    wall = _walls().of(title, (one.block.text for one in labelled), words=words)
    return (as_problem(wall, page.source),) if wall else ()


def _written(page: Page, labelled: Sequence[Labelled]) -> tuple[str, tuple[Line, ...]]:
    """Return the article's text and its lines: a plain-text page as it is, else one line a block."""
    plain_text = page.elements is None
    text = page.content if plain_text else _GAP.join(one.block.text for one in labelled)
    lines, place = [], 0
    for block, verdict in labelled:
        start, end = _found(block.text, text, place) if plain_text else (place, place + len(block.text))
        place = end + (0 if plain_text else len(_GAP))
        lines.append(
            Line(span=Span(start=start, end=end), label=verdict.label, rule=verdict.rule, confidence=verdict.confidence)
        )
    return text, tuple(lines)


def _found(line: str, text: str, place: int) -> tuple[int, int]:
    """Return where a line stands in a plain text, which may have it over several lines."""
    start = text.find(line, place)
    if start >= 0:
        return start, start + len(line)
    found = re.compile(r"\s+".join(map(re.escape, line.split()))).search(text, place)
    return found.span() if found else (place, place)


def _nothing(capture: Capture, code: str, reason: str) -> Article:
    """Return the article of a source that holds none, with the one Problem that says why."""
    problem = Problem(
        source=capture.source, stage="extract", code=code, message=f"{capture.source}: {reason}", fatal=True
    )
    identity = identify("bytes", capture.digest)
    return Article(
        id=identity, version=identity, source=capture.source, text="", lines=(), url=capture.url, problems=(problem,)
    )


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
