"""A reading as a sheet for the terminal: what the page is, then events, figures, claims, offices, problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from dateline.publish import columns, phrases
from dateline.publish.columns import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

    from dateline.records import Article, Claim, Event, Figure, LiveEntry, Reading, Span, Tenure

EVENTS = ("WHEN", "WHO → WHAT → WHOM", "WHERE", "ACCORDING TO")
FIGURES = ("FIGURE", "KIND", "OF WHOM", "ACCORDING TO")
CLAIMS = ("CLAIM BY", "CONTENT", "STANCE", "SAID")
ENTRIES = ("LIVE ENTRY", "WRITTEN", "BY")
OFFICES = ("PERSON", "CHANGE AND OFFICE", "BY", "WHEN")


def show(reading: Reading, console: Console, *, evidence: bool = False) -> None:
    """Print the sheet; with ``evidence`` each line is followed by its source words and the rule that read it."""
    for text in _head(reading.article):
        console.print(text, soft_wrap=True)
    for head, lines in _sections(reading, evidence=evidence):
        if lines:
            console.print()
            columns.show(console, head, lines)
    problems = (*reading.article.problems, *reading.problems)
    if problems:
        console.print()
    for problem in problems:
        console.print(Text(f"problem: {problem.message}", style="yellow"), soft_wrap=True)
    console.print()


def _head(article: Article) -> Iterator[Text]:
    yield Text(article.title or "(no headline on the page)", style="bold")
    yield Text(f"  {article.source}", style="dim")
    yield Text(f"  from: {_lineage(article)}")
    if article.authors:
        yield Text(f"  by: {', '.join(article.authors)}")
    dated = article.published or "unknown"
    yield Text(f"  published: {dated} ({article.published_basis}: {article.published_reason})")
    for date in article.dates:
        if not date.accepted or date.kind != "published":
            yield Text(f"  {date.kind}: {date.value} at {date.where} ({date.reason})", style="dim")


def _lineage(article: Article) -> str:
    parts = [article.publisher or "publisher unknown"]
    if article.origin and article.origin != article.publisher:
        parts.append(f"origin {article.origin}")
    if article.rights and article.rights.republished:
        parts.append("republished by permission")
    agencies = dict.fromkeys(credit.name for credit in article.credits if credit.role != "origin")
    if agencies:
        parts.append(f"with {', '.join(agencies)}")
    return " · ".join(parts)


def _sections(reading: Reading, *, evidence: bool) -> Iterator[tuple[Sequence[str], list[Line]]]:
    def line(cells: tuple[str, ...], span: Span, rule: str, *, faint: bool = False) -> Line:
        return Line(cells=cells, notes=_words(reading, span, rule) if evidence else (), faint=faint)

    yield (
        EVENTS,
        [
            line(_event(reading, one), one.trigger, one.rule, faint=bool(_UNREAL.intersection(one.auxiliary)))
            for one in sorted(reading.events, key=_order)
        ],
    )
    yield FIGURES, [line(_figure(reading, one), one.span, one.rule) for one in reading.figures]
    yield CLAIMS, [line(_claim(reading, one), (one.cue or one.content)[0], one.rule) for one in reading.claims]
    yield OFFICES, [line(_tenure(reading, one), one.span, one.rule) for one in reading.tenures]
    yield (
        ENTRIES,
        [
            Line(cells=_live(reading.article, one), notes=(f"{one.reason}, by {one.rule}",) if evidence else ())
            for one in reading.article.entries
        ],
    )


_UNREAL = frozenset({"future", "hypothetical", "negated"})


def _words(reading: Reading, span: Span, rule: str) -> tuple[str, ...]:
    words = " ".join(reading.article.text[span.start : span.end].split())
    return (f"“{words}” {span.start}–{span.end}, by {rule}",)


def _order(event: Event) -> tuple[str, str, int]:
    moment = event.when
    latest = (moment.latest or "9999") if moment else "9999"
    # "By the 13th" goes with the 13th: an open beginning says nothing of the order.
    earliest = (moment.earliest or latest) if moment else "9999"
    return earliest, latest, event.trigger.start


def _event(reading: Reading, one: Event) -> tuple[str, ...]:
    return (
        phrases.when(one.when),
        phrases.what(reading, one),
        phrases.place(reading, one.place),
        phrases.according_to(reading, one.statement),
    )


def _figure(reading: Reading, one: Figure) -> tuple[str, ...]:
    marks = " (contested)" if one.contested else ""
    return (
        phrases.amount(one),
        f"{one.kind} “{one.words}”{marks}",
        phrases.role(reading, one.whom) if one.whom else "",
        phrases.according_to(reading, one.statement),
    )


def _claim(reading: Reading, one: Claim) -> tuple[str, ...]:
    words = " ".join(one.text.split())
    return (
        phrases.source(reading, one.statement.source),
        (f"“{words}”" if one.kind == "direct" else words) + (" (against another claim)" if one.against else ""),
        one.statement.stance,
        phrases.when(one.statement.said_at),
    )


def _live(article: Article, one: LiveEntry) -> tuple[str, ...]:
    """Return the cells of a live entry: what it is about, when it was written as far as is known, and by whom."""
    texts = (" ".join(article.text[span.start : span.end].split()) for span in one.lines if span != one.span)
    written = one.published or (f"{one.clock}, day unknown" if one.clock else "unknown")
    return one.heading or next(texts, ""), written, one.author or ""


def _tenure(reading: Reading, one: Tenure) -> tuple[str, ...]:
    body = phrases.role(reading, one.body) if one.body else None
    held = " of ".join(part for part in (one.office, body) if part)
    return (
        phrases.role(reading, one.person),
        f"{one.change}: {held}" if held else one.change,
        phrases.role(reading, one.by) if one.by else "",
        phrases.when(one.when),
    )
