from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import Reader, rulebook
from dateline.read.figures.lexicon import FigureExample, FigureRule

RULES = rulebook.load("en/figures.toml", FigureRule)
CASES = Path(__file__).with_name("figure_cases.tsv")
MILLION = 1_000_000
WORDS = ["killed", "died", "dead", "injured", "at least", "more than", "12", "two dozen", "of the", "a", "no", "people"]
WORDS += ["toll rose to", "from", "hostage", "hospital", "were", "arrested", "and", ",", ".", "including", "of them"]
WORDS += ["of whom", "1,000", "another", "lives", "lost", "missing", "hundreds of", "NINE"]
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


def cases() -> list[tuple[str, str]]:
    rows = CASES.read_text("utf-8").splitlines()[1:]
    return [(text, figures) for text, _, figures in (row.partition("\t") for row in rows)]


@pytest.mark.parametrize(("text", "figures"), cases(), ids=lambda value: str(value)[:60])
def test_the_table_of_cases(reader: Reader, text: str, figures: str) -> None:
    def bound(value: float | None) -> str:
        return "-" if value is None else f"{value:g}" if value < MILLION else f"{value:.0f}"

    found = [f"{one.kind} {bound(one.low)} {bound(one.high)}" for one in reader.read_text(text).figures]
    assert sorted(found) == sorted(part.strip() for part in figures.split(";") if part.strip())


@pytest.mark.parametrize(
    ("text", "words", "scope", "whom"),
    [
        ("Another 12 miners died.", "Another 12", "additional", "12 miners"),
        ("The fire hurt nine people, including two nurses.", "two", "subset", "two nurses"),
        ("At least 40 goatherds were killed.", "At least 40", "total", "goatherds"),
        ("Three more sailors were injured.", "Three", "additional", "sailors"),
    ],
)
def test_words_scope_and_whom(reader: Reader, text: str, words: str, scope: str, whom: str) -> None:
    figures = {text[one.span.start : one.span.end]: one for one in reader.read_text(text).figures}
    one = figures[words.rsplit(maxsplit=1)[-1]]
    assert one.words.lower().endswith(words.lower().split()[-1])
    assert one.scope == scope
    assert one.whom is not None
    assert whom.rsplit(maxsplit=1)[-1] in one.whom.text


def test_a_doubted_toll_is_contested_and_keeps_its_holder(reader: Reader) -> None:
    text = "How many people were killed remains unclear. The mayor said 14 people were killed."
    (figure,) = reader.read_text(text).figures
    assert figure.contested
    assert figure.statement.source.holder is not None
    assert figure.statement.source.holder.text == "The mayor"


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_any_words_give_figures_that_quote_them(reader: Reader, text: str) -> None:
    for one in reader.read_text(text).figures:
        assert 0 <= one.span.start < one.span.end <= len(text)
        assert one.words in text
        assert one.low is None or one.high is None or one.low <= one.high
