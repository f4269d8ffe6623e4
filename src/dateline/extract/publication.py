"""Which of a page's dates is its own: nothing is thrown away, and what cannot be decided stays unknown.

The order of the places is the order of trust: what the page states for machines, what it shows its readers, its
address, guesses. Two statements that agree with the address overrule one that does not. A day that only a dateline
gives, or a crawl date bounds, is *inferred* and says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from dateline.extract.clocks import DAY, day_of, local
from dateline.extract.years import of_dateline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.records import DateEvidence, DateKind

Basis = Literal["stated", "inferred", "unknown"]

_FIRST_YEAR = 1990  # there was no news on the web before


class _Place(NamedTuple):
    """Places whose name begins so, and what a date there amounts to."""

    prefix: str | tuple[str, ...]
    basis: Basis


_PLACES = (
    _Place("json-ld:datePublished", "stated"),
    _Place("meta:", "stated"),
    _Place("microdata:datePublished", "stated"),
    _Place(("time:", "dated:", "byline:", "line:"), "stated"),
    _Place("url", "inferred"),
    _Place("plain ", "stated"),
    _Place("words:", "stated"),
    _Place("htmldate", "inferred"),
    _Place("aside ", "inferred"),
)
_GUESS = next(rank for rank, place in enumerate(_PLACES) if place.prefix == "htmldate")
_MACHINE = ("json-ld:", "meta:", "microdata:")  # places that state dates for machines
_UNSAID: dict[DateKind, str] = {
    "updated": "another statement of the last change stands before it",
    "crawled": "says when the page was saved, not when it was published",
    "copyright": "a year of rights bounds the text and dates nothing",
    "mentioned": "does not say when the page was published",
    "dateline": "the day of the report, not of the page",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The publication date and how it was reached; ``dates`` is all evidence with its verdicts."""

    published: str | None
    basis: Basis
    reason: str
    updated: str | None
    dates: tuple[DateEvidence, ...]


def is_settled(dates: Iterable[DateEvidence]) -> bool:
    """Return whether some date needs no guess: the page states it for machines or shows it to its readers."""
    return any(one.kind == "published" and _rank(one) < _GUESS for one in dates)


def decide_published(dates: Iterable[DateEvidence], *, retrieved: datetime | None = None) -> Decision:
    """Return the publication date with its basis and reason, and all evidence with its verdicts.

    ``retrieved`` is when the page was fetched: no date after it can be its own. Without it a crawl date on the page
    bounds, else the present day; a bound is never itself the answer.
    """
    given = tuple(dates)
    limit, bound = _limit(given, retrieved)
    fetched = None if retrieved is None else retrieved.date().isoformat()
    judged = [_clocked(_bounded(one, limit, bound), fetched) for one in given]
    usable = sorted((one for one in judged if not one.reason and one.kind == "published"), key=_rank)
    best = local(_best(usable), usable)
    changes = [one for one in judged if one.kind == "updated" and not one.reason]
    updated = next((one for one in changes if best is None or one.value[:DAY] >= best.value[:DAY]), None)
    verdicts = tuple(_verdict(one, best, updated) for one in judged)
    shown = None if updated is None else updated.value
    if best is not None:
        reason = _why(best, usable)
        return Decision(published=best.value, basis=_basis(best), reason=reason, updated=shown, dates=verdicts)
    return _inferred(verdicts, updated) or Decision(
        published=None, basis="unknown", reason=_why_unknown(verdicts), updated=shown, dates=verdicts
    )


# What bounds.


def _limit(dates: Sequence[DateEvidence], retrieved: datetime | None) -> tuple[date, str]:
    """Return the last day the page can be of, and the words for it."""
    read = (retrieved or datetime.now(UTC)).date()
    # A day more: the page may be of a place where it is tomorrow.
    limits = [(read + timedelta(days=1), f"the page was read on {read.isoformat()}")]
    saved = [day for one in dates if one.kind == "crawled" and (day := day_of(one))]
    limits += [(day, f"the page was saved on {day.isoformat()}") for day in saved]
    return min(limits)


def _bounded(one: DateEvidence, limit: date, bound: str) -> DateEvidence:
    day = day_of(one)
    if day is None:
        return one
    if day > limit and one.kind != "crawled":
        return replace(one, reason=f"is in the future: {bound}")
    if day.year < _FIRST_YEAR:
        return replace(one, reason=f"is before {_FIRST_YEAR}: a template's default or the date of something else")
    if one.where == "htmldate" and (day.month, day.day) == (1, 1):
        return replace(one, reason="is how htmldate gives a year alone")
    return one


def _clocked(one: DateEvidence, fetched: str | None) -> DateEvidence:
    """Return a guess refused where it is the day the page was fetched: so it would be if a clock on it was read."""
    guessed = _rank(one) >= _GUESS and one.kind == "published"
    if one.reason or not guessed or one.value[:DAY] != fetched:
        return one
    return replace(
        one, reason="is the day the page was fetched, and no place states it: it may be of a clock on the page"
    )


# What is taken.


def _rank(one: DateEvidence) -> int:
    return _rank_of(one.where)


@lru_cache(maxsize=1024)
def _rank_of(where: str) -> int:
    return next((rank for rank, place in enumerate(_PLACES) if where.startswith(place.prefix)), len(_PLACES))


def _basis(one: DateEvidence) -> Basis:
    rank = _rank(one)
    return _PLACES[rank].basis if rank < len(_PLACES) else "inferred"


def _best(usable: Sequence[DateEvidence]) -> DateEvidence | None:
    full = [one for one in usable if day_of(one) is not None]
    if not full:
        return None
    first = full[0]
    for known in (_MACHINE, ("url",)):
        others = {one.where: one for one in full if one is not first and one.where.startswith(known)}
        alike = [one for one in full if one is not first and _apart(one, first) <= 1 and one.where.startswith(_MACHINE)]
        agreed = _agreed(list(others.values()), full) if others and not alike else None
        if agreed is not None and _apart(agreed, first) > 1:
            return agreed
    return first


def _agreed(others: Sequence[DateEvidence], full: Sequence[DateEvidence]) -> DateEvidence | None:
    """Return the first of two places, one of them among ``others``, that state the same day."""
    for one in others:
        for other in full:
            distinct = other.where != one.where and other.where.startswith((*_MACHINE, "url"))
            if distinct and other.value[:DAY] == one.value[:DAY]:
                return min(one, other, key=_rank)
    return None


def _apart(one: DateEvidence, other: DateEvidence) -> int:
    first, second = day_of(one), day_of(other)
    return abs((first - second).days) if first and second else 0


def _verdict(one: DateEvidence, best: DateEvidence | None, updated: DateEvidence | None) -> DateEvidence:
    if one.reason:
        return one
    if one is best:
        return replace(one, accepted=True, reason="the surest statement of the publication date")
    if one is updated:
        return replace(one, accepted=True, reason="the last change the page states")
    if one.kind == "crawled":
        return replace(one, accepted=True, reason=_UNSAID["crawled"])
    if one.kind == "published" and best is not None:
        same = one.value[:DAY] == best.value[:DAY]
        reason = f"agrees with {best.where}" if same else f"differs from {best.where}, which is surer"
        return replace(one, accepted=same, reason=reason)
    return replace(one, reason=_UNSAID.get(one.kind, "names no full day"))


def _why(best: DateEvidence, usable: Sequence[DateEvidence]) -> str:
    same = [one.where for one in usable if one is not best and one.value[:DAY] == best.value[:DAY]]
    others = list(dict.fromkeys(same))[:3]
    agree = f"; {', '.join(others)} agree{'s' if len(others) == 1 else ''}" if others else ""
    return f"stated by {best.where}{agree}" if _basis(best) == "stated" else f"taken from {best.where}{agree}"


def _why_unknown(verdicts: Sequence[DateEvidence]) -> str:
    stated = [one for one in verdicts if one.kind == "published"]
    if not stated:
        return "no date found"
    return f"no date can be taken: {stated[0].value} ({stated[0].where}) {stated[0].reason}"


# What is inferred.


def _inferred(verdicts: tuple[DateEvidence, ...], updated: DateEvidence | None) -> Decision | None:
    """Return a date that no place states as the publication's: of the dateline, or of the last change."""
    dateline = next((one for one in verdicts if one.kind == "dateline"), None)
    day, reason = (None, "") if dateline is None else of_dateline(dateline, verdicts)
    if dateline is not None and day is not None:
        judged = tuple(replace(one, accepted=True, reason=reason) if one is dateline else one for one in verdicts)
        shown = None if updated is None else updated.value
        return Decision(published=day, basis="inferred", reason=reason, updated=shown, dates=judged)
    if updated is not None:
        reason = f"only a change is dated, by {updated.where}: published on that day or before"
        return Decision(published=updated.value, basis="inferred", reason=reason, updated=updated.value, dates=verdicts)
    return None
