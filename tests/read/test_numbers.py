from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import rulebook
from dateline.read.numbers import Numbers

NUMBERS = Numbers.load()


class NumberExample(rulebook.Rule, frozen=True, kw_only=True):
    """A text and every quantity in it: words with bound, low, high (-1 open)."""

    text: str
    found: tuple[tuple[str, float, float], ...]


@pytest.mark.parametrize("example", rulebook.load("en/numbers.toml", NumberExample), ids=lambda example: example.name)
def test_the_examples_of_the_rule_file(example: NumberExample) -> None:
    found = tuple(
        (example.text[one.first : one.last], *(-1 if bound is None else bound for bound in (one.low, one.high)))
        for one in NUMBERS.find(example.text)
    )
    assert found == example.found


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two thousand", 2000),
        ("1,250", 1250),
        ("1\u00a0250", 1250),
        ("half a dozen", 6),
        ("a hundred and six", 106),
        ("twenty-three", 23),
        ("2 1/2", 2.5),
        ("2½", 2.5),
        ("3bn", 3_000_000_000),
        ("seventy-five thousand", 75_000),
        ("three and a half million", 3_500_000),
        ("one hundred thousand", 100_000),
        ("zero", 0),
        ("lorry", None),
        ("", None),
        ("a", None),
    ],
)
def test_the_value_of_a_cardinal(words: str, value: float | None) -> None:
    assert NUMBERS.value(words) == value


@pytest.mark.parametrize(
    ("words", "place"),
    [("first", 1), ("21st", 21), ("twenty-first", 21), ("sixth", 6), ("thirtieth", 30), ("six", None), ("", None)],
)
def test_the_place_of_an_ordinal(words: str, place: int | None) -> None:
    assert NUMBERS.ordinal_value(words) == place


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_with_separators_keep_their_value(number: int) -> None:
    assert NUMBERS.value(f"{number:,}") == number


@given(st.text(alphabet="a 1,.-½ſ\n/one hundred and twenty at least", max_size=60))
def test_quantities_lie_apart_and_quote_the_text(text: str) -> None:
    last = 0
    for one in NUMBERS.find(text):
        assert last <= one.first <= one.start < one.end <= one.last <= len(text)
        assert one.low is None or one.high is None or one.low <= one.high
        last = one.last


@pytest.mark.parametrize("text", ["at  least\nten", "AT LEAST TEN", "a few\nhundred", "several-hundred"])
def test_case_and_white_space_make_no_difference(text: str) -> None:
    assert [text[one.first : one.last] for one in NUMBERS.find(text)] == [text]
