"""Every example of every rule about lines and about walls, run."""

from __future__ import annotations

from itertools import chain

import pytest

from dateline import rulebook
from dateline.extract.lines import LineRule, LineRules, Place
from dateline.extract.plainlines import label_plain
from dateline.extract.walls import WallRule, Walls

RULES = rulebook.load("en/lines.toml", LineRule)
WALLS = rulebook.load("world/walls.toml", WallRule)


@pytest.mark.parametrize(
    ("rule", "text", "label"),
    [
        pytest.param(rule, one.text, one.label, id=f"{rule.name}: {one.text[:40]}")
        for rule in RULES
        for one in rule.examples
    ],
)
def test_examples_of_lines(rule: LineRule, text: str, label: str | None) -> None:
    place: Place = "head" if rule.place == "head" else "tail"
    found = LineRules.load().of(text, place)
    if label is None:
        assert found is None or found.rule != f"line: {rule.name}"
    else:
        assert found is not None
        assert (found.label, found.rule) == (label, f"line: {rule.name}")


@pytest.mark.parametrize("rule", [*RULES, *WALLS], ids=lambda rule: rule.name)
def test_every_rule_shows_what_it_reads_and_what_it_must_not(rule: LineRule | WallRule) -> None:
    read = [bool(getattr(one, "label", None) or getattr(one, "found", False)) for one in rule.examples]
    assert any(read)
    assert not all(read)


@pytest.mark.parametrize(
    ("rule", "title", "text", "found"),
    [
        pytest.param(rule, one.title, one.text, one.found, id=f"{rule.name}: {one.title[:40]}")
        for rule in WALLS
        for one in rule.examples
    ],
)
def test_examples_of_walls(rule: WallRule, title: str, text: str, found: bool) -> None:  # noqa: FBT001 -- a table's cell
    wall = Walls.load().of([title], [text], words=len(text.split()))
    assert (wall is not None and wall.name == rule.name) is found


def test_a_long_article_is_no_wall_whatever_it_says() -> None:
    assert Walls.load().of(["Page not found"], ["Subscribe to read the whole story."], words=900) is None


PLAIN = """
Tue, 03 May 2022 :: banner
Bridge over the Sary closed for repairs :: headline
By Olga Kim :: byline
The bridge over the Sary will be closed for three weeks, the road agency said on Monday. :: body
SEE ALSO: Who Pays For The Valley's Bridges? :: related
"We have no other way across," said Timur, a driver who brings bread to the far bank. :: body
Photo: Olga Kim / Steppe Courier :: caption
The agency has promised a ferry. Nobody in the village had seen it by Tuesday evening. :: body
With reporting by Caspian Wire :: credit
Copyright (c) 2022. Steppe Courier. All rights reserved. :: legal
More Sary Valley News :: related
Sign up for the Valley Letter :: promo
one letter a week, and the weather :: promo
Share Tweet Print :: social
"""


def test_lines_of_a_plain_page() -> None:
    rows = [line.split(" :: ") for line in PLAIN.strip().splitlines()]
    found = label_plain([text for text, _ in rows], LineRules.load())
    assert [one.label for one in found] == [label for _, label in rows]


@pytest.mark.parametrize("text", ["A lone line of text", "", "2022-05-03"])
def test_a_plain_page_of_one_line_has_a_label(text: str) -> None:
    assert len(label_plain([text], LineRules.load())) == 1


def test_labels_come_with_reasons() -> None:
    texts = list(chain.from_iterable(line.split(" :: ")[:1] for line in PLAIN.strip().splitlines()))
    assert all(one.rule and 0 < one.confidence <= 1 for one in label_plain(texts, LineRules.load()))
