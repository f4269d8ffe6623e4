"""The tables → the ledger of figures, the claims, and one actor's dossier."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import or_, select, tuple_

from dateline.archive import rows
from dateline.archive.query import Filter, chunks, entries_of, lies_in, newsroom_of, says, within
from dateline.archive.schema import CLAIM, EVENT, FIGURE, INCIDENT, NAME, PARTY, READING, TENURE
from dateline.archive.spellings import respelled
from dateline.assemble import identity, ledger, sayings, tenures
from dateline.assemble.identity import Namesake
from dateline.names import fold, same_person, surname
from dateline.records import Dossier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from msgspec.json import Decoder
    from sqlalchemy import ColumnElement, Connection, Table

    from dateline.assemble.told import Saying, Told
    from dateline.records import ClaimEntry, Entry, FigureEntry, FigureKind, Identity, OfficeEntry

T = TypeVar("T", bound="Told")
# A name as a reading has it: the reading's pk and the actor's key.
Known = tuple[int, str]


def figures(connection: Connection, wanted: Filter, kinds: Sequence[FigureKind]) -> list[FigureEntry]:
    """Return the ledger; ``since`` and ``until`` bound the day on which a figure was given."""
    conditions = within(FIGURE.c.said, wanted)
    if kinds:
        conditions.append(FIGURE.c.kind.in_(kinds))
    if wanted.about is not None:
        conditions.append(or_(says(FIGURE, wanted.about), lies_in(FIGURE, wanted.about)))
    if wanted.place is not None:
        conditions.append(lies_in(FIGURE, wanted.place))
    told, readings = _told(connection, FIGURE, rows.COUNTS, conditions)
    return respelled(connection, ledger.figures(told, newsroom_of(connection, readings))[: wanted.limit])


def claims(connection: Connection, wanted: Filter, by: str | None) -> list[ClaimEntry]:
    """Return the claims; ``by`` is a holder's name under any spelling, or a class such as ``analysts``."""
    conditions = within(CLAIM.c.said, wanted)
    if wanted.about is not None:
        conditions.append(says(CLAIM, wanted.about))
    if by is None:
        told, readings = _told(connection, CLAIM, rows.SAYINGS, conditions)
        return _claims(connection, told, readings)[: wanted.limit]
    told, readings = _told(connection, CLAIM, rows.SAYINGS, [*conditions, CLAIM.c.key == fold(by)])
    held, others = _told_by_id(connection, CLAIM, rows.SAYINGS, _held_by(connection, by), conditions)
    both = {saying.id: saying for saying in (*told, *held)}
    return _claims(connection, list(both.values()), readings | others)[: wanted.limit]


def who(connection: Connection, name: str) -> list[Dossier]:
    """Return the dossiers of all that the name may mean, the most reported first."""
    return [_dossier(connection, one, group) for one, group in identity.identities(_namesakes(connection, name))]


def _dossier(connection: Connection, one: Identity, group: Sequence[Namesake]) -> Dossier:
    parts = _parts(connection, [(namesake.reading, key) for namesake in group for key in namesake.keys])
    sayings = _told_by_id(connection, CLAIM, rows.SAYINGS, parts["claim", "holder"])
    return Dossier(
        identity=one,
        offices=tuple(_offices(connection, parts["tenure", "person"])),
        entries=tuple(_events(connection, parts["event", "actor"] | parts["event", "recipient"])),
        claims=tuple(_claims(connection, *sayings)),
    )


def _namesakes(connection: Connection, name: str) -> list[Namesake]:
    """Return the actors whose name it is or may be, and those who share another name with one of them."""
    key = fold(name)
    if not key:
        return []
    live = NAME.c.reading.in_(select(READING.c.pk).where(READING.c.superseded.is_(None)))
    exact = or_(NAME.c.key == key, NAME.c.surname == surname(key))
    found = connection.execute(select(NAME).where(live, exact)).all()
    actors = {(row.reading, row.actor) for row in found if row.key == key or same_person(row.key, key)}
    shared: set[str] = set()
    for some in chunks(list(actors)):
        shared.update(connection.scalars(select(NAME.c.key).where(_among(some), NAME.c.surname.is_(None))))
    for keys in chunks(list(shared)):
        others = connection.execute(select(NAME.c.reading, NAME.c.actor).where(live, NAME.c.key.in_(keys)))
        actors.update((row.reading, row.actor) for row in others)
    return _gathered(connection, sorted(actors))


def _gathered(connection: Connection, actors: Sequence[tuple[int, str]]) -> list[Namesake]:
    names: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    facts = {}
    query = select(NAME, READING.c.article).join(READING, READING.c.pk == NAME.c.reading)
    for some in chunks(actors):
        found = query.where(_among(some)).order_by(NAME.c.reading, NAME.c.actor, NAME.c.place)
        for row in connection.execute(found):
            names[row.reading, row.actor].append(row.name)
            facts[row.reading, row.actor] = row
    return [
        Namesake(
            article=row.article,
            reading=row.reading,
            names=tuple(names[actor]),
            kind=row.kind,
            country=row.country,
            mentions=row.mentions,
        )
        for actor, row in facts.items()
    ]


def _among(actors: Sequence[tuple[int, str]]) -> ColumnElement[bool]:
    return tuple_(NAME.c.reading, NAME.c.actor).in_(actors)


def _parts(connection: Connection, known: Sequence[Known]) -> defaultdict[tuple[str, str], set[str]]:
    """Return the told ids in which the named take part, by kind and side."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for some in chunks(known):
        for row in connection.execute(select(PARTY).where(tuple_(PARTY.c.reading, PARTY.c.key).in_(some))):
            found[row.kind, row.side].add(row.id)
    return found


def _held_by(connection: Connection, name: str) -> set[str]:
    known = [(one.reading, key) for one in _namesakes(connection, name) for key in one.keys]
    return _parts(connection, known)["claim", "holder"]


def _events(connection: Connection, events: set[str]) -> list[Entry]:
    homes: dict[str, tuple[str, str]] = {}
    for some in chunks(sorted(events)):
        having = select(EVENT.c.incident).where(EVENT.c.id.in_(some), EVENT.c.live)
        for row in connection.execute(select(INCIDENT).where(INCIDENT.c.id.in_(having))):
            homes[row.id] = (row.first, row.last)
    return respelled(connection, entries_of(connection, sorted(homes, key=lambda home: (*homes[home], home))))


def _claims(connection: Connection, told: Sequence[Saying], readings: set[int]) -> list[ClaimEntry]:
    return respelled(connection, sayings.claims(told, newsroom_of(connection, readings)))


def _offices(connection: Connection, holdings: set[str]) -> list[OfficeEntry]:
    told, readings = _told_by_id(connection, TENURE, rows.HOLDINGS, holdings)
    return respelled(connection, tenures.offices(told, newsroom_of(connection, readings)))


def _told_by_id(
    connection: Connection,
    table: Table,
    decoder: Decoder[T],
    ids: set[str],
    conditions: Sequence[ColumnElement[bool]] = (),
) -> tuple[list[T], set[int]]:
    """Return those of the told records that meet the conditions, as :func:`_told` does."""
    told: list[T] = []
    readings: set[int] = set()
    for some in chunks(sorted(ids)):
        found, of = _told(connection, table, decoder, [*conditions, table.c.id.in_(some)])
        told += found
        readings |= of
    return told, readings


def _told(
    connection: Connection, table: Table, decoder: Decoder[T], conditions: Sequence[ColumnElement[bool]]
) -> tuple[list[T], set[int]]:
    """Return the told records of one table that no later version superseded, and the readings they are from."""
    query = select(table.c.told, table.c.reading).join(READING, READING.c.pk == table.c.reading)
    found = connection.execute(query.where(READING.c.superseded.is_(None), *conditions)).all()
    return [decoder.decode(row.told) for row in found], {row.reading for row in found}
