"""``dateline read``, ``dateline schema`` and ``dateline demo``."""

from __future__ import annotations

import json
import re
from importlib import resources
from typing import Annotated

import typer

from dateline.cli import screen
from dateline.records import Problem

_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T\d\d:\d\d\S*)?")

_NEXT = (
    "",
    "This was the sample corpus: invented pages about January 2022 in Kazakhstan. Next, with pages of your own:",
    "  dateline read PAGE.html --evidence    one page, each line with its words",
    "  dateline add FOLDER                   keep what they say in dateline.db",
    "  dateline chronology --about NAME      the picture they make together",
)


def day(value: str | None) -> str | None:
    """Return an option's date; raises typer's BadParameter for one that is none."""
    if value is not None and not _DATE.fullmatch(value):
        raise typer.BadParameter(f"{value!r} is not a date like 2022-01-14")
    return value


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command("read")(read)
    app.command("schema")(schema)
    app.command("demo")(demo)


def read(
    sources: Annotated[list[str], typer.Argument(help="files, folders, URLs, or - for standard input")],
    *,
    published: Annotated[
        str | None, typer.Option(callback=day, help="the articles' date, whatever the pages say")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="print the records, one article a line")] = False,
    evidence: Annotated[bool, typer.Option(help="show the source words and the rule of each line")] = False,
) -> None:
    """Read pages and print what they say: events, figures, claims, offices, each with its source."""
    from dateline.pipeline import Reader
    from dateline.publish import json as records_json
    from dateline.publish import sheet

    out = screen.console()
    done = 0
    with screen.progress("reading") as tick:
        for result in Reader().read_all(sources, published=published):
            if as_json:
                typer.echo(records_json.dumps(result))
            if isinstance(result, Problem):
                screen.report(result)
            else:
                done += 1
                if not as_json:
                    sheet.show(result, out, evidence=evidence)
            tick()
    raise typer.Exit(0 if done else 1)


def schema() -> None:
    """Print the JSON Schema of the records that --json prints."""
    from dateline.publish import json as records_json

    typer.echo(json.dumps(records_json.schema(), indent=2))


def demo() -> None:
    """Read the sample corpus that comes with dateline and print its chronology."""
    from dateline.archive import Archive
    from dateline.pipeline import Reader
    from dateline.publish import chronology

    out = screen.console()
    folder = resources.files("dateline") / "corpus"
    with resources.as_file(folder) as path, Archive(":memory:") as archive:
        pages = sum(one.suffix in {".html", ".txt"} for one in path.iterdir())
        with screen.progress("reading the sample corpus", total=pages) as tick:
            for result in Reader().read_all([str(path)]):
                if isinstance(result, Problem):
                    screen.report(result)
                else:
                    archive.add(result)
                tick()
        chronology.show(archive.chronology(), out)
    for line in _NEXT:
        out.print(line, style="dim", soft_wrap=True)
