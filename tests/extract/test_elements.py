"""The elements of a page: numbered in document order, each with its words and what stands around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.elements import Elements, elements_of

PAGE = """<div id=top>Updated <b>at <i>six</i></b> <time>3 May</time>
<script>var day = 1</script><p class="lead">Salt &amp; ice<br>on the quay</p>"""


def number_of(elements: Elements, tag: str) -> int:
    return elements.tags.index(tag)


@pytest.fixture
def elements() -> Elements:
    return elements_of(PAGE.encode())


@pytest.mark.parametrize(
    ("tag", "words"), [("b", "at six"), ("time", "3 May"), ("p", "Salt & ice on the quay"), ("script", "")]
)
def test_words_are_those_a_reader_sees(elements: Elements, tag: str, words: str) -> None:
    assert elements.words(number_of(elements, tag), 100) == words


def test_words_of_a_long_element_are_not_gathered(elements: Elements) -> None:
    assert elements.words(number_of(elements, "p"), 10) == ""


def test_text_split_by_an_entity_is_one_stretch(elements: Elements) -> None:
    paragraph = number_of(elements, "p")
    assert elements.text(paragraph) == "Salt & ice"
    assert elements.parts(paragraph) == ("Salt & ice", "on the quay")


def test_before_an_element_stand_words_of_the_same_room(elements: Elements) -> None:
    assert elements.before(number_of(elements, "b")) == "Updated"
    assert elements.before(number_of(elements, "time")) == "at six"


def test_each_element_knows_those_around_and_within(elements: Elements) -> None:
    around = [elements.tags[one] for one in elements.around(number_of(elements, "i"))]
    assert around == ["b", "div", "body", "html"]
    within = [elements.tags[one] for one in elements.children(number_of(elements, "div"))]
    assert within == ["b", "time", "script", "p"]


@given(st.lists(st.sampled_from(["<p>", "</p>", "<b>", "</div>", "<div>", "x", "&amp;", "<br>", "<td>", "<!--"])))
def test_any_markup_gives_elements_that_end_where_others_begin_or_end(pieces: list[str]) -> None:
    elements = elements_of("".join(pieces).encode())
    for number, (begin, end) in enumerate(zip(elements.begins, elements.ends, strict=True)):
        assert elements.stream[begin] == number
        assert elements.stream[end] == ~number
        assert elements.above[number] < number
