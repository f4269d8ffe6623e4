"""TODO."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.read.scene import Scene
    from dateline.records import Tenure


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRules:
    """TODO."""

    @classmethod
    def load(cls, language: str) -> OfficeRules:  # noqa: ARG003
        """Return the rules of ``language``."""
        return cls()


def read_offices(scene: Scene, rules: OfficeRules) -> tuple[Tenure, ...]:  # noqa: ARG001
    """TODO."""
    return ()
