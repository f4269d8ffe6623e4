"""One key for a name under all its spellings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.names import fold, same_person, surname

ONE_NAME = [
    ("Kassym-Jomart Tokayev", "Qasym-Zhomart Toqaev", "Kasym-Zhomart Tokaev", "Касым-Жомарт Токаев"),
    ("Nursultan Nazarbayev", "Nursultan Nazarbaev", "Нурсултан Назарбаев"),
    ("Karim Masimov", "Karim Massimov", "Kärim Mäsimov"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy", "Володимир Зеленський"),
    ("Yuri Andropov", "Yuriy Andropov", "Юрий Андропов"),
    ("Alexei Navalny", "Aleksey Navalny"),
    ("Sadyr Japarov", "Sadyr Zhaparov"),
    ("Yerlan Turgumbayev", "Erlan Turgumbaev"),
    ("the National Security Committee", "National Security Committee"),
    ("U.S.", "US"),
]
TWO_NAMES = [
    ("Dana", "Diana"),
    ("Nursultan Nazarbayev", "Dariga Nazarbayeva"),
    ("Ukraine", "Ukrainian"),
    ("Almaty", "Almalyk"),
    ("Li", "Lee"),
]


@pytest.mark.parametrize("spellings", ONE_NAME, ids=lambda names: names[0])
def test_all_spellings_of_a_name_have_one_key(spellings: tuple[str, ...]) -> None:
    assert len({fold(name) for name in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), TWO_NAMES)
def test_names_that_differ_keep_different_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Toqaev", "Kassym-Jomart Tokayev", True),
        ("K. Tokayev", "Kassym-Jomart Tokayev", True),
        ("Jomart Tokayev", "Kassym-Jomart Tokayev", True),
        ("Kemel Tokayev", "Kassym-Jomart Tokayev", False),
        ("Bolat Nazarbayev", "Nursultan Nazarbayev", False),
        ("Nazarbayev", "Tokayev", False),
    ],
)
def test_a_surname_alone_can_be_a_full_name_but_given_names_must_agree(one: str, other: str, *, same: bool) -> None:
    assert same_person(fold(one), fold(other)) is same
    assert same_person(fold(other), fold(one)) is same


def test_the_surname_is_the_last_word() -> None:
    assert surname(fold("Qasym-Zhomart Toqaev")) == "tokaev"


@given(st.text(max_size=60))
def test_any_text_has_a_key_of_words_one_space_apart(text: str) -> None:
    key = fold(text)
    assert key == key.strip()
    assert "  " not in key
