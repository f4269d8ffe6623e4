"""``dateline evaluate``: one dimension against one gold file, or all of them against their floors."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from dateline.cli import screen

if TYPE_CHECKING:
    from dateline.evaluate import Result, Scores

# What ``--check`` measures: dimension, gold file, and what else the dimension reads, below the data folder.
_CHECKED: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("extraction", "extraction/dev.jsonl.gz", {"pages": "extraction/dev-pages.warc.gz"}),
    ("times", "times/dev.jsonl.gz", {}),
    ("times", "times/dev-event-dates.jsonl.gz", {}),
    ("claims", "claims/dev.jsonl.gz", {}),
    ("figures", "figures/dev.jsonl.gz", {}),
    ("figures", "figures/dev-muc4.jsonl.gz", {}),
    ("figures", "figures/dev-offices.jsonl.gz", {}),
    ("events", "events/dev-plv.jsonl.gz", {}),
    ("events", "events/dev-gsr.jsonl.gz", {}),
    ("events", "events/dev-cameo-class.jsonl.gz", {}),
    ("events", "events/dev-ipe.jsonl.gz", {}),
    ("events", "events/dev-case2021.jsonl.gz", {}),
    ("events", "events/dev-glocon.jsonl.gz", {}),
)
# Gold of our own, below the folder of the floors' file: it is there without the data folder.
_OWN: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("lines", "gold/pages.jsonl", {"pages": "gold/pages"}),
    ("lineage", "gold/lineage.jsonl", {}),
)
_WORKERS = min(4, os.cpu_count() or 1)


# Where the pages of a gold file lie beside it: dev.jsonl.gz has dev-pages.warc.gz, pages.jsonl the folder pages.
_PAGED = {"extraction": "-pages.warc.gz", "lines": ""}


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("evaluate")(evaluate)


def evaluate(
    dimension: Annotated[
        str | None, typer.Argument(help="extraction, lines, lineage, times, claims, figures or events")
    ] = None,
    *,
    gold: Annotated[Path | None, typer.Option(help="gold records, .jsonl or .jsonl.gz")] = None,
    pages: Annotated[
        Path | None,
        typer.Option(help="the pages of the gold, if not beside it: .warc.gz (extraction), a folder (lines)"),
    ] = None,
    predictions: Annotated[Path | None, typer.Option(help="write the predictions here")] = None,
    against: Annotated[Path | None, typer.Option(help="another system's predictions, to compare times with")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="print the figures as JSON")] = False,
    check: Annotated[bool, typer.Option(help="hold every dimension against its floors")] = False,
    data: Annotated[Path | None, typer.Option(help="folder of the evaluation data, for --check")] = None,
    floors: Annotated[Path, typer.Option(help="the floors' file")] = Path("eval/floors.json"),
    lower: Annotated[bool, typer.Option(help="let floors fall to what is measured now")] = False,
) -> None:
    """Measure the readings against gold, with the referees' measures."""
    if check:
        if data is None and dimension not in {own for own, *_ in _OWN}:
            raise typer.BadParameter("--check needs --data DIR")
        raise typer.Exit(_check(data, floors, dimension, lower=lower))
    if dimension is None or gold is None:
        raise typer.BadParameter("name a dimension and its --gold FILE, or use --check --data DIR")
    if dimension in _PAGED and pages is None:
        pages = gold.with_name(gold.name.partition(".")[0] + _PAGED[dimension])
    result = _run(dimension, gold, {"pages": pages} if pages else {})
    if predictions is not None:
        predictions.write_text("".join(json.dumps(one) + "\n" for one in result.predictions), "utf-8")
    if against is not None:
        result.scores["against"] = _compare(dimension, gold, result, against)
    if as_json:
        typer.echo(json.dumps(result.scores, indent=1))
    else:
        screen.console().print(_table(result.scores))


def _run(dimension: str, gold: Path, inputs: dict[str, Any]) -> Result:
    from dateline import evaluate as stage

    if dimension not in stage.DIMENSIONS:
        raise typer.BadParameter(f"{dimension!r} is none of {', '.join(stage.DIMENSIONS)}")
    try:
        records = stage.load(gold)
    except stage.GoldError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    try:
        with screen.progress(f"evaluating {dimension}") as tick:
            return stage.evaluate(dimension, records, inputs=inputs, workers=_WORKERS, tick=tick)
    except stage.GoldError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None


def _compare(dimension: str, gold: Path, result: Result, against: Path) -> dict[str, float]:
    from dateline import evaluate as stage
    from dateline.evaluate import times

    if dimension != "times":
        raise typer.BadParameter("--against compares times")
    try:
        return times.compare(stage.load(gold), result.predictions, stage.load(against))
    except stage.GoldError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None


def _table(scores: Scores) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for name in ("set", "measure", "value"):
        table.add_column(name, header_style="bold", justify="right" if name == "value" else "left")
    for group, values in scores.items():
        for measure, value in values.items():
            table.add_row(group, measure, f"{value:.4f}")
    return table


def _check(data: Path | None, path: Path, only: str | None, *, lower: bool) -> int:
    from dateline import evaluate as stage
    from dateline.evaluate import floors as guard

    floors = guard.load(path)
    fallen = 0
    checked = [(path.parent, *one) for one in _OWN] + [(data, *one) for one in _CHECKED if data]
    for folder, dimension, gold, inputs in checked:
        if only not in {None, dimension}:
            continue
        if not (folder / gold).exists():
            typer.echo(f"{folder / gold}: not there", err=True)
            return 1
        result = _run(dimension, folder / gold, {name: folder / value for name, value in inputs.items()})
        prefix = gold.removesuffix(".gz").removesuffix(".jsonl")
        verdicts = guard.compare(floors, prefix, result.scores, stage.primary(dimension))
        for verdict in verdicts:
            floor = "new" if verdict.floor is None else f"{verdict.floor:.4f}"
            mark = "BELOW " if verdict.fallen else ""
            typer.echo(f"{mark}{verdict.name} {verdict.value:.4f} (floor {floor})")
            fallen += verdict.fallen and not lower
        floors = guard.settle(floors, verdicts, lower=lower)
    guard.save(path, floors)
    if fallen:
        typer.echo(f"{fallen} figures lie below their floors", err=True)
    return 1 if fallen else 0
