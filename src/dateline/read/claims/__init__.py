"""Claims: who says what.

Cues are looked up by lemma: verbs (:mod:`.verbs`), nouns and adjectives (:mod:`.nominals`), "according to", colons
(:mod:`.marks`). Each has a holder (:mod:`.sources`) and a content (:mod:`.contents`, :mod:`.quoted`, over
:mod:`.quotes`); its rule gives the stance (:mod:`.stance`). Claims set against each other are linked
(:mod:`.opposition`), and once figures, events and tenures are read, claims learn what they are about (:mod:`.about`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.read.claims.about import with_subjects
from dateline.read.claims.opposition import opposed
from dateline.read.claims.reading import ClaimReader
from dateline.read.claims.rules import ClaimRules

if TYPE_CHECKING:
    from dateline.read.scene import Scene
    from dateline.records import Claim

__all__ = ["ClaimRules", "read_claims", "with_subjects"]


def read_claims(scene: Scene, rules: ClaimRules) -> tuple[Claim, ...]:
    """Return the claims of the article in the order of their cues."""
    return opposed(scene, ClaimReader(scene, rules).read(), rules)
