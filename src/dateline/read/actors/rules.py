"""What is known about those who act: the nouns for groups, for bodies without a name, and for those named before."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from dateline import rulebook
from dateline.read.naming.rules import Example, NameRules, Sort
from dateline.records import ActorKind  # noqa: TC001 -- msgspec reads the annotations at run time


class People(rulebook.Rule, frozen=True, kw_only=True):
    """Nouns for people and bodies that are spoken of without a name; ``heads`` are lemmas."""

    kind: ActorKind
    heads: tuple[str, ...]
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRules:
    """All that actors are told by.

    ``nominals`` maps a noun to the sorts of organisation it can stand for, ``people`` to the kind of actor it is
    when it stands for nobody named before.
    """

    names: NameRules
    nominals: dict[str, frozenset[str]]
    people: dict[str, ActorKind]
    words: dict[str, frozenset[str]]

    @classmethod
    def load(cls, language: str = "en") -> ActorRules:
        """Return the rules of ``language``; raises RuleError where a rule file is at fault."""
        path = f"{language}/actors.toml"
        names = NameRules.load(language)
        nominals: dict[str, set[str]] = defaultdict(set)
        for sort in rulebook.load(path, Sort, "sort"):
            for noun in sort.nominals:
                nominals[noun].add(sort.name)
        people = {noun: one.kind for one in reversed(rulebook.load(path, People, "people")) for noun in one.heads}
        return cls(
            names=names,
            nominals={noun: frozenset(sorts) for noun, sorts in nominals.items()},
            people=people,
            words=names.words,
        )
