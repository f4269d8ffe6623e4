"""What is known about names in one language: titles, sorts of organisations, given names, the organisations known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dateline import rulebook
from dateline.names import fold
from dateline.read import gazetteer
from dateline.read.naming.name import key_of_word

if TYPE_CHECKING:
    from dateline.read.gazetteer import Gazetteer


class Sort(rulebook.Rule, frozen=True, kw_only=True):
    """A sort of organisation: the words that make a name one of it, and the nouns that can stand for it."""

    heads: tuple[str, ...]
    nominals: tuple[str, ...]
    examples: tuple[Example, ...] = ()


class Example(rulebook.Rule, frozen=True, kw_only=True):
    """A text with actors that must be read of it (``Name: kind``), mentions, and words that must name nobody."""

    name: str = ""
    text: str
    actors: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    none: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A word before a name: ``sort`` is office, rank, honorific or work; ``gender`` m, f or unknown."""

    sort: str
    gender: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation the world knows: under which name it is kept, its sort, and its country if it has one."""

    name: str
    sort: str
    country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRules:
    """All that names are told by. ``sorts`` maps the word of a name to its sort; keys of ``known`` are folded."""

    titles: dict[str, Title]
    sorts: dict[str, str]
    known: dict[str, Organisation]
    genders: dict[str, str]
    words: dict[str, frozenset[str]]
    map: Gazetteer

    @classmethod
    def load(cls, language: str = "en") -> NameRules:
        """Return the rules of ``language``; raises RuleError where a rule file is at fault."""
        return _load(language)


def _key(name: str) -> str:
    return " ".join(filter(None, map(key_of_word, name.replace("-", " ").replace("/", " ").split())))


@cache
def _load(language: str) -> NameRules:
    titles = {
        word: Title(sort=sort, gender=gender or None) for word, sort, gender in rulebook.rows(f"{language}/titles.tsv")
    }
    sorts: dict[str, str] = {}
    for sort in rulebook.load(f"{language}/actors.toml", Sort, "sort"):
        for head in sort.heads:
            sorts.setdefault(head, sort.name)
    known = {}
    for name, also, kind, country in rulebook.rows("world/organisations.tsv"):
        one = Organisation(name=name, sort=kind, country=country or None)
        known.update(dict.fromkeys(map(_key, [name, *filter(None, also.split("|"))]), one))
    given = rulebook.section(f"{language}/actors-names.toml", "names")
    genders = {fold(name): "f" for name in given["women"]}
    genders.update({fold(name): "m" for name in given["men"]})
    words = rulebook.section(f"{language}/actors.toml", "words")
    return NameRules(
        titles=titles,
        sorts=sorts,
        known=known,
        genders=genders,
        words={key: frozenset(value) for key, value in words.items()},
        map=gazetteer.load(),
    )
