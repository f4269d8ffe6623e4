"""The chronology for people: one line an event, its sources and origins, on request the words of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.publish import columns, phrases
from dateline.publish.columns import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from dateline.records import Entry

HEAD = ("WHEN", "WHO → WHAT → WHOM", "WHERE", "ACCORDING TO", "SOURCES")


def show(entries: Sequence[Entry], console: Console, *, evidence: bool = False) -> None:
    """Print the entries in the order given; with ``evidence`` each is followed by the words it was read from."""
    columns.show(console, HEAD, [line(one, evidence=evidence) for one in entries])


def line(one: Entry, *, evidence: bool = False) -> Line:
    """Return an entry as a line; what did not happen, or not yet, stands back."""
    return Line(
        cells=(
            phrases.when(one.when),
            phrases.deed(one),
            phrases.located(one.place, one.country),
            phrases.told_by(one.according_to, one.stance),
            phrases.support(one.evidence, one.origins),
        ),
        notes=phrases.all_evidence(one.evidence) if evidence else (),
        faint=bool({"future", "hypothetical", "negated"}.intersection(one.auxiliary)),
    )
