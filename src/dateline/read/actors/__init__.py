"""Who acts: people, organisations, countries, groups and roles, each one actor with all its mentions.

Names are linked first (:mod:`cast`); then the text is read once more in order, and each noun and pronoun is given to
whom it stands for where a rule is safe. A pronoun that is not resolved is no mention.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.read.actors.apposed import learn
from dateline.read.actors.cast import Cast
from dateline.read.actors.nouns import Nouns
from dateline.read.actors.pronouns import Pronouns
from dateline.read.actors.rules import ActorRules

if TYPE_CHECKING:
    from dateline.read.actors.entities import Entity
    from dateline.read.scene import Scene
    from dateline.records import Actor

__all__ = ["ActorRules", "read_actors"]


def read_actors(scene: Scene, rules: ActorRules) -> tuple[Actor, ...]:
    """Return the actors of the article in the order they first appear; fills ``scene.actor_at``."""
    text = scene.syntax.text
    cast = Cast(text, rules)
    cast.take(scene.names)
    at = {**cast.at, **_later(scene, cast)}
    version = scene.article.version
    entities = sorted(set(at.values()), key=lambda one: min(mention.span for mention in one.found))
    actors = {id(entity): entity.actor(text, version) for entity in entities}
    scene.actor_at = {start: actors[id(entity)].id for start, entity in at.items()}
    scene.persons = {actor.id for actor in actors.values() if actor.kind == "person"}
    return tuple(actors.values())


def _later(scene: Scene, cast: Cast) -> dict[int, Entity]:
    """Return the entities of nouns and pronouns by the start of the word, read in the order of the text."""
    found: dict[int, Entity] = {}
    taken = frozenset(token.start for name in scene.names for token in name.tokens)
    nouns, pronouns = (
        Nouns(cast, cast.rules, apposed=learn(cast), taken=taken),
        Pronouns(speaking=cast.rules.words["speaking"]),
    )
    for sentence in scene.syntax.sentences:
        pronouns.enter(sentence)
        for token in sentence.tokens:
            entity = cast.at.get(token.start)
            if entity is not None:
                nouns.hear(entity)
            elif token.is_noun:
                entity = nouns.read(token)
            elif token.tag in {"PRP", "PRP$"}:
                entity = pronouns.read(token)
            if entity is not None:
                pronouns.hear(token, entity)
                found[token.start] = entity
    return found
