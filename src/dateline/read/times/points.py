"""Points of the calendar: how fine they are, how to count from one to another, what days they cover.

A :class:`Point` is a year, month, week, day, part of a day … with its grain. ``year`` counts 1 BC as -1 and is
``None`` where it is not known. :mod:`.notation` writes points; :func:`bounds` says what days they cover.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.records import Grain

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_PART_HOURS = {"MO": (5, 11), "AF": (12, 17), "EV": (18, 23), "NI": (18, 29), "DT": (6, 18), "MI": (11, 13)}
_DAY_HOURS = 24
_YEARS = {"decade": 10, "century": 100}


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place in the calendar, as fine as ``grain``.

    ``piece`` names the part of a year: ``Q1``–``Q4``, ``H1``, ``H2``, ``SP SU FA WI``; ``week`` is the ISO week.
    ``part`` is a TIMEX3 part of the day (``MO AF EV NI``); ``zone`` is as written. A decade or century holds its
    first year.
    """

    grain: Grain
    year: int | None
    month: int | None = None
    day: int | None = None
    week: int | None = None
    piece: str = ""
    part: str = ""
    hour: int | None = None
    minute: int | None = None
    zone: str | None = None


def on(day: date) -> Point:
    """Return the point of one day."""
    return Point(grain="day", year=day.year, month=day.month, day=day.day)


def week_of(day: date, *, weekend: bool = False) -> Point:
    """Return the ISO week (or weekend) that holds the day."""
    year, week, _ = day.isocalendar()
    return Point(grain="weekend" if weekend else "week", year=year, week=week)


def valid(year: int, month: int, day: int) -> bool:
    """Say whether the calendar has that day; 1 BC is -1 and is taken as a leap year's neighbour without check."""
    if not 1 <= month <= 12:  # noqa: PLR2004 -- months of the year
        return False
    return 1 <= day <= (calendar.monthrange(year, month)[1] if 1 <= year <= date.max.year else 31)


def day_of(point: Point) -> date | None:
    """Return the first day of the point, or None where the year is unknown or out of the range of ``date``."""
    return _as_date(bounds(point)[0])


def last_day_of(point: Point) -> date | None:
    """Return the last day of the point, or None as :func:`day_of` does."""
    return _as_date(bounds(point)[1])


def _as_date(text: str | None) -> date | None:
    if text is None or text.startswith("-"):
        return None
    try:
        return date.fromisoformat(text[: len("2022-01-13")])
    except ValueError:
        return None


def end_of(point: Point, unit: str, *, last: bool) -> tuple[date, date] | None:
    """Return the first and last day of the first, or ``last``, unit of the point; None where it holds none."""
    first_day, last_day = day_of(point), last_day_of(point)
    if first_day is None or last_day is None or unit not in {"day", "week", *_MONTHS}:
        return None
    edge = step(last_day, -1, unit) if last else step(first_day, 1, unit)
    inner = None if edge is None else step(edge, 1 if last else -1, "day")
    if inner is None or not first_day <= inner <= last_day:
        return None
    return (inner, last_day) if last else (first_day, inner)


# Arithmetic.


def step(day: date, count: int, unit: str) -> date | None:
    """Return the day ``count`` units (day, week, month, quarter, year …) away, or None past the calendar's ends."""
    try:
        if unit in {"day", "week"}:
            return day + timedelta(days=count * (7 if unit == "week" else 1))
        months = count * _MONTHS[unit] + day.month - 1
        year, month = day.year + months // 12, months % 12 + 1
        return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None


_MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


def at_grain(day: date, unit: str) -> Point:
    """Return the point of that grain which holds the day; the day itself for an unknown grain."""
    return _HOLDERS.get(unit, on)(day)


_HOLDERS: dict[str, Callable[[date], Point]] = {
    "week": week_of,
    "weekend": lambda day: week_of(day, weekend=True),
    "month": lambda day: Point(grain="month", year=day.year, month=day.month),
    "quarter": lambda day: Point(grain="quarter", year=day.year, piece=f"Q{(day.month + 2) // 3}"),
    "half": lambda day: Point(grain="half", year=day.year, piece=f"H{(day.month + 5) // 6}"),
    "year": lambda day: Point(grain="year", year=day.year),
    "decade": lambda day: Point(grain="decade", year=day.year // 10 * 10),
    "century": lambda day: Point(grain="century", year=day.year // 100 * 100),
}


# Bounds.


def bounds(point: Point) -> tuple[str | None, str | None]:
    """Return the first and last day (or minute) of the point as ISO 8601; years BC are astronomical (1 BC is 0)."""
    if point.year is None:
        return None, None
    if point.grain in _YEARS:
        return _years_bounds(point.year, _YEARS[point.grain] - 1)
    if point.grain in {"week", "weekend"}:
        return _week_bounds(point)
    year = astronomical(point.year)
    if point.day is None:
        first, last = _months(point)
        later, month = year + (last - 1) // 12, (last - 1) % 12 + 1
        return f"{iso_year(year)}-{first:02d}-01", f"{iso_year(later)}-{month:02d}-{_month_days(later, month):02d}"
    return _day_bounds(point, f"{iso_year(year)}-{point.month or 1:02d}-{point.day:02d}")


def astronomical(year: int) -> int:
    """Return the year counted so that 1 BC (-1) is 0."""
    return year if year > 0 else year + 1


def iso_year(year: int) -> str:
    """Return an astronomical year in at least four digits."""
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def _years_bounds(year: int, more: int) -> tuple[str, str]:
    first, last = (year, year + more) if year > 0 else (astronomical(year) - more, astronomical(year))
    return f"{iso_year(first)}-01-01", f"{iso_year(last)}-12-31"


def _day_bounds(point: Point, day: str) -> tuple[str, str]:
    if point.part in _PART_HOURS:
        return _part_bounds(day, point.part)
    if point.hour is None:
        return day, day
    if point.hour == _DAY_HOURS:
        return f"{day}T23:59", f"{day}T23:59"
    minute = f"{day}T{point.hour:02d}:{point.minute or 0:02d}"
    return minute, minute


def first_month(piece: str) -> int | None:
    """Return the month in which a part of a year begins, or None for no part."""
    if piece in _SEASON_MONTHS:
        return _SEASON_MONTHS[piece]
    size = {"Q": 3, "H": 6}.get(piece[:1])
    return None if size is None or not piece[1:].isdigit() else (int(piece[1:]) - 1) * size + 1


def _months(point: Point) -> tuple[int, int]:
    """Return the first and the last month, counted from January of the point's year."""
    first = first_month(point.piece)
    if first is not None:
        return first, first + (5 if point.piece[0] == "H" else 2)
    return (1, 12) if point.month is None else (point.month, point.month)


def _week_bounds(point: Point) -> tuple[str | None, str | None]:
    if point.year is None or point.week is None:
        return None, None
    try:
        monday = date.fromisocalendar(point.year, point.week, 1)
        start = monday + timedelta(days=5 if point.grain == "weekend" else 0)
        return start.isoformat(), (monday + timedelta(days=6)).isoformat()
    except (ValueError, OverflowError):
        return None, None


def _part_bounds(stem: str, part: str) -> tuple[str, str]:
    start, end = _PART_HOURS[part]
    if end < _DAY_HOURS:
        return f"{stem}T{start:02d}:00", f"{stem}T{end:02d}:59"
    following = step(date.fromisoformat(stem), 1, "day") if not stem.startswith("-") else None
    close = f"{following.isoformat()}T{end - _DAY_HOURS:02d}:59" if following else f"{stem}T23:59"
    return f"{stem}T{start:02d}:00", close


def _month_days(year: int, month: int) -> int:
    return calendar.monthrange(year if 1 <= year <= date.max.year else 4, month)[1]
