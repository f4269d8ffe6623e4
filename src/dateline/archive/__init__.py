"""Records ↔ SQL: what was read, with its versions, and the picture it makes; nothing of language."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from dateline.archive import fulltext, lists, query, rows, write
from dateline.archive.database import connect, writable
from dateline.archive.errors import ArchiveError, NoSearchError, plainly
from dateline.archive.migrations import bring_up
from dateline.archive.query import Filter
from dateline.archive.spellings import respelled

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator
    from types import TracebackType

    from sqlalchemy import Connection

    from dateline.archive.write import Added
    from dateline.records import ClaimEntry, Dossier, Entry, FigureEntry, FigureKind, Hit, Problem, Reading

__all__ = ["Archive", "ArchiveError", "Filter", "NoSearchError"]


class Archive:
    """An archive of readings: a file, ``:memory:``, or a database by URL.

    Each reading is stored in one transaction: a program that is killed loses none that was finished. All methods
    raise ArchiveError, which names the archive and the reason in one line.
    """

    def __init__(self, place: str | os.PathLike[str], *, create: bool = True, timeout: float = 5.0) -> None:
        """Open the archive at ``place``; with ``create`` a file that is not there is made.

        ``timeout`` is how many seconds to wait for another program that is writing. An archive of an older schema is
        brought up to date, after a copy was made beside it.
        """
        self._place = str(place)
        with plainly(self._place):
            self._engine = connect(self._place, create=create, timeout=timeout)
            try:
                bring_up(self._engine, self._place)
            except BaseException:
                self._engine.dispose()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the archive; what was added stays."""
        self._engine.dispose()

    def add(self, reading: Reading) -> Added:
        """Store a reading; return whether it was new, a version of a known article, an older one, or known."""
        with self._transaction(writes=True) as connection:
            return write.add(connection, reading)

    def report(self, problem: Problem) -> None:
        """Store what could not be read and why."""
        with self._transaction(writes=True) as connection:
            write.report(connection, problem)

    def chronology(
        self,
        *,
        about: str | None = None,
        place: str | None = None,
        types: tuple[str, ...] = (),
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Entry]:
        """Return the events by date, those told by several articles as one entry.

        ``since`` and ``until`` are ISO 8601 as precise as needed (``2022``, ``2022-01``, ``2022-01-05``), both
        inclusive; an undated event is in no period. ``about`` finds names under any spelling, places and words.
        """
        wanted = Filter(about=about, place=place, types=types, since=since, until=until, limit=limit, offset=offset)
        with self._transaction() as connection:
            return respelled(connection, query.chronology(connection, wanted))

    def figures(
        self,
        *,
        kinds: tuple[FigureKind, ...] = (),
        about: str | None = None,
        place: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
    ) -> list[FigureEntry]:
        """Return the ledger: figures by kind and day, each as its holder gave it."""
        wanted = Filter(about=about, place=place, since=since, until=until, limit=limit)
        with self._transaction() as connection:
            return lists.figures(connection, wanted, kinds)

    def claims(
        self,
        *,
        by: str | None = None,
        about: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
    ) -> list[ClaimEntry]:
        """Return the claims by day; ``by`` is a holder's name under any spelling, or a class such as ``analysts``."""
        with self._transaction() as connection:
            return lists.claims(connection, Filter(about=about, since=since, until=until, limit=limit), by)

    def who(self, name: str) -> list[Dossier]:
        """Return what is known of all that a name, under any spelling, may mean; the most reported first."""
        with self._transaction() as connection:
            return lists.who(connection, name)

    def search(self, words: str, *, limit: int = 20) -> list[Hit]:
        """Return the articles that hold all the words, best first. Raises NoSearchError where the database has none."""
        with self._transaction() as connection:
            found = fulltext.find(connection, words, limit)
        return [rows.hit(row.page, row.snippet) for row in found]

    def readings(self) -> Iterator[Reading]:
        """Yield the present reading of each article, as it was added, in the order of addition."""
        with self._transaction() as connection:
            for record in connection.scalars(query.present()):
                yield rows.reading(record)

    def problems(self) -> list[Problem]:
        """Return what could not be read and has not been since, in the order it was reported."""
        with self._transaction() as connection:
            return query.problems(connection)

    @contextmanager
    def _transaction(self, *, writes: bool = False) -> Iterator[Connection]:
        if writes and not writable(self._place):
            raise ArchiveError(f"{self._place}: is read-only")
        with (
            plainly(self._place),
            self._engine.connect().execution_options(writes=writes) as connection,
            connection.begin(),
        ):
            yield connection
