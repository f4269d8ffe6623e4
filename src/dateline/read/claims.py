"""TODO."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.read.scene import Scene
    from dateline.records import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRules:
    """TODO."""

    @classmethod
    def load(cls, language: str) -> ClaimRules:  # noqa: ARG003
        """Return the rules of ``language``."""
        return cls()


def read_claims(scene: Scene, rules: ClaimRules) -> tuple[Claim, ...]:  # noqa: ARG001
    """TODO."""
    return ()
