"""Nouns that stand for an actor: one named before ("the bloc", "the president"), or a group or role of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.names import fold
from dateline.read.actors.entities import Entity, Found
from dateline.read.naming.parts import country_of
from dateline.read.roles import phrase_of
from dateline.records import Span

if TYPE_CHECKING:
    from dateline.read.actors.cast import Cast
    from dateline.read.actors.rules import ActorRules
    from dateline.read.syntax import Token
    from dateline.records import ActorKind

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
_LONGEST = 6
_SPEAKING = frozenset({"nsubj", "nsubjpass", "agent"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "npadvmod"})


@dataclass(slots=True)
class Nouns:
    """Reads nouns in the order of the text; ``last_…`` hold who was spoken of last."""

    cast: Cast
    rules: ActorRules
    apposed: dict[int, Entity] = field(default_factory=dict)
    taken: frozenset[int] = frozenset()
    groups: dict[str, Entity] = field(default_factory=dict)
    last_of_sort: dict[str, Entity] = field(default_factory=dict)
    last_of_noun: dict[str, Entity] = field(default_factory=dict)
    last_person: list[Entity] = field(default_factory=list)

    @property
    def _collective(self) -> frozenset[str]:
        return self.rules.words["collective"]

    def hear(self, entity: Entity) -> None:
        """Note that a name was read, so that nouns after it can stand for it."""
        if entity.kind == "person":
            if entity in self.last_person:
                self.last_person.remove(entity)
            self.last_person.append(entity)
        elif entity.sort is not None:
            self.last_of_sort[entity.sort] = entity

    def read(self, noun: Token) -> Entity | None:
        """Return the entity the noun stands for, with the mention added; None where it stands for no actor."""
        lemma = noun.lemma if noun.tag in {"NN", "NNS"} else noun.lower
        kind = self.rules.people.get(lemma)
        sorts = self.rules.nominals.get(lemma)
        title = lemma in self.rules.names.titles and self.rules.names.titles[lemma].sort != "honorific"
        if (kind is None and sorts is None and not title) or noun.start in self.taken:
            return None
        if noun.dep in {"compound", "nmod", "amod", "npadvmod"} or self._abstract(noun, lemma):
            return None
        entity, rule = self.apposed.get(noun.start), "stands beside the name"
        if entity is None:
            entity = self._named_before(noun, lemma, sorts, title=title and noun.tag == "NN")
            rule = "stands for one named before"
        if entity is None and kind is not None:
            entity, rule = self._unnamed(noun, lemma, kind), f"noun for a {kind}"
        if entity is None:
            return None
        words = phrase_of(noun)
        span = Span(start=words[0].start, end=words[-1].end)
        entity.add(Found(span=span, words=[noun], head=noun, kind="nominal", rule=rule), self.cast.text)
        if entity.kind not in {"person", "country"}:
            self.last_of_noun[lemma] = entity
        return entity

    def _named_before(self, noun: Token, lemma: str, sorts: frozenset[str] | None, *, title: bool) -> Entity | None:
        said = _determiner(noun)
        if said is None or said not in _DEFINITE:
            return None
        if title:
            person = self._person(noun, lemma)
            if person is not None:
                return person
        if sorts and noun.tag == "NN" and not self._tells(noun):
            candidates = [self.last_of_sort[sort] for sort in sorts if sort in self.last_of_sort]
            if lemma in self.rules.words["by_its_word"]:
                candidates = [one for one in candidates if fold(lemma) in one.key.split()]
            return max(candidates, key=lambda one: one.found[-1].span.start, default=None)
        return None

    def _person(self, noun: Token, lemma: str) -> Entity | None:
        """Return the person named before who is called so: "the president", "the former banker"."""
        words = {token.lower for token in noun.children if token.dep in _MODIFIERS and token.tag != "NNP"} | {lemma}
        ended = bool(words & self.rules.words["ended"])
        loose = self.rules.words["ended"] if ended else self.rules.words["before_title"]
        wanted = {word for word in words - loose if fold(word) not in self.rules.names.map.adjectives} | {lemma}
        country = country_of(noun.children, self.rules.names)
        fitting = []
        for entity in reversed(self.last_person):
            offices = entity.ended if ended else entity.offices
            agrees = country is None or entity.country in {None, country}
            if agrees and any(wanted <= office for office in offices):
                fitting.append(entity)
        # Of several presidents the one the article speaks of most is meant; of equals the one named last.
        return max(fitting, key=lambda one: len(one.found), default=None)

    def _unnamed(self, noun: Token, lemma: str, kind: ActorKind) -> Entity | None:
        tells = self._tells(noun)
        plural = noun.tag in {"NNS", "NNPS"}
        if kind == "organisation" and not plural and not tells and lemma not in self.rules.words["enough_alone"]:
            return None
        if lemma in self.rules.words["needs_of"] and (noun.child("prep") is None and not tells):
            return None
        if lemma in self.rules.words["needs_more"] and not plural and not tells:
            return None
        said = _determiner(noun)
        last = self.last_of_noun.get(lemma)
        if not tells and said in _DEFINITE and last is not None and last.plural in {plural, lemma in self._collective}:
            return last
        if kind == "group" and not plural and lemma not in self._collective:
            kind = "role"
        if kind == "organisation" and plural:
            kind = "group"
        name = _name([*tells, noun])
        key = f"{kind} {fold(name)}"
        entity = self.groups.get(key)
        if entity is None or (kind == "role" and said not in _DEFINITE):
            country = country_of([*tells, *noun.each_child("poss")], self.rules.names)
            entity = Entity(
                kind=kind,
                key=key,
                called=name,
                country=country,
                plural=plural or lemma in self._collective,
            )
            self.groups[key] = entity
        return entity

    def _abstract(self, noun: Token, lemma: str) -> bool:
        """Whether the noun is nobody here: "the force of the blast", "a source of energy"."""
        of = any(child.lower == "of" for child in noun.each_child("prep"))
        if lemma == "force" and noun.tag == "NN":
            return of
        if lemma in self.rules.words["only_speaking"]:
            return of or not (noun.dep in _SPEAKING or (noun.dep == "pobj" and noun.head.lower in {"to", "by", "from"}))
        return False

    def _tells(self, noun: Token) -> list[Token]:
        """Return the words before the noun that tell it from others: "security", "Russian"; not "several other"."""
        loose = self.rules.words["loose"]
        modifiers = [one for one in noun.children if one.dep in _MODIFIERS and one.lower not in loose]
        found = {word.index: word for one in modifiers for word in one.subtree() if _is_word(word)}
        at = noun.index
        while at - 1 in found and noun.index - at < _LONGEST:
            at -= 1
        words = [found[index] for index in range(at, noun.index)]
        # "22-year-old": an age or a number tells nothing that lasts.
        if any(word.tag == "CD" for word in words):
            words = [word for word in words if word.head is noun and word.tag != "CD" and not _counted(word)]
        return words


def _counted(token: Token) -> bool:
    return any(word.tag == "CD" for word in token.subtree())


def _is_word(token: Token) -> bool:
    return (token.text[-1].isalnum() and token.tag != "DT") or token.text in {"-", "U.S.", "U.N."}


def _name(words: list[Token]) -> str:
    """Return the words as the name of a group: lower-case at the head of a sentence unless they are names."""
    first = words[0]
    raised = first.index > 0 or first.tag.startswith("NNP") or first.entity
    name = " ".join([first.text if raised else first.lower, *(word.text for word in words[1:])])
    return name.replace(" - ", "-")


def _determiner(noun: Token) -> str | None:
    child = noun.child("det", "poss")
    return child.lower if child is not None else None
