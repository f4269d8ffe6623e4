"""Times: what the text dates, from a grammar of our own.

Words are looked up (:mod:`.lexicon`, :mod:`.scanner`), matched with patterns (:mod:`.grammar`), made into typed phrases
(:mod:`.making`), and resolved over the whole article (:mod:`.resolve`) against its own date, the dates the text has
named, and tense. Rules are ``rules/<language>/times.toml`` and ``times-words.toml``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.read.times.context import context_of
from dateline.read.times.finding import find
from dateline.read.times.narrative import years_told
from dateline.read.times.phrases import Dated
from dateline.read.times.reference import Clue, Inferred, infer, own_days
from dateline.read.times.resolve import Resolver
from dateline.read.times.rules import TimeRules
from dateline.read.times.views import time_of

if TYPE_CHECKING:
    from datetime import date

    from dateline.read.scene import Scene
    from dateline.read.times.finding import Found
    from dateline.read.times.resolve import Meaning
    from dateline.records import Span, Time

__all__ = ["TimeRules", "publication_of", "read_times"]

_OPENING = 4  # sentences in which a line of its own may be the article's date


def read_times(scene: Scene, rules: TimeRules) -> tuple[Time, ...]:
    """Return the time expressions of the body, in order, resolved.

    Where the article's dateline and its page give different days, what each gives is kept as an alternative.
    """
    found = _find(scene, rules)
    days = own_days(scene.article, [_clue(scene, one, one.phrase) for one in found if isinstance(one.phrase, Dated)])
    resolved = [_resolve(found, day, rules) for day in days or (None,)]
    times = []
    for one, *meanings in zip(found, *resolved, strict=True):
        if meanings[0] is not None:
            times.append(time_of(_with_others(meanings), one.span, one.rule))
    return tuple(times)


def publication_of(scene: Scene, rules: TimeRules) -> Inferred | None:
    """Return the day an undated article was published on, inferred from its body, or None; see :mod:`.reference`."""
    found = _find(scene, rules)
    return infer(scene.article, [_clue(scene, one, one.phrase) for one in found if isinstance(one.phrase, Dated)])


def _clue(scene: Scene, one: Found, phrase: Dated) -> Clue:
    alone = one.standing.sentence < _OPENING and _fills_line(scene.syntax.text, one.span)
    return Clue(phrase=phrase, words=scene.syntax.quote(one.span), alone=alone, tense=one.tense)


def _find(scene: Scene, rules: TimeRules) -> list[Found]:
    return [one for sentence in scene.syntax.sentences for one in find(sentence, rules)]


def _fills_line(text: str, span: Span) -> bool:
    # Looks at the blanks beside the words alone: a long line is not searched once for each of its times.
    start, end = span.start, span.end
    while start > 0 and text[start - 1] != "\n" and text[start - 1].isspace():
        start -= 1
    while end < len(text) and text[end] != "\n" and text[end].isspace():
        end += 1
    return text[start - 1 : start] in {"", "\n"} and text[end : end + 1] in {"", "\n"}


def _resolve(found: list[Found], reference: date | None, rules: TimeRules) -> list[Meaning | None]:
    context = context_of(reference, (one.phrase for one in found))
    years = years_told([(one.phrase, one.standing) for one in found]) if context.history else {}
    resolver = Resolver(context, rules.holidays, years)
    return [resolver.resolve(place, one.phrase, one.tense, one.standing) for place, one in enumerate(found)]


def _with_others(meanings: list[Meaning | None]) -> Meaning:
    """Return the first meaning, with the points that the other readings of the article's day give."""
    first, *rest = (one for one in meanings if one is not None)
    points = [one.point for one in rest if one.point is not None and one.point != first.point]
    return replace(first, others=(*first.others, *points)) if points else first
