"""Records to people and programs: the terminal, JSON and its schema."""

from __future__ import annotations
