"""What a search found, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.publish import columns
from dateline.publish.columns import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from dateline.records import Hit

HEAD = ("PUBLISHED", "HEADLINE AND WORDS", "OUTLET")


def show(hits: Sequence[Hit], console: Console) -> None:
    """Print the articles in the order given, each with the words that were looked for."""
    columns.show(console, HEAD, [line(one) for one in hits])


def line(one: Hit) -> Line:
    """Return an article as a line."""
    published = (one.published or "date unknown").replace("T", " ")[:16]
    return Line(cells=(published, one.title or "(no headline)", one.outlet), notes=(one.snippet, one.source))
