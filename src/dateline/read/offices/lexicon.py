"""The words of offices and of changes in them, as the rule file gives them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from dateline import rulebook
from dateline.read.naming.rules import NameRules
from dateline.records import OfficeChange  # noqa: TC001 -- msgspec reads the annotations at run time

Frame = Literal["object", "subject", "noun", "light"]
Needs = Literal["none", "person", "office"]
ContextName = Literal[
    "nearest name before",
    "owner named before",
    "place of who leaves",
    "office told elsewhere",
    "employer told elsewhere",
    "employer that acts",
    "body of who acts",
    "change told just before",
    "country of the state office",
]


class OfficeExample(rulebook.Rule, frozen=True, kw_only=True):
    """A text and every tenure in it: change, person, office, body ("" unknown)."""

    name: str = ""
    text: str
    found: tuple[tuple[str, str, str, str], ...]


class OfficeRule(rulebook.Rule, frozen=True, kw_only=True):
    """The words of one kind of change; ``rules/en/offices.toml`` says what each list means."""

    change: OfficeChange
    object: tuple[str, ...]
    subject: tuple[str, ...]
    nouns: tuple[str, ...]
    light: tuple[tuple[str, str], ...]
    needs: Needs
    examples: tuple[OfficeExample, ...]


class ContextRule(rulebook.Rule, frozen=True, kw_only=True):
    """A way to find, outside the clause of a change, what it leaves out; what it does is in code under this name."""

    name: ContextName
    gives: Literal["person", "body"]
    examples: tuple[OfficeExample, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One way a word tells of a change; ``other`` is the particle or the object noun it must have beside it."""

    frame: Frame
    change: OfficeChange
    needs: Needs
    rule: str
    other: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRules:
    """All that is known of offices in one language: ``uses`` by lemma, and word lists.

    ``peoples`` are the adjectives of countries, ``ranks`` the titles that name no office.
    """

    uses: dict[str, tuple[Use, ...]]
    words: dict[str, frozenset[str]]
    peoples: frozenset[str]
    ranks: frozenset[str]

    @classmethod
    def load(cls, language: str) -> OfficeRules:
        """Return the rules of ``language``; raises RuleError where the file is at fault."""
        path = f"{language}/offices.toml"
        found: defaultdict[str, list[Use]] = defaultdict(list)
        for rule in rulebook.load(path, OfficeRule):
            for word, use in _uses(rule):
                found[word].append(use)
        words = {name: frozenset(words) for name, words in rulebook.section(path, "words").items()}
        names = NameRules.load(language)
        shared = frozenset(
            word for word, title in names.titles.items() if title.sort in {"office", "rank"} and word[-1] != "."
        )
        words["titles"] = (shared | words.pop("titles_too")) - words.pop("no_titles")
        return cls(
            uses={word: tuple(uses) for word, uses in found.items()},
            words=words,
            peoples=frozenset(names.map.adjectives),
            ranks=frozenset(word for word, title in names.titles.items() if title.sort == "rank"),
        )


def _uses(rule: OfficeRule) -> list[tuple[str, Use]]:
    entries: list[tuple[Frame, str, str]] = []
    entries += [("object", *_parted(words)) for words in rule.object]
    entries += [("subject", *_parted(words)) for words in rule.subject]
    entries += [("noun", word, "") for word in rule.nouns]
    entries += [("light", verb, noun) for verb, noun in rule.light]
    return [
        (word, Use(frame=frame, change=rule.change, needs=rule.needs, rule=rule.name, other=other))
        for frame, word, other in entries
    ]


def _parted(words: str) -> tuple[str, str]:
    verb, _, particle = words.partition(" ")
    return verb, particle
