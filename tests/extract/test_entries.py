"""Live pages of our own, in HTML and plain text: their entries, each with its own time, and pages that only look so."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import extract
from dateline.extract.entrytimes import stated_on
from dateline.extract.moments import clock
from dateline.extract.postings import postings_of

LEAD = "The ice on the river has broken three weeks early, and the town has closed its bridges to all lorries."
ENTRIES = [
    (
        "12:40",
        "Bridge closed",
        "Police have closed the bridge after the ice broke, and drivers go by the north road.",
    ),
    ("11:05", "First ferry leaves", "The first ferry has left with forty people on board, the harbour master says."),
    ("10:30", "Schools stay shut", "Schools in the old town will stay shut until Friday, the mayor has told us."),
    ("09:15", "Two men in hospital", "Two men have been brought to the hospital with broken legs and good spirits."),
]
LIVE, PLAIN = "Ice on the river: live updates", "Ice on the river keeps the town busy"
DAY = "2022-01-06"
ZONE = "+06:00"


def html(body: str, *, title: str = LIVE, published: str = f"{DAY}T08:00:00{ZONE}", updated: str = "") -> bytes:
    dates = f'<meta property="article:published_time" content="{published}">' if published else ""
    dates += f'<meta property="article:modified_time" content="{updated}">' if updated else ""
    head = f"<head><title>{title}</title>{dates}</head>"
    return f"<html>{head}<body><main><h1>{title}</h1><p>{LEAD}</p>{body}</main></body></html>".encode()


def each(form: str, entries: list[tuple[str, str, str]] = ENTRIES) -> str:
    return "".join(form.format(clock=clock, heading=heading, text=text) for clock, heading, text in entries)


def posting(clock: str, heading: str, text: str) -> dict[str, object]:
    return {
        "@type": "BlogPosting",
        "headline": heading,
        "articleBody": text,
        "datePublished": f"{DAY}T{clock}:00{ZONE}",
        "author": {"@type": "Person", "name": "Ana Ruiz"},
    }


def ld(entries: list[tuple[str, str, str]] = ENTRIES) -> str:
    blog = {"@type": "LiveBlogPosting", "headline": LIVE, "liveBlogUpdate": [posting(*one) for one in entries]}
    return f'<script type="application/ld+json">{json.dumps(blog)}</script>'


STAMPED = '<time datetime="2022-01-06T{clock}:00+06:00">{clock}</time>'
BOXES = "<article>" + STAMPED + "<h3>{heading}</h3><p>{text}</p></article>"
WHOLE = [f"{DAY}T{clock}:00{ZONE}" for clock, *_ in ENTRIES]
ON_DAY = [f"{DAY}T{clock}" for clock, *_ in ENTRIES]
HEADINGS = [heading for _, heading, _ in ENTRIES]


@pytest.mark.parametrize(
    ("page", "times", "headings"),
    [
        pytest.param(html(each(BOXES)), WHOLE, HEADINGS, id="boxes with time elements"),
        pytest.param(html(each(BOXES), title=PLAIN), WHOLE, HEADINGS, id="boxes, newest first, not called live"),
        pytest.param(html(each(BOXES, ENTRIES[::-1])), WHOLE[::-1], HEADINGS[::-1], id="boxes, oldest first"),
        pytest.param(html(each("<h3>{heading}</h3>" + STAMPED + "<p>{text}</p>")), WHOLE, HEADINGS, id="no boxes"),
        pytest.param(
            html(each("<div><b>{clock}</b><h3>{heading}</h3><p>{text}</p></div>")),
            ON_DAY,
            HEADINGS,
            id="in bold",
        ),
        pytest.param(
            html(each("<p><b>{clock}: {heading}</b></p><p>{text}</p>")), ON_DAY, HEADINGS, id="a clock before a heading"
        ),
        pytest.param(html(each("<p>{clock} {text}</p>")), ON_DAY, [None] * 4, id="a clock before a paragraph"),
        pytest.param(
            html(each("<p>{clock} GMT</p><p>{text}</p>")), [f"{one}+00:00" for one in ON_DAY], [None] * 4, id="a zone"
        ),
        pytest.param(html(ld() + each("<h3>{heading}</h3><p>{text}</p>")), WHOLE, HEADINGS, id="JSON-LD"),
        pytest.param(html(each("<p>{clock}</p><p>{text}</p>"), published=""), [None] * 4, [None] * 4, id="no day"),
        pytest.param(
            html(each("<p>{clock}</p><p>{text}</p>"), updated="2022-01-07T01:00:00+06:00"),
            [None] * 4,
            [None] * 4,
            id="changed on a later day",
        ),
    ],
)
def test_entries_of_a_page(page: bytes, times: list[str | None], headings: list[str | None]) -> None:
    article = extract(page)
    assert [one.published for one in article.entries] == times
    assert [one.heading for one in article.entries] == headings
    for entry in article.entries:
        words = " ".join(article.text[span.start : span.end] for span in entry.lines)
        assert [told in words for *_, told in ENTRIES].count(True) == 1
        assert LEAD not in words


def text(*lines: str) -> bytes:
    return "\n\n".join(lines).encode()


def timed(entries: list[tuple[str, str, str]]) -> list[str]:
    return [line for clock, _, words in entries for line in (clock, words)]


@pytest.mark.parametrize(
    ("page", "times"),
    [
        (text(LIVE, "By Ana Ruiz", "Published 6 January 2022", LEAD, *timed(ENTRIES)), ON_DAY),
        (text(LIVE, LEAD, *timed(ENTRIES)), [None] * 4),
        (
            text(LIVE, LEAD, "6 January 2022", *timed(ENTRIES[2:]), "5 January 2022", *timed(ENTRIES[:2])),
            ["2022-01-06T10:30", "2022-01-06T09:15", "2022-01-05T12:40", "2022-01-05T11:05"],
        ),
    ],
)
def test_entries_of_a_plain_text(page: bytes, times: list[str | None]) -> None:
    article = extract(page)
    assert [one.published for one in article.entries] == times
    assert all(one.clock for one in article.entries)
    for entry in article.entries:
        assert entry.span is not None
        assert article.text[entry.span.start : entry.span.end] == entry.clock


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(html(each("<p>{clock}</p><p>{text}</p>", ENTRIES[::-1]), title=PLAIN), id="a timeline"),
        pytest.param(html(each("<p>{text}</p>")), id="no times"),
        pytest.param(html(each("<p>At {clock} all was quiet. {text}</p>")), id="clocks amid sentences"),
        pytest.param(
            html(each("<p>{text}</p>") + each('<li><a href="/a">{heading}</a>' + STAMPED + "</li>"), title=PLAIN),
            id="links to other pages with their times",
        ),
        pytest.param(text(PLAIN, "1.30 million people saw it, the harbour master says.", LEAD), id="a figure"),
    ],
)
def test_pages_that_are_not_live(page: bytes) -> None:
    assert extract(page).entries == ()


def test_json_ld_gives_who_wrote_an_entry() -> None:
    article = extract(html(ld() + each("<h3>{heading}</h3><p>{text}</p>")))
    assert {one.author for one in article.entries} == {"Ana Ruiz"}
    assert {one.rule for one in article.entries} == {"entries:json-ld"}


def test_a_page_may_keep_what_its_json_ld_tells() -> None:
    article = extract(html(ld()))
    assert [one.heading for one in article.entries] == HEADINGS
    assert all(one.lines == () for one in article.entries)


def test_a_line_in_an_entry_names_its_author() -> None:
    form = "<div><span>{clock} am</span> <span>Bo Lind</span><h3>{heading}</h3><p>{text}</p></div>"
    article = extract(html(each(form, ENTRIES[1:])))
    assert [one.author for one in article.entries] == ["Bo Lind"] * 3
    assert [one.clock for one in article.entries] == ["11:05", "10:30", "09:15"]


@pytest.mark.parametrize(
    ("line", "value", "rest"),
    [
        ("10:15", "10:15", ""),
        ("10.15am GMT", "10:15+00:00", ""),
        ("3 p.m.", "15:00", ""),
        ("10h15", "10:15", ""),
        ("10:15 Uhr", "10:15", ""),
        ("Posted at 10:15", "10:15", ""),
        ("Updated: 10:15 CET", "10:15+01:00", ""),
        ("10:15 – Bridge closed", "10:15", "Bridge closed"),
        ("10:15 | Bridge closed", "10:15", "Bridge closed"),
        ("6 January 2022, 10:15", "2022-01-06T10:15", ""),
        ("The bridge was closed at 10:15", None, ""),
        ("25:15", None, ""),
        ("Bridge closed", None, ""),
        ("", None, ""),
    ],
)
def test_a_time_on_a_line(line: str, value: str | None, rest: str) -> None:
    stated = stated_on(line)
    assert (stated and (stated.value or stated.clock)) == value
    assert (stated.rest if stated else "") == rest


@given(st.text(max_size=60))
def test_any_line_gives_a_time_within_it_or_none(line: str) -> None:
    for found in (stated_on(line, run_in=True), clock(line)):
        assert found is None or 0 <= found.start < found.end <= len(line)


@pytest.mark.parametrize("updates", [None, [], "text", [3, None, {}], {"headline": 4}, [{"articleBody": ["a"]}]])
def test_whatever_json_ld_says_there_are_entries_or_none(updates: object) -> None:
    assert postings_of([{"liveBlogUpdate": updates}]) == ()
