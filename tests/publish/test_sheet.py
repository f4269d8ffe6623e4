from __future__ import annotations

import io

import pytest
from rich.console import Console

import unrest
from dateline.publish import sheet


def printed(width: int, *, evidence: bool = False) -> str:
    out = io.StringIO()
    sheet.show(unrest.radio().done(), Console(file=out, width=width), evidence=evidence)
    return out.getvalue()


@pytest.mark.parametrize("width", [80, 110, 160])
def test_the_sheet_fits_the_screen_and_says_the_same_on_all(width: int) -> None:
    shown = printed(width)
    assert all(len(line) <= width for line in shown.splitlines())
    words = " ".join(shown.split())
    for part in (
        "(no headline on the page)",
        "from: Open Steppe Radio",
        "published: 2022-01-13",
        "2022-01-06",
        "Karim Masimov",
        "by 2022-01-13",
        "dismissed: head of the committee",
        "(against another claim)",
        "killed “12”",
    ):
        assert part in words


def test_evidence_follows_each_line() -> None:
    shown = printed(160, evidence=True)
    assert shown.count("by made") == 6
    assert "“dismissed” 51–60, by made" in shown


def test_piped_output_has_no_styles() -> None:
    assert "\x1b" not in printed(160)
