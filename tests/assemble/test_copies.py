from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.assemble.copies import components, containment, copies, origins, shingles
from dateline.assemble.told import Page

WORDS = [f"word{number}" for number in range(400)]


def text(seed: int, length: int = 200) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length))  # noqa: S311 -- made-up words, not a secret


ONE, OTHER = text(1), text(2)


@pytest.mark.parametrize(
    ("reprint", "found"),
    [
        (ONE, True),
        (ONE.upper().replace(" ", ",  "), True),
        (" ".join(ONE.split()[:70]), True),
        (" ".join(ONE.split()[60:]) + " " + text(3, 100), True),
        (" ".join(ONE.split()[:20]) + " " + text(3, 200), False),
        (" ".join(sorted(ONE.split())), False),
        ("", False),
    ],
    ids=[
        "whole",
        "other case and marks",
        "lead alone",
        "cut and extended",
        "one paragraph",
        "same words, other order",
        "empty",
    ],
)
def test_which_reprints_are_found(reprint: str, *, found: bool) -> None:
    assert copies({"a": ONE, "b": reprint, "c": OTHER}) == ({"a": "a", "b": "a"} if found else {})


@given(st.text(max_size=80), st.text(max_size=80))
def test_containment_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    left, right = shingles(one), shingles(other)
    assert 0 <= containment(left, right) <= 1
    assert containment(left, right) == containment(right, left)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"))))
def test_components_do_not_depend_on_the_order(pairs: list[tuple[str, str]]) -> None:
    assert components(pairs) == components(reversed([(other, one) for one, other in pairs]))


def page(
    outlet: str, newsroom: str | None = None, agencies: tuple[str, ...] = (), published: str = "2022-01-05"
) -> Page:
    return Page(
        article=outlet,
        version="1",
        source=outlet,
        title=None,
        outlet=outlet,
        newsroom=newsroom or outlet,
        agencies=agencies,
        published=published,
    )


@pytest.mark.parametrize(
    ("pages", "newsroom_of", "expected"),
    [
        ([page("Wire"), page("Post")], {}, {"Wire": "Wire", "Post": "Post"}),
        ([page("Wire"), page("Post", newsroom="Wire")], {}, {"Wire": "Wire", "Post": "Wire"}),
        ([page("Wire"), page("Post")], {"Wire": "Wire", "Post": "Wire"}, {"Wire": "Wire", "Post": "Wire"}),
        ([page("Post", published="2022-01-04"), page("Wire")], {"Post": "Wire"}, {"Wire": "Wire", "Post": "Wire"}),
        ([page("Wire"), page("Radio", agencies=("Wire",))], {}, {"Wire": "Wire", "Radio": "Wire"}),
        ([page("Post", agencies=("Wire",)), page("Radio", agencies=("Wire",))], {}, {"Post": "Post", "Radio": "Post"}),
    ],
    ids=[
        "two newsrooms",
        "declared origin",
        "copies",
        "older copy",
        "credited agency",
        "both credit one that is not here",
    ],
)
def test_what_each_article_counts_for(pages: list[Page], newsroom_of: dict[str, str], expected: dict[str, str]) -> None:
    assert origins(pages, newsroom_of) == expected
