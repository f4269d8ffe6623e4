"""Incidents → entries of the chronology: one line for each event, with everyone who reports it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from dateline.assemble.copies import origins
from dateline.assemble.told import holder_of
from dateline.names import fold, same_person
from dateline.records import Entry, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.assemble.match import Link
    from dateline.assemble.told import Party, Report, Told
    from dateline.records import When

T = TypeVar("T", bound="Told")

_UNKNOWN = "9999"
_DAY = 10
_CENTURY = 36525


def entry(reports: Sequence[Report], found: Iterable[Link], newsroom_of: Mapping[str, str]) -> Entry:
    """Return the entry of one incident; ``found`` are the links within it, ``newsroom_of`` as in ``origins``.

    The entry speaks in the words of its best report: dated most closely, naming most, earliest published. Names
    and places the best report lacks are taken from the others.
    """
    ordered = sorted(reports, key=_merit)
    best = ordered[0]
    places = sorted((report.place for report in reports if report.place), key=lambda place: _LEVEL[place.precision])
    place = best.place if best.place and best.place.precision in {"point", "city"} else next(iter(places), None)
    reasons = _reasons(found)
    origin_of = origins((report.page for report in reports), newsroom_of)
    return Entry(
        id=min(report.id for report in reports),
        when=min((report.when for report in ordered), key=width),
        type=best.type,
        mode=next((report.mode for report in ordered if report.mode), None),
        actors=united(report.actors for report in ordered),
        recipients=united(report.recipients for report in ordered),
        place=place.name if place else None,
        text=best.quote,
        according_to=tuple(
            dict.fromkeys(holder_of(report, newsroom_of.get(report.page.article)) for report in by_date(reports))
        ),
        stance=best.word.stance,
        auxiliary=best.auxiliary,
        sources=tuple(dict.fromkeys(report.page.article for report in by_date(reports))),
        origins=len(set(origin_of.values())),
        trigger=best.trigger,
        country=next((spot.country for spot in (place, *places) if spot and spot.country), None),
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        evidence=evidence(by_date(reports), origin_of, reasons),
    )


_LEVEL = {"point": 0, "city": 1, "admin1": 2, "country": 3, "region": 4, None: 5}


def order(one: Entry) -> tuple[str, str, str]:
    """Return what entries are sorted by: first day, last day, id; "by the 13th" goes with the 13th, unknown last."""
    return (*moment(one.when), one.id)


def moment(when: When | None) -> tuple[str, str]:
    """Return first and last bound for sorting, an open beginning with the end, unknown after every date."""
    latest = (when.latest or when.earliest or _UNKNOWN) if when else _UNKNOWN
    earliest = (when.earliest or latest) if when else _UNKNOWN
    return earliest, latest


def by_date(told: Iterable[T]) -> list[T]:
    """Return told records by the publication of their pages, undated last."""
    return sorted(told, key=lambda one: (one.page.published or _UNKNOWN, one.page.article, one.span))


def evidence(
    told: Iterable[Told], origin_of: Mapping[str, str], reasons: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[Evidence, ...]:
    """Return the words of each told record with where they stand and which origin they count for."""
    return tuple(
        Evidence(
            record=one.record,
            article=one.page.article,
            version=one.page.version,
            source=one.page.source,
            outlet=one.page.outlet,
            origin=origin_of.get(one.page.article, one.page.newsroom),
            published=one.page.published,
            span=one.span,
            quote=one.quote,
            rule=one.rule,
            according_to=holder_of(one),
            reasons=(reasons or {}).get(one.id, ()),
        )
        for one in told
    )


def width(when: When | None) -> tuple[int, str]:
    """Return how many days a date leaves open, and the date: the closest is the smallest."""
    if when is None or (when.earliest is None and when.latest is None):
        return 2 * _CENTURY, ""
    if when.earliest is None or when.latest is None:
        return _CENTURY, when.latest or when.earliest or ""
    try:
        first, last = date.fromisoformat(when.earliest[:_DAY]), date.fromisoformat(when.latest[:_DAY])
    except ValueError:
        return _CENTURY, when.earliest
    return (last - first).days, when.earliest


def united(sides: Iterable[tuple[Party, ...]]) -> tuple[str, ...]:
    """Return the names on one side over all reports, each actor once; named ones leave no room for "officials"."""
    kept: list[Party] = []
    for party in (party for side in sides for party in side):
        if not any(_same(party, other) for other in kept):
            kept.append(party)
    named = [party for party in kept if party.named]
    return tuple(party.name for party in (named or kept))


def _same(one: Party, other: Party) -> bool:
    if one.kind == "person" and other.kind == "person":
        return same_person(fold(one.name), fold(other.name))
    return not one.keys.isdisjoint(other.keys)


def _merit(report: Report) -> tuple[tuple[int, str], int, str, str]:
    named = sum(party.named for party in (*report.actors, *report.recipients)) + bool(report.actors)
    return width(report.when), -named, report.page.published or _UNKNOWN, report.id


def _reasons(found: Iterable[Link]) -> dict[str, tuple[str, ...]]:
    kept: dict[str, tuple[str, ...]] = {}
    for link in sorted(found, key=lambda link: (-link.score, link.one, link.other)):
        for side in (link.one, link.other):
            kept.setdefault(side, link.reasons)
    return kept
