"""Meanings → the records ``Time`` and ``When``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.read.times import notation, points
from dateline.records import Time, When

if TYPE_CHECKING:
    from dateline.read.times.points import Point
    from dateline.read.times.resolve import Meaning
    from dateline.records import Span

_REASONS = {
    "explicit": "named in full",
    "relative": "counted from the article's own date",
    "weekday": "a weekday: the latest one past, or the next where the verb looks ahead",
    "year inferred": "the year is not named: the one nearest to the article's own date, or by tense",
    "narrative": "counted from the date the text named before",
    "publication": "no day named: the article's own date",
}


def time_of(meaning: Meaning, span: Span, rule: str) -> Time:
    """Return the record of one expression."""
    return Time(
        span=span,
        type=meaning.type,
        value=meaning.value,
        rule=rule,
        mod=meaning.mod,
        when=when_at(meaning, span),
    )


def when_at(meaning: Meaning, span: Span) -> When | None:
    """Return the place in time of a meaning, or None where it has none."""
    if meaning.point is None:
        return None
    approximate = meaning.mod in {"APPROX", "LESS_THAN", "MORE_THAN"}
    found = _when(meaning.point, meaning, "~" if approximate else "", span)
    if found is None:
        return None
    others = tuple(one for point in meaning.others if (one := _when(point, meaning, "", span)) is not None)
    if not others:
        return found
    return replace(found, certainty="uncertain", edtf=_one_of(found, others), alternatives=others)


def _one_of(found: When, others: tuple[When, ...]) -> str:
    """Return the EDTF of "one of these"; sets hold dates alone, so where one is an interval or a time, the first."""
    views = [view.edtf for view in sorted((found, *others), key=lambda view: view.earliest or "")]
    if any("/" in view or "T" in view for view in views):
        return found.edtf
    return f"[{','.join(views)}]"


def _when(point: Point, meaning: Meaning, mark: str, span: Span) -> When | None:
    earliest, latest = points.bounds(point)
    if earliest is None or latest is None:
        return None
    written = notation.edtf(point, mark)
    whole = "T" not in earliest  # days cut short what is made of days, not "earlier last night"
    if whole and meaning.until is not None and earliest <= meaning.until.isoformat() < latest:
        latest = meaning.until.isoformat()
        written = f"{earliest}/{latest}"
    if whole and meaning.since is not None and earliest < meaning.since.isoformat() <= latest:
        earliest = meaning.since.isoformat()
        written = f"{earliest}/{latest}"
    return When(
        earliest=earliest,
        latest=latest,
        grain=meaning.grain or point.grain,
        certainty="approximate" if mark else "exact",
        basis=meaning.basis,
        edtf=written,
        timex=notation.timex(point),
        reason=meaning.reason or _REASONS.get(meaning.basis, ""),
        zone=point.zone,
        span=span,
    )
