"""dateline reads the news and keeps the record: who did what, when and where, how many, and who says so."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

# Before numpy is loaded: more threads make the small products of one article slower, and many articles are read by
# many processes.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from dateline.pipeline import Reader, extract, times
from dateline.version import VERSION

if TYPE_CHECKING:
    from dateline.archive import Archive

__all__ = ["Archive", "Reader", "extract", "times"]

__version__ = VERSION


def __getattr__(name: str) -> object:
    """Load the archive, and the database library with it, when it is first asked for."""
    if name == "Archive":
        from dateline.archive import Archive  # noqa: PLC0415 -- see above

        return Archive
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")
