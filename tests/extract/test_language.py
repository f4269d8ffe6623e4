from __future__ import annotations

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The harvest in the north is three weeks late,\nand the grain stands green in the fields.", "en"),
        ("Der Zug kam mit zwei Stunden Verspätung an,\nund niemand wusste, warum.", "de"),
        ("Поезд опоздал на два часа, и никто не знал почему.", "ru"),
        ("列車は二時間遅れて到着し、誰も理由を知らなかった。", "ja"),
        ("El tren llegó con dos horas de retraso y nadie sabía por qué.", "es"),
        ("Berlin", None),
        ("12.5 % 2022-01-05 ---", None),
        ("", None),
    ],
)
def test_the_text_says_its_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


@given(st.text(max_size=200))
def test_any_text_gives_a_code_or_none(text: str) -> None:
    found = language_of(text)
    assert found is None or len(found) == len("en")


def test_a_long_text_is_told_in_silence(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        assert language_of("The grain stands green in the fields of the north. " * 400) == "en"
    assert not caplog.records
