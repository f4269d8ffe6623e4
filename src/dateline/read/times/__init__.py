"""Times: what the text dates, from a grammar of our own.

Words are looked up (:mod:`.lexicon`, :mod:`.scanner`), matched with patterns and covered (:mod:`.grammar`), read as
typed phrases (:mod:`.phrases`), and resolved over the whole article (:mod:`.resolve`) against its own date, the date the
text named last, and tense. Rules are ``rules/<language>/times.toml`` and ``times-words.toml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.read.times.context import context_of, parse_day
from dateline.read.times.phrases import build
from dateline.read.times.resolve import Resolver
from dateline.read.times.rules import TimeRules
from dateline.read.times.tense import tense_of
from dateline.read.times.vetoes import is_vetoed
from dateline.read.times.views import time_of
from dateline.records import Span

if TYPE_CHECKING:
    from datetime import date

    from dateline.read.scene import Scene
    from dateline.read.syntax import Sentence, Token
    from dateline.read.times.phrases import Phrase
    from dateline.read.times.tense import Tense
    from dateline.records import Time

_LEADING = 2  # words before a phrase that opens its sentence: "In early 1793"

__all__ = ["TimeRules", "read_times"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """One expression before it is resolved."""

    span: Span
    rule: str
    phrase: Phrase
    tokens: list[Token]
    leading: bool

    def tense(self) -> Tense | None:
        """Return the tense of the verb that governs it."""
        return tense_of(self.tokens[0]) if self.tokens else None


def read_times(scene: Scene, rules: TimeRules) -> tuple[Time, ...]:
    """Return the time expressions of the body, in order, resolved."""
    found = [one for sentence in scene.syntax.sentences for one in _in_sentence(sentence, rules)]
    resolver = Resolver(context_of(_reference(scene), (one.phrase for one in found)), rules.holidays)
    times = []
    for one in found:
        meaning = resolver.resolve(one.phrase, one.tense, leading=one.leading)
        if meaning is not None:
            times.append(time_of(meaning, one.span, one.rule))
    return tuple(times)


def _reference(scene: Scene) -> date | None:
    """Return the article's own day: its dateline's before the page's."""
    dateline = scene.article.dateline
    return parse_day(dateline.date if dateline else None) or parse_day(scene.article.published)


def _in_sentence(sentence: Sentence, rules: TimeRules) -> list[_Found]:
    scan = rules.scanner.scan(sentence.text)
    cover = rules.grammar.cover(scan)
    if not cover:
        return []
    base = sentence.span.start
    found = []
    for candidate in cover:
        start, end = base + scan.starts[candidate.start], base + scan.ends[candidate.end - 1]
        tokens = [token for token in sentence.tokens if token.start < end and token.end > start]
        if is_vetoed(candidate, scan, tokens, rules.tags):
            continue
        if candidate.rule.unless_tense and tokens and tense_of(tokens[0]) == candidate.rule.unless_tense:
            continue
        phrase = build(candidate.rule.make, {**candidate.rule.slots, **candidate.slots})
        if phrase is not None:
            found.append(
                _Found(
                    span=Span(start=start, end=end),
                    rule=candidate.rule.name,
                    phrase=phrase,
                    tokens=tokens,
                    leading=candidate.start <= _LEADING,
                )
            )
    return found
