"""What the text has named so far: the dates that later phrases count from or belong to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.read.times.phrases import Dated
from dateline.read.times.points import day_of

if TYPE_CHECKING:
    from datetime import date

    from dateline.read.times.phrases import Phrase
    from dateline.read.times.points import Point
    from dateline.records import Basis

_DAILY = frozenset({"day", "week", "hour", "minute", "second"})
_SEVERAL_MONTHS = frozenset({"P6M", "P9M"})
_ONWARD_YEARS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a phrase stands: the number of its sentence, and whether it opens it."""

    sentence: int
    leading: bool


@dataclass(slots=True, kw_only=True)
class Memory:
    """The date, day and year named last, and what a business report reports on.

    In a text that tells ``history`` not every date moves the narrative on; see :meth:`_carries_on`.
    """

    history: bool
    last: Point | None = None
    day: Point | None = None
    year: int | None = None
    sentence: int = 0
    day_sentence: int = 0
    _quarters: Counter[Point] = field(default_factory=Counter)
    _months_reported: bool = False

    @property
    def quarter(self) -> Point | None:
        """The quarter the text reports on: the one named most; None where it last reported on several months."""
        if not self._quarters or self._months_reported:
            return None
        return self._quarters.most_common(1)[0][0]

    def anchor(self, reference: date | None) -> date | None:
        """Return the day that undated days, months and seasons are near to."""
        if self.history and self.last is not None:
            return day_of(self.last) or reference
        return reference

    def last_for(self, unit: str) -> Point | None:
        """Return the date that "the next <unit>" follows: a day for days and weeks, else any."""
        if unit in _DAILY and self.day is not None and not (self.last is not None and (self.last.year or 0) < 0):
            return self.day
        return self.last

    def hear(self, duration: str) -> None:
        """Take note of a duration: "the nine months" are what a report's "a year earlier" is set against."""
        self._months_reported = self._months_reported or duration in _SEVERAL_MONTHS

    def keep(self, phrase: Phrase, point: Point, basis: Basis, standing: Standing) -> None:
        """Take note of a resolved date and of where it stands."""
        if point.grain not in {"decade", "century"}:
            self.year = point.year
        if self.history and not self._carries_on(point, basis, standing):
            return
        self.last = point
        if point.grain == "quarter" and isinstance(phrase, Dated) and not phrase.compared and phrase.which is None:
            self._quarters[point] += 1
            self._months_reported = False
        if point.day is not None:
            self.day, self.day_sentence = point, self.sentence

    def _carries_on(self, point: Point, basis: Basis, standing: Standing) -> bool:
        """Say whether a date moves the narrative on: an aside ("the plan of 1976"), a decade, or "now" does not."""
        if basis in {"relative", "publication"} or point.grain in {"decade", "century"}:
            return False
        if point.grain != "year" or standing.leading or self.last is None:
            return True
        # A year in the middle of a sentence goes on from the one before, or is an aside.
        return 0 <= (point.year or 0) - (self.last.year or 0) <= _ONWARD_YEARS
