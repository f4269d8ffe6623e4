"""Signatures: an agency at the end of a text (``— Bernama``, ``[AFP]``, ``dpa hk jbr``) or on a line alone."""

from __future__ import annotations

import re

from dateline.extract.agencies import agency_named, shown
from dateline.records import Credit, Span

_SIGNATURE = 60
# How agencies sign: a known name in one of these places at the end of the text, or on a line alone.
_SIGNED = tuple(
    re.compile(pattern)
    for pattern in (
        r"[.!?”\"]\s+([A-Z]{2,5})(?: [A-Z]{2,4}){1,3}\s*$",  # PTI SKL VGH: who wrote it
        r"[.!?”\"]\s+(\w{2,5})(?:(?: [a-z]{1,4}\d?){2,5}| [a-z]{2,3}(?:/[a-z]{2,3}){1,2})\s*$",  # dpa hk jbr
        r"(?:^|[.!?”\"]\s*)[-–—/]{1,2}\s*([^\W\d_][\w /.,&-]{1,40}?)\.?\s*$",
        r"[.!?”\"]\s*[\[(]([^\])]{2,30})[\])]\.?\s*$",
        r"[.!?”\"]\s+([A-Z]{2,5}|dpa|Reuters)\s*$",
        r"^\W*\(([^)]{2,30})\)\.? [A-Z0-9-]{3,10}$",  # (ANSA). YT8-PAU
        r"^\W*(?:[a-z]{2,3}/(?: ?[a-z]{2,3}/?)*\s+)\(([^\])]{2,30})\)\W*$",  # js/mb (AFP, Reuters)
        r"^\W*([^\W\d_][\w /.,&-]{1,40}?)(?:/[a-z]{2,3})?(?: [a-z]{1,4}\d?){0,5}\W*$",
        r"^\W*([^\W\d_][\w /.,&-]{1,40}?)(?: [A-Z]{2,4}){0,3}\W*$",
    )
)
_PARTS = re.compile(r"[,/] ?|(?<=\w)-(?=\w)| und | and ")  # between agencies, and one and the desk that wrote
_DESK = re.compile(r"[a-zäöü]{2,4}\.?|Red\.?|F[ií]m?n?")  # who wrote it, before or after
_HOST = re.compile(r"[A-Z]?[a-z0-9-]+\.[a-z]{2,4}")  # a newsroom by its address


def read_signature(line: str, offset: int = 0) -> tuple[Credit, ...]:
    """Return the agencies that sign a text at the end of its last line, or on a line of its own; mostly none."""
    tail = line[-_SIGNATURE:].replace("\n", " ")
    for pattern in _SIGNED:
        if (found := pattern.search(tail)) and (names := _signing(found[1])):
            return tuple(_credit(name, line, offset) for name in names)
    return ()


def _signing(words: str) -> tuple[str, ...]:
    """Return the agencies in the words of a signature: none where other words stand among them."""
    if _is_agency(words):
        return (words,)
    parts = [part for part in _PARTS.split(words) if part]
    named = tuple(dict.fromkeys(part for part in parts if _is_agency(part) or _HOST.fullmatch(part)))
    known = any(map(_is_agency, named)) and all(part in named or _DESK.fullmatch(part) for part in parts)
    return named if known else ()


def _is_agency(words: str) -> bool:
    known = agency_named(words)
    return known is not None and known.kind != "photo"


def _credit(name: str, line: str, offset: int) -> Credit:
    start = offset + line.replace("\n", " ").rindex(name)
    return Credit(
        name=shown(name), role="agency", rule="credit:signature", span=Span(start=start, end=start + len(name))
    )
