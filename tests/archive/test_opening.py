"""What cannot be opened says so in one line; what is older is brought up to date, a copy first."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

import unrest
from dateline.archive import Archive, ArchiveError
from dateline.archive.database import connect
from dateline.archive.migrations import STEPS, Step, bring_up

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection


def nothing(path: Path) -> None:
    assert not path.exists()


def some_text(path: Path) -> None:
    path.write_text("not a database at all, but long enough to be looked at" * 20)


def other_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()


def newer_schema(path: Path) -> None:
    Archive(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO dateline_migration VALUES (99, 'from the future', '2030')")
    connection.close()


@pytest.mark.parametrize(
    ("prepare", "reason"),
    [
        (nothing, "no such archive"),
        (some_text, "is not a dateline archive"),
        (other_database, "is a database, but not a dateline archive"),
        (newer_schema, "was written by a later dateline (schema 99"),
        (lambda path: path.mkdir(), "is a folder"),
    ],
)
def test_what_cannot_be_opened(tmp_path: Path, prepare: object, reason: str) -> None:
    path = tmp_path / "news.db"
    prepare(path)  # type: ignore[operator]
    with pytest.raises(ArchiveError) as raised:
        Archive(path, create=False)
    assert reason in str(raised.value)
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("place", ["postgresql://nobody@localhost/news", "nonsense://", "sqlite:///x.db"])
def test_a_database_that_is_not_supported_is_named(place: str) -> None:
    with pytest.raises(ArchiveError, match=place.partition(":")[0]):
        Archive(place)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="there is no folder"):
        Archive(tmp_path / "missing" / "news.db")


def test_a_locked_archive_is_waited_for_and_then_named(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with Archive(path, timeout=0.05) as archive:
        writer = sqlite3.connect(path, isolation_level=None)
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="is being written by another program"):
            archive.add(unrest.wire().done())
        assert archive.chronology() == []
        writer.execute("ROLLBACK")
        writer.close()
        assert archive.add(unrest.wire().done()) == "new"


def test_a_read_only_archive_is_read_and_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "news.db"
    with Archive(path) as archive:
        archive.add(unrest.wire().done())
    monkeypatch.setattr("os.access", lambda *_: False)
    with Archive(path, create=False) as archive:
        assert len(archive.chronology()) == 2
        with pytest.raises(ArchiveError, match="is read-only"):
            archive.add(unrest.radio().done())
    with pytest.raises(ArchiveError, match="the folder is read-only"):
        Archive(tmp_path / "other.db")


def test_an_older_archive_is_copied_and_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with Archive(path) as archive:
        archive.add(unrest.wire().done())

    def notes(connection: Connection) -> None:
        connection.exec_driver_sql("ALTER TABLE reading ADD COLUMN note TEXT")

    newest = STEPS[-1].number
    steps = (*STEPS, Step(newest + 1, "notes", notes))
    engine = connect(str(path), create=False, timeout=1)
    bring_up(engine, str(path), steps)
    bring_up(engine, str(path), steps)
    engine.dispose()
    columns = [row[1] for row in sqlite3.connect(path).execute("PRAGMA table_info(reading)")]
    assert "note" in columns
    copy = tmp_path / f"news.db.schema-{newest}.backup"
    with Archive(copy, create=False) as archive:
        assert len(archive.chronology()) == 2


def test_an_archive_from_before_spellings_were_counted_counts_them(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with Archive(path) as archive:
        for reading in unrest.readings():
            archive.add(reading)
        shown = archive.chronology()
    with sqlite3.connect(path) as connection:
        connection.executescript("DROP TABLE spelling; DELETE FROM dateline_migration WHERE number = 2")
    connection.close()
    with Archive(path, create=False) as archive:
        assert archive.chronology() == shown
