"""TODO."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.read.scene import Scene
    from dateline.records import Time


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRules:
    """TODO."""

    @classmethod
    def load(cls, language: str) -> TimeRules:  # noqa: ARG003
        """Return the rules of ``language``."""
        return cls()


def read_times(scene: Scene, rules: TimeRules) -> tuple[Time, ...]:  # noqa: ARG001
    """TODO."""
    return ()
