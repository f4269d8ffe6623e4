"""The ledger for people: every figure as its holder gave it, by kind and day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.publish import columns, phrases
from dateline.publish.columns import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from dateline.records import FigureEntry

HEAD = ("SAID", "HOW MANY", "KIND", "OF WHOM, WHERE", "ACCORDING TO", "SOURCES")


def show(figures: Sequence[FigureEntry], console: Console, *, evidence: bool = False) -> None:
    """Print the figures in the order given; with ``evidence`` each is followed by the words it was read from."""
    columns.show(console, HEAD, [line(one, evidence=evidence) for one in figures])


def line(one: FigureEntry, *, evidence: bool = False) -> Line:
    """Return a figure as a line; one that was withdrawn or denied stands back."""
    denied = one.polarity == "negative" or one.stance == "denies"
    marks = [
        mark
        for mark, applies in (("contested", one.contested), ("withdrawn", one.retracted), ("denied", denied))
        if applies
    ]
    scope = f", {one.scope}" if one.scope != "total" else ""
    return Line(
        cells=(
            one.said or "date unknown",
            phrases.amount(one) + f" “{one.words}”" + (f" ({', '.join(marks)})" if marks else ""),
            one.kind + scope,
            ", ".join(part for part in (one.whom, one.place) if part),
            phrases.told_by((one.holder,), one.stance),
            phrases.support(one.evidence, one.origins),
        ),
        notes=phrases.all_evidence(one.evidence) if evidence else (),
        faint=denied or bool(one.retracted),
    )
