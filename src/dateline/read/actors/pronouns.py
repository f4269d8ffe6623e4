"""Pronouns where a rule is safe: the speaker speaks of himself, the subject goes on, only one can be meant.

Each rule gives one entity or none; a pronoun that none of them resolves stands for nobody.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.read.actors.entities import Entity, Found
from dateline.records import Span

if TYPE_CHECKING:
    from dateline.read.syntax import Sentence, Token

_SINGULAR = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_PLURAL = frozenset({"they", "them", "their"})
_THING = frozenset({"it", "its"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ASIDE = frozenset({"compound", "poss", "nmod", "amod"})
_SHARED = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "acl", "prep"})


@dataclass(slots=True)
class Pronouns:
    """Reads pronouns in the order of the text; the entities of this sentence and the last are remembered."""

    speaking: frozenset[str] = frozenset()
    here: list[tuple[Token, Entity]] = field(default_factory=list)
    before: list[tuple[Token, Entity]] = field(default_factory=list)
    sentence: Sentence | None = None

    def enter(self, sentence: Sentence) -> None:
        """Begin a sentence."""
        self.before, self.here, self.sentence = self.here, [], sentence

    def hear(self, token: Token, entity: Entity) -> None:
        """Note that ``token`` names or stands for ``entity``."""
        self.here.append((token, entity))

    def read(self, token: Token) -> Entity | None:
        """Return who the pronoun stands for, with the mention added, or None."""
        spoke = self._speaker(token) if self._speaks(token) else None
        if spoke is not None:
            entity: Entity | None = spoke
        elif token.lower in _SINGULAR:
            entity = self._someone(token, _SINGULAR[token.lower])
        elif token.lower in _PLURAL:
            entity = self._several(token)
        elif token.lower in _THING:
            entity = self._something(token)
        else:
            return None
        if entity is None:
            return None
        if token.lower in _SINGULAR:
            entity.gender = entity.gender or _SINGULAR[token.lower]
        span = Span(start=token.start, end=token.end)
        entity.add(Found(span=span, words=[token], head=token, kind="pronoun", rule="pronoun"), "")
        self.here.append((token, entity))
        return entity

    def _speaks(self, token: Token) -> bool:
        """Whether the pronoun is the subject of a verb of saying that no other verb governs: "it added"."""
        verb = token.head
        return token.dep == "nsubj" and verb.lemma in self.speaking and verb.dep in {"ROOT", "parataxis", "ccomp"}

    def _speaker(self, pronoun: Token) -> Entity | None:
        """Return who spoke in the sentence before, else the person it was about, where the pronoun can be that one."""
        subjects = [(word, one) for word, one in self.before if word.dep in _SUBJECTS and _agrees(one, pronoun)]
        spoke = [one for word, one in subjects if word.head.lemma in self.speaking]
        if not spoke:
            main = [one for word, one in subjects if word.head.head is word.head and one.kind == "person"]
            spoke = main if pronoun.lower in _SINGULAR else []
        return spoke[0] if len({id(one) for one in spoke}) == 1 else None

    def _someone(self, token: Token, gender: str) -> Entity | None:
        own = self._own_subject(token)
        people = [pair for pair in self.here if _can_be(pair[1], gender) and pair[1] is not own]
        speaker = self._governing(token, people)
        if speaker is not None:
            return speaker
        main = [one for word, one in people if word.dep not in _ASIDE]
        if len(set(map(id, main))) == 1:
            return main[0]
        if main or people:
            return None
        earlier = [(word, one) for word, one in self.before if _can_be(one, gender) and one is not own]
        if len({id(one) for _, one in earlier}) == 1:
            return earlier[0][1]
        return None

    def _several(self, token: Token) -> Entity | None:
        groups = [pair for pair in self.here if _is_plural(pair[1])]
        speaker = self._governing(token, groups)
        if speaker is not None or self.here or not _is_subject(token):
            return speaker
        earlier = [one for word, one in self.before if word.dep in _SUBJECTS and _is_plural(one)]
        return earlier[0] if len({id(one) for one in earlier}) == 1 else None

    def _something(self, token: Token) -> Entity | None:
        bodies = [pair for pair in self.here if pair[1].kind in {"organisation", "country"}]
        if token.lower == "it" and (token.dep not in _SUBJECTS or token.head.child("ccomp", "expl") is not None):
            return None
        return self._governing(token, bodies)

    def _governing(self, token: Token, candidates: list[tuple[Token, Entity]]) -> Entity | None:
        """Return the subject of a verb above the pronoun's own clause: "the CSTO said *it* would leave"."""
        by_word = {word.index: entity for word, entity in candidates}
        verb = _verb(token)
        first = token.dep in {"poss", "dobj", "pobj", "dative"}
        while True:
            if first and token.dep == "poss":
                subject = verb.child(*_SUBJECTS)
                if subject is not None and subject.index in by_word:
                    return by_word[subject.index]
            if verb.head is verb or verb.dep not in _SHARED | {"relcl", "parataxis"}:
                return None
            above = _verb(verb.head)
            first = False
            subject = above.child(*_SUBJECTS)
            if subject is not None and subject.index in by_word:
                return by_word[subject.index]
            if above is verb or subject is not None:
                return None
            verb = above

    def _own_subject(self, token: Token) -> Entity | None:
        """Return the subject of the pronoun's own clause where the pronoun is its object: that is somebody else."""
        if token.dep in _SUBJECTS | {"poss"} and not _caused(token):
            return None
        verb = _verb(token.head if _caused(token) else token)
        if _caused(token) and verb.head is not verb:
            verb = verb.head
        while True:
            subject = verb.child(*_SUBJECTS)
            if subject is not None and subject is not token:
                return next((entity for word, entity in self.here if word is subject), None)
            if verb.dep not in {"conj", "xcomp", "advcl", "pcomp"} or verb.head is verb:
                return None
            verb = _verb(verb.head)


def _agrees(entity: Entity, pronoun: Token) -> bool:
    if pronoun.lower in _SINGULAR:
        return _can_be(entity, _SINGULAR[pronoun.lower])
    return _is_plural(entity) if pronoun.lower in _PLURAL else entity.kind in {"organisation", "country"}


def _caused(token: Token) -> bool:
    """Whether the pronoun is the object of "had him arrested", which the parser calls a subject."""
    return token.dep == "nsubj" and token.lower in {"him", "them", "her"}


def _verb(token: Token) -> Token:
    while not token.is_verb and token.head is not token:
        token = token.head
    return token


def _can_be(entity: Entity, gender: str) -> bool:
    return entity.kind in {"person", "role"} and entity.gender in {None, gender}


def _is_plural(entity: Entity) -> bool:
    return entity.kind == "group"


def _is_subject(token: Token) -> bool:
    return token.dep in _SUBJECTS
