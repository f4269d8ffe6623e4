"""Names across articles → identities: Tokayev, Toqaev and Tokaev are one person, Bolat and Nursultan Nazarbayev two.

An article names its actors; here the actors of many articles are joined. Persons are one where a surname and the
given names agree, an organisation or country where a name or acronym is the same. A bare surname goes to the most
reported of those it fits.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.assemble.copies import components
from dateline.names import fold, same_person
from dateline.records import ActorKind, Identity, identify

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesake:
    """An actor of one article (``article`` its id, ``reading`` where it is stored), with all its names there."""

    article: str
    reading: int
    names: tuple[str, ...]
    kind: ActorKind
    country: str | None
    mentions: int

    @property
    def keys(self) -> tuple[str, ...]:
        """The names' keys, the actor's main name first."""
        return tuple(fold(name) for name in self.names)


def identities(namesakes: Iterable[Namesake]) -> list[tuple[Identity, list[Namesake]]]:
    """Return the identities with the actors that make them, the most reported first."""
    ordered = sorted(namesakes, key=lambda one: (one.article, one.names))
    groups: defaultdict[str, list[Namesake]] = defaultdict(list)
    persons = [one for one in ordered if one.kind == "person"]
    for number, group in enumerate(_persons(persons)):
        groups[f"person {number}"] = group
    others = [one for one in ordered if one.kind != "person"]
    joined = components(
        (f"{position:09}", f"{one.kind} {key}") for position, one in enumerate(others) for key in one.keys
    )
    for position, one in enumerate(others):
        groups[joined[f"{position:09}"]].append(one)
    made = [(_identity(group), group) for group in groups.values()]
    return sorted(made, key=lambda pair: (-len(pair[0].sources), pair[0].name))


def _persons(persons: Sequence[Namesake]) -> list[list[Namesake]]:
    """Group persons, fullest names first, each with the most reported group that all its fullest name agrees with."""
    reported = Counter(_fullest(one) for one in persons)
    groups: list[tuple[str, list[Namesake]]] = []
    for one in sorted(persons, key=lambda one: (-len(_fullest(one).split()), -reported[_fullest(one)], _fullest(one))):
        name = _fullest(one)
        fitting = [group for group in groups if same_person(group[0], name)]
        if fitting:
            max(fitting, key=lambda group: len(group[1]))[1].append(one)
        else:
            groups.append((name, [one]))
    return [group for _, group in groups]


def _fullest(one: Namesake) -> str:
    return max(one.keys, key=lambda key: (len(key.split()), len(key)))


def _identity(group: Sequence[Namesake]) -> Identity:
    uses = Counter(name for one in group for name in one.names)
    used = sorted(uses, key=lambda name: (-uses[name], name))
    kinds, countries = Counter(one.kind for one in group), Counter(one.country for one in group if one.country)
    person = kinds.most_common(1)[0][0] == "person"
    full = [name for name in used if len(name.split()) > 1] if person else []
    name = (full or used)[0]
    return Identity(
        id=identify("identity", fold(name), kinds.most_common(1)[0][0]),
        name=name,
        names=tuple(used),
        kind=kinds.most_common(1)[0][0],
        country=countries.most_common(1)[0][0] if countries else None,
        sources=tuple(sorted({one.article for one in group})),
    )
