from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import unrest
from dateline import assemble

if TYPE_CHECKING:
    from dateline.records import Entry

READINGS = unrest.readings()


@pytest.fixture(scope="module")
def entries() -> tuple[Entry, ...]:
    return assemble.chronology(READINGS)


def find(entries: tuple[Entry, ...], trigger: str) -> Entry:
    return next(one for one in entries if one.trigger == trigger)


def test_entries_stand_by_date_and_the_unknown_last(entries: tuple[Entry, ...]) -> None:
    assert [(one.when.earliest if one.when else None, one.trigger) for one in entries] == [
        ("2022-01-05", entries[0].trigger),
        ("2022-01-05", entries[1].trigger),
        ("2022-01-06", "dismissed"),
        ("2022-01-09", "met"),
        ("2022-02-01", "leave"),
        (None, "strike"),
    ]
    assert {entries[0].trigger, entries[1].trigger} == {"declared", "detained"}


def test_one_event_in_three_articles_is_one_entry_of_two_origins(entries: tuple[Entry, ...]) -> None:
    declared = find(entries, "declared")
    assert len(declared.sources) == 3
    assert declared.origins == 2
    assert {piece.origin for piece in declared.evidence} == {"Caspian Wire", "Open Steppe Radio"}


def test_an_uncredited_reprint_counts_for_its_origin(entries: tuple[Entry, ...]) -> None:
    detained = find(entries, "detained")
    assert len(detained.sources) == 2
    assert detained.origins == 1
    assert {piece.outlet: piece.origin for piece in detained.evidence} == {
        "Caspian Wire": "Caspian Wire",
        "Silk Road Monitor": "Caspian Wire",
    }


def test_the_entry_takes_the_closest_date_and_names_each_actor_once(entries: tuple[Entry, ...]) -> None:
    declared = find(entries, "declared")
    assert declared.when is not None
    assert (declared.when.earliest, declared.when.latest) == ("2022-01-05", "2022-01-05")
    assert declared.actors == ("Kassym-Jomart Tokayev",)


def test_each_joined_report_says_why(entries: tuple[Entry, ...]) -> None:
    reasons = [piece.reasons for piece in find(entries, "declared").evidence]
    assert all(any(reason.startswith("same actor") for reason in one) for one in reasons)


def test_who_says_so_is_a_holder_or_the_newsroom(entries: tuple[Entry, ...]) -> None:
    assert find(entries, "detained").according_to == ("ministry",)
    assert find(entries, "met").according_to == ("North Meridian",)
    assert find(entries, "declared").according_to == ("Caspian Wire", "Open Steppe Radio")


def test_what_has_not_happened_is_marked(entries: tuple[Entry, ...]) -> None:
    assert find(entries, "leave").auxiliary == ("future",)


def test_every_quote_is_in_its_article(entries: tuple[Entry, ...]) -> None:
    texts = {reading.article.id: " ".join(reading.article.text.split()) for reading in READINGS}
    for entry in entries:
        for piece in entry.evidence:
            assert piece.quote in texts[piece.article]


@settings(max_examples=20)
@given(st.permutations(READINGS))
def test_the_order_of_the_readings_changes_nothing(readings: list[object]) -> None:
    assert assemble.chronology(readings) == assemble.chronology(READINGS)  # type: ignore[arg-type]
