"""TODO."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.read.scene import Scene
    from dateline.records import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRules:
    """TODO."""

    @classmethod
    def load(cls, language: str) -> ActorRules:  # noqa: ARG003
        """Return the rules of ``language``."""
        return cls()


def read_actors(scene: Scene, rules: ActorRules) -> tuple[Actor, ...]:  # noqa: ARG001
    """TODO."""
    return ()
