"""Plain texts of our own with the outlet's name on a line above the headline, and with none."""

from __future__ import annotations

import pytest

from dateline import extract

STORY = (
    "The ferry to Aral was late on Monday because of ice in the harbour, its master said, and forty people waited.",
    "A horse was sent home by the road, and its owner went with it on foot for the whole of the eleven miles.",
    "The harbour office said the tug would be mended by the end of the week if the part came from the city.",
)
TITLE = "Ferry late."  # ends as sentences do, and is taken for text
NOTICE = "© 2021 Steppe Ledger. All rights reserved."


def text(*head: str, foot: str = "") -> bytes:
    return "\n\n".join([*head, *STORY, *filter(None, [foot])]).encode()


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(text("Kosh Daily", TITLE), id="a name as newsrooms have"),
        pytest.param(text("KOSH DAILY", TITLE, "By Ana Ruiz"), id="in capitals"),
        pytest.param(text("The Kosh Courier", "3 March 2021", TITLE, "By Ana Ruiz"), id="a day below it"),
        pytest.param(text("Kosh Daily", "Home | News | Sport", TITLE, "By Ana Ruiz"), id="a menu below it"),
        pytest.param(text("Wed, 3 Mar 2021", "Kosh Daily", TITLE, "By Ana Ruiz"), id="a day above it"),
        pytest.param(text("Steppe Ledger", TITLE, foot=NOTICE), id="named again in the rights"),
        pytest.param(text("Steppe Ledger", TITLE, "By Ana Ruiz, Steppe Ledger"), id="named again in the byline"),
        pytest.param(text("STEPPE LEDGER", TITLE, "Forty people waited until noon.", foot=NOTICE), id="lead"),
    ],
)
def test_the_headline_below_the_outlets_name(page: bytes) -> None:
    article = extract(page)
    assert article.title == TITLE
    heads = [article.text[line.span.start : line.span.end] for line in article.lines if line.label == "headline"]
    assert heads == [TITLE]


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (text("Ice holds ferry for a day", "By Ana Ruiz"), "Ice holds ferry for a day"),
        (text("Ice holds ferry for a day", "Kosh Daily", "3 March 2021"), "Ice holds ferry for a day"),
        (text("Ice holds ferry for a day", "Forty people waited on the quay until noon."), "Ice holds ferry for a day"),
        (text("Kosh Daily to close after a century", "By Ana Ruiz, Kosh Daily"), "Kosh Daily to close after a century"),
        (text("Kosh Daily", "Ice holds ferry for a day", "By Ana Ruiz"), "Ice holds ferry for a day"),
    ],
)
def test_headlines_stay(page: bytes, title: str) -> None:
    assert extract(page).title == title


def test_a_name_above_the_text_alone_is_left_as_it_is() -> None:
    article = extract(text("Kosh Daily", "By Ana Ruiz"))
    assert not any("outlet" in line.rule for line in article.lines)
    assert article.authors == ("Ana Ruiz",)
