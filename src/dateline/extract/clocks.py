"""The day of a date as stated, and the same moment by the clock of the place of publication."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.records import DateEvidence

DAY = len("2022-01-13")
_WIDEST = timedelta(hours=14)  # between the clocks of two places


def day_of(one: DateEvidence) -> date | None:
    """Return the day of a date, None where it names no full one."""
    try:
        return date.fromisoformat(one.value[:DAY])
    except ValueError:  # a month, a year, a day without its year
        return None


def local(best: DateEvidence | None, usable: Sequence[DateEvidence]) -> DateEvidence | None:
    """Return the same moment by the clock of the place of publication, where the surest statement is in UTC.

    A page published in the evening in New York is of that day, whatever day it is in Greenwich.
    """
    moment = None if best is None else _instant(best)
    if best is None or moment is None or moment.utcoffset() != timedelta(0):
        return best
    clocks = [one for one in usable if not _is_utc(one) and not one.where.startswith(("aside", "htmldate", "url"))]
    if any(one.value[:DAY] == best.value[:DAY] for one in clocks):
        return best
    return next((one for one in clocks if _is_same_moment(one, moment)), best)


def _is_utc(one: DateEvidence) -> bool:
    moment = _instant(one)
    return moment is not None and moment.utcoffset() == timedelta(0)


def _is_same_moment(one: DateEvidence, moment: datetime) -> bool:
    """Return whether local evidence can be of the moment: same time in its zone, a zone's shift away, or its day."""
    other = _instant(one)
    if other is None:
        day = day_of(one)
        if day is None or len(one.value) != DAY:
            return False
        midnight = datetime.combine(day, datetime.min.time(), UTC)
        return -_WIDEST < moment - midnight < timedelta(days=1) + _WIDEST
    if other.tzinfo is None:
        return _is_shift(other.replace(tzinfo=UTC) - moment)
    return abs(other - moment) < timedelta(minutes=1)


def _is_shift(difference: timedelta) -> bool:
    """Return whether two clocks differ as time zones do: by up to 14 hours, in half hours."""
    minutes = round(difference.total_seconds() / 60)
    return abs(difference) <= _WIDEST and minutes % 30 in (0, 1, 29)


def _instant(one: DateEvidence) -> datetime | None:
    """Return date and time, with its zone where that was stated; None for a day alone."""
    if len(one.value) == DAY:
        return None
    try:
        return datetime.fromisoformat(one.value)
    except ValueError:
        return None
