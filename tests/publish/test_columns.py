from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from dateline.publish.columns import Line, fit, lay_out

HEAD = ("WHEN", "WHAT", "WHERE")
LINES = (
    Line(cells=("2022-01-05", "Tokayev declared a state of emergency in two regions of the country", "Almaty, KZ")),
    Line(cells=("by 2022-01-13", "the cabinet was dismissed", ""), notes=("“The cabinet was dismissed.” by made",)),
)


def text(width: int) -> str:
    return "\n".join(line.plain for line in lay_out(HEAD, LINES, width))


def test_where_there_is_room_it_is_a_table() -> None:
    assert text(110).splitlines() == [
        "WHEN           WHAT                                                                 WHERE",
        "2022-01-05     Tokayev declared a state of emergency in two regions of the country  Almaty, KZ",
        "by 2022-01-13  the cabinet was dismissed",
        "               “The cabinet was dismissed.” by made",
    ]


def test_where_there_is_little_the_rest_goes_below() -> None:
    assert text(60).splitlines() == [
        "WHEN           WHAT",
        "               WHERE",
        "2022-01-05     Tokayev declared a state of emergency in two",
        "               regions of the country",
        "               Almaty, KZ",
        "by 2022-01-13  the cabinet was dismissed",
        "               “The cabinet was dismissed.” by made",
    ]


def test_no_lines_no_head() -> None:
    assert list(lay_out(HEAD, (), 80)) == []


@pytest.mark.parametrize(
    ("lengths", "width", "widths"),
    [
        ([[10], [20], [10]], 80, [10, 20, 10]),
        ([[10], [90], [10]], 80, [10, 56, 10]),
        ([[10], [90], [90]], 80, [10, 33, 33]),
    ],
)
def test_the_widest_columns_give_way(lengths: list[list[int]], width: int, widths: list[int]) -> None:
    assert fit(lengths, HEAD, width) == widths


@given(
    st.lists(st.tuples(st.text(max_size=12), st.text(max_size=90), st.text(max_size=40)), min_size=1, max_size=4),
    st.integers(min_value=60, max_value=160),
)
def test_no_line_is_wider_than_the_screen_and_no_letter_is_lost(rows: list[tuple[str, str, str]], width: int) -> None:
    shown = [line.plain for line in lay_out(HEAD, [Line(cells=row) for row in rows], width)]
    letters = "".join(sorted(one for row in (HEAD, *rows) for cell in row for one in cell if one.isalpha()))
    assert "".join(sorted(one for line in shown for one in line if one.isalpha())) == letters
    assert all(cell_len(line) <= 2 * width for line in shown)
