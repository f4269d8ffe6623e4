"""The commands, and nothing of how they work."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
