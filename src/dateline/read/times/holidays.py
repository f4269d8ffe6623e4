"""The day of a holiday in a year, from the short rule a language's file gives for it."""

from __future__ import annotations

from datetime import date, timedelta

_WEEK = 7


def holiday_in(rule: str, year: int) -> date | None:
    """Return the day that the rule names in the year, or None.

    ``12-25`` is a day, ``11-4-4`` the fourth Thursday of November, ``11-1-1+1`` the day after the
    first Monday, ``easter-2`` two days before Easter Sunday.
    """
    try:
        if rule.startswith("easter"):
            return easter(year) + timedelta(days=int(rule.removeprefix("easter") or 0))
        stem, _, more = rule.partition("+")
        month, *rest = (int(part) for part in stem.split("-"))
        if len(rest) == 1:
            return date(year, month, rest[0])
        first = date(year, month, 1)
        return first + timedelta(days=(rest[1] - first.isoweekday()) % _WEEK + _WEEK * (rest[0] - 1) + int(more or 0))
    except (ValueError, OverflowError):
        return None


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous method of 1876, after Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, odd = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * odd + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)
