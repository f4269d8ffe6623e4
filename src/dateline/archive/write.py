"""One reading into the tables, in the caller's transaction: versions, rows, copies, incidents."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Literal, cast

from sqlalchemy import delete, select, update

from dateline.archive import fulltext, rows, settle, spellings
from dateline.archive.schema import CLAIM, EVENT, FIGURE, NAME, PARTY, PROBLEM, READING, TENURE
from dateline.assemble.teller import Teller

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from dateline.records import Problem, Reading

Added = Literal["new", "version", "older version", "known"]


def add(connection: Connection, reading: Reading) -> Added:
    """Store a reading and what it changes in the picture; return what it was to the archive.

    A reading that is stored already changes nothing. Another of the same article takes the place of the present
    one, unless its page says that it is older.
    """
    content = rows.digest(reading)
    article = reading.article
    stored = connection.execute(
        select(
            READING.c.pk,
            READING.c.version,
            READING.c.digest,
            READING.c.superseded,
            READING.c.updated,
            READING.c.published,
        ).where(READING.c.article == article.id)
    ).all()
    if any(row.version == article.version and row.digest == content for row in stored):
        return "known"
    present = next((row for row in stored if row.superseded is None), None)
    behind = present is not None and _older(article.updated or article.published, present.updated or present.published)
    if present is not None and not behind:
        settle.withdraw(connection, present.pk)
        spellings.count(connection, present.pk, -1)
        settle.leave_copies(connection, present.pk)
    pk = _insert(connection, reading, content, superseded=present.pk if present is not None and behind else None)
    if present is None:
        return "new"
    if behind:
        return "older version"
    connection.execute(update(READING).where(READING.c.pk == present.pk).values(superseded=pk))
    return "version"


def report(connection: Connection, problem: Problem) -> None:
    """Store a problem, once."""
    row = rows.problem_row(problem)
    if connection.scalar(select(PROBLEM.c.pk).where(PROBLEM.c.id == row["id"])) is None:
        connection.execute(PROBLEM.insert(), row)


def _insert(connection: Connection, reading: Reading, content: str, superseded: int | None) -> int:
    """Store the rows of a reading, and bring one that nothing supersedes into the picture; return its pk."""
    teller = Teller(reading)
    row = rows.reading_row(reading, teller.page, content) | {"superseded": superseded}
    pk = cast("int", connection.execute(READING.insert(), row).inserted_primary_key[0])  # type: ignore[index]
    told = reports, counts, sayings, holdings = teller.reports(), teller.counts(), teller.sayings(), teller.holdings()
    homes: dict[str, str] = {}
    if superseded is None:
        settle.join_copies(connection, pk, row["body"])
        homes = settle.join(connection, reports)
    for table, made in (
        (EVENT, [rows.event_row(one, pk, homes.get(one.id)) for one in reports]),
        (FIGURE, [rows.figure_row(one, pk) for one in counts]),
        (CLAIM, [rows.claim_row(one, pk) for one in sayings]),
        (TENURE, [rows.tenure_row(one, pk) for one in holdings]),
        (NAME, list(rows.name_rows(reading, pk))),
        (PARTY, [row for group in told for one in group for row in rows.party_rows(one, pk)]),
    ):
        if made:
            connection.execute(table.insert(), made)
    if superseded is None:
        spellings.count(connection, pk, 1)
    fulltext.index(connection, pk)
    # What kept this source from being read before is over.
    connection.execute(delete(PROBLEM).where(PROBLEM.c.source == reading.article.source, PROBLEM.c.fatal))
    for problem in (*reading.article.problems, *reading.problems):
        report(connection, problem)
    return pk


def _older(one: str | None, other: str | None) -> bool:
    """Whether the first ISO 8601 date is known to be before the second: by moment where both give one, else by day."""
    if one is None or other is None:
        return False
    try:
        left, right = datetime.fromisoformat(one), datetime.fromisoformat(other)
    except ValueError:
        return one[:10] < other[:10]
    if left.tzinfo is not None and right.tzinfo is not None:
        return left < right
    return left.date() < right.date()
