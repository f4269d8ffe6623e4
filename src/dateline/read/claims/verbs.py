"""Verbs that attribute: their holder, the words of the cue, and what they introduce."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.read.claims.finding import Finding, Frame
from dateline.read.claims.pieces import opening
from dateline.read.claims.sources import holder_of, neighbour, phrase
from dateline.read.syntax import is_passive

if TYPE_CHECKING:
    from dateline.read.claims.contents import Contents
    from dateline.read.claims.finding import Content
    from dateline.read.claims.quotes import Quote, Quotes
    from dateline.read.claims.rules import ClaimRules, CueRule
    from dateline.read.syntax import Token

_NO_CUE = frozenset({"aux", "auxpass", "amod", "compound"})
_BEFORE_CUE = frozenset({"aux", "auxpass", "neg", "advmod"})
_RULED_BY = {"set in": "clause"}
_NEAR = 2
_APART = 4
_HOLDERLESS = frozenset({"quote", "clause", "set in", "subject"})
UNNAMED = "unnamed"


class Verbs:
    """Finds the claims that verbs make."""

    def __init__(self, rules: ClaimRules, contents: Contents, quotes: Quotes) -> None:
        self._verbs = rules.verbs
        self._things = rules.things
        self._official = rules.official
        self._documents = rules.carriers["document"]
        self._contents = contents
        self._quotes = quotes

    def find(self, verb: Token) -> Finding | None:
        """Return the attribution that ``verb`` makes, or None."""
        frames = self._frames(verb) if verb.dep not in _NO_CUE else None
        if frames is None or (verb.text.isupper() and not verb.sentence.text.isupper()):  # "SEE ALSO:"
            return None
        head = self._head(verb)
        source = self._unquoted(phrase(head, verb), verb) if head is not None else []
        cue = cue_words(verb)
        own = head is not None and (head.head is verb or verb in self._contents.clauses.shared or verb.dep == "xcomp")
        frame = Frame.around(verb, [*source, *cue] if source and own and _beside(source, cue) else cue)
        content = self._contents.of_verb(frame, frames)
        if content is None or not self._fits(verb, content, frames):
            return None
        return self._finding(verb, cue, head, source, content, frames)

    def _finding(
        self,
        verb: Token,
        cue: list[Token],
        head: Token | None,
        source: list[Token],
        content: Content,
        frames: dict[str, CueRule],
    ) -> Finding | None:
        if head is None and content.frame not in _HOLDERLESS and not is_passive(verb):
            return None
        preposition = content.preposition
        if preposition is not None and 0 < preposition.index - cue[-1].index <= _NEAR:
            cue = verb.sentence.tokens[cue[0].index : preposition.index + 1]
        rule = frames[_RULED_BY.get(content.frame, content.frame)]
        quote = self._quotes.closed_at(verb.start)
        if quote is not None:
            return self._within(quote, Finding(rule, verb, cue, head, source, content))
        if rule.kind == "seems":  # nobody's word but the article's
            return Finding(rule, verb, cue, None, [], content)
        return Finding(rule, verb, cue, head, source, content, self._unnamed(verb) if head is None else None)

    def _head(self, verb: Token) -> Token | None:
        """Return the head word of the verb's holder, from the parse, else from what stands beside the verb."""
        head = holder_of(self._contents.clauses.shared.get(verb, verb))
        if head is not None and (head.sentence is not verb.sentence or self._elsewhere(head, verb)):
            head = None
        if head is not None and head.start < opening(verb.sentence):  # the place in a dateline says nothing
            head = None
        if head is None and not is_passive(verb):
            head = neighbour(verb)
            head = None if head is not None and self._elsewhere(head, verb) else head
        return head

    def _fits(self, verb: Token, content: Content, frames: dict[str, CueRule]) -> bool:
        """Whether the object of the verb is of the kind that its rule needs, and no document that itself speaks."""
        if content.frame != "object":
            return True
        if frames["object"].kind == "shows" and verb.tag in {"VB", "VBG"}:  # "to show restraint"
            return False
        thing = verb.child("nsubjpass") if is_passive(verb) else verb.child("dobj", "oprd", "attr")
        if thing is None:
            return True
        speaks = thing.lemma in self._documents and any(self._tells(one) for one in thing.each_child("acl", "relcl"))
        only = frames["object"].only
        return not speaks and (not only or any(thing.lemma in self._things[name] for name in only))

    def _tells(self, verb: Token) -> bool:
        return verb.is_verb and "clause" in self._verbs.get(verb.lemma, {})

    def _unnamed(self, verb: Token) -> str:
        """Return the class of a holder whom the text does not name: "the official toll was put at …"."""
        subject = verb.child("nsubjpass", "nsubj")
        words = [*verb.children, *(subject.children if subject is not None else ())]
        return "officials" if any(word.lower in self._official for word in words) else UNNAMED

    def _frames(self, verb: Token) -> dict[str, CueRule] | None:
        """Return the verb's rules by frame, those of a verb with its particle first: ``point out``, ``make clear``."""
        tokens = verb.sentence.tokens
        if verb.index + 1 < len(tokens):
            joined = self._verbs.get(f"{verb.lemma} {tokens[verb.index + 1].lower}")
            if joined is not None:
                return joined
        return self._verbs.get(verb.lemma)

    def _within(self, quote: Quote, finding: Finding) -> Finding | None:
        """Return what is told inside a quotation of others ("the ministry said …"), within its marks, or None.

        What speakers say, think or want themselves is their quotation, which has its own cue.
        """
        head = finding.head
        if head is None or finding.rule.kind != "says" or head.tag == "PRP" or finding.content.frame != "clause":
            return None
        pieces = tuple((max(start, quote.start), min(end, quote.end)) for start, end in finding.content.pieces)
        pieces = tuple((start, end) for start, end in pieces if finding.verb.end <= start < end)
        return replace(finding, content=replace(finding.content, pieces=pieces)) if pieces else None

    def _unquoted(self, source: list[Token], verb: Token) -> list[Token]:
        """Return the holder's words without speech that the parser drew into them."""
        quote = self._quotes.last_before(verb.start)
        if quote is None or not source or quote.start < source[0].start - 2:
            return source
        return [word for word in source if word.start >= quote.end] or source

    def _elsewhere(self, head: Token, verb: Token) -> bool:
        """Whether the parser took the holder from inside a quotation that the verb is not in."""
        return self._quotes.at(head.start) is not None and self._quotes.at(verb.start) is None


def cue_words(verb: Token) -> list[Token]:
    """Return the verb with its auxiliaries, negation, particle and an adverb right before it, without gaps."""
    tokens = verb.sentence.tokens
    first = last = verb.index
    if last + 1 < len(tokens) and tokens[last + 1].head is verb and tokens[last + 1].dep == "prt":
        last += 1
    while first > 0 and tokens[first - 1].head is verb and _leads(tokens[first - 1]):
        first -= 1
    return tokens[first : last + 1]


def _leads(word: Token) -> bool:
    return word.dep in _BEFORE_CUE and word.tag != "WRB"


def _beside(source: list[Token], cue: list[Token]) -> bool:
    """Whether nothing but adverbs and a few short words stand between the holder's phrase and the cue."""
    gap = source[0].index - cue[-1].index if source[0].index > cue[-1].index else cue[0].index - source[-1].index
    return gap <= _APART
