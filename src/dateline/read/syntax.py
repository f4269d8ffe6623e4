"""Sentences and their parse: what the readers walk.

A :class:`Syntax` holds the body sentences of one article as plain objects with offsets into ``Article.text``;
no reader touches the parser's own types. Lines that are not body are not here, so nothing is read from them.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


class Token:
    """One word: its text and lemma, fine tag (Penn), dependency (ClearNLP/spaCy English), entity and relatives.

    ``start`` and ``end`` are offsets into the article; ``index`` is the place in the sentence; ``head`` is the
    token itself at the root; ``entity`` is an OntoNotes label or ``""``, ``entity_begins`` true on its first token.
    """

    __slots__ = (
        "children",
        "dep",
        "end",
        "entity",
        "entity_begins",
        "head",
        "index",
        "lemma",
        "lower",
        "sentence",
        "start",
        "tag",
        "text",
    )

    children: list[Token]
    dep: str
    end: int
    entity: str
    entity_begins: bool
    head: Token
    index: int
    lemma: str
    lower: str
    sentence: Sentence
    start: int
    tag: str
    text: str

    @property
    def is_verb(self) -> bool:
        """Whether the word is tagged as a verb form (auxiliaries included, modals not)."""
        return self.tag.startswith("VB")

    @property
    def is_noun(self) -> bool:
        """Whether the word is tagged as a noun, common or proper."""
        return self.tag.startswith("NN")

    @property
    def span(self) -> Span:
        """The word's place in the article."""
        return Span(start=self.start, end=self.end)

    def child(self, *deps: str) -> Token | None:
        """Return the first child with one of these dependencies, or None."""
        for token in self.children:
            if token.dep in deps:
                return token
        return None

    def each_child(self, *deps: str) -> list[Token]:
        """Return the children with one of these dependencies, in order."""
        return [token for token in self.children if token.dep in deps]

    def conjuncts(self) -> list[Token]:
        """Return the token and all that are joined to it by "and", "or" and commas, in order."""
        found = [self]
        for token in found:
            found += token.each_child("conj")
        return found

    def subtree(self) -> list[Token]:
        """Return the token and everything below it, in the order of the text."""
        found, stack = [], [self]
        while stack:
            token = stack.pop()
            found.append(token)
            stack += token.children
        return sorted(found, key=lambda token: token.index)

    def ancestors(self) -> Iterator[Token]:
        """Yield the heads above the token, nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def __repr__(self) -> str:
        return f"{self.text}/{self.tag}/{self.dep}"


@dataclass(slots=True, kw_only=True)
class Sentence:
    """A sentence: ``tokens`` is empty where the sentence was not parsed; ``paragraph`` counts body lines."""

    index: int
    span: Span
    text: str
    paragraph: int
    tokens: list[Token] = field(default_factory=list)

    @property
    def roots(self) -> list[Token]:
        """The tokens that head the sentence: one, or more where the parser saw several sentences."""
        return [token for token in self.tokens if token.head is token]


@dataclass(slots=True, kw_only=True)
class Syntax:
    """The body of one article as sentences, in order."""

    text: str
    sentences: list[Sentence]
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = [sentence.span.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the body sentence that holds the offset, or None outside the body."""
        position = bisect_right(self._starts, offset) - 1
        if position < 0 or offset >= self.sentences[position].span.end:
            return None
        return self.sentences[position]

    def tokens_in(self, span: Span) -> list[Token]:
        """Return the tokens that overlap the span, in order; they may be of several sentences."""
        position = max(bisect_right(self._starts, span.start) - 1, 0)
        found = []
        for sentence in self.sentences[position:]:
            if sentence.span.start >= span.end:
                break
            found += [token for token in sentence.tokens if token.start < span.end and token.end > span.start]
        return found

    def quote(self, span: Span) -> str:
        """Return the words of the span."""
        return self.text[span.start : span.end]


def span_of(tokens: list[Token]) -> Span:
    """Return the span from the first to the last of the tokens, given in order.

    Raises ValueError for an empty list.
    """
    if not tokens:
        raise ValueError("no tokens, no span")
    return Span(start=tokens[0].start, end=tokens[-1].end)


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive voice."""
    return verb.child("auxpass", "nsubjpass") is not None
