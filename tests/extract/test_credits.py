from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract import credits as crediting
from dateline.extract import rights as holding
from dateline.extract.agencies import agency_named, shown

if TYPE_CHECKING:
    from dateline.records import Credit

EXAMPLES = [(rule.name, example) for rule in crediting.rules() for example in rule.examples]
RIGHTS = [(rule.name, example) for rule in holding.rules() for example in rule.examples]


def written(credit: Credit) -> str:
    return f"{credit.name} = {credit.role}" + (f" @ {credit.place}" if credit.place else "")


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_the_examples_of_the_credits_file(rule: str, example: crediting.Example) -> None:
    found = crediting.read_credits(example.text)
    assert tuple(map(written, found)) == example.credits
    assert not example.credits or f"credit:{rule}" in {credit.rule for credit in found}


@pytest.mark.parametrize(("rule", "example"), RIGHTS)
def test_the_examples_of_the_rights_file(rule: str, example: holding.Example) -> None:
    found = holding.read_rights(example.text)
    stated = (example.holder, example.year, example.republished, example.licence)
    if stated == (None, None, False, None):
        assert found is None, rule
        return
    assert found is not None, rule
    assert (found.holder, found.year, found.republished, found.licence) == stated


def test_a_place_stays_with_its_reporter() -> None:
    line = "Reporting by Aigul Seit in Osh, Timur Bekov and Karl Voss in Berlin; Editing by Joan Hart"
    assert [written(credit) for credit in crediting.read_credits(line)] == [
        "Aigul Seit = reporting @ Osh",
        "Timur Bekov = reporting",
        "Karl Voss = reporting @ Berlin",
        "Joan Hart = editing",
    ]


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("The road is open again. — Bernama", "Bernama"),
        ("The road is open again. (AFP)", "AFP"),
        ("The road is open again. [Xinhua]", "Xinhua"),
        ("– Reuters", "Reuters"),
        ("The road is open again, he told Reuters.", None),
        ("The road — and the bridge — is open.", None),
        ("He works for the AFP (Australian Federal Police).", None),
    ],
)
def test_an_agency_signs_at_the_end(line: str, agency: str | None) -> None:
    found = crediting.read_signature(line, 10)
    assert (found and found.name) == agency
    if found and found.span:
        assert agency_named(line[found.span.start - 10 : found.span.end - 10]) is not None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Radio Free Europe/Radio Liberty", "RFE/RL"),
        ("RFE/RL, Inc", "RFE/RL"),
        ("RFE/RL's Kazakh Service", "RFE/RL"),
        ("the Associated Press", "AP"),
        ("ITAR-TASS", "TASS"),
        ("Agence France-Presse", "AFP"),
        ("Open Steppe Radio, Ltd.", "Open Steppe Radio"),
    ],
)
def test_one_newsroom_under_its_several_names(words: str, name: str) -> None:
    assert shown(words) == name


@given(st.text(max_size=200))
def test_any_line_gives_credits_whose_spans_lie_in_it(line: str) -> None:
    for credit in crediting.read_credits(line):
        assert credit.span is not None
        assert 0 <= credit.span.start < credit.span.end <= len(line)
    holding.read_rights(line)
    crediting.read_signature(line)
