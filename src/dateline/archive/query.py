"""The tables → entries: chronology, ledger, claims, names; only what no later version superseded."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, false, literal, or_, select, text

from dateline.archive import fulltext, rows
from dateline.archive.schema import EVENT, INCIDENT, LINK, READING
from dateline.assemble.copies import original
from dateline.assemble.entries import entry
from dateline.names import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, Select

    from dateline.assemble.match import Link
    from dateline.assemble.told import Page, Report
    from dateline.records import Entry

_CHUNK = 500
_DAY = 10
_UNKNOWN = "9999"


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
    incidents = list(connection.scalars(_incidents(connection, wanted)))
    made: list[Entry] = []
    for some in _chunks(incidents):
        made += _entries(connection, some)
    return made


def _incidents(connection: Connection, wanted: Filter) -> Select[str]:
    chosen = select(INCIDENT.c.id).order_by(INCIDENT.c.first, INCIDENT.c.last, INCIDENT.c.id)
    conditions = _conditions(connection, wanted)
    if conditions:
        chosen = chosen.where(INCIDENT.c.id.in_(select(EVENT.c.incident).where(EVENT.c.live, *conditions)))
    if wanted.since is not None:
        chosen = chosen.where(INCIDENT.c.last >= wanted.since, INCIDENT.c.first < _UNKNOWN)
    if wanted.until is not None:
        # "2022-01" runs to its end: nothing in the month sorts after "2022-01-99".
        chosen = chosen.where(INCIDENT.c.first <= wanted.until + "-99" * ((_DAY - len(wanted.until)) // 3))
    return chosen.limit(wanted.limit).offset(wanted.offset or None)


def _conditions(connection: Connection, wanted: Filter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.about is not None:
        conditions.append(or_(_says(connection, wanted.about), _lies_in(wanted.about)))
    if wanted.place is not None:
        conditions.append(_lies_in(wanted.place))
    if wanted.types:
        conditions.append(EVENT.c.type.in_(wanted.types))
    return conditions


def _says(connection: Connection, about: str) -> ColumnElement[bool]:
    """Whether an event's words hold all of the user's, as beginnings of words."""
    if fulltext.available(connection):
        query = fulltext.folded_query(about)
        found = text("SELECT rowid FROM event_search WHERE event_search MATCH :about").bindparams(about=query or '""')
        return EVENT.c.pk.in_(found.columns(EVENT.c.pk))
    spaced = literal(" ") + EVENT.c.words
    parts = [spaced.contains(f" {word}", autoescape=True) for word in fold(about).split()]
    return and_(*parts) if parts else false()


def _lies_in(place: str) -> ColumnElement[bool]:
    """Whether an event's place is the one named, or lies in the country named (by name, or by its code)."""
    key = fold(place)
    country = select(EVENT.c.country).where(EVENT.c.place == key, EVENT.c.level == "country")
    return or_(EVENT.c.place == key, EVENT.c.country == place.strip().upper(), EVENT.c.country.in_(country))


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
    sets = select(READING.c.copy).where(READING.c.pk.in_(readings), READING.c.copy.is_not(None))
    members: defaultdict[int, list[Page]] = defaultdict(list)
    query = select(READING.c.copy, READING.c.page).where(READING.c.copy.in_(sets), READING.c.superseded.is_(None))
    for name, page in connection.execute(query):
        members[name].append(rows.PAGES.decode(page))
    return {page.article: original(pages).newsroom for pages in members.values() for page in pages}


def _chunks(items: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]
