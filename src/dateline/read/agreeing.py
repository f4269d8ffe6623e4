"""Actors → the words that name them: once the article has told who is a person, every mention by name says so.

The parser reads sentence by sentence, and takes a surname alone for a company as often as not. The whole article knows
better, so what comes after (claims, events, offices) finds one label on all mentions of one actor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.read.scene import Scene


def agree(scene: Scene) -> None:
    """Give the names of persons the entity label of persons, wherever they stand."""
    for actor in scene.actors:
        for mention in actor.mentions if actor.kind == "person" else ():
            if mention.kind in {"name", "surname"}:
                names = [token for token in scene.syntax.tokens_in(mention.head) if token.tag.startswith("NNP")]
                for token in names:
                    token.entity = "PERSON"
                    token.entity_begins = token is names[0]
