"""A path, a folder, a URL or standard input → Captures; nothing of content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.ingest.files import captured, folder, standard_input

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.ingest.web import Fetcher
    from dateline.records import Capture, Problem

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def captures(sources: Iterable[str], fetcher: Fetcher | None = None) -> Iterator[Capture | Problem]:
    """Yield a Capture for each source that could be had and a Problem for each that could not, in order.

    A folder gives its pages, ``-`` is standard input; URLs go through ``fetcher``, by default one that refuses
    every address that is not public.
    """
    for source in sources:
        if source == "-":
            yield standard_input()
        elif _ADDRESS.match(source):
            fetcher = fetcher or _fetcher()
            yield fetcher.fetch(source)
        else:
            yield from folder(source) or (captured(source),)


def _fetcher() -> Fetcher:
    from dateline.ingest.web import Fetcher  # noqa: PLC0415 -- a fifth of a second that only a URL should pay

    return Fetcher()
