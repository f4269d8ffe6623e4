"""The event rules against sentences of our own with their events and non-events (``training/events``)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from dateline import Reader
    from dateline.records import Event, Role

FOLDER = Path(__file__).parents[2] / "training" / "events"


class Told(NamedTuple):
    """One line of the text: a sentence and what is to be read from it."""

    sentence: str
    trigger: str
    type: str
    actor: str
    recipient: str


def told(path: Path) -> list[Told]:
    return [Told(*line.split("\t")) for line in path.read_text("utf-8").splitlines()[1:]]


TEXT = [one for path in sorted(FOLDER.glob("*.tsv")) for one in told(path)]
EVENTS = [one for one in TEXT if one.type != "NONE"]


def words(roles: tuple[Role, ...]) -> str:
    return " | ".join(role.text for role in roles)


@pytest.fixture(scope="module")
def read(reader: Reader) -> dict[str, list[Event]]:
    """Return the events of each sentence that are not hypothetical; each sentence is an article of its own."""
    found = {}
    for one in TEXT:
        events = reader.read_text(one.sentence, published="2022-01-14").events
        found[one.sentence] = [event for event in events if "hypothetical" not in event.auxiliary]
    return found


def test_the_text_is_as_large_as_it_says() -> None:
    assert len(TEXT) >= 600
    assert len(TEXT) - len(EVENTS) >= 200
    assert len({one.type for one in EVENTS}) == 17
    assert all(one.trigger in one.sentence for one in TEXT)


def test_most_events_are_read_with_their_type(read: dict[str, list[Event]]) -> None:
    missed = [one for one in EVENTS if not any(event.type == one.type for event in read[one.sentence])]
    assert len(missed) <= 0.05 * len(EVENTS), missed


def test_most_sentences_without_an_event_are_left_empty(read: dict[str, list[Event]]) -> None:
    wrong = [one.sentence for one in TEXT if one.type == "NONE" and read[one.sentence]]
    assert len(wrong) <= 0.08 * (len(TEXT) - len(EVENTS)), wrong


@pytest.mark.parametrize(("side", "share"), [("actor", 0.92), ("recipient", 0.85)])
def test_most_sides_are_named(read: dict[str, list[Event]], side: str, share: float) -> None:
    right, sides = 0, 0
    for one in EVENTS:
        wanted = getattr(one, side)
        events = [event for event in read[one.sentence] if event.type == one.type]
        if wanted and events:
            # "Peru and Chile signed": both are actors, whichever side the line gives them.
            named = words(events[0].actors if side == "actor" else (*events[0].recipients, *events[0].actors[1:]))
            right += wanted.lower() in named.lower()
            sides += 1
    assert right >= share * sides, (right, sides)
