"""Times: every rule's own examples, tables of cases, and what holds for any text."""

from __future__ import annotations

import doctest
from pathlib import Path
from typing import TYPE_CHECKING

import edtf as oracle
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dateline
from dateline.extract import plain
from dateline.read.times.rules import TimeExample, TimeRule, load_rules

if TYPE_CHECKING:
    from dateline import Reader
    from dateline.records import Time

RULES = load_rules("en")
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}: {example.text[:30]}") for rule in RULES for example in rule.examples
]


def read(reader: Reader, text: str, published: str | None = "2022-01-14") -> tuple[Time, ...]:
    return reader.scene(plain(text, published=published)).times


def values(reader: Reader, text: str, published: str | None = "2022-01-14") -> list[tuple[str, str]]:
    return [(text[time.span.start : time.span.end], time.value) for time in read(reader, text, published)]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_the_examples_of_each_rule(reader: Reader, rule: TimeRule, example: TimeExample) -> None:
    times = read(reader, example.text, example.published)
    found = [(example.text[time.span.start : time.span.end], time.value) for time in times if time.rule == rule.name]
    if example.time is None:
        assert not found
    else:
        assert (example.time, example.value) in found


def test_each_rule_has_an_example_and_a_counterexample() -> None:
    lacking = [
        rule.name
        for rule in RULES
        if not any(one.time for one in rule.examples) or all(one.time for one in rule.examples)
    ]
    assert not lacking


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        # A month and day take the nearest year; a weekday beside them settles it.
        ("It burned on December 30.", "2022-01-14", ("December 30", "2021-12-30")),
        ("It burned on Friday, July 30.", "2022-01-14", ("Friday, July 30", "2021-07-30")),
        ("It opens on January 20.", "2022-01-14", ("January 20", "2022-01-20")),
        # Months away from both, the tense decides.
        ("It burned on July 10.", "2022-01-14", ("July 10", "2021-07-10")),
        ("It will open on July 20.", "2022-01-14", ("July 20", "2022-07-20")),
        # A weekday is the latest past one, unless the verb looks ahead.
        ("Parliament voted on Tuesday.", "2022-01-14", ("Tuesday", "2022-01-11")),
        ("Parliament will vote on Tuesday.", "2022-01-14", ("Tuesday", "2022-01-18")),
        ("They planned a rally for Tuesday.", "2022-01-14", ("Tuesday", "2022-01-18")),
        ("They gave him until Tuesday.", "2022-01-14", ("Tuesday", "2022-01-18")),
        ("Funds are likely to sell as soon as trading opened Tuesday.", "2022-01-14", ("Tuesday", "2022-01-18")),
        ("They had sold their shares as soon as trading opened Tuesday.", "2022-01-14", ("Tuesday", "2022-01-11")),
        ("they left on friday.", "2022-01-14", ("friday", "2022-01-14")),
        ("They may have left on Tuesday.", "2022-01-14", ("Tuesday", "2022-01-11")),
        ("They will have left by Tuesday.", "2022-01-14", ("Tuesday", "2022-01-18")),
        ("The vote is to be held on Tuesday.", "2022-01-14", ("Tuesday", "2022-01-18")),
        ("The shop closed Friday.", "2022-01-14", ("Friday", "2022-01-14")),
        # Clocks join days and zones.
        ("It began at 15:00 GMT Saturday.", "2022-01-14", ("15:00 GMT Saturday", "2022-01-08T15:00Z")),
        ("It began at 8 a.m. Almaty-bound.", "2022-01-14", ("8 a.m.", "2022-01-14T08:00")),
        ("It began at noon.", "2022-01-14", ("noon", "2022-01-14T12:00")),
        ("It ends at midnight Friday.", "2022-01-14", ("midnight Friday", "2022-01-14T24")),
        ("They gave him until 9 a.m. Tuesday.", "2022-01-14", ("9 a.m. Tuesday", "2022-01-18T09:00")),
        # What has ended is past, however near the next such day.
        ("Profit for the year ended March 31 fell.", "2022-03-01", ("March 31", "2021-03-31")),
        # Seasons: the winter that is on, the summer that was.
        ("It is cold this winter.", "2022-01-14", ("this winter", "2021-WI")),
        ("It rained last summer.", "2022-07-14", ("last summer", "2021-SU")),
        ("It rained this spring.", "2022-07-14", ("this spring", "2022-SP")),
        ("Troops Left Almaty Last Week After Talks", "2022-01-14", ("Last Week", "2022-W01")),
        # Units.
        ("It rained last week.", "2022-01-14", ("last week", "2022-W01")),
        ("It rained three weeks ago.", "2022-01-14", ("three weeks ago", "2021-W51")),
        ("It rained over the weekend.", "2022-01-10", ("the weekend", "2022-W01-WE")),
        ("It rained a dozen years ago.", "2022-01-14", ("a dozen years ago", "2010")),
        ("It takes at least 72 hours.", "2022-01-14", ("at least 72 hours", "PT72H")),
        ("It takes 5 1/2 hours.", "2022-01-14", ("5 1/2 hours", "PT5H30M")),
        ("It took two decades.", "2022-01-14", ("two decades", "P20Y")),
        ("Decades of war ended.", "2022-01-14", ("Decades", "PXY")),
        ("It took 1,500 years.", "2022-01-14", ("1,500 years", "P1500Y")),
        ("It takes four flights a week.", "2022-01-14", ("a week", "P1W")),
    ],
)
def test_what_is_left_open_is_closed(reader: Reader, text: str, published: str, expected: tuple[str, str]) -> None:
    assert expected in values(reader, text, published)


@pytest.mark.parametrize(
    "text",
    [
        "The 81-year-old Nazarbaev left.",
        "She was seven years old.",
        "They may march again.",
        "Jan left and Dec stayed.",
        "He appeared on This Week to say so.",
        "It cost $2000.",
        "About 2000 troops and 1,900 tanks came.",
        "April Brown and Sunday Okoro spoke.",
        "Flight 1950 was late.",
        "They won 21-17.",
        "The score was 2:75.",
        "They met on February 31.",
        "A second attack failed.",
        "The army soon left.",
        "Prices fall.",
    ],
)
def test_what_looks_like_a_time_and_is_none(reader: Reader, text: str) -> None:
    assert values(reader, text) == []


@pytest.mark.parametrize(
    ("words", "zone", "value"),
    [
        ("3 p.m. EST on January 5", "EST", "2022-01-05T15:00"),
        ("3 p.m. (GMT +8) on January 5", "GMT+8", "2022-01-05T15:00"),
        ("3 p.m. GMT on January 5", "GMT", "2022-01-05T15:00Z"),
        ("3 p.m. Moscow time on January 5", "MSK", "2022-01-05T15:00"),
    ],
)
def test_the_zone_is_kept(reader: Reader, words: str, zone: str, value: str) -> None:
    (time,) = read(reader, f"It began at {words}.")
    assert time.when is not None
    assert (time.when.earliest, time.when.zone, time.value) == ("2022-01-05T15:00", zone, value)


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("Earlier this month", "2022-01-01", "2022-01-14"),
        ("Later this month", "2022-01-14", "2022-01-31"),
        ("Early this month", "2022-01-01", "2022-01-31"),
        ("Earlier today", "2022-01-14", "2022-01-14"),
    ],
)
def test_earlier_and_later_are_cut_at_the_articles_day(reader: Reader, words: str, earliest: str, latest: str) -> None:
    (time,) = read(reader, f"{words} it rained.")
    assert time.when is not None
    assert (time.when.earliest, time.when.latest) == (earliest, latest)


def test_where_the_tense_is_silent_both_years_stand(reader: Reader) -> None:
    (time,) = read(reader, "Next on the list: July 10.", "2022-01-14")
    assert time.when is not None
    assert time.when.certainty == "uncertain"
    assert {time.when.timex, *(other.timex for other in time.when.alternatives)} == {"2021-07-10", "2022-07-10"}
    assert time.when.edtf.startswith("[")


def test_without_a_date_of_its_own_an_article_keeps_relative_dates_relative(reader: Reader) -> None:
    times = read(reader, "It burned last week, on Monday, on January 13 and in 2019.", None)
    assert [(time.value, time.when is None) for time in times] == [
        ("XXXX-XX-XX", True),
        ("XXXX-WXX-1", True),
        ("XXXX-01-13", True),
        ("2019", False),
    ]


@pytest.mark.parametrize("text", ["They met on January 0.", "They met on 32 March.", "In the year 0 it fell."])
def test_no_day_is_made_of_what_the_calendar_lacks(reader: Reader, text: str) -> None:
    assert all(len(value) <= len("2022-01") and value > "2000" for _, value in values(reader, text))


@pytest.mark.parametrize(
    ("words", "published", "value", "others"),
    [
        # The last year that had it on that weekday, if not long ago; the nearest stands beside it.
        ("Thursday, January 13", "2024-03-01", "2022-01-13", ["2024-01-13"]),
        ("Friday, January 13", "2000-03-01", "1995-01-13", ["2000-01-13"]),
        # Longer ago it is the weekday that is in doubt.
        ("Friday, January 13", "2004-03-01", "2004-01-13", ["1995-01-13"]),
        # A year beside the article's own has it.
        ("Thursday, January 13", "2023-03-01", "2022-01-13", []),
    ],
)
def test_a_weekday_fixes_the_year(reader: Reader, words: str, published: str, value: str, others: list[str]) -> None:
    (time,) = read(reader, f"It burned on {words}.", published)
    assert time.value == value
    assert time.when is not None
    assert [other.timex for other in time.when.alternatives] == others


@pytest.mark.parametrize(
    ("words", "value", "earliest", "latest", "grain"),
    [
        ("the first week of January", "P1W", "2022-01-01", "2022-01-07", "week"),
        ("the last week of February 2020", "P1W", "2020-02-23", "2020-02-29", "week"),
        ("the final month of 2019", "P1M", "2019-12-01", "2019-12-31", "month"),
        ("the opening day of the summer of 2019", "P1D", "2019-06-01", "2019-06-01", "day"),
    ],
)
def test_the_first_and_the_last_unit_of_a_date_have_a_place(
    reader: Reader, words: str, value: str, earliest: str, latest: str, grain: str
) -> None:
    (time,) = read(reader, f"It rained in {words}.", "2022-01-14")
    assert (time.type, time.value) == ("DURATION", value)
    assert time.when is not None
    assert (time.when.earliest, time.when.latest, time.when.grain) == (earliest, latest, grain)


@pytest.mark.parametrize("words", ["the last week of the year", "the first century of 2019", "the last second of May"])
def test_a_stretch_that_its_date_does_not_hold_has_no_place(reader: Reader, words: str) -> None:
    assert all(
        time.when is None or time.type != "DURATION" for time in read(reader, f"It rained in {words}.", "2022-01-14")
    )


HISTORY = (
    "The kingdom fell in 1912. On 3 March 1913 a council met. By June it had failed. In 1914 war came. "
    "The army of 1914 was small. In 1915 it grew. It lost on 4 May. The next day the king fled. "
    "Two years later he came back."
)


def test_a_history_is_dated_from_its_narrative(reader: Reader) -> None:
    found = dict(values(reader, HISTORY, "2022-01-14"))
    assert found["June"] == "1913-06"
    assert found["4 May"] == "1915-05-04"
    assert found["The next day"] == "1915-05-05"
    assert found["Two years later"] == "1917"


def test_hours_later_need_an_hour_to_count_from(reader: Reader) -> None:
    assert values(reader, "It began on Monday at 11 p.m. Two hours later it was over.")[1] == (
        "Two hours later",
        "2022-01-11T01:00",
    )
    assert values(reader, "It began on Monday. Two hours later it was over.")[1] == ("Two hours later", "PT2H")
    assert values(reader, "It began 48 hours ago.") == [("48 hours ago", "2022-01-12")]


def test_a_report_compares_quarters(reader: Reader) -> None:
    text = "Profit rose in the third quarter. A year earlier the firm lost money. The latest quarter was its best."
    assert values(reader, text, "2021-10-28") == [
        ("the third quarter", "2021-Q3"),
        ("A year earlier", "2020-Q3"),
        ("The latest quarter", "2021-Q3"),
    ]


def test_times_are_read_alone() -> None:
    (time,) = dateline.times("They left on Monday.", published="2022-01-14")
    assert time.value == "2022-01-10"


def test_the_examples_of_the_documents_page() -> None:
    page = Path(__file__).parents[2] / "docs" / "times.md"
    assert doctest.testfile(str(page), module_relative=False).failed == 0


# Any text.

WORDS = (
    *(
        "January",
        "May",
        "March",
        "5",
        "0",
        "31",
        "32",
        "13",
        "2022",
        "1999",
        "9999999999",
        "0000",
        "2022-02-30",
        "13/13/13",
    ),
    *("year", "years", "week", "weeks", "quarter", "decade", "century", "Monday", "Sunday", "morning", "half", "1/2"),
    *(
        "last",
        "next",
        "this",
        "the",
        "a",
        "of",
        "in",
        "ago",
        "earlier",
        "early",
        "end",
        "every",
        "daily",
        "now",
        "soon",
    ),
    *(
        "third",
        "first",
        "two",
        "twenty-one",
        "hundred",
        "BC",
        "12:30",
        "25:61",
        "pm",
        "noon",
        "GMT",
        "'s",
        "80s",
        "'99",
    ),
    *(
        "between",
        "to",
        "and",
        "until",
        "1-2",
        "5th",
        "21st",
        "BCE",
        "A.D.",
        "480",
        "quarter-century",
        "spring",
        "summer",
    ),
    *("Tuesdays", "day", "days", "night", "fiscal", "19:00", "3.30", "½", "New", "Year's", "Q3", "FY2013", "before"),
    *(".", ",", "-", "(", ")", "'", "Christmas", "or", "so", "more", "than"),
)


def quotes(reader: Reader, text: str, published: str | None) -> None:
    last = 0
    for time in read(reader, text, published):
        assert last <= time.span.start < time.span.end <= len(text)
        assert text[time.span.start : time.span.end].strip() == text[time.span.start : time.span.end]
        assert time.value
        if time.when is not None:
            if time.when.edtf:
                oracle.parse_edtf(time.when.edtf)
            assert time.when.earliest is not None
            assert time.when.latest is not None
            assert time.when.earliest[0] == "-" or time.when.earliest <= time.when.latest
        last = time.span.end


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
    st.sampled_from([None, "2022-01-14", "0001-01-01", "9999-12-31", "2020-02-29T10:00:00Z", "nonsense"]),
)
def test_any_words_of_time_give_spans_that_quote_the_text(reader: Reader, text: str, published: str | None) -> None:
    quotes(reader, text, published)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60))
def test_any_text_gives_spans_that_quote_it(reader: Reader, text: str) -> None:
    quotes(reader, text, "2022-01-14")


@pytest.mark.parametrize(
    "text",
    ["earlier last night", "7" * 10_000, "1 " * 5_000, "the " * 5_000, "12:" * 3_000, "two " * 3_000, "٣ مايو ٢٠٢٢"],
)
def test_long_and_odd_runs(reader: Reader, text: str) -> None:
    quotes(reader, text, "2022-01-14")
