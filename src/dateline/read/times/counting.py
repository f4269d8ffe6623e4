"""Units counted from a day: "last week", "two years ago", "the following month"."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from dateline.read.times.points import Point, at_grain, day_of, on, step, week_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dateline.read.times.phrases import Relative, Shift
    from dateline.read.times.tense import Tense

_COUNTED = frozenset({"day", "week", "month", "quarter", "half", "year", "decade", "century"})
WITHIN_DAY = {"second": 1, "minute": 60, "hour": 3600}  # seconds
_DAY_SECONDS = 86_400
_MANY = {"fortnight": ("week", 2), "millennium": ("century", 10)}
_GRAINS = {"decade": "year", "century": "year"}  # "a decade ago" is a year
_SATURDAY = 6
_FURTHEST = 10_000


def counted(phrase: Relative, base: date, tense: Callable[[], Tense | None], quarter: Point | None) -> Point | None:
    """Return the unit so many away from the base; ``quarter`` is the one the text reports on.

    "The quarter" and "the latest quarter" are the one reported on, else the last one over.
    """
    unit, offset = phrase.unit, phrase.offset
    if unit == "weekend":
        return _weekend(phrase, base, tense)
    if unit in {"quarter", "period"} and (phrase.latest or phrase.bare):
        if quarter is not None:
            return quarter
        unit, offset = "quarter", -1
    moved = step(base, offset, unit) if unit in _COUNTED else None
    return at_grain(moved, unit) if moved else None


def _weekend(phrase: Relative, base: date, tense: Callable[[], Tense | None]) -> Point | None:
    """Return the weekend named: "the weekend" of a Monday is the one just past, unless the verb looks ahead."""
    just_past = phrase.bare and base.isoweekday() < _SATURDAY and tense() != "future"
    moved = step(base, -1 if just_past else phrase.offset, "week")
    return week_of(moved, weekend=True) if moved else None


def shifted(phrase: Shift, base: date) -> Point | None:
    """Return the point so many units before or after the base, at the grain of the unit; of hours, the day."""
    if phrase.unit in WITHIN_DAY:
        days = int((phrase.count or 0) * WITHIN_DAY[phrase.unit] // _DAY_SECONDS)
        moved = step(base, days * phrase.sign, "day")
        return on(moved) if moved else None
    unit, size = _MANY.get(phrase.unit, (phrase.unit, 1))
    count = int(phrase.count or 0) * size * phrase.sign
    moved = step(base, count, unit) if abs(count) <= _FURTHEST and unit in _COUNTED else None
    return at_grain(moved, _GRAINS.get(unit, unit)) if moved else None


def clock_shifted(phrase: Shift, named: Point) -> Point | None:
    """Return the time of day so many seconds, minutes or hours from one the text named, or None past the calendar."""
    day = day_of(named)
    if day is None or named.hour is None:
        return None
    seconds = (phrase.count or 0) * WITHIN_DAY[phrase.unit] * phrase.sign
    try:
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(
            hours=named.hour, minutes=named.minute or 0, seconds=seconds
        )
    except (ValueError, OverflowError):
        return None
    moved = on(moment.date())
    return replace(moved, grain="minute", hour=moment.hour, minute=moment.minute, zone=named.zone)


def before_our_era(named: Point, unit: str, count: int) -> Point | None:
    """Return the year, or the same day, counted from a date BC: there is no year 0."""
    if unit == "day" and count == 0:
        return replace(named, grain="day")
    if unit != "year" or named.year is None:
        return None
    year = named.year + count
    return Point(grain="year", year=year if year < 0 else year + 1)
