"""TODO."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.read.scene import Scene
    from dateline.records import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRules:
    """TODO."""

    @classmethod
    def load(cls, language: str) -> FigureRules:  # noqa: ARG003
        """Return the rules of ``language``."""
        return cls()


def read_figures(scene: Scene, rules: FigureRules) -> tuple[Figure, ...]:  # noqa: ARG001
    """TODO."""
    return ()
