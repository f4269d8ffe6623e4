"""Records in a few words: how a date, a number, a source is written for people."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline import rulebook

if TYPE_CHECKING:
    from dateline.records import (
        Entry,
        Event,
        Evidence,
        Figure,
        FigureEntry,
        Reading,
        Role,
        Source,
        Stance,
        Statement,
        When,
    )

_STANCE = {
    "asserts": "",
    "claims": "claims",
    "denies": "denies",
    "accuses": "accuses",
    "admits": "admits",
    "predicts": "predicts",
    "plans": "plans",
    "demands": "demands",
}


def when(moment: When | None) -> str:
    """Return the date as a person writes it in a margin: ``2022-01-05``, ``by 2022-01-13``, ``date unknown``."""
    if moment is None or (moment.earliest is None and moment.latest is None):
        return "date unknown"
    if moment.earliest is None:
        return f"by {moment.latest}"
    if moment.latest is None:
        return f"from {moment.earliest}"
    about = "about " if moment.certainty == "approximate" else ""
    doubt = "?" if moment.certainty == "uncertain" else ""
    return f"{about}{_stretch(moment, moment.earliest, moment.latest)}{doubt}"


def _stretch(moment: When, earliest: str, latest: str) -> str:
    coarse = {"year": 4, "month": 7}.get(moment.grain)
    if earliest == latest:
        return earliest.replace("T", " ")
    if "T" in earliest and "T" in latest:
        # Parts of days are closed by minutes nobody named: the days say enough, and ``edtf`` keeps the rest.
        return earliest[:10]
    if coarse is not None and earliest[:coarse] == latest[:coarse]:
        return earliest[:coarse]
    return f"{earliest}/{latest}"


def number(value: float) -> str:
    """Return a count with thousands separated: ``2,001``; a fraction keeps its decimals."""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def amount(figure: Figure | FigureEntry) -> str:
    """Return the range of a figure: ``164``, ``at least 25``, ``up to 40``, ``200–1,999``."""
    several = {figure.low, figure.high} != {1}
    unit = f" {figure.unit}{'s' if several else ''}" if figure.unit else ""
    if figure.low is None and figure.high is None:
        return f"unknown{unit}"
    if figure.low is None:
        return f"up to {number(figure.high or 0)}{unit}"
    if figure.high is None:
        return f"at least {number(figure.low)}{unit}"
    if figure.low == figure.high:
        return f"{number(figure.low)}{unit}"
    return f"{number(figure.low)}–{number(figure.high)}{unit}"


def role(reading: Reading, part: Role) -> str:
    """Return the actor's name where it is known, else the words of the text."""
    for actor in reading.actors:
        if actor.id == part.actor:
            return actor.name
    return part.text


def roles(reading: Reading, parts: tuple[Role, ...]) -> str:
    """Return several parts joined by commas, each named once."""
    return ", ".join(dict.fromkeys(role(reading, part) for part in parts))


def place(reading: Reading, identity: str | None) -> str:
    """Return the name of the place, with its country where that is another name, or nothing."""
    return next((one.name for one in reading.places if one.id == identity), "")


def source(reading: Reading, said: Source) -> str:
    """Return who says so and through whom: ``Defense Ministry, via TASS``; the article's own voice is ``article``."""
    holder = said.anonymous or "article"
    if said.holder is not None:
        holder = role(reading, said.holder)
    carriers = ", ".join(carrier.name for carrier in said.via)
    return f"{holder}, via {carriers}" if carriers else holder


def according_to(reading: Reading, statement: Statement) -> str:
    """Return source and stance: ``Toqaev (claims)``."""
    who = source(reading, statement.source)
    notes = [_STANCE[statement.stance], "" if statement.certainty in {"certain", "unclear"} else statement.certainty]
    told = ", ".join(note for note in notes if note)
    return f"{who} ({told})" if told else who


def what(reading: Reading, event: Event) -> str:
    """Return ``who → what → whom`` with the trigger's own words and the type they were coded as."""
    trigger = reading.article.text[event.trigger.start : event.trigger.end]
    code = f"{event.type}/{event.mode}" if event.mode else event.type
    middle = f"{trigger} [{code}]" + "".join(f" ({mode})" for mode in event.auxiliary)
    sides = [roles(reading, event.actors), middle, roles(reading, event.recipients)]
    return " → ".join(side for side in sides if side)


def deed(entry: Entry) -> str:
    """Return ``who → what → whom`` of an entry, with the type it was coded as."""
    code = f"{entry.type}/{entry.mode}" if entry.mode else entry.type
    middle = f"{entry.trigger} [{code}]" + "".join(f" ({mode})" for mode in entry.auxiliary)
    sides = [", ".join(entry.actors), middle, ", ".join(entry.recipients)]
    return " → ".join(side for side in sides if side)


def located(name: str | None, country: str | None) -> str:
    """Return a place with its country's code: ``Almaty, KZ``; a country by its name alone, nothing where unknown."""
    if name is not None and (country is None or _countries().get(name.casefold()) == country):
        return name
    return ", ".join(dict.fromkeys(part for part in (name, country) if part))


@cache
def _countries() -> dict[str, str]:
    """Return the code of each country by its names."""
    named = rulebook.rows("world/countries.tsv")
    return {one.casefold(): row[0] for row in named for one in (row[1], *row[2].split("|")) if one}


def told_by(holders: tuple[str, ...], stance: Stance) -> str:
    """Return who says so, three by name at most, and how where it is no plain assertion."""
    shown = _first(holders, 3)
    return f"{shown} ({_STANCE[stance]})" if _STANCE[stance] else shown


def support(pieces: tuple[Evidence, ...], origins: int) -> str:
    """Return the outlets that carry it, two by name, and of several articles how many independent origins they have."""
    outlets = _first(tuple(dict.fromkeys(piece.outlet for piece in pieces)), 2)
    articles = len({piece.article for piece in pieces})
    if articles <= 1:
        return outlets
    return f"{outlets} ({articles} articles, {origins} origin{'s' if origins != 1 else ''})"


def _first(names: tuple[str, ...], most: int) -> str:
    """Return the names joined by commas, those over ``most`` as a number."""
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def evidence(piece: Evidence) -> tuple[str, ...]:
    """Return the words of one article for a line, where they stand and what read them, and why they were joined."""
    origin = f", origin {piece.origin}" if piece.origin != piece.outlet else ""
    dated = f", {piece.published[:10]}" if piece.published else ""
    where = f"{piece.source}, {piece.span.start}–{piece.span.end}"
    words = f"“{piece.quote}” {piece.outlet}{dated}{origin} ({where}, by {piece.rule})"
    return (words, f"joined: {'; '.join(piece.reasons)}") if piece.reasons else (words,)


def all_evidence(pieces: tuple[Evidence, ...]) -> tuple[str, ...]:
    """Return the words of every article for a line."""
    return tuple(note for piece in pieces for note in evidence(piece))
