"""Clauses on a holder's word: behind a cue, before it, around it, and where the parser lost them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.read.claims.finding import Content
from dateline.read.claims.pieces import filled, opening
from dateline.read.syntax import is_passive

if TYPE_CHECKING:
    from collections.abc import Container

    from dateline.read.claims.finding import Frame, Piece
    from dateline.read.claims.pieces import Pieces
    from dateline.read.claims.rules import ClaimRules
    from dateline.read.syntax import Token

_FULL = frozenset({"dobj", "xcomp", "ccomp", "oprd", "acomp"})
_CLOSING = frozenset(",\"”'’?!—–-)")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CONTRASTING = frozenset({"while", "whereas", "although", "though"})
_ADJUNCT = frozenset({"IN", "TO", "CC", "RB", "WRB", "NNP", "WP", "WDT"})
_LEADING = frozenset({"IN", "CC", "WRB"})


class Clauses:
    """Finds the clauses that cues introduce, in one article."""

    def __init__(self, pieces: Pieces, rules: ClaimRules) -> None:
        self._pieces = pieces
        self._telling = rules.telling
        self._cues = rules.verbs
        self._plain = rules.plain
        self.shared: dict[Token, Token] = {}  # verbs that the parser drew into content, with the cue they go beside

    def complement(self, frame: Frame, frames: Container[str]) -> Content | None:
        """Return the clause after the frame, else the one it closes after a comma."""
        if "clause" not in frames:
            return None
        clauses = [one for one in frame.verb.each_child("ccomp") if not frame.first <= one.index <= frame.last]
        for clause in sorted(clauses, key=lambda one: (one.index < frame.verb.index, one.index)):
            if clause.index < frame.first and not (self._closes(frame) and self._ends(frame)):
                continue
            pieces = self._clause(frame, clause)
            if pieces:
                return Content(pieces, "clause")
        return None

    def _closes(self, frame: Frame) -> bool:
        """Whether the words before the frame end as content does that the frame closes: with a comma, a quotation."""
        return self._pieces.text[: frame.start].rstrip()[-1:] in _CLOSING

    def _ends(self, frame: Frame) -> bool:
        """Whether no infinitive follows, which would be the content instead."""
        return not any(child.dep == "xcomp" and child.index > frame.last for child in frame.verb.children)

    def _clause(self, frame: Frame, clause: Token) -> tuple[Piece, ...]:
        words = clause.subtree()
        if clause.index > frame.verb.index:
            after = [word for word in words if word.index > frame.verb.index and word.start >= frame.end]
            return (self._pieces.whole(after[0].start, self._to_end(frame.verb, after)),) if after else ()
        return self._split(frame, words)

    def _split(self, frame: Frame, words: list[Token]) -> tuple[Piece, ...]:
        """Return content that begins before the frame and may go on behind it."""
        before = [word for word in words if word.index < frame.first]
        after = [word for word in words if word.index > frame.last]
        if not before:
            return ()
        start = before[0].start if frame.verb.dep != "ROOT" else opening(frame.verb.sentence)
        start, _ = self._pieces.whole(start, before[-1].end)
        pieces = [self._pieces.trim(start, frame.start)]
        if after and self._pieces.text[frame.end : after[0].start].strip()[:1] == ",":
            pieces.append(self._pieces.whole(after[0].start, after[-1].end))
        return filled(pieces)

    def _to_end(self, verb: Token, words: list[Token]) -> int:
        """Return where a clause ends, with the rest of the sentence where the parser broke it before a finite verb."""
        end = self._cut_telling(verb, words)
        last = words[-1]
        tokens = last.sentence.tokens
        if end == last.end and last.index + 1 < len(tokens) and tokens[last.index + 1].tag in _FINITE:
            return tokens[-1].end
        return end

    def _cut_telling(self, verb: Token, words: list[Token]) -> int:
        """Return where content ends that the next telling was drawn into: ``it is over, adding that …``.

        That is a participle after a comma or a verb in the form of the cue, without a subject of its own, after "and"
        or "but"; its holder is then the cue's.
        """
        for before, word in pairwise(words):
            if before.text == "," and word.tag == "VBG" and word.lemma in self._telling:
                return before.start
            if before.text == "," and word.lower in _CONTRASTING and self._tells_next(word):
                return before.start
            if before.tag == "CC" and word.index > verb.index + 1:
                after = word if word.tag != "RB" or word.head.index != word.index + 1 else word.head
                if after.tag == verb.tag and after.lemma in self._cues and after.child("nsubj", "nsubjpass") is None:
                    self.shared[after] = verb
                    return before.start
        return words[-1].end

    def _tells_next(self, mark: Token) -> bool:
        """Whether the clause that ``mark`` opens is a telling of its own: ``, while residents said …``."""
        verb = mark.head
        tells = verb.lemma in self._telling or "figure" in self._cues.get(verb.lemma, ())
        return tells and verb.index > mark.index and verb.child("nsubj") is not None

    def set_in(self, frame: Frame, frames: Container[str]) -> Content | None:
        """Return the sentence around a frame that is set into it: ``The road, he said, is closed``."""
        verb = frame.verb
        if "clause" not in frames or verb.lemma not in self._telling or is_passive(verb):
            return None
        if verb.dep not in {"parataxis", "advcl", "dep"} or verb.head is verb:
            return None
        mark = verb.child("mark", "advmod")
        if verb.dep == "advcl" and (mark is None or mark.lower != "as"):
            return None
        if any(child.dep in _FULL and child.index > frame.last for child in verb.children):
            return None
        inside = {word.index for word in verb.subtree()}
        words = [word for word in verb.sentence.tokens if word.index not in inside]
        before = [word for word in words if word.index < frame.first]
        after = [word for word in words if word.index > frame.last]
        pieces = filled([self._pieces.trim(part[0].start, part[-1].end) for part in (before, after) if part])
        return Content(pieces, "set in") if pieces else None

    def misparsed(self, frame: Frame, frames: Container[str]) -> Content | None:
        """Return what a plain telling introduces where the parse shows nothing: by commas, "that", a finite verb."""
        verb = frame.verb
        if "clause" not in frames or verb.lemma not in self._plain or is_passive(verb):
            return None
        tokens = verb.sentence.tokens
        before, after = tokens[: frame.first], tokens[frame.last + 1 :]
        ended = not after or after[0].text in {",", "."} or not any(word.text[0].isalnum() for word in after)
        if before and before[-1].text == "," and ended and frame.first < verb.index:
            pieces = [self._pieces.trim(part[0].start, part[-1].end) for part in (before, after) if part]
            return Content(filled(pieces), "set in")
        that = next((word for word in after if word.lower == "that" and word.tag == "IN"), None)
        if that is not None:
            return Content((self._pieces.whole(that.start, tokens[-1].end),), "clause")
        full = any(word.tag in _FINITE for word in after)
        if full and after[0].text[0].isalnum() and after[0].tag not in _ADJUNCT:
            return Content((self._pieces.whole(after[0].start, self._cut_telling(verb, after)),), "clause")
        return None

    def beside(self, frame: Frame) -> Content | None:
        """Return the clause that an "according to" stands beside: before it, else after it, or on both sides."""
        tokens = frame.verb.sentence.tokens
        before, after = tokens[: frame.first], tokens[frame.last + 1 :]
        pieces: list[Piece] = []
        if any(map(str.isalnum, self._pieces.text[frame.verb.sentence.span.start : frame.start])):
            opens = any(word.tag in _LEADING for word in before[-2:])  # "after, according to her, the road was cut"
            if not (opens and after):
                pieces.append(self._pieces.trim(self._after_bracket(frame), frame.start))
            follows = after and self._pieces.text[frame.end : after[-1].end].lstrip()[:1] == ","
            if follows and (not pieces or len(before) < len(after)):
                pieces.append(self._pieces.trim(after[0].start, after[-1].end))
        elif after:
            pieces.append(self._pieces.whole(*self._pieces.trim(after[0].start, after[-1].end)))
        found = filled(pieces)
        return Content(found, "beside") if found else None

    def _after_bracket(self, frame: Frame) -> int:
        """Return where the sentence of the frame begins, or the bracket in it that the frame stands in."""
        start = opening(frame.verb.sentence)
        bracket = self._pieces.text.rfind("(", start, frame.start)
        return bracket + 1 if bracket >= 0 and ")" not in self._pieces.text[bracket : frame.start] else start

    def of_clause(self, clause: Token, after: int, frame: str) -> Content | None:
        """Return the clause's words that stand after the word numbered ``after``."""
        words = [word for word in clause.subtree() if word.index > after]
        return (
            Content((self._pieces.whole(words[0].start, self._cut_telling(clause.head, words)),), frame)
            if words
            else None
        )
