"""Quotation marks: which stretches of a text stand inside them.

Straight, curly and doubled-single marks open and close a quotation; a single mark does so only where it cannot be an
apostrophe. A quotation ends at the end of its paragraph at the latest, so a mark that is never closed cannot run away
over the article; by the press's custom it goes on in the next paragraph where that one opens with a mark again.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.records import Span

_MARK = re.compile(r"''|``|[\"“”„«»'‘’`]")
_OPENERS, _CLOSERS = frozenset("“„«"), frozenset("”»")
_DOUBLE = frozenset({'"', "''", "``"})
_BEFORE_OPENING = frozenset(" \t\r\n\u00a0\u2009\u202f([{-–—/:,…\"“‘'")
# Words that begin with an apostrophe; years ("'90s") are told by their digit.
_CLIPPED = re.compile(r"(?:\d|em|til|tis|twas|cause|bout|round|n|cept|neath|s|re|ve|ll|d|m|t)\b", re.IGNORECASE)


# How far a nested quotation may reach; the bound keeps a hostile line of marks from being read over and over.
_AHEAD = 5_000


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters ``start`` to ``end`` with their marks; ``closed`` is false where the closing mark is missing."""

    start: int
    end: int
    closed: bool


@dataclass(slots=True)
class Quotes:
    """The outermost quotations of an article, in order."""

    quotes: list[Quote]
    _starts: list[int] = field(init=False)
    _ends: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = [quote.start for quote in self.quotes]
        self._ends = [quote.end for quote in self.quotes]

    def at(self, offset: int) -> Quote | None:
        """Return the quotation that holds the character at ``offset``, or None."""
        place = bisect_right(self._starts, offset) - 1
        if place >= 0 and offset < self._ends[place]:
            return self.quotes[place]
        return None

    def closed_at(self, offset: int) -> Quote | None:
        """Return the quotation that surely holds the character at ``offset``: one whose closing mark is there."""
        quote = self.at(offset)
        return quote if quote is not None and quote.closed else None

    def last_before(self, offset: int) -> Quote | None:
        """Return the last quotation that ends at or before ``offset``."""
        place = bisect_right(self._ends, offset) - 1
        return self.quotes[place] if place >= 0 else None

    def first_after(self, offset: int) -> Quote | None:
        """Return the first quotation that starts at or after ``offset``."""
        place = bisect_left(self._starts, offset)
        return self.quotes[place] if place < len(self.quotes) else None

    def share(self, text: str, spans: Iterable[Span]) -> float:
        """Return which share of the letters in ``spans`` of ``text`` stands inside quotation marks, 0 to 1."""
        inside = total = 0
        for span in spans:
            total += _letters(text, span.start, span.end)
            place = bisect_right(self._ends, span.start)
            while place < len(self.quotes) and self._starts[place] < span.end:
                start, end = max(self._starts[place], span.start), min(self._ends[place], span.end)
                inside += _letters(text, start, end)
                place += 1
        return inside / total if total else 0.0


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalpha, text[start:end]))


def find_quotes(text: str, paragraphs: Iterable[Span]) -> Quotes:
    """Return the outermost quotations of the ``paragraphs`` of ``text``, in order."""
    found: list[Quote] = []
    for paragraph in paragraphs:
        found += _in_paragraph(text, paragraph.start, paragraph.end)
    return Quotes(found)


def _in_paragraph(text: str, start: int, end: int) -> list[Quote]:
    found: list[Quote] = []
    position = start
    while (mark := _MARK.search(text, position, end)) is not None:
        position = mark.end()
        if not _opens(text, mark, start, end):
            continue
        closing = _closing(text, mark, end)
        if closing is not None:
            found.append(Quote(mark.start(), closing, closed=True))
            position = closing
        elif not _is_single(mark.group()):
            found.append(Quote(mark.start(), end, closed=False))
            break
    return found


def _is_single(mark: str) -> bool:
    return mark in {"'", "‘", "’", "`"}


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Whether the mark opens a quotation, seen from the characters beside it."""
    sign, before, after = mark.group(), text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if sign in _OPENERS:
        return True
    if sign in _CLOSERS or mark.end() >= end:
        return False
    free = mark.start() == start or before in _BEFORE_OPENING
    if sign in _DOUBLE:
        # A straight mark after a digit is an inch mark; otherwise, outside a quotation, it can but open one.
        return free or not (before.isdigit() or after.isspace())
    if sign == "’" or not free or after.isspace():
        return False
    return _CLIPPED.match(text, mark.end()) is None


def _closing(text: str, mark: re.Match[str], end: int) -> int | None:
    """Return the offset after the mark that closes the quotation, or None where none does in the paragraph."""
    sign = mark.group()
    if _is_single(sign):
        return _closing_single(text, mark, end)
    curly, depth = sign in _OPENERS, 1
    closers = text.count("”", mark.end(), min(end, mark.end() + _AHEAD)) if curly else 0  # that are still to come
    for other in _MARK.finditer(text, mark.end(), end):
        found = other.group()
        closers -= found == "”"
        if found in _CLOSERS or (found in _DOUBLE and not (found == "''" and sign == '"')):
            if found in _DOUBLE and curly and _looks_open(text, other):
                continue
            depth -= 1
            if depth == 0:
                return other.end()
        elif curly and _turned(text, other):
            return other.end()
        elif found in _OPENERS:
            depth += curly and closers > depth  # an opening mark within is nested only when the text closes both
    return None


def _turned(text: str, mark: re.Match[str]) -> bool:
    """Whether an opening mark stands where only a closing one can: ``“Not at all,“ he said``."""
    before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
    return mark.group() == "“" and before in ",.?!…" and (not after or after.isspace())


def _looks_open(text: str, mark: re.Match[str]) -> bool:
    return text[mark.start() - 1].isspace() and not text[mark.end() : mark.end() + 1].isspace()


def _closing_single(text: str, mark: re.Match[str], end: int) -> int | None:
    """Return where a single mark's partner ends: one after a word or stop, before no letter.

    After a plural ("the analysts' view") the mark may be a possessive, so a later partner after a stop is preferred.
    """
    possible = None
    for other in _MARK.finditer(text, mark.end(), end):
        sign, before, after = other.group(), text[other.start() - 1], text[other.end() : other.end() + 1]
        if sign == "‘" or (sign == "'" and before.isspace() and not after.isspace()):
            break
        if sign not in {"'", "’"} or after.isalnum() or before.isspace():
            continue
        if before != "s" or not after.isspace():
            return other.end() if possible is None or before in ",.?!" else possible
        possible = possible or other.end()
    return possible
