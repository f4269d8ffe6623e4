"""How a page is cut into lines: what stands side by side is one line, and its words are kept apart."""

from __future__ import annotations

import pytest

from dateline.extract.outline import outline_of
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
