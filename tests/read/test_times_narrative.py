"""The years that a history leaves unsaid: the smoothest way through all its dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.times.memory import Standing
from dateline.read.times.narrative import years_told
from dateline.read.times.phrases import Dated, Relative, Shift, Vague

LEADING, INSIDE = Standing(sentence=0, leading=True), Standing(sentence=0, leading=False)
JUNE, MARCH, NOVEMBER = Dated(month=6), Dated(month=3, day=11), Dated(month=11)
OCTOBER_1974 = Dated(year=1974, month=10)

CASES = [
    # what the dates are, the years of those that name none
    ("the year just named", [(Dated(year=1913), LEADING), (JUNE, LEADING)], {1: 1913}),
    ("an aside in the middle of a sentence", [(OCTOBER_1974, LEADING), (Dated(year=1962), INSIDE), (NOVEMBER, INSIDE)],
     {2: 1974}),
    ("a year that opens a sentence", [(OCTOBER_1974, LEADING), (Dated(year=1977), LEADING), (NOVEMBER, INSIDE)],
     {2: 1977}),
    ("into the next year", [(OCTOBER_1974, LEADING), (MARCH, LEADING), (Dated(year=1975, month=5, day=1), LEADING)],
     {1: 1975}),
    ("a year later", [(OCTOBER_1974, LEADING), (Shift(count=1, unit="year", sign=1, anaphoric=True), LEADING),
                      (NOVEMBER, INSIDE)], {2: 1975}),
    ("the next month", [(Dated(year=1974, month=12), LEADING), (Relative(offset=1, unit="month"), LEADING),
                        (MARCH, LEADING)], {2: 1975}),
    ("a leap day", [(Dated(year=1995), LEADING), (Dated(month=2, day=29), LEADING)], {1: 1996}),
    ("seasons", [(Dated(year=-480, month=8), LEADING), (Dated(piece="FA"), INSIDE)], {1: -480}),
    ("from BC to AD", [(Dated(year=-1, month=11), LEADING), (MARCH, LEADING), (Dated(year=1, month=4), LEADING)],
     {1: 1}),
    ("before the first year", [(JUNE, LEADING), (Dated(year=1913), LEADING)], {}),
    ("vague words", [(Dated(year=1913), LEADING), (Vague(value="PAST_REF"), LEADING), (JUNE, LEADING)], {2: 1913}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "phrases", "years"), CASES, ids=[case[0] for case in CASES])
def test_years_told(name: str, phrases: list[tuple[Dated, Standing]], years: dict[int, int]) -> None:
    assert years_told(phrases) == years, name


dates = st.builds(
    Dated,
    year=st.none() | st.integers(-9999, 9999).filter(bool),
    month=st.none() | st.integers(1, 12),
    piece=st.sampled_from(["", "WI", "Q4", "H2"]),
)
shifts = st.builds(
    Shift, count=st.none() | st.floats(0, 1e12), unit=st.sampled_from(["year", "month", "day"]),
    sign=st.sampled_from([1, -1]), anaphoric=st.booleans(),
)  # fmt: skip


@given(phrases=st.lists(st.tuples(dates | shifts, st.sampled_from([LEADING, INSIDE])), max_size=30))
def test_only_dates_without_a_year_are_told_one_and_never_year_0(phrases: list[tuple[Dated, Standing]]) -> None:
    for place, year in years_told(phrases).items():
        assert phrases[place][0].year is None
        assert year != 0
