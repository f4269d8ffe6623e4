"""A history's dates without a year: the years that make the whole text run on most smoothly.

A history goes forward by small steps; it seldom passes into another year without naming it; and a date off its way
("the accords of 1954") is an aside, all the more likely the coarser it is and the less it opens its sentence. So each
date either moves the narrative on or stands aside, each choice has its price, and the cheapest way through all dates of
the text gives those without a year theirs: a search with the best few ways kept at each date (Viterbi, 1967, with a
beam), linear in the number of dates.
"""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING

from dateline.read.times.phrases import Dated, Relative, Shift
from dateline.read.times.points import astronomical, first_month, valid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.read.times.memory import Standing
    from dateline.read.times.phrases import Phrase

_KEPT = 10  # ways through the text that are followed at once
# Prices, set on histories of wars; only their proportions matter.
_ONWARD = 1.0  # for each doubling of the months gone forward
_BACK = 0.7  # for going back at all, and ...
_FURTHER_BACK = 0.65  # ... for each doubling of the months gone back
_UNNAMED_YEAR = 2.0  # for a change of year that the text leaves unsaid
_ASIDES = {"year": 1.5, "month": 3.0, "day": 6.0}  # for leaving a date out of the narrative
_COUNTED_ASIDE = 0.5  # for leaving out "the next year"
_LEADING_ASIDE = 3.0  # more, where the date opens its sentence
_MONTHS = 12
_FURTHEST = 100
_LEAP_DAY = (2, 29)

_Moment = tuple[int, int | None]  # an astronomical year and, where known, the month
_Chain = tuple[int, int, "_Chain"] | tuple[()]  # a date's place in the text, its year, and those before it
_Way = tuple[float, _Moment | None, _Chain]


def years_told(phrases: Sequence[tuple[Phrase, Standing]]) -> dict[int, int]:
    """Return the year (1 BC is -1) of each date that names none, by its place among the phrases.

    Dates before the first year of the text have none.
    """
    ways: list[_Way] = [(0.0, None, ())]
    for place, (phrase, standing) in enumerate(phrases):
        if isinstance(phrase, Dated | Relative | Shift):
            going_on = (one for way in ways for one in _steps(way, place, phrase, leading=standing.leading))
            ways = _cheapest(going_on)
    chain, found = ways[0][2], {}
    while chain:
        place, year, chain = chain
        found[place] = year if year > 0 else year - 1
    return found


def _cheapest(ways: Iterable[_Way]) -> list[_Way]:
    """Return the cheapest few ways, one for each moment that the narrative may have come to."""
    best: dict[_Moment | None, _Way] = {}
    for way in ways:
        rival = best.get(way[1])
        if rival is None or way[0] < rival[0]:
            best[way[1]] = way
    return sorted(best.values(), key=lambda way: way[0])[:_KEPT]


def _steps(way: _Way, place: int, phrase: Phrase, *, leading: bool) -> Iterator[_Way]:
    """Yield the ways that lead on from one past a phrase."""
    price, now, chain = way
    if isinstance(phrase, Relative | Shift):
        later = _counted(now, phrase)
        yield price, later, chain
        if later != now:
            yield price + _COUNTED_ASIDE, now, chain
    elif not isinstance(phrase, Dated) or phrase.span > 1 or phrase.yearly or phrase.told or phrase.monthly:
        yield way
    elif phrase.year is not None:
        yield from _named(way, phrase, leading=leading)
    elif now is not None and (phrase.which is None or phrase.day is not None) and (month := _month(phrase)) is not None:
        for change in (0, -1, 1):
            year = now[0] + change
            if (phrase.month, phrase.day) == _LEAP_DAY and not valid(year, *_LEAP_DAY):
                continue
            unsaid = _UNNAMED_YEAR if change else 0
            yield price + _price(now, (year, month)) + unsaid, (year, month), (place, year, chain)
    else:
        yield way


def _named(way: _Way, phrase: Dated, *, leading: bool) -> Iterator[_Way]:
    """Yield the ways past a date with its year: into it, or leaving it aside."""
    price, now, chain = way
    moment = (astronomical(phrase.year or 1), _month(phrase))
    if now is None:
        yield price, moment, chain
        return
    within = moment[1] is None and moment[0] == now[0]
    yield price + _price(now, moment), now if within else moment, chain
    grain = "year" if moment[1] is None else "month" if phrase.day is None else "day"
    yield price + _ASIDES[grain] + (_LEADING_ASIDE if leading else 0), now, chain


def _counted(now: _Moment | None, phrase: Relative | Shift) -> _Moment | None:
    """Return the moment that "the next year" or "two months later" leads to; other units stay within it."""
    count = phrase.offset if isinstance(phrase, Relative) else int(phrase.count or 0) * phrase.sign
    if now is None or (not phrase.anaphoric and isinstance(phrase, Shift)) or abs(count) > _FURTHEST:
        return now
    year, month = now
    if phrase.unit == "year" and count:
        return year + count, month if isinstance(phrase, Shift) else None
    if phrase.unit == "month" and month is not None:
        years, rest = divmod(month - 1 + count, _MONTHS)
        return year + years, rest + 1
    return now


def _month(phrase: Dated) -> int | None:
    """Return the month of a date, of a part of a year one in its middle."""
    if phrase.month is not None:
        return phrase.month
    first = first_month(phrase.piece)
    return None if first is None else min(first + 1, _MONTHS)


def _price(start: _Moment, end: _Moment) -> float:
    """Return the price of going from one moment to another; within a year of which no month is named it is free."""
    months = _MONTHS * (end[0] - start[0])
    if start[1] is not None and end[1] is not None:
        months += end[1] - start[1]
    elif months:
        months += -_MONTHS // 2 if months > 0 else _MONTHS // 2
    return _ONWARD * log2(1 + months) if months >= 0 else _BACK + _FURTHER_BACK * log2(1 - months)
