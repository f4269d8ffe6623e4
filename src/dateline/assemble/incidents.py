"""Reports → incidents: which reports tell of one event. The result does not depend on the order of arrival."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from dateline.assemble.match import Link, Sketch, blocks, compare, window
from dateline.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.assemble.told import Report


class _Cluster:
    """Reports joined so far, with what a newcomer must agree with: one stretch of days, one town."""

    __slots__ = ("first", "last", "members", "towns")

    def __init__(self, report: Report) -> None:
        days = window(report.when)
        self.members = [report.id]
        self.first = days.first if days else ""
        self.last = days.last if days else "9999"
        place = report.place
        self.towns = {fold(place.name)} if place is not None and place.precision in {"point", "city"} else set()

    def agrees(self, other: _Cluster) -> bool:
        """Whether all of both can lie on one day and in one town."""
        return max(self.first, other.first) <= min(self.last, other.last) and len(self.towns | other.towns) <= 1

    def take(self, other: _Cluster) -> None:
        """Join the other's members to these."""
        self.members += other.members
        self.first, self.last = max(self.first, other.first), min(self.last, other.last)
        self.towns |= other.towns


def links(reports: Iterable[Report]) -> list[Link]:
    """Return every link among the reports; only those with a common block are compared."""
    sketches = {report.id: Sketch(report) for report in reports}
    cells: defaultdict[str, list[str]] = defaultdict(list)
    for identity, sketch in sketches.items():
        for key in blocks(sketch.report):
            cells[key].append(identity)
    pairs = {pair for members in cells.values() for pair in combinations(sorted(members), 2)}
    found = (compare(sketches[one], sketches[other]) for one, other in sorted(pairs))
    return [link for link in found if link is not None]


def group(reports: Sequence[Report], found: Sequence[Link]) -> list[list[str]]:
    """Return the reports' ids as incidents, by average link over ``found``, strongest first.

    Two groups join where at least half of the pairs between them are linked, and all their dates and towns agree.
    """
    clusters = {report.id: _Cluster(report) for report in sorted(reports, key=lambda report: report.id)}
    linked = {(link.one, link.other) for link in found}
    for link in sorted(found, key=lambda link: (-link.score, link.one, link.other)):
        if link.one not in clusters or link.other not in clusters:
            continue
        left, right = clusters[link.one], clusters[link.other]
        if left is right or not left.agrees(right):
            continue
        crossing = sum(tuple(sorted((one, other))) in linked for one in left.members for other in right.members)
        if 2 * crossing >= len(left.members) * len(right.members):
            left.take(right)
            clusters.update(dict.fromkeys(right.members, left))
    distinct = {id(cluster): cluster for cluster in clusters.values()}
    return sorted(sorted(cluster.members) for cluster in distinct.values())


def within(groups: Sequence[Sequence[str]], found: Iterable[Link]) -> list[list[Link]]:
    """Return for each incident the links between its own reports."""
    home = {member: position for position, members in enumerate(groups) for member in members}
    kept: list[list[Link]] = [[] for _ in groups]
    for link in found:
        if home.get(link.one, -1) == home.get(link.other, -2):
            kept[home[link.one]].append(link)
    return kept
