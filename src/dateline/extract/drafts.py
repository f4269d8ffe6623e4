"""Entries of a live page before their days are known: which lines, what time, under what heading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.authors import is_person
from dateline.extract.clocks import DAY
from dateline.extract.entrytimes import Stated, has_clocks, stamped, stated_on
from dateline.extract.lineage import is_banner
from dateline.extract.moments import moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.extract.postings import Posting
    from dateline.records import Line, LineLabel

_OUTSIDE = frozenset({"related", "promo", "social", "legal", "banner", "credit", "correction"})
_HEADINGS = frozenset({"subhead", "headline"})
_OPENING = 50  # letters of a line by which it is known
_SHORTEST_TEXT = 25  # characters
_LONGEST_DAY = 60  # characters of a line that names a day
_LONGEST_HEADING = 140
_MOSTLY = 0.7
_SPACE = re.compile(r"\s+")
_UNSTATED = Stated(None, None, "")


@dataclass(frozen=True, slots=True)
class Lines:
    """A text by its lines."""

    text: str
    lines: Sequence[Line]

    def words(self, number: int) -> str:
        """Return the words of a line."""
        span = self.lines[number].span
        return self.text[span.start : span.end]

    def is_text(self, number: int) -> bool:
        """Return whether a line is text that tells something, not a time or a name alone."""
        span = self.lines[number].span
        return self.lines[number].label == "body" and span.end - span.start > _SHORTEST_TEXT

    def labelled(self, *labels: LineLabel) -> Iterator[tuple[int, Line]]:
        """Yield the lines of these labels with their numbers."""
        return ((number, line) for number, line in enumerate(self.lines) if line.label in labels)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An entry: the numbers of its lines, its time and the line that shows it, its heading, author, and day above."""

    lines: Sequence[int]
    stated: Stated
    rule: str
    timed: int | None = None
    heading: str | None = None
    author: str | None = None
    day: str | None = None

    @property
    def order(self) -> str:
        """What entries are compared by: day and clock as far as they are known."""
        stated = self.stated
        return stated.value or (f"{self.day}T{stated.clock}" if self.day else stated.clock or "")


def drafted(
    read: Lines, numbers: Sequence[int], stated: Stated, rule: str, *, timed: int | None = None, day: str | None = None
) -> Draft | None:
    """Return the entry made of some lines, or None where none of them is text."""
    own = [number for number in numbers if read.lines[number].label not in _OUTSIDE]
    if not any(read.is_text(number) for number in own):
        return None
    headings = (read.words(number).strip() for number in own if number != timed and _is_heading(read, number))
    heading = next(headings, None) or (stated.rest if _can_head(stated.rest) else None)
    return Draft(lines=own, stated=stated, rule=rule, timed=timed, heading=heading, day=day)


def _can_head(rest: str) -> bool:
    """Return whether what stands beside a time is a heading: no sentence, and nobody's name."""
    return 0 < len(rest) <= _LONGEST_HEADING and rest[-1] not in ".!?" and not is_person(rest)


def _is_heading(read: Lines, number: int) -> bool:
    if read.lines[number].label == "standfirst":  # what stands between the first time and the text may be taken for one
        return _can_head(read.words(number).strip())
    return read.lines[number].label in _HEADINGS


def posted(read: Lines, postings: Sequence[Posting]) -> list[Draft]:
    """Return the entries that JSON-LD states, each with the lines that show it."""
    if not postings:
        return []
    openings: dict[str, list[int]] = {}
    for number in range(len(read.lines)):
        openings.setdefault(_opening(read.words(number)), []).append(number)
    starts = [
        min((number for text in _texts(one) for number in openings.get(_opening(text), ())[:1]), default=None)
        for one in postings
    ]
    bounds = sorted(start for start in starts if start is not None)
    found = []
    for one, start in zip(postings, starts, strict=True):
        stated = stamped(one.published, "json-ld:liveBlogUpdate") or _UNSTATED
        numbers = () if start is None else _until(read, start, bounds, one)
        found.append(
            Draft(lines=numbers, stated=stated, rule="entries:json-ld", heading=one.heading, author=one.author)
        )
    return found


def _texts(one: Posting) -> Iterator[str]:
    if one.heading:
        yield one.heading
    yield from one.paragraphs


def _until(read: Lines, start: int, bounds: Sequence[int], one: Posting) -> list[int]:
    """Return the lines from an entry's first to its last that it states, or to the next entry."""
    end = next((bound for bound in bounds if bound > start), len(read.lines))
    stated = {_opening(text) for text in _texts(one)}
    last = max((number for number in range(start, end) if _opening(read.words(number)) in stated), default=start)
    return [number for number in range(start, last + 1) if read.lines[number].label not in _OUTSIDE]


def _opening(words: str) -> str:
    return _SPACE.sub("", words[: 2 * _OPENING])[:_OPENING].casefold()


def on_lines(read: Lines, *, run_in: bool) -> list[Draft]:
    """Return the entries that begin with a time on a line of its own, or before their heading.

    Where ``run_in`` is set, on pages that say they are live, a time may also begin a paragraph.
    """
    if not has_clocks(read.text):
        return []
    marks = [(number, stated) for number in range(len(read.lines)) if (stated := _stated(read, number, run_in=run_in))]
    return from_marks(read, _without_date_of_page(read, marks), "entries:line")


def from_marks(read: Lines, marks: Sequence[tuple[int, Stated]], rule: str) -> list[Draft]:
    """Return the entries that begin at the lines of these times, or at the headings right above them."""
    if len(marks) < 2:  # noqa: PLR2004 -- one time is the page's own
        return []
    days = _days(read)
    above = _stand_above(read, [number for number, _ in marks])
    starts = [number - 1 if above else number for number, _ in marks]
    found = []
    for (number, stated), start, end in zip(marks, starts, [*starts[1:], _foot(read)], strict=True):
        day = next((named for at, named in reversed(days) if at < number), None)
        draft = drafted(read, range(start, end), stated, rule, timed=number, day=day)
        if draft is not None:
            found.append(draft)
    return found


def _stated(read: Lines, number: int, *, run_in: bool) -> Stated | None:
    if read.lines[number].label in _OUTSIDE | {"caption", "standfirst"}:
        return None
    return stated_on(read.words(number), run_in=run_in)


def _without_date_of_page(read: Lines, marks: list[tuple[int, Stated]]) -> list[tuple[int, Stated]]:
    """Return the times without those that stand above the text, unless an entry's heading or text is next to them."""
    first = next((number for number, _ in read.labelled("body")), 0)
    early = [one for one in marks if one[0] < first]
    dated = [one for one in early if one[1].value]
    if dated and any(stated.clock for _, stated in marks):
        marks = [one for one in marks if one not in dated]
    elif len(early) > 1:
        marks = marks[len(early) - 1 :]
    return marks


def _days(read: Lines) -> list[tuple[int, str]]:
    """Return the headings below the text's beginning that name a day and nothing more."""
    first = next((number for number, _ in read.labelled("body", "standfirst")), 0)
    found = []
    for number in range(first + 1, len(read.lines)):
        words = read.words(number)
        if len(words) <= _LONGEST_DAY and is_banner(words) and (stated := moment(words)) and len(stated.value) == DAY:
            found.append((number, stated.value))
    return found


def _stand_above(read: Lines, numbers: Sequence[int]) -> bool:
    """Return whether headings stand right above the times, not below."""
    above = sum(number > 0 and read.lines[number - 1].label == "subhead" for number in numbers)
    below = sum(number + 1 < len(read.lines) and _is_heading(read, number + 1) for number in numbers)
    return above >= _MOSTLY * len(numbers) and below < above


def _foot(read: Lines) -> int:
    """Return the number of the line after the last that is text."""
    return max((number for number, _ in read.labelled("body")), default=-1) + 1
