"""The tables → the ledger of figures, the claims, and one actor's dossier."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import or_, select, tuple_

from dateline.archive import rows
from dateline.archive.query import Filter, entries_of, lies_in, newsroom_of, says, within
from dateline.archive.schema import CLAIM, EVENT, FIGURE, INCIDENT, NAME, PARTY, READING, TENURE
from dateline.assemble import identity, ledger, sayings, tenures
from dateline.assemble.identity import Namesake
from dateline.names import fold, same_person, surname
from dateline.records import Dossier

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from msgspec.json import Decoder
    from sqlalchemy import ColumnElement, Connection, Table

    from dateline.assemble.told import Told
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
    return ledger.figures(told, newsroom_of(connection, readings))[: wanted.limit]


def claims(connection: Connection, wanted: Filter, by: str | None) -> list[ClaimEntry]:
    """Return the claims; ``by`` is a holder's name under any spelling, or a class such as ``analysts``."""
    conditions = within(CLAIM.c.said, wanted)
    if wanted.about is not None:
        conditions.append(says(CLAIM, wanted.about))
    if by is not None:
        conditions.append(or_(CLAIM.c.key == fold(by), CLAIM.c.id.in_(_held_by(connection, by))))
    return _claims(connection, conditions)[: wanted.limit]


def who(connection: Connection, name: str) -> list[Dossier]:
    """Return the dossiers of all that the name may mean, the most reported first."""
    return [_dossier(connection, one, group) for one, group in identity.identities(_namesakes(connection, name))]


def _dossier(connection: Connection, one: Identity, group: Sequence[Namesake]) -> Dossier:
    parts = _parts(connection, [(namesake.reading, key) for namesake in group for key in namesake.keys])
    return Dossier(
        identity=one,
        offices=tuple(_offices(connection, parts["tenure", "person"])),
        entries=tuple(_events(connection, parts["event", "actor"] | parts["event", "recipient"])),
        claims=tuple(_claims(connection, [CLAIM.c.id.in_(parts["claim", "holder"])])),
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
    known = connection.execute(select(NAME.c.key).where(_among(actors), NAME.c.surname.is_(None)))
    shared = {row.key for row in known}
    others = connection.execute(select(NAME.c.reading, NAME.c.actor).where(live, NAME.c.key.in_(shared)))
    return _gathered(connection, actors | {(row.reading, row.actor) for row in others})


def _gathered(connection: Connection, actors: Iterable[tuple[int, str]]) -> list[Namesake]:
    names: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    facts = {}
    query = select(NAME, READING.c.article).join(READING, READING.c.pk == NAME.c.reading).where(_among(actors))
    for row in connection.execute(query.order_by(NAME.c.reading, NAME.c.actor, NAME.c.place)):
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


def _among(actors: Iterable[tuple[int, str]]) -> ColumnElement[bool]:
    return tuple_(NAME.c.reading, NAME.c.actor).in_(list(actors))


def _parts(connection: Connection, known: Iterable[Known]) -> defaultdict[tuple[str, str], set[str]]:
    """Return the told ids in which the named take part, by kind and side."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in connection.execute(select(PARTY).where(tuple_(PARTY.c.reading, PARTY.c.key).in_(list(known)))):
        found[row.kind, row.side].add(row.id)
    return found


def _held_by(connection: Connection, name: str) -> set[str]:
    known = [(one.reading, key) for one in _namesakes(connection, name) for key in one.keys]
    return _parts(connection, known)["claim", "holder"]


def _events(connection: Connection, events: set[str]) -> list[Entry]:
    homes = select(EVENT.c.incident).where(EVENT.c.id.in_(events), EVENT.c.live)
    order = select(INCIDENT.c.id).where(INCIDENT.c.id.in_(homes)).order_by(INCIDENT.c.first, INCIDENT.c.last)
    return entries_of(connection, list(connection.scalars(order)))


def _claims(connection: Connection, conditions: Sequence[ColumnElement[bool]]) -> list[ClaimEntry]:
    told, readings = _told(connection, CLAIM, rows.SAYINGS, conditions)
    return sayings.claims(told, newsroom_of(connection, readings))


def _offices(connection: Connection, holdings: set[str]) -> list[OfficeEntry]:
    told, readings = _told(connection, TENURE, rows.HOLDINGS, [TENURE.c.id.in_(holdings)])
    return tenures.offices(told, newsroom_of(connection, readings))


def _told(
    connection: Connection, table: Table, decoder: Decoder[T], conditions: Sequence[ColumnElement[bool]]
) -> tuple[list[T], set[int]]:
    """Return the told records of one table that no later version superseded, and the readings they are from."""
    query = select(table.c.told, table.c.reading).join(READING, READING.c.pk == table.c.reading)
    found = connection.execute(query.where(READING.c.superseded.is_(None), *conditions)).all()
    return [decoder.decode(row.told) for row in found], {row.reading for row in found}
