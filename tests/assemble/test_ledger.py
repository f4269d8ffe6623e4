from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline import rulebook
from dateline.assemble.ledger import RetractionRule, figures, retracts
from dateline.assemble.teller import Teller
from making import Making

if TYPE_CHECKING:
    from dateline.assemble.told import Count
    from dateline.records import FigureEntry

RULES = rulebook.load("en/retractions.toml", RetractionRule)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_examples_of_the_rule_file(rule: RetractionRule) -> None:
    assert [text for text in rule.examples if not retracts(text)] == []
    assert [text for text in rule.counterexamples if retracts(text)] == []


def count(outlet: str, published: str, text: str, words: str, number: int, by: str | None = None) -> tuple[Count, ...]:
    page = {"url": f"https://{outlet}.example/{published}", "published": published, "publisher": outlet}
    return Teller(Making(text, page).figure(words, number, number, by=by).done()).counts()


def ledger(*counts: tuple[Count, ...]) -> list[FigureEntry]:
    return figures([one for group in counts for one in group], {})


def test_one_holders_figure_in_two_papers_is_one_line_of_two_origins() -> None:
    (line,) = ledger(
        count("Post", "2022-01-10", "The ministry said 41 people died.", "41", 41, "The ministry"),
        count("Gazette", "2022-01-09", "41 people died, the ministry said.", "41", 41, "the ministry"),
    )
    assert (line.said, line.origins, len(line.sources)) == ("2022-01-09", 2, 2)


def test_holders_who_disagree_stand_side_by_side_by_day() -> None:
    lines = ledger(
        count("Post", "2022-01-10", "Doctors said 60 people died.", "60", 60, "Doctors"),
        count("Post", "2022-01-09", "The ministry said 41 people died.", "41", 41, "The ministry"),
        count("Post", "2022-01-11", "The ministry said 55 people died.", "55", 55, "The ministry"),
    )
    assert [(line.low, line.holder) for line in lines] == [(41, "ministry"), (60, "Doctors"), (55, "ministry")]


def test_a_figure_taken_back_later_is_marked_and_one_given_anew_is_not() -> None:
    first, taken_back, anew = ledger(
        count("Post", "2022-01-09", "The ministry said 41 people died.", "41", 41, "The ministry"),
        count("Post", "2022-01-10", "The toll of 41 was withdrawn.", "41", 41),
        count("Post", "2022-01-12", "Doctors said 41 people died.", "41", 41, "Doctors"),
    )
    assert first.retracted == taken_back.sources
    assert anew.retracted == ()
