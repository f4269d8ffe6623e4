"""A date as a page writes it to ISO 8601, exactly as fine as it was stated: a day never gets a time, a zone is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from typing import NamedTuple

from dateline import rulebook

_CLOCK = r"(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?\s?m\b\.?)?"
_OFFSET = r"(?P<zone>Z\b|(?:UTC|GMT)?\s?[+-]\d{2}:?\d{2}\b|[+-]\d{2}\b|\b[A-Z]{2,4}\b)"
_ISO = re.compile(
    r"(?<![\d-])(?P<year>[0-2]\d{3})([-/.年]\s?)(?P<month>\d{1,2})(?:[-/.月]\s?)(?P<day>\d{1,2})(?!\d)日?\.?"
    rf"(?:(?:\s*T\s*|\s*t\s*|\s+|,\s*|\s*[\(（].{{1,4}}[\)）]\s*)(?:{_CLOCK}|(?P<cjk_hour>\d{{1,2}})時(?P<cjk_minute>\d{{1,2}})分))?\s*{_OFFSET}?"
)
_BARE = re.compile(
    r"^(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:T?(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d))?)?"
    rf"\s*{_OFFSET}?$"
)
_EPOCH = re.compile(r"^(?:1\d{9}|[6-9]\d{8})(?:\.\d+)?$|^(?:1\d{12}|[6-9]\d{11})$")
_NUMERIC = re.compile(
    r"(?<![\d./-])(?P<a>\d{1,2})\s?(?P<mark>[./-])\s?(?P<b>\d{1,2})\s?(?P=mark)\s?(?P<year>(?:19|20)\d\d|\d\d)(?![\d/])"
)
_KOREAN = re.compile(r"(?P<year>(?:19|20)\d\d)\s?년\s?(?P<month>\d{1,2})\s?월\s?(?P<day>\d{1,2})\s?일")
_HOUR = re.compile(rf"(?<![\d.:/-]){_CLOCK}(?:\s*(?:Uhr|hrs|h)\b)?\s*\(?{_OFFSET}?", re.IGNORECASE)
_ON_THE_HOUR = re.compile(rf"(?<![\d.:/-])(?P<hour>\d{{1,2}})\s?(?P<half>[ap]\.?m\b\.?)\s*\(?{_OFFSET}?", re.IGNORECASE)
_MONTH_FIRST_COUNTRIES = re.compile(r"^en(?:[-_]us)?$", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
# What the patterns for dates of digits ask for, without what may not stand before it: so it is found at once.
_ISO_HEAD = re.compile(r"[0-2]\d{3}[-/.年]")
_NUMERIC_HEAD = re.compile(r"\d\s?[./-]\s?\d{1,2}\s?[./-]")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_NOON = 12
_EARLY, _LATE = 1, 3000  # what a page states is kept, and judged later


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date as stated: ``value`` is ISO 8601, ``ambiguous`` where day and month could change places."""

    value: str
    ambiguous: bool = False
    start: int = 0
    end: int = 0

    @property
    def day(self) -> str:
        """The day alone."""
        return self.value[:10]


@lru_cache(maxsize=256)  # a page repeats its dates in several places
def moment(text: str | None, *, language: str | None = None) -> Moment | None:
    """Return the first date in a stretch of text, or None where it names no full day.

    ``language`` (``en-US``, ``de``) decides between day and month first in ``03/04/2021``.
    """
    if not text or len(text) < len("1/1/20") or not _DIGIT.search(text):
        return None
    stripped = text.strip()
    if _EPOCH.match(stripped):
        return _from_epoch(float(stripped))
    if found := _BARE.match(stripped):
        return _made(found, found, stripped)
    plain = _iso(text)
    if plain is not None and plain.start == 0:
        return plain
    return min(
        (one for one in (plain, _named(text), _numeric(text, language), _korean(text)) if one is not None),
        key=lambda one: one.start,
        default=None,
    )


class Clock(NamedTuple):
    """A time of day as ISO 8601 with its zone, ``10:15+06:00``, and where the words of it stand."""

    value: str
    start: int
    end: int


def clock(text: str) -> Clock | None:
    """Return the first time of day in a stretch of text, or None."""
    for pattern in (_HOUR, _ON_THE_HOUR):
        found = pattern.search(text)
        if found and (written := _clock_written(found)):
            known = found["zone"] and _zone_written(found["zone"])
            end = found.end() if known or not found["zone"] else found.start("zone")
            return Clock(written[1:], found.start(), len(text[:end].rstrip(" (")))
    return None


def _from_epoch(seconds: float) -> Moment:
    if seconds > 1e11:  # noqa: PLR2004 -- milliseconds: as seconds it would be the year 5138
        seconds /= 1000
    return Moment(value=datetime.fromtimestamp(int(seconds), UTC).isoformat())


def _iso(text: str) -> Moment | None:
    found = _ISO.search(text) if _ISO_HEAD.search(text) else None
    return None if found is None else _made(found, found, text)


def _korean(text: str) -> Moment | None:
    found = _KOREAN.search(text) if "년" in text else None
    return None if found is None else _made(found, None, text)


@cache
def months() -> dict[str, int]:
    """Return the number of each month's name, in every language that is read."""
    named: dict[str, int] = {}
    for row in rulebook.rows("world/months.tsv"):
        for number, cell in enumerate(row[1:], start=1):
            for word in cell.split():
                named.setdefault(word, number)
    return named


@cache
def _zones() -> dict[str, str]:
    return dict(rulebook.rows("world/zones.tsv"))  # type: ignore[arg-type]


def _around_month(month: str) -> tuple[re.Pattern[str], ...]:
    """Return the ways to write a day, a year and between them or before a month, by the pattern for its name."""
    month = rf"(?P<month>{month})\b\.?"
    year = r"(?P<year>(?:19|20)\d\d)(?!\d)"
    day_first = (
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|°|\.)?[\s-]*(?:of\s|de\s|d'|de\sl')?\s?"
        rf"{month},?[\s-]*(?:de[l]?\s)?{year}"
    )
    month_first = (
        rf"\b{month}\s?(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?(?:,|\s|\s?\|)\s?,?(?:[\w:.]+\s(?:[ap]m\s)?)??{year}"
    )
    year_first = rf"(?<!\d)(?P<year>(?:19|20)\d\d)[.,]?\s?(?:m\.\s?)?{month}\s?(?P<day>\d{{1,2}})(?!\d)"
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in (day_first, month_first, year_first))


@cache
def any_month() -> str:
    """Return a pattern for the names of months in every language, the longest first."""
    return "|".join(sorted(map(re.escape, months()), key=len, reverse=True))


@cache
def _month_patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return each way to write a date with any word for the month, and with the names of months.

    There are hundreds of names, and looking for one of them at each word is slow: a word in their place is found first.
    """
    return tuple(zip(_around_month(r"[^\W\d_]+"), _around_month(any_month()), strict=True))


def _named(text: str) -> Moment | None:
    if not _YEAR.search(text):  # as all three patterns ask, and most texts have none
        return None
    found = [one for loose, exact in _month_patterns() if (one := _first(loose, exact, text))]
    if not found:
        return None
    best = min(found, key=lambda one: one.start())
    return _made(best, _clock(text, best.start(), best.end()), text)


def _first(loose: re.Pattern[str], exact: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return the first match of ``exact``, looked for where ``loose``, which matches all that it does, matches."""
    near = loose.search(text)
    while near:
        if found := exact.match(text, near.start()):
            return found
        near = loose.search(text, near.start() + 1)
    return None


def _clock(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the time of day that stands right after or right before a date."""
    after = text[end : end + 45]
    before = text[max(0, start - 30) : start]
    for pattern in (_HOUR, _ON_THE_HOUR):
        found = pattern.search(after)
        if found and len(after[: found.start()].split()) <= 3:  # noqa: PLR2004 -- "at", "um", a dash
            return found
        found = pattern.search(before)
        if found:
            return found
    return None


def _numeric(text: str, language: str | None) -> Moment | None:
    found = _NUMERIC.search(text) if _NUMERIC_HEAD.search(text) else None
    if found is None:
        return None
    first, second, year = int(found["a"]), int(found["b"]), int(found["year"])
    year += 2000 if year < 70 else 1900 if year < 100 else 0  # noqa: PLR2004 -- two digits: 1970 to 2069
    unclear = first <= _NOON and second <= _NOON and first != second
    month_first = found["mark"] != "." and bool(_MONTH_FIRST_COUNTRIES.match(language or ""))
    day, month = (second, first) if second > _NOON or (month_first and first <= _NOON) else (first, second)
    made = _written(year, month, day, _clock(text, found.start(), found.end()))
    if made is None:
        return None
    return Moment(value=made, ambiguous=unclear and found["mark"] != ".", start=found.start(), end=found.end())


def _made(found: re.Match[str], clock: re.Match[str] | None, text: str) -> Moment | None:
    named = found["month"]
    month = int(named) if named.isdigit() else months().get(named.lower(), 0)
    if clock is found and not _value(found, "hour") and not _value(found, "cjk_hour"):
        clock = _clock(text, found.start(), found.end()) if found.re is _ISO else None
    made = _written(int(found["year"]), month, int(found["day"]), clock)
    return None if made is None else Moment(value=made, start=found.start(), end=found.end())


def _value(found: re.Match[str], name: str) -> str | None:
    return found[name] if name in found.re.groupindex else None


def _written(year: int, month: int, day: int, clock: re.Match[str] | None) -> str | None:
    """Return the date as ISO 8601, or None where the calendar has no such day."""
    try:
        stated = date(year, month, day)
    except ValueError:
        return None
    if not _EARLY <= year < _LATE:
        return None
    return stated.isoformat() + ("" if clock is None else _clock_written(clock))


def _clock_written(clock: re.Match[str]) -> str:
    hour = int(_value(clock, "hour") or _value(clock, "cjk_hour") or 0)
    minute = int(_value(clock, "minute") or _value(clock, "cjk_minute") or 0)
    if half := _value(clock, "half"):
        hour = hour % _NOON + (_NOON if half[0] in "pP" else 0)
    try:
        stated = time(hour, minute, int(_value(clock, "second") or 0))
    except ValueError:
        return ""
    shown = stated.isoformat("seconds" if _value(clock, "second") else "minutes")
    return f"T{shown}{_zone_written(_value(clock, 'zone'))}"


def _zone_written(zone: str | None) -> str:
    if not zone:
        return ""
    known = _zones().get(zone.upper())
    if known:
        return known
    digits = re.search(r"([+-])(\d\d):?(\d\d)?", zone)
    return "" if digits is None else f"{digits[1]}{digits[2]}:{digits[3] or '00'}"
