"""What the readers of dates, names and credits make of a line, as evidence for the line model.

Words teach a model what they were seen for; a reader knows a kind: any day, any name, any agency.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.extract.agencies import agency_named
from dateline.extract.authors import divided
from dateline.extract.credits import read_credits
from dateline.extract.datelines import read_dateline
from dateline.extract.moments import moment

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORT = 9  # words: longer lines are not made of names and dates
_LONGEST = 160  # letters of such a line: a word may be as long as a page
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")
_REST = 2  # words that names and dates leave over, in a line made of them


@lru_cache(maxsize=4096)
def readings(text: str, size: int) -> tuple[str, ...]:
    """Return what is read in a line of ``size`` words: ``reads date``, ``made of names``, ``credits editing``."""
    found = [f"credits {role}" for role in dict.fromkeys(credit.role for credit in read_credits(text))]
    if dateline := read_dateline(text):
        span = dateline.span
        found.append("opens dateline" if span and span.end < len(text) - 2 else "made of dateline")
    if size <= _SHORT and len(text) <= _LONGEST:
        found += _of_short(text, size)
    return tuple(found)


def _of_short(text: str, size: int) -> Iterator[str]:
    if agency_named(text):
        yield "made of agency"
    stated = moment(text) if _DIGIT.search(text) else None
    dated = len(_WORD.findall(text[stated.start : stated.end])) if stated else 0
    if stated:
        yield "reads date"
    rest = text[: stated.start] + text[stated.end :] if stated else text
    byline = divided([rest], (), "line")
    named = sum(len(name.split()) for name in byline.people + byline.bodies)
    if byline.people:
        yield "reads person"
    if byline.bodies:
        yield "reads newsroom"
    if (named or dated) and size - named - dated <= _REST:
        yield f"made of {'names' if named else ''}{' and ' if named and dated else ''}{'date' if dated else ''}"
