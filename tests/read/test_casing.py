from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import rulebook
from dateline.read.casing import CasingExample
from dateline.read.parser import Parser
from dateline.records import Span

PARSER = Parser()


@pytest.mark.parametrize("example", rulebook.load("en/casing.toml", CasingExample), ids=lambda example: example.name)
def test_the_examples_of_the_rule_file(example: CasingExample) -> None:
    assert PARSER.cased(example.text) == example.cased


@given(st.text(alphabet="THE OFI'’.é-ßıİ(UN)", min_size=10, max_size=60))
def test_every_character_keeps_its_place(text: str) -> None:
    cased = PARSER.cased(text)
    assert len(cased) == len(text)
    assert all(one == two or one.lower() == two for one, two in zip(text, cased, strict=True))


def test_tokens_quote_the_text_as_it_is() -> None:
    text = "NINE MINERS DIED IN PERU ON FRIDAY."
    (sentence,) = PARSER.parse(text, [Span(start=0, end=len(text))]).sentences
    assert [(token.text, token.lemma) for token in sentence.tokens][1:4] == [
        ("MINERS", "miner"),
        ("DIED", "die"),
        ("IN", "in"),
    ]
