"""Whether a name is a place's, where no list holds it: by its own words, its region, and how the page speaks of it.

Wires file from more towns than any list of cities holds. ``PINE BEND --`` ends in a word of place names,
``TAMPA, Fla.-`` names its region, and of a town a page speaks again as of one: ``in Lindi``, ``Lindi town``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from dateline import rulebook

if TYPE_CHECKING:
    from collections.abc import Iterator

_RULES = "world/toponyms.toml"
_LONGEST = 30_000  # characters of a page that are searched for a name
_SPACE = r"[\s\u00a0]+"
_NEAR = 30  # characters before a name that are looked at
_REGION = re.compile(r"[,(\[/]| and ")


def is_told_of(name: str, page: str) -> bool:
    """Return whether a page speaks of a name as of a place: ``in Lindi``, ``Lindi town``, ``the village of Lindi``."""
    bare = _bare(name)
    if _is_phrase(bare):
        return False
    return any(_is_around(page, start, end, settled=False) for start, end in _written(bare, page))


def is_settled(name: str, page: str) -> bool:
    """Return whether a page says what place a name is: ``Lindi town``, ``the village of Lindi``."""
    return any(_is_around(page, start, end, settled=True) for start, end in _written(_bare(name), page))


def is_place_by_form(name: str) -> bool:
    """Return whether a name of several words has a word that names of places have: ``PINE BEND``, ``FORT KOSH``."""
    bare = _bare(name)
    if " " not in bare or _is_phrase(bare):
        return False
    words = bare.casefold().split()
    return words[-1] in _words()["last"] or words[0] in _words()["first"]


def has_region(name: str) -> bool:
    """Return whether a name is followed by its state, province or country: ``TAMPA, Fla.``, ``WASHINGTON D.C.``."""
    _, comma, region = name.rpartition(",")
    if not comma:  # a country would name much else: "AIR INDIA"
        region = name.rpartition(" ")[2]
        return "." in region and is_region(region)
    return is_region(region)


def is_region(name: str) -> bool:
    """Return whether a name is a state's, a province's or a country's, shortened or whole."""
    return name.strip(" .").casefold() in _regions()


def is_country(name: str) -> bool:
    """Return whether a name is a country's."""
    return name.casefold() in _countries()


def is_common_word(name: str, page: str) -> bool:
    """Return whether a page uses a name as a common word, or writes it in capitals amid a sentence as initials are."""
    common, shouted = _other_uses(_bare(name))
    return bool(common.search(page, 0, _LONGEST) or shouted.search(page, 0, _LONGEST))


def _is_phrase(name: str) -> bool:
    """Return whether a name has words that stand in phrases and kickers: ``BACK TO SCHOOL``, ``MARKET REPORT``."""
    return not _words()["never"].isdisjoint(name.casefold().split())


def _bare(name: str) -> str:
    """Return a name without its region, brackets and full stop."""
    return _REGION.split(name, maxsplit=1)[0].strip(" .-")


def _written(name: str, page: str) -> Iterator[tuple[int, int]]:
    """Yield where a page has the name as a name is written, not shouted as the dateline itself may be."""
    lowered, sought = _lowered(page), name.lower()
    start = lowered.find(sought) if sought else -1
    while start >= 0:
        end = start + len(sought)
        found = page[start:end]
        if found[:1].isupper() and not found.isupper() and not lowered[end : end + 1].isalnum():
            yield start, end
        start = lowered.find(sought, end)


@lru_cache(maxsize=2)  # a page is asked about several names
def _lowered(page: str) -> str:
    return page[:_LONGEST].lower()


def _is_around(page: str, start: int, end: int, *, settled: bool) -> bool:
    """Return whether the words around a name say that it is a place's, and with ``settled`` what place."""
    before, settled_before, settled_after = _around()
    above = page[max(0, start - _NEAR) : start]
    if settled_before.search(above) or settled_after.match(page, end):
        return True
    return not settled and before.search(above) is not None


@cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    around = rulebook.section(_RULES, "around")
    return (
        re.compile(rf"(?<!\w){around['before']}{_SPACE}$", re.IGNORECASE),
        re.compile(rf"(?<!\w){around['settled_before']}{_SPACE}$", re.IGNORECASE),
        re.compile(rf"{_SPACE}{around['settled_after']}(?!\w)", re.IGNORECASE),
    )


@lru_cache(maxsize=64)
def _other_uses(name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    common = rf"{re.escape(name.lower())}(?<![\w@#./-]{re.escape(name.lower())})(?![\w@./-]\w)"
    return re.compile(common), re.compile(rf"{re.escape(name.upper())}(?<=[a-z,] {re.escape(name.upper())})(?= [a-z])")


@cache
def _words() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in rulebook.section(_RULES, "names").items()}


@cache
def _regions() -> frozenset[str]:
    return _countries().union(map(str.casefold, rulebook.section(_RULES, "regions")["names"]))


@cache
def _countries() -> frozenset[str]:
    return frozenset(row[1].casefold() for row in rulebook.rows("world/countries.tsv"))
