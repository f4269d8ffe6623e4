"""What every command prints with: results on standard output, problems and progress on standard error."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dateline.records import Problem

_PIPED_WIDTH = 160
_PATIENCE = 2.0


def console() -> Console:
    """Return the console for results: styled on a terminal, plain and wide when piped."""
    return Console(width=None if sys.stdout.isatty() else _PIPED_WIDTH, soft_wrap=False, highlight=False)


def report(problem: Problem) -> None:
    """Print a problem on standard error, one line."""
    print(problem.message, file=sys.stderr)  # noqa: T201 -- standard error is where problems belong


@contextmanager
def progress(label: str, total: int | None = None) -> Iterator[Callable[[], None]]:
    """Yield a function to call after each item; on a terminal a bar appears once two seconds have passed."""
    bar = Progress(
        SpinnerColumn(),
        TextColumn(label),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    task = bar.add_task(label, total=total)
    started, shown = time.monotonic(), False

    def tick() -> None:
        nonlocal shown
        if not shown and time.monotonic() - started > _PATIENCE:
            bar.start()
            shown = True
        bar.advance(task)

    try:
        yield tick
    finally:
        if shown:
            bar.stop()
