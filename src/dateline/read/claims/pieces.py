"""Pieces of text: trimmed at their edges, widened to the quotation they end in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.read.claims.finding import Piece
    from dateline.read.claims.quotes import Quotes
    from dateline.read.syntax import Sentence, Token

_OPENING = frozenset("\"“'‘$€£#@([`")
_ENDING = frozenset("\"”'’%)]`!?")


# "ALMATY, Jan 6 (Reuters) - ": place, day, agency and a dash.
_DATELINE = re.compile(r"\s*[A-Z][A-Z.'’/ -]*[A-Z](?:,[^()\n–—]{1,30})?\s*(?:\([^)\n]{2,40}\))?\s*(?:--|[-–—])\s")


class Pieces:
    """Makes pieces of one article's text."""

    def __init__(self, text: str, quotes: Quotes) -> None:
        self.text = text
        self.quotes = quotes

    def whole(self, start: int, end: int) -> Piece:
        """Return the piece trimmed and widened to the whole of a quotation that it ends or begins in."""
        start, end = self.trim(start, end)
        quote = self.quotes.at(end - 1) or self.quotes.at(end)
        if quote is not None and quote.start >= start - 1:
            end = max(end, quote.end)
        quote = self.quotes.at(start)
        if quote is not None and quote.end <= end + 2:
            start = min(start, quote.start)
        return start, max(end, start)

    def trim(self, start: int, end: int) -> Piece:
        """Return the piece without white space and stops at its edges."""
        text = self.text
        while start < end and not (text[start].isalnum() or text[start] in _OPENING):
            start += 1
        while start < end and not (text[end - 1].isalnum() or text[end - 1] in _ENDING):
            end -= 1
        return start, end

    def of(self, words: list[Token]) -> Piece:
        """Return the trimmed piece from the first to the last of the words; no words, an empty piece."""
        return self.trim(words[0].start, words[-1].end) if words else (0, 0)


def opening(sentence: Sentence) -> int:
    """Return the offset at which the sentence begins to tell: after the dateline, where it begins with one."""
    dateline = _DATELINE.match(sentence.text)
    return sentence.span.start + (dateline.end() if dateline is not None else 0)


def filled(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Return the pieces that hold anything."""
    return tuple(piece for piece in pieces if piece[0] < piece[1])
