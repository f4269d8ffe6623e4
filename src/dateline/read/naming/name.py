"""A name as it stands in the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dateline.names import fold

if TYPE_CHECKING:
    from dateline.read.naming.rules import Organisation
    from dateline.read.syntax import Token

_ACRONYM = 5
NameKind = Literal["person", "organisation", "country", "place", "people", "office", "unknown"]


@dataclass(slots=True, kw_only=True)
class Name:
    """A name: its words, the words of its title, and what they name.

    ``key`` is the folded name, ``country`` the ISO code its words or its title's give; ``known`` is set for an
    organisation of the list. An *office* is a title without a name: "the Kazakh President". ``sure`` is false where
    only the look of the words speaks for the kind, so that the rest of the text may decide otherwise.
    """

    tokens: list[Token]
    title: list[Token]
    kind: NameKind
    key: str
    rule: str
    country: str | None = None
    known: Organisation | None = None
    sure: bool = True

    @property
    def words(self) -> list[Token]:
        """The naming words; those of the title where there is no name."""
        return self.tokens or self.title

    @property
    def first(self) -> Token:
        """The first word, title included."""
        return (self.title or self.tokens)[0]

    @property
    def last(self) -> Token:
        """The last word."""
        return self.words[-1]

    @property
    def head(self) -> Token:
        """The word the others hang on."""
        first, last = self.words[0].index, self.words[-1].index
        for token in reversed(self.words):
            if token.head is token or not first <= token.head.index <= last:
                return token
        return self.last


def key_of(tokens: list[Token]) -> str:
    """Return the folded name of the words."""
    return " ".join(filter(None, (key_of_word(token.text) for token in tokens))).removeprefix("the ")


def key_of_word(word: str) -> str:
    """Return the folded word; an acronym keeps its doubled letters, which are nothing of a transliteration's."""
    key = fold(word)
    letters = word.replace(".", "")
    return letters.casefold() if letters.isupper() and len(key) < len(letters) <= _ACRONYM else key
