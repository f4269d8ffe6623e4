"""Reading → what it tells: its records made whole, so that they can be compared with those of other articles."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, TypedDict
from urllib.parse import urlsplit

from dateline.assemble.told import Count, Holding, Page, Party, Report, Saying, Spot, Word
from dateline.records import Span, identify

if TYPE_CHECKING:
    from dateline.records import Actor, Article, Claim, Event, Figure, Place, Reading, Role, Source, Statement, Tenure

_ARTICLES = ("the ", "a ", "an ")


class _Head(TypedDict):
    """What all that a reading tells begins with (``told.Told``)."""

    id: str
    record: str
    page: Page
    span: Span
    quote: str
    rule: str
    word: Word


class Teller:
    """Tells the records of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.article.text
        self._actors = {actor.id: actor for actor in reading.actors}
        self._places = {place.id: spot_of(place) for place in reading.places}
        self.page = page_of(reading.article)

    def reports(self) -> tuple[Report, ...]:
        """Return the events."""
        return tuple(
            Report(
                **self._head(event, event.trigger, self._words(event.sentence)),
                type=event.type,
                mode=event.mode,
                trigger=self._words(event.trigger),
                actors=self._parties(event.actors),
                recipients=self._parties(event.recipients),
                place=self._spot(event.place),
                when=event.when,
                auxiliary=event.auxiliary,
            )
            for event in self._reading.events
        )

    def counts(self) -> tuple[Count, ...]:
        """Return the figures."""
        return tuple(
            Count(
                **self._head(figure, figure.span, self._around(figure.span)),
                kind=figure.kind,
                low=figure.low,
                high=figure.high,
                point=figure.point,
                unit=figure.unit,
                words=figure.words,
                scope=figure.scope,
                whom=self._party(figure.whom) if figure.whom else None,
                place=self._spot(figure.place),
                when=figure.when,
                contested=figure.contested,
            )
            for figure in self._reading.figures
        )

    def sayings(self) -> tuple[Saying, ...]:
        """Return the claims."""
        return tuple(
            Saying(
                **self._head(claim, (claim.cue or claim.content)[0], claim.text),
                kind=claim.kind,
                text=claim.text,
                against=tuple(map(self._id, claim.against)),
            )
            for claim in self._reading.claims
        )

    def holdings(self) -> tuple[Holding, ...]:
        """Return the offices."""
        return tuple(
            Holding(
                **self._head(tenure, tenure.span, self._around(tenure.span)),
                person=self._party(tenure.person),
                change=tenure.change,
                office=tenure.office,
                body=self._party(tenure.body) if tenure.body else None,
                by=self._party(tenure.by) if tenure.by else None,
                when=tenure.when,
            )
            for tenure in self._reading.tenures
        )

    def _head(self, record: Event | Figure | Claim | Tenure, span: Span, quote: str) -> _Head:
        return _Head(
            id=self._id(record.id),
            record=record.id,
            page=self.page,
            span=span,
            quote=quote,
            rule=record.rule,
            word=self._word(record.statement),
        )

    def _id(self, record: str) -> str:
        return identify(self.page.article, self.page.version, record)

    def _words(self, span: Span) -> str:
        return " ".join(self._text[span.start : span.end].split())

    def _around(self, span: Span) -> str:
        # The line of the article is a paragraph: the sentence is what its reader's records keep, if any does.
        for event in self._reading.events:
            if event.sentence.start <= span.start and span.end <= event.sentence.end:
                return self._words(event.sentence)
        return self._words(_sentence(self._text, span))

    def _parties(self, roles: tuple[Role, ...]) -> tuple[Party, ...]:
        return tuple({party.name: party for party in map(self._party, roles)}.values())

    def _party(self, role: Role) -> Party:
        actor = self._actors.get(role.actor or "")
        return party_of(actor) if actor else _unknown(role.text)

    def _spot(self, place: str | None) -> Spot | None:
        return self._places.get(place or "")

    def _word(self, statement: Statement) -> Word:
        source: Source = statement.source
        said = statement.said_at
        return Word(
            holder=self._party(source.holder) if source.holder else None,
            anonymous=source.anonymous,
            via=tuple(dict.fromkeys(carrier.name for carrier in source.via)),
            stance=statement.stance,
            certainty=statement.certainty,
            polarity=statement.polarity,
            said=(said.latest or said.earliest) if said else None,
        )


def page_of(article: Article) -> Page:
    """Return what the picture needs to know of an article."""
    agency = article.dateline.agency if article.dateline else None
    outlet = article.publisher or agency or article.origin or _site(article)
    newsroom = article.origin or agency or article.publisher or _site(article)
    agencies = dict.fromkeys(credit.name for credit in article.credits if credit.role in {"agency", "origin"})
    return Page(
        article=article.id,
        version=article.version,
        source=article.url or article.source,
        title=article.title,
        outlet=outlet,
        newsroom=newsroom,
        agencies=tuple(agencies),
        published=article.published,
        wire=agency is not None,
    )


def _site(article: Article) -> str:
    """Return what stands for an unnamed publisher: the address's host, or the file's name."""
    try:
        host = urlsplit(article.url or "").hostname
    except ValueError:
        host = None
    return host.removeprefix("www.") if host else PurePath(article.source).name or article.source


def party_of(actor: Actor) -> Party:
    """Return an actor as a side of a record."""
    return Party(
        name=actor.name,
        names=tuple(dict.fromkeys((actor.name, *actor.aliases))),
        kind=actor.kind,
        country=actor.country,
        named=actor.kind in {"person", "organisation", "country"},
    )


def spot_of(place: Place) -> Spot:
    """Return a place as the where of a record."""
    return Spot(
        name=place.name,
        country=place.country,
        admin1=place.admin1,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=place.precision,
    )


def _unknown(text: str) -> Party:
    words = " ".join(text.split())
    for article in _ARTICLES:
        if words.lower().startswith(article):
            words = words[len(article) :]
            break
    return Party(name=words, names=(words,), kind=None, country=None, named=False)


def _sentence(text: str, span: Span) -> Span:
    # Good enough to quote by: from the last line break or full stop before to the first after.
    start = max(_after(text, "\n", span.start), _after(text, ". ", span.start))
    end = min(_until(text, "\n", span.end), _until(text, ". ", span.end) + 1, len(text))
    return Span(start=start, end=max(end, span.end))


def _after(text: str, mark: str, offset: int) -> int:
    position = text.rfind(mark, 0, offset)
    return 0 if position < 0 else position + len(mark)


def _until(text: str, mark: str, offset: int) -> int:
    position = text.find(mark, offset)
    return len(text) if position < 0 else position
