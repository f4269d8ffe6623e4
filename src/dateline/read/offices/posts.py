"""The office and the body named beside a change: "as head of the council", "from the board", "to lead the agency"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.read.offices.titles import title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.read.offices.lexicon import OfficeRules
    from dateline.read.offices.people import People
    from dateline.read.offices.titles import Title
    from dateline.read.syntax import Token

_POSTS = frozenset({"post", "position", "office", "job", "role", "seat", "power", "duty", "presidency", "leadership"})
_TOWARDS = frozenset({"as", "from", "to", "of", "at", "on", "in", "with", "out", "for"})
_LEADING = frozenset({"head", "lead", "run", "chair", "command", "serve"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """An office and its body as named; ``named`` is false where nothing is."""

    office: str | None = None
    body: Token | None = None
    title: Title | None = None
    named: bool = False


class Posts:
    """Finds the post named with a verb or noun of change."""

    def __init__(self, people: People, rules: OfficeRules) -> None:
        self._people = people
        self._rules = rules

    def beside(self, token: Token) -> Post:
        """Return the post named with the verb or noun; an unnamed one where none is."""
        for child in token.children:
            found = self._in_child(child)
            if found.named:
                return found
        return Post()

    def _in_child(self, child: Token) -> Post:
        if child.dep in {"oprd", "attr"} and self._people.is_title(child):
            return self.of(child)
        if child.dep in {"prep", "prt", "dative"} and child.lower in _TOWARDS:
            inner = child.child("pobj") or next((one.child("pobj") for one in child.each_child("prep")), None)
            return self.of(inner) if inner is not None else Post()
        if child.dep in {"xcomp", "advcl"} and child.lemma in _LEADING:
            inner = child.child("dobj")
            return Post(body=inner, named=True) if inner is not None else self.beside(child)
        if child.dep == "dobj" and self._people.is_title(child) and child.child("compound"):
            return self.of(child)
        if child.dep == "dobj" and (child.lemma in _POSTS or self._people.is_name(child)):
            return self.beside(child)
        return Post()

    def of(self, noun: Token) -> Post:
        """Return the post that a noun names: a title, "the post of governor", or a body alone."""
        title = title_of(noun, self._rules)
        if title is not None:
            return Post(office=title.office, body=title.body, title=title, named=True)
        if noun.lemma in _POSTS:
            return self._of_post(noun)
        if noun.entity == "ORG" or noun.lemma in self._rules.words["bodies"]:
            return Post(body=noun, named=True)
        return Post()

    def _of_post(self, noun: Token) -> Post:
        """Return the post of "the post of governor", "her seat on the board", bare "his job"."""
        for inner in objects_of(noun, "of", "as"):
            found = self.of(inner)
            return found if found.named else Post(body=inner, named=True)
        return Post(named=True)


def objects_of(head: Token, *prepositions: str) -> Iterator[Token]:
    """Yield the nouns that stand behind these prepositions of a word."""
    for child in head.each_child("prep"):
        inner = child.child("pobj")
        if child.lower in prepositions and inner is not None:
            yield inner
