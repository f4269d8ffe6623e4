"""``dateline add``, ``chronology``, ``figures``, ``who``, ``claims`` and ``search``."""

from __future__ import annotations

import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from dateline.cli import screen
from dateline.cli.reading import day
from dateline.records import EventType, FigureKind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.archive import Archive

_PERIOD = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_TYPES: tuple[str, ...] = get_args(EventType)
_KINDS: tuple[str, ...] = get_args(FigureKind)


def _period(value: str | None) -> str | None:
    if value is not None and not _PERIOD.fullmatch(value):
        raise typer.BadParameter(f"{value!r} is not a year, month or day like 2022, 2022-01 or 2022-01-05")
    return value


def _types(values: list[str] | None) -> list[str]:
    named = [value.upper() for value in values or []]
    wrong = next((value for value in named if value not in _TYPES), None)
    if wrong is not None:
        raise typer.BadParameter(f"{wrong!r} is none of {', '.join(_TYPES)}")
    return named


def _kinds(values: list[str] | None) -> list[str]:
    named = [value.lower() for value in values or []]
    wrong = next((value for value in named if value not in _KINDS), None)
    if wrong is not None:
        raise typer.BadParameter(f"{wrong!r} is none of {', '.join(_KINDS)}")
    return named


File = Annotated[Path, typer.Option("--archive", envvar="DATELINE_ARCHIVE", help="the archive's file, or a URL")]
About = Annotated[str | None, typer.Option(help="only what names this, under any spelling, or says these words")]
Place = Annotated[str | None, typer.Option(help="only there: a place, or a country by name or code")]
Since = Annotated[str | None, typer.Option(callback=_period, help="from this year, month or day on (2022-01)")]
Until = Annotated[str | None, typer.Option(callback=_period, help="up to the end of this year, month or day")]
Limit = Annotated[int | None, typer.Option(min=1, help="at most so many lines")]
AsJson = Annotated[bool, typer.Option("--json", help="print the records, one a line")]
AsCsv = Annotated[bool, typer.Option("--csv", help="print a table for spreadsheets")]
Shown = Annotated[bool, typer.Option("--evidence", help="show the source words and the rule of each line")]
_DEFAULT = Path("dateline.db")


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    for command in (add, chronology, figures, who, claims, search):
        app.command(command.__name__)(command)


def add(
    sources: Annotated[list[str], typer.Argument(help="files, folders, URLs, or - for standard input")],
    *,
    archive: File = _DEFAULT,
    published: Annotated[
        str | None, typer.Option(callback=day, help="the articles' date, whatever the pages say")
    ] = None,
) -> None:
    """Read pages and store what they say; a page that is stored already changes nothing."""
    from dateline.pipeline import Reader

    counts = {"new": 0, "version": 0, "older version": 0, "known": 0}
    with _opened(archive, create=True) as store, screen.progress("reading") as tick:
        for result in Reader().read_all(sources, published=published):
            if isinstance(result, Problem):
                store.report(result)
                screen.report(result)
            else:
                counts[store.add(result)] += 1
            tick()
    typer.echo(f"{archive}: {_tally(counts)}")
    raise typer.Exit(0 if sum(counts.values()) else 1)


def chronology(
    *,
    archive: File = _DEFAULT,
    about: About = None,
    place: Place = None,
    type_: Annotated[
        list[str] | None, typer.Option("--type", callback=_types, help="only of this type; may be repeated")
    ] = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    evidence: Shown = False,
) -> None:
    """Print the events by date, those told by several articles as one, with who says so and how many origins."""
    from dateline.publish import chronology as pages
    from dateline.publish import csv

    with _opened(archive) as store:
        entries = store.chronology(
            about=about, place=place, types=tuple(type_ or ()), since=since, until=until, limit=limit
        )
    if _as_data(entries, as_json=as_json):
        return
    if as_csv:
        typer.echo(csv.entries(entries), nl=False)
    else:
        pages.show(entries, screen.console(), evidence=evidence)


def figures(
    *,
    archive: File = _DEFAULT,
    kind: Annotated[
        list[str] | None, typer.Option(callback=_kinds, help="only of this kind (killed, injured ...); may be repeated")
    ] = None,
    about: About = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    evidence: Shown = False,
) -> None:
    """Print the ledger: every figure by kind and day as its holder gave it, never averaged, withdrawn ones marked."""
    from dateline.publish import csv, ledger

    with _opened(archive) as store:
        found = store.figures(
            kinds=tuple(cast("list[FigureKind]", kind or [])),
            about=about,
            place=place,
            since=since,
            until=until,
            limit=limit,
        )
    if _as_data(found, as_json=as_json):
        return
    if as_csv:
        typer.echo(csv.figures(found), nl=False)
    else:
        ledger.show(found, screen.console(), evidence=evidence)


def who(
    name: Annotated[str, typer.Argument(help="a person, organisation or country, under any spelling")],
    *,
    archive: File = _DEFAULT,
    as_json: AsJson = False,
    evidence: Shown = False,
) -> None:
    """Print what the archive holds of somebody: all names, offices held and lost, events, claims."""
    from dateline.publish import dossier

    with _opened(archive) as store:
        found = store.who(name)
    if _as_data(found, as_json=as_json):
        return
    out = screen.console()
    for position, one in enumerate(found):
        if position:
            out.print()
        dossier.show(one, out, evidence=evidence)


def claims(
    *,
    archive: File = _DEFAULT,
    by: Annotated[
        str | None, typer.Option(help="only this holder's, under any spelling; or analysts, officials ...")
    ] = None,
    about: About = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    evidence: Shown = False,
) -> None:
    """Print who said what, by day, with the claims that stand against one another."""
    from dateline.publish import csv, sayings

    with _opened(archive) as store:
        found = store.claims(by=by, about=about, since=since, until=until, limit=limit)
    if _as_data(found, as_json=as_json):
        return
    if as_csv:
        typer.echo(csv.claims(found), nl=False)
    else:
        sayings.show(found, screen.console(), evidence=evidence)


def search(
    words: Annotated[list[str], typer.Argument(help='words, "a phrase", or the beginning of a word*')],
    *,
    archive: File = _DEFAULT,
    limit: Annotated[int, typer.Option(min=1, help="at most so many articles")] = 20,
    as_json: AsJson = False,
) -> None:
    """Find the articles that hold all the words, best first."""
    from dateline.publish import hits

    with _opened(archive) as store:
        found = store.search(" ".join(words), limit=limit)
    if not _as_data(found, as_json=as_json):
        hits.show(found, screen.console())


@contextmanager
def _opened(path: Path, *, create: bool = False) -> Iterator[Archive]:
    """Yield the archive; whatever is wrong with it is one line on standard error and exit code 1."""
    from dateline.archive import Archive, ArchiveError

    try:
        with Archive(_place(path), create=create) as store:
            yield store
    except ArchiveError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None


def _place(path: Path) -> str:
    # A path swallows one of the two slashes of a URL.
    return re.sub(r"^(\w[\w+.-]+):/(?=[^/])", r"\1://", str(path))


def _as_data(records: Sequence[object], *, as_json: bool) -> bool:
    """Print the records as JSON where that is wanted; say so where there are none. Return whether that was all."""
    from dateline.publish import json

    if not records:
        typer.echo("nothing in the archive answers to that", err=True)
    for record in records if as_json else ():
        typer.echo(json.dumps(record))
    return as_json


def _tally(counts: dict[str, int]) -> str:
    words = {
        "new": "added",
        "version": "updated",
        "older version": "older than what is stored",
        "known": "known already",
    }
    return ", ".join(f"{number} {words[kind]}" for kind, number in counts.items() if number) or "nothing added"
