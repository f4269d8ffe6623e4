"""Attribution without a verb: "according to", a name and a colon, a name after a dash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.read.claims.finding import Content, Finding, Frame
from dateline.read.claims.rules import CueRule
from dateline.read.claims.sources import phrase
from dateline.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.read.claims.contents import Contents
    from dateline.read.claims.quotes import Quotes
    from dateline.read.claims.rules import ClaimRules
    from dateline.read.syntax import Sentence, Syntax, Token

ACCORDING = CueRule(name="according to", form="verb", words=("according",), frames=("beside",), kind="says")
COLON = CueRule(name="colon", form="verb", words=(":",), frames=("colon",), kind="says")
DASH = CueRule(name="dash", form="verb", words=("-",), frames=("dash",), kind="says")
_LONGEST_NAME = 8
_LONGEST_LEAD = 30
_NAMING = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_SIGNATURE = re.compile(r"\s*(--|[-–—―])\s*([A-Z][\w.'’-]*(?:,? [A-Z\d][\w.'’-]*){0,7})\s*(?=\n|\Z)")
_CASES = frozenset({"from", "by", "per", "via", "to"})


class Marks:
    """Finds the claims that words and marks without a verb make."""

    def __init__(self, rules: ClaimRules, contents: Contents, quotes: Quotes, text: str) -> None:
        self._rules = rules
        self._contents = contents
        self._quotes = quotes
        self._text = text

    def according(self, token: Token) -> Finding | None:
        """Return the attribution of an "according to", or None."""
        preposition = token.child("prep")
        head = preposition.child("pobj") if preposition is not None else None
        if (
            preposition is None
            or preposition.lower != "to"
            or head is None
            or self._quotes.closed_at(token.start) is not None
        ):
            return None
        source, cue = phrase(head, token), [token, preposition]
        content = self._contents.clauses.beside(Frame.around(token, [*source, *cue]))
        return Finding(ACCORDING, token, cue, head, source, content) if content is not None else None

    def find(self, sentence: Sentence) -> Finding | None:
        """Return the attribution that a colon or a dash makes in ``sentence``, or None."""
        for token in sentence.tokens[1:_LONGEST_LEAD]:
            if token.text == ":":
                return self._colon(sentence, token)
        return None

    def signed(self, syntax: Syntax) -> Iterator[Finding]:
        """Yield the quotations that a name after a dash closes, at the end of a line: ``"It is over." - Ana Ruiz``."""
        for quote in self._quotes.quotes:
            match = _SIGNATURE.match(self._text, quote.end)
            if match is None:
                continue
            dash = syntax.tokens_in(Span(start=match.start(1), end=match.end(1)))
            names = syntax.tokens_in(Span(start=match.start(2), end=match.end(2)))
            names = [word for word in names if word.start >= match.start(2) and word.text[0].isalnum()]
            if dash and names and not any(word.is_verb for word in names):
                head = next((word for word in reversed(names) if word.is_noun), names[-1])
                yield Finding(DASH, dash[0], dash[:1], head, names, Content(((quote.start, quote.end),), "dash"))

    def _colon(self, sentence: Sentence, colon: Token) -> Finding | None:
        lead = sentence.tokens[: colon.index]
        content = self._after_colon(sentence, colon)
        if content is None:
            return None
        quoted = self._quotes.at(content.pieces[0][0]) is not None
        root = lead[0]
        while root.head is not root and root.head.index < colon.index:
            root = root.head
        if root.is_verb:
            subject = root.child("nsubj")
            if not quoted or subject is None:
                return None
            return Finding(COLON, root, [root], subject, phrase(subject, root), content)
        names = [word for word in lead if word.lower not in _CASES or word.index]
        head = next((word for word in reversed(names) if word.is_noun), None)
        if head is None or len(lead) > _LONGEST_NAME or not (quoted or self._speaks(head, lead)):
            return None
        return Finding(COLON, colon, [colon], head, names, content)

    def _speaks(self, head: Token, lead: list[Token]) -> bool:
        if all(word.text.isupper() for word in lead) and len(lead) > 1:
            return False  # "SEE ALSO:", "LIVE UPDATES:"
        return head.entity in {"PERSON", "ORG"} or head.lemma in self._rules.speakers

    def _after_colon(self, sentence: Sentence, colon: Token) -> Content | None:
        rest = sentence.tokens[colon.index + 1 :]
        if rest:
            return Content((self._contents.pieces.whole(rest[0].start, rest[-1].end),), "colon")
        quote = self._quotes.first_after(colon.end)
        if quote is None or self._text[colon.end : quote.start].strip():
            return None
        return Content(((quote.start, quote.end),), "colon")
