"""Where: the places an article names, on the map, and the place where what a word tells of happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.read.naming import NameRules, names_of
from dateline.read.places.atlas import Atlas
from dateline.read.places.settings import Settings

if TYPE_CHECKING:
    from dateline.read.scene import Scene
    from dateline.read.syntax import Token
    from dateline.records import Place

__all__ = ["PlaceRules", "place_of", "read_places"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRules:
    """All that places are told by: the names and the gazetteer in them."""

    names: NameRules

    @classmethod
    def load(cls, language: str = "en") -> PlaceRules:
        """Return the rules of ``language``; raises RuleError where a rule file is at fault."""
        return cls(names=NameRules.load(language))


def read_places(scene: Scene, rules: PlaceRules) -> tuple[Place, ...]:
    """Return the places the article names, in the order they first appear; fills ``scene.names`` and ``settings``."""
    scene.names = names_of(scene.syntax, rules.names)
    atlas = Atlas(scene.article, rules.names)
    atlas.take(scene.names)
    scene.settings = Settings(scene, atlas, rules.names)
    return atlas.places()


def place_of(scene: Scene, trigger: Token) -> str | None:
    """Return the id of the place where what ``trigger`` tells of happened, or None where nothing says so."""
    return scene.settings.place_of(trigger) if scene.settings is not None else None
