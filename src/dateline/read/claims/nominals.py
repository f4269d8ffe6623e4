"""Nouns and adjectives that attribute: "the ministry's claim that …", "criticism of … by …", "is confident that …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.read.claims.finding import Finding
from dateline.read.claims.sources import holder_of, phrase
from dateline.read.claims.verbs import UNNAMED

if TYPE_CHECKING:
    from dateline.read.claims.contents import Contents
    from dateline.read.claims.finding import Content
    from dateline.read.claims.rules import ClaimRules, CueRule
    from dateline.read.syntax import Token

_COPULAS = frozenset({"be", "become", "remain", "seem", "feel", "appear", "sound", "look", "get", "stay"})
_HOLDING = frozenset({"by", "from", "among"})
_COPULAR_DEPS = frozenset({"acomp", "attr", "oprd", "ROOT", "conj", "relcl", "ccomp", "advcl", "xcomp"})
_CUE_APART = 6


class Nominals:
    """Finds the claims that nouns and adjectives make."""

    def __init__(self, rules: ClaimRules, contents: Contents) -> None:
        self._nouns = rules.nouns
        self._adjectives = rules.adjectives
        self._light = rules.light
        self._taking_sides = rules.taking_sides
        self._contents = contents

    def find(self, word: Token) -> Finding | None:
        """Return the attribution that ``word`` makes, or None."""
        if word.tag in {"NN", "NNS"}:
            frames = self._nouns.get(word.lemma)
            return self._noun(word, frames) if frames is not None else None
        if word.tag[:2] == "JJ" or word.tag == "VBN":
            frames = self._adjectives.get(word.lower)
            return self._adjective(word, frames) if frames is not None else None
        return None

    def _noun(self, noun: Token, frames: dict[str, CueRule]) -> Finding | None:
        content = self._complement(noun, frames) or self._predicate(noun, frames)
        if content is None:
            return None
        light = self._light_verb(noun)
        owner = self._owner(noun)
        lender = holder_of(light) if light is not None else None
        # "repeated his claim": the pronoun is the one who repeats.
        head = lender if lender is not None and (owner is None or owner.tag == "PRP$") else owner
        if head is None and content.frame == "clause" and noun.tag == "NNS" and light is None:
            return Finding(frames["clause"], noun, [noun], None, [], content, UNNAMED)  # "reports that …"
        if head is None or head is noun or head.sentence is not noun.sentence:
            return None
        source = phrase(head, noun if light is None or head is owner else light)
        source = [word for word in source if word.tag != "POS"]
        first = light.index if light is not None and noun.index - light.index <= _CUE_APART else noun.index
        return self._finding(noun, first, content, frames, head, source)

    def _predicate(self, noun: Token, frames: dict[str, CueRule]) -> Content | None:
        """Return the clause that a noun is said to be: ``Her message was that …``."""
        verb = noun.head
        if noun.dep != "nsubj" or verb.lemma != "be" or "clause" not in frames:
            return None
        clause = next((one for one in verb.each_child("ccomp") if one.index > verb.index), None)
        return self._contents.clauses.of_clause(clause, verb.index, "clause") if clause is not None else None

    def _adjective(self, word: Token, frames: dict[str, CueRule]) -> Finding | None:
        verb = word if word.child("nsubj", "nsubjpass") is not None else word.head
        if word.dep not in _COPULAR_DEPS or (verb is not word and verb.lemma not in _COPULAS):
            return None
        content = self._complement(word, frames) or (self._complement(verb, frames) if verb is not word else None)
        head = verb.child("nsubj", "nsubjpass") or holder_of(verb)
        if content is None or head is None or head.lower in {"it", "there", "that", "this"}:
            return None
        aux = [child.index for child in word.children if child.dep in {"aux", "auxpass"}]
        first = min([verb.index, *aux, word.index])
        return self._finding(word, first, content, frames, head, phrase(head, word))

    def _finding(
        self, word: Token, first: int, content: Content, frames: dict[str, CueRule], head: Token, source: list[Token]
    ) -> Finding | None:
        last = content.preposition.index if content.preposition is not None else word.index
        last = last if 0 <= last - word.index <= _CUE_APART else word.index
        cue = [one for one in word.sentence.tokens[first : last + 1] if one not in source]
        if not cue or not source:
            return None
        return Finding(frames[content.frame], word, cue, head, source, content)

    def _complement(self, word: Token, frames: dict[str, CueRule]) -> Content | None:
        for child in word.children:
            if child.index < word.index:
                continue
            if child.dep in {"acl", "ccomp", "relcl"} and "clause" in frames and _is_that_clause(child):
                return self._contents.clauses.of_clause(child, word.index, "clause")
            if child.dep in {"acl", "xcomp"} and "infinitive" in frames and child.tag == "VB":
                return self._contents.clauses.of_clause(child, word.index, "infinitive")
            if child.dep == "prep" and child.lower in frames:
                return self._contents.complements.after_preposition(child)
        return None

    def _owner(self, noun: Token) -> Token | None:
        owner = noun.child("poss")
        if owner is not None:
            return owner
        for preposition in noun.each_child("prep"):
            if preposition.lower in _HOLDING:
                return preposition.child("pobj")
        return None

    def _light_verb(self, noun: Token) -> Token | None:
        """Return the verb that lends the noun its subject: ``expressed concern``, ``has doubts``."""
        verb = noun.head
        if verb.index > noun.index:
            return None
        if noun.dep == "attr" and verb.lemma == "be":  # "is a critic of the plan"
            return verb if noun.lemma in self._taking_sides else None
        return verb if noun.dep == "dobj" and verb.lemma in self._light else None


def _is_that_clause(clause: Token) -> bool:
    if clause.dep == "ccomp":
        return True
    mark = clause.child("mark")
    if mark is not None:
        return mark.lower in {"that", "whether", "if"}
    # "the claim that he fled": the parser often takes "that" for a relative pronoun, but the clause has its own subject
    # and lacks no object.
    first = clause.subtree()[0]
    own = clause.child("nsubj", "nsubjpass")
    return first.lower == "that" and own is not None and own is not first and clause.child("dobj") is not first
