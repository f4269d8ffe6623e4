"""The picture as CSV: UTF-8, one line an entry, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.records import ClaimEntry, Entry, Evidence, FigureEntry

ENTRY_HEAD = (
    "id", "earliest", "latest", "grain", "edtf", "type", "mode", "auxiliary", "actors", "action", "recipients", "place",
    "country", "latitude", "longitude", "according_to", "stance", "articles", "origins", "text", "sources",
)  # fmt: skip
FIGURE_HEAD = (
    "id", "said", "kind", "low", "high", "point", "unit", "words", "scope", "of_whom", "place", "earliest", "latest",
    "holder", "stance", "contested", "withdrawn", "articles", "origins", "text", "sources",
)  # fmt: skip
CLAIM_HEAD = ("id", "said", "holder", "via", "stance", "kind", "text", "against", "articles", "origins", "sources")
# What a spreadsheet takes for the beginning of a formula; a tab or line break before it does not stop it.
_FORMULA = ("=", "+", "-", "@", "\t", "\n")


def entries(found: Iterable[Entry]) -> str:
    """Return the chronology as CSV with a head; several values in one cell are parted by ``; ``."""
    return table(ENTRY_HEAD, (_entry(one) for one in found))


def figures(found: Iterable[FigureEntry]) -> str:
    """Return the ledger as CSV with a head."""
    return table(FIGURE_HEAD, (_figure(one) for one in found))


def claims(found: Iterable[ClaimEntry]) -> str:
    """Return the claims as CSV with a head."""
    return table(CLAIM_HEAD, (_claim(one) for one in found))


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return head and rows as CSV (RFC 4180, lines end with a line feed), text that looks like a formula quoted."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()


def cell(value: object) -> object:
    """Return a value as it may stand in a cell: numbers as they are, nothing for None, text never as a formula.

    Text that begins like a formula gets an apostrophe before it, which spreadsheets take as "this is text"
    (OWASP, "CSV Injection").
    """
    if value is None or isinstance(value, int | float):
        return value
    # A lone carriage return ends a row for some readers and is quoted by no writer.
    text = str(value).replace("\0", "").replace("\r", " ")
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _entry(one: Entry) -> tuple[object, ...]:
    when = one.when
    return (
        one.id,
        when.earliest if when else None,
        when.latest if when else None,
        when.grain if when else None,
        when.edtf if when else None,
        one.type,
        one.mode,
        "; ".join(one.auxiliary),
        "; ".join(one.actors),
        one.trigger,
        "; ".join(one.recipients),
        one.place,
        one.country,
        one.latitude,
        one.longitude,
        "; ".join(one.according_to),
        one.stance,
        len(one.sources),
        one.origins,
        one.text,
        _sources(one.evidence),
    )


def _figure(one: FigureEntry) -> tuple[object, ...]:
    return (
        one.id,
        one.said,
        one.kind,
        one.low,
        one.high,
        one.point,
        one.unit,
        one.words,
        one.scope,
        one.whom,
        one.place,
        one.when.earliest if one.when else None,
        one.when.latest if one.when else None,
        one.holder,
        one.stance,
        "yes" if one.contested else "no",
        "yes" if one.retracted else "no",
        len(one.sources),
        one.origins,
        next((piece.quote for piece in one.evidence), None),
        _sources(one.evidence),
    )


def _claim(one: ClaimEntry) -> tuple[object, ...]:
    return (
        one.id,
        one.said,
        one.holder,
        "; ".join(one.via),
        one.stance,
        one.kind,
        one.text,
        "; ".join(one.against),
        len(one.sources),
        one.origins,
        _sources(one.evidence),
    )


def _sources(pieces: Iterable[Evidence]) -> str:
    return "; ".join(dict.fromkeys(piece.source for piece in pieces))
