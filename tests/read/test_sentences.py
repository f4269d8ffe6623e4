from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import rulebook
from dateline.read.sentences import SplitExample, Splitter

SPLITTER = Splitter.load()
EXAMPLES = rulebook.load("en/sentences.toml", SplitExample)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_examples_of_the_rule_file(example: SplitExample) -> None:
    found = tuple(example.text[start:end] for start, end in SPLITTER.split(example.text))
    assert found == example.sentences


@given(st.text(alphabet="aB.!? \n\"'”U5", max_size=80))
def test_sentences_are_in_order_apart_and_lose_no_word(text: str) -> None:
    found = SPLITTER.split(text)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(found))
    kept = "".join("".join(text[start:end].split()) for start, end in found)
    assert kept == "".join(text.split())
