"""Every date a page gives about itself in markup, words and address, each with the place it was found at.

Nothing is decided here; :mod:`dateline.extract.publication` judges.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dateline import rulebook
from dateline.extract.cues import Cues
from dateline.extract.jsonld import Node, text_of
from dateline.extract.moments import Moment, moment
from dateline.records import DateEvidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.extract.signs import Mark, Signs
    from dateline.records import DateKind


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """Where pages keep dates, and the words beside them."""

    published: tuple[str, ...]
    updated: tuple[str, ...]
    updating: Cues
    publishing: Cues


@cache
def _names() -> _Names:
    table = rulebook.section("world/metadata.toml", "dates")
    return _Names(
        published=tuple(table["published"]),
        updated=tuple(table["updated"]),
        updating=Cues(table["updating"]),
        publishing=Cues(table["publishing"]),
    )


# What a date is called that is not the page's own.
_RUNNING = Cues((
    "current", "today", "sitedate", "site-date", "masthead", "headerdate", "header-date", "topdate", "top-date",
    "clock", "countdown", "weather", "eventdate", "event-date",
))  # fmt: skip
_NOW = re.compile(r"now\b")
_LABEL = 30  # characters of the words before a date that is a line of its own
_LABELLED = re.compile(r":$|^\w{2,10}[.,]$|^(?:on|am|le|el|il|den|the)$|\b(?:on|am|le)$", re.IGNORECASE)
_URL_DAY = re.compile(
    r"(?<!\d)(?P<year>19[89]\d|20[0-4]\d)(?P<mark>[-/_.]?)(?P<month>0?[1-9]|1[0-2]|[a-z]{3})(?P=mark)(?P<day>0[1-9]|[12]\d|3[01]|[1-9])(?=[/_.\-?#]|$|[a-z])",
    re.IGNORECASE,
)


def date_evidence(signs: Signs, article: Node | None, url: str | None) -> tuple[DateEvidence, ...]:
    """Return the dates of a page's markup and address, surest place first, each value once for a place."""
    language = _language(signs)
    found = [
        *_linked(article),
        *_meta(signs, "published", _names().published, language),
        *_microdata(signs, language),
        *_meta(signs, "updated", _names().updated, language),
        *_shown(signs, language),
        *_lines(signs, language),
        *_addressed(url or signs.canonical),
    ]
    return tuple(dict.fromkeys(found))


def evidence(value: str, kind: DateKind, where: str) -> DateEvidence:
    """Return a date not yet judged."""
    return DateEvidence(value=value, kind=kind, where=where, accepted=False, reason="")


def _language(signs: Signs) -> str | None:
    declared = signs.metas.get("og:locale", [""])[0]
    return signs.language if not declared or (signs.language and len(signs.language) > len("en")) else declared


def _linked(article: Node | None) -> Iterator[DateEvidence]:
    kinds: tuple[tuple[str, DateKind], ...] = (
        ("datePublished", "published"),
        ("dateModified", "updated"),
        ("dateCreated", "mentioned"),
        ("uploadDate", "mentioned"),
    )
    for name, kind in kinds:
        stated = moment(text_of(article.get(name))) if article else None
        if stated:
            yield evidence(stated.value, kind, f"json-ld:{name}")


def _meta(signs: Signs, kind: DateKind, names: Sequence[str], language: str | None) -> Iterator[DateEvidence]:
    for name in names:
        for content in signs.metas.get(name, ())[:2]:
            if stated := moment(content, language=language):
                yield evidence(stated.value, kind, f"meta:{name}")


def _microdata(signs: Signs, language: str | None) -> Iterator[DateEvidence]:
    kinds: tuple[tuple[str, DateKind], ...] = (
        ("datePublished", "published"),
        ("dateModified", "updated"),
        ("dateCreated", "mentioned"),
    )
    for name, kind in kinds:
        marks = signs.properties.get(name, [])
        for mark in [one for one in marks if not one.aside][:1] or marks[:1]:
            stated = moment(mark.stamp, language=language) or moment(mark.text, language=language)
            if stated:
                yield evidence(stated.value, kind, f"microdata:{name}")


def _shown(signs: Signs, language: str | None) -> Iterator[DateEvidence]:
    """Dates that the reader of the page sees, in document order, those about other pages last."""
    title = signs.headings[0].order if signs.headings else 0
    marks = [*signs.times, *signs.dated, *signs.bylines]
    marks = [one for one in marks if not _is_running(one.where.lower())]
    for mark in sorted(marks, key=lambda one: (one.aside, one.order < title - 60, one.order)):
        for stated, words in _pieces(mark, language):
            said = words.lower()
            publishing = _names().publishing.within(said)
            kind: DateKind = "updated" if not publishing and _names().updating.within(said) else "published"
            aside = "aside " if mark.aside else ""
            plain = "" if publishing else "plain "
            yield evidence(stated.value, kind, f"{aside}{plain}{mark.where}")


def _is_running(name: str) -> bool:
    return _RUNNING.within(name) or ("now" in name and _NOW.search(name) is not None)


def _lines(signs: Signs, language: str | None) -> Iterator[DateEvidence]:
    """Dates at the head of a line of their own that no markup tells of, and one behind the title in the window."""
    for mark in signs.lines:
        stated = None if mark.aside else moment(mark.text, language=language)
        before = "" if stated is None else mark.text[: stated.start].strip()
        if stated is None or len(before) > _LABEL or (before and not _LABELLED.search(before)):
            continue
        kind: DateKind = "updated" if _names().updating.within(before.lower()) else "published"
        yield evidence(stated.value, kind, mark.where)
    if signs.title and (stated := moment(signs.title, language=language)) and len(signs.title) - stated.end < _LABEL:
        yield evidence(stated.value, "published", "words:title")


def _pieces(mark: Mark, language: str | None) -> Iterator[tuple[Moment, str]]:
    if mark.stamp and (stated := moment(mark.stamp, language=language)):
        yield stated, f"{mark.where} {mark.text}"
        return
    rest, context = mark.text, mark.where
    for _ in range(3):
        stated = moment(rest, language=language)
        if stated is None:
            return
        yield stated, f"{context} {rest[: stated.start][-40:]}"
        rest, context = rest[stated.end :], ""


def _addressed(url: str | None) -> Iterator[DateEvidence]:
    for found in _URL_DAY.finditer(url or ""):
        written = (
            f"{found['year']}-{found['month']}-{found['day']}"
            if found["month"].isdigit()
            else f"{found['day']} {found['month']} {found['year']}"
        )
        if stated := moment(written):
            yield evidence(stated.value, "published", "url")
            return
