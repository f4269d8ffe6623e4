"""A reading as a sheet for the terminal: what the page is, then events, figures, claims, offices, problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table
from rich.text import Text

from dateline.publish import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console, RenderableType

    from dateline.records import Article, Event, Reading, Span

_PLAIN_WIDTH = 110


def show(reading: Reading, console: Console, *, evidence: bool = False) -> None:
    """Print the sheet; with ``evidence`` each line is followed by its source words and the rule that read it."""
    for part in _parts(reading, evidence=evidence):
        console.print(part)


def _parts(reading: Reading, *, evidence: bool) -> Iterable[RenderableType]:
    yield from _head(reading.article)
    yield from _section(
        reading,
        ("WHEN", "WHO → WHAT → WHOM", "WHERE", "ACCORDING TO"),
        [(_event_cells(reading, event), event.trigger, event.rule) for event in _in_order(reading.events)],
        evidence=evidence,
    )
    yield from _section(
        reading,
        ("FIGURE", "KIND", "OF WHOM", "ACCORDING TO"),
        [
            (
                (
                    f"{phrases.amount(one)} “{one.words}”" + (" (contested)" if one.contested else ""),
                    one.kind,
                    phrases.role(reading, one.whom) if one.whom else "",
                    phrases.according_to(reading, one.statement),
                ),
                one.span,
                one.rule,
            )
            for one in reading.figures
        ],
        evidence=evidence,
    )
    yield from _section(
        reading,
        ("CLAIM BY", "STANCE", "CONTENT", "SAID"),
        [
            (
                (
                    phrases.source(reading, one.statement.source),
                    one.statement.stance,
                    one.text + (" (against another claim)" if one.against else ""),
                    phrases.when(one.statement.said_at),
                ),
                one.cue[0] if one.cue else one.content[0],
                one.rule,
            )
            for one in reading.claims
        ],
        evidence=evidence,
    )
    yield from _section(
        reading,
        ("PERSON", "CHANGE", "OFFICE", "WHEN"),
        [
            (
                (
                    phrases.role(reading, one.person),
                    one.change,
                    " of ".join(
                        part for part in (one.office, phrases.role(reading, one.body) if one.body else "") if part
                    ),
                    phrases.when(one.when),
                ),
                one.span,
                one.rule,
            )
            for one in reading.tenures
        ],
        evidence=evidence,
    )
    for problem in (*reading.article.problems, *reading.problems):
        yield Text(f"problem: {problem.message}", style="yellow")
    yield Text("")


def _in_order(events: tuple[Event, ...]) -> list[Event]:
    def key(event: Event) -> tuple[str, str, int]:
        moment = event.when
        latest = (moment.latest or "9999") if moment else "9999"
        # "By the 13th" goes with the 13th: an open beginning says nothing of the order.
        earliest = (moment.earliest or latest) if moment else "9999"
        return earliest, latest, event.trigger.start

    return sorted(events, key=key)


def _event_cells(reading: Reading, event: Event) -> tuple[str, ...]:
    return (
        phrases.when(event.when),
        phrases.what(reading, event),
        phrases.place(reading, event.place),
        phrases.according_to(reading, event.statement),
    )


def _head(article: Article) -> Iterable[RenderableType]:
    yield Text(article.title or "(no headline on the page)", style="bold")
    yield Text(f"  {article.source}", style="dim")
    origin = [article.publisher or "publisher unknown"]
    if article.origin and article.origin != article.publisher:
        origin.append(f"origin {article.origin}")
    if article.rights and article.rights.republished:
        origin.append("republished by permission")
    agencies = [credit.name for credit in article.credits if credit.role != "origin"]
    if agencies:
        origin.append("with " + ", ".join(dict.fromkeys(agencies)))
    yield Text("  from: " + " · ".join(origin))
    if article.authors:
        yield Text("  by: " + ", ".join(article.authors))
    dated = article.published or "unknown"
    yield Text(f"  published: {dated} ({article.published_basis}: {article.published_reason})")
    for date in article.dates:
        if not date.accepted or date.kind != "published":
            yield Text(f"  {date.kind}: {date.value} at {date.where} ({date.reason})", style="dim")


def _section(
    reading: Reading,
    head: tuple[str, ...],
    rows: list[tuple[tuple[str, ...], Span, str]],
    *,
    evidence: bool,
) -> Iterable[RenderableType]:
    if not rows:
        return
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, title_justify="left")
    for name in head:
        table.add_column(escape(name), header_style="bold", overflow="fold")
    for cells, span, rule in rows:
        table.add_row(*(escape(cell) for cell in cells))
        if evidence:
            words = reading.article.text[span.start : span.end]
            table.add_row("", Text(f"“{words}” {span.start}–{span.end}, by {rule}", style="dim"))
    yield Text("")
    yield table
