"""Whole articles of our own, held against what an analyst recorded from them (``articles/expected.tsv``).

Each row says what the record of one article must hold, or must not. ``kind`` is a type, kind, change or stance;
``words`` stand in the trigger, the number phrase, the office, the content or the title; ``when`` is a day, month or
year, ``a/b`` (within, or on or before a day that is), or ``<=day``; ``sense`` is an auxiliary mode, a scope or kind of
claim; ``says`` is who says so. Several words in ``kind``, ``place`` or ``sense`` are alternatives, ``-`` is none, an
empty cell asks nothing. ``known`` names the class of error where dateline still fails: such a row must fail until its
rule is mended, and then loses the note.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from dateline import Reader, extract

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from dateline.records import Article, Claim, Event, Figure, Reading, Role, Statement, Tenure, When

OPEN = "0000"
FOLDER = Path(__file__).parent / "articles"


class Row(NamedTuple):
    """One line of the analyst's table."""

    article: str
    must: str
    record: str
    kind: str
    words: str
    who: str
    whom: str
    place: str
    when: str
    sense: str
    says: str
    low: str
    high: str
    known: str


def table() -> list[Row]:
    lines = (FOLDER / "expected.tsv").read_text("utf-8").splitlines()
    return [Row(*line.split("\t")) for line in lines[1:]]


def cases() -> Iterable[object]:
    for row in table():
        marks = [pytest.mark.xfail(strict=True, reason=row.known)] if row.known else []
        cells = [row.article, row.must, row.record, row.kind, row.words, row.who, row.whom, row.when]
        yield pytest.param(row, marks=marks, id=" ".join(filter(None, cells)))


@cache
def reader() -> Reader:
    return Reader()


@cache
def reading_of(article: str) -> Reading:
    return reader().read(extract((FOLDER / f"{article}.txt").read_bytes()))


def test_every_article_has_rows() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == {row.article for row in table()}


@pytest.mark.parametrize("row", list(cases()))
def test_the_record_holds_what_the_analyst_recorded(row: Row) -> None:
    reading = reading_of(row.article)
    records = RECORDS[row.record](reading)
    found = [shown for seen, shown in records if all(fits(row, seen))]
    if row.must == "yes":
        assert found, [shown for _, shown in records]
    else:
        assert not found


# What a row asks of a record: each record is shown as a row of the same columns.


class Seen(NamedTuple):
    """A record as the table writes it: lists of words where several are possible."""

    kind: str = ""
    words: str = ""
    who: str = ""
    whom: str = ""
    place: str = ""
    when: When | None = None
    days: tuple[str, str] | None = None
    sense: Sequence[str] = ()
    says: str = ""
    low: float | None = None
    high: float | None = None


def fits(row: Row, seen: Seen) -> Iterable[bool]:
    yield any_of(row.kind, seen.kind.split())
    yield not row.words or any(word in seen.words for word in (row.words, *alternatives(row)))
    yield inside(row.who, seen.who)
    yield inside(row.whom, seen.whom)
    yield not row.place or any(name in seen.place for name in row.place.split())
    yield not row.when or (seen.days is not None and within(row.when, seen.days))
    yield not row.sense or (any_of(row.sense, seen.sense) if row.sense != "-" else not seen.sense)
    yield inside(row.says, seen.says)
    yield not row.low or seen.low == float(row.low)
    yield not row.high or seen.high == float(row.high)


def alternatives(row: Row) -> list[str]:
    """For an event the words are alternatives; elsewhere they are a phrase."""
    return row.words.split() if row.record == "event" else []


def any_of(cell: str, values: Sequence[str]) -> bool:
    return not cell or bool(set(cell.split()) & set(values))


def inside(cell: str, value: str) -> bool:
    return not value if cell == "-" else cell.lower() in value.lower()


def within(cell: str, days: tuple[str, str]) -> bool:
    if cell.startswith("<="):
        return days[1] <= cell[2:]
    first, closed, last = cell.partition("/")
    if closed and days[0] == OPEN:
        return first <= days[1] <= last
    last = last or first
    return first <= days[0][: len(first)] and days[1][: len(last)] <= last


def days_of(when: When | None) -> tuple[str, str] | None:
    if when is None or when.latest is None:
        return None
    return (when.earliest or OPEN)[:10], when.latest[:10]


# How each kind of record is shown.


def named(reading: Reading, roles: Sequence[Role | None]) -> str:
    known = {actor.id: " ".join((actor.name, *actor.aliases)) for actor in reading.actors}
    return " | ".join(f"{role.text} {known.get(role.actor or '', '')}" for role in roles if role is not None)


def spoken(reading: Reading, statement: Statement) -> str:
    return f"{named(reading, [statement.source.holder])} {statement.source.anonymous or ''}".strip()


def place_of(reading: Reading, place: str | None) -> str:
    known = {one.id: " ".join(filter(None, (one.name, one.admin1))) for one in reading.places}
    return known.get(place or "", "")


def shown_article(reading: Reading) -> list[tuple[Seen, str]]:
    article: Article = reading.article
    day = article.published[:10] if article.published else None
    seen = Seen(words=article.title or "", days=(day, day) if day else None)
    return [(seen, f"{article.title} {article.published}")]


def shown_event(reading: Reading, event: Event) -> Seen:
    return Seen(
        kind=event.type,
        words=reading.article.text[event.trigger.start : event.trigger.end],
        who=named(reading, event.actors),
        whom=named(reading, event.recipients),
        place=place_of(reading, event.place),
        days=days_of(event.when),
        sense=event.auxiliary,
        says=spoken(reading, event.statement),
    )


def shown_figure(reading: Reading, figure: Figure) -> Seen:
    return Seen(
        kind=figure.kind,
        words=figure.words,
        whom=named(reading, [figure.whom]),
        place=place_of(reading, figure.place),
        days=days_of(figure.when),
        sense=(figure.scope,),
        says=spoken(reading, figure.statement),
        low=figure.low,
        high=figure.high,
    )


def shown_claim(reading: Reading, claim: Claim) -> Seen:
    return Seen(
        kind=claim.statement.stance, words=claim.text, sense=(claim.kind,), says=spoken(reading, claim.statement)
    )


def shown_tenure(reading: Reading, tenure: Tenure) -> Seen:
    return Seen(
        kind=tenure.change,
        words=(tenure.office or "").lower(),
        who=named(reading, [tenure.person]),
        whom=named(reading, [tenure.body]),
        days=days_of(tenure.when),
        says=spoken(reading, tenure.statement),
    )


def listed(field: str, show: Callable[..., Seen]) -> Callable[[Reading], list[tuple[Seen, str]]]:
    def shown(reading: Reading) -> list[tuple[Seen, str]]:
        seen = [show(reading, record) for record in getattr(reading, field)]
        return [(one, str([cell for cell in one if cell])) for one in seen]

    return shown


RECORDS: dict[str, Callable[[Reading], list[tuple[Seen, str]]]] = {
    "article": shown_article,
    "actor": lambda reading: [(Seen(who=actor.name), actor.name) for actor in reading.actors],
    "event": listed("events", shown_event),
    "figure": listed("figures", shown_figure),
    "claim": listed("claims", shown_claim),
    "tenure": listed("tenures", shown_tenure),
}
