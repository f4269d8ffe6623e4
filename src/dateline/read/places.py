"""TODO."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.read.scene import Scene
    from dateline.read.syntax import Token
    from dateline.records import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRules:
    """TODO."""

    @classmethod
    def load(cls, language: str) -> PlaceRules:  # noqa: ARG003
        """Return the rules of ``language``."""
        return cls()


def read_places(scene: Scene, rules: PlaceRules) -> tuple[Place, ...]:  # noqa: ARG001
    """TODO."""
    return ()


def place_of(scene: Scene, trigger: Token) -> str | None:  # noqa: ARG001
    """Return the id of the place where what ``trigger`` tells of happened, or None."""
    return None
