"""A reading joins the picture or leaves it: copies and incidents are brought up to date around it.

Only what the reading touches is looked at, and what comes out is what assembling everything at once would give:
links depend on the two reports alone, and each connected set of reports is grouped anew as a whole.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam, delete, func, or_, select, union, update

from dateline.archive import rows
from dateline.archive.schema import BLOCK, EVENT, INCIDENT, LINK, READING, SHINGLE
from dateline.assemble.copies import CONTAINED, ENOUGH, components, containment, sample, shingles
from dateline.assemble.entries import moment, width
from dateline.assemble.incidents import group
from dateline.assemble.match import Sketch, compare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from dateline.assemble.match import Link
    from dateline.assemble.told import Report

# A text is compared with so many of the likeliest: what thousands have in common is an outlet's boilerplate.
_COMPARED = 50
_DAY = 10


def join(connection: Connection, reports: Sequence[Report]) -> dict[str, str]:
    """Bring events that are about to be stored into incidents; return each one's incident."""
    made = [row for report in reports for row in rows.block_rows(report)]
    if made:
        connection.execute(BLOCK.insert(), made)
    found = _links(connection, reports)
    if found:
        connection.execute(LINK.insert(), [rows.link_row(link) for link in found])
    seeds = {end for link in found for end in (link.one, link.other)}
    return _regroup(connection, {report.id: report for report in reports}, seeds)


def withdraw(connection: Connection, reading: int) -> None:
    """Take a superseded reading's events out of incidents."""
    gone = set(connection.scalars(select(EVENT.c.id).where(EVENT.c.reading == reading)))
    touching = or_(LINK.c.one.in_(gone), LINK.c.other.in_(gone))
    left = {end for link in connection.execute(select(LINK.c.one, LINK.c.other).where(touching)) for end in link} - gone
    connection.execute(delete(LINK).where(touching))
    connection.execute(delete(BLOCK).where(BLOCK.c.event.in_(gone)))
    _dissolve(connection, gone)
    connection.execute(update(EVENT).where(EVENT.c.reading == reading).values(live=False, incident=None))
    _regroup(connection, {}, left)


# Incidents.


def _links(connection: Connection, reports: Sequence[Report]) -> list[Link]:
    sketches = {report.id: Sketch(report) for report in reports}
    pairs = _candidates(connection, list(sketches))
    known = _reports(connection, {other for pair in pairs for other in pair} - set(sketches))
    sketches |= {identity: Sketch(report) for identity, report in known.items()}
    found = (compare(sketches[one], sketches[other]) for one, other in sorted(pairs))
    return [link for link in found if link is not None]


def _candidates(connection: Connection, events: Sequence[str]) -> set[tuple[str, str]]:
    """Return the pairs (smaller id first) with a common key and days in common, one side of each in ``events``."""
    if not events:
        return set()
    mine, theirs = BLOCK.alias("mine"), BLOCK.alias("theirs")
    common = and_(mine.c.event.in_(events), theirs.c.key == mine.c.key, theirs.c.event != mine.c.event)
    narrow = and_(~theirs.c.wide, theirs.c.first.between(mine.c.near, mine.c.last), theirs.c.last >= mine.c.first)
    wide = and_(theirs.c.wide, theirs.c.first <= mine.c.last, theirs.c.last >= mine.c.first)
    both = union(*(select(mine.c.event, theirs.c.event).where(common, days) for days in (narrow, wide)))
    return {(min(one, other), max(one, other)) for one, other in connection.execute(both)}


def _regroup(connection: Connection, fresh: dict[str, Report], seeds: set[str]) -> dict[str, str]:
    """Group the fresh reports, not stored yet, with all that are linked with the seeds, directly or through others.

    Stored events are told their new incident; the fresh ones' incidents are returned.
    """
    links = _linked(connection, seeds)
    others = (seeds | {end for link in links for end in (link.one, link.other)}) - set(fresh)
    stored = _reports(connection, others)
    reached = fresh | stored
    if not reached:
        return {}
    _dissolve(connection, others)
    groups = group(list(reached.values()), links)
    connection.execute(INCIDENT.insert(), [_incident_row([reached[one] for one in members]) for members in groups])
    home = {member: members[0] for members in groups for member in members}
    if stored:
        connection.execute(
            update(EVENT).where(EVENT.c.id == bindparam("member"), EVENT.c.live).values(incident=bindparam("home")),
            [{"member": member, "home": home[member]} for member in stored],
        )
    return home


def _linked(connection: Connection, seeds: set[str]) -> list[Link]:
    """Return all links of the connected sets that the seeds are in."""
    found: dict[tuple[str, str], Link] = {}
    seen: set[str] = set()
    while seeds:
        seen |= seeds
        for row in connection.execute(select(LINK).where(or_(LINK.c.one.in_(seeds), LINK.c.other.in_(seeds)))):
            found[row.one, row.other] = rows.link(row)
        seeds = {end for pair in found for end in pair} - seen
    return list(found.values())


def _dissolve(connection: Connection, events: set[str]) -> None:
    if events:
        inside = and_(EVENT.c.id.in_(events), EVENT.c.live)
        connection.execute(delete(INCIDENT).where(INCIDENT.c.id.in_(select(EVENT.c.incident).where(inside))))


def _reports(connection: Connection, events: Iterable[str]) -> dict[str, Report]:
    wanted = set(events)
    if not wanted:
        return {}
    told = connection.scalars(select(EVENT.c.told).where(EVENT.c.id.in_(wanted), EVENT.c.live))
    return {report.id: report for report in map(rows.REPORTS.decode, told)}


def _incident_row(reports: Sequence[Report]) -> rows.Row:
    first, last = moment(min((report.when for report in reports), key=width))
    return {"id": min(report.id for report in reports), "first": first[:_DAY], "last": last[:_DAY]}


# Copies.


def join_copies(connection: Connection, reading: int, text: str) -> None:
    """Bring a stored reading into the sets of copies."""
    own = shingles(text)
    sampled = sample(own)
    if not sampled:
        return
    likely = _likely(connection, sampled)
    connection.execute(SHINGLE.insert(), [{"hash": one, "reading": reading} for one in sorted(sampled)])
    if not likely:
        return
    found = connection.execute(select(READING.c.pk, READING.c.copy, READING.c.body).where(READING.c.pk.in_(likely)))
    alike = [row for row in found if containment(own, shingles(row.body)) >= CONTAINED]
    if alike:
        name = min(reading, *(row.copy or row.pk for row in alike))
        sets = [row.copy for row in alike if row.copy]
        members = or_(READING.c.pk.in_([reading, *(row.pk for row in alike)]), READING.c.copy.in_(sets))
        connection.execute(update(READING).where(members).values(copy=name))


def _likely(connection: Connection, sampled: frozenset[int]) -> list[int]:
    """Return the readings that share enough of the sampled shingles to be copies, the likeliest first."""
    shared = func.count()
    counted = select(SHINGLE.c.reading).where(SHINGLE.c.hash.in_(sampled)).group_by(SHINGLE.c.reading)
    ranked = counted.having(shared >= ENOUGH).order_by(shared.desc(), SHINGLE.c.reading)
    return list(connection.scalars(ranked.limit(_COMPARED)))


def leave_copies(connection: Connection, reading: int) -> None:
    """Take a superseded reading out of its set of copies, which may fall apart without it."""
    name, body = connection.execute(select(READING.c.copy, READING.c.body).where(READING.c.pk == reading)).one()
    own = and_(SHINGLE.c.hash.in_(sample(shingles(body))), SHINGLE.c.reading == reading)
    connection.execute(delete(SHINGLE).where(own))
    if name is None:
        return
    members = READING.c.copy == name
    texts = {
        row.pk: shingles(row.body)
        for row in connection.execute(select(READING.c.pk, READING.c.body).where(members))
        if row.pk != reading
    }
    connection.execute(update(READING).where(members).values(copy=None))
    alike = [
        pair for pair in combinations(sorted(texts), 2) if containment(texts[pair[0]], texts[pair[1]]) >= CONTAINED
    ]
    sets = components((f"{one:020}", f"{other:020}") for one, other in alike)
    for member, first in sets.items():
        connection.execute(update(READING).where(READING.c.pk == int(member)).values(copy=int(first)))
