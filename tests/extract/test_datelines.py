from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.datelines import DatelineRule, Example, completed, read_dateline, rules
from dateline.records import Dateline, Span


def rows(name: str) -> list[tuple[str, ...]]:
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


WORDINGS, ON_PAGES = rows("dateline-lines.tsv"), rows("dateline-pages.tsv")
EXAMPLES = [(rule, example) for rule in rules() for example in rule.examples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda one: getattr(one, "name", None) or one.text[:40])
def test_the_examples_of_the_rule_file(rule: DatelineRule, example: Example) -> None:
    found = read_dateline(example.text)
    if not (example.place or example.date or example.agency):
        assert found is None
        return
    assert found is not None
    assert (found.place, found.date, found.agency) == (example.place, example.date, example.agency)
    assert found.rule == f"dateline:{rule.name}"


@pytest.mark.parametrize(("line", "place", "date", "agency"), WORDINGS, ids=[row[0][:40] for row in WORDINGS])
def test_how_newsrooms_write_datelines(line: str, place: str, date: str, agency: str) -> None:
    found = read_dateline(line)
    read = (found.place, found.date, found.agency) if found else (None, None, None)
    assert read == (place or None, date or None, agency or None)


@pytest.mark.parametrize(("line", "below", "place"), ON_PAGES, ids=[row[0][:40] for row in ON_PAGES])
def test_a_page_shows_what_is_a_place(line: str, below: str, place: str) -> None:
    found = read_dateline(line, page=f"{line}\n\n{below}")
    assert (found.place if found else None) == (place or None)


def test_the_span_holds_the_dateline_and_not_the_report() -> None:
    text = "Harvest late\n\nASTANA, Sept 4 (Reuters) - The wheat is green."
    found = read_dateline(text[14:], 14)
    assert found is not None
    assert text[found.span.start : found.span.end] == "ASTANA, Sept 4 (Reuters) -"


@pytest.mark.parametrize(
    ("date", "published", "completed_to"),
    [
        ("--01-06", "2022-01-07", "2022-01-06"),
        ("--12-31", "2022-01-01T03:00:00+06:00", "2021-12-31"),
        ("--01-01", "2021-12-31", "2022-01-01"),
        ("--02-29", "2022-02-27", "2020-02-29"),
        ("--01-06", None, "--01-06"),
        ("2020-05-04", "2022-01-07", "2020-05-04"),
        (None, "2022-01-07", None),
    ],
)
def test_the_year_comes_from_the_publication(date: str | None, published: str | None, completed_to: str | None) -> None:
    dateline = Dateline(span=Span(start=0, end=1), rule="r", date=date)
    assert completed(dateline, published).date == completed_to


@given(st.text(max_size=120))
def test_any_line_gives_a_dateline_within_it_or_none(line: str) -> None:
    found = read_dateline(line)
    if found is not None:
        assert 0 <= found.span.start < found.span.end <= len(line)
        assert found.place or found.date or found.agency
