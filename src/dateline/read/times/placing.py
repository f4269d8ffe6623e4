"""Which year, which week: the place of a date that names only some of its fields.

Each function is given ``make``, which makes the point for a year, and an anchor day: the article's own or, in a
history, the narrative's. Measured on news (docs/times.md), the best single rules are: a month and day take the nearest
year; a month goes by tense, else to the nearest; a weekday is the latest past one unless the verb is in the future.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dateline.read.times import points
from dateline.read.times.holidays import holiday_in
from dateline.read.times.points import Point, day_of, last_day_of, on, step

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from dateline.read.times.phrases import Dated
    from dateline.read.times.tense import Tense
    from dateline.records import Basis

    Make = Callable[[int | None], Point | None]
    AskTense = Callable[[], Tense | None]

_WEEK = 7
_MONTHS = 12
_DECADE = 10
_LAST_YEAR = 9999
_NEAR = 120  # days within which the nearest year is the one, whatever the tense
_YEAR_DAYS = 366
_LONGEST_CYCLE = 12  # years after which a date falls on each weekday again
_TRUSTED_CYCLE = 5  # years back to which a weekday is trusted before the nearest year
_LONG_OVER = 150  # days after which a quarter spoken of in the future is the next year's
_SIDES = {"past": -1, "future": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A point with what it rests on, and the points it could also be."""

    point: Point | None
    basis: Basis
    others: tuple[Point, ...] = ()


def fields(phrase: Dated, year: int | None, holidays: Mapping[str, str]) -> Point | None:
    """Return the point of the phrase in the year, or None where that year has no such day."""
    if year is not None and (year == 0 or abs(year) > _LAST_YEAR):
        return None
    if phrase.span > 1:
        return Point(grain="decade" if phrase.span == _DECADE else "century", year=year)
    if phrase.holiday:
        day = holiday_in(holidays.get(phrase.holiday, ""), year) if year else None
        return on(day) if day else None
    if phrase.piece:
        return Point(grain=_piece_grain(phrase.piece), year=year, piece=phrase.piece)
    if phrase.month is not None and phrase.day is not None:
        exists = year is None or points.valid(year, phrase.month, phrase.day)
        return Point(grain="day", year=year, month=phrase.month, day=phrase.day) if exists else None
    return Point(grain="year" if phrase.month is None else "month", year=year, month=phrase.month)


def _piece_grain(piece: str) -> Literal["quarter", "half", "season"]:
    if piece[1:].isdigit():
        return "quarter" if piece[0] == "Q" else "half"
    return "season"


def near_day(make: Make, anchor: date, weekday: int | None, tense: AskTense) -> Place:
    """Return the day in the nearest year that has it, on the weekday named where there is one.

    Months away the tense knows better than the calendar; where it is silent the other year is kept beside.
    """
    made = [make(year) for year in (anchor.year, anchor.year - 1, anchor.year + 1)]
    days = {point: day for point in made if point is not None and (day := day_of(point)) is not None}
    if weekday is not None:
        return _checked(make, days, anchor, weekday)
    if not days:
        return Place(point=make(None), basis="year inferred")
    away = {point: (day - anchor).days for point, day in days.items()}
    nearest = min(away, key=lambda point: abs(away[point]))
    if abs(away[nearest]) <= _NEAR:
        return Place(point=nearest, basis="year inferred")
    side = _SIDES.get(tense() or "")
    if side is None:
        others = tuple(point for point in away if point != nearest and abs(away[point]) < _YEAR_DAYS)
        return Place(point=nearest, basis="year inferred", others=others)
    fitting = [point for point in away if away[point] * side > 0]
    return Place(point=min(fitting, key=lambda point: abs(away[point]), default=nearest), basis="year inferred")


def _checked(make: Make, days: Mapping[Point, date], anchor: date, weekday: int) -> Place:
    """Return the nearest of the days that is such a weekday, else the last day within five years that was, if any.

    A page may be dated years after its text, never before. The point not taken is kept beside.
    """
    fitting = {point: day for point, day in days.items() if day.isoweekday() == weekday}
    nearest = min(fitting or days, key=lambda point: abs((days[point] - anchor).days), default=make(None))
    if fitting:
        return Place(point=nearest, basis="year inferred")
    years = range(anchor.year - 2, anchor.year - _LONGEST_CYCLE, -1)
    last = next((point for year in years if (point := make(year)) is not None and _falls_on(point, weekday)), None)
    if last is not None and anchor.year - (last.year or 0) <= _TRUSTED_CYCLE:
        return Place(point=last, basis="year inferred", others=() if nearest is None else (nearest,))
    return Place(point=nearest, basis="year inferred", others=() if last is None else (last,))


def _falls_on(point: Point, weekday: int) -> bool:
    day = day_of(point)
    return day is not None and day.isoweekday() == weekday


def month(make: Make, number: int, anchor: date, tense: AskTense) -> Place:
    """Return the month by tense, else the nearest, with the other one beside it."""
    past = anchor.year if number <= anchor.month else anchor.year - 1
    future = anchor.year if number >= anchor.month else anchor.year + 1
    seen = tense()
    if seen in _SIDES:
        return Place(point=make(past if seen == "past" else future), basis="year inferred")
    back, ahead = (anchor.month - number) % _MONTHS, (number - anchor.month) % _MONTHS
    year = past if back <= ahead else future
    others = tuple(point for other in {past, future} - {year} if (point := make(other)) is not None)
    return Place(point=make(year), basis="year inferred", others=others if seen is None else ())


def chosen(make: Make, number: int, anchor: date, which: int, *, by_day: bool) -> Place:
    """Return "last May" or "the year ended May 5", "this May", "next May" (``which`` -1, 0, 1)."""
    return _chosen_day(make, anchor, which) if by_day else _chosen_month(make, number, anchor, which)


def _chosen_day(make: Make, anchor: date, which: int) -> Place:
    """Return the last such day (``which`` -1), the next (1), or the one of this year (0)."""
    years = {-1: (anchor.year, anchor.year - 1), 1: (anchor.year, anchor.year + 1)}.get(which, (anchor.year,))
    made = [(point, day) for year in years if (point := make(year)) is not None and (day := day_of(point)) is not None]
    found = next((point for point, day in made if (day - anchor).days * which >= 0), None)
    return Place(point=found if found is not None else make(None), basis="relative")


def _chosen_month(make: Make, number: int, anchor: date, which: int) -> Place:
    """Return "last May", "this May" or "next May" (``which`` -1, 0, 1)."""
    if which < 0:
        year = anchor.year if number < anchor.month else anchor.year - 1
    elif which > 0:
        year = anchor.year if number > anchor.month else anchor.year + 1
    else:
        year = anchor.year
    return Place(point=make(year), basis="relative")


def season(make: Make, anchor: date, which: int | None, tense: AskTense) -> Place:
    """Return a part of a year (season, quarter, half): chosen by ``which``, or by tense, else the one begun last."""
    made = (make(year) for year in (anchor.year - 1, anchor.year, anchor.year + 1))
    spans = [(point, day_of(point), last_day_of(point)) for point in made if point is not None]
    known = [(point, first, last) for point, first, last in spans if first is not None and last is not None]
    begun = [(point, last) for point, first, last in known if first <= anchor]
    ahead = [point for point, first, _ in known if first > anchor]
    if which is not None:
        over = [point for point, last in begun if last < anchor]
        running = [point for point, last in begun if last >= anchor]
        chosen = {-1: over[-1:], 1: ahead[:1]}.get(which, running)
        return Place(point=chosen[0] if chosen else make(anchor.year) if which == 0 else None, basis="relative")
    if not begun:
        return Place(point=None, basis="year inferred")
    point, last = begun[-1]
    patience = _LONG_OVER if point.grain == "quarter" else 0
    if ahead and (anchor - last).days > patience and tense() == "future":
        return Place(point=ahead[0], basis="year inferred")
    return Place(point=point, basis="year inferred")


def weekday(number: int, base: date, which: int | None, tense: AskTense) -> Place:
    """Return the weekday (Monday is 1): the latest past one, the same day included, or the next in the future."""
    back, ahead = (base.isoweekday() - number) % _WEEK, (number - base.isoweekday()) % _WEEK
    if which is not None:
        days = {-1: -(back or _WEEK), 1: ahead or _WEEK}.get(which, ahead if ahead <= back else -back)
        return Place(point=days_from(base, days), basis="relative")
    return Place(point=days_from(base, ahead if tense() == "future" else -back), basis="weekday")


def days_from(base: date, days: int) -> Point | None:
    """Return the day so many days away, or None past the calendar's ends."""
    moved = step(base, days, "day")
    return on(moved) if moved else None
