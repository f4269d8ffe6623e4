from __future__ import annotations

import pytest

from dateline import Reader, rulebook
from dateline.read.offices.lexicon import OfficeExample, OfficeRule

RULES = rulebook.load("en/offices.toml", OfficeRule)
EXAMPLES = [pytest.param(one, id=f"{rule.name}: {one.text}") for rule in RULES for one in rule.examples]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_of_the_rule_file(reader: Reader, example: OfficeExample) -> None:
    found = [
        (one.change, one.person.text, one.office or "", one.body.text if one.body else "")
        for one in reader.read_text(example.text).tenures
    ]
    assert sorted(found) == sorted(example.found)
