"""On whose word, how firmly and when: the statement of one cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.read.dating import when_of
from dateline.read.roles import role_of
from dateline.records import Source, Statement

if TYPE_CHECKING:
    from dateline.read.claims.rules import CueRule
    from dateline.read.scene import Scene
    from dateline.read.syntax import Token
    from dateline.records import Via


def statement_of(
    scene: Scene,
    cue: Token,
    rule: CueRule,
    *,
    head: Token | None,
    anonymous: str | None,
    via: tuple[Via, ...],
    claim: str,
) -> Statement:
    """Return the statement a cue makes of its content."""
    holder = role_of(scene, head) if head is not None else None
    negated = cue.child("neg") is not None
    polarity = "positive" if negated and rule.stance == "denies" else rule.polarity
    return Statement(
        source=Source(holder=holder, anonymous=anonymous, via=via),
        stance=rule.stance,
        certainty="unclear" if negated else rule.certainty,
        polarity=polarity,
        rule=rule.name,
        claim=claim,
        said_at=when_of(scene, cue),
        reported_at=scene.article.published,
    )
