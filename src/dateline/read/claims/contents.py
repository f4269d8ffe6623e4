"""What a cue introduces: the words that are on the holder's word, as one or more pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.read.claims.clauses import Clauses
from dateline.read.claims.complements import Complements
from dateline.read.claims.finding import Content
from dateline.read.claims.pieces import Pieces
from dateline.read.claims.quoted import Quoted

if TYPE_CHECKING:
    from collections.abc import Container

    from dateline.read.claims.finding import Frame
    from dateline.read.claims.quotes import Quotes
    from dateline.read.claims.rules import ClaimRules


class Contents:
    """Finds the content of cues in one article: direct speech first, then clauses, then other complements."""

    def __init__(self, text: str, quotes: Quotes, rules: ClaimRules) -> None:
        self.pieces = Pieces(text, quotes)
        self.clauses = Clauses(self.pieces, rules)
        self.complements = Complements(self.pieces)
        self._quoted = Quoted(text, quotes, rules.telling)

    def of_verb(self, frame: Frame, frames: Container[str]) -> Content | None:
        """Return what the verb of ``frame`` introduces, or None where nothing that ``frames`` names is there."""
        verb = frame.verb
        return (
            self._spoken(frame, frames)
            or self.clauses.complement(frame, frames)
            or self.complements.undergone(verb, frames)
            or self.complements.of(verb, frames)
            or self.complements.fronted(verb, frames)
            or self.clauses.set_in(frame, frames)
            or self.clauses.misparsed(frame, frames)
            or self.complements.seeming(verb, frames)
        )

    def _spoken(self, frame: Frame, frames: Container[str]) -> Content | None:
        if "quote" not in frames:
            return None
        pieces = tuple(self.pieces.whole(*piece) for piece in self._quoted.beside(frame))
        return Content(pieces, "quote") if pieces else None
