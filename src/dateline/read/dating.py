"""When something happened: the date of a trigger from its clause, its sentence, the narrative, or the article's own.

The readers of events, figures, claims and offices ask for each trigger they find. The order of the sources is fixed:

1. *clause*: a date that hangs on the trigger or on the verb that governs it (``basis`` as the date itself has it);
2. *sentence*: the nearest other date of the sentence (``sentence``);
3. *narrative*: the day a "then" or "the next day" has opened for the sentences after it (``narrative``);
4. *publication*: on or before the article's own day (``publication``, ``earliest`` open).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.records import When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.read.scene import Scene
    from dateline.read.syntax import Sentence, Token
    from dateline.records import Time

_DAY = len("2022-01-13")


def when_of(scene: Scene, trigger: Token) -> When | None:
    """Return when what ``trigger`` tells of happened, or None where the article gives no date at all."""
    dated = _dated(scene).get(trigger.sentence.index, ())
    if not dated:
        return by_publication(scene)
    in_clause = [(time, head) for time, head in dated if head is not None and _governor(head) in _clause(trigger)]
    if in_clause:
        return _nearest(trigger.start, in_clause).when
    nearest = _nearest(trigger.start, dated).when
    return None if nearest is None else replace(nearest, basis="sentence", reason="the nearest date of the sentence")


def date_at(scene: Scene, offset: int) -> When | None:
    """Return when what the word at ``offset`` tells of happened; see :func:`when_of`."""
    sentence = scene.syntax.sentence_at(offset)
    token = None if sentence is None else next((one for one in sentence.tokens if one.end > offset), None)
    return by_publication(scene) if token is None else when_of(scene, token)


def by_publication(scene: Scene) -> When | None:
    """Return "by the day the article was published", or None where that day is unknown."""
    published = scene.article.published
    if not published:
        return None
    day = published[:_DAY]
    return When(
        earliest=None,
        latest=day,
        grain="day",
        certainty="uncertain",
        basis="publication",
        edtf=f"../{day}",
        timex=day,
        reason="no date in the sentence: on or before the day the article was published",
    )


Dated = dict[int, "list[tuple[Time, Token | None]]"]


def _dated(scene: Scene) -> Dated:
    """Return the times that have a place, with their heads, by sentence; made once for a scene."""
    if scene.dated is None:
        found: Dated = {}
        for time in scene.times:
            sentence = scene.syntax.sentence_at(time.span.start) if time.when is not None else None
            if sentence is not None:
                found.setdefault(sentence.index, []).append((time, _head(sentence, time)))
        scene.dated = found
    return scene.dated


def _head(sentence: Sentence, time: Time) -> Token | None:
    """Return the word of the expression that hangs on a word outside it."""
    inside = [one for one in sentence.tokens if one.start < time.span.end and one.end > time.span.start]
    outer = (one for one in inside if one.head is one or not time.span.start <= one.head.start < time.span.end)
    return next(outer, None)


def _governor(token: Token) -> Token:
    """Return the verb above the token, or the topmost word where there is none."""
    for one in token.ancestors():
        if one.is_verb:
            return one
    return token


def _clause(trigger: Token) -> tuple[Token, ...]:
    return (trigger,) if trigger.is_verb else (trigger, _governor(trigger))


def _nearest(offset: int, dated: Sequence[tuple[Time, Token | None]]) -> Time:
    return min((time for time, _ in dated), key=lambda time: _distance(offset, time))


def _distance(offset: int, time: Time) -> int:
    return max(time.span.start - offset, offset - time.span.end, 0)
