"""The article's own day: its dateline's before the page's; where the page states none, inferred from the body.

An article whose text tells of a day after its publication as past, or which has a note that it was updated, was written
anew when the page says it was updated, and is of that day. For a page that states no date, two ways are trusted, and
otherwise the day stays unknown:

* the text opens with a line that is a full date and nothing else;
* the page carries the day it was collected. Then each day the body tells of as past is placed at its last occurrence
  before that (on the weekday and not before the years the body names as past), and the latest of them is taken:
  news is published on the day of its latest event or soon after.
* no day of collection is known, but the body names years as past and days with their weekdays ("Thursday, January 13"):
  the one year, from the latest of those years to five years on, in which they agree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dateline.read.times.context import parse_day
from dateline.read.times.phrases import Dated
from dateline.read.times.points import step, valid

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dateline.read.times.tense import Tense
    from dateline.records import Article

# Longer than this before its collection an undated page is not placed: the year would be a guess.
_LONGEST_WAIT_YEARS = 9
_WEEKDAY_YEARS = 5  # years after the latest named as past in which a weekday may fix the year
_LONGEST_UPDATE = 7  # days after publication within which an update is taken as a new state of the story


_UPDATED = re.compile(r"(?:this (?:article|story|report|page|post) (?:has been|was) )?updated?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """One date of the body: its phrase, whether it is a line of its own near the top, and the verb's tense."""

    phrase: Dated
    words: str
    alone: bool
    tense: Callable[[], Tense | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inferred:
    """A publication day and why."""

    day: date
    reason: str


def own_days(article: Article, clues: Sequence[Clue]) -> list[date]:
    """Return the days the article may be of, the likeliest first: updated with new events, dateline, published."""
    published = parse_day(article.published)
    days = [_dateline_day(article, published), published]
    updated = parse_day(article.updated)
    if published is not None and updated is not None and 0 < (updated - published).days <= _LONGEST_UPDATE:
        later = [_last_before(clue.phrase, published.year, updated) for clue in clues if clue.tense() != "future"]
        if _says_updated(article) or any(day is not None and day > published for day in later):
            days.insert(0, updated)
    return list(dict.fromkeys(day for day in days if day is not None))


def _says_updated(article: Article) -> bool:
    """Return whether a note on the article says that news was added, as no mere correction does."""
    notes = (article.text[line.span.start : line.span.end] for line in article.lines if line.label == "correction")
    return any(_UPDATED.match(note.strip()) for note in notes)


def _dateline_day(article: Article, published: date | None) -> date | None:
    """Return the dateline's day; one without a year ("--01-06") is the last before the page's own day."""
    written = article.dateline.date if article.dateline else None
    if written is None or not written.startswith("--") or published is None:
        return parse_day(written)
    month, _, day = written[2:].partition("-")
    if not (month.isdigit() and day.isdigit()):
        return None
    limit = step(published, 1, "day") or published
    return _last_before(Dated(month=int(month), day=int(day)), published.year - 1, limit)


def infer(article: Article, clues: Sequence[Clue]) -> Inferred | None:
    """Return the day the article was published on as far as its text shows, or None."""
    for clue in clues:
        day = _full(clue.phrase)
        if clue.alone and day is not None:
            return Inferred(day=day, reason=f"no date is stated; the text opens with the line {clue.words!r}")
    collected = max(
        (day for one in article.dates if one.kind == "crawled" and (day := parse_day(one.value))), default=None
    )
    if collected is None:
        return _by_weekdays(clues)
    since = max([collected.year - _LONGEST_WAIT_YEARS, *_past_years(clues, collected.year)])
    placed = [
        (day, clue.words)
        for clue in clues
        if clue.phrase.day is not None
        and (day := _last_before(clue.phrase, since, collected)) is not None
        and clue.tense() != "future"
    ]
    if not placed:
        return None
    day, words = max(placed)
    return Inferred(
        day=day,
        reason=(
            f"no date is stated; the latest day the body tells of as past is {words!r}, and the page was collected on "
            f"{collected}: the last {day:%B} {day.day} before that is in {day.year}"
        ),
    )


def _full(phrase: Dated) -> date | None:
    if phrase.year is None or phrase.month is None or phrase.day is None or phrase.year < 1:
        return None
    return date(phrase.year, phrase.month, phrase.day)


def _by_weekdays(clues: Sequence[Clue]) -> Inferred | None:
    """Return the latest day named with its weekday, in the one year in which they agree, or None."""
    since = max(_past_years(clues, date.max.year - _WEEKDAY_YEARS), default=None)
    if since is None:
        return None
    years = range(since, since + _WEEKDAY_YEARS + 1)
    placed = []
    for clue in clues:
        if clue.phrase.weekday is not None and clue.tense() != "future":
            days = [_last_before(clue.phrase, year, date(year, 12, 31)) for year in years]
            fitting = [day for day in days if day is not None]
            placed += [(day, clue.words) for day in fitting if len(fitting) == 1]
    if len({day.year for day, _ in placed}) != 1:
        return None
    day, words = max(placed)
    return Inferred(
        day=day,
        reason=(
            f"no date is stated; the body names {since} as past and {words!r} as the latest day: from {since} to "
            f"{years[-1]}, that day and weekday agree in {day.year} alone"
        ),
    )


def _past_years(clues: Sequence[Clue], latest: int) -> list[int]:
    """Return the years up to ``latest`` that the body names, but those it names as to come."""
    return [
        clue.phrase.year
        for clue in clues
        if clue.phrase.year is not None
        and clue.phrase.span == 1
        and 0 < clue.phrase.year <= latest
        and clue.tense() != "future"
    ]


def _last_before(phrase: Dated, since: int, collected: date) -> date | None:
    """Return the last day up to ``collected`` that fits the phrase, not before the year ``since``."""
    full = _full(phrase)
    if full is not None:
        return full if since <= full.year and full <= collected else None
    if phrase.month is None or phrase.day is None or phrase.year is not None:
        return None
    for year in range(collected.year, since - 1, -1):
        if valid(year, phrase.month, phrase.day):
            day = date(year, phrase.month, phrase.day)
            if day <= collected and phrase.weekday in {None, day.isoweekday()}:
                return day
    return None
