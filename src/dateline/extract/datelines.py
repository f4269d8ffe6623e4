"""Datelines: ``ALMATY, Jan 6 (Reuters) -`` at the head of a report gives its place, day and agency."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Literal

import msgspec

from dateline import rulebook
from dateline.extract.agencies import agency_named, shown
from dateline.extract.moments import any_month, moment
from dateline.extract.toponyms import (
    has_region,
    is_common_word,
    is_country,
    is_place_by_form,
    is_region,
    is_settled,
    is_told_of,
)
from dateline.extract.years import year_filled
from dateline.records import Dateline, Span

_READ = 160  # no dateline is longer
_MOST_WORDS = 4  # of an agency's name
_NAMED = re.compile(
    r"^(?:[^\W\d_a-z][\w.&'’/-]*|dpa|sda|epd|of|and|the)(?: (?:[^\W\d_a-z][\w.&'’/-]*|of|and|the)){0,3}$"
)
_NOT_AGENCY = re.compile(
    r"^(?:the|a|an|left|right|centre|center|pictured|file|photo|updated?|also|see|former|then|aged|born|\d)\b"
    r"|\b(?:left|right|pictured|desk|staff|bureau|correspondents?|reporters?|monitoring)$|^(?:tv|radio|pc|us|usa|uk|eu|un|ii|iii)$|^(?:Organi[sz]ation|Ministry|Department|Union|Party)\b",
    re.IGNORECASE,
)
# A head that can be a dateline at all: capitals, figures, brackets and few small words, up to a mark or the end. Most
# lines are none, and one look shows it.
_WORD = (
    r"(?:[^\Wa-zß-öø-ÿа-яёєіїґ_]\S*|\d\S*(?:\s+(?:de\s+)?[^\W\d_]+\.?)?|[(/\[【|–—―-]\S*"
    r"|(?:le|de|do|da|el|al|la|upon|on|am|of|and|the|dpa\S*|sda\S*|epd\S*|taz|ats|awp|sid)(?!\w))"
)
_HEAD = re.compile(rf"{_WORD}(?:\s+{_WORD}){{0,14}}?(?:[:)\]/|】电]|(?<=\d)[.,]|\.\s|\s*[-–—―|]|\s*$)")
_LONGEST_INITIALS = 3  # letters: shorter names of places that reports are filed from are in the list
_JOINT = re.compile(r"/| and ")
_NO_MONTH = re.compile(r"\(\?!\{month\}[^()]*\)")
_ANY_MONTH = r"[^\W\d_](?:[\w.'’-]|[^\x00-\x7f]){1,19}"
_SPACE = re.compile(r"\s+")
_DESK = re.compile(r"/[a-z]{2,3}$")  # "dpa/lno": the agency's service for a region
_NUMBERED = re.compile(r"(\d{1,2})月(\d{1,2})日")
_INITIALS = re.compile(r"\b[A-Z]\.(?:[A-Z]\.)+$")


class Example(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The head of a report and what its dateline says; without values it has none."""

    text: str
    place: str | None = None
    date: str | None = None
    agency: str | None = None


class DatelineRule(rulebook.Rule, frozen=True, kw_only=True):
    """One form of dateline; see ``rules/en/datelines.toml``."""

    pattern: str
    examples: tuple[Example, ...]
    place: Literal["any", "likely", "told", "known"] = "any"
    agency: Literal["any", "name", "known"] = "any"


@cache
def rules() -> tuple[DatelineRule, ...]:
    """Return the rules for datelines in the order they are tried."""
    return rulebook.load("en/datelines.toml", DatelineRule)


@cache
def _pattern(number: int) -> re.Pattern[str]:
    """Return the pattern of a rule, made when it is first tried: with the months of every language each is long."""
    return re.compile(_written(rules()[number].pattern, month=f"(?i:{any_month()})"))


@cache
def _any_form() -> re.Pattern[str]:
    """Return one pattern for all rules, with any word for a month: one look shows that most heads are no dateline."""
    loose = [_NO_MONTH.sub("", rule.pattern) for rule in rules()]
    return re.compile(rulebook.any_of(_written(pattern, month=_ANY_MONTH) for pattern in loose))


def _written(pattern: str, month: str) -> str:
    return rulebook.filled(pattern, {**rulebook.section("en/datelines.toml", "parts"), "month": month})


@cache
def _not_places() -> frozenset[str]:
    return frozenset(rulebook.section("en/datelines.toml", "words")["not_places"])


@cache
def _known_places() -> frozenset[str]:
    """Return the cities reports are filed from, folded.

    The gazetteer is no help: among its 50,000 names are enough villages to make "Nice: how the bridge fell" a place.
    """
    return frozenset(
        _folded(city) for _, cities in rulebook.rows("world/dateline-cities.tsv") for city in cities.split("|")
    )


def read_dateline(line: str, offset: int = 0, page: str = "") -> Dateline | None:
    """Return the dateline at the head of a line that begins at ``offset`` of its text, or None.

    A place that no list of cities holds may be known by what ``page``, the text that the line heads, says of it. A day
    without a year is ``--01-06``; :func:`completed` gives it the year of the publication.
    """
    indent = len(line) - len(line.lstrip())
    head = line[indent : indent + _READ].replace("\n", " ")  # a line of a plain text may be wrapped
    if not (_HEAD.match(head) and _any_form().match(head)):
        return None
    for number, rule in enumerate(rules()):
        found = _pattern(number).match(head)
        read = found and _read(rule, found, page)
        if found and read:
            end = len(found[0].rstrip())
            return replace(read, span=Span(start=offset + indent, end=offset + indent + end))
    return None


def _read(rule: DatelineRule, found: re.Match[str], page: str) -> Dateline | None:
    groups = found.groupdict()
    place, day, agency = groups.get("place"), groups.get("date"), groups.get("agency")
    if agency is not None:
        agency = _parted(agency)
    if place is not None and not _is_place(place, rule, page):
        return None
    if agency is not None and not _is_agency(agency, rule):
        return None
    return Dateline(
        span=Span(start=0, end=0),
        rule=f"dateline:{rule.name}",
        place=None if place is None else _without_stop(place),
        date=None if day is None else _day(day),
        agency=None if agency is None else "/".join(shown(one) for one in agency.split("/")),
    )


def _parted(agency: str) -> str:
    """Return several agencies parted by strokes, "NTB/Reuters", and one without its desk: "dpa" for "dpa/lno"."""
    parts = re.split("[/-]", agency)
    if len(parts) > 1 and not agency_named(agency) and all(map(agency_named, parts)):
        return "/".join(parts)
    return _DESK.sub("", agency) if agency_named(parts[0]) else agency


def _is_place(place: str, rule: DatelineRule, page: str) -> bool:
    folded = _folded(place)
    if folded in _not_places() or folded.split(",")[0] in _not_places() or agency_named(place):
        return False
    if rule.place == "any" or all(_is_known(one.strip()) for one in _JOINT.split(folded)):
        return True
    if rule.place == "likely" and ("," in place or (" " not in place and not _is_other_word(place, page))):
        return True
    return bool(page) and _is_shown(place, rule, page)


def _is_other_word(place: str, page: str) -> bool:
    """Return whether the page shows that a lone word is no place's name: a common word, initials."""
    return bool(page) and (len(place) <= _LONGEST_INITIALS or is_common_word(place, page))


def _is_shown(place: str, rule: DatelineRule, page: str) -> bool:
    """Return whether its own words or its page show that a name is a place's, as far as the rule asks for."""
    if is_common_word(place, page):
        return False
    if has_region(place) or is_settled(place, page):
        return True
    return rule.place != "known" and (is_place_by_form(place) or is_told_of(place, page))


def _is_known(folded: str) -> bool:
    return folded in _known_places() or folded.split(",", maxsplit=1)[0] in _known_places()


def is_known_place(name: str) -> bool:
    """Return whether reports are filed from a city of this name."""
    return _folded(name) in _known_places()


def _is_agency(agency: str, rule: DatelineRule) -> bool:
    if is_region(agency) and not agency.isupper():  # "HARRISBURG, Pa. -", no report of PA's
        return False
    if all(agency_named(one) for one in agency.split("/")):
        return True
    if rule.agency == "known" or len(agency.split()) > _MOST_WORDS:
        return False
    if "/" in agency or is_country(agency):
        return False
    return bool(_NAMED.match(agency)) and not _NOT_AGENCY.search(agency)


def _day(words: str) -> str | None:
    if numbered := _NUMBERED.match(words):  # Chinese and Japanese; figures of full width are figures too
        return f"--{int(numbered[1]):02}-{int(numbered[2]):02}"
    stated = moment(words)
    if stated:
        return stated.day
    leap = moment(f"{re.sub(r'(?<=[0-9])(st|nd|rd|th)', '', words)} 2024") or moment(f"{words}, 2024")
    return None if leap is None else f"-{leap.day[4:]}"


def completed(dateline: Dateline, near: str | None) -> Dateline:
    """Return the dateline with its day in the year that puts it nearest to ``near``, an ISO day."""
    if dateline.date is None or not dateline.date.startswith("--") or not near:
        return dateline
    return replace(dateline, date=year_filled(dateline.date, near) or dateline.date)


def _without_stop(place: str) -> str:
    """Return ``MOSCOW.`` without its stop, which ``WASHINGTON, D.C.`` and ``PORTLAND, Ore.`` keep."""
    return place if "," in place or _INITIALS.search(place) else place.rstrip(".-")


def _folded(place: str) -> str:
    return _SPACE.sub(" ", place).strip(" .").casefold()
