"""Claims for people: who said what, with whatever stands against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.publish import columns, phrases
from dateline.publish.columns import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from dateline.records import ClaimEntry

HEAD = ("SAID", "BY", "STANCE", "CONTENT", "SOURCES")


def show(claims: Sequence[ClaimEntry], console: Console, *, evidence: bool = False) -> None:
    """Print the claims in the order given; with ``evidence`` each is followed by where it stands."""
    by_id = {one.id: one for one in claims}
    columns.show(console, HEAD, [line(one, by_id, evidence=evidence) for one in claims])


def line(one: ClaimEntry, others: dict[str, ClaimEntry], *, evidence: bool = False) -> Line:
    """Return a claim as a line, noting the claims among ``others`` that it is set against."""
    against = tuple(
        f"against {others[other].holder}: “{others[other].text}”" for other in one.against if other in others
    )
    via = f", via {', '.join(one.via)}" if one.via else ""
    return Line(
        cells=(
            one.said or "date unknown",
            f"{one.holder}{via}",
            one.stance,
            f"“{one.text}”" if one.kind == "direct" else one.text,
            phrases.support(one.evidence, one.origins),
        ),
        notes=against + (phrases.all_evidence(one.evidence) if evidence else ()),
    )
