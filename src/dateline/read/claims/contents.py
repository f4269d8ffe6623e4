"""What a cue introduces: the words that are on the holder's word, as one or more pieces."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.read.claims.finding import Content
from dateline.read.claims.quoted import Quoted
from dateline.read.syntax import is_passive

if TYPE_CHECKING:
    from collections.abc import Container

    from dateline.read.claims.finding import Frame, Piece
    from dateline.read.claims.quotes import Quotes
    from dateline.read.syntax import Token

_OBJECTS = frozenset({"dobj", "oprd", "attr"})
_INFINITIVES = frozenset({"xcomp"})
_TAIL = frozenset({"dobj", "oprd", "attr", "prep", "xcomp", "ccomp", "acl"})
_COMPLETING = frozenset({"for", "of", "as", "about", "with", "against", "to", "over", "from", "into"})
_FREE = frozenset({"what", "whatever", "how", "why", "where", "who", "whom", "whether", "if", "when"})
_FULL = frozenset({"dobj", "xcomp", "ccomp", "oprd", "acomp"})
_CLOSING = frozenset(",\"”'’?!—–-)")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CONTRASTING = frozenset({"while", "whereas", "although", "though"})
_ADJUNCT = frozenset({"IN", "TO", "CC", "RB", "WRB", "NNP", "WP", "WDT"})
_SEEMING = frozenset({"xcomp", "acomp", "oprd", "ccomp", "attr"})
_RELATIVE = frozenset({"who", "which", "whose", "where"})
_LEADING = frozenset({"IN", "CC", "WRB"})


class Contents:
    """Finds the content of cues in one article."""

    def __init__(
        self, text: str, quotes: Quotes, telling: Container[str], cues: Container[str], plain: Container[str]
    ) -> None:
        self._text = text
        self._quotes = quotes
        self._telling = telling
        self._cues = cues
        self._plain = plain
        self.shared: dict[Token, Token] = {}  # verbs that the parser drew into content, with the cue they go beside
        self._quoted = Quoted(text, quotes, telling)

    def of_verb(self, frame: Frame, frames: Container[str]) -> Content | None:
        """Return what the verb of ``frame`` introduces, or None where nothing that ``frames`` names is there."""
        return (
            self._said(frame, frames)
            or self._undergone(frame.verb, frames)
            or self._complement(frame.verb, frames)
            or self._set_in(frame, frames)
            or self._misparsed(frame, frames)
            or self._seeming(frame.verb, frames)
        )

    def _said(self, frame: Frame, frames: Container[str]) -> Content | None:
        if "quote" in frames:
            pieces = tuple(self.whole(*piece) for piece in self._quoted.beside(frame))
            if pieces:
                return Content(pieces, "quote")
        return self._clausal(frame) if "clause" in frames else None

    def _clausal(self, frame: Frame) -> Content | None:
        """Return the clause after the frame, else the one it closes after a comma."""
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
        return self._text[: frame.start].rstrip()[-1:] in _CLOSING

    def _ends(self, frame: Frame) -> bool:
        """Whether no infinitive follows, which would be the content instead."""
        return not any(child.dep == "xcomp" and child.index > frame.last for child in frame.verb.children)

    def _complement(self, verb: Token, frames: Container[str]) -> Content | None:
        if verb.tag == "VBN" and verb.dep == "acl":  # "a move called the crow": a name, no saying
            return None
        later = [child for child in verb.children if child.index > verb.index]
        if "infinitive" in frames:
            for child in later:
                if child.dep in _INFINITIVES:
                    return self._of_subject(verb, self._forward(verb, child, "infinitive"))
        if "object" in frames:
            for child in later:
                if (
                    child.dep in _OBJECTS
                    or (child.dep == "xcomp" and child.tag == "VBG")
                    or (child.dep == "ccomp" and child.subtree()[0].lower in _FREE)
                ):
                    return self._forward(verb, child, "object")
        for child in later:
            if child.dep == "prep" and child.lower in frames:
                return self.after_preposition(child)
        return None

    # Clauses.

    def _clause(self, frame: Frame, clause: Token) -> tuple[Piece, ...]:
        words = clause.subtree()
        if clause.index > frame.verb.index:
            after = [word for word in words if word.index > frame.verb.index and word.start >= frame.end]
            return (self.whole(after[0].start, self._to_end(frame.verb, after)),) if after else ()
        return self._split(frame, words)

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
        return verb.lemma in self._telling and verb.index > mark.index and verb.child("nsubj") is not None

    def _to_end(self, verb: Token, words: list[Token]) -> int:
        """Return where a clause ends, with the rest of the sentence where the parser broke it before a finite verb."""
        end = self._cut_telling(verb, words)
        last = words[-1]
        tokens = last.sentence.tokens
        if end == last.end and last.index + 1 < len(tokens) and tokens[last.index + 1].tag in _FINITE:
            return tokens[-1].end
        return end

    def _split(self, frame: Frame, words: list[Token]) -> tuple[Piece, ...]:
        """Return content that begins before the frame and may go on behind it."""
        before = [word for word in words if word.index < frame.first]
        after = [word for word in words if word.index > frame.last]
        if not before:
            return ()
        start = before[0].start if frame.verb.dep != "ROOT" else frame.verb.sentence.span.start
        start, _ = self.whole(start, before[-1].end)
        pieces = [self.trim(start, frame.start)]
        if after and self._text[frame.end : after[0].start].strip()[:1] == ",":
            pieces.append(self.whole(after[0].start, after[-1].end))
        return _filled(pieces)

    def _set_in(self, frame: Frame, frames: Container[str]) -> Content | None:
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
        pieces = _filled([self.trim(part[0].start, part[-1].end) for part in (before, after) if part])
        return Content(pieces, "set in") if pieces else None

    def _misparsed(self, frame: Frame, frames: Container[str]) -> Content | None:
        """Return what a plain telling introduces where the parse shows nothing: by commas, "that", a finite verb."""
        verb = frame.verb
        if "clause" not in frames or verb.lemma not in self._plain or is_passive(verb):
            return None
        tokens = verb.sentence.tokens
        before, after = tokens[: frame.first], tokens[frame.last + 1 :]
        ended = not after or after[0].text in {",", "."} or not any(word.text[0].isalnum() for word in after)
        if before and before[-1].text == "," and ended and frame.first < verb.index:
            pieces = [self.trim(part[0].start, part[-1].end) for part in (before, after) if part]
            return Content(_filled(pieces), "set in")
        that = next((word for word in after if word.lower == "that" and word.tag == "IN"), None)
        if that is not None:
            return Content((self.whole(that.start, tokens[-1].end),), "clause")
        full = any(word.tag in _FINITE for word in after)
        if full and after[0].text[0].isalnum() and after[0].tag not in _ADJUNCT:
            return Content((self.whole(after[0].start, self._cut_telling(verb, after)),), "clause")
        return None

    def beside(self, frame: Frame) -> Content | None:
        """Return the clause that an "according to" stands beside: before it, else after it, or on both sides."""
        tokens = frame.verb.sentence.tokens
        before, after = tokens[: frame.first], tokens[frame.last + 1 :]
        pieces: list[Piece] = []
        if any(map(str.isalnum, self._text[frame.verb.sentence.span.start : frame.start])):
            opens = any(word.tag in _LEADING for word in before[-2:])  # "after, according to her, the road was cut"
            if not (opens and after):
                pieces.append(self.trim(self._after_bracket(frame), frame.start))
            follows = after and self._text[frame.end : after[-1].end].lstrip()[:1] == ","
            if follows and (not pieces or len(before) < len(after)):
                pieces.append(self.trim(after[0].start, after[-1].end))
        elif after:
            pieces.append(self.whole(*self.trim(after[0].start, after[-1].end)))
        found = _filled(pieces)
        return Content(found, "beside") if found else None

    def _after_bracket(self, frame: Frame) -> int:
        """Return where the sentence of the frame begins, or the bracket in it that the frame stands in."""
        start = frame.verb.sentence.span.start
        bracket = self._text.rfind("(", start, frame.start)
        return bracket + 1 if bracket >= 0 and ")" not in self._text[bracket : frame.start] else start

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
        end = _cut(verb, start, end)
        follows = self._quotes.first_after(end)
        if follows is not None and frame == "object" and not self._text[end : follows.start].strip():
            end = follows.end
        return Content((self.whole(start, end),), frame)

    def _of_subject(self, verb: Token, content: Content) -> Content:
        """Return the content with the subject of a passive before it: ``The bank is expected to …``."""
        subject = verb.child("nsubjpass")
        if subject is None or subject.tag in {"WDT", "WP"}:
            return content
        words = [word for word in subject.subtree() if word.index < verb.index]
        return Content((self.trim(words[0].start, words[-1].end), *content.pieces), content.frame)

    def _undergone(self, verb: Token, frames: Container[str]) -> Content | None:
        """Return the subject of a passive with what is said of it: ``The plan was called reckless by …``."""
        if "object" not in frames and "as" not in frames:
            return None
        agent = verb.child("agent")
        subject = verb.child("nsubjpass")
        if subject is None and verb.tag == "VBN" and verb.dep == "acl" and agent is not None:
            words = [word for word in verb.head.subtree() if word.index < verb.index]
            return Content((self.trim(words[0].start, words[-1].end),), "object") if words else None
        if subject is None:
            return None
        rest = [child for child in verb.children if child.dep in {"oprd", "xcomp"} and child.index > verb.index]
        rest += [one for one in verb.each_child("prep") if one.lower in {"as", "of", "for"} and one.index > verb.index]
        if agent is None and not rest:
            return None
        pieces = []
        if subject.tag not in {"WDT", "WP"}:
            words = [word for word in subject.subtree() if word.index < verb.index]
            pieces.append(self.trim(words[0].start, words[-1].end))
        for child in rest:
            inside = [word for word in child.subtree() if word.index > verb.index]
            pieces.append(self.whole(inside[0].start, inside[-1].end))
        found = _filled(sorted(pieces))
        return Content(found, "object" if "object" in frames else "as") if found else None

    def _seeming(self, verb: Token, frames: Container[str]) -> Content | None:
        """Return what seems so: the subject of the verb and what is said of it."""
        subject = verb.child("nsubj")
        rest = next((one for one in verb.children if one.dep in _SEEMING and one.index > verb.index), None)
        if "subject" not in frames or subject is None or rest is None:
            return None
        words = [word for word in subject.subtree() if word.index < verb.index]
        inside = [word for word in rest.subtree() if word.index > verb.index]
        pieces = [self.whole(inside[0].start, inside[-1].end)]
        if subject.tag not in {"WDT", "WP"} and subject.dep != "expl":
            pieces.insert(0, self.trim(words[0].start, words[-1].end))
        return Content(_filled(pieces), "subject")

    def after_preposition(self, preposition: Token) -> Content | None:
        """Return what a preposition governs: ``spoke about the cost of the dam``."""
        words = [word for word in preposition.subtree() if word.index > preposition.index]
        if not words:
            return None
        end = _cut(preposition, words[0].start, words[-1].end)
        return Content((self.whole(words[0].start, end),), preposition.lower, preposition)

    def of_clause(self, clause: Token, after: int, frame: str) -> Content | None:
        """Return the clause's words that stand after the word numbered ``after``."""
        words = [word for word in clause.subtree() if word.index > after]
        return Content((self.whole(words[0].start, self._cut_telling(clause.head, words)),), frame) if words else None

    def whole(self, start: int, end: int) -> Piece:
        """Return the piece trimmed and widened to the whole of a quotation that it ends or begins in."""
        start, end = self.trim(start, end)
        quote = self._quotes.at(end - 1) or self._quotes.at(end)
        if quote is not None and quote.start >= start - 1:
            end = max(end, quote.end)
        quote = self._quotes.at(start)
        if quote is not None and quote.end <= end + 2:
            start = min(start, quote.start)
        return start, max(end, start)

    def trim(self, start: int, end: int) -> Piece:
        """Return the piece without white space and stops at its edges."""
        text = self._text
        while start < end and not (text[start].isalnum() or text[start] in "\"“'‘$€£#@([`"):
            start += 1
        while start < end and not (text[end - 1].isalnum() or text[end - 1] in "\"”'’%)]`!?"):
            end -= 1
        return start, end


def _filled(pieces: list[Piece]) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces if piece[0] < piece[1])


def _cut(governor: Token, start: int, end: int) -> int:
    """Return where a complement ends that a clause was drawn into: ``the plan, saying …``, ``the plan, which …``."""
    tokens = governor.sentence.tokens
    for word in tokens[governor.index + 2 :]:
        if word.start >= end:
            break
        if word.start > start and tokens[word.index - 1].text == "," and _adds(word):
            return tokens[word.index - 1].start
    return end


def _adds(word: Token) -> bool:
    return word.lower in _RELATIVE or (word.tag == "VBG" and word.dep not in {"conj", "prep"})
