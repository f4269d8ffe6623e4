"""Which words name people, and where a noun phrase's person stands: the name beside a title, the name in apposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.read.syntax import span_of

if TYPE_CHECKING:
    from dateline.read.offices.lexicon import OfficeRules
    from dateline.read.scene import Scene
    from dateline.read.syntax import Sentence, Token
    from dateline.records import Span

_NOT_PEOPLE = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "LAW", "EVENT", "WORK_OF_ART", "FAC", "PRODUCT"})
_NOT_NAMES = frozenset({"GPE", "LOC", "FAC", "NORP", "DATE", "MONEY", "PRODUCT", "LAW", "EVENT", "WORK_OF_ART"})


class People:
    """The people named in one article."""

    def __init__(self, scene: Scene, rules: OfficeRules) -> None:
        self._rules = rules
        self._names = {
            mention.head.end: mention.head
            for actor in scene.actors
            if actor.kind == "person"
            for mention in actor.mentions
            if mention.kind != "pronoun"
        }
        self._holders: set[str] = set()
        self._actor_at = scene.actor_at
        self._places = {mention.head.end for place in scene.places for mention in place.mentions}

    def is_name(self, token: Token) -> bool:
        """Say whether the word is the last of a person's name."""
        if token.tag not in {"NNP", "NNPS"} or self.is_title(token):
            return False
        return token.entity == "PERSON" or token.end in self._names

    def meet_holder(self, person: Token) -> None:
        """Take in that the article calls the person by an office."""
        who = self._actor_at.get(person.start)
        if who is not None:
            self._holders.add(who)

    def is_holder(self, token: Token) -> bool:
        """Say whether the article, anywhere, calls the person that the word names by an office."""
        return self._actor_at.get(token.start) in self._holders

    def name_span(self, last: Token) -> Span:
        """Return where the name stands that ends with ``last``, without the titles before it."""
        known = self._names.get(last.end)
        if known is not None and last.sentence.span.start <= known.start:
            return known
        return span_of(name_words(last))

    def is_title(self, token: Token) -> bool:
        """Say whether the word can head an office."""
        titles = self._rules.words["titles"]
        return token.lemma.lower() in titles or token.lower in titles

    def is_person(self, token: Token) -> bool:
        """Say whether the word names a person or people in any way: name, pronoun, title, "workers"."""
        words = self._rules.words
        return (
            self.is_name(token)
            or token.lower in words["pronouns"]
            or (token.tag == "NNP" and token.end not in self._places and token.entity not in _NOT_PEOPLE)
            or (token.tag == "NNPS" and token.entity == "NORP")  # "Democrats", "Kenyans"
            or self.is_title(token)
            or token.lemma in words["people"]
            or token.lower in words["people"]
            or any(self.is_name(child) for child in token.each_child("appos", "compound"))
        )

    def name_after(self, token: Token) -> Token | None:
        """Return the last word of the name that follows a title, or None."""
        tokens = token.sentence.tokens
        index = token.index + 1
        if tokens[index : index + 1] and tokens[index].lower == "of" and self._portfolio(token.sentence, index + 1):
            index += 2  # "Secretary of State Alice Moore"
        if index >= len(tokens) or tokens[index].tag != "NNP" or self.is_title(tokens[index]):
            return None
        weak = token.lower in self._rules.words["weak"]
        allowed = tokens[index].entity == "PERSON" or tokens[index].end in self._names
        if not allowed and (weak or tokens[index].entity in _NOT_NAMES or not token.text[0].isupper()):
            return None
        entity = tokens[index].entity
        while index + 1 < len(tokens) and _continues(tokens[index + 1], entity):
            index += 1
        return tokens[index]

    def _portfolio(self, sentence: Sentence, index: int) -> bool:
        tokens = sentence.tokens
        return index < len(tokens) and tokens[index].lower in self._rules.words["portfolios"]

    def beside(self, head: Token) -> Token | None:
        """Return the name a title stands beside: after it, in apposition to it, or it in apposition to the name."""
        after = self.name_after(head)
        if after is not None:
            return after
        inner = [one for of in head.each_child("prep") for one in of.each_child("pobj") if not self.is_name(one)]
        for child in (*head.each_child("appos"), *(child for one in inner for child in one.each_child("appos"))):
            if self.is_name(child):
                return child
            if self.is_title(child):
                after = self.name_after(child)
                if after is not None:
                    return after
        if head.dep == "appos" and self.is_name(head.head):
            return head.head
        if head.dep in {"conj", "appos"} and head.head.dep == "appos" and self.is_name(head.head.head):
            return head.head.head
        return None


def name_words(last: Token) -> list[Token]:
    """Return the words of the name that ends with ``last``: "Qasym-Zhomart Toqaev" without the title before it."""
    tokens, first = last.sentence.tokens, last.index
    while first > 0 and _joined(tokens[first - 1], tokens[first]):
        first -= 1
    return tokens[first : last.index + 1]


def _joined(token: Token, following: Token) -> bool:
    """Say whether a word is part of the name that goes on with ``following``."""
    if following.entity == "PERSON" and not following.entity_begins:
        return True
    return token.entity == "PERSON" and token.tag == "NNP" and following.entity_begins and token.dep == "compound"


def _continues(token: Token, entity: str) -> bool:
    """Say whether a word goes on with the name before it."""
    if token.text in {"-", "'", "’"}:
        return token.dep == "punct" and token.tag == "HYPH"
    return token.tag == "NNP" and not (token.entity_begins and token.entity and entity and token.entity != entity)
