"""Sentences → the time expressions in them, not yet resolved."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.read.times.making import make
from dateline.read.times.memory import Standing
from dateline.read.times.phrases import Amount, Repeat
from dateline.read.times.tense import tense_of
from dateline.read.times.vetoes import is_rate, is_vetoed
from dateline.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.read.syntax import Sentence, Token
    from dateline.read.times.grammar import Candidate
    from dateline.read.times.phrases import Phrase
    from dateline.read.times.rules import TimeRules
    from dateline.read.times.tense import Tense

_LEADING = 2  # words before a phrase that opens its sentence: "In early 1793"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One expression: its words, the rule that read it, what it says, and its tokens (none where not parsed)."""

    span: Span
    rule: str
    phrase: Phrase
    tokens: list[Token]
    standing: Standing

    def tense(self) -> Tense | None:
        """Return the tense of the verb that governs it."""
        inside = set(self.tokens)
        head = next((token for token in self.tokens if token.head not in inside), None)
        return tense_of(head) if head is not None else None


def find(sentence: Sentence, rules: TimeRules) -> Iterator[Found]:
    """Yield the time expressions of one sentence, in order."""
    scan = rules.scanner.scan(sentence.text)
    base = sentence.span.start
    for candidate in rules.grammar.cover(scan):
        start, end = base + scan.starts[candidate.start], base + scan.ends[candidate.end - 1]
        tokens = _between(sentence.tokens, start, end)
        phrase = None if is_vetoed(candidate, scan, tokens, rules) else _phrase(candidate, tokens)
        if phrase is not None:
            standing = Standing(sentence=sentence.index, leading=candidate.start <= _LEADING)
            span = Span(start=start, end=end)
            yield Found(span=span, rule=candidate.rule.name, phrase=phrase, tokens=tokens, standing=standing)


def _phrase(candidate: Candidate, tokens: list[Token]) -> Phrase | None:
    phrase = make(candidate.rule.make, {**candidate.rule.slots, **candidate.slots})
    if isinstance(phrase, Amount) and is_rate(candidate, tokens):
        return Repeat(value=phrase.value)
    if phrase is not None and tokens and tokens[-1].tag in candidate.rule.history_tags:
        return replace(phrase, history=True)
    return phrase


def _between(tokens: list[Token], start: int, end: int) -> list[Token]:
    first = bisect_right(tokens, start, key=lambda token: token.end)
    last = bisect_left(tokens, end, key=lambda token: token.start)
    return tokens[first:last]
