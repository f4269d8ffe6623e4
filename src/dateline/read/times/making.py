"""Slots of a matched pattern → a phrase, or None where the words name no possible time ("31 February")."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.read.times.amounts import amount_value
from dateline.read.times.phrases import Amount, Clock, Dated, Relative, Repeat, Shift, Stretch, Vague
from dateline.read.times.points import valid

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.read.times.grammar import Slots
    from dateline.read.times.phrases import Phrase

_CENTURY = 100
_HOURS = 24
_MINUTES = 60
_NOON = 12
_LEAP = 2000
_TURN = 30  # "the '30s" are the 1930s, "the '20s" the 2020s
_EVENING = 5
_MODS = {"EARLIER": "START", "LATER": "END"}
_SIDES = {"EARLIER": -1, "LATER": 1}
_LAST = frozenset({"last", "final", "closing"})


def make(kind: str, slots: Slots) -> Phrase | None:
    """Return what the slots of a match say, or None where that is no possible time."""
    phrase = _MAKERS[kind](slots)
    return phrase if phrase is None or "history" not in slots else replace(phrase, history=True)


def _mod(slots: Slots) -> str | None:
    found = slots.get("mod", slots.get("edge"))
    return None if found is None else _MODS.get(str(found), str(found))


# The clock.


def _clock(slots: Slots) -> Clock | None:
    """Return the time of day of the slots; raises ValueError where the clock has no such time."""
    zone = _zone(slots)
    if "noon" in slots:
        return Clock(hour=int(slots["noon"]), zone=zone)
    if "military" in slots:
        four = str(slots["military"])
        return Clock(hour=int(four[:2]), minute=int(four[2:]), zone=zone)
    if "hour" in slots or "clock" in slots:
        digits = str(slots["clock"]).split(":") if "clock" in slots else [str(slots["hour"]), "0"]
        hour, minute = int(digits[0]), int(digits[1])
        hour = _half_day(hour, slots)
        if not (0 <= hour <= _HOURS and 0 <= minute < _MINUTES):
            raise ValueError(hour, minute)
        return Clock(hour=hour, minute=minute, zone=zone)
    return Clock(part=str(slots["part"])) if "part" in slots else None


def _zone(slots: Slots) -> str | None:
    """Return the zone as written, with its hours where some are added: "GMT+8"."""
    if "zone" not in slots:
        return None
    hours = f"{'+' if 'ahead' in slots else '-'}{slots['offset']}" if "offset" in slots else ""
    return f"{slots['zone']}{hours}"


def _half_day(hour: int, slots: Slots) -> int:
    """Return the hour of 24 that an hour of 12 means with its "a.m.", "p.m." or "in the evening"."""
    later = slots.get("ampm") == "p" or slots.get("part") in {"AF", "EV"}
    later = later or (slots.get("part") == "NI" and hour > _EVENING)
    earlier = slots.get("ampm") == "a" or slots.get("part") == "MO"
    if (later or earlier) and hour > _NOON and "ampm" in slots and "clock" not in slots:
        raise ValueError(hour)
    if later and hour < _NOON:
        return hour + _NOON
    return 0 if earlier and hour == _NOON else hour


# Dates.


def _date(slots: Slots) -> Phrase | None:
    try:
        clock = _clock(slots)
        if "iso" in slots:
            return _iso(str(slots["iso"]))
        if "slash" in slots:
            return _slashed(str(slots["slash"]))
        year, span = _year(slots)
        piece = _piece(slots)
    except ValueError:
        return None
    month, day = _number(slots, "month"), _number(slots, "day")
    if month and day and not valid(year or _LEAP, month, day):
        return None
    holiday = "election day" if "election" in slots else ""
    holiday = f"{slots['holiday']}{' eve' if 'eve' in slots else ''}" if "holiday" in slots else holiday
    return Dated(
        mod=_mod(slots),
        clock=clock,
        year=year,
        span=span,
        month=month,
        day=day,
        weekday=_number(slots, "weekday"),
        piece=piece,
        week=str(slots.get("week", "")),
        told=slots.get("anchor") == "narrative",
        monthly="monthly" in slots,
        compared="compared" in slots,
        holiday=holiday,
        which=_number(slots, "which"),
        that=_number(slots, "that")
        if str(slots.get("that")).lstrip("-").isdigit()
        else (0 if "that" in slots else None),
        yearly="yearly" in slots or ("which" in slots and bool({"nth", "final", "holiday"} & slots.keys())),
    )


def _number(slots: Slots, name: str) -> int | None:
    return int(slots[name]) if name in slots and str(slots[name]).lstrip("-").isdigit() else None


def _iso(text: str) -> Dated | None:
    year, month, day = int(text[:4]), int(text[5:7]), int(text[8:10])
    if not year or not valid(year, month, day):
        return None
    clock = None
    if len(text) > len("2022-01-05"):
        zone = "Z" if text[-1] in "zZ" else (text[-6:] if text[-6] in "+-" else None)
        clock = Clock(hour=int(text[11:13]), minute=int(text[14:16]), zone=zone)
    return Dated(year=year, month=month, day=day, clock=clock)


def _slashed(text: str) -> Dated | None:
    """Return a date of three numbers: month first, unless only the second can be the month."""
    first, second, third = (int(part) for part in text.split("/"))
    if first > _CENTURY:
        year, month, day = first, second, third
    else:
        month, day, year = (first, second, third) if first <= _NOON else (second, first, third)
        if third < _CENTURY:
            year = third + (1900 if third >= _TURN + 20 else 2000)
    return Dated(year=year, month=month, day=day) if year and valid(year, month, day) else None


def _year(slots: Slots) -> tuple[int | None, int]:
    """Return the year and the years it spans; raises ValueError where the words name none."""
    era = -1 if slots.get("era") == "BC" else 1
    if "decade" in slots:
        return era * int(slots["decade"]), 10
    if "twodecade" in slots:
        tens = int(slots["twodecade"])
        return tens + (1900 if tens >= _TURN else 2000), 10
    if slots.get("unit") == "century" and "nth" in slots:
        return _century(int(slots["nth"]), era), _CENTURY
    return _single_year(slots, era), 1


def _single_year(slots: Slots, era: int) -> int | None:
    if "century" in slots:
        return _spelled(slots["century"], slots["twodigits"])
    if "ownshort" in slots:
        return _short_year(int(slots["year"]), int(slots["ownshort"]))
    named = slots.get("anyyear", slots.get("year"))
    return None if named is None else era * int(named)


def _century(place: int, era: int) -> int:
    """Return the first year of the nth century; the 4th century BC goes by 301 BC, its last."""
    if not 1 <= place <= 30:  # noqa: PLR2004 -- centuries that people speak of
        raise ValueError(place)
    return (place - 1) * _CENTURY or 1 if era > 0 else -(place - 1) * _CENTURY - 1


def _short_year(year: int, digits: int) -> int:
    """Return the second year of "1998-99"; raises ValueError where it would not come after the first."""
    later = year - year % _CENTURY + digits
    if later <= year:
        raise ValueError(year, digits)
    return later


def _spelled(first: str | float, second: str | float) -> int:
    if not (isinstance(first, int) and isinstance(second, int) and 15 <= first <= 20 and 10 <= second < _CENTURY):  # noqa: PLR2004 -- "fifteen ten" to "twenty ninety-nine"
        raise ValueError(first, second)
    return first * _CENTURY + second


def _piece(slots: Slots) -> str:
    """Return the part of a year the slots name; raises ValueError for a fifth quarter."""
    if "season" in slots:
        return str(slots["season"])
    unit = slots.get("unit")
    if unit == "half":
        place = int(slots.get("nth", 2))
        if place not in {1, 2}:
            raise ValueError(place)
        return f"H{place}"
    if unit == "quarter":
        place = int(slots["nth"])
        if not 1 <= place <= 4:  # noqa: PLR2004 -- quarters of a year
            raise ValueError(place)
        return f"Q{place}"
    return ""


# Counted from another day.


def _relative(slots: Slots) -> Phrase | None:
    unit = str(slots.get("unit", "day" if "part" in slots else ""))
    offset = next((int(slots[name]) for name in ("today", "which", "that") if isinstance(slots.get(name), int)), 0)
    part = slots.get("part")
    if slots.get("which") == -1 and part and part != "NI":
        return None
    return Relative(
        mod=_mod(slots),
        clock=Clock(part=str(part)) if part else None,
        side=_SIDES.get(str(slots.get("edge")), 0),
        offset=offset,
        unit=unit,
        anaphoric=slots.get("anchor") == "narrative",
        bare="bare" in slots,
        today="today" in slots,
        latest="latest" in slots,
    )


def _shift(slots: Slots) -> Phrase | None:
    return Shift(
        mod=_mod(slots),
        clock=Clock(part=str(slots["part"])) if "part" in slots else None,
        count=_count(slots),
        unit=_unit(slots),
        sign=int(slots["sign"]),
        anaphoric=slots.get("anchor") == "narrative",
        told="told" in slots,
        compared="compared" in slots,
    )


def _unit(slots: Slots) -> str:
    """Return the unit of an amount, singular; "the night before" is counted in days."""
    return str(slots.get("unit", slots.get("units", "day")))


def _count(slots: Slots) -> float | None:
    """Return how many units the slots name, or None for "several"."""
    if "vague" in slots or "units" in slots:
        return None
    if "couple" in slots:
        return 2
    count = float(slots.get("n", 1))
    if "half" in slots:
        count = count + 0.5 if {"n", "one"} & slots.keys() else 0.5
    if "frac" in slots:
        upper, lower = (1, 2) if slots["frac"] == "½" else (int(part) for part in str(slots["frac"]).split("/"))
        count += upper / lower if lower else 0
    return count


# Durations, sets, vague references.


def _duration(slots: Slots) -> Phrase | None:
    value = amount_value(_count(slots), _unit(slots))
    return Amount(mod=_mod(slots), value=value) if value else None


def _stretch(slots: Slots) -> Phrase | None:
    """Return the first or last unit of a date; of "the year", which names none, its length alone."""
    unit = str(slots["unit"])
    value = amount_value(1, unit)
    within = _date({name: slots[name] for name in ("month", "year", "season") if name in slots})
    if value is None or not isinstance(within, Dated):
        return None
    if within == Dated():
        return Amount(value=value)
    return Stretch(value=value, unit=unit, last=slots["end"] in _LAST, within=within)


def _set(slots: Slots) -> Phrase | None:
    if "set" in slots:
        return Repeat(value=str(slots["set"]))
    if "weekday" in slots:
        part = f"T{slots['part']}" if "part" in slots else ""
        return Repeat(value=f"XXXX-WXX-{slots['weekday']}{part}")
    if "month" in slots:
        return Repeat(value=f"XXXX-{int(slots['month']):02d}")
    if "season" in slots:
        return Repeat(value=f"XXXX-{slots['season']}")
    if "part" in slots:
        return Repeat(value=f"XXXX-XX-XXT{slots['part']}")
    value = amount_value(_count(slots), _unit(slots))
    return Repeat(value=value) if value else None


def _vague(slots: Slots) -> Phrase | None:
    return Vague(value=str(slots["ref"]))


_MAKERS: dict[str, Callable[[Slots], Phrase | None]] = {
    "date": _date,
    "relative": _relative,
    "shift": _shift,
    "duration": _duration,
    "stretch": _stretch,
    "set": _set,
    "vague": _vague,
}
