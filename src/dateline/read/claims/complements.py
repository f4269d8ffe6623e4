"""What a cue governs other than clauses: objects, infinitives, prepositions, the subject of a passive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.read.claims.finding import Content
from dateline.read.claims.pieces import filled

if TYPE_CHECKING:
    from collections.abc import Container

    from dateline.read.claims.finding import Piece
    from dateline.read.claims.pieces import Pieces
    from dateline.read.syntax import Token

_OBJECTS = frozenset({"dobj", "oprd", "attr"})
_TAIL = frozenset({"dobj", "oprd", "attr", "prep", "xcomp", "ccomp", "acl"})
_COMPLETING = frozenset({"for", "on", "of", "as", "about", "with", "against", "to", "over", "from", "into"})
_FREE = frozenset({"what", "whatever", "how", "why", "where", "who", "whom", "whether", "if", "when"})
_SAID_OF = frozenset({"as", "of", "for"})
_SEEMING = frozenset({"xcomp", "acomp", "oprd", "ccomp", "attr"})
_ROUND = frozenset({"dozen", "hundred", "thousand", "million", "score", "ten"})
_RELATIVE = frozenset({"who", "which", "whose", "where"})


class Complements:
    """Finds the complements of cues in one article."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces

    def of(self, verb: Token, frames: Container[str]) -> Content | None:
        """Return the complement of ``verb`` that ``frames`` names: infinitive, object, or a preposition's."""
        if verb.tag == "VBN" and verb.dep == "acl":  # "a move called the crow": a name, no saying
            return None
        later = [child for child in verb.children if child.index > verb.index]
        if "figure" in frames and any(map(_is_figure, later)):
            things = [child for child in later if child.dep == "dobj" or _is_figure(child)]
            return Content(filled([self._pieces.of([word for thing in things for word in thing.subtree()])]), "figure")
        if "infinitive" in frames:
            for child in later:
                if child.dep == "xcomp":
                    content = self._forward(verb, child, "infinitive")
                    # "The bank is expected to …": the subject of a passive is part of what is expected.
                    return Content(filled([*self._subject(verb, "nsubjpass"), *content.pieces]), "infinitive")
        if "object" in frames:
            for child in later:
                if _is_object(child):
                    return self._forward(verb, child, "object")
        for child in later:
            if child.dep == "prep" and child.lower in frames:
                return self.after_preposition(child)
        return None

    def undergone(self, verb: Token, frames: Container[str]) -> Content | None:
        """Return the subject of a passive with what is said of it: ``The plan was called reckless by …``."""
        frame = next((one for one in ("object", "as") if one in frames), None)
        agent = verb.child("agent")
        if frame is None:
            return None
        if verb.child("nsubjpass") is None:
            if verb.tag != "VBN" or verb.dep != "acl" or agent is None:
                return None
            words = [word for word in verb.head.subtree() if word.index < verb.index]  # "a plan backed by the union"
            return Content(filled([self._pieces.of(words)]), frame) if words else None
        rest = [child for child in verb.children if child.index > verb.index and _said_of(child)]
        if agent is None and not rest:
            return None
        pieces = [*self._subject(verb, "nsubjpass"), *(self._after(child, verb) for child in rest)]
        found = filled(sorted(pieces))
        return Content(found, frame) if found else None

    def fronted(self, verb: Token, frames: Container[str]) -> Content | None:
        """Return the object that stands before the verb and its subject: ``…, a charge the ministry denied``."""
        subject = verb.child("nsubj")
        things = [one for one in verb.each_child("dobj") if one.index < verb.index and one.is_noun]
        if "object" not in frames or subject is None or not things or things[0].index > subject.index:
            return None
        return Content(
            filled([self._pieces.of([word for word in things[0].subtree() if word.index < subject.index])]), "object"
        )

    def seeming(self, verb: Token, frames: Container[str]) -> Content | None:
        """Return what seems so: the subject of the verb and what is said of it."""
        rest = next((one for one in verb.children if one.dep in _SEEMING and one.index > verb.index), None)
        if "subject" not in frames or rest is None or verb.child("nsubj") is None:
            return None
        return Content(filled([*self._subject(verb, "nsubj"), self._after(rest, verb)]), "subject")

    def after_preposition(self, preposition: Token) -> Content | None:
        """Return what a preposition governs: ``spoke about the cost of the dam``."""
        words = [word for word in preposition.subtree() if word.index > preposition.index]
        if not words:
            return None
        end = _cut(preposition, words[0].start, _with_as(words[-1]))
        return Content((self._pieces.whole(words[0].start, end),), preposition.lower, preposition)

    def _subject(self, verb: Token, dep: str) -> list[Piece]:
        """Return the piece of the subject before the verb, none where it is a relative pronoun or missing."""
        subject = verb.child(dep)
        if subject is None or subject.tag in {"WDT", "WP"}:
            return []
        return [self._pieces.of([word for word in subject.subtree() if word.index < verb.index])]

    def _after(self, child: Token, verb: Token) -> Piece:
        words = [word for word in child.subtree() if word.index > verb.index]
        return self._pieces.whole(words[0].start, words[-1].end)

    def _forward(self, verb: Token, first: Token, frame: str) -> Content:
        words = first.subtree()
        start, end = words[0].start, _with_as(words[-1])
        for child in verb.children:
            if child.index <= verb.index or child.dep not in _TAIL:
                continue
            if child.dep == "prep" and (child.index > first.index) == (frame == "infinitive"):
                continue
            if child.dep == "prep" and child.lower not in _COMPLETING:
                continue
            inside = child.subtree()
            if child.dep == "prep" and child.index < first.index:  # "called on both sides to show restraint"
                inside = inside[1:] or inside
            start, end = min(start, inside[0].start), max(end, inside[-1].end)
        start = max(start, verb.end)
        end = _cut(verb, start, end)
        follows = self._pieces.quotes.first_after(end)
        if follows is not None and frame == "object" and not self._pieces.text[end : follows.start].strip():
            end = follows.end
        return Content((self._pieces.whole(start, end),), frame)


def _is_figure(child: Token) -> bool:
    """Whether the child is the figure of "put the toll at 19"."""
    thing = child.child("pobj") if child.dep == "prep" and child.lower == "at" else None
    return thing is not None and any(word.tag == "CD" or word.lemma in _ROUND for word in thing.subtree())


def _with_as(last: Token) -> int:
    """Return where a complement ends that "as" goes on: ``referred to the raid as a rescue``."""
    tokens = last.sentence.tokens
    following = tokens[last.index + 1] if last.index + 1 < len(tokens) else None
    if following is None or following.lower != "as" or following.tag != "IN":
        return last.end
    return max(last.end, following.subtree()[-1].end)


def _is_object(child: Token) -> bool:
    if child.dep in _OBJECTS or (child.dep == "xcomp" and child.tag == "VBG"):
        return True
    return child.dep == "ccomp" and child.subtree()[0].lower in _FREE


def _said_of(child: Token) -> bool:
    return child.dep in {"oprd", "xcomp"} or (child.dep == "prep" and child.lower in _SAID_OF)


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
