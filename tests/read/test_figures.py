from __future__ import annotations

import pytest

from dateline import Reader, rulebook
from dateline.read.figures.lexicon import FigureExample, FigureRule

RULES = rulebook.load("en/figures.toml", FigureRule)
EXAMPLES = [pytest.param(one, id=f"{rule.name}: {one.text}") for rule in RULES for one in rule.examples]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_of_the_rule_file(reader: Reader, example: FigureExample) -> None:
    found = [
        (one.kind, -1 if one.low is None else one.low, -1 if one.high is None else one.high)
        for one in reader.read_text(example.text).figures
        if one.kind != "duration"
    ]
    assert sorted(found) == sorted(example.figures)
