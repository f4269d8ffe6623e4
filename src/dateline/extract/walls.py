"""Pages that stand where an article should be: not found, consent asked for, the rest for subscribers only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline import rulebook
from dateline.records import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable


class WallExample(rulebook.Rule, frozen=True, kw_only=True):
    """A page by its title and a line of its text; ``found`` where it is such a wall."""

    name: str = ""
    title: str
    text: str
    found: bool = False


class WallRule(rulebook.Rule, frozen=True, kw_only=True):
    """A wall: patterns at the start of the title and of a line; both must match where both are given."""

    code: str
    says: str
    fatal: bool
    most: int
    title: str | None = None
    text: str | None = None
    examples: tuple[WallExample, ...] = ()


@dataclass(frozen=True, slots=True)
class Walls:
    """The walls known in one language, compiled."""

    rules: tuple[tuple[WallRule, re.Pattern[str] | None, re.Pattern[str] | None], ...]

    @classmethod
    def load(cls, language: str = "en") -> Walls:
        """Return the walls of ``language``; raises RuleError where the file is at fault."""
        return cls(
            tuple(
                (rule, _compiled(rule.title), _compiled(rule.text))
                for rule in rulebook.load(f"{language}/lines-walls.toml", WallRule)
            )
        )

    def of(self, title: str | None, lines: Iterable[str], *, words: int) -> WallRule | None:
        """Return the wall that a page with so many words of body is, by its title and its lines, or None."""
        lines = list(lines)
        for rule, titles, texts in self.rules:
            named = titles is None or titles.match(title or "") is not None
            if words <= rule.most and named and (texts is None or any(map(texts.match, lines))):
                return rule
        return None


def _compiled(pattern: str | None) -> re.Pattern[str] | None:
    return re.compile(pattern, re.IGNORECASE) if pattern else None


def as_problem(wall: WallRule, source: str) -> Problem:
    """Return the Problem that tells a reader of the wall."""
    return Problem(source=source, stage="extract", code=wall.code, message=f"{source}: {wall.says}", fatal=wall.fatal)
