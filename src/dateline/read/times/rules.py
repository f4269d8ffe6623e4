"""The rules of time in one language, as their files give them: words by class, parts of patterns, patterns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import msgspec

from dateline import rulebook
from dateline.read.numbers import Numbers
from dateline.read.times.grammar import Grammar, expand, literals
from dateline.read.times.lexicon import Lexicon
from dateline.read.times.scanner import Scanner

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.read.times.lexicon import Value

Tense = Literal["past", "present", "future"]
Make = Literal["date", "relative", "shift", "duration", "stretch", "set", "vague"]


class TimeExample(rulebook.Rule, frozen=True, kw_only=True):
    """A text, the words of the one time in it that the rule reads, and the value (TIMEX3) it must have.

    Without ``time`` the text must hold no time of this rule. ``published`` is the article's date.
    """

    name: str = ""
    text: str
    time: str | None = None
    value: str | None = None
    published: str = "2022-01-14"


class TimeRule(rulebook.Rule, frozen=True, kw_only=True):
    """One pattern, what it makes, and slots it sets itself.

    ``rank`` decides between two rules that read the same words; ``unless_next`` and ``unless_before`` are words beside
    the expression that rule it out, ``unless_tense`` a tense that does; with ``only_next`` or
    ``only_before`` one of those words must stand beside it. Words that end in a word of the ``history_tags`` (Penn) are
    times only where history is told: "future wars".
    """

    pattern: str
    make: Make
    slots: dict[str, str | int | float] = msgspec.field(default_factory=dict)
    rank: int = 0
    unless_next: frozenset[str] = frozenset()
    unless_before: frozenset[str] = frozenset()
    only_next: frozenset[str] = frozenset()
    only_before: frozenset[str] = frozenset()
    unless_tense: Tense | None = None
    history_tags: frozenset[str] = frozenset()
    examples: tuple[TimeExample, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRules:
    """All that is known of times in one language."""

    scanner: Scanner
    grammar: Grammar
    tags: Mapping[str, tuple[str, ...]]
    beside: Mapping[str, frozenset[str]]
    holidays: Mapping[str, str]

    @classmethod
    def load(cls, language: str) -> TimeRules:
        """Return the rules of ``language``; raises RuleError where a file is at fault."""
        return _load(language)


def load_rules(language: str) -> tuple[TimeRule, ...]:
    """Return the patterns with their examples."""
    return rulebook.load(f"{language}/times.toml", TimeRule)


def _load(language: str) -> TimeRules:
    words = f"{language}/times-words.toml"
    rules = load_rules(language)
    parts: dict[str, str] = rulebook.section(f"{language}/times.toml", "parts")
    lexicon = Lexicon()
    classes: dict[str, dict[str, Value]] = rulebook.section(words, "classes")
    for name, members in classes.items():
        for word, value in members.items():
            lexicon.learn(word, name, value)
    for rule in rules:
        for word in literals(expand(rule.pattern, parts)):
            lexicon.learn(word, word, word)
    for word, same in rulebook.section(words, "spellings").items():
        lexicon.learn(word, same, same)
    numbers = f"{language}/numbers.toml"
    spelled = [word for table in ("units", "tens", "scales") for word in rulebook.section(numbers, table)]
    scanner = Scanner(lexicon, Numbers.load(language), frozenset(spelled))
    anchors = rulebook.section(words, "anchors")["classes"]
    return TimeRules(
        scanner=scanner,
        grammar=Grammar(rules, parts, lexicon, anchors),
        tags={word: tuple(tags) for word, tags in rulebook.section(words, "tags").items()},
        beside={name: frozenset(found) for name, found in rulebook.section(words, "beside").items()},
        holidays=rulebook.section(words, "holidays"),
    )
