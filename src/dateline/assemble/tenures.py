"""Holdings → offices: what one person held, gained and lost, across articles."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dateline.assemble.copies import origins
from dateline.assemble.entries import by_date, evidence, moment, width
from dateline.assemble.match import window
from dateline.assemble.told import holder_of
from dateline.names import fold, same_person, surname
from dateline.records import OfficeEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.assemble.told import Holding

# States rather than changes: their dates are those of the reports, and do not tell them apart.
_STATES = frozenset({"holds", "held"})


def offices(holdings: Iterable[Holding], newsroom_of: Mapping[str, str]) -> list[OfficeEntry]:
    """Return the offices by date, undated states first; one change of one person in one office is one entry."""
    cells: defaultdict[tuple[str, str], list[Holding]] = defaultdict(list)
    for holding in by_date(holdings):
        cells[surname(fold(holding.person.name)), holding.change].append(holding)
    entries = [_entry(line, newsroom_of) for found in cells.values() for line in _parted(found)]
    return sorted(entries, key=lambda entry: (moment(entry.when) if entry.when else ("", ""), entry.person, entry.id))


def _parted(found: Sequence[Holding]) -> list[list[Holding]]:
    parts: list[list[Holding]] = []
    # The fullest first, so that "was dismissed" joins "was dismissed as head of the committee".
    for holding in sorted(found, key=lambda one: (one.office is None, one.body is None)):
        home = next((part for part in parts if all(_together(holding, other) for other in part)), None)
        if home is None:
            parts.append([holding])
        else:
            home.append(holding)
    return parts


def _together(one: Holding, other: Holding) -> bool:
    if not same_person(fold(one.person.name), fold(other.person.name)):
        return False
    if one.office and other.office and fold(one.office) != fold(other.office):
        return False
    if one.body and other.body and one.body.keys.isdisjoint(other.body.keys):
        return False
    return one.change in _STATES or _overlap(one, other)


def _overlap(one: Holding, other: Holding) -> bool:
    left, right = window(one.when), window(other.when)
    return left is None or right is None or (left.first <= right.last and right.first <= left.last)


def _entry(line: Sequence[Holding], newsroom_of: Mapping[str, str]) -> OfficeEntry:
    origin_of = origins((holding.page for holding in line), newsroom_of)
    fullest = max((holding.person for holding in line), key=lambda party: (len(party.name.split()), party.name))
    return OfficeEntry(
        id=min(holding.id for holding in line),
        person=fullest.name,
        change=line[0].change,
        office=next((holding.office for holding in line if holding.office), None),
        body=next((holding.body.name for holding in line if holding.body), None),
        by=next((holding.by.name for holding in line if holding.by), None),
        when=min((holding.when for holding in line), key=width),
        according_to=tuple(dict.fromkeys(holder_of(holding) for holding in by_date(line))),
        sources=tuple(dict.fromkeys(holding.page.article for holding in by_date(line))),
        origins=len(set(origin_of.values())),
        evidence=evidence(by_date(line), origin_of),
    )
