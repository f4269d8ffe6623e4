from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


def test_what_is_only_wanted_or_denied_is_no_certain_change(reader: Reader) -> None:
    text = "The mayor of Bursa should resign, they said. The governor of Texas did not resign."
    wanted, denied = reader.read_text(text).tenures
    assert (wanted.change, wanted.statement.certainty) == ("resigned", "possible")
    assert (denied.change, denied.statement.polarity) == ("resigned", "negative")


def test_a_replacement_is_two_changes(reader: Reader) -> None:
    text = "Interior Minister Ana Sousa was replaced by Rui Pinto."
    found = {(one.change, one.person.text, one.office) for one in reader.read_text(text).tenures}
    assert found >= {("dismissed", "Ana Sousa", "Interior Minister"), ("appointed", "Rui Pinto", "Interior Minister")}


WORDS = ["President", "Ana Sousa", "former", "head of", "the council", "resigned", "was", "appointed", "sacked", "as"]
WORDS += ["minister", "'s", "dismissal of", "replaced", "with", "by", ",", ".", "won the election", "he", "Kenya"]


@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_any_words_give_tenures_that_quote_them(reader: Reader, text: str) -> None:
    for one in reader.read_text(text).tenures:
        for part in (one.person, one.body, one.by):
            assert part is None or text[part.span.start : part.span.end] == part.text
        assert 0 <= one.span.start < one.span.end <= len(text)
