"""An entity while the article is read: who or what the mentions found so far belong to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from dateline.records import Actor, Mention, Span, identify

if TYPE_CHECKING:
    from dateline.read.syntax import Token
    from dateline.records import ActorKind

MentionKind = Literal["name", "title", "acronym", "surname", "nominal", "pronoun"]
_NAMING = frozenset({"name", "title", "acronym", "surname"})


@dataclass(slots=True, kw_only=True)
class Found:
    """One mention: the span of the phrase, the naming words and their head, how it names, and by which rule."""

    span: Span
    words: list[Token]
    head: Token
    kind: MentionKind
    rule: str


@dataclass(slots=True, kw_only=True, eq=False)
class Entity:
    """One actor in the making.

    ``offices`` are the sets of words that titles and appositions call a person by ("prime", "minister"), ``ended``
    those it is called no more; ``sort`` the sort of an organisation; ``spellings`` its names as written.
    """

    kind: ActorKind
    key: str
    country: str | None = None
    sort: str | None = None
    gender: str | None = None
    plural: bool = False
    offices: list[frozenset[str]] = field(default_factory=list)
    ended: list[frozenset[str]] = field(default_factory=list)
    members: tuple[str, ...] = ()
    spellings: Counter[str] = field(default_factory=Counter)
    called: str | None = None
    found: list[Found] = field(default_factory=list)

    def add(self, mention: Found, text: str) -> None:
        """Take in a mention; ``text`` is the article's."""
        self.found.append(mention)
        if mention.kind in _NAMING:
            words = mention.words
            self.spellings[_plain(text[words[0].start : words[-1].end])] += 1

    def actor(self, text: str, version: str) -> Actor:
        """Return the record: the fullest spelling is the name, the others are aliases, the most used first."""
        found = sorted(self.found, key=lambda one: (one.span, one.head.start))
        spellings = [name for name, _ in self.spellings.most_common()]
        name = self.called or max(spellings, key=lambda one: (len(one.split()), len(one)), default="")
        mentions = tuple(
            Mention(
                span=one.span,
                head=Span(start=one.words[0].start, end=one.words[-1].end),
                text=text[one.span.start : one.span.end],
                kind=one.kind,
                rule=one.rule,
            )
            for one in found
        )
        return Actor(
            id=identify("actor", version, self.kind, found[0].span.start, found[0].span.end, self.key),
            name=name,
            kind=self.kind,
            mentions=mentions,
            aliases=tuple(one for one in spellings if one != name),
            country=self.country,
            members=self.members,
        )


def _plain(name: str) -> str:
    return " ".join(name.split()).removeprefix("the ").removeprefix("The ")
