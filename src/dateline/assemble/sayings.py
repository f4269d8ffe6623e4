"""Sayings → claims: one line for what one holder said, however many carry it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dateline.assemble.copies import origins
from dateline.assemble.entries import by_date, evidence
from dateline.assemble.told import holder_key, holder_of
from dateline.names import fold
from dateline.records import ClaimEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.assemble.told import Saying

_UNKNOWN = "9999"
_DAY = 10


def claims(sayings: Iterable[Saying], newsroom_of: Mapping[str, str]) -> list[ClaimEntry]:
    """Return the claims by the day they were first carried; the same words of the same holder are one."""
    cells: defaultdict[tuple[str, str, str], list[Saying]] = defaultdict(list)
    for saying in by_date(sayings):
        holder = holder_key(saying, newsroom_of.get(saying.page.article))
        cells[holder, saying.word.polarity, fold(saying.text)].append(saying)
    home = {saying.id: min(one.id for one in line) for line in cells.values() for saying in line}
    entries = [_entry(line, home, newsroom_of) for line in cells.values()]
    return sorted(entries, key=lambda entry: (entry.said or _UNKNOWN, entry.holder, entry.id))


def said(saying: Saying) -> str | None:
    """Return the day on which it was said, as far as it is known, else published."""
    day = saying.word.said or saying.page.published
    return day[:_DAY] if day else None


def _entry(line: Sequence[Saying], home: Mapping[str, str], newsroom_of: Mapping[str, str]) -> ClaimEntry:
    first = line[0]
    origin_of = origins((saying.page for saying in line), newsroom_of)
    return ClaimEntry(
        id=home[first.id],
        holder=holder_of(first),
        via=tuple(dict.fromkeys(carrier for saying in line for carrier in saying.word.via)),
        stance=first.word.stance,
        kind=first.kind,
        text=first.text,
        said=said(first),
        against=tuple(dict.fromkeys(home.get(other, other) for saying in line for other in saying.against)),
        sources=tuple(dict.fromkeys(saying.page.article for saying in line)),
        origins=len(set(origin_of.values())),
        evidence=evidence(line, origin_of),
    )
