"""The commands, and nothing of how they work.

Exit codes: 0 done, 1 nothing could be read (or a check failed), 2 the call's words are off.
"""

from __future__ import annotations

import typer

from dateline.cli import archive, evaluate, reading

app = typer.Typer(
    help="Reads the news and keeps the record: who did what, when and where, how many, and who says so.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
reading.register(app)
archive.register(app)
evaluate.register(app)


def main() -> None:
    """Run the command line; a reader that went away (``| head``) is no error."""
    try:
        app()
    except BrokenPipeError:
        raise SystemExit(0) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
