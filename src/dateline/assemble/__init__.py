"""Readings → one picture: incidents, figures, claims, offices and names across articles; no database, no HTML."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dateline.assemble import copies as copying
from dateline.assemble import entries, incidents, spelling
from dateline.assemble.teller import Teller

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.assemble.told import Page
    from dateline.records import Entry, Reading


def chronology(readings: Iterable[Reading]) -> tuple[Entry, ...]:
    """Return the events of all readings as entries by date, those told by several articles joined.

    The order of the readings does not matter. Give one reading for each article: versions are the archive's matter.
    """
    given = tuple(readings)
    reports = {report.id: report for reading in given for report in Teller(reading).reports()}
    found = incidents.links(reports.values())
    newsrooms = newsroom_of(given)
    groups = incidents.group(tuple(reports.values()), found)
    within = incidents.within(groups, found)
    made = (
        entries.entry([reports[one] for one in members], inside, newsrooms)
        for members, inside in zip(groups, within, strict=True)
    )
    uses = spelling.counted(actor for reading in given for actor in reading.actors)
    return tuple(spelling.spelled(sorted(made, key=entries.order), uses))


def newsroom_of(readings: Sequence[Reading]) -> dict[str, str]:
    """Return for each article that is a copy, by id, the newsroom of its original."""
    pages = {reading.article.id: Teller(reading).page for reading in readings}
    sets = copying.copies({reading.article.id: copying.body(reading.article) for reading in readings})
    members: defaultdict[str, list[Page]] = defaultdict(list)
    for article, name in sets.items():
        members[name].append(pages[article])
    return {article: copying.original(members[name]).newsroom for article, name in sets.items()}
