"""Readings against gold: predictions in the referee's format, the referee's figures, floors.

Each dimension is a module with ``predict(gold, reader, **inputs)``, which gives one prediction for each gold
record, and ``score(gold, predictions)``, which gives ``{set: {measure: value}}``. This module finds them by name.
"""

from __future__ import annotations
