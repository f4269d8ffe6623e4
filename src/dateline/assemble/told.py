"""What a reading tells, record by record, each with its page and its names beside it.

A record of a Reading points into its article; to be compared with records of other articles it must carry the
page, the names behind the roles and the words. These do. They are what the archive stores in its rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.names import fold, surname
from dateline.records import (  # noqa: TC001 -- msgspec reads the annotations at run time
    ActorKind,
    Auxiliary,
    ClaimKind,
    EventType,
    FigureKind,
    FigureScope,
    OfficeChange,
    Polarity,
    Span,
    Stance,
    When,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The article a record was read from: ``outlet`` published it, ``newsroom`` wrote it as far as it says so.

    ``agencies`` are the newsrooms it credits with a part in the text; ``wire`` is set where a dateline names one.
    """

    article: str
    version: str
    source: str
    title: str | None
    outlet: str
    newsroom: str
    agencies: tuple[str, ...]
    published: str | None
    wire: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One side of a record: ``names`` are all its names in the article; ``named`` is false for "the protesters"."""

    name: str
    names: tuple[str, ...]
    kind: ActorKind | None
    country: str | None
    named: bool

    @property
    def keys(self) -> frozenset[str]:
        """The folded names, by which it is compared."""
        return frozenset(filter(None, map(fold, self.names)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where: a place's name, country (ISO 3166-1 alpha-2), first-level area and WGS 84 point."""

    name: str
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    precision: Literal["point", "city", "admin1", "country", "region"] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """On whose word: ``holder`` is None for the article's own voice and for unnamed classes of people."""

    holder: Party | None
    anonymous: str | None
    via: tuple[str, ...]
    stance: Stance
    certainty: str
    polarity: Polarity
    said: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What all told records share: the record's own ``record`` id, its page, its words and who says so.

    ``id`` is the record's id made unique across articles and versions.
    """

    id: str
    record: str
    page: Page
    span: Span
    quote: str
    rule: str
    word: Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Told):
    """One article's telling of one event."""

    type: EventType
    mode: str | None
    trigger: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Spot | None
    when: When | None
    auxiliary: tuple[Auxiliary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Told):
    """One article's telling of a figure."""

    kind: FigureKind
    low: float | None
    high: float | None
    point: float | None
    unit: str | None
    words: str
    scope: FigureScope
    whom: Party | None
    place: Spot | None
    when: When | None
    contested: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying(Told):
    """One article's telling of a claim; ``against`` holds the told ids of its counter-claims."""

    kind: ClaimKind
    text: str
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding(Told):
    """One article's telling of an office held, gained or lost."""

    person: Party
    change: OfficeChange
    office: str | None
    body: Party | None
    by: Party | None
    when: When | None


def holder_of(told: Told, newsroom: str | None = None) -> str:
    """Return who says so by name; in the article's own voice its newsroom, ``newsroom`` where it copies that one."""
    word = told.word
    return word.holder.name if word.holder else word.anonymous or newsroom or told.page.newsroom


def holder_key(told: Told, newsroom: str | None = None) -> str:
    """Return what tells holders apart: a person's surname, another's name, or the class of unnamed people.

    In the article's own voice it is the newsroom: ``newsroom`` where the article is a copy of that one's text.
    """
    word = told.word
    if word.holder is not None:
        key = fold(word.holder.name)
        return surname(key) if word.holder.kind == "person" else key
    return word.anonymous or f"newsroom {fold(newsroom or told.page.newsroom)}"
