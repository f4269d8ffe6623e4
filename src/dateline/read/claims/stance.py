"""On whose word, how firmly and when: the statement of one cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.read.claims.carriers import holder_role, via_of
from dateline.read.claims.sources import class_of
from dateline.read.dating import when_of
from dateline.records import Source, Statement

if TYPE_CHECKING:
    from dateline.read.claims.rules import ClaimRules, CueRule
    from dateline.read.scene import Scene
    from dateline.read.syntax import Token


def statement_of(
    scene: Scene,
    cue: Token,
    rule: CueRule,
    *,
    rules: ClaimRules,
    head: Token | None,
    unnamed: str | None,
    claim: str,
) -> Statement:
    """Return the statement a cue makes of its content; ``unnamed`` is the holder's class where there is no ``head``."""
    holder = holder_role(scene, head, rules) if head is not None else None
    anonymous = class_of(head, rules) if head is not None else unnamed
    negated = cue.child("neg") is not None or (head is not None and any(one.lower == "no" for one in head.children))
    polarity = "positive" if negated and rule.stance == "denies" else rule.polarity
    return Statement(
        source=Source(holder=holder, anonymous=anonymous, via=via_of(scene, cue, head, rules)),
        stance=rule.stance,
        certainty="unclear" if negated else rule.certainty,
        polarity=polarity,
        rule=rule.name,
        claim=claim,
        said_at=when_of(scene, cue),
        reported_at=scene.article.published,
    )
