"""Where on the map a name lies: countries, first-level areas, cities and regions of the world by name.

Names are compared by :func:`dateline.names.fold`, so all spellings of one romanisation find the same place. Cities
and areas (``world/places.tsv``, made by ``tools/build_gazetteer.py``) are one text sorted by key and searched by
halving: nothing is built at start, and a name costs some twenty steps, once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Literal

from dateline import rulebook
from dateline.names import fold

Level = Literal["city", "admin1", "country", "region"]
_PLURAL_ENDINGS = ("n", "i", "k", "t", "b", "c", "r", "o")
_OTHER_NAME_WEIGHT = 0.05  # Islamabad is Pakistan's, not what Chattogram was called once
_LEVELS: dict[str, Level] = {"city": "city", "area": "admin1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place of the gazetteer; ``weak`` where the name is as often a person's or a plain word.

    ``country`` is ISO 3166-1 alpha-2, None for regions of several countries; ``people`` the population.
    """

    name: str
    level: Level
    country: str | None
    latitude: float
    longitude: float
    area: str | None = None
    people: int = 0
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country with its ISO code, its capitals (seats of government) and the words for its people."""

    iso: str
    spot: Spot
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """The map by name. Keys of the tables are folded names; ``peoples`` are nouns ("Kazakhs"), ISO by key."""

    countries: dict[str, Country]
    by_iso: dict[str, Country]
    adjectives: dict[str, str]
    peoples: dict[str, str]
    capitals: dict[str, str]
    regions: dict[str, Spot]
    places: str = field(repr=False)

    def find(self, key: str) -> tuple[Spot, ...]:
        """Return every city and first-level area with the folded name ``key``, the most peopled first."""
        return _search(self.places, key)


@cache
def load() -> Gazetteer:
    """Return the gazetteer; raises RuleError where a file of ``rules/world`` is at fault."""
    countries: dict[str, Country] = {}
    by_iso: dict[str, Country] = {}
    adjectives: dict[str, str] = {}
    peoples: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for iso, name, also, adjective, people, seats, latitude, longitude in rulebook.rows("world/countries.tsv"):
        spot = Spot(name=name, level="country", country=iso, latitude=float(latitude), longitude=float(longitude))
        words = _parts(adjective)
        one = Country(iso=iso, spot=spot, adjectives=words, capitals=_parts(seats))
        by_iso[iso] = one
        countries.update(dict.fromkeys((fold(name), *map(fold, _parts(also))), one))
        adjectives.update({fold(word): iso for word in words})
        peoples.update(
            {fold(word): iso for word in (*_parts(people), *(f"{word}s" for word in words if _counts(word)))}
        )
        capitals.update({fold(word): iso for word in one.capitals})
    regions = {}
    for name, also, latitude, longitude in rulebook.rows("world/regions.tsv"):
        spot = Spot(name=name, level="region", country=None, latitude=float(latitude), longitude=float(longitude))
        regions.update(dict.fromkeys((fold(name), *map(fold, _parts(also))), spot))
    return Gazetteer(
        countries=countries,
        by_iso=by_iso,
        adjectives=adjectives,
        peoples=peoples,
        capitals=capitals,
        regions=regions,
        places="\n" + rulebook.text("world/places.tsv"),
    )


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _counts(adjective: str) -> bool:
    """Whether the word for the people is the adjective with an s: Russians, Iraqis, but not Japanese."""
    return adjective.endswith(_PLURAL_ENDINGS) and not adjective.endswith("ish")


@lru_cache(maxsize=65_536)
def _search(places: str, key: str) -> tuple[Spot, ...]:
    ranked: dict[Spot, float] = {}
    for cells in _rows(places, key):
        if cells[2] == "other":
            own = [one for one in _rows(places, fold(cells[1])) if one[1:4] == [cells[1], "city", cells[3]]]
            for one in own[:1]:
                spot = _spot(one, weak=False)
                ranked.setdefault(spot, spot.people * _OTHER_NAME_WEIGHT)
        else:
            spot = _spot(cells, weak=cells[8] == "weak")
            ranked[spot] = float(spot.people)
    return tuple(sorted(ranked, key=lambda spot: (-ranked[spot], spot.name)))


def _spot(cells: list[str], *, weak: bool) -> Spot:
    _, name, level, country, area, latitude, longitude, people, _ = cells
    return Spot(
        name=name, level=_LEVELS[level], country=country, area=area or None, latitude=float(latitude),
        longitude=float(longitude), people=int(people), weak=weak,
    )  # fmt: skip


def _rows(places: str, key: str) -> list[list[str]]:
    """Return the rows of ``key``, found by halving the sorted text (its first line is empty, its second the head)."""
    low, high = places.index("\n", 1), len(places) - 1  # each at a line break
    while low < high:
        middle = places.rfind("\n", low, (low + high) // 2 + 1)
        end = places.find("\t", middle + 1)
        if places[middle + 1 : end] < key:
            low = places.find("\n", end)
        else:
            high = middle
    found = []
    prefix = key + "\t"
    while places.startswith(prefix, low + 1):
        end = places.find("\n", low + 1)
        found.append(places[low + 1 : end].split("\t"))
        low = end
    return found
