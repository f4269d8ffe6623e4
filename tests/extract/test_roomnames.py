"""The names of rooms: what is looked for first must be in all that the patterns match."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import rulebook
from dateline.extract.roomnames import kinds_of, room_names

PATTERNS = rulebook.section("world/rooms.toml", "kinds")
LETTERS = st.characters(codec="ascii", categories=(), include_characters=string.ascii_lowercase + string.digits + "-_")


@pytest.mark.parametrize("kind", PATTERNS)
@given(data=st.data())
def test_each_match_of_a_kind_has_letters_that_tell_it(kind: str, data: st.DataObject) -> None:
    pattern = re.compile("|".join(PATTERNS[kind]))
    name = data.draw(st.from_regex(pattern, alphabet=LETTERS))
    assert kind in room_names().may_be(name)


@pytest.mark.parametrize(
    ("names", "kinds"),
    [
        ("article-body", {"body"}),
        ("Article__Body wide", {"body"}),
        ("related-links", {"related"}),
        ("ad-slot", {"promo"}),
        ("header gradient", set()),
        ("sidebar newsletter", {"chrome", "promo"}),
    ],
)
def test_kinds(names: str, kinds: set[str]) -> None:
    assert kinds_of(names) == kinds
