"""A path or URL → an engine: SQLite with a write-ahead log, or another database by URL."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool, StaticPool

from dateline.archive.errors import ArchiveError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine
    from sqlalchemy.pool import ConnectionPoolEntry

MEMORY = ":memory:"
# Kibibytes of pages kept at hand: with the two megabytes of SQLite's own default, adding slows down as a file grows.
_CACHE = 65536
# Pages the log takes before it is written back: a page that many articles touch is then written once for all of them.
_LOGGED = 8000


def connect(place: str, *, create: bool, timeout: float) -> Engine:
    """Return an engine for a file's path, ``:memory:`` or a database URL; ``timeout`` is how long to wait for a lock.

    Raises ArchiveError where there is no such file and ``create`` is false, no such folder, or no such driver.
    """
    if "://" in place:
        return _by_url(place)
    if place == MEMORY:
        engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        engine = _file(Path(place), create=create, timeout=timeout)
    _listen(engine)
    return engine


def log_ahead(engine: Engine) -> None:
    """Have a new SQLite file keep a write-ahead log: read while it is written, unharmed when a writer is killed."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def writable(place: str) -> bool:
    """Whether the archive at ``place`` may be written; a database behind a URL answers for itself."""
    if "://" in place or place == MEMORY:
        return True
    path = Path(place)
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _file(path: Path, *, create: bool, timeout: float) -> Engine:
    if path.is_dir():
        raise ArchiveError(f"{path}: is a folder, not an archive")
    if not path.parent.is_dir():
        raise ArchiveError(f"{path}: there is no folder {path.parent}")
    if not path.exists() and not create:
        raise ArchiveError(f"{path}: no such archive; `dateline add` makes one")
    mode = "rwc" if create else "rw"
    if not writable(str(path)):
        if not path.exists():
            raise ArchiveError(f"{path}: cannot be made: the folder is read-only")
        # No log can be written beside a file in a read-only folder, and nobody else can be writing it.
        mode = "ro" if os.access(path.parent, os.W_OK) else "ro&immutable=1"
    address = f"{path.absolute().as_uri()}?mode={mode}"

    def open_file() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=timeout, check_same_thread=False)

    return create_engine("sqlite://", creator=open_file, poolclass=QueuePool)


def _by_url(place: str) -> Engine:
    try:
        url = make_url(place)
        if url.get_backend_name() == "sqlite":
            raise ArchiveError(f"{place}: name an SQLite archive by its path")
        return create_engine(url)
    except (ArgumentError, ImportError) as error:
        raise ArchiveError(f"{place}: cannot be used: {error}") from error


def _listen(engine: Engine) -> None:
    """Take transactions into our own hands, so that a writer locks when it begins and not half-way."""

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{_CACHE}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_LOGGED}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
