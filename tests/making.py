"""Readings made by hand: the words are quoted, and their spans are looked up."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from dateline.extract import plain
from dateline.records import (
    Actor,
    Claim,
    Event,
    Figure,
    Mention,
    Place,
    Provenance,
    Reading,
    Role,
    Source,
    Span,
    Statement,
    Tenure,
    When,
    identify,
)

if TYPE_CHECKING:
    from dateline.records import ActorKind, Article, Stance

PROVENANCE = Provenance(dateline="0", schema="1", model="none", model_digest="0", rules_digest="0")


def day(first: str | None, last: str | None = "same") -> When:
    """Return a day, or the stretch between two; ``None`` is open."""
    latest = first if last == "same" else last
    return When(
        earliest=first,
        latest=latest,
        grain="day",
        certainty="exact",
        basis="explicit",
        edtf=f"{first}/{latest}",
        timex=str(first),
    )


@dataclass
class Making:
    """A reading in the making; ``page`` holds what the article says of itself."""

    text: str
    page: dict[str, Any] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    tenures: list[Tenure] = field(default_factory=list)

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start=start, end=start + len(words))

    def actor(self, name: str, kind: ActorKind = "person", aliases: tuple[str, ...] = ()) -> Making:
        spot = Mention(span=Span(start=0, end=1), head=Span(start=0, end=1), text=name, kind="name", rule="made")
        identity = identify("actor", name)
        self.actors[name] = Actor(id=identity, name=name, kind=kind, mentions=(spot,), aliases=aliases)
        return self

    def place(self, name: str, country: str = "KZ", precision: Any = "city") -> Making:  # noqa: ANN401 -- a literal
        self.places[name] = Place(
            id=identify("place", name),
            name=name,
            country=country,
            mentions=(),
            latitude=43.25,
            longitude=76.95,
            precision=precision,
        )
        return self

    def role(self, words: str) -> Role:
        """Return a role whose words are those of the text, or of the actor's name."""
        actor = self.actors.get(words)
        found = self.text.find(words)
        span = Span(start=found, end=found + len(words)) if found >= 0 else Span(start=0, end=1)
        return Role(span=span, text=words, actor=actor.id if actor else None)

    def word(self, holder: str | None = None, stance: Stance = "asserts", anonymous: str | None = None) -> Statement:
        source = Source(holder=self.role(holder) if holder else None, anonymous=anonymous)
        return Statement(source=source, stance=stance, certainty="certain", polarity="positive", rule="made")

    def event(
        self,
        trigger: str,
        kind: Any = "COERCE",  # noqa: ANN401 -- a literal
        *,
        who: tuple[str, ...] = (),
        whom: tuple[str, ...] = (),
        where: str | None = None,
        when: When | None = None,
        by: str | None = None,
        **more: Any,  # noqa: ANN401 -- whatever an Event has
    ) -> Making:
        found = self.span(trigger)
        start = self.text.rfind(". ", 0, found.start) + 1
        end = self.text.find(".", found.end) + 1 or len(self.text)
        self.events.append(
            Event(
                id=identify("event", trigger, start),
                type=kind,
                trigger=found,
                sentence=Span(start=start, end=end),
                text=self.text[start:end],
                statement=self.word(by),
                rule="made",
                actors=tuple(map(self.role, who)),
                recipients=tuple(map(self.role, whom)),
                place=self.places[where].id if where else None,
                when=when,
                **more,
            )
        )
        return self

    def figure(self, words: str, low: float | None, high: float | None, kind: Any = "killed", **more: Any) -> Making:  # noqa: ANN401 -- as above
        by = more.pop("by", None)
        whom = more.pop("whom", None)
        self.figures.append(
            Figure(
                id=identify("figure", words, kind),
                kind=kind,
                low=low,
                high=high,
                point=low if low == high else None,
                span=self.span(words),
                words=words,
                scope="total",
                statement=self.word(by),
                rule="made",
                whom=self.role(whom) if whom else None,
                **more,
            )
        )
        return self

    def claim(self, text: str, by: str, stance: Stance = "claims", against: tuple[str, ...] = ()) -> Making:
        self.claims.append(
            Claim(
                id=identify("claim", text),
                content=(self.span(text),),
                cue=(),
                source=(),
                kind="indirect",
                text=text,
                statement=self.word(by, stance),
                rule="made",
                against=tuple(identify("claim", other) for other in against),
            )
        )
        return self

    def tenure(self, person: str, change: Any, office: str | None, **more: Any) -> Making:  # noqa: ANN401 -- as above
        body = more.pop("body", None)
        self.tenures.append(
            Tenure(
                id=identify("tenure", person, change, office),
                person=self.role(person),
                change=change,
                span=self.span(person),
                statement=self.word(),
                rule="made",
                office=office,
                body=self.role(body) if body else None,
                **more,
            )
        )
        return self

    def article(self) -> Article:
        """Return the article, in the manner of a page under an address."""
        url = self.page.get("url")
        made = plain(self.text, source=str(url or "made"), published=self.page.get("published"))
        known: dict[str, Any] = {"id": identify(url)} if url else {}
        return replace(made, **known, **self.page)

    def done(self) -> Reading:
        return Reading(
            article=self.article(),
            provenance=PROVENANCE,
            actors=tuple(self.actors.values()),
            places=tuple(self.places.values()),
            events=tuple(self.events),
            figures=tuple(self.figures),
            claims=tuple(self.claims),
            tenures=tuple(self.tenures),
        )
