"""Quotations that stand beside a cue: before it, after it, on both sides, and going on after its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from dateline.read.claims.finding import Frame, Piece
    from dateline.read.claims.quotes import Quote, Quotes
    from dateline.read.syntax import Token

_LONGEST_ADJUNCT = 25
_GOING_ON = frozenset(",?!…—–-")
_PAUSES = frozenset({",", ":", ", —", "—", "-", "--", "–", ";", ":-"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MARKS = "\"'”’"


class Quoted:
    """Finds the quotations that belong to a frame."""

    def __init__(self, text: str, quotes: Quotes, telling: Container[str]) -> None:
        self._text = text
        self._quotes = quotes
        self._telling = telling

    def beside(self, frame: Frame) -> tuple[Piece, ...]:
        """Return the pieces of direct speech that the frame introduces or closes, or none."""
        if self._quotes.at(frame.verb.start) is not None:
            return ()
        before, after = self._before(frame), self._after(frame)
        if before is None:
            return ((after.start, after.end),) if after is not None else ()
        start = self._start(before, frame)
        pieces = [(start, before.end)]
        later = after if after is not None else self._in_next(frame)
        if later is not None:
            pieces.append((later.start, later.end))
        elif start < before.start:
            pieces += self._rest(frame)
        return tuple(pieces)

    def _before(self, frame: Frame) -> Quote | None:
        quote = self._quotes.last_before(frame.start)
        if quote is None or self._continues(frame.verb, quote) or quote.end < frame.verb.sentence.span.start - 3:
            return None
        between = self._text[quote.end : frame.start]
        if any(map(str.isalnum, between)) or "\n" in between:
            return None
        ending = self._ending(quote) + between.strip()
        run_on = frame.verb.lemma in self._telling and self._text[frame.start : frame.start + 1].islower()
        return quote if run_on or (ending[:1] in _GOING_ON or ending[-1:] in _GOING_ON) else None

    def _continues(self, verb: Token, quote: Quote) -> bool:
        """Whether the verb's clause began before the quotation, which is then no speech of the verb's."""
        if verb.tag == "VBG" and verb.dep == "advcl" and verb.child("nsubj") is None:
            return True
        subject = verb.child("nsubj", "nsubjpass")
        return subject is not None and subject.start < quote.start

    def _ending(self, quote: Quote) -> str:
        return self._text[quote.start : quote.end].rstrip(_MARKS)[-1:]

    def _start(self, quote: Quote, frame: Frame) -> int:
        """Return where content begins that ends in ``quote``: with its sentence, where that begins before it."""
        start = frame.verb.sentence.span.start
        head = self._text[start : quote.start]
        if start >= quote.start or not any(map(str.isalnum, head)) or head.rstrip()[-1:] in ":,.?!":
            return quote.start
        return start + len(head) - len(head.lstrip())

    def _rest(self, frame: Frame) -> list[Piece]:
        """Return what follows a frame set into a sentence: ``the "line," he said, is crossed``."""
        words = [word for word in frame.verb.sentence.tokens if word.index > frame.last]
        if len(words) < 3 or words[0].text != "," or words[1].tag not in {*_FINITE, "VB", "RB"}:  # noqa: PLR2004 -- a comma, a verb and its complement
            return []
        return [(words[1].start, words[-1].end)]

    def _after(self, frame: Frame) -> Quote | None:
        quote = self._quotes.first_after(frame.end)
        sentence = frame.verb.sentence
        if quote is None or quote.start > sentence.span.end + 2:
            return None
        between = self._text[frame.end : quote.start]
        if not any(map(str.isalnum, between)):
            if between.strip() in _PAUSES:
                return quote
            rest = self._text[quote.end : max(sentence.span.end, quote.end)]
            whole = not any(map(str.isalnum, rest)) or self._ending(quote) in ".?!"
            return quote if whole and "." not in between else None
        if not between.rstrip().endswith((",", ":", "—", "--", " –")):
            return None
        words = [one for one in sentence.tokens if frame.end <= one.start < quote.start]
        return None if len(words) > _LONGEST_ADJUNCT or any(map(self._breaks, words)) else quote

    def _breaks(self, word: Token) -> bool:
        """Whether a word between cue and quotation gives the quotation to another cue."""
        return word.tag in _FINITE or (word.tag.startswith("VB") and word.lemma in self._telling)

    def _alone(self, quote: Quote) -> bool:
        """Whether the quotation is a paragraph of its own."""
        rest = self._text[quote.end : quote.end + 3]
        return rest.lstrip(" ")[:1] in {"", "\n"} and self._ending(quote) != ","

    def _in_next(self, frame: Frame) -> Quote | None:
        """Return the quotation that goes on after the frame's sentence: ``"…," she said. "…"``."""
        end = frame.verb.sentence.span.end
        quote = self._quotes.first_after(end)
        if quote is None or self._text[end : quote.start].strip():
            return None
        if "\n" in self._text[end : quote.start]:
            return quote if self._alone(quote) else None
        rest = self._text[quote.end : quote.end + 2].strip()
        return None if self._ending(quote) == "," or rest[:1].islower() else quote
