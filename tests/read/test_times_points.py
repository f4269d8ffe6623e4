"""Points of the calendar: notation, bounds, arithmetic; EDTF is held against python-edtf."""

from __future__ import annotations

from datetime import date

import edtf as oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.times.holidays import easter, holiday_in
from dateline.read.times.notation import edtf, timex
from dateline.read.times.points import Point, at_grain, bounds, day_of, last_day_of, on, step, valid, week_of

CASES = [
    # point, TIMEX3, EDTF, first, last
    (Point(grain="century", year=1900), "19", "19XX", "1900-01-01", "1999-12-31"),
    (Point(grain="decade", year=1980), "198", "198X", "1980-01-01", "1989-12-31"),
    (Point(grain="year", year=2019), "2019", "2019", "2019-01-01", "2019-12-31"),
    (Point(grain="half", year=1990, piece="H1"), "1990-H1", "1990-01-01/1990-06-30", "1990-01-01", "1990-06-30"),
    (Point(grain="quarter", year=1989, piece="Q3"), "1989-Q3", "1989-07-01/1989-09-30", "1989-07-01", "1989-09-30"),
    (Point(grain="season", year=1989, piece="SU"), "1989-SU", "1989-22", "1989-06-01", "1989-08-31"),
    (Point(grain="season", year=1989, piece="WI"), "1989-WI", "1989-24", "1989-12-01", "1990-02-28"),
    (Point(grain="month", year=2020, month=2), "2020-02", "2020-02", "2020-02-01", "2020-02-29"),
    (Point(grain="week", year=2022, week=1), "2022-W01", "2022-01-03/2022-01-09", "2022-01-03", "2022-01-09"),
    (Point(grain="weekend", year=2022, week=1), "2022-W01-WE", "2022-01-08/2022-01-09", "2022-01-08", "2022-01-09"),
    (on(date(2022, 1, 13)), "2022-01-13", "2022-01-13", "2022-01-13", "2022-01-13"),
    (
        Point(grain="part-of-day", year=1998, month=1, day=19, part="NI"),
        "1998-01-19TNI",
        "1998-01-19",
        "1998-01-19T18:00",
        "1998-01-20T05:59",
    ),
    (
        Point(grain="minute", year=1998, month=2, day=11, hour=22, minute=0, zone="GMT"),
        "1998-02-11T22:00Z",
        "1998-02-11T22:00:00Z",
        "1998-02-11T22:00",
        "1998-02-11T22:00",
    ),
    (Point(grain="year", year=-480), "BC0480", "-0479", "-0479-01-01", "-0479-12-31"),
    (Point(grain="month", year=-480, month=8), "BC0480-08", "-0479-08", "-0479-08-01", "-0479-08-31"),
]


@pytest.mark.parametrize(("point", "value", "extended", "first", "last"), CASES, ids=[case[1] for case in CASES])
def test_each_grain_is_written_and_bounded(point: Point, value: str, extended: str, first: str, last: str) -> None:
    assert (timex(point), edtf(point), bounds(point)) == (value, extended, (first, last))


@pytest.mark.parametrize("point", [case[0] for case in CASES], ids=[case[1] for case in CASES])
def test_edtf_strings_are_edtf(point: Point) -> None:
    oracle.parse_edtf(edtf(point))
    if point.hour is None and point.year is not None and point.year > 0:
        oracle.parse_edtf(edtf(point, "~"))


@pytest.mark.parametrize("text", ["[2021-07-10,2022-07-10]", "../2022-01-13", "2022-01-13~"])
def test_the_other_forms_in_use_are_edtf(text: str) -> None:
    oracle.parse_edtf(text)


def test_an_unknown_year_is_written_x_and_has_no_bounds() -> None:
    point = Point(grain="day", year=None, month=1, day=13)
    assert (timex(point), edtf(point), bounds(point)) == ("XXXX-01-13", "", (None, None))


DAYS = st.dates(min_value=date(100, 1, 1), max_value=date(9990, 12, 31))
UNITS = st.sampled_from(["day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century"])


@given(DAYS, UNITS)
def test_the_point_of_a_day_holds_it(day: date, unit: str) -> None:
    point = at_grain(day, unit)
    first, last = day_of(point), last_day_of(point)
    assert first is not None
    assert last is not None
    assert unit == "weekend" or first <= day <= last


@given(DAYS, st.integers(-30, 30), st.sampled_from(["day", "week", "month", "quarter", "year", "decade"]))
def test_steps_keep_their_direction_and_never_fail(day: date, count: int, unit: str) -> None:
    moved = step(day, count, unit)
    assert moved is None or (moved - day).days * count >= 0


def test_steps_past_the_calendar_give_nothing() -> None:
    assert step(date(9999, 12, 31), 1, "day") is None
    assert step(date(1, 1, 1), -1, "century") is None


def test_what_the_calendar_has() -> None:
    assert valid(2020, 2, 29)
    assert not valid(2022, 2, 29)
    assert not valid(2022, 13, 1)
    assert not valid(2022, 1, 0)
    assert week_of(date(2021, 1, 3)) == Point(grain="week", year=2020, week=53)


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("12-25", 2021, date(2021, 12, 25)),
        ("11-4-4", 1999, date(1999, 11, 25)),
        ("11-1-1+1", 1998, date(1998, 11, 3)),
        ("easter-2", 2022, date(2022, 4, 15)),
        ("", 2022, None),
    ],
)
def test_holidays(rule: str, year: int, day: date | None) -> None:
    assert holiday_in(rule, year) == day


@pytest.mark.parametrize(("year", "month", "day"), [(1998, 4, 12), (2000, 4, 23), (2008, 3, 23), (2038, 4, 25)])
def test_easter(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)
