"""TODO."""

from __future__ import annotations


class Archive:
    """TODO."""
