"""Phrases → points in time: the second pass, in the order of the text.

What a phrase leaves open is closed by the article's own day, the date the text named last, and the tense of the
governing verb, in the ways measured on news (see docs/times.md): a month and day take the nearest year; a month
alone goes by tense, else to the nearest; a weekday is the latest past one unless the verb is in the future. In a text
that tells history, undated days and months belong to the date the text named last.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from dateline.read.times import points
from dateline.read.times.holidays import holiday_in
from dateline.read.times.phrases import Amount, Dated, Relative, Repeat, Shift, Vague
from dateline.read.times.points import Point, at_grain, day_of, on, step, week_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dateline.read.times.context import Context
    from dateline.read.times.phrases import Clock, Phrase
    from dateline.read.times.tense import Tense
    from dateline.records import Basis

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
_WEEK = 7
_NEAR = 120  # days within which the nearest year is the one, whatever the tense
_YEAR_DAYS = 366
_ONWARD_YEARS = 2
_LONG_OVER = 150  # days after which a quarter spoken of in the future is the next year's
_SEASONS = ("SP", "SU", "FA", "WI")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a phrase comes to: TIMEX3 type, value and mod, and its point where it has one.

    ``others`` are points that other rules would give.
    """

    type: TimeType
    value: str
    mod: str | None = None
    point: Point | None = None
    basis: Basis = "explicit"
    reason: str = ""
    others: tuple[Point, ...] = ()


class Resolver:
    """Resolves the phrases of one article, one after the other."""

    def __init__(self, context: Context, holidays: Mapping[str, str]) -> None:
        self._context = context
        self._holidays = holidays
        self._reference = context.reference
        self._named: Point | None = None  # the date named last
        self._sentence = self._day_sentence = 0  # the sentence read now, and that of the day named last
        self._year: int | None = None  # the year named last, in passing or not
        self._named_day: Point | None = None  # the day named last
        self._quarters: Counter[Point] = Counter()  # how often each quarter was named
        self._months_reported = False  # whether the last stretch reported on was one of several months

    def resolve(
        self, phrase: Phrase, tense: Callable[[], Tense | None], *, sentence: int, leading: bool
    ) -> Meaning | None:
        """Return what the phrase means here; ``tense`` is asked only where it matters.

        ``sentence`` is the number of its sentence, ``leading`` says that it opens it.
        """
        self._sentence = sentence
        meaning = self._meaning(phrase, tense)
        if meaning is None or meaning.point is None or meaning.point.year is None:
            return meaning
        if meaning.point.grain not in {"decade", "century"}:
            self._year = meaning.point.year
        if not self._context.history or self._carries_on(meaning, leading=leading):
            self._remember(phrase, meaning.point)
        return meaning

    def _carries_on(self, meaning: Meaning, *, leading: bool) -> bool:
        """Say whether a date moves the narrative on: an aside ("the plan of 1976"), a decade, or "now" does not."""
        if meaning.point is None or meaning.basis in {"relative", "publication"}:
            return False
        grain = meaning.point.grain
        if grain != "year" or leading or self._named is None:
            return grain not in {"decade", "century"}
        # A year in the middle of a sentence goes on from the one before, or is an aside.
        return 0 <= (meaning.point.year or 0) - (self._named.year or 0) <= _ONWARD_YEARS

    def _remember(self, phrase: Phrase, point: Point) -> None:
        self._named = point
        if point.grain == "quarter" and isinstance(phrase, Dated) and not phrase.compared and phrase.which is None:
            self._quarters[point] += 1
            self._months_reported = False
        if point.day is not None:
            self._named_day = point
            self._day_sentence = self._sentence

    def _meaning(self, phrase: Phrase, tense: Callable[[], Tense | None]) -> Meaning | None:
        if isinstance(phrase, Amount):
            self._months_reported = self._months_reported or phrase.value in {"P6M", "P9M"}
            return Meaning(type="DURATION", value=phrase.value, mod=phrase.mod)
        if isinstance(phrase, Repeat):
            return Meaning(type="SET", value=phrase.value)
        if isinstance(phrase, Vague):
            return Meaning(type="DATE", value=phrase.value, basis="vague")
        if isinstance(phrase, Relative):
            return self._relative(phrase, tense)
        if isinstance(phrase, Shift):
            return self._shift(phrase)
        return self._dated(phrase, tense) if isinstance(phrase, Dated) else None

    @property
    def _quarter(self) -> Point | None:
        """The quarter the text reports on: the one named most; None where it is not a report on a quarter."""
        if not self._quarters or self._months_reported:
            return None
        return self._quarters.most_common(1)[0][0]

    # Dates with some of their fields.

    def _dated(self, phrase: Dated, tense: Callable[[], Tense | None]) -> Meaning | None:
        point, basis, others = self._place(phrase, tense)
        if point is None:
            return None
        if phrase.week and (day := day_of(point)) is not None:
            point = week_of(day)
        if phrase.clock is not None:
            point = at_clock(point, phrase.clock)
        kind: TimeType = "TIME" if phrase.clock is not None else "DATE"
        return Meaning(
            type=kind, value=points.timex(point), mod=phrase.mod, point=point, basis=basis, others=tuple(others)
        )

    def _place(self, phrase: Dated, tense: Callable[[], Tense | None]) -> tuple[Point | None, Basis, list[Point]]:
        if phrase.yearly:
            year = self._year_from(phrase)
            return self._fields(phrase, year), "relative" if phrase.which is not None else "narrative", []
        if phrase.year is not None:
            if phrase.compared and self._quarter is not None:
                return replace(self._quarter, year=phrase.year), "narrative", []
            return self._fields(phrase, phrase.year), "explicit", []
        if phrase.holiday:
            return self._near(phrase, tense)
        if phrase.month is not None and phrase.day is not None:
            return self._near(phrase, tense)
        if phrase.month is not None:
            return self._month(phrase, tense)
        if phrase.piece:
            return self._season(phrase, tense)
        if phrase.weekday is not None:
            return self._weekday(phrase, tense)
        return self._bare_clock(phrase)

    def _year_from(self, phrase: Dated) -> int | None:
        if phrase.which is not None:
            anchor = self._anchor()
            return None if anchor is None else anchor.year + phrase.which
        return None if self._year is None else self._year + (phrase.that or 0)

    def _fields(self, phrase: Dated, year: int | None) -> Point | None:
        """Return the point of the phrase in the year."""
        if phrase.span > 1:
            return Point(grain="decade" if phrase.span == 10 else "century", year=year)  # noqa: PLR2004 -- years
        if phrase.holiday:
            day = holiday_in(self._holidays.get(phrase.holiday, ""), year) if year else None
            return on(day) if day else None
        if phrase.piece:
            grain = {"Q": "quarter", "H": "half"}.get(phrase.piece[0], "season")
            grain = "season" if phrase.piece in _SEASONS else grain
            return Point(grain=grain, year=year, piece=phrase.piece)  # type: ignore[arg-type]
        if phrase.month is None:
            return Point(grain="year", year=year)
        if phrase.day is None:
            return Point(grain="month", year=year, month=phrase.month)
        if year is not None and not points.valid(year, phrase.month, phrase.day):
            return None
        return Point(grain="day", year=year, month=phrase.month, day=phrase.day)

    def _anchor(self) -> date | None:
        """Return the day undated months and days are near to."""
        if self._context.history and self._named is not None:
            return day_of(self._named) or self._reference
        return self._reference

    def _near(self, phrase: Dated, tense: Callable[[], Tense | None]) -> tuple[Point | None, Basis, list[Point]]:
        """Return the day in the nearest year in which the calendar has it, on the weekday named where there is one."""
        anchor = self._anchor()
        if anchor is None:
            return self._fields(phrase, None), "year inferred", []
        if self._context.history and self._named is not None:
            return self._fields(phrase, self._named.year), "narrative", []
        found = [self._fields(phrase, year) for year in (anchor.year, anchor.year - 1, anchor.year + 1)]
        days = {point: day for point in found if point is not None and (day := day_of(point)) is not None}
        if phrase.weekday is not None:
            checked = {point: day for point, day in days.items() if day.isoweekday() == phrase.weekday}
            days = checked or days
        if not days:
            return self._fields(phrase, None), "year inferred", []
        away = {point: (day - anchor).days for point, day in days.items()}
        nearest = min(away, key=lambda point: abs(away[point]))
        if abs(away[nearest]) <= _NEAR or phrase.weekday is not None:
            return nearest, "year inferred", []
        # Half a year away the tense knows better than the calendar, and where it is silent both years stand.
        wanted = {"past": -1, "future": 1}.get(tense() or "", 0)
        side = [point for point, days_away in away.items() if wanted and days_away * wanted > 0]
        chosen = min(side, key=lambda point: abs(away[point])) if side else nearest
        others = [point for point in away if point != chosen and abs(away[point]) < _YEAR_DAYS] if not wanted else []
        return chosen, "year inferred", others

    def _month(self, phrase: Dated, tense: Callable[[], Tense | None]) -> tuple[Point | None, Basis, list[Point]]:
        anchor, month = self._anchor(), phrase.month or 1
        if anchor is None:
            return self._fields(phrase, None), "year inferred", []
        if phrase.which is not None:
            return self._fields(phrase, _chosen(anchor, month, phrase.which)), "relative", []
        if self._context.history and self._named is not None:
            return self._fields(phrase, self._named.year), "narrative", []
        past = anchor.year if month <= anchor.month else anchor.year - 1
        future = anchor.year if month >= anchor.month else anchor.year + 1
        seen = tense()
        if seen == "past":
            year = past
        elif seen == "future":
            year = future
        else:
            back, ahead = (anchor.month - month) % 12, (month - anchor.month) % 12
            year = past if back <= ahead else future
        others = [self._fields(phrase, other) for other in {past, future} - {year}]
        return self._fields(phrase, year), "year inferred", [one for one in others if one is not None and seen is None]

    def _season(self, phrase: Dated, tense: Callable[[], Tense | None]) -> tuple[Point | None, Basis, list[Point]]:
        if self._context.history and self._named is not None and phrase.which is None:
            return self._fields(phrase, self._named.year), "narrative", []
        anchor = self._anchor()
        if anchor is None:
            return self._fields(phrase, None), "year inferred", []
        found = [self._fields(phrase, year) for year in (anchor.year - 1, anchor.year, anchor.year + 1)]
        spans = [(point, day_of(point), points.last_day_of(point)) for point in found if point is not None]
        known = [(point, first, last) for point, first, last in spans if first is not None and last is not None]
        over = [point for point, _, last in known if last < anchor]
        begun = [point for point, first, _ in known if first <= anchor]
        ahead = [point for point, first, _ in known if first > anchor]
        open_ = [point for point, _, last in known if last >= anchor]
        if phrase.which is not None:
            chosen = {-1: over[-1:], 1: ahead[:1]}.get(phrase.which, [self._fields(phrase, anchor.year)])
            return (chosen[0] if chosen else None), "relative", []
        if phrase.piece[0] == "Q":
            return self._recent_quarter(begun, ahead, tense), "year inferred", []
        if tense() == "future":
            return (open_[0] if open_ else None), "year inferred", []
        return (begun[-1] if begun else None), "year inferred", []

    def _recent_quarter(
        self, begun: list[Point], ahead: list[Point], tense: Callable[[], Tense | None]
    ) -> Point | None:
        """Return the quarter begun last; or the next where the verb looks ahead and the last is long over."""
        last = points.last_day_of(begun[-1]) if begun else None
        if last is None or self._reference is None:
            return None
        long_over = (self._reference - last).days > _LONG_OVER
        return ahead[0] if ahead and long_over and tense() == "future" else begun[-1]

    def _weekday(self, phrase: Dated, tense: Callable[[], Tense | None]) -> tuple[Point | None, Basis, list[Point]]:
        base = self._reference
        weekday = phrase.weekday or 1
        if self._context.history and self._named_day is not None:
            base = day_of(self._named_day)
        if base is None:
            return None, "weekday", []
        back = (base.isoweekday() - weekday) % _WEEK
        ahead = (weekday - base.isoweekday()) % _WEEK
        if phrase.which is not None:
            days = {-1: -(back or _WEEK), 1: ahead or _WEEK, 0: ahead if ahead <= back else -back}[phrase.which]
            return self._days_from(base, days), "relative", []
        if tense() == "future":
            return self._days_from(base, ahead), "weekday", []
        return self._days_from(base, -back), "weekday", []

    @staticmethod
    def _days_from(base: date, days: int) -> Point | None:
        moved = step(base, days, "day")
        return on(moved) if moved else None

    def _bare_clock(self, phrase: Dated) -> tuple[Point | None, Basis, list[Point]]:
        if phrase.clock is None:
            return None, "relative", []
        if self._named_day is not None:
            day = replace(self._named_day, grain="day", hour=None, minute=None, part="", zone=None)
            if phrase.that and (named := day_of(day)) is not None:
                return self._days_from(named, phrase.that), "narrative", []
            return day, "narrative", []
        if self._reference is None:
            return Point(grain="day", year=None), "relative", []
        return on(self._reference), "publication", []

    # Counted from a day.

    def _relative(self, phrase: Relative, tense: Callable[[], Tense | None]) -> Meaning | None:
        base = self._reference
        if phrase.anaphoric or (self._context.history and not phrase.today):
            named = self._named_day if phrase.unit in {"day", "week"} else self._named
            if named is None or (self._named is not None and (self._named.year or 0) < 0):
                named = self._named
            base = day_of(named) if named is not None else base
            if named is not None and named.year is not None and named.year < 0:
                return self._before_our_era(phrase, named)
        kind: TimeType = "TIME" if phrase.clock is not None else "DATE"
        if base is None:
            return Meaning(
                type=kind, value="XXXX-XX-XX", mod=phrase.mod, basis="relative", reason="no date to count from"
            )
        point = self._counted(phrase, base, tense)
        if point is None:
            return None
        if phrase.clock is not None:
            point = at_clock(point, phrase.clock)
        basis: Basis = "narrative" if phrase.anaphoric or self._context.history else "relative"
        return Meaning(type=kind, value=points.timex(point), mod=phrase.mod, point=point, basis=basis)

    @staticmethod
    def _before_our_era(phrase: Relative, named: Point) -> Meaning | None:
        if phrase.unit == "day" and phrase.offset == 0:
            point = replace(named, grain="day", day=named.day)
            return Meaning(type="DATE", value=points.timex(point), mod=phrase.mod, point=point, basis="narrative")
        if phrase.unit != "year" or named.year is None:
            return None
        point = Point(grain="year", year=named.year + phrase.offset)
        return Meaning(type="DATE", value=points.timex(point), mod=phrase.mod, point=point, basis="narrative")

    def _counted(self, phrase: Relative, base: date, tense: Callable[[], Tense | None]) -> Point | None:
        unit, offset = phrase.unit, phrase.offset
        if unit == "weekend":
            return self._weekend(phrase, base, tense)
        if unit in {"quarter", "period"} and (phrase.latest or (phrase.bare and not self._context.history)):
            if self._quarter is not None:
                return self._quarter
            unit, offset = "quarter", -1
        moved = step(base, offset, unit)
        if moved is None or unit not in _COUNTED:
            return None
        return at_grain(moved, unit)

    @staticmethod
    def _weekend(phrase: Relative, base: date, tense: Callable[[], Tense | None]) -> Point | None:
        """Return the weekend named: "the weekend" of a Monday is the one just past, unless the verb looks ahead."""
        saturday = base.isoweekday() >= 6  # noqa: PLR2004 -- Saturday
        weeks = phrase.offset
        if phrase.bare and not saturday and tense() != "future":
            weeks = -1
        moved = step(base, weeks, "week")
        return week_of(moved, weekend=True) if moved else None

    def _shift(self, phrase: Shift) -> Meaning | None:
        if phrase.count is None:
            return Meaning(type="DATE", value="PAST_REF" if phrase.sign < 0 else "FUTURE_REF", basis="vague")
        base = self._reference
        basis: Basis = "relative"
        if self._compares(phrase) and self._quarter is not None and self._quarter.year is not None:
            point = replace(self._quarter, year=self._quarter.year - 1)
            return Meaning(type="DATE", value=points.timex(point), mod=phrase.mod, point=point, basis="narrative")
        named = self._named_day if phrase.unit in {"day", "week", "hour", "minute"} else self._named
        if phrase.anaphoric and named is not None and self._counts_from_text(phrase):
            base, basis = day_of(named), "narrative"
            if named.year is not None and named.year < 0:
                return self._shift_before_our_era(phrase, named)
        if base is None:
            return Meaning(type="DATE", value="XXXX-XX-XX", basis="relative", reason="no date to count from")
        moved = self._moved(phrase, base)
        if moved is None:
            return None
        return Meaning(type="DATE", value=points.timex(moved), mod=phrase.mod, point=moved, basis=basis)

    def _counts_from_text(self, phrase: Shift) -> bool:
        """Say whether "two days earlier" is earlier than a date of the text rather than than the article's own day."""
        if self._context.history or phrase.sign > 0 or phrase.told:
            return True
        return phrase.unit in {"day", "week"} and self._sentence - self._day_sentence <= 1

    @staticmethod
    def _compares(phrase: Shift) -> bool:
        """Say whether the phrase sets a quarter's figures against those of a year before."""
        return phrase.unit == "year" and phrase.count == 1 and phrase.sign < 0 and phrase.mod is None

    @staticmethod
    def _shift_before_our_era(phrase: Shift, named: Point) -> Meaning | None:
        if phrase.unit != "year" or named.year is None or phrase.count is None:
            return None
        year = named.year + int(phrase.count) * phrase.sign
        point = Point(grain="year", year=year if year < 0 else year + 1)
        return Meaning(type="DATE", value=points.timex(point), mod=phrase.mod, point=point, basis="narrative")

    @staticmethod
    def _moved(phrase: Shift, base: date) -> Point | None:
        count = int(phrase.count or 0)
        unit = phrase.unit
        if unit in {"second", "minute", "hour"}:
            return on(base)
        if unit == "fortnight":
            unit, count = "week", count * 2
        if unit == "millennium":
            unit, count = "century", count * 10
        if abs(count) > 10_000:  # noqa: PLR2004 -- past any calendar
            return None
        moved = step(base, count * phrase.sign, unit)
        if moved is None:
            return None
        grain = {"decade": "year", "century": "year"}.get(unit, unit)
        return on(moved) if unit == "day" else at_grain(moved, grain)


_COUNTED = frozenset({"day", "week", "month", "quarter", "half", "year", "decade", "century"})


def at_clock(point: Point, clock: Clock) -> Point:
    """Return the point with a time of day; a point coarser than a day keeps its fields."""
    if clock.part:
        return replace(point, grain="part-of-day", part=clock.part)
    return replace(point, grain="minute", hour=clock.hour, minute=clock.minute, zone=clock.zone)


def _chosen(reference: date, month: int, which: int) -> int:
    """Return the year of "last May", "this May", "next May"."""
    if which < 0:
        return reference.year if month < reference.month else reference.year - 1
    if which > 0:
        return reference.year if month > reference.month else reference.year + 1
    return reference.year


def first_of(day: date) -> date:
    """Return the first day of the month."""
    return day - timedelta(days=day.day - 1)
