"""On whose word: the statement that holds at a place in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.records import Source, Statement

if TYPE_CHECKING:
    from dateline.read.scene import Scene
    from dateline.records import Span


def statement_at(scene: Scene, span: Span) -> Statement:
    """Return the statement of the innermost claim whose content holds ``span``, else the article's own voice."""
    inner = None
    for claim in scene.claims:
        if any(part.start <= span.start and span.end <= part.end for part in claim.content):
            size = sum(part.end - part.start for part in claim.content)
            if inner is None or size < inner[0]:
                inner = (size, claim)
    if inner is not None:
        return inner[1].statement
    return Statement(
        source=Source(holder=None),
        stance="asserts",
        certainty="certain",
        polarity="positive",
        rule="own voice",
        reported_at=scene.article.published,
    )
