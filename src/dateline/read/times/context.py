"""What resolving needs to know of the whole article: its own day, and whether it tells news or history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dateline.read.times.phrases import Dated, Relative

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.read.times.phrases import Phrase

# A text is a history where it names at least so many years, and this share of them lies well before its own date.
_NAMED_YEARS = 5
_HISTORY_SHARE = 0.6
_LONG_AGO = 2
_DEICTIC_SHARE = 0.15
_OWN_DAYS = 3  # days from the article's own within which a full date is its dateline


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The article's own day (None: unknown), its time of day, and whether undated days belong to the narrative."""

    reference: date | None
    history: bool = False


def parse_day(value: str | None) -> date | None:
    """Return the day of an ISO 8601 date or time, or None where it is no full date."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def context_of(reference: date | None, phrases: Iterable[Phrase]) -> Context:
    """Return the context of a text with these phrases.

    A text tells history where most of the years it names lie well before its own date, few of its phrases are counted
    from that date ("yesterday", a bare weekday), and none names that date itself.
    """
    years, deictic = [], 0
    for phrase in phrases:
        if isinstance(phrase, Dated):
            if _is_own(phrase, reference):
                return Context(reference=reference)
            if phrase.year is not None:
                years.append(phrase.year)
            elif phrase.weekday is not None and phrase.month is None:
                deictic += 1
        elif isinstance(phrase, Relative) and not phrase.anaphoric and not phrase.bare:
            deictic += 1
    return Context(reference=reference, history=_tells_history(reference, years, deictic))


def _is_own(phrase: Dated, reference: date | None) -> bool:
    if reference is None or phrase.year is None or phrase.month is None or phrase.day is None:
        return False
    days = (phrase.year - reference.year) * 372 + (phrase.month - reference.month) * 31 + phrase.day - reference.day
    return abs(days) <= _OWN_DAYS


def _tells_history(reference: date | None, years: list[int], deictic: int) -> bool:
    if len(years) < _NAMED_YEARS or deictic > _DEICTIC_SHARE * len(years):
        return False
    if reference is None:
        return True
    old = sum(year < reference.year - _LONG_AGO + 1 for year in years)
    return old >= _HISTORY_SHARE * len(years)
