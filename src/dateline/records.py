"""The vocabulary: every noun that crosses the border of a stage.

Records are frozen and hold no behaviour; the stages act on them. Offsets are characters of ``Article.text``,
end exclusive. What is not known is ``None`` or an empty tuple: nothing here defaults to now, to zero or to the
first candidate. Ids are hashes of content, so reading the same page twice gives the same records.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 -- msgspec reads the annotations at run time
from typing import Literal

SCHEMA_VERSION = "1"

LineLabel = Literal[
    "body",
    "headline",
    "standfirst",
    "subhead",
    "byline",
    "dateline",
    "caption",
    "related",
    "promo",
    "social",
    "legal",
    "credit",
    "banner",
    "correction",
]
DateKind = Literal["published", "updated", "crawled", "dateline", "copyright", "mentioned"]
Grain = Literal[
    "century",
    "decade",
    "year",
    "half",
    "quarter",
    "season",
    "month",
    "week",
    "weekend",
    "day",
    "part-of-day",
    "hour",
    "minute",
    "second",
]
Certainty = Literal["exact", "approximate", "uncertain"]
Basis = Literal[
    "explicit",  # the words name the date in full
    "relative",  # counted from the reference date ("last week")
    "weekday",  # a weekday, placed by tense or as the latest past one
    "year inferred",  # month and day named, year placed by the reference date
    "narrative",  # counted from a date the text named before ("two days later")
    "sentence",  # the date stands in the sentence, not in the clause
    "publication",  # no date in the text: on or before the article's own date
    "vague",  # "recently", "in the coming weeks"
]
ActorKind = Literal["person", "organisation", "country", "group", "role"]
Stance = Literal["asserts", "claims", "denies", "accuses", "admits", "predicts", "plans", "demands"]
Polarity = Literal["positive", "negative"]
ClaimKind = Literal["direct", "indirect", "mixed"]
FigureKind = Literal[
    "killed",
    "injured",
    "killed-or-injured",
    "arrested",
    "missing",
    "displaced",
    "abducted",
    "troops",
    "participants",
    "duration",
    "other",
]
FigureScope = Literal["total", "additional", "subset"]
EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
    "OFFICE",
]
Auxiliary = Literal["historical", "future", "hypothetical", "negated"]
OfficeChange = Literal["holds", "held", "appointed", "elected", "resigned", "dismissed", "arrested", "died"]
Stage = Literal["ingest", "extract", "read", "archive"]


def identify(*parts: object) -> str:
    """Return a 16-digit hexadecimal id made of the parts' text; equal parts, equal id."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Characters ``start`` to ``end`` (exclusive) of ``Article.text``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What could not be read, where, and why; ``fatal`` when nothing of the source could be."""

    source: str
    stage: Stage
    code: str
    message: str
    fatal: bool = False
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The bytes of one source as they came: ``source`` is what the user named, ``url`` where they ended."""

    source: str
    content: bytes
    url: str | None = None
    retrieved: datetime | None = None
    content_type: str | None = None
    status: int | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes in hexadecimal. Made when asked: it takes a hundredth of the time of extraction."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the article with what it is for, and the rule or model that says so."""

    span: Span
    label: LineLabel
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DateEvidence:
    """One date the page gives about itself: ``value`` is ISO 8601 as precise as stated, zone kept.

    ``where`` names the place it was found (``json-ld:datePublished``, ``line 1``); ``reason`` says why it was
    accepted as the article's date of that kind or why not.
    """

    value: str
    kind: DateKind
    where: str
    accepted: bool
    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """``ALMATY, Jan 6 (Reuters) -``: place, day and agency as written at the head of a report."""

    span: Span
    rule: str
    place: str | None = None
    date: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Who had a part in the text: an agency, a person with a role, an original publisher."""

    name: str
    role: Literal["agency", "reporting", "editing", "writing", "photo", "origin", "contributor"]
    rule: str
    span: Span | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """Who holds the rights, from when, and on what terms the page carries the text."""

    holder: str | None
    rule: str
    year: int | None = None
    notice: str | None = None
    republished: bool = False
    licence: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link the article makes to other pages: ``url`` is unknown on plain-text pages."""

    text: str
    url: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveEntry:
    """One entry of a live page: ``lines`` are those it is made of, none where the page keeps its text from readers.

    ``published`` is ISO 8601 as precise as stated, zone kept, as in :class:`Article` (a day with its minutes is EDTF
    too), and ``reason`` says where it is from. ``clock`` is the time of day that the page shows and no more: where
    nothing says of which day it is, ``published`` is unknown. ``span`` holds the words of the time.
    """

    lines: tuple[Span, ...]
    rule: str
    published: str | None = None
    reason: str = "no time found"
    clock: str | None = None
    heading: str | None = None
    author: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One page as text with labelled lines, and what the page says about itself.

    ``published`` is ISO 8601 as precise as known; ``published_basis`` is ``stated``, ``inferred`` or
    ``unknown`` and ``published_reason`` says how it was decided. ``found`` says where each other value came
    from (field, place). ``origin`` is who wrote the text where that is not ``publisher``. ``authors`` are
    people, ``bylines`` all that the byline names, as written, newsrooms too. ``entries`` are those of a live page, in
    its own order.
    """

    id: str
    version: str
    source: str
    text: str
    lines: tuple[Line, ...]
    url: str | None = None
    title: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    section: str | None = None
    dateline: Dateline | None = None
    dates: tuple[DateEvidence, ...] = ()
    published: str | None = None
    published_basis: Literal["stated", "inferred", "unknown"] = "unknown"
    published_reason: str = "no date found"
    updated: str | None = None
    publisher: str | None = None
    origin: str | None = None
    credits: tuple[Credit, ...] = ()
    rights: Rights | None = None
    language: str | None = None
    links: tuple[Link, ...] = ()
    corrections: tuple[str, ...] = ()
    entries: tuple[LiveEntry, ...] = ()
    found: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A stretch of the calendar: something lies between ``earliest`` and ``latest``, both inclusive.

    Bounds are ISO 8601 days or minutes as fine as ``grain``; ``None`` is open. ``edtf`` (level 1 and ``[a,b]``)
    and ``timex`` (TIMEX3 value) are views of the same. ``basis`` and ``reason`` say how it was reached, ``span``
    from which words. Where rules disagree the other readings are ``alternatives``.
    """

    earliest: str | None
    latest: str | None
    grain: Grain
    certainty: Certainty
    basis: Basis
    edtf: str
    timex: str
    reason: str = ""
    zone: str | None = None
    span: Span | None = None
    alternatives: tuple[When, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression (TimeML TIMEX3): ``value`` and ``mod`` as TIMEX3, ``when`` where it has a place in time.

    Durations and sets have no ``when``; nor has a relative date in an article whose own date is unknown.
    """

    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    rule: str
    mod: str | None = None
    when: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name an actor or a place: ``span`` the whole phrase, ``head`` the naming words in it."""

    span: Span
    head: Span
    text: str
    kind: Literal["name", "title", "acronym", "surname", "nominal", "pronoun"]
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody or something that acts, with every mention in the article; ``country`` is ISO 3166-1 alpha-2."""

    id: str
    name: str
    kind: ActorKind
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()
    country: str | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place on the map: ``precision`` is the level the point stands for; coordinates are WGS 84 degrees."""

    id: str
    name: str
    country: str | None
    mentions: tuple[Mention, ...]
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: Literal["point", "city", "admin1", "country", "region"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """The part an actor plays in one record: its words, and the actor's id where it is known."""

    span: Span
    text: str
    actor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Via:
    """A carrier between speaker and page: an agency, a statement, a broadcaster."""

    name: str
    rule: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who says so: ``holder`` is an actor in the text, ``None`` the article in its own voice.

    ``anonymous`` names the class of an unnamed holder (``officials``, ``analysts``, ``witnesses``).
    """

    holder: Role | None
    anonymous: str | None = None
    via: tuple[Via, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What claims, figures, events and tenures share: on whose word, how firmly, and when it was said."""

    source: Source
    stance: Stance
    certainty: Literal["certain", "probable", "possible", "unclear"]
    polarity: Polarity
    rule: str
    claim: str | None = None
    said_at: When | None = None
    reported_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An attribution: source, cue and content (which may be in pieces), with the speaker's stance.

    ``about`` holds ids of records whose words lie in the content, ``against`` ids of claims it is set against.
    """

    id: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    kind: ClaimKind
    text: str
    statement: Statement
    rule: str
    about: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How many, of what kind, of whom: ``low`` and ``high`` are inclusive, ``None`` is open; never averaged.

    ``span`` is the number word alone, ``words`` the phrase with its modifier; ``unit`` is set for durations.
    """

    id: str
    kind: FigureKind
    low: float | None
    high: float | None
    point: float | None
    span: Span
    words: str
    scope: FigureScope
    statement: Statement
    rule: str
    whom: Role | None = None
    unit: str | None = None
    place: str | None = None
    when: When | None = None
    contested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Who did what to whom, when and where (PLOVER type, mode and context; OFFICE is ours).

    ``place`` is the id of a Place; ``sentence`` the words the whole was read from.
    """

    id: str
    type: EventType
    trigger: Span
    sentence: Span
    text: str
    statement: Statement
    rule: str
    mode: str | None = None
    context: tuple[str, ...] = ()
    actors: tuple[Role, ...] = ()
    recipients: tuple[Role, ...] = ()
    place: str | None = None
    when: When | None = None
    auxiliary: tuple[Auxiliary, ...] = ()
    figures: tuple[str, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """A person, an office and what became of it: ``body`` is the institution or country the office is of."""

    id: str
    person: Role
    change: OfficeChange
    span: Span
    statement: Statement
    rule: str
    office: str | None = None
    body: Role | None = None
    by: Role | None = None
    when: When | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What read the article: program and schema version, the parser and the digests of its weights and rules."""

    dateline: str
    schema: str
    model: str
    model_digest: str
    rules_digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything read from one article, each record tied to its words."""

    article: Article
    provenance: Provenance
    times: tuple[Time, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    claims: tuple[Claim, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words one article has for a line of the picture: ``quote`` around ``span``, read by ``rule``.

    ``record`` is the id of the Event, Figure, Claim or Tenure; ``source`` the page's address or path, ``outlet`` who
    published it, ``origin`` the newsroom it counts for; ``reasons`` say why it was joined with the others.
    """

    record: str
    article: str
    version: str
    source: str
    outlet: str
    origin: str
    published: str | None
    span: Span
    quote: str
    rule: str
    according_to: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the chronology: an event with the articles that report it.

    ``sources`` are article ids; ``origins`` counts independent origins: reprints of one agency's text count once.
    ``trigger`` is the word for what was done, ``country`` ISO 3166-1 alpha-2, coordinates WGS 84 degrees.
    """

    id: str
    when: When | None
    type: EventType
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    text: str
    according_to: tuple[str, ...]
    stance: Stance
    auxiliary: tuple[Auxiliary, ...]
    sources: tuple[str, ...]
    origins: int
    trigger: str = ""
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureEntry:
    """One line of the ledger: a figure as one holder gave it, ``said`` when; never averaged with another.

    ``retracted`` holds the ids of the articles that say it was withdrawn, ``contested`` whether any doubts it.
    """

    id: str
    kind: FigureKind
    low: float | None
    high: float | None
    point: float | None
    unit: str | None
    words: str
    scope: FigureScope
    whom: str | None
    place: str | None
    when: When | None
    said: str | None
    holder: str
    stance: Stance
    polarity: Polarity
    contested: bool
    retracted: tuple[str, ...]
    sources: tuple[str, ...]
    origins: int
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimEntry:
    """One claim with everyone who carries it: ``against`` holds the ids of the claims it is set against."""

    id: str
    holder: str
    via: tuple[str, ...]
    stance: Stance
    kind: ClaimKind
    text: str
    said: str | None
    against: tuple[str, ...]
    sources: tuple[str, ...]
    origins: int
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeEntry:
    """A person, an office and what became of it, with the articles that say so."""

    id: str
    person: str
    change: OfficeChange
    office: str | None
    body: str | None
    by: str | None
    when: When | None
    according_to: tuple[str, ...]
    sources: tuple[str, ...]
    origins: int
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """One actor under all its names across the articles, the most used first."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: ActorKind
    country: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What the archive holds of one actor: offices, the events it took part in, and its claims."""

    identity: Identity
    offices: tuple[OfficeEntry, ...]
    entries: tuple[Entry, ...]
    claims: tuple[ClaimEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that holds the words looked for; ``snippet`` has them between ``[`` and ``]``."""

    article: str
    version: str
    source: str
    title: str | None
    outlet: str
    published: str | None
    snippet: str
