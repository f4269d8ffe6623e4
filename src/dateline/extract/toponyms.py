"""Whether a name is a place's, where no list holds it: by its own words, its region, and how the page speaks of it.

Wires file from more towns than any list of cities holds. ``PINE BEND --`` ends in a word of place names,
``TAMPA, Fla.-`` names its region, and of a town a page speaks again as of one: ``in Lindi``, ``Lindi town``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dateline import rulebook

_RULES = "world/toponyms.toml"
_LONGEST = 30_000  # characters of a page that are searched for a name
_SPACE = r"[\s\u00a0]+"
_REGION = re.compile(r"[,(\[/]| and ")


def is_told_of(name: str, page: str) -> bool:
    """Return whether a page speaks of a name as of a place: ``in Lindi``, ``Lindi town``, ``the village of Lindi``."""
    bare = _bare(name)
    return not _is_phrase(bare) and (_is_written(_told(bare), page) or is_settled(name, page))


def is_settled(name: str, page: str) -> bool:
    """Return whether a page says what place a name is: ``Lindi town``, ``the village of Lindi``."""
    return _is_written(_settled(_bare(name)), page)


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


def is_common_word(name: str, page: str) -> bool:
    """Return whether a page uses a name as a common word, or writes it in capitals amid a sentence as initials are."""
    return _common(_bare(name)).search(page, 0, _LONGEST) is not None


def _is_phrase(name: str) -> bool:
    """Return whether a name has words that stand in phrases and kickers: ``BACK TO SCHOOL``, ``MARKET REPORT``."""
    return not _words()["never"].isdisjoint(name.casefold().split())


def _bare(name: str) -> str:
    """Return a name without its region, brackets and full stop."""
    return _REGION.split(name, maxsplit=1)[0].strip(" .-")


def _is_written(pattern: re.Pattern[str], page: str) -> bool:
    """Return whether a page has the name as a name is written, not shouted as the dateline itself may be."""
    names = (found["name"] or found["first"] for found in pattern.finditer(page, 0, _LONGEST))
    return any(name[:1].isupper() and not name.isupper() for name in names)


@lru_cache(maxsize=64)
def _told(name: str) -> re.Pattern[str]:
    before = rulebook.section(_RULES, "around")["before"]
    return re.compile(rf"(?<!\w){before}{_SPACE}(?P<name>{_spaced(name)})(?!\w)(?P<first>)", re.IGNORECASE)


@lru_cache(maxsize=64)
def _settled(name: str) -> re.Pattern[str]:
    around = rulebook.section(_RULES, "around")
    before = rf"(?<!\w){around['settled_before']}{_SPACE}(?P<name>{_spaced(name)})(?!\w)"
    after = rf"(?<!\w)(?P<first>{_spaced(name)}){_SPACE}{around['settled_after']}(?!\w)"
    return re.compile(f"{before}|{after}", re.IGNORECASE)


@lru_cache(maxsize=64)
def _common(name: str) -> re.Pattern[str]:
    shouted = rf"(?<=[a-z,] ){re.escape(name.upper())}(?= [a-z])"
    return re.compile(rf"(?<![\w@#./-]){re.escape(name.lower())}(?![\w@./-]\w)|{shouted}")


def _spaced(name: str) -> str:
    return _SPACE.join(map(re.escape, name.split()))


@cache
def _words() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in rulebook.section(_RULES, "names").items()}


@cache
def _regions() -> frozenset[str]:
    countries = (row[1] for row in rulebook.rows("world/countries.tsv"))
    return frozenset(map(str.casefold, (*rulebook.section(_RULES, "regions")["names"], *countries)))
