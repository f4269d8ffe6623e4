"""The text of a page that shows none of its own: what it states in JSON-LD, or holds as data to build itself from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.body import Labelled
from dateline.extract.embedded import embedded
from dateline.extract.lines import Verdict
from dateline.extract.outline import Block
from dateline.extract.signs import squashed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.extract.metadata import Metadata
    from dateline.extract.page import Page
    from dateline.extract.postings import Posting
    from dateline.records import LineLabel


def stated_lines(page: Page, metadata: Metadata) -> tuple[list[Labelled], str] | None:
    """Return the lines of the text that a page does not show, and where it was found; None where it has none."""
    if page.elements is None:
        return None
    if metadata.body:
        where = "json-ld:articleBody"
        return [_line(line, "body", where) for line in map(squashed, metadata.body.split("\n")) if line], where
    if metadata.postings:
        return list(_entries(metadata.postings)), "json-ld:liveBlogUpdate"
    article = embedded(page.elements, metadata.title)
    if article is None:
        return None
    lines = [_line(one.text, "subhead" if one.heading else "body", article.where) for one in article.paragraphs]
    named = article.title if metadata.title is None else None
    return [*([_line(named, "headline", article.where)] if named else []), *lines], article.where


def _entries(postings: Iterable[Posting]) -> Iterable[Labelled]:
    for one in postings:
        if one.heading:
            yield _line(one.heading, "subhead", "json-ld:liveBlogUpdate")
        for paragraph in one.paragraphs:
            yield _line(paragraph, "body", "json-ld:liveBlogUpdate")


def _line(text: str, label: LineLabel, where: str) -> Labelled:
    return Labelled(Block(text=text), Verdict(label, where))
