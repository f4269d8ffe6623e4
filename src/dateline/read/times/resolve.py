"""Phrases → points in time: the second pass, in the order of the text.

What a phrase leaves open is closed by the article's own day, by what the text has named so far (:mod:`.memory`), and by
the tense of the governing verb, with the choices of :mod:`.placing` and :mod:`.counting`. In a text that tells history
undated days and months belong to the date the narrative has come to.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Literal

from dateline.read.times import notation, placing, points
from dateline.read.times.amounts import amount_value
from dateline.read.times.counting import WITHIN_DAY, before_our_era, clock_shifted, counted, shifted
from dateline.read.times.memory import Memory
from dateline.read.times.phrases import Amount, Dated, Relative, Repeat, Shift, Stretch, Vague
from dateline.read.times.placing import Place
from dateline.read.times.points import Point, day_of, on, week_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from dateline.read.times.context import Context
    from dateline.read.times.memory import Standing
    from dateline.read.times.phrases import Clock, Phrase
    from dateline.read.times.tense import Tense
    from dateline.records import Basis, Grain

    AskTense = Callable[[], Tense | None]

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
_UNPLACED = "XXXX-XX-XX"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a phrase comes to: TIMEX3 type, value and mod, and its point where it has one.

    ``others`` are points that other rules would give; ``since`` and ``until`` are days that cut the point short,
    to a part of the ``grain`` given, if any.
    """

    type: TimeType
    value: str
    mod: str | None = None
    point: Point | None = None
    basis: Basis = "explicit"
    reason: str = ""
    others: tuple[Point, ...] = ()
    since: date | None = None
    until: date | None = None
    grain: Grain | None = None


class Resolver:
    """Resolves the phrases of one article, one after the other.

    ``years`` holds the years of a history's dates that name none, by their place among the phrases
    (:mod:`.narrative`).
    """

    def __init__(self, context: Context, holidays: Mapping[str, str], years: Mapping[int, int]) -> None:
        self._reference = context.reference
        self._holidays = holidays
        self._years = years
        self._memory = Memory(history=context.history)
        self._place_in_text = 0

    def resolve(self, place: int, phrase: Phrase, tense: AskTense, standing: Standing) -> Meaning | None:
        """Return what the phrase, ``place`` in the text, means; ``tense`` is asked only where it matters."""
        self._place_in_text = place
        self._memory.sentence = standing.sentence
        if phrase.history and not self._memory.history:
            return None
        meaning = self._meaning(phrase, tense)
        if meaning is not None and meaning.point is not None and meaning.point.year is not None:
            self._memory.keep(phrase, meaning.point, meaning.basis, standing)
        return meaning

    def _meaning(self, phrase: Phrase, tense: AskTense) -> Meaning | None:
        match phrase:
            case Dated():
                return self._dated(phrase, tense)
            case Relative():
                return self._relative(phrase, tense)
            case Shift():
                return self._shift(phrase)
            case Stretch():
                return self._stretch(phrase, tense)
            case Amount():
                self._memory.hear(phrase.value)
        return _timeless(phrase)

    # Dates with some of their fields.

    def _dated(self, phrase: Dated, tense: AskTense) -> Meaning | None:
        place = self._place(phrase, tense)
        point = place.point
        if point is not None and phrase.week and (day := day_of(point)) is not None:
            point = week_of(day, weekend=phrase.week == "weekend")
        if point is not None and point.year is None and point.month is None and phrase.weekday is not None:
            return _unplaced(phrase, f"XXXX-WXX-{phrase.weekday}")
        return _at(point, phrase, place.basis, place.others)

    def _place(self, phrase: Dated, tense: AskTense) -> Place:
        make = partial(placing.fields, phrase, holidays=self._holidays)
        if phrase.yearly:
            basis: Basis = "narrative" if phrase.which is None else "relative"
            return Place(point=make(self._year_from(phrase)), basis=basis)
        if phrase.year is not None:
            if phrase.compared and self._memory.quarter is not None:
                return Place(point=replace(self._memory.quarter, year=phrase.year), basis="narrative")
            return Place(point=make(phrase.year), basis="explicit")
        if phrase.monthly:
            return self._in_the_month(phrase)
        if phrase.month is not None or phrase.piece or phrase.holiday:
            return self._in_some_year(phrase, make, tense)
        return self._in_some_week(phrase, tense)

    def _year_from(self, phrase: Dated) -> int | None:
        if phrase.which is not None:
            anchor = self._memory.anchor(self._reference)
            return None if anchor is None else anchor.year + phrase.which
        return None if self._memory.year is None else self._memory.year + (phrase.that or 0)

    def _in_some_year(self, phrase: Dated, make: placing.Make, tense: AskTense) -> Place:
        told = self._years.get(self._place_in_text)
        if told is not None:
            return Place(point=make(told), basis="narrative")
        anchor = self._memory.anchor(self._reference)
        if anchor is None:
            return Place(point=make(None), basis="year inferred")
        if phrase.piece:
            return placing.season(make, anchor, phrase.which, tense)
        if phrase.which is not None and phrase.month is not None and phrase.weekday is None:
            return placing.chosen(make, phrase.month, anchor, phrase.which, by_day=phrase.day is not None)
        if phrase.month is None or phrase.day is not None:
            return placing.near_day(make, anchor, phrase.weekday, tense)
        return placing.month(make, phrase.month, anchor, tense)

    def _in_the_month(self, phrase: Dated) -> Place:
        """Return the day of the month that the text named last, else of the article's own."""
        told = self._memory.last
        if told is None or told.month is None:
            told = on(self._reference) if self._reference else None
        if told is None or told.year is None or not points.valid(told.year, told.month or 1, phrase.day or 1):
            return Place(point=None, basis="narrative")
        return Place(point=Point(grain="day", year=told.year, month=told.month, day=phrase.day), basis="narrative")

    def _in_some_week(self, phrase: Dated, tense: AskTense) -> Place:
        told = self._memory.day
        if phrase.weekday is not None:
            from_text = told is not None and (self._memory.history or phrase.told)
            base = day_of(told) if from_text and told is not None else self._reference
            if base is None:
                return Place(point=Point(grain="day", year=None), basis="weekday")
            return placing.weekday(phrase.weekday, base, phrase.which, tense)
        if told is not None:
            day = replace(told, grain="day", hour=None, minute=None, part="", zone=None)
            after = day_of(day) if phrase.that else None
            return Place(point=placing.days_from(after, phrase.that or 0) if after else day, basis="narrative")
        if self._reference is None:
            return Place(point=Point(grain="day", year=None), basis="relative")
        return Place(point=on(self._reference), basis="publication")

    def _stretch(self, phrase: Stretch, tense: AskTense) -> Meaning:
        """Return the first or last unit of a date: a duration, and the days it lies between."""
        place = self._place(phrase.within, tense)
        ends = None if place.point is None else points.end_of(place.point, phrase.unit, last=phrase.last)
        if ends is None:
            return Meaning(type="DURATION", value=phrase.value)
        since, until = ends
        return Meaning(
            type="DURATION",
            value=phrase.value,
            point=place.point,
            basis=place.basis,
            since=since,
            until=until,
            grain=points.at_grain(since, phrase.unit).grain,
        )

    # Counted from a day.

    def _relative(self, phrase: Relative, tense: AskTense) -> Meaning | None:
        base = self._reference
        basis: Basis = "relative"
        if phrase.anaphoric or (self._memory.history and not phrase.today):
            named = self._memory.last_for(phrase.unit)
            if named is not None and (named.year or 0) < 0:
                return _at(before_our_era(named, phrase.unit, phrase.offset), phrase, "narrative")
            base, basis = (day_of(named) if named is not None else base), "narrative"
        if base is None:
            return _unplaced(phrase)
        quarter = None if self._memory.history else self._memory.quarter
        meaning = _at(counted(phrase, base, tense, quarter), phrase, basis)
        return meaning if meaning is None or basis == "narrative" else _cut(meaning, phrase.side, base)

    def _shift(self, phrase: Shift) -> Meaning | None:
        if phrase.count is None:
            return Meaning(type="DATE", value="PAST_REF" if phrase.sign < 0 else "FUTURE_REF", basis="vague")
        quarter = self._memory.quarter
        if _compares(phrase) and quarter is not None and quarter.year is not None:
            return _at(replace(quarter, year=quarter.year - 1), phrase, "narrative")
        named = self._memory.last_for(phrase.unit)
        if phrase.anaphoric and phrase.unit in WITHIN_DAY:
            return self._clock_shift(phrase, named)
        if named is not None and self._counts_from_text(phrase):
            if (named.year or 0) < 0:
                return _at(before_our_era(named, phrase.unit, int(phrase.count) * phrase.sign), phrase, "narrative")
            base = day_of(named)
            return _at(shifted(phrase, base), phrase, "narrative") if base else None
        return _at(shifted(phrase, self._reference), phrase, "relative") if self._reference else _unplaced(phrase)

    @staticmethod
    def _clock_shift(phrase: Shift, named: Point | None) -> Meaning | None:
        """Return "two hours later" as a time of day where the text named one, else as the two hours alone."""
        point = clock_shifted(phrase, named) if named is not None else None
        if point is not None:
            return Meaning(type="TIME", value=notation.timex(point), mod=phrase.mod, point=point, basis="narrative")
        value = amount_value(phrase.count, phrase.unit)
        return Meaning(type="DURATION", value=value, mod=phrase.mod) if value else None

    def _counts_from_text(self, phrase: Shift) -> bool:
        """Say whether "two days earlier" is earlier than a date of the text rather than than the article's own day."""
        if not phrase.anaphoric or self._memory.history or phrase.sign > 0 or phrase.told:
            return phrase.anaphoric
        return phrase.unit in {"day", "week"} and self._memory.sentence - self._memory.day_sentence <= 1


def _timeless(phrase: Phrase) -> Meaning | None:
    """Return the meaning of a phrase that has no place in time."""
    match phrase:
        case Amount():
            return Meaning(type="DURATION", value=phrase.value, mod=phrase.mod)
        case Repeat():
            return Meaning(type="SET", value=phrase.value)
        case Vague():
            return Meaning(type="DATE", value=phrase.value, basis="vague")
    return None


def _compares(phrase: Shift) -> bool:
    """Say whether the phrase sets a quarter's figures against those of a year before."""
    return phrase.unit == "year" and phrase.count == 1 and phrase.sign < 0 and phrase.mod is None


def _at(point: Point | None, phrase: Phrase, basis: Basis, others: tuple[Point, ...] = ()) -> Meaning | None:
    """Return the meaning of a phrase that lies at the point, with its time of day."""
    if point is None:
        return None
    if phrase.clock is not None:
        point = _at_clock(point, phrase.clock)
    kind: TimeType = "DATE" if phrase.clock is None else "TIME"
    return Meaning(type=kind, value=notation.timex(point), mod=phrase.mod, point=point, basis=basis, others=others)


def _cut(meaning: Meaning, side: int, day: date) -> Meaning:
    """Return "earlier this month" cut off at the article's day, and "later this month" begun with it."""
    return replace(meaning, since=day if side > 0 else None, until=day if side < 0 else None)


def _at_clock(point: Point, clock: Clock) -> Point:
    if clock.part:
        return replace(point, grain="part-of-day", part=clock.part)
    return replace(point, grain="minute", hour=clock.hour, minute=clock.minute, zone=clock.zone)


def _unplaced(phrase: Phrase, value: str = _UNPLACED) -> Meaning:
    kind: TimeType = "DATE" if phrase.clock is None else "TIME"
    return Meaning(type=kind, value=value, mod=phrase.mod, basis="relative", reason="no date to count from")
