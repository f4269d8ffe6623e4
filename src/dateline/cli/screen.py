"""What every command prints with: results on standard output, problems and progress on standard error."""

from __future__ import annotations

import sys
import threading
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
    """Yield a function to call after each item; on a terminal a bar appears once two seconds have passed.

    Where standard error is no terminal nothing is shown.
    """
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
    # A thread shows the bar: the first item may be the slow one.
    patience = threading.Timer(_PATIENCE, bar.start)
    patience.daemon = True
    patience.start()
    try:
        yield lambda: bar.advance(task)
    finally:
        patience.cancel()
        patience.join()
        bar.stop()
