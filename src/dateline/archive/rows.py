"""Reading → rows of the tables, and the JSON in them → told records."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec

from dateline.assemble import ledger, sayings
from dateline.assemble.copies import body
from dateline.assemble.match import Link, blocks, window
from dateline.assemble.spelling import names_of
from dateline.assemble.told import Count, Holding, Page, Report, Saying, holder_of
from dateline.names import fold, surname
from dateline.records import Hit, Problem, Reading, identify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.engine import Row as SqlRow

    from dateline.assemble.told import Party, Spot, Told
    from dateline.records import When

Row = dict[str, Any]

REPORTS = msgspec.json.Decoder(Report)
COUNTS = msgspec.json.Decoder(Count)
SAYINGS = msgspec.json.Decoder(Saying)
HOLDINGS = msgspec.json.Decoder(Holding)
PAGES = msgspec.json.Decoder(Page)

_REASONS = msgspec.json.Decoder(tuple[str, ...])
_READINGS = msgspec.json.Decoder(Reading)
_FAST = 1
_DAY = 10
_ENCODER = msgspec.json.Encoder()
# The window of an event without a date.
_ANY = ("0000-00-00", "0000-00-00", "9999-99-99")


def encode(record: object) -> str:
    """Return a record as JSON text."""
    return _ENCODER.encode(record).decode()


def digest(reading: Reading) -> str:
    """Return a hash of what was read; where the page lay and which version of the program read it do not count."""
    article = replace(reading.article, source="", problems=())
    read = (reading.times, reading.actors, reading.places, reading.claims, reading.figures)
    content = _ENCODER.encode((article, read, reading.events, reading.tenures))
    return hashlib.sha256(content).hexdigest()[:16]


def reading(record: bytes) -> Reading:
    """Return the reading in a row of the table of readings."""
    return _READINGS.decode(zlib.decompress(record))


def now() -> str:
    """Return this moment as the archive writes it: UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def reading_row(given: Reading, page: Page, content: str) -> Row:
    """Return the row of a reading; ``content`` is its digest."""
    article = given.article
    return {
        "article": article.id,
        "version": article.version,
        "digest": content,
        "source": article.source,
        "title": article.title,
        "outlet": page.outlet,
        "published": article.published,
        "updated": article.updated,
        "language": article.language,
        "body": body(article),
        "page": encode(page),
        "record": zlib.compress(_ENCODER.encode(given), _FAST),
        "added": now(),
    }


def event_row(report: Report, reading: int, incident: str | None) -> Row:
    """Return the row of an event; one without an incident is of a superseded reading."""
    earliest, latest = _bounds(report.when)
    parties = (*report.actors, *report.recipients)
    return _told_row(report, reading) | {
        "type": report.type,
        "mode": report.mode,
        "earliest": earliest,
        "latest": latest,
        **_place_columns(report.place),
        "latitude": report.place.latitude if report.place else None,
        "longitude": report.place.longitude if report.place else None,
        "words": _words(parties, report.place, report.quote),
        "live": incident is not None,
        "incident": incident,
    }


def figure_row(count: Count, reading: int) -> Row:
    """Return the row of a figure."""
    earliest, latest = _bounds(count.when)
    return _told_row(count, reading) | {
        "kind": count.kind,
        "low": count.low,
        "high": count.high,
        "earliest": earliest,
        "latest": latest,
        **_place_columns(count.place),
        "contested": count.contested,
        "said": ledger.said(count),
        "words": _words((count.whom,), count.place, count.quote),
    }


def claim_row(saying: Saying, reading: int) -> Row:
    """Return the row of a claim."""
    return _told_row(saying, reading) | {
        "kind": saying.kind,
        "key": fold(holder_of(saying)),
        "said": sayings.said(saying),
        "words": _words((), None, saying.text),
    }


def tenure_row(holding: Holding, reading: int) -> Row:
    """Return the row of a tenure."""
    earliest, latest = _bounds(holding.when)
    return _told_row(holding, reading) | {
        "change": holding.change,
        "earliest": earliest,
        "latest": latest,
        "words": _words((holding.person, holding.body), None, holding.office or ""),
    }


def name_rows(reading: Reading, pk: int) -> Iterator[Row]:
    """Yield a row for each name of each actor, once a key."""
    for actor in reading.actors:
        for place, (key, name) in enumerate(names_of(actor).items()):
            yield {
                "reading": pk,
                "actor": actor.id,
                "place": place,
                "name": name,
                "key": key,
                "surname": surname(key) if actor.kind == "person" else None,
                "kind": actor.kind,
                "country": actor.country,
                "mentions": len(actor.mentions),
            }


def party_rows(told: Told, pk: int) -> Iterator[Row]:
    """Yield a row for each part somebody plays in a told record, under the key of the name."""
    for kind, side, party in _parts(told):
        key = fold(party.name)
        if key:
            yield {"reading": pk, "kind": kind, "id": told.id, "side": side, "key": key}


def block_rows(report: Report) -> Iterator[Row]:
    """Yield a row for each key under which an event looks for its like."""
    found = window(report.when)
    near, first, last = (found.near, found.first, found.last) if found else _ANY
    wide = found is None or found.wide
    for key in sorted(blocks(report)):
        yield {"key": key, "event": report.id, "near": near, "first": first, "last": last, "wide": wide}


def link_row(link: Link) -> Row:
    """Return the row of a link."""
    return {"one": link.one, "other": link.other, "score": link.score, "reasons": encode(link.reasons)}


def link(row: SqlRow[Any]) -> Link:
    """Return the link in a row of the table of links."""
    return Link(row.one, row.other, row.score, _REASONS.decode(row.reasons))


def hit(page: str, snippet: str) -> Hit:
    """Return an article that was found, from its page's JSON."""
    found = PAGES.decode(page)
    return Hit(
        article=found.article,
        version=found.version,
        source=found.source,
        title=found.title,
        outlet=found.outlet,
        published=found.published,
        snippet=" ".join(snippet.split()),
    )


def problem(row: SqlRow[Any]) -> Problem:
    """Return the problem in a row of the table of problems."""
    return Problem(source=row.source, stage=row.stage, code=row.code, message=row.message, fatal=row.fatal)


def problem_row(found: Problem) -> Row:
    """Return the row of a problem."""
    return {
        "id": identify(found.source, found.stage, found.code, found.message),
        "source": found.source,
        "stage": found.stage,
        "code": found.code,
        "message": found.message,
        "fatal": found.fatal,
        "added": now(),
    }


def _told_row(told: Told, reading: int) -> Row:
    return {
        "id": told.id,
        "reading": reading,
        "record": told.record,
        "start": told.span.start,
        "end": told.span.end,
        "holder": holder_of(told),
        "stance": told.word.stance,
        "told": encode(told),
    }


def _place_columns(place: Spot | None) -> Row:
    if place is None:
        return {"place": None, "country": None, "level": None}
    return {"place": fold(place.name), "country": place.country, "level": place.precision}


def _parts(told: Told) -> Iterator[tuple[str, str, Party]]:
    kind = {Report: "event", Count: "figure", Saying: "claim", Holding: "tenure"}[type(told)]
    if told.word.holder is not None:
        yield kind, "holder", told.word.holder
    if isinstance(told, Report):
        yield from ((kind, "actor", party) for party in told.actors)
        yield from ((kind, "recipient", party) for party in told.recipients)
    elif isinstance(told, Count) and told.whom is not None:
        yield kind, "whom", told.whom
    elif isinstance(told, Holding):
        yield kind, "person", told.person
        yield from ((kind, side, party) for side, party in (("body", told.body), ("by", told.by)) if party)


def _words(parties: Iterable[Party | None], place: Spot | None, words: str) -> str:
    names = [name for party in parties if party is not None for name in party.names]
    if place is not None:
        names += [place.name, place.admin1 or ""]
    return " ".join(filter(None, (fold(name) for name in (*names, words))))


def _bounds(when: When | None) -> tuple[str | None, str | None]:
    if when is None:
        return None, None
    return (when.earliest or "")[:_DAY] or None, (when.latest or "")[:_DAY] or None
