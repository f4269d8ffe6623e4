from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.assemble.identity import Namesake, identities

if TYPE_CHECKING:
    from dateline.records import ActorKind


def namesakes(kind: ActorKind, *actors: str) -> list[Namesake]:
    """Return an actor for each string, its names parted by ``=``, each in an article of its own."""
    return [
        Namesake(article=str(place), reading=place, names=tuple(names.split("=")), kind=kind, country=None, mentions=1)
        for place, names in enumerate(actors)
    ]


@pytest.mark.parametrize(
    ("kind", "actors", "names"),
    [
        ("person", ("Kassym-Jomart Tokayev", "Qasym-Zhomart Toqaev", "Tokaev"), {"Kassym-Jomart Tokayev"}),
        ("person", ("Nursultan Nazarbayev", "Bolat Nazarbayev"), {"Nursultan Nazarbayev", "Bolat Nazarbayev"}),
        (
            "person",
            ("Nursultan Nazarbayev",) * 2 + ("Bolat Nazarbayev", "Nazarbaev"),
            {"Nursultan Nazarbayev", "Bolat Nazarbayev"},
        ),
        ("organisation", ("National Security Committee=KNB", "KNB"), {"KNB"}),
        ("organisation", ("Interior Ministry", "Health Ministry"), {"Interior Ministry", "Health Ministry"}),
    ],
)
def test_who_is_one(kind: ActorKind, actors: tuple[str, ...], names: set[str]) -> None:
    assert {identity.name for identity, _ in identities(namesakes(kind, *actors))} == names


def test_a_bare_surname_goes_to_the_most_reported() -> None:
    found = identities(
        namesakes("person", "Bolat Nazarbayev", "Nursultan Nazarbayev", "Nursultan Nazarbaev", "Nazarbaev")
    )
    assert [(identity.name, len(identity.sources)) for identity, _ in found] == [
        ("Nursultan Nazarbaev", 3),
        ("Bolat Nazarbayev", 1),
    ]
