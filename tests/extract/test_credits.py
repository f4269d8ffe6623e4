from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract import credits as crediting
from dateline.extract import rights as holding
from dateline.extract.agencies import agency_named, is_same, shown
from dateline.extract.signatures import read_signature

if TYPE_CHECKING:
    from dateline.records import Credit

EXAMPLES = [(rule.name, example) for rule in crediting.rules() for example in rule.examples]
WORDINGS = [
    line.rstrip("\n").partition("\t")[::2]
    for line in Path(__file__).with_name("credit-lines.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
RIGHTS = [(rule.name, example) for rule in holding.rules() for example in rule.examples]


def written(credit: Credit) -> str:
    return f"{credit.name} = {credit.role}" + (f" @ {credit.place}" if credit.place else "")


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_the_examples_of_the_credits_file(rule: str, example: crediting.Example) -> None:
    found = crediting.read_credits(example.text)
    assert tuple(map(written, found)) == example.credits
    assert not example.credits or f"credit:{rule}" in {credit.rule for credit in found}


@pytest.mark.parametrize(("line", "wanted"), WORDINGS, ids=[line[:60] for line, _ in WORDINGS])
def test_how_newsrooms_credit_in_two_dozen_languages(line: str, wanted: str) -> None:
    assert list(map(written, crediting.read_credits(line))) == list(filter(None, wanted.split(" | ")))


@pytest.mark.parametrize(("rule", "example"), RIGHTS)
def test_the_examples_of_the_rights_file(rule: str, example: holding.Example) -> None:
    found = holding.read_rights(example.text)
    stated = (example.holder, example.year, example.republished, example.licence)
    if stated == (None, None, False, None):
        assert found is None, rule
        return
    assert found is not None, rule
    assert (found.holder, found.year, found.republished, found.licence) == stated


@pytest.mark.parametrize(
    "name",
    [
        "Omar al-Sayed",
        "Abd al-Rahman al-Rashid",
        "Marie d'Arcy",
        "Jan van 't Hof",
        "Noura bint Saad",
        "Ana de los Santos",
        "Paolo degli Esposti",
        "Kim Min",
        "J. K. Marsh",
        "Nguyễn Thị Minh",
        "Seán Ó Briain",
        "DeShawn McCoy",
        "Xi Li",
    ],
)
def test_names_of_many_makes_are_people(name: str) -> None:
    line = f"Reporting by Una Reed in Accra, {name} and Bo Lind; Editing by {name}"
    assert [credit.name for credit in crediting.read_credits(line)] == ["Una Reed", name, "Bo Lind", name]


def test_a_wrapped_line_is_read_as_one() -> None:
    line = "Reporting by Aigul\nSeit in Osh; Editing by Joan\nHart"
    assert [written(credit) for credit in crediting.read_credits(line)] == [
        "Aigul Seit = reporting @ Osh",
        "Joan Hart = editing",
    ]


def test_a_place_stays_with_its_reporter() -> None:
    line = "Reporting by Aigul Seit in Osh, Timur Bekov and Karl Voss in Berlin; Editing by Joan Hart"
    assert [written(credit) for credit in crediting.read_credits(line)] == [
        "Aigul Seit = reporting @ Osh",
        "Timur Bekov = reporting",
        "Karl Voss = reporting @ Berlin",
        "Joan Hart = editing",
    ]


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("The road is open again. — Bernama", ["Bernama"]),
        ("The road is open again. (AFP)", ["AFP"]),
        ("The road is open again. [Xinhua]", ["Xinhua"]),
        ("– Reuters", ["Reuters"]),
        ("(dpa/AFP)", ["dpa", "AFP"]),
        ("(APA, red)", ["APA"]),
        ("js/mb (AFP, Reuters)", ["AFP", "Reuters"]),
        ("BERNAMA-Xinhua", ["Bernama", "Xinhua"]),
        ("dpa/lno", ["dpa"]),
        ("The road is open again, he told Reuters.", []),
        ("The road — and the bridge — is open.", []),
        ("He works for the AFP (Australian Federal Police).", []),
        ("It is told by Reuters, AP and two fishermen.", []),
    ],
)
def test_an_agency_signs_at_the_end(line: str, agencies: list[str]) -> None:
    found = read_signature(line, 10)
    assert [one.name for one in found] == agencies
    for one in found:
        assert one.span is not None
        assert agency_named(line[one.span.start - 10 : one.span.end - 10]) is not None


@pytest.mark.parametrize(
    ("name", "outlet", "same"),
    [
        ("WHDK", "Boston Weather | WHDK 7News", True),
        ("Steppe News", "Steppe", True),
        ("steppe.example", "Steppe Example", True),
        ("F.K.Z.", "fkz", True),
        ("The Guardian", "theguardian.com", True),
        ("Steppe Herald", "Kosh Herald", False),
        ("Kosh Post", "Steppe Post of Kosh", False),
    ],
)
def test_an_outlet_under_a_part_of_its_name(name: str, outlet: str, *, same: bool) -> None:
    assert is_same(name, outlet) == same


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
    read_signature(line)
