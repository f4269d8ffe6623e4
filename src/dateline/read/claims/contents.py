"""What a cue introduces: the words that are on the holder's word, as one or more spans."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from dateline.read.claims.quotes import Quote, Quotes
    from dateline.read.syntax import Syntax, Token

Piece = tuple[int, int]
_OBJECTS = frozenset({"dobj", "oprd", "attr"})
_INFINITIVES = frozenset({"xcomp"})
_TAIL = frozenset({"dobj", "oprd", "attr", "prep", "xcomp", "ccomp", "acl"})
_COMPLETING = frozenset({"for", "of", "as", "about", "with", "against", "to", "over", "from", "into"})
_LONGEST_ADJUNCT = 25
_GOING_ON = frozenset(",?!…—–-")


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue with its holder as they stand in the sentence: characters ``start`` to ``end``, and their words."""

    verb: Token
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Content:
    """The content's spans, in order, the frame that was read, and the preposition before it, if any."""

    pieces: tuple[Piece, ...]
    frame: str
    preposition: Token | None = None


class Contents:
    """Finds the content of cues in one article."""

    def __init__(self, syntax: Syntax, quotes: Quotes, telling: Container[str]) -> None:
        self._telling = telling
        self._text = syntax.text
        self._syntax = syntax
        self._quotes = quotes

    def of_verb(self, frame: Frame, frames: Container[str]) -> Content | None:
        """Return what the verb of ``frame`` introduces, or None where none of its ``frames`` is there."""
        return self._said(frame, frames) or self._complement(frame.verb, frames) or self._set_in(frame, frames)

    def _said(self, frame: Frame, frames: Container[str]) -> Content | None:
        if "quote" in frames:
            pieces = self._quoted(frame)
            if pieces:
                return Content(pieces, "quote")
        if "clause" in frames:
            for clause in frame.verb.each_child("ccomp"):
                pieces = self._clause(frame, clause) if self._counts(clause, frame) else ()
                if pieces:
                    return Content(pieces, "clause")
        return None

    def _complement(self, verb: Token, frames: Container[str]) -> Content | None:
        later = [child for child in verb.children if child.index > verb.index]
        for frame, deps in (("infinitive", _INFINITIVES), ("object", _OBJECTS)):
            first = next((child for child in later if child.dep in deps), None) if frame in frames else None
            if first is not None:
                return self._forward(verb, first, frame)
        for preposition in later:
            if preposition.dep == "prep" and preposition.lower in frames:
                return self._after_preposition(preposition)
        return None

    def _set_in(self, frame: Frame, frames: Container[str]) -> Content | None:
        passive = frame.verb.child("auxpass", "nsubjpass") is not None
        return self._around(frame) if "clause" in frames and not passive else None

    def _counts(self, clause: Token, frame: Frame) -> bool:
        return not (frame.first <= clause.index <= frame.last)

    # Quotations beside the frame.

    def _quoted(self, frame: Frame) -> tuple[Piece, ...]:
        if self._quotes.at(frame.verb.start) is not None:
            return ()
        before, after = self._quote_before(frame), self._quote_after(frame)
        if before is None:
            return ((after.start, after.end),) if after is not None else ()
        start = self._start_before(before, frame)
        pieces = [(start, before.end)]
        later = after if after is not None else self._quote_in_next(frame)
        if later is not None:
            pieces.append((later.start, later.end))
        elif start < before.start:
            pieces += self._rest(frame)
        return tuple(pieces)

    def _rest(self, frame: Frame) -> list[Piece]:
        """Return what follows a frame set into a sentence: ``the "line," he said, is crossed``."""
        words = [word for word in frame.verb.sentence.tokens if word.index > frame.last]
        if len(words) < 3 or words[0].text != "," or words[1].tag not in {"VBZ", "VBD", "VBP", "VB", "MD", "RB"}:  # noqa: PLR2004 -- a comma, a verb and its complement
            return []
        return [self._whole_quotes(words[1].start, words[-1].end)]

    def _quote_before(self, frame: Frame) -> Quote | None:
        quote = self._quotes.last_before(frame.start)
        if quote is None or quote.end < frame.verb.sentence.span.start - 3:
            return None
        between = self._text[quote.end : frame.start]
        if any(map(str.isalnum, between)) or "\n" in between:
            return None
        ending = self._text[quote.start : quote.end].rstrip("\"'”’")[-1:] + between.strip()
        lower = self._text[frame.start : frame.start + 1].islower()
        return quote if lower or (ending[:1] in _GOING_ON or ending[-1:] in _GOING_ON) else None

    def _start_before(self, quote: Quote, frame: Frame) -> int:
        """Return where content begins that ends in ``quote``: with its sentence, where that begins before it."""
        start = frame.verb.sentence.span.start
        head = self._text[start : quote.start]
        if start >= quote.start or not any(map(str.isalnum, head)) or head.rstrip()[-1:] in ":,.?!":
            return quote.start
        return self._trim(start, quote.end)[0]

    def _quote_after(self, frame: Frame) -> Quote | None:
        quote = self._quotes.first_after(frame.end)
        sentence = frame.verb.sentence
        if quote is None or quote.start > sentence.span.end + 2:
            return None
        between = self._text[frame.end : quote.start]
        if not any(map(str.isalnum, between)):
            if between.strip() in {",", ":", ", —", "—", "-", "--", "–"}:
                return quote
            rest = self._text[quote.end : max(sentence.span.end, quote.end)]
            whole = not any(map(str.isalnum, rest)) or self._text[quote.start : quote.end].rstrip("\"'”’")[-1:] in ".?!"
            return quote if whole and "." not in between else None
        if not between.rstrip().endswith((",", ":", "—", "--", " –")):
            return None
        words = [one for one in sentence.tokens if frame.end <= one.start < quote.start]
        if len(words) > _LONGEST_ADJUNCT or any(one.tag in {"VBD", "VBZ", "VBP", "MD"} for one in words):
            return None
        return quote

    def _quote_in_next(self, frame: Frame) -> Quote | None:
        """Return the quotation that goes on after the frame's sentence: ``"…," she said. "…"``."""
        end = frame.verb.sentence.span.end
        quote = self._quotes.first_after(end)
        if quote is None or self._text[end : quote.start].strip() or "\n" in self._text[end : quote.start]:
            return None
        rest = self._text[quote.end : quote.end + 2].strip()
        ends = self._text[quote.start : quote.end].rstrip("\"'”’")[-1:]
        return None if ends == "," or rest[:1].islower() else quote

    # Clauses.

    def _clause(self, frame: Frame, clause: Token) -> tuple[Piece, ...]:
        words = clause.subtree()
        if clause.index > frame.verb.index:
            after = [word for word in words if word.index > frame.verb.index and word.start >= frame.end]
            if not after:
                return ()
            return (self._whole_quotes(after[0].start, self._cut_telling(after)),)
        return self._split(frame, words)

    def _cut_telling(self, words: list[Token]) -> int:
        """Return where a clause ends that the next telling was drawn into: ``it is over, adding that …``."""
        for before, word in pairwise(words):
            if before.text == "," and word.tag == "VBG" and word.lemma in self._telling:
                return before.start
        return words[-1].end

    def _split(self, frame: Frame, words: list[Token]) -> tuple[Piece, ...]:
        """Content that begins before the frame and may go on behind it."""
        sentence = frame.verb.sentence
        before = [word for word in words if word.index < frame.first]
        after = [word for word in words if word.index > frame.last]
        if not before:
            return ()
        start = before[0].start if frame.verb.dep != "ROOT" else sentence.span.start
        start, _ = self._whole_quotes(start, before[-1].end)
        pieces = [self._trim(start, frame.start)]
        if after and self._text[frame.end : after[0].start].strip()[:1] == ",":
            pieces.append(self._whole_quotes(after[0].start, after[-1].end))
        return tuple(piece for piece in pieces if piece[0] < piece[1])

    def _around(self, frame: Frame) -> Content | None:
        """Return the sentence around a frame that is set into it: ``The road, he said, is closed``."""
        verb = frame.verb
        if verb.dep not in {"parataxis", "advcl", "dep"} or verb.head is verb:
            return None
        mark = verb.child("mark", "advmod")
        if verb.dep == "advcl" and (mark is None or mark.lower != "as"):
            return None
        inside = set(verb.subtree())
        words = [word for word in verb.sentence.tokens if word not in inside]
        before = [word for word in words if word.index < frame.first]
        after = [word for word in words if word.index > frame.last]
        pieces = [self._trim(part[0].start, part[-1].end) for part in (before, after) if part]
        pieces = [piece for piece in pieces if piece[0] < piece[1]]
        return Content(tuple(pieces), "around") if pieces else None

    # Other complements.

    def _forward(self, verb: Token, first: Token, frame: str) -> Content:
        words = first.subtree()
        start, end = words[0].start, words[-1].end
        for child in verb.children:
            if child.index <= verb.index or child.dep not in _TAIL:
                continue
            if child.dep == "prep" and (frame == "infinitive" or child.lower not in _COMPLETING):
                continue
            inside = child.subtree()
            start, end = min(start, inside[0].start), max(end, inside[-1].end)
        start = max(start, verb.end)
        end = self._cut(verb, start, end)
        follows = self._quotes.first_after(end)
        if follows is not None and frame == "object" and not self._text[end : follows.start].strip():
            end = follows.end
        return Content((self._whole_quotes(start, end),), frame)

    def _cut(self, verb: Token, start: int, end: int) -> int:
        """Return where a complement ends that a participle clause was drawn into: ``the plan, saying …``."""
        tokens = verb.sentence.tokens
        for word in tokens[verb.index + 2 :]:
            if word.start >= end:
                break
            if word.start > start and word.tag == "VBG" and tokens[word.index - 1].text == "," and word.dep != "conj":
                return tokens[word.index - 1].start
        return end

    def _after_preposition(self, preposition: Token) -> Content | None:
        words = [word for word in preposition.subtree() if word is not preposition]
        if not words:
            return None
        return Content((self._whole_quotes(words[0].start, words[-1].end),), preposition.lower, preposition)

    def clause_of(self, token: Token, frame: Frame) -> Content | None:
        """Return the clause that an "according to" stands beside."""
        words = [word for word in token.sentence.tokens if word.index < frame.first or word.index > frame.last]
        before = [word for word in words if word.index < frame.first]
        after = [word for word in words if word.index > frame.last]
        if any(map(str.isalnum, self._text[token.sentence.span.start : frame.start])):
            pieces = [self._trim(token.sentence.span.start, frame.start)]
            if before[-2:] and any(word.tag in {"IN", "CC", "WRB"} for word in before[-2:]) and after:
                pieces = []
            if after and self._text[frame.end : after[-1].end].lstrip()[:1] == "," and (not pieces or len(before) < len(after)):
                pieces.append(self._trim(after[0].start, after[-1].end))
        elif after:
            pieces = [self._whole_quotes(*self._trim(after[0].start, after[-1].end))]
        else:
            return None
        return Content(tuple(piece for piece in pieces if piece[0] < piece[1]), "according")

    def _whole_quotes(self, start: int, end: int) -> Piece:
        """Widen a piece to the whole of the quotation its last words are in."""
        start, end = self._trim(start, end)
        quote = self._quotes.at(end - 1) or self._quotes.at(end)
        if quote is not None and quote.start >= start - 1:
            end = max(end, quote.end)
        quote = self._quotes.at(start)
        if quote is not None and quote.end <= end + 2:
            start = min(start, quote.start)
        return start, max(end, start)

    def _trim(self, start: int, end: int) -> Piece:
        text = self._text
        while start < end and not (text[start].isalnum() or text[start] in "\"“'‘$€£#@([`"):
            start += 1
        while start < end and not (text[end - 1].isalnum() or text[end - 1] in "\"”'’%)]`!?"):
            end -= 1
        return start, end
