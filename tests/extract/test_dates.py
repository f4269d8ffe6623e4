from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.dates import evidence
from dateline.extract.moments import moment
from dateline.extract.publication import decide_published

if TYPE_CHECKING:
    from dateline.records import DateEvidence

READ = datetime(2022, 9, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Published 3:15 PM EDT, Tue June 2, 2020", "2020-06-02T15:15-04:00"),
        ("2022-01-05T22:40:00+06:00", "2022-01-05T22:40:00+06:00"),
        ("2022-01-05 22:40:00 +0600", "2022-01-05T22:40:00+06:00"),
        ("2022-01-05T22:40:00.123Z", "2022-01-05T22:40:00+00:00"),
        ("20220105", "2022-01-05"),
        ("20220105T101500Z", "2022-01-05T10:15:00+00:00"),
        ("1641400000000", "2022-01-05T16:26:40+00:00"),
        ("Mon, 08 Aug 2022", "2022-08-08"),
        ("Mon, 03 Jan 2022 10:00:00 GMT", "2022-01-03T10:00:00+00:00"),
        ("5. Januar 2022, 14:30 Uhr", "2022-01-05T14:30"),
        ("13 de enero de 2025", "2025-01-13"),
        ("le 5 janvier 2022 à 10h30", "2022-01-05T10:30"),
        ("2022年1月5日 21時37分", "2022-01-05T21:37"),
        ("5 января 2022", "2022-01-05"),
        ("January 5, 2022 at 3 p.m.", "2022-01-05T15:00"),
        ("31.12.2021", "2021-12-31"),
        ("January 0, 2022", None),
        ("2019-13-40", None),
        ("version 10.4.2", None),
        ("January 2022", None),
        ("", None),
    ],
)
def test_a_date_is_read_as_fine_as_it_is_written(words: str, value: str | None) -> None:
    found = moment(words)
    assert (found and found.value) == value


@pytest.mark.parametrize(
    ("language", "value", "ambiguous"),
    [("en-US", "2021-03-04", True), ("en-GB", "2021-04-03", True), ("de", "2021-04-03", True)],
)
def test_the_language_decides_between_day_and_month(language: str, value: str, *, ambiguous: bool) -> None:
    found = moment("03/04/2021", language=language)
    assert found is not None
    assert (found.value, found.ambiguous) == (value, ambiguous)


@given(st.text(max_size=60))
def test_any_words_give_a_moment_of_the_calendar_or_none(words: str) -> None:
    found = moment(words)
    if found is not None:
        datetime.fromisoformat(found.value)
        assert 0 <= found.start <= found.end <= len(words)


def given_dates(*rows: tuple[str, str, str]) -> tuple[DateEvidence, ...]:
    return tuple(evidence(value, kind, where) for value, kind, where in rows)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "rows", "published", "basis"),
    [
        (
            "what is stated for machines goes before what is shown",
            [("2022-01-05", "published", "json-ld:datePublished"), ("2022-01-09", "published", "dated:date")],
            "2022-01-05",
            "stated",
        ),
        (
            "two places that agree with the address overrule one that does not",
            [
                ("2022-03-01", "published", "json-ld:datePublished"),
                ("2022-01-05", "published", "meta:date"),
                ("2022-01-05", "published", "url"),
            ],
            "2022-01-05",
            "stated",
        ),
        (
            "a moment in Greenwich is told by the clock of the place",
            [
                ("2022-01-06T03:28:00+00:00", "published", "json-ld:datePublished"),
                ("2022-01-05T22:28", "published", "dated:date"),
            ],
            "2022-01-05T22:28",
            "stated",
        ),
        ("a date in the future is no date", [("2031-01-05", "published", "meta:date")], None, "unknown"),
        ("a template's default is no date", [("1970-01-01", "published", "meta:date")], None, "unknown"),
        ("a crawl date is no publication", [("2022-08-08", "crawled", "line:banner")], None, "unknown"),
        ("a year of rights is no date", [("2018", "copyright", "rights:copyright")], None, "unknown"),
        (
            "nothing is published after it was saved",
            [("2022-08-08", "crawled", "line:banner"), ("2022-08-20", "published", "url")],
            None,
            "unknown",
        ),
        (
            "a dateline's day, in the last year before the page was saved",
            [("--12-20", "dateline", "dateline:x"), ("2022-08-08", "crawled", "line:banner")],
            "2021-12-20",
            "inferred",
        ),
        (
            "a dateline's day, with the year of the file's name",
            [("--01-04", "dateline", "dateline:x"), ("2022-01-04", "mentioned", "the file's name")],
            "2022-01-04",
            "inferred",
        ),
        ("a file's name alone says nothing", [("2022-01-04", "mentioned", "the file's name")], None, "unknown"),
        ("a change alone bounds", [("2022-02-01", "updated", "meta:lastmod")], "2022-02-01", "inferred"),
        ("an address", [("2022-01-05", "published", "url")], "2022-01-05", "inferred"),
        ("no date", [], None, "unknown"),
    ],
)
def test_the_publication_is_decided(
    name: str, rows: list[tuple[str, str, str]], published: str | None, basis: str
) -> None:
    decision = decide_published(given_dates(*rows), retrieved=READ)
    assert (decision.published, decision.basis) == (published, basis), name
    assert len(decision.dates) == len(rows)
    assert all(one.reason for one in decision.dates), "every date has its verdict"
    assert len(decision.reason) > 10


def test_the_last_change_is_kept_beside_the_publication() -> None:
    rows = (
        ("2022-01-05", "published", "json-ld:datePublished"),
        ("2022-01-03", "updated", "meta:lastmod"),
        ("2022-01-07", "updated", "json-ld:dateModified"),
    )
    assert decide_published(given_dates(*rows), retrieved=READ).updated == "2022-01-07"


def test_without_a_date_of_reading_the_present_bounds_and_is_never_the_answer() -> None:
    decision = decide_published(given_dates(("2999-01-01", "published", "meta:date")))
    assert decision.published is None
    assert "future" in decision.dates[0].reason


@pytest.mark.parametrize(
    ("where", "published"), [("htmldate", None), ("meta:date", "2022-08-08"), ("url", "2022-08-08")]
)
def test_a_guess_that_is_the_day_of_the_fetching_is_refused(where: str, published: str | None) -> None:
    fetched = datetime(2022, 8, 8, 12, tzinfo=UTC)
    decision = decide_published([evidence("2022-08-08", "published", where)], retrieved=fetched)
    assert decision.published == published
    assert published or "the day the page was fetched" in decision.reason
