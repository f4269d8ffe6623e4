"""What is counted and by which words, as the rule file gives it, laid out for looking up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from dateline import rulebook
from dateline.read.numbers import Numbers
from dateline.records import FigureKind

if TYPE_CHECKING:
    from dateline.read.syntax import Token

Part = Literal[
    "verb", "middle", "state", "count", "group", "toll", "setting", "light", "share", "deadly", "act", "weak"
]


class FigureExample(rulebook.Rule, frozen=True, kw_only=True):
    """A text and every figure in it: kind, low, high (-1 open)."""

    name: str = ""
    text: str
    figures: tuple[tuple[str, float, float], ...]


class FigureRule(rulebook.Rule, frozen=True, kw_only=True):
    """The words by which one kind of figure is counted; ``rules/en/figures.toml`` says what each list means."""

    kind: FigureKind
    verbs: tuple[str, ...]
    middles: tuple[str, ...]
    states: tuple[str, ...]
    counts: tuple[str, ...]
    groups: tuple[str, ...]
    tolls: tuple[str, ...]
    acts: tuple[str, ...]
    weak: tuple[str, ...]
    settings: tuple[tuple[str, str, str], ...]
    light: tuple[tuple[str, str], ...]
    shares: tuple[tuple[str, str], ...]
    deadly: tuple[str, ...]
    examples: tuple[FigureExample, ...]


class CountedRule(rulebook.Rule, frozen=True, kw_only=True):
    """A kind that the counted noun itself gives, or the verb it is the subject of."""

    nouns: frozenset[str]
    verbs: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word of a sentence that tells what became of those counted: how it counts, and which kind."""

    token: Token
    part: Part
    kind: FigureKind
    rule: str


_BY_LEMMA: tuple[tuple[str, Part], ...] = (
    ("verbs", "verb"),
    ("middles", "middle"),
    ("counts", "count"),
    ("groups", "group"),
    ("tolls", "toll"),
    ("deadly", "deadly"),
    ("acts", "act"),
    ("weak", "weak"),
)

Entries = dict[str, tuple[tuple[Part, FigureKind, str], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRules:
    """All that is known of figures in one language; ``forms`` and ``lemmas`` lead from a word to how it counts."""

    numbers: Numbers
    forms: Entries
    lemmas: Entries
    settings: dict[str, tuple[tuple[str, str, FigureKind, str], ...]]
    light: dict[str, tuple[tuple[str, Part, FigureKind, str], ...]]
    counted: dict[str, tuple[frozenset[str], frozenset[str]]]
    words: dict[str, frozenset[str]]

    @classmethod
    def load(cls, language: str) -> FigureRules:
        """Return the rules of ``language``; raises RuleError where the file is at fault."""
        path = f"{language}/figures.toml"
        rules = rulebook.load(path, FigureRule)
        counted: dict[str, dict[str, Any]] = rulebook.section(path, "counted")
        return cls(
            numbers=Numbers.load(language),
            forms=_entries(rules, ("states", "state")),
            lemmas=_entries(rules, *_BY_LEMMA),
            settings=_settings(rules),
            light=_light(rules),
            counted={kind: (frozenset(one["nouns"]), frozenset(one["verbs"])) for kind, one in counted.items()},
            words={name: frozenset(words) for name, words in rulebook.section(path, "words").items()},
        )


def _entries(rules: tuple[FigureRule, ...], *lists: tuple[str, Part]) -> Entries:
    found: defaultdict[str, list[tuple[Part, FigureKind, str]]] = defaultdict(list)
    for rule in rules:
        for name, part in lists:
            for word in getattr(rule, name):
                found[word].append((part, rule.kind, rule.name))
    return {word: tuple(entries) for word, entries in found.items()}


def _settings(rules: tuple[FigureRule, ...]) -> dict[str, tuple[tuple[str, str, FigureKind, str], ...]]:
    """Return noun → (verb, preposition, kind, rule)."""
    found: defaultdict[str, list[tuple[str, str, FigureKind, str]]] = defaultdict(list)
    for rule in rules:
        for verb, preposition, noun in rule.settings:
            found[noun].append((verb, preposition, rule.kind, rule.name))
    return {noun: tuple(entries) for noun, entries in found.items()}


def _light(rules: tuple[FigureRule, ...]) -> dict[str, tuple[tuple[str, Part, FigureKind, str], ...]]:
    """Return object noun → (verb, "light" or "share", kind, rule)."""
    found: defaultdict[str, list[tuple[str, Part, FigureKind, str]]] = defaultdict(list)
    for rule in rules:
        for verb, noun in rule.light:
            found[noun].append((verb, "light", rule.kind, rule.name))
        for verb, noun in rule.shares:
            found[noun].append((verb, "share", rule.kind, rule.name))
    return {noun: tuple(entries) for noun, entries in found.items()}
