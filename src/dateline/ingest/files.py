"""Files, folders and standard input."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from dateline.records import Capture, Problem

# The largest page in any collection of news we have measured is 6 MB; what is far larger is no page.
LARGEST = 50_000_000
_PAGES = frozenset({".html", ".htm", ".xhtml", ".txt", ".text"})


def captured(source: str) -> Capture | Problem:
    """Return the bytes of the file at a path, or why they cannot be had."""
    path = Path(source)
    if not path.exists():
        return refused(source, "not-found", "no such file")
    if not path.is_file():
        return refused(source, "unreadable", "is not a file")
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        return refused(source, "unreadable", error.strerror or type(error).__name__)
    return capture(source, content)


def folder(source: str) -> list[Capture | Problem]:
    """Return a Capture or Problem for each page below a folder, by name; an empty list where it is no folder.

    Pages are files named as HTML or text; hidden ones and links to folders are passed over.
    """
    if not Path(source).is_dir():
        return []
    found = []
    for place, folders, names in os.walk(source):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(place) / name for name in sorted(names) if _is_page(name)]
    if not found:
        return [refused(source, "empty", f"the folder holds no pages ({', '.join(sorted(_PAGES))})")]
    return [captured(str(path)) for path in found]


def standard_input() -> Capture | Problem:
    """Return what stands on standard input."""
    return capture("-", sys.stdin.buffer.read(LARGEST + 1))


def capture(source: str, content: bytes, url: str | None = None) -> Capture | Problem:
    """Return the Capture of bytes, or the Problem that there are none or too many."""
    if not content:
        return refused(source, "empty", "is empty")
    if len(content) > LARGEST:
        return refused(source, "too-large", f"is larger than {LARGEST // 1_000_000} MB")
    return Capture(source=source, content=content, url=url)


def refused(source: str, code: str, reason: str) -> Problem:
    """Return the Problem of a source that gave nothing; its message names the source and the reason."""
    name = "standard input" if source == "-" else source
    return Problem(source=source, stage="ingest", code=code, message=f"{name}: {reason}", fatal=True)


def _is_page(name: str) -> bool:
    return not name.startswith(".") and Path(name).suffix.lower() in _PAGES
