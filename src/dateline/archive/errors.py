"""What can go wrong with an archive, said in one line.

ArchiveError
 └─ NoSearchError
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLAIN = (
    ("file is not a database", "is not a dateline archive"),
    ("malformed", "is damaged; a backup may lie beside it"),
    ("locked", "is being written by another program; try again when it is done"),
    ("readonly", "is read-only"),
    ("unable to open", "cannot be opened"),
    ("full", "cannot be written: the disk is full"),
)


class ArchiveError(Exception):
    """An archive that cannot be used; the message names it and the reason."""


class NoSearchError(ArchiveError):
    """A database without full-text search."""


@contextmanager
def plainly(name: str) -> Iterator[None]:
    """Turn what the database says into an ArchiveError of one line that names the archive."""
    try:
        yield
    except DBAPIError as error:
        said = " ".join(str(error.orig).split())
        reason = next((plain for sign, plain in _PLAIN if sign in said), f"cannot be used: {said}")
        raise ArchiveError(f"{name}: {reason}") from error
