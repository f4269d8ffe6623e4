"""Capture → Article: body, line labels, metadata, date evidence, credits, rights."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.extract.body import label
from dateline.extract.description import describe
from dateline.extract.keeping import TEXT
from dateline.extract.lines import LineRules
from dateline.extract.mastheads import without_masthead
from dateline.extract.metadata import read_metadata
from dateline.extract.page import NoPageError, Page, open_page
from dateline.extract.unshown import stated_lines
from dateline.extract.walls import TEASERS, WallRule, Walls, as_problem
from dateline.records import Article, Line, Problem, Span, identify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.extract.body import Labelled
    from dateline.extract.metadata import Metadata
    from dateline.records import Capture

_GAP = "\n\n"  # between the lines of a text made of a page's elements
_STUB = 250  # words of what is shown of an article that is not free
_LINK, _WORDS = 0.9, 8  # share of a line in links from which it is one, and words of links that make a text
_LEAST_TEASERS, _MOSTLY = 5, 0.7  # texts below links that make a list of articles, and the share of them
_FEW, _TIMES_MORE = 80, 2  # characters of a page that shows no text of its own, and times as many its data must hold
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
    if page.elements is None:
        labelled = without_masthead(labelled)
    if _shown(labelled, metadata) < _FEW:
        labelled, metadata = _from_data(page, metadata, labelled)
    wall = _wall(page, metadata, labelled)
    if not _has_body(labelled):
        problem = _fatal(capture, wall.code if wall else "no-text", wall.says if wall else _missing(page))
        return describe(page, "", (), metadata, retrieved=capture.retrieved, problems=(problem,))
    text, lines = _written(page, labelled)
    problems = (as_problem(wall, page.source),) if wall else ()
    return describe(page, text, lines, metadata, retrieved=capture.retrieved, problems=problems)


def _has_body(labelled: Sequence[Labelled]) -> bool:
    """Return whether a page has text that is more than a few links."""
    body = [one.block for one in labelled if one.verdict.label == "body"]
    return any(block.linked < _LINK for block in body) or sum(len(block.text.split()) for block in body) >= _WORDS


def _shown(labelled: Sequence[Labelled], metadata: Metadata) -> int:
    """Return how many characters of text a page shows, its title apart."""
    body = [one.block.text for one in labelled if one.verdict.label == "body" and one.block.linked < _LINK]
    return sum(len(text) for text in body if text != metadata.title)


def _from_data(page: Page, metadata: Metadata, labelled: list[Labelled]) -> tuple[list[Labelled], Metadata]:
    """Return the lines of a page that shows no text with those its data holds, and where these were found."""
    if (stated := stated_lines(page, metadata)) is None:
        return labelled, metadata
    lines, where = stated
    if sum(len(one.block.text) for one in lines) <= _TIMES_MORE * _shown(labelled, metadata):
        return labelled, metadata
    around = [one for one in labelled if one.verdict.label != "body"]
    heads = [one for one in around if one.verdict.label in ("headline", "standfirst", "byline")]
    rest = [one for one in around if one not in heads]
    return [*heads, *lines, *rest], replace(metadata, found=(*metadata.found, ("text", where)))


def _missing(page: Page) -> str:
    """Return why a page has no text, as far as can be seen."""
    tags = page.elements.tags if page.elements else ()
    if "frame" in tags:
        return "the page is a set of frames, each of them a page of its own"
    if "script" in tags:
        return "the page holds no article text; if it builds its text by script, save it from a browser"
    return "the page holds no article text"


def _wall(page: Page, metadata: Metadata, labelled: Sequence[Labelled]) -> WallRule | None:
    """Return the wall that a page is where an article should be, if it is one."""
    if page.elements is None:
        return None
    words = sum(len(one.block.text.split()) for one in labelled if one.verdict.label in TEXT)
    heads = [one.block.text for one in labelled if one.verdict.label == "headline"]
    found = _walls().of([metadata.title or "", *heads], [one.block.text for one in labelled], words=words)
    if found is None and metadata.is_free is False and words <= _STUB:
        return _walls().named("subscribers only")
    return TEASERS if found is None and _are_teasers(labelled) else found


def _are_teasers(labelled: Sequence[Labelled]) -> bool:
    """Return whether most pieces of text stand right below a link that is no text, as in lists of articles."""
    below = [
        before.verdict.label not in TEXT and before.block.linked > _MOSTLY
        for before, one in pairwise(labelled)
        if one.verdict.label == "body"
    ]
    return len(below) >= _LEAST_TEASERS and sum(below) > _MOSTLY * len(below)


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


def _fatal(capture: Capture, code: str, reason: str) -> Problem:
    return Problem(source=capture.source, stage="extract", code=code, message=f"{capture.source}: {reason}", fatal=True)


def _nothing(capture: Capture, code: str, reason: str) -> Article:
    """Return the article of a source that holds none, with the one Problem that says why."""
    problem = _fatal(capture, code, reason)
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
