"""How many a phrase counts: its number, "a" for one, "no" for none; and the phrases that share its fate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.read.quantities import Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.read.figures.lexicon import FigureRules
    from dateline.read.syntax import Sentence, Token
    from dateline.records import FigureScope

_LEFT = frozenset(
    {"det", "amod", "nummod", "quantmod", "compound", "nmod", "advmod", "predet", "npadvmod", "prep", "dep"}
)
_SINGULARS = frozenset({"a", "an", "another"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A phrase that counts people: its head word, how many, and whether that is a part of what was said before."""

    head: Token
    quantity: Quantity
    scope: FigureScope


class Counter:
    """The numbers of one sentence, by the words they cover; offsets are into the article. ``dates`` hold none."""

    def __init__(self, sentence: Sentence, rules: FigureRules, dates: Sequence[tuple[int, int]] = ()) -> None:
        self._rules = rules
        self.sentence = sentence
        found = (_shifted(one, sentence.span.start) for one in rules.numbers.find(sentence.text))
        self.quantities: list[Quantity] = []
        self._covering: dict[int, Quantity] = {}
        tokens, at = sentence.tokens, 0
        for quantity in found:
            while at < len(tokens) and tokens[at].end <= quantity.start:
                at += 1
            if any(a < quantity.end and quantity.start < b for a, b in dates) or _names(tokens, at, quantity):
                continue
            self.quantities.append(quantity)
            here = at
            while here < len(tokens) and tokens[here].start < quantity.end:
                self._covering[here] = quantity
                here += 1

    def at(self, token: Token) -> Quantity | None:
        """Return the number the word is part of, or None."""
        return self._covering.get(token.index)

    def of(self, head: Token) -> Quantity | None:
        """Return how many the phrase of ``head`` counts: its number, one for "a", none for "no"; else None."""
        words = self._rules.words
        if head.lemma in words["things"] or (head.lemma in words["amounts"] and head.child("amod", "compound") is None):
            return None
        start = min((one.subtree()[0].index for one in head.children if one.dep in _LEFT and one.index < head.index),
                    default=head.index)  # fmt: skip
        tokens = self.sentence.tokens
        if head.lower in words["none"] or any(one.lower == "no" for one in tokens[max(start - 1, 0) : head.index]):
            first = tokens[start] if tokens[start].lower in {"no", *words["none"]} else head
            return _made(0, first)
        for index in range(start, head.index + 1):
            quantity = self._covering.get(index)
            if quantity is not None:
                return None if _unit_follows(tokens, index, head, words["things"]) else quantity
        article = next((one for one in head.children if one.dep == "det" and one.lower in _SINGULARS), None)
        if article is not None and head.tag in {"NN", "NNP"} and head.lemma not in words["collectives"]:
            return _made(1, article)
        return None

    def counted(self, head: Token, barred: frozenset[int], *, articles: bool = True) -> list[Count]:
        """Return what the phrase counts and the phrases that share its fate.

        Those joined to it, those set beside it or named as part of it, and the number it is a part of. ``barred`` are
        indices of words that tell another fate: a phrase with one of its own is left to it.
        """
        found: list[Count] = []
        own = self.of(head)
        if own is not None and not articles and self.sentence_word(own) in _SINGULARS:
            own = None
        if own is None and head.lemma in self._rules.words["containers"]:
            inner = _object_of(head, "of")
            return self.counted(inner, barred) if inner is not None else []
        if own is not None:
            found.append(Count(head=head, quantity=own, scope=self._scope(head, own)))
        for other in head.conjuncts()[1:]:
            if not self._has_own_fate(other, barred):
                found += self._add(other, None)
        for part in self._parts(head):
            if not self._has_own_fate(part, barred):
                for one in part.conjuncts():
                    found += self._add(one, "subset")
        inner = _object_of(head, "of")
        if _told_inside(head, inner) and inner is not None:
            found += self._add(inner, None)
        whole = self._whole(head)
        if whole is not None and whole.lower not in self._rules.words["none"]:
            above = self._add(whole, None if own is None else "subset")
            found += [one for one in above if self.sentence_word(one.quantity) not in _SINGULARS]
        return found

    def sentence_word(self, quantity: Quantity) -> str:
        """Return the number's own words in lower case."""
        base = self.sentence.span.start
        return self.sentence.text[quantity.start - base : quantity.end - base].lower()

    def _add(self, head: Token, scope: FigureScope | None) -> list[Count]:
        quantity = self.of(head)
        if quantity is None or (head.lower == "one" and not head.children):
            return []
        return [Count(head=head, quantity=quantity, scope=scope or self._scope(head, quantity))]

    def _has_own_fate(self, head: Token, barred: frozenset[int]) -> bool:
        return head.index in barred or any(
            child.index in barred and child.dep in {"amod", "acl", "relcl", "appos"} for child in head.children
        )

    def _parts(self, head: Token) -> list[Token]:
        """Return the phrases in apposition to the head and after "including"."""
        found = head.each_child("appos")
        beside = head.head.each_child("prep") if head.head.is_verb and head.dep != "conj" else []
        for preposition in (*head.each_child("prep"), *beside):
            if preposition.lower in self._rules.words["subsets"]:
                found += preposition.each_child("pobj")
        return found

    def _whole(self, head: Token) -> Token | None:
        """Return the number word the phrase hangs from by "of": "two" for "two of the 12"."""
        preposition = head.head
        if head.dep != "pobj" or preposition.lower != "of" or preposition.dep != "prep":
            return None
        above = preposition.head
        if above.is_verb:  # "Of the 130 injured, 77 were children"
            subject = above.child("nsubj", "nsubjpass")
            return subject if subject is not None and subject.tag == "CD" else None
        return above

    def part_of_them(self, quantity: Quantity) -> bool:
        """Say whether the number is told of those just named: "four of whom", "nine of them minors"."""
        after = [one for one in self.sentence.tokens if one.start >= quantity.end][:2]
        return len(after) > 1 and after[0].lower == "of" and after[1].lower in {"them", "whom", "these", "those"}

    def _scope(self, head: Token, quantity: Quantity) -> FigureScope:
        words = self._rules.words["additional"]
        near = self.sentence.tokens[max(head.index - 4, 0) : head.index + 2]
        inside = [
            one
            for one in near
            if one.start >= quantity.first - len("another ") and head in {one, one.head, one.head.head}
        ]
        return "additional" if any(one.lower in words and not _compares(one) for one in inside) else "total"


def _compares(word: Token) -> bool:
    """Say whether "more" compares with the number ("more than 40") and adds nothing to it ("40 more")."""
    tokens = word.sentence.tokens
    return word.index + 1 < len(tokens) and tokens[word.index + 1].lower == "than"


def _told_inside(head: Token, inner: Token | None) -> bool:
    """Say whether a participle follows the number after "of" at once: "two of the 15 injured"."""
    if inner is None or inner.tag != "CD" or inner.index + 1 >= len(inner.sentence.tokens):
        return False
    following = inner.sentence.tokens[inner.index + 1]
    return following.tag in {"VBN", "JJ"} and following.dep == "acl" and following.head is head


def _names(tokens: list[Token], at: int, quantity: Quantity) -> bool:
    """Say whether a bare number is part of a name ("Flight 370") or an age set after one ("Anna, 34, died")."""
    if quantity.bound or at == 0 or at >= len(tokens) or tokens[at].tag != "CD" or tokens[at].end != quantity.end:
        return False
    number, before = tokens[at], tokens[at - 1]
    if before.text == ",":
        alone = at + 1 < len(tokens) and tokens[at + 1].text in {",", ".", "and"}
        return alone and at > 1 and tokens[at - 2].tag == "NNP" and not number.children
    return before.tag in {"NNP", "NN"} and number.head is before


def _object_of(noun: Token, preposition: str) -> Token | None:
    for child in noun.each_child("prep"):
        if child.lower == preposition:
            return child.child("pobj")
    return None


def _unit_follows(tokens: list[Token], index: int, head: Token, things: frozenset[str]) -> bool:
    """Say whether the number counts a unit inside the phrase: "a 40 ton truck", "12 percent"."""
    if index >= head.index or index + 1 >= len(tokens):
        return False
    following = tokens[index + 1]
    return following.lemma in things and following is not head and following.tag != "JJ"


def _made(value: int, token: Token) -> Quantity:
    return Quantity(
        low=value, high=value, point=value, start=token.start, end=token.end, first=token.start, last=token.end
    )


def _shifted(quantity: Quantity, by: int) -> Quantity:
    return Quantity(
        low=quantity.low,
        high=quantity.high,
        point=quantity.point,
        start=quantity.start + by,
        end=quantity.end + by,
        first=quantity.first + by,
        last=quantity.last + by,
        bound=quantity.bound,
        vague=quantity.vague,
    )
