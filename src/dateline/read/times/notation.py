"""Points as they are written: TIMEX3 values and EDTF strings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.read.times.points import astronomical, bounds, iso_year

if TYPE_CHECKING:
    from dateline.read.times.points import Point

_YEAR_DIGITS = {"decade": 3, "century": 2}
_WHOLE_YEARS = frozenset({"year", "decade", "century"})
_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_UNIVERSAL = frozenset({"GMT", "UTC", "Z"})
_MIDNIGHT = 24


def timex(point: Point) -> str:
    """Return the TIMEX3 value: ``1998``, ``198``, ``1989-Q3``, ``1990-W33``, ``1998-02-11T22:00``; X where unknown.

    Minutes are always written, midnight at a day's end is ``T24``, and only universal time has its zone (``Z``).
    """
    return _year(point) + _within_year(point) + _within_day(point)


def _year(point: Point) -> str:
    digits = _YEAR_DIGITS.get(point.grain, 4)
    if point.year is None:
        return "X" * digits
    text = f"{abs(point.year):04d}"[:digits]
    return f"BC{text}" if point.year < 0 else text


def _within_year(point: Point) -> str:
    if point.grain in _WHOLE_YEARS:
        return ""
    if point.piece:
        return f"-{point.piece}"
    if point.grain in {"week", "weekend"}:
        return f"-W{_two(point.week)}" + ("-WE" if point.grain == "weekend" else "")
    month = f"-{_two(point.month)}"
    return month if point.grain == "month" else f"{month}-{_two(point.day)}"


def _within_day(point: Point) -> str:
    if point.part:
        return f"T{point.part}"
    if point.hour is None:
        return ""
    if point.hour == _MIDNIGHT:
        return "T24"
    return f"T{point.hour:02d}:{point.minute or 0:02d}" + ("Z" if point.zone in _UNIVERSAL else "")


def _two(number: int | None) -> str:
    return "XX" if number is None else f"{number:02d}"


def edtf(point: Point, mark: str = "") -> str:
    """Return the point in EDTF (ISO 8601-2) level 1, with ``mark`` (``~`` or ``?``) where it can stand.

    What level 1 has no sign for (a quarter, half, week, weekend, a decade BC) is an interval of days. The empty string
    stands for a point whose year is unknown.
    """
    if point.year is None:
        return ""
    year = iso_year(astronomical(point.year))
    if point.grain in _YEAR_DIGITS and point.year > 0:
        digits = _YEAR_DIGITS[point.grain]
        return year[:digits].ljust(4, "X") + mark
    if point.piece in _SEASONS:
        return f"{year}-{_SEASONS[point.piece]}"  # level 1 marks no season
    first, last = bounds(point)
    if point.piece or point.grain in {"week", "weekend", "decade", "century"}:
        return f"{first}{mark}/{last}{mark}" if first and last else ""
    if point.hour is not None and not point.part:
        return f"{first}:00" + ("Z" if point.zone in _UNIVERSAL else "")
    return "-".join([year] + [f"{one:02d}" for one in (point.month, point.day) if one is not None]) + mark
