"""Whatever a user types is a search, never a syntax error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import unrest
from dateline.archive import Archive
from dateline.archive.fulltext import folded_query, phrase_query

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def archive() -> Iterator[Archive]:
    with Archive(":memory:") as made:
        made.add(unrest.wire().done())
        yield made


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("state emergency", '"state" AND "emergency"'),
        ('"state of emergency" Almaty', '"state of emergency" AND "Almaty"'),
        ("riot*", '("riot"*)'),
        ("demonstrat*", '("demonstrat"* OR "demons" OR "demonst" OR "demonstr" OR "demonstra")'),
        ("NOT (a OR b)", '"NOT" AND "(a" AND "OR" AND "b)"'),
        ('half "open', '"half" AND "open"'),
        ("title: NEAR/2 - *", '"title:" AND "NEAR/2"'),
        ("--- ''", ""),
    ],
)
def test_a_users_words_as_a_query(words: str, query: str) -> None:
    assert phrase_query(words) == query


def test_words_about_a_thing_are_folded_beginnings() -> None:
    assert folded_query("Toqaev in UN") == '"tokaev"* AND "in" AND "un"'


@given(st.text(max_size=30) | st.text(alphabet='"*()-:^+ ANDORNOTNEAR\0\ud800é', max_size=20))
def test_no_words_are_a_syntax_error(archive: Archive, words: str) -> None:
    archive.search(words)
    archive.chronology(about=words)
    archive.claims(by=words, about=words)
    archive.who(words)


@pytest.mark.parametrize(
    "words", ["emergency", "EMERGENCY", '"state of emergency"', "declare", "emerg*", "demonstrat*"]
)
def test_found(archive: Archive, words: str) -> None:
    assert len(archive.search(words)) == 1


@pytest.mark.parametrize("words", ["flood", '"emergency state"', "emergency flood"])
def test_not_found(archive: Archive, words: str) -> None:
    assert archive.search(words) == []


@pytest.mark.parametrize("words", ["Toqaev", "Токаев", "Tokayev emergency"])
def test_a_name_is_found_under_any_spelling(archive: Archive, words: str) -> None:
    assert len(archive.search(words)) == 1


def test_words_between_quotes_are_meant_as_written(archive: Archive) -> None:
    assert archive.search('"Toqaev"') == []
