"""What the readers of dates, names and credits make of lines, as the line model is told of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.linereadings import readings

LINES: tuple[tuple[str, set[str]], ...] = (
    ("9 Feb 2020", {"reads date", "made of date"}),
    ("Nuria Peraza", {"reads person", "made of names"}),
    ("Tariq Lone July 04, 2018", {"reads date", "reads person", "made of names and date"}),
    ("dpa", {"made of agency", "reads newsroom", "made of names"}),
    ("Berlin (dpa) -", {"made of dateline"}),
    ("BERLIN, May 3 (Reuters) - The trains stood still.", {"opens dateline"}),
    ("Reporting by Ana Ruiz; editing by Bo Lind", {"credits reporting", "credits editing"}),
    ("Read more", set()),
    ("Sign up", set()),
    ("On 9 Feb 2020 the mill closed, and forty of its hands went home for good with a week's pay.", set()),
)


@pytest.mark.parametrize(("line", "read"), LINES, ids=[line for line, _ in LINES])
def test_what_is_read_in_a_line(line: str, read: set[str]) -> None:
    assert set(readings(line, len(line.split()))) == read


@given(st.text(max_size=200))
def test_any_line_can_be_read(line: str) -> None:
    assert readings(line, len(line.split())) == readings(line, len(line.split()))
