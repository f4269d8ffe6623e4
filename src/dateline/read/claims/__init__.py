"""Claims: who says what. Cues (verbs, nouns, "according to") → holder, content, stance, carriers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.read.claims.reading import ClaimReader
from dateline.read.claims.rules import ClaimRules

if TYPE_CHECKING:
    from dateline.read.scene import Scene
    from dateline.records import Claim

__all__ = ["ClaimRules", "read_claims"]


def read_claims(scene: Scene, rules: ClaimRules) -> tuple[Claim, ...]:
    """Return the claims of the article in the order of their cues."""
    return ClaimReader(scene, rules).read()
