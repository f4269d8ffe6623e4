"""What the later readers ask of the earlier ones: the scene of one article while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.read.dating import Dates
    from dateline.read.naming import Name
    from dateline.read.places.settings import Settings
    from dateline.read.statements import ClaimIndex
    from dateline.read.syntax import Syntax
    from dateline.records import Actor, Article, Claim, Figure, Place, Time


@dataclass(slots=True, kw_only=True)
class Scene:
    """One article with what has been read of it so far; each reader adds its own records, in order.

    ``names`` is what places and actors are made of, ``settings`` says where things happen, ``actor_at`` maps the
    start of a word to the id of the actor it names or stands for, ``persons`` holds the ids of those who are people.
    """

    article: Article
    syntax: Syntax
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = field(default=())
    figures: tuple[Figure, ...] = ()
    holding: ClaimIndex | None = None
    settings: Settings | None = None
    names: list[Name] = field(default_factory=list)
    actor_at: dict[int, str] = field(default_factory=dict)
    persons: set[str] = field(default_factory=set)
    dated: Dates | None = None
