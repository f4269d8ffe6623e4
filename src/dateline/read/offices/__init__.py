"""Offices: who holds, held, gained or lost one, by which words, on whose word, and when.

A title beside a name says only that the office was held when the article was published; verbs and nouns of change
("resigned", "the dismissal of") say what became of it. A change that is only wanted, possible or denied is kept
with that certainty, not as a fact.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.read.dating import when_of
from dateline.read.offices.bodies import Bodies
from dateline.read.offices.changes import Change, Changes, Near
from dateline.read.offices.holding import Holding, holdings_in
from dateline.read.offices.lexicon import OfficeRules
from dateline.read.offices.people import People
from dateline.read.roles import role_of
from dateline.read.statements import statement_at
from dateline.records import Span, Tenure, identify

if TYPE_CHECKING:
    from dateline.read.offices.lexicon import ContextName
    from dateline.read.scene import Scene
    from dateline.read.syntax import Sentence, Token
    from dateline.records import OfficeChange, Role, Statement

__all__ = ["OfficeRules", "read_offices"]

_ENDS = frozenset({"resigned", "dismissed", "died"})
_MODALS = frozenset({"could", "would", "might", "may", "should", "will", "can", "'ll", "must", "shall"})


def read_offices(scene: Scene, rules: OfficeRules) -> tuple[Tenure, ...]:
    """Return the tenures of the article in order; what is said twice of one person is kept once."""
    people = People(scene, rules)
    sentences = [one for one in scene.syntax.sentences if one.tokens]
    bodies = Bodies(scene, people, rules)
    held = [list(holdings_in(one, people, rules)) for one in sentences]
    for holding in (one for holdings in held for one in holdings if not one.title.past):
        people.meet_holder(holding.person)
    told = []
    for place, (sentence, holdings) in enumerate(zip(sentences, held, strict=True)):
        titles = {one.person.index: one.title for one in holdings}
        changes = list(Changes(sentence, _near(sentences, place), people, rules, titles).read())
        bodies.learn(sentence, holdings, changes)
        told.append((holdings, changes))
    found: dict[tuple[str, ...], Tenure] = {}
    for holdings, changes in told:
        tenures = [_held(scene, one, people, bodies) for one in holdings]
        tenures += [_changed(scene, one, people, bodies) for one in changes]
        for tenure in sorted(tenures, key=lambda one: one.span):
            body = tenure.body.text if tenure.body else ""
            lasting = tenure.change in {"holds", "held"}
            who = tenure.person.actor or tenure.person.text
            key = (who, tenure.change, (tenure.office or "").lower(), body if lasting else tenure.id)
            found.setdefault(key, tenure)
    return _still_held(tuple(found.values()))


def _near(sentences: list[Sentence], place: int) -> Near:
    """Return the words of the two sentences before a sentence and of the two after it."""
    before = [token for one in sentences[max(place - 2, 0) : place] for token in one.tokens]
    return before, [token for one in sentences[place + 1 : place + 3] for token in one.tokens]


def _still_held(tenures: tuple[Tenure, ...]) -> tuple[Tenure, ...]:
    """Return the tenures without offices called held that the article says were lost."""
    lost = {
        (one.person.actor or one.person.text, (one.office or "").lower())
        for one in tenures
        if one.change in _ENDS and one.statement.polarity == "positive" and one.statement.certainty == "certain"
    }
    return tuple(
        one
        for one in tenures
        if one.change != "holds" or (one.person.actor or one.person.text, (one.office or "").lower()) not in lost
    )


def _held(scene: Scene, holding: Holding, people: People, bodies: Bodies) -> Tenure:
    title, context = holding.title, bodies.of_holding(holding)
    body = title.body or (context.body if context else None)
    change: OfficeChange = "held" if title.past else "holds"
    return Tenure(
        id=identify(scene.article.id, "tenure", title.head.start, change, holding.person.start),
        person=_person(scene, holding.person, people, body),
        change=change,
        span=Span(start=title.head.start, end=title.head.end),
        statement=statement_at(scene, title.head.span),
        rule=_rule(holding.rule, context.rule if context else None),
        office=title.office,
        body=_body(scene, body, holding.person) if body is not None else None,
    )


def _changed(scene: Scene, change: Change, people: People, bodies: Bodies) -> Tenure:
    trigger, context = change.trigger, bodies.of(change)
    body = change.body or (context.body if context else None)
    statement = _weighed(statement_at(scene, trigger.span), trigger)
    if change.guessed is not None and statement.certainty == "certain":
        statement = replace(statement, certainty="probable")
    return Tenure(
        id=identify(scene.article.id, "tenure", trigger.start, change.change, change.person.start),
        person=_person(scene, change.person, people, body),
        change=change.change,
        span=trigger.span,
        statement=statement,
        rule=_rule(change.rule, change.guessed, *((context.rule, context.also) if context else ())),
        office=change.office or (context.office if context else None),
        body=_body(scene, body, change.person) if body is not None else None,
        by=role_of(scene, change.by) if change.by is not None else None,
        when=when_of(scene, trigger),
    )


def _rule(rule: str, *context: ContextName | None) -> str:
    """Return the name of the rule with those by which the rest was found around the clause."""
    return "; ".join([rule, *filter(None, context)])


def _person(scene: Scene, head: Token, people: People, body: Token | None) -> Role:
    """Return the person's Role with the words of the name alone, or of the phrase without its possessor or body."""
    role = role_of(scene, head)
    if head.tag == "NNP":
        span = people.name_span(head)
    else:
        owners = [one for one in head.each_child("poss") if one.is_noun]
        start = max((one.subtree()[-1].end for one in owners), default=role.span.start)
        counted = head.child("nummod") is not None  # "200 River Guard officers" are told by their number
        if body is not None and body.head is head and start < body.end < head.start and not counted:
            start = body.end
        span = Span(start=max(start, role.span.start), end=head.end)
        while span.start < span.end and scene.article.text[span.start].isspace():
            span = Span(start=span.start + 1, end=span.end)
    if span.start >= span.end:
        return role
    return replace(role, span=span, text=scene.syntax.quote(span))


def _body(scene: Scene, head: Token, person: Token) -> Role:
    """Return the body's Role; "the seat" alone of "the seat of the retiring senator", who has a Role of their own."""
    role = role_of(scene, head)
    if not head.end <= person.start < role.span.end:
        return role
    span = Span(start=role.span.start, end=head.end)
    return replace(role, span=span, text=scene.syntax.quote(span))


def _weighed(statement: Statement, trigger: Token) -> Statement:
    """Return the statement with the doubt or denial that the trigger's own clause carries."""
    auxiliaries = {one.lower for one in trigger.children if one.dep in {"aux", "auxpass"}}
    if any(one.dep == "neg" for one in trigger.children):
        statement = replace(statement, polarity="negative")
    wanted = trigger.tag in {"VB", "VBN"} and "to" in auxiliaries
    conditional = any(one.dep == "mark" and one.lower in {"if", "unless"} for one in trigger.children)
    if auxiliaries & _MODALS or wanted or conditional:
        statement = replace(statement, certainty="possible")
    return statement
