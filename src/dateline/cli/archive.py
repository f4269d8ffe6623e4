"""``dateline add``, ``chronology``, ``figures``, ``who``, ``claims`` and ``search``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
