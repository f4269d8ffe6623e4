from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import Reader, rulebook
from dateline.read.offices.lexicon import ContextName, ContextRule, OfficeExample, OfficeRule

if TYPE_CHECKING:
    from dateline.records import Tenure

RULES = rulebook.load("en/offices.toml", OfficeRule)
EXAMPLES = [pytest.param(one, id=f"{rule.name}: {one.text}") for rule in RULES for one in rule.examples]
CONTEXTS = rulebook.load("en/offices.toml", ContextRule, "context")
IN_CONTEXT = [pytest.param(rule, one, id=f"{rule.name}: {one.text}") for rule in CONTEXTS for one in rule.examples]
CASES = Path(__file__).with_name("office_cases.tsv")
Row = tuple[str, ...]  # change, person, office, body, by


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


@pytest.mark.parametrize(("rule", "example"), IN_CONTEXT)
def test_what_is_read_around_the_clause_says_so(reader: Reader, rule: ContextRule, example: OfficeExample) -> None:
    tenures = reader.read_text(example.text).tenures
    found = [(one.change, one.person.text, one.office or "", one.body.text if one.body else "") for one in tenures]
    assert sorted(found) == sorted(example.found)
    if example is rule.examples[0]:
        assert any(one.rule.endswith(f"; {rule.name}") for one in tenures)
    else:
        assert not any(rule.name in one.rule for one in tenures if rule.name != "employer that acts")


def test_titles_stand_in_one_list() -> None:
    words = rulebook.section("en/offices.toml", "words")
    shared = {word for word, sort, _ in rulebook.rows("en/titles.tsv") if sort in {"office", "rank"}}
    assert shared.isdisjoint(words["titles_too"])
    assert shared.issuperset(words["no_titles"])


def test_every_way_around_the_clause_has_a_rule() -> None:
    assert [rule.name for rule in CONTEXTS] == list(get_args(ContextName))


def cases() -> list[tuple[str, list[Row]]]:
    """Return the texts of the table with their tenures: change/person/office/body/by, several parted by ``;``."""
    rows = [row.partition("\t") for row in CASES.read_text("utf-8").splitlines()[1:]]
    return [(text, [tuple(map(plain, one.split("/"))) for one in told.split(";") if one]) for text, _, told in rows]


def plain(words: str) -> str:
    """Return the words without the article or owner before them."""
    return re.sub(r"^(?:the|an?|his|her|its|their) ", "", words.strip().lower())


def read(reader: Reader, text: str) -> list[Row]:
    def row(one: Tenure) -> Row:
        parts = (one.change, one.person.text, one.office, one.body and one.body.text, one.by and one.by.text)
        return tuple(plain(part or "") for part in parts)

    return [row(one) for one in reader.read_text(text).tenures]


@pytest.mark.parametrize(
    ("fields", "precision", "recall"),
    [((0, 1), 0.95, 0.92), ((0, 1, 2), 0.95, 0.92), ((0, 1, 3), 0.9, 0.87), ((0, 1, 4), 0.92, 0.89)],
    ids=["change and person", "office", "body", "by"],
)
def test_the_table_of_cases(reader: Reader, fields: tuple[int, ...], precision: float, recall: float) -> None:
    right = found = wanted = 0
    for text, told in cases():
        gold = Counter(tuple(one[at] for at in fields) for one in told)
        read_as = Counter(tuple(one[at] for at in fields) for one in read(reader, text))
        right, found, wanted = right + (gold & read_as).total(), found + read_as.total(), wanted + gold.total()
    assert right / found >= precision
    assert right / wanted >= recall


def test_nothing_is_read_from_what_only_looks_like_an_office(reader: Reader) -> None:
    looks = [text for text, told in cases() if not told]
    assert len(looks) >= 30
    assert [text for text in looks if read(reader, text)] == []


def test_a_guessed_person_is_less_certain(reader: Reader) -> None:
    (one,) = reader.read_text(CONTEXTS[0].examples[0].text).tenures
    assert one.statement.certainty == "probable"


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
