"""When an entry of a live page was written, as its line or its markup says it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from dateline import rulebook
from dateline.extract.moments import clock, moment

_DAY = len("2022-01-13")
_LONGEST_LINE = 90  # characters of a line that holds the time, and perhaps the heading
# Most lines have no clock at their head, and one look shows it.
_QUICK = re.compile(r"\d\s?(?:[:.h]\s?\d\d|[ap]\.?\s?m\b)", re.IGNORECASE)
_HEAD = 40  # characters in which the time of a line must begin
_LED = re.compile(r"^\s*[-–—:|•·]\s*(?=\w)")
_RUN_IN = re.compile(r"^[\s.,)\]]*\s(?=[^\W\d_a-z])")


class Stated(NamedTuple):
    """A time as stated: ``value`` with its day, or ``clock`` alone; ``rest`` is what its line says besides."""

    value: str | None
    clock: str | None
    where: str
    start: int = 0
    end: int = 0
    rest: str = ""


def stamped(value: str | None, where: str) -> Stated | None:
    """Return the time that a value for machines gives: ``2022-01-06T10:15:00Z``, or a clock alone."""
    if not value:
        return None
    if stated := moment(value):
        return Stated(stated.value, None, where)
    found = clock(value)
    return Stated(None, found.value, where) if found else None


def has_clocks(text: str) -> bool:
    """Return whether a text can hold the clocks of two entries at all."""
    first = _QUICK.search(text)
    return first is not None and _QUICK.search(text, first.end()) is not None


def stated_on(line: str, *, run_in: bool = False) -> Stated | None:
    """Return the time that a line shows alone or before a heading; ``run_in`` also before a whole paragraph."""
    if not _QUICK.search(line[: _HEAD + 20]) or not (run_in or len(line) <= _LONGEST_LINE):
        return None
    found = clock(line[: 2 * _HEAD])
    if found is None:
        return None
    dated = moment(line) if len(line) <= _LONGEST_LINE else None
    start, end = (min(dated.start, found.start), max(dated.end, found.end)) if dated else (found.start, found.end)
    if not _before().fullmatch(line[:start].strip(" \t([•·-–—|")):
        return None
    after = line[end:]
    led = _LED.match(after)
    rest = (after[led.end() :] if led else after).strip(" \t)]|•·")
    if rest and not led and not (_is_after(rest) or (run_in and _RUN_IN.match(after))):
        return None
    value = dated.value if dated and len(dated.value) > _DAY else None
    return Stated(value, None if value else found.value, "line", start, end, "" if _is_after(rest) else rest)


def _is_after(rest: str) -> bool:
    return _after().fullmatch(rest) is not None


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rulebook.section("world/live.toml", "clocks")["before"], re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rulebook.section("world/live.toml", "clocks")["after"], re.IGNORECASE)
