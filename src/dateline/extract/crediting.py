"""Who is credited on a page: what its dateline, byline and credit lines say, and what its signature."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.extract.agencies import agency_named, is_agency, is_same, shown
from dateline.extract.credits import read_credits
from dateline.extract.signatures import read_signature
from dateline.records import Credit, Dateline, Line, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TAIL_LINES = 12
_HEAD_LINES = 6
_NEAR = 2  # lines below the text
_LONGEST_BYLINE = 160
_CREDITING = frozenset({"credit", "byline", "legal", "caption", "promo"})
_SOURCES = frozenset({"credit:source", "credit:source in its language"})
_AUTHORS = frozenset({"reporting", "writing"})
# What parts a byline, and what an agency's people are called after it: "Ana Ruiz, AP Business Writer | May 3".
_PARTED = re.compile(
    r"\s*(?:[,|/•·:;()–—]|\s-\s|\b(?:by|von|par|por|in|for|via|and|und)\b|\s(?=\d)|(?=\bThe Associated Press\b)"
    r"|\s(?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b))\s*",
    re.IGNORECASE,
)
_LED = re.compile(r"^[^:]*\b(?:by|von|par|por|di)\b", re.IGNORECASE)
_RANK = re.compile(r"(?: \w+){0,2} (?:writers?|reporters?|correspondents?|editors?|staff)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bylined:
    """What is known of a page besides its lines: authors and newsrooms of the byline, and names of the outlet."""

    authors: tuple[str, ...] = ()
    newsrooms: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()


def is_own(name: str, outlets: Sequence[str]) -> bool:
    """Return whether a newsroom is the page's own outlet; an agency is one on its own page too."""
    known = agency_named(name)
    return (known is None or known.kind != "agency") and any(is_same(name, outlet) for outlet in outlets)


def page_credits(text: str, lines: Sequence[Line], dateline: Dateline | None, bylined: Bylined) -> tuple[Credit, ...]:
    """Return the credits of a page, each name and role once: dateline, byline, credit lines, signature."""
    found: dict[tuple[str, str], Credit] = {}
    for credit in (
        *_of_dateline(dateline),
        *_of_byline(text, lines, bylined),
        *_of_lines(text, lines, bylined),
        *_signature(text, lines),
    ):
        found.setdefault((credit.name, credit.role), credit)
    return tuple(found.values())


def _of_dateline(dateline: Dateline | None) -> Iterator[Credit]:
    if dateline is not None and dateline.agency:
        for name in dateline.agency.split("/"):
            yield Credit(name=name, role="agency", rule=dateline.rule, span=dateline.span)


def _of_byline(text: str, lines: Sequence[Line], bylined: Bylined) -> Iterator[Credit]:
    for name in filter(is_agency, bylined.newsrooms):  # other newsrooms of a byline are the page's own
        if not is_own(name, bylined.outlets):
            yield Credit(name=shown(name), role="agency", rule="credit:byline")
    for line in lines:
        if line.label == "byline" and line.span.end - line.span.start <= _LONGEST_BYLINE:
            yield from _in_byline(text[line.span.start : line.span.end], line.span.start)


def _in_byline(words: str, offset: int) -> Iterator[Credit]:
    """Yield the agencies that stand in a byline alone or beside a name."""
    place = 0
    for part in _PARTED.split(words):
        name = _RANK.sub("", part)
        known = agency_named(name) if name else None
        if known and known.kind == "agency":
            start = offset + words.index(name, place)
            yield Credit(
                name=known.name, role="agency", rule="credit:byline", span=Span(start=start, end=start + len(name))
            )
        place = words.index(part, place) + len(part)


def _of_lines(text: str, lines: Sequence[Line], bylined: Bylined) -> Iterator[Credit]:
    body = [position for position, line in enumerate(lines) if line.label == "body"] or [-1]
    title = next((position for position, line in enumerate(lines) if line.label == "headline"), None)
    sources: list[tuple[int, Credit]] = []
    for position, line in enumerate(lines):
        words = text[line.span.start : line.span.end]
        if not _may_credit(position, line, len(lines), body) or (position == title and not _LED.search(words)):
            continue
        for credit in read_credits(words, line.span.start):
            one = _of_picture(credit) if line.label == "caption" and credit.rule in _SOURCES else credit
            if one.rule in _SOURCES and one.role == "origin":
                # Charts and pictures have sources too: the text's stands at its head, if alone, or at its foot.
                if line.label == "byline" or not body[0] <= position < body[-1]:
                    sources.append((position, one))
            elif _is_other(one, bylined) and (line.label != "byline" or one.role not in _AUTHORS):
                yield one
    yield from (one for one in _of_text(sources, body[0]) if _is_other(one, bylined))


def _may_credit(position: int, line: Line, count: int, body: Sequence[int]) -> bool:
    """Return whether a line stands where credits do: near the head or the foot, or is labelled so."""
    if line.label in _CREDITING:
        return True
    if line.label == "related":  # right below the text a short line is soon taken for a link
        return 0 < position - body[-1] <= _NEAR
    if line.label == "subhead":
        return position < body[0]
    return position < _HEAD_LINES or position >= count - _TAIL_LINES


def _of_text(sources: Sequence[tuple[int, Credit]], start: int) -> Sequence[Credit]:
    """Return the sources that are the text's: of known newsrooms, else of one line alone; below the text first."""
    below = [(position, one) for position, one in sources if position >= start]
    if known := [one for _, one in below if is_agency(one.name)]:
        return known
    chosen = below or sources
    return [one for _, one in chosen] if len({position for position, _ in chosen}) == 1 else []


def _of_picture(credit: Credit) -> Credit:
    return replace(credit, role="photo") if credit.role == "origin" else credit


def _is_other(credit: Credit, bylined: Bylined) -> bool:
    """Return whether a credit names somebody besides who wrote the text by its byline, and the page's outlet."""
    if credit.role == "writing" and credit.name in bylined.authors:
        return False
    # On a page that does not name its outlet this may be the outlet's own paper.
    if credit.rule == "credit:published in" and not bylined.outlets:
        return False
    return credit.role == "photo" or not is_own(credit.name, bylined.outlets)


def _signature(text: str, lines: Sequence[Line]) -> tuple[Credit, ...]:
    """Return the agencies that sign the text: at the end of the last line of the body, or on a line right after it."""
    last = max((position for position, line in enumerate(lines) if line.label == "body"), default=None)
    if last is None:
        return ()
    near = [line for line in lines[last : last + 2] if line.label in ("body", "credit", "byline")]
    signed = (read_signature(text[line.span.start : line.span.end], line.span.start) for line in near)
    return next(filter(None, signed), ())
