"""One label on all mentions of a person, wherever the parser put another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract import plain

if TYPE_CHECKING:
    from dateline.pipeline import Reader

TEXT = (
    "Karim Masimov, who headed the National Security Committee, was arrested on Saturday. "
    "President Qasym-Zhomart Toqaev fired Masimov on Wednesday."
)


def test_a_surname_taken_for_a_company_is_dismissed_as_the_person_it_is(reader: Reader) -> None:
    reading = reader.read(plain(TEXT, published="2022-01-08"))
    fired = next(event for event in reading.events if reading.article.text[event.trigger.start :].startswith("fired"))
    assert (fired.type, fired.mode) == ("OFFICE", "dismiss")
    names = {actor.id: actor.name for actor in reading.actors}
    assert [names[role.actor or ""] for role in fired.recipients] == ["Karim Masimov"]
    assert [names[role.actor or ""] for role in fired.actors] == ["Qasym-Zhomart Toqaev"]
