"""Counts → the ledger: who gave which figure, and when; figures are listed, never averaged or added up."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dateline import rulebook
from dateline.assemble.copies import origins
from dateline.assemble.entries import by_date, evidence, width
from dateline.assemble.told import holder_key, holder_of
from dateline.names import fold
from dateline.records import FigureEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.assemble.told import Count

_UNKNOWN = "9999"
_DAY = 10


class RetractionRule(rulebook.Rule, frozen=True, kw_only=True):
    """A pattern over one sentence that takes a figure back."""

    pattern: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Key:
    """What figures must share to be one line: value, kind, and on whose word."""

    kind: str
    low: float | None
    high: float | None
    unit: str | None
    scope: str
    holder: str
    polarity: str
    retracts: bool


def retracts(sentence: str) -> bool:
    """Whether the sentence takes a figure back."""
    return any(pattern.search(sentence) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    rules = rulebook.load("en/retractions.toml", RetractionRule)
    return tuple(re.compile(rule.pattern, re.IGNORECASE) for rule in rules)


def figures(counts: Iterable[Count], newsroom_of: Mapping[str, str]) -> list[FigureEntry]:
    """Return the ledger: by kind, then by the day each figure was first given by its holder.

    A figure is one line for each holder who gives it, whom and where permitting. Lines that a later article takes
    back name it. ``newsroom_of`` is as in ``copies.origins``.
    """
    cells: defaultdict[_Key, list[Count]] = defaultdict(list)
    for count in by_date(counts):
        cells[_key(count, newsroom_of)].append(count)
    lines = [(key, line) for key, found in cells.items() for line in _parted(found)]
    withdrawals = [count for key, line in lines if key.retracts for count in line]
    entries = [_entry(line, newsroom_of, _withdrawn(key, line, withdrawals)) for key, line in lines]
    return sorted(entries, key=lambda entry: (entry.kind, entry.said or _UNKNOWN, entry.holder, entry.id))


def said(count: Count) -> str | None:
    """Return the day on which a figure was given, as far as it is known: said, else published."""
    day = count.word.said or count.page.published
    return day[:_DAY] if day else None


def _key(count: Count, newsroom_of: Mapping[str, str]) -> _Key:
    holder = holder_key(count, newsroom_of.get(count.page.article))
    taken_back = retracts(count.quote)
    return _Key(count.kind, count.low, count.high, count.unit, count.scope, holder, count.word.polarity, taken_back)


def _parted(found: Sequence[Count]) -> list[list[Count]]:
    """Part counts of one value and holder that are of different people or places; an unnamed one joins the first."""
    parts: list[list[Count]] = []
    for count in found:
        home = next((part for part in parts if all(_together(count, other) for other in part)), None)
        if home is None:
            parts.append([count])
        else:
            home.append(count)
    return parts


def _together(one: Count, other: Count) -> bool:
    if one.place and other.place and fold(one.place.name) != fold(other.place.name):
        return one.place.precision in {"country", "region"} or other.place.precision in {"country", "region"}
    if one.whom and other.whom and one.whom.keys.isdisjoint(other.whom.keys):
        return not (one.whom.named and other.whom.named)
    return True


def _withdrawn(key: _Key, line: Sequence[Count], withdrawals: Sequence[Count]) -> tuple[str, ...]:
    """Return the articles that take the line's figure back: the same number and kind, not given later than that."""
    given = min((said(count) or _UNKNOWN for count in line), default=_UNKNOWN)
    return tuple(
        dict.fromkeys(
            count.page.article
            for count in withdrawals
            if (count.kind, count.low, count.high) == (key.kind, key.low, key.high) and given <= (said(count) or "")
        )
    )


def _entry(line: Sequence[Count], newsroom_of: Mapping[str, str], withdrawn: tuple[str, ...]) -> FigureEntry:
    first = line[0]
    origin_of = origins((count.page for count in line), newsroom_of)
    own = first.word.holder is None and first.word.anonymous is None
    return FigureEntry(
        id=min(count.id for count in line),
        kind=first.kind,
        low=first.low,
        high=first.high,
        point=first.point,
        unit=first.unit,
        words=first.words,
        scope=first.scope,
        whom=next((count.whom.name for count in line if count.whom), None),
        place=next((count.place.name for count in line if count.place), None),
        when=min((count.when for count in line), key=width),
        said=said(first),
        holder=origin_of[first.page.article] if own else holder_of(first),
        stance=first.word.stance,
        polarity=first.word.polarity,
        contested=any(count.contested for count in line),
        retracted=withdrawn,
        sources=tuple(dict.fromkeys(count.page.article for count in line)),
        origins=len(set(origin_of.values())),
        evidence=evidence(line, origin_of),
    )
