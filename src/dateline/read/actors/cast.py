"""Which names are one actor's: full names and surnames, acronyms and what they stand for, a country and its names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.names import fold, same_person, surname
from dateline.read.actors.entities import Entity, Found, MentionKind
from dateline.read.naming.kinds import is_acronym
from dateline.read.naming.name import key_of
from dateline.records import Span

if TYPE_CHECKING:
    from dateline.read.actors.rules import ActorRules
    from dateline.read.naming import Name
    from dateline.read.syntax import Token

_FULL = 2
_SHORTEST = 3
_OPENING = frozenset({"det", "amod", "nummod"})
_CLOSES = frozenset({")", ",", ";"})
_SHORT = frozenset({"of", "for", "and", "the", "in", "on", "to"})


@dataclass(slots=True)
class Cast:
    """The named actors of an article. ``at`` maps the start of a naming word to its entity."""

    text: str
    rules: ActorRules
    people: list[Entity] = field(default_factory=list)
    by_surname: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    by_word: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    initials: dict[str, Entity] = field(default_factory=dict)
    bodies: dict[str, Entity] = field(default_factory=dict)
    countries: dict[str, Entity] = field(default_factory=dict)
    at: dict[int, Entity] = field(default_factory=dict)
    named: list[tuple[Name, Entity]] = field(default_factory=list)

    def take(self, names: list[Name]) -> None:
        """Give every name of the article, in order, its entity; names that stand for nobody are passed over."""
        for name in names:
            if name.kind == "person" and len(_parts(name)) >= _FULL:
                self._person(name)
        self._introduce(names)
        for name in names:
            entity = self._entity(name)
            if entity is not None:
                self._add(name, entity)

    def _person(self, name: Name) -> Entity:
        """Return the person of a full name, a new one where no known person agrees."""
        for entity in self.by_surname[surname(name.key)]:
            if same_person(entity.key, name.key):
                if len(name.key) > len(entity.key):
                    entity.key = name.key
                self._learn(entity, name)
                return entity
        entity = Entity(kind="person", key=name.key)
        self._enter(entity)
        self._learn(entity, name)
        return entity

    def _enter(self, entity: Entity) -> None:
        self.people.append(entity)
        self.by_surname[surname(entity.key)].append(entity)
        for word in set(entity.key.split()):
            self.by_word[word].append(entity)

    def _learn(self, entity: Entity, name: Name) -> None:
        """Take in what the title says: office, country, gender."""
        titles = self.rules.names.titles
        words = frozenset(token.lower for token in name.title if token.text.isalpha())
        if words:
            ended = bool(words & self.rules.words["ended"])
            (entity.ended if ended else entity.offices).append(words)
        genders = [titles[word].gender for word in words if word in titles and titles[word].gender]
        given = self.rules.names.genders.get(name.key.split()[0]) if len(name.key.split()) >= _FULL else None
        entity.gender = entity.gender or next(iter(genders), None) or given
        entity.country = entity.country or name.country or self._whose(name)

    def _whose(self, name: Name) -> str | None:
        """Return the country a titled person is said to be of: "Colombia's President Gustavo Petro"."""
        tokens, end = name.first.sentence.tokens, name.first.index - 1
        if not name.title or end < 1 or tokens[end].tag != "POS":
            return None
        keys = (key_of(tokens[max(end - width, 0) : end]) for width in (3, 2, 1))
        return next(
            (self.rules.names.map.countries[key].iso for key in keys if key in self.rules.names.map.countries), None
        )

    def _introduce(self, names: list[Name]) -> None:
        """Join acronyms with their names: in brackets behind one, "Security Committee (KNB)", or by its initials."""
        for name in names:
            if name.kind == "organisation" and len(name.tokens) >= _FULL:
                self.initials.setdefault(_initials(name), self._body(name))
        before = None
        for name, short in pairwise(names):
            if _bracketed(name, short) and not (short.known and short.known.sort == "media"):
                of_place = before is not None and name.kind in {"place", "country"} and _in(before, name)
                owner = before if before is not None and of_place else name
                if owner.kind == "unknown" or (owner.kind == "person" and not owner.sure):
                    owner.kind = "organisation"
                if owner.kind == "organisation":
                    short.kind = "organisation"
                    self.bodies[short.key] = self._body(owner)
            before = name

    def _entity(self, name: Name) -> Entity | None:
        if name.kind == "country" and name.country is not None:
            return self._country(name)
        if name.kind == "organisation" and (name.known or len(name.tokens) > 1 or name.key in self.bodies):
            return self._body(name)
        person = self._someone(name)
        if person is not None:
            return person
        if name.kind == "organisation":
            return self._body(name)
        return None

    def _someone(self, name: Name) -> Entity | None:
        """Return the person a name belongs to: by its full name, by its surname, by one of its words."""
        parts = _parts(name)
        if not parts or (name.kind in {"place", "organisation"} and name.sure) or name.kind == "office":
            return None
        if len(parts) == 1:
            known = self.by_surname.get(name.key) or self.by_word.get(name.key)
            return self._latest(known, name) if known else self._new_surname(name)
        if name.kind == "person":
            return self._person(name)
        known = self.by_surname.get(surname(name.key), []) if name.kind == "unknown" else []
        return next((one for one in known if same_person(one.key, name.key)), None)

    def _new_surname(self, name: Name) -> Entity | None:
        """Return a new person for a surname alone, where the title or the parser says that it is one."""
        if name.kind != "person" or (not name.title and not name.sure and name.tokens[0].entity != "PERSON"):
            return None
        entity = Entity(kind="person", key=name.key)
        self._enter(entity)
        self._learn(entity, name)
        return entity

    def _latest(self, known: list[Entity], name: Name) -> Entity:
        """Return the one of several people of one name whom the text named last before here."""
        before = [one for one in known if one.found]
        chosen = max(before or known[:1], key=lambda one: one.found[-1].span.start if one.found else 0)
        self._learn(chosen, name)
        return chosen

    def _country(self, name: Name) -> Entity:
        iso = name.country or ""
        entity = self.countries.get(iso)
        if entity is None:
            country = self.rules.names.map.by_iso[iso]
            entity = self.countries[iso] = Entity(
                kind="country", key=fold(country.spot.name), country=iso, called=country.spot.name
            )
        return entity

    def _body(self, name: Name) -> Entity:
        key = fold(name.known.name) if name.known else name.key
        entity = self.bodies.get(name.key) or self.bodies.get(key) or self._same_body(name)
        if entity is None and len(name.tokens) == 1 and len(name.key) >= _SHORTEST and name.tokens[0].text.isupper():
            entity = self.initials.get(name.key)
        if entity is None:
            called = name.known.name if name.known else None
            entity = Entity(kind="organisation", key=key, country=name.country, sort=self._sort(name), called=called)
        self.bodies[key] = self.bodies[name.key] = entity
        entity.country = entity.country or name.country
        return entity

    def _same_body(self, name: Name) -> Entity | None:
        """Return the body a name is a shorter, longer or turned form of: "Health Ministry", "Ministry of Health"."""
        words = _content(name.key)
        if len(words) < _FULL:
            return None
        for key, entity in self.bodies.items():
            other = _content(key)
            if words == other or (self._sort(name) == entity.sort and self._within(words, other)):
                return entity
        return None

    def _within(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether one name is the other with a country before it, and no other difference."""
        more = one ^ other
        if not (one < other or other < one) or len(min(one, other, key=len)) < _FULL:
            return False
        return all(word in self.rules.names.map.adjectives or word in self.rules.names.map.countries for word in more)

    def _sort(self, name: Name) -> str | None:
        if name.known:
            return name.known.sort
        words = [token.lower for token in name.tokens]
        sorts = self.rules.names.sorts
        of = next((at for at, word in enumerate(words) if word in {"of", "for"}), len(words))
        return sorts.get(words[of - 1]) or sorts.get(words[-1])

    def _add(self, name: Name, entity: Entity) -> None:
        kind: MentionKind = "name"
        if name.rule == "capital for its government":
            kind = "nominal"
        elif name.title:
            kind = "title"
        elif len(name.tokens) == 1 and is_acronym(name.tokens[0]) and entity.kind != "person":
            kind = "acronym"
        elif entity.kind == "person" and len(_parts(name)) == 1:
            kind = "surname"
        span = Span(start=_opening(name).start, end=name.last.end)
        entity.add(Found(span=span, words=name.tokens, head=name.head, kind=kind, rule=name.rule), self.text)
        self.named.append((name, entity))
        for token in name.tokens:
            self.at[token.start] = entity


def _opening(name: Name) -> Token:
    """Return the first word of the phrase: "the 81-year-old Nazarbaev", "former President Nursultan Nazarbaev"."""
    first = name.first
    before = [child for child in name.head.children if child.dep in _OPENING and child.index < first.index]
    words = sorted((word for child in before for word in child.subtree()), key=lambda word: word.index)
    joined = bool(words) and words[0].index + len(words) == first.index and name.kind == "person"
    return words[0] if joined else first


def _parts(name: Name) -> list[str]:
    return name.key.split()


def _initials(name: Name) -> str:
    return "".join(token.text[0].lower() for token in name.tokens if token.text[0].isupper())


def _content(key: str) -> frozenset[str]:
    return frozenset(word for word in key.split() if word not in _SHORT)


def _in(body: Name, place: Name) -> bool:
    """Whether the place says of what the body is: "the Support Mission in Libya"."""
    tokens, at = place.words[0].sentence.tokens, place.words[0].index - 1
    if at > 0 and tokens[at].lower == "the":
        at -= 1
    return at > 0 and tokens[at].lower in {"in", "of", "for"} and tokens[at - 1] is body.last


def _bracketed(name: Name, short: Name) -> bool:
    """Whether ``short`` is a capital acronym in brackets right behind ``name``."""
    if len(short.tokens) != 1 or not short.tokens[0].text.isupper() or not name.tokens:
        return False
    last, word = name.tokens[-1], short.tokens[0]
    tokens, at = word.sentence.tokens, word.index
    close = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return last.sentence is word.sentence and last.index == at - 2 and tokens[at - 1].text == "(" and close in _CLOSES
