"""Times: every rule's own examples, tables of cases, and what holds for any text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_the_examples_of_each_rule(reader: Reader, rule: TimeRule, example: TimeExample) -> None:
    times = read(reader, example.text, example.published)
    found = [(example.text[time.span.start : time.span.end], time.value) for time in times if time.rule == rule.name]
    if example.time is None:
        assert not found
    else:
        assert (example.time, example.value) in found, [
            (example.text[time.span.start : time.span.end], time.value, time.rule) for time in times
        ]


def test_each_rule_has_an_example_and_a_counterexample() -> None:
    lacking = [
        rule.name
        for rule in RULES
        if not any(one.time for one in rule.examples) or all(one.time for one in rule.examples)
    ]
    assert not lacking
