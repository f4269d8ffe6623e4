from __future__ import annotations

import csv as standard
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

import unrest
from dateline import assemble
from dateline.publish import csv

ENTRIES = assemble.chronology(unrest.readings())


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\n=1", "  @x"])
def test_text_that_looks_like_a_formula_is_quoted(text: str) -> None:
    assert csv.cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["Almaty", "a=b", "", "5–9", 12, -3.5, None])
def test_all_else_stands_as_it_is(value: object) -> None:
    assert csv.cell(value) == value


@given(st.text(max_size=20))
def test_no_cell_begins_like_a_formula_and_no_text_is_lost(text: str) -> None:
    written = csv.cell(text)
    assert isinstance(written, str)
    assert not written.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\n"))
    kept = text.replace("\0", "").replace("\r", " ")
    assert written in {kept, f"'{kept}"}


@given(st.lists(st.tuples(st.text(max_size=8), st.integers() | st.none()), max_size=4))
def test_a_table_is_read_back_as_it_was_written(rows: list[tuple[str, int | None]]) -> None:
    written = csv.table(("text", "number"), rows)
    read = list(standard.reader(io.StringIO(written, newline="")))
    assert read[0] == ["text", "number"]
    assert read[1:] == [[str(csv.cell(text)), "" if number is None else str(number)] for text, number in rows]


def test_the_chronology_has_a_row_for_each_entry() -> None:
    rows = list(standard.DictReader(io.StringIO(csv.entries(ENTRIES))))
    assert [row["id"] for row in rows] == [entry.id for entry in ENTRIES]
    assert rows[-1]["earliest"] == ""
