"""What the finders of cues hand over: a cue with its holder and content, before it becomes a claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.read.claims.rules import CueRule
    from dateline.read.syntax import Token

Piece = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue with its holder in the sentence: characters ``start`` to ``end``, words ``first`` to ``last``."""

    verb: Token
    start: int
    end: int
    first: int
    last: int

    @classmethod
    def around(cls, verb: Token, words: list[Token]) -> Frame:
        """Return the frame from the first to the last of ``words``, which are of the sentence of ``verb``."""
        first = min(words, key=lambda word: word.index)
        last = max(words, key=lambda word: word.index)
        return cls(verb, first.start, last.end, first.index, last.index)


@dataclass(frozen=True, slots=True)
class Content:
    """The content's pieces, in order, the kind of complement they are, and the preposition before them, if any."""

    pieces: tuple[Piece, ...]
    frame: str
    preposition: Token | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One attribution: ``head`` is the head word of the holder's phrase ``source``; ``cue`` the words of the cue."""

    rule: CueRule
    verb: Token
    cue: list[Token]
    head: Token | None
    source: list[Token]
    content: Content
    unnamed: str | None = None
