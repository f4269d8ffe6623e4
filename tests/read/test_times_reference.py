"""The publication day of a page that states none: inferred with its reason, or unknown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dateline.extract import plain
from dateline.records import DateEvidence, Dateline, Span

if TYPE_CHECKING:
    from dateline import Reader
    from dateline.records import Article


def page(text: str, collected: str | None = None) -> Article:
    article = plain(text)
    if collected is None:
        return article
    evidence = DateEvidence(value=collected, kind="crawled", where="line 1", accepted=True, reason="a banner")
    return replace(article, dates=(evidence,))


@pytest.mark.parametrize(
    ("text", "collected", "day"),
    [
        # The latest past day, at its last occurrence before the page was collected.
        ("Troops began to leave on January 13. The vote was on January 5.", "2022-08-08", "2022-01-13"),
        ("Troops left on December 30 and came back on January 5.", "2022-08-08", "2022-01-05"),
        # A day to come is no bound.
        ("Troops left on January 13. They will be back on February 2.", "2022-08-08", "2022-01-13"),
        # A weekday settles the year.
        ("Troops left on Thursday, January 13.", "2024-08-08", "2022-01-13"),
        # A year named as past is the earliest the article can be of.
        ("Troops left on March 13. The treaty had ended in 2022.", "2022-02-01", None),
        # A line of its own at the top.
        ("TROOPS LEAVE\nJanuary 14, 2022\nThey left on Monday.", None, "2022-01-14"),
        # Without a day of collection: the one year soon after those named as past that has the day on its weekday.
        ("The law of 2021 was void. Troops left on Thursday, January 13.", None, "2022-01-13"),
        ("The law of 2021 was void. Troops left on January 13.", None, None),
        ("The law will end in 2021. Troops left on Thursday, January 13.", None, None),
        ("The law of 2021 was void. Troops left on Friday, January 13 and Thursday, January 13.", None, None),
        # Nothing to go by.
        ("Troops began to leave on January 13.", None, None),
        ("Troops began to leave on Monday.", "2022-08-08", None),
        ("Troops will leave on January 13.", "2022-08-08", None),
    ],
)
def test_the_publication_day(reader: Reader, text: str, collected: str | None, day: str | None) -> None:
    article = reader.scene(page(text, collected)).article
    assert article.published == day
    assert article.published_basis == ("unknown" if day is None else "inferred")


def test_the_reason_is_told_in_words(reader: Reader) -> None:
    article = reader.scene(page("Troops began to leave on January 13.", "2022-08-08")).article
    assert "January 13" in article.published_reason
    assert "2022-08-08" in article.published_reason


def test_relative_dates_count_from_the_inferred_day(reader: Reader) -> None:
    times = reader.scene(page("Troops began to leave on January 13. They came last week.", "2022-08-08")).times
    assert [time.value for time in times] == ["2022-01-13", "2022-W01"]


def test_a_stated_date_is_left_alone(reader: Reader) -> None:
    article = reader.scene(plain("January 14, 2022\nThey left.", published="2022-02-01")).article
    assert (article.published, article.published_basis) == ("2022-02-01", "stated")


def test_the_dateline_comes_before_the_page_and_both_are_kept(reader: Reader) -> None:
    article = plain("They left yesterday.", published="2022-01-14")
    dateline = Dateline(span=Span(start=0, end=4), rule="test", place="Almaty", date="2022-01-12")
    (time,) = reader.scene(replace(article, dateline=dateline)).times
    assert time.value == "2022-01-11"
    assert time.when is not None
    assert [other.timex for other in time.when.alternatives] == ["2022-01-13"]


def test_a_dateline_without_a_year_takes_the_pages(reader: Reader) -> None:
    article = plain("They left yesterday.", published="2022-01-02")
    dateline = Dateline(span=Span(start=0, end=4), rule="test", place="Almaty", date="--12-31")
    (time,) = reader.scene(replace(article, dateline=dateline)).times
    assert time.value == "2021-12-30"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The toll was withdrawn on Monday. Updated on January 10 with a denial.", "2022-01-10"),
        ("The toll was withdrawn on Monday.", "2022-01-03"),
    ],
)
def test_an_update_that_tells_of_later_days_is_of_its_own_day(reader: Reader, text: str, value: str) -> None:
    article = replace(plain(text, published="2022-01-09"), updated="2022-01-10T09:00:00+06:00")
    assert reader.scene(article).times[0].value == value


@pytest.mark.parametrize(
    ("note", "value"),
    [
        ("Updated with the ministry's reply.", "2022-01-10"),
        ("This article has been updated with new figures.", "2022-01-10"),
        ("Correction: a name was misspelled.", "2022-01-03"),
    ],
)
def test_a_note_of_news_added_makes_the_text_of_the_update(reader: Reader, note: str, value: str) -> None:
    body = "The toll was withdrawn on Monday."
    article = plain(f"{body}\n{note}", published="2022-01-09")
    lines = (article.lines[0], replace(article.lines[1], label="correction"))
    (time,) = reader.scene(replace(article, lines=lines, updated="2022-01-10T09:00:00+06:00")).times
    assert time.value == value
