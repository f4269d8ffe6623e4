"""Records as JSON, exactly as they are in ``records.py``, and the schema that says so."""

from __future__ import annotations

from typing import Any

import msgspec

from dateline.records import SCHEMA_VERSION, ClaimEntry, Dossier, Entry, FigureEntry, Hit, Problem, Reading

_PRINTED = (Reading, Problem, Entry, FigureEntry, ClaimEntry, Dossier, Hit)


def dumps(record: object) -> str:
    """Return any record as one line of JSON."""
    return msgspec.json.encode(record).decode()


def loads(text: str | bytes) -> Reading:
    """Return the Reading that :func:`dumps` wrote; raises ``msgspec.ValidationError`` for anything else."""
    return msgspec.json.decode(text, type=Reading)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what ``--json`` prints: one record a line."""
    roots, components = msgspec.json.schema_components(_PRINTED, ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:dateline:schema:{SCHEMA_VERSION}",
        "title": "What dateline prints",
        "oneOf": list(roots),
        "$defs": components,
    }
