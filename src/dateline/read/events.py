"""TODO."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.read.scene import Scene
    from dateline.records import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRules:
    """TODO."""

    @classmethod
    def load(cls, language: str) -> EventRules:  # noqa: ARG003
        """Return the rules of ``language``."""
        return cls()


def read_events(scene: Scene, rules: EventRules) -> tuple[Event, ...]:  # noqa: ARG001
    """TODO."""
    return ()
