"""Points of the calendar: how fine they are, how they are written, what days they cover.

A :class:`Point` is a year, month, week, day, part of a day … with its grain. ``year`` counts 1 BC as -1 and is
``None`` where it is not known. Notations: TIMEX3 (:func:`timex`), EDTF level 1 (:func:`edtf`), and inclusive bounds
(:func:`bounds`, ISO 8601).
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.records import Grain

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SEASON_EDTF = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
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
    first = bounds(point)[0]
    if first is None or first.startswith("-"):
        return None
    try:
        return date.fromisoformat(first[:10])
    except ValueError:
        return None


def last_day_of(point: Point) -> date | None:
    """Return the last day of the point, or None as :func:`day_of` does."""
    last = bounds(point)[1]
    if last is None or last.startswith("-"):
        return None
    try:
        return date.fromisoformat(last[:10])
    except ValueError:
        return None


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
    """Return the point of that grain which holds the day."""
    if unit == "week":
        return week_of(day)
    if unit == "weekend":
        return week_of(day, weekend=True)
    if unit in _YEARS:
        size = _YEARS[unit]
        return Point(grain="decade" if unit == "decade" else "century", year=day.year // size * size)
    if unit == "year":
        return Point(grain="year", year=day.year)
    if unit == "quarter":
        return Point(grain="quarter", year=day.year, piece=f"Q{(day.month - 1) // 3 + 1}")
    if unit == "half":
        return Point(grain="half", year=day.year, piece="H1" if day.month < 7 else "H2")  # noqa: PLR2004 -- July
    if unit == "month":
        return Point(grain="month", year=day.year, month=day.month)
    return on(day)


# TIMEX3.


def timex(point: Point) -> str:
    """Return the TIMEX3 value: ``1998``, ``198``, ``1989-Q3``, ``1990-W33``, ``1998-02-11T22:00``; X where unknown."""
    if point.grain in _YEARS:
        return _year_digits(point, 3 if point.grain == "decade" else 2)
    year = _year_digits(point, 4)
    if point.grain == "year":
        return year
    if point.piece:
        return f"{year}-{point.piece}"
    if point.week is not None:
        return f"{year}-W{point.week:02d}" + ("-WE" if point.grain == "weekend" else "")
    if point.grain in {"week", "weekend"}:
        return f"{year}-WXX" + ("-WE" if point.grain == "weekend" else "")
    if point.grain == "month":
        return f"{year}-{_two(point.month)}"
    stem = f"{year}-{_two(point.month)}-{_two(point.day)}"
    if point.part:
        return f"{stem}T{point.part}"
    if point.hour is None:
        return stem
    if point.hour == _DAY_HOURS:
        return f"{stem}T24"
    zulu = "Z" if point.zone in {"GMT", "UTC", "Z"} else ""
    return f"{stem}T{point.hour:02d}:{point.minute or 0:02d}{zulu}"


def _two(number: int | None) -> str:
    return "XX" if number is None else f"{number:02d}"


def _year_digits(point: Point, digits: int) -> str:
    if point.year is None:
        return "X" * digits
    text = f"{abs(point.year):04d}"[:digits]
    return f"BC{text}" if point.year < 0 else text


# Bounds.


def bounds(point: Point) -> tuple[str | None, str | None]:
    """Return the first and last day (or minute) of the point as ISO 8601; years BC are astronomical (1 BC is 0)."""
    if point.year is None:
        return None, None
    first, last = _months(point)
    year = point.year if point.year > 0 else point.year + 1
    if point.grain in _YEARS:
        size = _YEARS[point.grain] - 1
        return (
            (f"{_iso(year)}-01-01", f"{_iso(year + size)}-12-31")
            if point.year > 0
            else (
                f"{_iso(year - size)}-01-01",
                f"{_iso(year)}-12-31",
            )
        )
    if point.grain in {"week", "weekend"}:
        return _week_bounds(point)
    if point.day is None:
        later = year + (last - 1) // 12
        month = (last - 1) % 12 + 1
        return f"{_iso(year)}-{first:02d}-01", f"{_iso(later)}-{month:02d}-{_month_days(later, month):02d}"
    stem = f"{_iso(year)}-{point.month or 1:02d}-{point.day:02d}"
    if point.part in _PART_HOURS:
        return _part_bounds(stem, point.part)
    if point.hour is None:
        return stem, stem
    minute = f"{stem}T{min(point.hour, 23):02d}:{59 if point.hour == _DAY_HOURS else point.minute or 0:02d}"
    return minute, minute


def _months(point: Point) -> tuple[int, int]:
    """Return the first and the last month, counted from January of the point's year."""
    kind = point.piece[:1]
    if point.piece in _SEASON_MONTHS:
        return _SEASON_MONTHS[point.piece], _SEASON_MONTHS[point.piece] + 2
    if kind in {"Q", "H"} and point.piece[1:].isdigit():
        size = 3 if kind == "Q" else 6
        return (int(point.piece[1:]) - 1) * size + 1, int(point.piece[1:]) * size
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


def _iso(year: int) -> str:
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


# EDTF.


def edtf(point: Point, mark: str = "") -> str:
    """Return the point as EDTF level 1, with ``mark`` (``~`` or ``?``) where it can stand.

    What level 1 has no sign for (a quarter, half, week, weekend) is an interval of days or months.
    """
    if point.year is None:
        return ""
    year = point.year if point.year > 0 else point.year + 1
    if point.grain in _YEARS:
        if point.year < 0:
            return _interval(point, mark)
        return _iso(year)[:3] + "X" + mark if point.grain == "decade" else _iso(year)[:2] + "XX" + mark
    if point.piece in _SEASON_EDTF:
        return f"{_iso(year)}-{_SEASON_EDTF[point.piece]}{mark}"
    if point.piece or point.grain in {"week", "weekend"}:
        return _interval(point, mark)
    if point.hour is not None and not point.part:
        first = bounds(point)[0]
        return f"{first}:00" + ("Z" if point.zone in {"GMT", "UTC", "Z"} else "")
    parts = [_iso(year)] + [f"{one:02d}" for one in (point.month, point.day) if one is not None]
    return "-".join(parts) + mark


def _interval(point: Point, mark: str) -> str:
    first, last = bounds(point)
    if first is None or last is None:
        return ""
    return f"{first}{mark}/{last}{mark}"
