"""The body an office is of, where its own clause does not name it: read from the rest of the article.

Each way of finding it is a ``[[context]]`` rule of ``offices.toml``, and the record's rule tells which was used, so
that what was read in the clause and what was read around it can be told apart.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dateline.read.offices.posts import objects_of
from dateline.read.offices.titles import title_of
from dateline.read.places import place_of
from dateline.read.subjects import subjects

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.read.offices.changes import Change
    from dateline.read.offices.holding import Holding
    from dateline.read.offices.lexicon import ContextName, OfficeRules
    from dateline.read.offices.people import People
    from dateline.read.scene import Scene
    from dateline.read.syntax import Sentence, Token
    from dateline.records import Span

_NEAR = 2  # sentences in which a second "they were sacked" is still of the first body
_ENDS = frozenset({"resigned", "dismissed", "arrested", "died"})
_ITS = frozenset({"its", "their"})
_AT = frozenset({"for", "at", "with", "in", "on", "of"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A body with the rule it was read by; ``office`` is set where that was told too, at times without a body."""

    body: Token | None
    rule: ContextName
    office: str | None = None
    also: ContextName | None = None


@dataclass(slots=True, kw_only=True)
class _Told:
    """What the article says of one person: offices with their bodies, and those worked for."""

    offices: dict[str, tuple[str, Token | None]] = field(default_factory=dict)
    employers: list[Token] = field(default_factory=list)


class Bodies:
    """Finds bodies in the context of one article."""

    def __init__(self, scene: Scene, people: People, rules: OfficeRules) -> None:
        self._scene = scene
        self._people = people
        self._rules = rules
        self._words = rules.words
        self._told: defaultdict[str, _Told] = defaultdict(_Told)
        self._organisations = {actor.id for actor in scene.actors if actor.kind == "organisation"}
        self._mentions = {
            actor.id: [one.head for one in actor.mentions if one.kind != "pronoun"] for actor in scene.actors
        }
        self._places = {mention.head.start for place in scene.places for mention in place.mentions}
        self._countries = {actor.id: actor.country for actor in scene.actors if actor.country}
        self._last: Change | None = None

    def learn(self, sentence: Sentence, holdings: Iterable[Holding], changes: Iterable[Change]) -> None:
        """Take in what a sentence says of offices, their bodies and employers."""
        changed = list(changes)
        # What somebody held once is not what is lost now: "served twice as prime minister".
        once = {one.office for one in changed if one.change == "held"}
        told = [(one.person, one.title.office, one.title.body) for one in holdings if one.title.office not in once]
        named = [(one.person, one.office, one.body) for one in changed if one.change != "held"]
        for person, office, body in [*told, *named]:
            who = self._scene.actor_at.get(person.start)
            known = self._told[who].offices if who is not None and office is not None else {}
            if office is not None and (body is not None or office.lower() not in known):
                known[office.lower()] = (office, body)
        for token in sentence.tokens:
            if token.lemma in self._words["working"]:
                self._learn_employer(token)

    def _learn_employer(self, verb: Token) -> None:
        """Note for whom the subject works: "has led the agency since", "Haddad works for Acme"."""
        inner = [of.child("pobj") for of in verb.each_child("prep") if of.lower in _AT]
        named = [one for one in [*verb.each_child("dobj"), *inner] if one is not None]
        # The parser hangs "the River Council" on the letters that follow: "headed the River Council (RC)".
        named += [full for one in named for full in one.each_child("nmod")]
        body = next(filter(self.is_body, named), None)
        for worker in subjects(verb) if body is not None else ():
            who = self._scene.actor_at.get(worker.start)
            if who is not None and body is not None and who not in self._organisations:
                self._told[who].employers.append(body)

    def is_body(self, token: Token) -> bool:
        """Say whether the word names an organisation, or stands for one."""
        if not token.is_noun or token.entity in {"PERSON", "LOC"} or self._people.is_name(token):
            return False
        who = self._scene.actor_at.get(token.start)
        # A name taken for a place that the map does not know is a body's, where it employs people.
        named = who in self._organisations or token.entity == "ORG" or (token.entity == "GPE" and who is None)
        return (named and token.start not in self._places) or token.lemma in self._words["bodies"]

    def of(self, change: Change) -> Found | None:
        """Return the body of a change that names none, and the rule it is read by; remembers the change."""
        found = None
        if change.body is None:
            found = self._owner(change) or self._place_of(change) or self._elsewhere(change) or self._doer(change)
            found = found or self._before(change)
            if found is None or found.body is None:
                found = self._state(change, found)
        body = change.body or (found.body if found else None)
        if body is not None and change.change in _ENDS:
            self._last = replace(change, body=body)
        return found

    def of_holding(self, holding: Holding) -> Found | None:
        """Return the body of an office that is held, where the person's other titles name it."""
        if holding.title.body is not None:
            return None
        owner = holding.title.head.child("poss")
        named = self._antecedent(owner) if owner is not None and owner.tag == "PRP$" else None
        if named is not None:
            return Found(body=named, rule="owner named before")
        who = self._scene.actor_at.get(holding.person.start)
        told = self._told.get(who) if who is not None else None
        return _same_office(told, holding.title.office) if told is not None else None

    def _owner(self, change: Change) -> Found | None:
        """Read "its chairman": the organisation or country that the pronoun stands for."""
        titles = [one.head for one in (change.title, change.post) if one is not None]
        for noun in (change.person, *titles):
            owner = noun.child("poss")
            named = self._antecedent(owner) if owner is not None and owner.tag == "PRP$" else None
            if named is None and owner is not None and owner.lower in _ITS and change.by is not None:
                named = change.by if self.is_body(change.by) else None
            if named is not None:
                return Found(body=named, rule="owner named before")
        return None

    def _antecedent(self, pronoun: Token) -> Token | None:
        """Return the pronoun where it stands for a body or country known by name; never for a person."""
        who = self._scene.actor_at.get(pronoun.start)
        if pronoun.lower not in {"its", "their", "our"} or who is None or who in self._scene.persons:
            return None
        body = who in self._organisations or who in self._countries
        return self._last_named(self._mentions[who], pronoun) or pronoun if body else None

    def _place_of(self, change: Change) -> Found | None:
        """Read "the seat of the retiring Anna Weiss": what the one who leaves is told to have."""
        of = change.person.head
        noun = of.head if change.person.dep == "pobj" and of.lower == "of" else None
        within = change.trigger.dep == "amod" and noun is not None and self.is_body(noun)
        return Found(body=noun, rule="place of who leaves") if within else None

    def _elsewhere(self, change: Change) -> Found | None:
        """Read the body of the same person's same office, or the one employer the article names for the person."""
        who = self._scene.actor_at.get(change.person.start)
        told = self._told.get(who) if who is not None else None
        if told is None:
            return None
        if change.office is not None:
            return _same_office(told, change.office)
        if change.change in _ENDS and len(told.offices) == 1:
            office, body = next(iter(told.offices.values()))
            return Found(body=body, rule="office told elsewhere", office=office)
        if len({self._named(one) for one in told.employers}) == 1:
            return Found(body=told.employers[0], rule="employer told elsewhere")
        return None

    def _named(self, body: Token) -> str:
        return self._scene.actor_at.get(body.start) or body.lower

    def _doer(self, change: Change) -> Found | None:
        """Read the body that hires, appoints or dismisses: "the mill laid off 60 workers"."""
        doer = change.by
        if doer is None or change.trigger.lemma not in self._words["employing"] or not doer.is_noun:
            return None
        board = next(objects_of(doer, "of"), None) if doer.lemma in self._words["boards"] else None
        if self._people.is_person(doer) and not self.is_body(doer):
            return self._of_officer(doer)
        if (change.office is not None and doer.lemma.lower() in self._words["appointers"]) or self._of_state(change):
            return None
        return Found(body=board or doer, rule="employer that acts")

    def _of_officer(self, doer: Token) -> Found | None:
        """Read "the governor of Bauchi suspended two commissioners": the body of the office that acts."""
        title = title_of(doer, self._rules)
        body = title.body if title is not None else None
        if body is None:
            who = self._scene.actor_at.get(doer.start)
            told = self._told.get(who) if who is not None else None
            bodies = [one for _, one in told.offices.values() if one is not None] if told is not None else []
            body = bodies[0] if len({self._named(one) for one in bodies}) == 1 else None
        return Found(body=body, rule="body of who acts") if body is not None else None

    def _before(self, change: Change) -> Found | None:
        """Read "we were sacked" after "32 members were dismissed from the council": the same body, told just before."""
        last = self._last
        if (
            change.change not in _ENDS
            or change.office is not None
            or last is None
            or self._people.is_name(change.person)
        ):
            return None
        near = 0 < change.trigger.sentence.index - last.trigger.sentence.index <= _NEAR
        alike = last.change == change.change and not self._people.is_name(last.person)
        body = last.body if near and alike else None
        return Found(body=body, rule="change told just before") if body is not None else None

    def _of_state(self, change: Change) -> bool:
        words = (change.office or change.person.lemma).lower().split()
        return bool(self._words["state"] & {words[-1], change.person.lower} if words else False)

    def _state(self, change: Change, told: Found | None) -> Found | None:
        """Read the country of a minister, president or cabinet: the person's, else that of the place told of."""
        if told is not None:
            change = replace(change, office=told.office)
        if not self._of_state(change):
            return told
        who = self._scene.actor_at.get(change.person.start)
        country = self._countries.get(who) if who is not None else None
        if country is None:
            place = place_of(self._scene, change.trigger)
            country = next((one.country for one in self._scene.places if one.id == place), None)
        word = self._country_word(country, change.trigger) if country is not None else None
        if word is None:
            return told
        if told is None:
            return Found(body=word, rule="country of the state office")
        return replace(told, body=word, also="country of the state office")

    def _country_word(self, country: str, trigger: Token) -> Token | None:
        """Return the word that last named the country before the trigger, or else first after it."""
        scene = self._scene
        named = [one.mentions for one in scene.places if one.country == country and one.precision == "country"]
        named += [one.mentions for one in scene.actors if one.country == country and one.kind == "country"]
        heads = {mention.head for mentions in named for mention in mentions}
        # A country may be known from a body's name, which does not name it.
        own = [head for head in heads if scene.actor_at.get(head.start) not in self._organisations]
        return self._last_named(sorted(own), trigger)

    def _last_named(self, heads: list[Span], word: Token) -> Token | None:
        """Return the last word of the last of these names before a word, or else of the first after it."""
        before = [head for head in heads if head.end <= word.start]
        head = before[-1] if before else next(iter(heads), None)
        tokens = self._scene.syntax.tokens_in(head) if head is not None else []
        return tokens[-1] if tokens else None


def _same_office(told: _Told, office: str) -> Found | None:
    known = told.offices.get(office.lower())
    body = known[1] if known is not None else None
    return Found(body=body, rule="office told elsewhere") if body is not None else None
