"""The year of a day that states none: ``--01-06`` of a dateline, by what else the page states."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dateline.extract.clocks import DAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.records import DateEvidence

_YEARLESS = "--"  # how ISO 8601 begins a day whose year is not stated


def year_filled(day: str, near: str) -> str | None:
    """Return ``--01-06`` as a full day, of the years around ``near`` the nearest; None where ``near`` is no day."""
    days = _in_years(day, near)
    return None if days is None else min(days[1:], key=lambda one: abs((one - days[0]).days)).isoformat()


def of_dateline(dateline: DateEvidence, others: Sequence[DateEvidence]) -> tuple[str | None, str]:
    """Return the full day of a dateline and how its year was found; None where nothing gives the year."""
    if not dateline.value.startswith(_YEARLESS):
        return dateline.value, "the day of the report's dateline"
    for one in others:
        if one.kind == "mentioned" and one.value[4:DAY] == dateline.value[1:]:
            return one.value[:DAY], f"the day of the report's dateline, with the year from {one.where}"
    for one in others:
        if one.kind == "crawled" and (days := _in_years(dateline.value, one.value)):
            before = max(day for day in days[1:] if day <= days[0])
            return before.isoformat(), f"the last day of the dateline's date before the page was saved ({one.value})"
    return None, ""


def _in_years(day: str, near: str) -> list[date] | None:
    """Return the day ``near`` and after it the yearless ``day`` in the years around it."""
    try:
        anchor = date.fromisoformat(near[:DAY])
        month, number = int(day[2:4]), int(day[5:7])
    except ValueError:
        return None
    found = [anchor]
    for year in range(anchor.year - 4, anchor.year + 2):  # 29 February comes in one of four years
        try:
            found.append(date(year, month, number))
        except ValueError:
            continue
    return found if len(found) > 1 else None
