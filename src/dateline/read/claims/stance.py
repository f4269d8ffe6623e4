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
    rule: CueRule | None,
    *,
    head: Token | None,
    anonymous: str | None,
    via: tuple[Via, ...],
    claim: str,
) -> Statement:
    """Return the statement a cue makes of its content."""
    holder = role_of(scene, head) if head is not None else None
    negated = cue.child("neg") is not None
    polarity = rule.polarity if rule is not None else "positive"
    stance = rule.stance if rule is not None else "asserts"
    if negated and stance == "denies":
        polarity = "positive"
    return Statement(
        source=Source(holder=holder, anonymous=anonymous, via=via),
        stance=stance,
        certainty="unclear" if negated else rule.certainty if rule is not None else "certain",
        polarity=polarity,
        rule=rule.name if rule is not None else "according to",
        claim=claim,
        said_at=when_of(scene, cue),
        reported_at=scene.article.published,
    )
