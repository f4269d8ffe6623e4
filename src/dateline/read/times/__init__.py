"""Times: what the text dates, from a grammar of our own.

Words are looked up (:mod:`.lexicon`, :mod:`.scanner`), matched with patterns (:mod:`.grammar`), read as typed phrases
(:mod:`.phrases`), and resolved over the whole article (:mod:`.resolve`) against its own date, the dates the text has
named, and tense. Rules are ``rules/<language>/times.toml`` and ``times-words.toml``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.read.times.context import context_of, parse_day
from dateline.read.times.phrases import Amount, Dated, Repeat, build
from dateline.read.times.reference import Clue, Inferred, infer
from dateline.read.times.resolve import Resolver
from dateline.read.times.rules import TimeRules
from dateline.read.times.tense import tense_of
from dateline.read.times.vetoes import is_rate, is_vetoed
from dateline.read.times.views import time_of
from dateline.records import Span

if TYPE_CHECKING:
    from datetime import date

    from dateline.read.scene import Scene
    from dateline.read.syntax import Sentence, Token
    from dateline.read.times.phrases import Phrase
    from dateline.read.times.resolve import Meaning
    from dateline.read.times.tense import Tense
    from dateline.records import Article, Time

_OPENING = 4  # sentences in which a line of its own may be the article's date
_LEADING = 2  # words before a phrase that opens its sentence: "In early 1793"

__all__ = ["TimeRules", "publication_of", "read_times"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """One expression before it is resolved."""

    span: Span
    rule: str
    phrase: Phrase
    tokens: list[Token]
    sentence: int
    leading: bool

    def tense(self) -> Tense | None:
        """Return the tense of the verb that governs it."""
        return tense_of(self.tokens[0]) if self.tokens else None


def read_times(scene: Scene, rules: TimeRules) -> tuple[Time, ...]:
    """Return the time expressions of the body, in order, resolved.

    Where the article's dateline and its page give different days, what each gives is kept as an alternative.
    """
    found = _find(scene, rules)
    days = _own_days(scene.article)
    resolved = [_resolve(found, day, rules) for day in days or (None,)]
    times = []
    for one, *meanings in zip(found, *resolved, strict=True):
        if meanings[0] is not None:
            times.append(time_of(_with_others(meanings), one.span, one.rule))
    return tuple(times)


def publication_of(scene: Scene, rules: TimeRules) -> Inferred | None:
    """Return the day an undated article was published on, inferred from its body, or None; see :mod:`.reference`."""
    clues = [
        Clue(
            phrase=one.phrase,
            words=scene.syntax.quote(one.span),
            alone=one.sentence < _OPENING and _fills_line(scene, one.span),
            tense=one.tense,
        )
        for one in _find(scene, rules)
        if isinstance(one.phrase, Dated)
    ]
    return infer(scene.article, clues)


def _fills_line(scene: Scene, span: Span) -> bool:
    text = scene.syntax.text
    line = text[text.rfind("\n", 0, span.start) + 1 :].split("\n", 1)[0]
    return line.strip() == text[span.start : span.end]


def _own_days(article: Article) -> list[date]:
    """Return the days the article may be of: its dateline's before the page's."""
    stated = (article.dateline.date if article.dateline else None, article.published)
    return list(dict.fromkeys(day for one in stated if (day := parse_day(one)) is not None))


def _resolve(found: list[_Found], reference: date | None, rules: TimeRules) -> list[Meaning | None]:
    resolver = Resolver(context_of(reference, (one.phrase for one in found)), rules.holidays)
    return [resolver.resolve(one.phrase, one.tense, sentence=one.sentence, leading=one.leading) for one in found]


def _with_others(meanings: list[Meaning | None]) -> Meaning:
    """Return the first meaning, with the points that the other readings of the article's day give."""
    first, *rest = (one for one in meanings if one is not None)
    points = [one.point for one in rest if one.point is not None and one.point != first.point]
    return replace(first, others=(*first.others, *points)) if points else first


def _find(scene: Scene, rules: TimeRules) -> list[_Found]:
    return [one for sentence in scene.syntax.sentences for one in _in_sentence(sentence, rules)]


def _in_sentence(sentence: Sentence, rules: TimeRules) -> list[_Found]:
    scan = rules.scanner.scan(sentence.text)
    base = sentence.span.start
    found = []
    for candidate in rules.grammar.cover(scan):
        start, end = base + scan.starts[candidate.start], base + scan.ends[candidate.end - 1]
        tokens = _between(sentence.tokens, start, end)
        if is_vetoed(candidate, scan, tokens, rules):
            continue
        phrase = build(candidate.rule.make, {**candidate.rule.slots, **candidate.slots})
        if isinstance(phrase, Amount) and is_rate(candidate, tokens):
            phrase = Repeat(value=phrase.value)
        if phrase is not None:
            found.append(
                _Found(
                    span=Span(start=start, end=end),
                    rule=candidate.rule.name,
                    phrase=phrase,
                    tokens=tokens,
                    sentence=sentence.index,
                    leading=candidate.start <= _LEADING,
                )
            )
    return found


def _between(tokens: list[Token], start: int, end: int) -> list[Token]:
    first = bisect_right(tokens, start, key=lambda token: token.end)
    last = bisect_left(tokens, end, key=lambda token: token.start)
    return tokens[first:last]
