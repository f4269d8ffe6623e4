"""dateline reads the news and keeps the record: who did what, when and where, how many, and who says so."""

from __future__ import annotations

__version__ = "0.1.0"
