"""What a time expression says, before it is known when that was: typed objects, made by :mod:`.making`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day: ``hour`` 0–24 and ``minute``, or a ``part`` (MO AF EV NI), with the zone as written."""

    hour: int | None = None
    minute: int = 0
    part: str = ""
    zone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What every time expression may carry: TIMEX3 ``mod`` and a time of day.

    ``history`` marks words that are times only where history is told: "the former emperor".
    """

    mod: str | None = None
    clock: Clock | None = None
    history: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated(Phrase):
    """Fields of the calendar, as many as were named; ``which`` counts from the article's day ("last May": -1).

    With ``yearly`` it is the year that is counted, from the article's day or, where ``which`` is None, from the text's.
    """

    year: int | None = None
    span: int = 1  # years: 10 for a decade, 100 for a century
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    piece: str = ""
    holiday: str = ""
    which: int | None = None
    that: int | None = None
    yearly: bool = False
    told: bool = False  # counted from the text's last day: "the following Monday"
    monthly: bool = False  # the month, and the year, of the text's last date
    week: str = ""  # "week" or "weekend": the one that holds the day
    compared: bool = False  # "the 1988 period"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative(Phrase):
    """A unit counted from the article's day, or from the text's last date when ``anaphoric``.

    ``bare`` is "the year", ``latest`` "the latest quarter".
    """

    offset: int
    unit: str
    anaphoric: bool = False
    bare: bool = False
    today: bool = False
    side: int = 0  # "earlier this month" is -1, "later this month" 1
    latest: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift(Phrase):
    """``count`` units before (``sign`` -1) or after; ``None`` counts are vague ("several years ago")."""

    count: float | None
    unit: str
    sign: int
    anaphoric: bool = False
    told: bool = False  # "the day before": always from the text's last date
    compared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount(Phrase):
    """A duration, as its TIMEX3 value."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch(Phrase):
    """The first or ``last`` unit of a date, "the first week of January": an amount that has its place."""

    value: str
    unit: str
    last: bool
    within: Dated


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat(Phrase):
    """A set of times, as its TIMEX3 value."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vague(Phrase):
    """``PRESENT_REF``, ``PAST_REF`` or ``FUTURE_REF``."""

    value: str
