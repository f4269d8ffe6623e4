"""From an empty or older database to the present schema, in numbered steps, a backup first.

A new file gets the present tables at once and all numbers with them; an older one goes through the steps it lacks.
To change the schema: change ``schema.py`` and add a step that does the same to a file made before.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, select

from dateline.archive import fulltext, spellings
from dateline.archive.database import log_ahead
from dateline.archive.errors import ArchiveError
from dateline.archive.schema import METADATA, MIGRATION

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection, Engine


@dataclass(frozen=True, slots=True)
class Step:
    """One migration: its number, what it is for, and what it does; the first is the schema itself."""

    number: int
    name: str
    apply: Callable[[Connection], None]


def _first(connection: Connection) -> None:
    METADATA.create_all(connection)
    fulltext.create(connection)


STEPS: tuple[Step, ...] = (
    Step(1, "readings, told records, names, incidents, copies, problems", _first),
    Step(2, "how often each spelling of a name is used", spellings.begin),
)


def bring_up(engine: Engine, place: str, steps: Sequence[Step] = STEPS) -> None:
    """Make the database's schema the present one.

    Raises ArchiveError for a database that is something else's, or one written by a later dateline.
    """
    with engine.connect() as connection:
        done = _done(connection, place)
    newest = steps[-1].number
    if done is not None and max(done, default=0) > newest:
        raise ArchiveError(
            f"{place}: was written by a later dateline (schema {max(done)}; this one knows {newest}): upgrade dateline"
        )
    missing = [step for step in steps if step.number not in (done or ())]
    if not missing:
        return
    if done:
        _back_up(place, max(done))
    elif engine.dialect.name == "sqlite":
        log_ahead(engine)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        _apply(connection, missing, steps, fresh=not _done(connection, place))


def _apply(connection: Connection, missing: Sequence[Step], steps: Sequence[Step], *, fresh: bool) -> None:
    for step in steps[:1] if fresh else missing:
        step.apply(connection)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    known = set(connection.scalars(select(MIGRATION.c.number)))
    rows = [{"number": step.number, "name": step.name, "applied": now} for step in missing if step.number not in known]
    if rows:
        connection.execute(MIGRATION.insert(), rows)


def _done(connection: Connection, place: str) -> frozenset[int] | None:
    """Return the numbers the database has been through, None for an empty one."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if MIGRATION.name not in tables:
        raise ArchiveError(f"{place}: is a database, but not a dateline archive")
    return frozenset(connection.scalars(select(MIGRATION.c.number)))


def _back_up(place: str, number: int) -> None:
    """Copy the file to ``<name>.schema-<number>.backup`` beside it; a copy that is there already is kept."""
    path = Path(place)
    copy = path.with_name(f"{path.name}.schema-{number}.backup")
    if "://" in place or not path.exists() or copy.exists():
        return
    unfinished = copy.with_name(f"{copy.name}.part")
    source, target = sqlite3.connect(path), sqlite3.connect(unfinished)
    try:
        source.backup(target)
    finally:
        target.close()
        source.close()
    unfinished.replace(copy)
