"""Page, text and labelled lines → Article: what the page says about itself, put beside its text."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from dateline.extract.addresses import addressed
from dateline.extract.datelines import completed
from dateline.extract.dates import evidence
from dateline.extract.entries import live_entries
from dateline.extract.language import language_of
from dateline.extract.lineage import read_lineage
from dateline.extract.moments import moment
from dateline.extract.publication import decide_published
from dateline.records import Article, identify

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from dateline.extract.metadata import Metadata
    from dateline.extract.page import Page
    from dateline.records import DateEvidence, Line, LineLabel, Problem

_DAY_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?!\d)")
_BODY_READ = 1_500  # characters, for the language
_READ_AS_TEXT = frozenset({"body", "standfirst", "subhead"})


def describe(
    page: Page,
    text: str,
    lines: Sequence[Line],
    metadata: Metadata,
    *,
    retrieved: datetime | None = None,
    problems: tuple[Problem, ...] = (),
) -> Article:
    """Return the article with ``text`` and ``lines``; ``retrieved`` is when its page was fetched."""
    lineage = read_lineage(text, lines, metadata)
    dates = (*metadata.dates, *lineage.dates, *_by_name(page))
    decision = decide_published(dates, retrieved=retrieved)
    dateline = lineage.dateline and completed(lineage.dateline, decision.published)
    headline = _first(text, lines, "headline")
    found = metadata.found if metadata.title or not headline else (*metadata.found, ("title", "line:headline"))
    if lineage.authors:
        found = (*found, ("authors", "line:byline"))
    rights = lineage.rights
    if rights is not None and rights.licence is None and metadata.licence:
        rights = replace(rights, licence=metadata.licence)
    url = metadata.canonical or page.url
    return Article(
        id=identify("url", url) if url else identify("text", text),
        version=identify(text),
        source=page.source,
        text=text,
        lines=tuple(lines),
        url=url,
        title=metadata.title or headline,
        standfirst=metadata.standfirst or _first(text, lines, "standfirst"),
        authors=metadata.authors or lineage.authors,
        bylines=(*metadata.authors, *metadata.agencies) or lineage.bylines,
        section=metadata.section,
        dateline=dateline,
        dates=decision.dates,
        published=decision.published,
        published_basis=decision.basis,
        published_reason=decision.reason,
        updated=decision.updated,
        publisher=metadata.publisher,
        origin=lineage.origin,
        credits=lineage.credits,
        rights=rights,
        language=language_of(_body(text, lines)),
        links=addressed(lineage.links, page.elements, page.url or url),
        corrections=metadata.corrections,
        entries=live_entries(text, lines, metadata, page.elements, decision),
        found=found,
        problems=problems,
    )


def _first(text: str, lines: Sequence[Line], label: LineLabel) -> str | None:
    return next((text[line.span.start : line.span.end].strip() for line in lines if line.label == label), None)


def _body(text: str, lines: Sequence[Line]) -> str:
    body, length = [], 0
    for line in lines:
        if line.label in _READ_AS_TEXT and length < _BODY_READ:
            body.append(text[line.span.start : line.span.end])
            length += line.span.end - line.span.start
    return "\n".join(body) or text[:_BODY_READ]


def _by_name(page: Page) -> Iterator[DateEvidence]:
    """Yield the day in the name of a saved page: it may be that of the saving, so alone it decides nothing."""
    named = _DAY_IN_NAME.search(PurePath(page.source).stem) if page.url is None else None
    if named and (stated := moment("-".join(named.groups()))):
        yield evidence(stated.day, "mentioned", "the file's name")
