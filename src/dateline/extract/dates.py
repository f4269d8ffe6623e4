"""Every date a page gives about itself, each with the place it was found at; and which of them is its own.

``date_evidence`` gathers, ``decide_published`` judges. Nothing is thrown away: a date that is not taken keeps the
reason, and where no date can be taken the publication stays unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Literal

from dateline import rulebook
from dateline.extract.jsonld import Node, text_of
from dateline.extract.moments import Moment, moment
from dateline.records import DateEvidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.extract.signs import Mark, Signs
    from dateline.records import DateKind

_FIRST_YEAR = 1990  # there was no news on the web before


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """Where pages keep dates, and the words beside them."""

    published: tuple[str, ...]
    updated: tuple[str, ...]
    updating: re.Pattern[str]
    publishing: re.Pattern[str]


@cache
def _names() -> _Names:
    table = rulebook.section("world/metadata.toml", "dates")
    return _Names(
        published=tuple(table["published"]),
        updated=tuple(table["updated"]),
        updating=_any_of(table["updating"]),
        publishing=_any_of(table["publishing"]),
    )


def _any_of(beginnings: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, beginnings)), re.IGNORECASE)


_URL_DAY = re.compile(
    r"(?<!\d)(?P<year>19[89]\d|20[0-4]\d)(?P<mark>[-/_.]?)(?P<month>0?[1-9]|1[0-2]|[a-z]{3})(?P=mark)(?P<day>0[1-9]|[12]\d|3[01]|[1-9])(?=[/_.\-?#]|$|[a-z])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The publication date and how it was reached; ``dates`` is all evidence with its verdicts."""

    published: str | None
    basis: Literal["stated", "inferred", "unknown"]
    reason: str
    updated: str | None
    dates: tuple[DateEvidence, ...]


def date_evidence(signs: Signs, article: Node | None, url: str | None) -> tuple[DateEvidence, ...]:
    """Return the dates of a page's markup and address, surest place first, each value once for a place."""
    language = _language(signs)
    found = [
        *_linked(article),
        *_meta(signs, "published", _names().published, language),
        *_microdata(signs, language),
        *_meta(signs, "updated", _names().updated, language),
        *_shown(signs, language),
        *_addressed(url or signs.canonical),
    ]
    return tuple(dict.fromkeys(found))


def evidence(value: str, kind: DateKind, where: str) -> DateEvidence:
    """Return a date not yet judged."""
    return DateEvidence(value=value, kind=kind, where=where, accepted=False, reason="")


def _language(signs: Signs) -> str | None:
    declared = signs.metas.get("og:locale", [""])[0]
    return signs.language if not declared or (signs.language and len(signs.language) > len("en")) else declared


def _linked(article: Node | None) -> Iterator[DateEvidence]:
    kinds: tuple[tuple[str, DateKind], ...] = (
        ("datePublished", "published"),
        ("dateModified", "updated"),
        ("dateCreated", "mentioned"),
        ("uploadDate", "mentioned"),
    )
    for name, kind in kinds:
        stated = moment(text_of(article.get(name))) if article else None
        if stated:
            yield evidence(stated.value, kind, f"json-ld:{name}")


def _meta(signs: Signs, kind: DateKind, names: Sequence[str], language: str | None) -> Iterator[DateEvidence]:
    for name in names:
        for content in signs.metas.get(name, ())[:2]:
            if stated := moment(content, language=language):
                yield evidence(stated.value, kind, f"meta:{name}")


def _microdata(signs: Signs, language: str | None) -> Iterator[DateEvidence]:
    kinds: tuple[tuple[str, DateKind], ...] = (
        ("datePublished", "published"),
        ("dateModified", "updated"),
        ("dateCreated", "mentioned"),
    )
    for name, kind in kinds:
        marks = signs.properties.get(name, [])
        for mark in [one for one in marks if not one.aside][:1] or marks[:1]:
            stated = moment(mark.stamp, language=language) or moment(mark.text, language=language)
            if stated:
                yield evidence(stated.value, kind, f"microdata:{name}")


def _shown(signs: Signs, language: str | None) -> Iterator[DateEvidence]:
    """Dates that the reader of the page sees, in document order, those about other pages last."""
    title = signs.headings[0].order if signs.headings else 0
    marks = [*signs.times, *signs.dated, *signs.bylines]
    for mark in sorted(marks, key=lambda one: (one.aside, one.order < title - 60, one.order)):
        for stated, words in _pieces(mark, language):
            kind: DateKind = "published"
            if _names().updating.search(words) and not _names().publishing.search(words):
                kind = "updated"
            aside = "aside " if mark.aside else ""
            plain = "" if _names().publishing.search(words) else "plain "
            yield evidence(stated.value, kind, f"{aside}{plain}{mark.where}")


def _pieces(mark: Mark, language: str | None) -> Iterator[tuple[Moment, str]]:
    if mark.stamp and (stated := moment(mark.stamp, language=language)):
        yield stated, f"{mark.where} {mark.text}"
        return
    rest, context = mark.text, mark.where
    for _ in range(3):
        stated = moment(rest, language=language)
        if stated is None:
            return
        yield stated, f"{context} {rest[: stated.start][-40:]}"
        rest, context = rest[stated.end :], ""


def _addressed(url: str | None) -> Iterator[DateEvidence]:
    for found in _URL_DAY.finditer(url or ""):
        written = (
            f"{found['year']}-{found['month']}-{found['day']}"
            if found["month"].isdigit()
            else f"{found['day']} {found['month']} {found['year']}"
        )
        if stated := moment(written):
            yield evidence(stated.value, "published", "url")
            return


# Deciding.

# Places that say when the page was published, the surest first. "Shown" places are words on the page.
_PLACES = (
    ("json-ld:datePublished", "stated"),
    ("meta:", "stated"),
    ("microdata:datePublished", "stated"),
    ("time:", "stated"),
    ("dated:", "stated"),
    ("byline:", "stated"),
    ("line ", "stated"),
    ("url", "inferred"),
    ("plain time:", "stated"),
    ("plain dated:", "stated"),
    ("plain byline:", "stated"),
    ("htmldate", "inferred"),
    ("dateline", "inferred"),
    ("aside ", "inferred"),
)


def is_settled(dates: Iterable[DateEvidence]) -> bool:
    """Return whether some date needs no last resort: stated for machines, or shown in the article's head."""
    return any(one.kind == "published" and _rank(one) < len(_PLACES) - 3 for one in dates)  # before htmldate


def decide_published(dates: Iterable[DateEvidence], *, retrieved: datetime | None = None) -> Decision:
    """Return the publication date with its basis and reason, and all evidence with its verdicts.

    ``retrieved`` is when the page was fetched: no date after it can be its own. Without it the present day bounds,
    and is never itself the answer.
    """
    limit = (retrieved or datetime.now(UTC)).date() + timedelta(days=1)
    judged = [_bounded(one, limit) for one in dates]
    usable = sorted((one for one in judged if not one.reason and one.kind == "published"), key=_rank)
    best = _best(usable)
    updated = next(
        (
            one
            for one in judged
            if not one.reason and one.kind == "updated" and (best is None or one.value[:10] >= best.value[:10])
        ),
        None,
    )
    verdicts = tuple(_verdict(one, best, updated) for one in judged)
    shown = None if updated is None else updated.value
    if best is None:
        return Decision(published=None, basis="unknown", reason=_why_unknown(verdicts), updated=shown, dates=verdicts)
    return Decision(published=best.value, basis=_basis(best), reason=_why(best, usable), updated=shown, dates=verdicts)


def _rank(one: DateEvidence) -> int:
    return next((rank for rank, (place, _) in enumerate(_PLACES) if one.where.startswith(place)), len(_PLACES))


def _basis(one: DateEvidence) -> Literal["stated", "inferred"]:
    rank = _rank(one)
    return "stated" if rank < len(_PLACES) and _PLACES[rank][1] == "stated" else "inferred"


def _bounded(one: DateEvidence, limit: date) -> DateEvidence:
    try:
        day = date.fromisoformat(one.value[:10])
    except ValueError:
        return one
    if day > limit:
        return replace(one, reason=f"is in the future: the page was read by {limit.isoformat()}")
    if day.year < _FIRST_YEAR:
        return replace(one, reason=f"is before {_FIRST_YEAR}: a template's default or a date of something else")
    return one


def _best(usable: Sequence[DateEvidence]) -> DateEvidence | None:
    if not usable:
        return None
    first = usable[0]
    address = next((one for one in usable if one.where == "url"), None)
    if address is not None and _apart(first, address) > 1:
        agreeing = next((one for one in usable if one is not address and _apart(one, address) <= 1), None)
        if agreeing is not None:
            return agreeing
    return first


def _apart(one: DateEvidence, other: DateEvidence) -> int:
    return abs((date.fromisoformat(one.value[:10]) - date.fromisoformat(other.value[:10])).days)


def _verdict(one: DateEvidence, best: DateEvidence | None, updated: DateEvidence | None) -> DateEvidence:
    if one.reason:
        return one
    if one is best:
        return replace(one, accepted=True, reason="the surest statement of the publication date")
    if one is updated:
        return replace(one, accepted=True, reason="the latest change the page states")
    if one.kind == "published" and best is not None:
        same = one.value[:10] == best.value[:10]
        reason = f"agrees with {best.where}" if same else f"differs from {best.where}, which is surer"
        return replace(one, accepted=same, reason=reason)
    return replace(one, reason=_REASONS.get(one.kind, "does not say when the page was published"))


_REASONS: dict[DateKind, str] = {
    "updated": "another statement of the last change stands before it",
    "crawled": "says when the page was saved, not when it was published",
    "copyright": "a year of rights bounds the text and dates nothing",
    "mentioned": "does not say when the page was published",
    "dateline": "the day of the report's own dateline",
}


def _why(best: DateEvidence, usable: Sequence[DateEvidence]) -> str:
    others = sorted({one.where for one in usable if one is not best and one.value[:10] == best.value[:10]})
    return f"stated by {best.where}" + (
        f"; {', '.join(others[:3])} agree{'s' if len(others) == 1 else ''}" if others else ""
    )


def _why_unknown(verdicts: Sequence[DateEvidence]) -> str:
    refused = [f"{one.value} ({one.where}) {one.reason}" for one in verdicts if one.reason]
    return f"no usable date: {refused[0]}" if refused else "no date found"
