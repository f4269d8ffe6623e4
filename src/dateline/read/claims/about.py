"""Which figures, events and tenures a claim is about: those whose words lie in its content."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.records import Claim, Event, Figure, Tenure


def with_subjects(
    claims: tuple[Claim, ...], figures: Iterable[Figure], events: Iterable[Event], tenures: Iterable[Tenure]
) -> tuple[Claim, ...]:
    """Return the claims with the ids of the records whose words lie in their content, in the order of the text."""
    places = [(one.span.start, one.span.end, one.id) for one in figures]
    places += [(one.trigger.start, one.trigger.end, one.id) for one in events]
    places += [(one.span.start, one.span.end, one.id) for one in tenures]
    places.sort()
    starts = [start for start, _, _ in places]

    def inside(start: int, end: int) -> list[str]:
        found = []
        for place in range(bisect_left(starts, start), len(places)):
            if places[place][0] >= end:
                break
            if places[place][1] <= end:
                found.append(places[place][2])
        return found

    return tuple(
        replace(claim, about=tuple(about)) if about else claim
        for claim in claims
        for about in [dict.fromkeys(id_ for part in claim.content for id_ in inside(part.start, part.end))]
    )
