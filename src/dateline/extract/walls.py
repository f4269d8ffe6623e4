"""Pages that stand where an article should be: not found, refused, consent asked for, the rest for subscribers only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline import rulebook
from dateline.records import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class WallExample(rulebook.Rule, frozen=True, kw_only=True):
    """A page by its title and a line of its text; ``found`` where it is such a wall."""

    name: str = ""
    title: str
    text: str
    found: bool = False


class WallRule(rulebook.Rule, frozen=True, kw_only=True):
    """A wall: patterns at the start of a title and of a line; both must match where both are given.

    ``most`` is the words of body it may have, ``share`` how much of them must stand in lines that match.
    """

    code: str
    says: str
    fatal: bool
    most: int
    title: str | None = None
    text: str | None = None
    share: float = 0.0
    examples: tuple[WallExample, ...] = ()


# Known by how its lines stand, not by their words: each piece of text below a link to its article.
TEASERS = WallRule(
    name="teasers",
    code="teasers",
    says="the page shows the beginnings of several articles, none whole",
    fatal=False,
    most=0,
)


@dataclass(frozen=True, slots=True)
class Walls:
    """The walls known, compiled."""

    rules: tuple[tuple[WallRule, re.Pattern[str] | None, re.Pattern[str] | None], ...]

    @classmethod
    def load(cls) -> Walls:
        """Return the walls known; raises RuleError where the file is at fault."""
        return cls(
            tuple(
                (rule, _compiled(rule.title), _compiled(rule.text))
                for rule in rulebook.load("world/walls.toml", WallRule)
            )
        )

    def named(self, name: str) -> WallRule:
        """Return the rule of this name."""
        return next(rule for rule, _, _ in self.rules if rule.name == name)

    def of(self, titles: Sequence[str], lines: Sequence[str], *, words: int) -> WallRule | None:
        """Return the wall that a page with so many words of body is, by its titles and its lines, or None."""
        for rule, title, text in self.rules:
            if words > rule.most or (title is not None and not any(map(title.match, titles))):
                continue
            if text is None or _says(text, lines, rule.share * words):
                return rule
        return None


def _says(pattern: re.Pattern[str], lines: Iterable[str], least: float) -> bool:
    """Return whether lines match, and hold so many words together."""
    matching = [len(line.split()) for line in lines if pattern.match(line)]
    return bool(matching) and sum(matching) >= least


def _compiled(pattern: str | None) -> re.Pattern[str] | None:
    return re.compile(pattern, re.IGNORECASE) if pattern else None


def as_problem(wall: WallRule, source: str) -> Problem:
    """Return the Problem that tells a reader of the wall."""
    return Problem(source=source, stage="extract", code=wall.code, message=f"{source}: {wall.says}", fatal=wall.fatal)
