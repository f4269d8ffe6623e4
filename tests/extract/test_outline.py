"""How a page is cut into lines: what stands side by side is one line, and its words are kept apart."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.outline import outline_of, unwrapped
from dateline.extract.page import open_page
from dateline.records import Capture

LINES = (
    ("<p>One</p><p>Two</p>", ["One", "Two"]),
    ("<p>One<br>Two</p>", ["One", "Two"]),
    ("<p>The <b>dam</b> was closed.</p>", ["The dam was closed."]),
    (
        "<div><a>Olga Kim</a><span>3 Jan 2022</span><span>Updated 4 Jan</span></div>",
        ["Olga Kim 3 Jan 2022 Updated 4 Jan"],
    ),
    ("<div><span><a>Olga Kim</a></span><time>3 Jan</time></div>", ["Olga Kim 3 Jan"]),
    ("<div><a>2022</a><a>World</a></div>", ["2022 World"]),
    ("<p><b>T</b><span>he dam</span> and H<sub>2</sub>O</p>", ["The dam and H2O"]),
    ("<p><b>Mc</b>Kay said <i>un</i><b>kind</b> things</p>", ["McKay said unkind things"]),
    (
        "<p>Mayor <span>Olga Kim<span class='rollover-note-block'><a>All on Olga Kim</a></span></span> left.</p>",
        [
            "Mayor Olga Kim left.",
        ],
    ),
    ("<p>One</p><button>Share</button><p>Two</p>", ["One", "Share", "Two"]),
    ("<p>a <script>b()</script>c <span style='display:none'>d</span></p>", ["a c"]),
)


@pytest.mark.parametrize(("body", "lines"), LINES, ids=[body for body, _ in LINES])
def test_lines_of_a_page(body: str, lines: list[str]) -> None:
    page = open_page(Capture(source="page.html", content=f"<html><body>{body}</body></html>".encode()))
    assert [block.text for block in outline_of(page).blocks] == lines


STORY = (
    "KOSH, May 3 (Caspian Wire) - The dam above Kosh was closed on Monday after a crack was found in a wall.",
    "About 400 people were told to leave their houses, and most of them went to a school on the hill until dusk.",
    "The governor said that nobody was in danger, but that he would not wait for rain to prove it to him.",
)


@pytest.mark.parametrize("width", [60, 72, 80])
def test_a_text_set_in_a_column_is_unwrapped(width: int) -> None:
    set_in_column = [
        "Crack closes dam",
        "By Olga Kim",
        *(line for one in STORY for line in ("", *textwrap.wrap(one, width))),
        "",
        "Reporting by Olga Kim",
    ]
    found = [line for line in unwrapped(set_in_column) if line]
    assert found == ["Crack closes dam", "By Olga Kim", *STORY, "Reporting by Olga Kim"]


@pytest.mark.parametrize(
    "lines",
    [
        ["Crack closes dam", "By Olga Kim", *STORY],
        ["Home", "World", "Sport", "Read more", "Crack closes dam"],
        [
            "The dam was closed on Monday, engineers said in a note.",
            "Rain is to fall until Friday.",
            "Nobody was hurt.",
        ],
        [],
    ],
)
def test_other_texts_are_left_as_they_are(lines: list[str]) -> None:
    assert unwrapped(lines) == lines


@given(st.lists(st.text(max_size=90), max_size=20))
def test_no_word_is_lost_or_made(lines: list[str]) -> None:
    assert " ".join(unwrapped(lines)).split() == " ".join(lines).split()
