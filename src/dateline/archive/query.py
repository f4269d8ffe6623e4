"""The tables → the chronology, and the conditions that choose lines; only what no later version superseded."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import and_, exists, false, func, literal, or_, select, text

from dateline.archive import fulltext, rows
from dateline.archive.schema import EVENT, INCIDENT, LINK, PROBLEM, READING
from dateline.assemble.copies import original
from dateline.assemble.entries import entry
from dateline.names import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, Select, Table

    from dateline.assemble.match import Link
    from dateline.assemble.told import Page, Report
    from dateline.records import Entry, Problem

T = TypeVar("T")

_CHUNK = 500
_DAY = 10
_UNKNOWN = "9999"
# So many events make a condition a common one.
_MANY = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which lines to show.

    ``since`` and ``until`` are ISO years, months or days, both inclusive; an undated line is in no period. ``about``
    words begin words of a line's names, places or sentence; ``place`` is a place's name, or a country's
    name or code.
    """

    about: str | None = None
    place: str | None = None
    types: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    limit: int | None = None
    offset: int = 0


def chronology(connection: Connection, wanted: Filter) -> list[Entry]:
    """Return the entries by date."""
    return entries_of(connection, list(connection.scalars(_incidents(connection, wanted))))


def _incidents(connection: Connection, wanted: Filter) -> Select[str]:
    chosen = select(INCIDENT.c.id).order_by(INCIDENT.c.first, INCIDENT.c.last, INCIDENT.c.id)
    conditions = _conditions(connection, wanted)
    if conditions:
        chosen = chosen.where(_has(connection, [EVENT.c.live, *conditions], first_ones=wanted.limit is not None))
    if wanted.since is not None:
        chosen = chosen.where(INCIDENT.c.last >= wanted.since, INCIDENT.c.first < _UNKNOWN)
    if wanted.until is not None:
        chosen = chosen.where(INCIDENT.c.first <= end(wanted.until))
    return chosen.limit(wanted.limit).offset(wanted.offset or None)


def _has(connection: Connection, conditions: Sequence[ColumnElement[bool]], *, first_ones: bool) -> ColumnElement[bool]:
    """Whether an incident has such an event.

    Where many do and only the first are wanted, the incidents are gone through in order; else the events are found
    first.
    """
    some = select(EVENT.c.pk).where(*conditions).limit(_MANY).subquery()
    if first_ones and connection.scalar(select(func.count()).select_from(some)) == _MANY:
        return exists().where(EVENT.c.incident == INCIDENT.c.id, *conditions)
    return INCIDENT.c.id.in_(select(EVENT.c.incident).where(*conditions))


def _conditions(connection: Connection, wanted: Filter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.about is not None:
        conditions.append(or_(_says(connection, wanted.about), lies_in(EVENT, wanted.about)))
    if wanted.place is not None:
        conditions.append(lies_in(EVENT, wanted.place))
    if wanted.types:
        conditions.append(EVENT.c.type.in_(wanted.types))
    return conditions


def _says(connection: Connection, about: str) -> ColumnElement[bool]:
    """Whether an event's words hold all of the user's, as beginnings of words."""
    if fulltext.available(connection):
        query = fulltext.folded_query(about)
        found = text("SELECT rowid FROM event_search WHERE event_search MATCH :about").bindparams(about=query or '""')
        return EVENT.c.pk.in_(found.columns(EVENT.c.pk))
    return says(EVENT, about)


def says(table: Table, about: str) -> ColumnElement[bool]:
    """Whether a record's words hold all of the user's, as beginnings of words; the table is read through."""
    spaced = literal(" ") + table.c.words
    parts = [spaced.contains(f" {word}", autoescape=True) for word in fold(about).split()]
    return and_(*parts) if parts else false()


def lies_in(table: Table, place: str) -> ColumnElement[bool]:
    """Whether a record's place is the one named, or lies in the country named (by name, or by its code)."""
    key = fold(place)
    country = select(EVENT.c.country).where(EVENT.c.place == key, EVENT.c.level == "country")
    return or_(
        table.c.place == key, table.c.country == fulltext.printable(place).strip().upper(), table.c.country.in_(country)
    )


def within(column: ColumnElement[str | None], wanted: Filter) -> list[ColumnElement[bool]]:
    """Return the conditions that keep a day in the period wanted."""
    conditions: list[ColumnElement[bool]] = []
    if wanted.since is not None:
        conditions.append(column >= wanted.since)
    if wanted.until is not None:
        conditions.append(column <= end(wanted.until))
    return conditions


def end(period: str) -> str:
    """Return a day that sorts after all of a year, month or day: "2022-01" runs to "2022-01-99"."""
    return period + "-99" * ((_DAY - len(period)) // 3)


def entries_of(connection: Connection, incidents: Sequence[str]) -> list[Entry]:
    """Return the entries of the incidents, in their order."""
    return [made for some in chunks(incidents) for made in _entries(connection, some)]


def _entries(connection: Connection, incidents: Sequence[str]) -> list[Entry]:
    reports: defaultdict[str, list[Report]] = defaultdict(list)
    readings: set[int] = set()
    told = select(EVENT.c.incident, EVENT.c.reading, EVENT.c.told).where(EVENT.c.incident.in_(incidents), EVENT.c.live)
    for incident, reading, content in connection.execute(told):
        reports[incident].append(rows.REPORTS.decode(content))
        readings.add(reading)
    links = _links(connection, reports)
    newsrooms = newsroom_of(connection, readings)
    return [entry(reports[one], links[one], newsrooms) for one in incidents if reports[one]]


def _links(connection: Connection, reports: dict[str, list[Report]]) -> defaultdict[str, list[Link]]:
    home = {report.id: incident for incident, members in reports.items() if len(members) > 1 for report in members}
    links: defaultdict[str, list[Link]] = defaultdict(list)
    if home:
        for row in connection.execute(select(LINK).where(LINK.c.one.in_(home))):
            if home.get(row.other) == home[row.one]:
                links[home[row.one]].append(rows.link(row))
    return links


def newsroom_of(connection: Connection, readings: Collection[int]) -> dict[str, str]:
    """Return for each of the readings' articles that is a copy, by id, the newsroom of its original."""
    sets: set[int] = set()
    for some in chunks(sorted(readings)):
        copied = select(READING.c.copy).where(READING.c.pk.in_(some), READING.c.copy.is_not(None))
        sets.update(connection.scalars(copied.distinct()))
    members: defaultdict[int, list[Page]] = defaultdict(list)
    query = select(READING.c.copy, READING.c.page).where(READING.c.superseded.is_(None))
    for names in chunks(sorted(sets)):
        for name, page in connection.execute(query.where(READING.c.copy.in_(names))):
            members[name].append(rows.PAGES.decode(page))
    return {page.article: original(pages).newsroom for pages in members.values() for page in pages}


def present() -> Select[bytes]:
    """Return the query for the records of the present readings, in the order they were added."""
    return select(READING.c.record).where(READING.c.superseded.is_(None)).order_by(READING.c.pk)


def problems(connection: Connection) -> list[Problem]:
    """Return the problems, in the order they were reported."""
    return [rows.problem(row) for row in connection.execute(select(PROBLEM).order_by(PROBLEM.c.pk))]


def chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield the items in parts that a statement can hold: databases bound the values of one."""
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]
