"""One actor for people: all names, offices held and lost, the events it took part in, and its claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from dateline.publish import chronology, columns, phrases, sayings
from dateline.publish.columns import Line

if TYPE_CHECKING:
    from rich.console import Console

    from dateline.records import Dossier, OfficeEntry

OFFICES = ("WHEN", "CHANGE AND OFFICE", "BY", "ACCORDING TO", "SOURCES")


def show(dossier: Dossier, console: Console, *, evidence: bool = False) -> None:
    """Print the dossier, leaving out what it holds nothing of."""
    for text in head(dossier):
        console.print(text, soft_wrap=True)
    claims = {one.id: one for one in dossier.claims}
    for names, lines in (
        (OFFICES, [office(one, evidence=evidence) for one in dossier.offices]),
        (chronology.HEAD, [chronology.line(one, evidence=evidence) for one in dossier.entries]),
        (sayings.HEAD, [sayings.line(one, claims, evidence=evidence) for one in dossier.claims]),
    ):
        if lines:
            console.print()
            columns.show(console, names, lines)


def head(dossier: Dossier) -> list[Text]:
    """Return the name, what it names, its other names, and in how many articles it was found."""
    one = dossier.identity
    others = [name for name in one.names if name != one.name]
    known = ", ".join(filter(None, (one.kind, one.country)))
    articles = f"{len(one.sources)} article" + ("s" if len(one.sources) != 1 else "")
    lines = [Text(one.name, style="bold"), Text(f"  {known}; in {articles}", style="dim")]
    return [*lines, Text(f"  also: {', '.join(others)}")] if others else lines


def office(one: OfficeEntry, *, evidence: bool = False) -> Line:
    """Return an office as a line: ``dismissed: head of National Security Committee``."""
    held = " of ".join(part for part in (one.office, one.body) if part)
    return Line(
        cells=(
            phrases.when(one.when),
            f"{one.change}: {held}" if held else one.change,
            one.by or "",
            phrases.told_by(one.according_to, "asserts"),
            phrases.support(one.evidence, one.origins),
        ),
        notes=phrases.all_evidence(one.evidence) if evidence else (),
    )
