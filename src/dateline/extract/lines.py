"""Blocks → labelled lines: what each line of a page is for, with the rule that says so.

The order of trust: where the markup puts a line (a caption, a related box), what its words say (the rules of
``rules/en/lines.toml``), whether the body extractors kept it, and last where it stands.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from dateline import rulebook
from dateline.records import LineLabel  # noqa: TC001 -- msgspec reads the annotations at run time

if TYPE_CHECKING:
    from collections.abc import Iterable

Place = Literal["head", "tail", "inside"]

_LONGEST_CLOSED = 110


class LineExample(rulebook.Rule, frozen=True, kw_only=True):
    """A line and the label this rule gives it; without a label the rule must not match."""

    name: str = ""
    text: str
    label: LineLabel | None = None


class LineRule(rulebook.Rule, frozen=True, kw_only=True):
    """A pattern at the start of a line; ``closed`` lines are short, ``cased`` patterns heed capitals."""

    label: LineLabel
    pattern: str
    place: Literal["head", "tail", "any"] = "any"
    closed: bool = False
    cased: bool = False
    examples: tuple[LineExample, ...] = ()


class Verdict(NamedTuple):
    """A label, what gave it, and how sure that is."""

    label: LineLabel
    rule: str
    confidence: float = 1.0


class LineRules:
    """The rules of one language, compiled."""

    def __init__(self, rules: Iterable[LineRule]) -> None:
        self.rules = tuple((rule, re.compile(rule.pattern, 0 if rule.cased else re.IGNORECASE)) for rule in rules)
        self._together = lru_cache(maxsize=None)(self._joined)

    @classmethod
    def load(cls, language: str = "en") -> LineRules:
        """Return the rules of ``language``; raises RuleError where the file is at fault."""
        return cls(rulebook.load(f"{language}/lines.toml", LineRule))

    def of(self, text: str, place: Place, among: frozenset[LineLabel] | None = None) -> Verdict | None:
        """Return what the words of a line say it is for, or None where they say nothing, or none of ``among``."""
        short = len(text) <= _LONGEST_CLOSED
        if not self._together(place, among, short=short).match(text):  # one look shows that most lines say nothing
            return None
        for rule, pattern in self.rules:
            if rule.place in {"any", place} and (short or not rule.closed) and pattern.match(text):
                return Verdict(rule.label, f"line: {rule.name}") if among is None or rule.label in among else None
        return None

    def _joined(self, place: Place, among: frozenset[LineLabel] | None, *, short: bool) -> re.Pattern[str]:
        """Return one pattern for the rules of a place and of these labels, those for short lines among them or not."""
        patterns = [
            f"(?-i:{rule.pattern})" if rule.cased else f"(?:{rule.pattern})"
            for rule, _ in self.rules
            if rule.place in {"any", place} and (short or not rule.closed) and (among is None or rule.label in among)
        ]
        return re.compile("|".join(patterns) or r"(?!)", re.IGNORECASE)
