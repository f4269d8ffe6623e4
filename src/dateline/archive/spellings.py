"""How often each spelling of a name is used, kept beside the names, so that every line shows the most used one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, text

from dateline.archive.query import chunks
from dateline.archive.schema import NAME, SPELLING
from dateline.assemble.spelling import names_in, spelled
from dateline.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from dateline.assemble.spelling import Line

_COUNT = text(
    "INSERT INTO spelling (key, name, uses) VALUES (:key, :name, :uses) "
    "ON CONFLICT (key, name) DO UPDATE SET uses = spelling.uses + :uses"
)


def begin(connection: Connection) -> None:
    """Make the table in an archive that was made without it, and count what it holds."""
    SPELLING.create(connection, checkfirst=True)
    live = text("reading IN (SELECT pk FROM reading WHERE superseded IS NULL)")
    counted = select(NAME.c.key, NAME.c.name, func.count()).where(live).group_by(NAME.c.key, NAME.c.name)
    connection.execute(SPELLING.insert().from_select(["key", "name", "uses"], counted))


def count(connection: Connection, reading: int, step: int) -> None:
    """Count the names of a reading that joins the picture (``step`` 1) or leaves it (-1)."""
    found = connection.execute(
        select(NAME.c.key, NAME.c.name, func.count().label("uses"))
        .where(NAME.c.reading == reading)
        .group_by(NAME.c.key, NAME.c.name)
    )
    rows = [{"key": row.key, "name": row.name, "uses": step * row.uses} for row in found]
    if rows:
        connection.execute(_COUNT, rows)


def respelled(connection: Connection, lines: Sequence[Line]) -> list[Line]:
    """Return the lines, each name in the spelling most used in the archive."""
    keys = {fold(name) for name in names_in(lines)}
    uses: dict[str, dict[str, int]] = {}
    for some in chunks(sorted(keys)):
        for row in connection.execute(select(SPELLING).where(SPELLING.c.key.in_(some), SPELLING.c.uses > 0)):
            uses.setdefault(row.key, {})[row.name] = row.uses
    return spelled(lines, uses)
