"""From triggers to Event records: type settled by factuality, sides, place, time, source and figures.

Order of the rules: of several rules for a word the one with most conditions decides (:mod:`.triggers`); a promise,
refusal, threat or demand takes up the act it speaks of; a refusal to do a friendly act is a REJECT, a friendly act
yet to come an AGREE; what is only aimed at is no event.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, cast

from dateline.read.dating import when_of
from dateline.read.events.contexts import contexts_of
from dateline.read.events.factuality import Factuality, factuality_of
from dateline.read.events.parties import actors_of, recipients_of
from dateline.read.events.triggers import triggers_of
from dateline.read.places import place_of
from dateline.read.roles import role_of
from dateline.read.statements import statement_at
from dateline.read.syntax import span_of
from dateline.records import Event, identify

if TYPE_CHECKING:
    from dateline.read.events.lexicon import EventRules
    from dateline.read.events.triggers import Trigger
    from dateline.read.scene import Scene
    from dateline.read.syntax import Sentence, Token
    from dateline.records import Auxiliary, EventType, Role, Span, When

_FRIENDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_PROMISED = frozenset({"SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_ABSORBING = frozenset({"AGREE", "REJECT", "THREATEN", "REQUEST", "CONCEDE", "SANCTION", "NONE", "SUPPORT", "CONSULT"})
_HISTORICAL_YEARS = 2
_TWO = 2


@dataclass(slots=True, kw_only=True)
class _Draft:
    trigger: Trigger
    type: str
    fact: Factuality
    actors: list[Token] = field(default_factory=list)
    recipients: list[Token] = field(default_factory=list)
    confidence: float = 0.0


def read_events(scene: Scene, rules: EventRules) -> tuple[Event, ...]:
    """Return the events of the article in the order of the text.

    ``confidence`` (0 to 1) is lower for what stands in the background of its sentence: clauses under the main one,
    event nouns, what is alleged.
    """
    found = []
    contexts: tuple[str, ...] | None = None
    figures = _Figures(scene)
    for sentence in scene.syntax.sentences:
        drafts = _drafts(sentence, rules)
        if drafts and contexts is None:
            contexts = contexts_of(scene.syntax, rules)
        found += [_event(scene, draft, contexts or (), figures) for draft in drafts]
    return tuple(found)


def _drafts(sentence: Sentence, rules: EventRules) -> list[_Draft]:
    triggers = triggers_of(sentence, rules)
    if not triggers:
        return []
    absorbed = _absorbed(triggers)
    drafts = []
    for trigger in triggers:
        if trigger.rule.type == "NONE" or trigger.head.index in absorbed:
            continue
        draft = _settled(trigger, rules)
        if draft is not None:
            draft.actors = actors_of(trigger.frame, rules)
            draft.recipients = recipients_of(trigger.frame, trigger.rule, rules, draft.actors)
            draft.confidence = _confidence(draft, rules)
            if not _is_lonely(draft):
                drafts.append(draft)
    return _once(drafts)


def _absorbed(triggers: list[Trigger]) -> set[int]:
    """Return the places of words that a promise, refusal, threat or demand takes up, or the verb of an event noun."""
    taken: set[int] = set()
    for trigger in triggers:
        if trigger.head.index in taken:
            continue
        if trigger.rule.type in _ABSORBING or trigger.rule.complement:
            if trigger.frame.clause is not None:
                taken |= _below(trigger.frame.clause)
            for one in trigger.frame.objects:
                taken |= _below(one)
        else:
            taken |= {one.index for one in trigger.frame.objects if trigger.rule.object}
        taken |= {word.index for word in trigger.words if word is not trigger.head}
    return taken


def _below(token: Token) -> set[int]:
    found, stack = set(), [token]
    while stack:
        one = stack.pop()
        found.add(one.index)
        stack += [child for child in one.children if child.dep != "relcl"]
    return found


def _settled(trigger: Trigger, rules: EventRules) -> _Draft | None:
    fact = factuality_of(trigger.carrier or trigger.head, rules)
    if trigger.carrier is not None and any(one.lower == "no" for one in trigger.head.each_child("det")):
        fact = replace(fact, negated=not fact.negated)  # "No arrests were reported."
    kind: str = trigger.rule.type
    if (fact.aim and not (kind == "PROTEST" and not trigger.nominal)) or (fact.modal and not trigger.nominal):
        return None
    if fact.modal:
        fact = replace(fact, future=True)  # "The pullout should take ten days."
    if fact.negated and kind in _FRIENDLY and (kind in _PROMISED or fact.future or fact.hypothetical):
        return _Draft(trigger=trigger, type="REJECT", fact=Factuality())
    if fact.future and not (fact.hypothetical or fact.negated or trigger.nominal):
        if kind in _PROMISED or kind == "CONSULT":
            kind = "AGREE"
        elif kind in _HOSTILE:
            kind = "THREATEN"
    return _Draft(trigger=trigger, type=kind, fact=fact)


def _is_lonely(draft: _Draft) -> bool:
    """Whether somebody is said to meet or talk without anybody to do it with: "the cabinet meets on Tuesdays"."""
    if draft.trigger.rule.type != "CONSULT" or draft.recipients:
        return False
    return len(draft.actors) < _TWO and not any(one.tag in {"NNS", "NNPS", "CD"} for one in draft.actors)


def _confidence(draft: _Draft, rules: EventRules) -> float:
    """Return how much the event is what its sentence tells: less for each clause it lies below the main one."""
    depth = 0.0
    token = draft.trigger.carrier or draft.trigger.head
    while token.head is not token:
        if token.dep in {"advcl", "relcl", "acl", "pcomp"} or (
            token.dep == "ccomp" and token.head.lemma not in rules.words["saying"]
        ):
            depth += 1
        elif token.dep in {"pobj", "nsubj"}:
            depth += 0.5
        elif token.dep == "conj":
            depth += 0.3
        token = token.head
    score = 0.95 - 0.15 * depth - 0.2 * draft.trigger.nominal
    score -= 0.3 * (draft.fact.hypothetical or draft.fact.negated)
    score -= 0.2 * (not draft.actors) + 0.05 * (not draft.recipients)
    return round(max(score, 0.05), 2)


def _once(drafts: list[_Draft]) -> list[_Draft]:
    """Return the drafts without a noun that only repeats the verb it is the object of ("signed an agreement")."""
    kept: list[_Draft] = []
    for draft in drafts:
        head = draft.trigger.head
        if draft.trigger.nominal and any(
            other.type == draft.type and (head in other.trigger.frame.objects or head in other.trigger.frame.subjects)
            for other in drafts
            if other is not draft
        ):
            continue
        kept.append(draft)
    return kept


def _event(scene: Scene, draft: _Draft, contexts: tuple[str, ...], figures: _Figures) -> Event:
    trigger = draft.trigger
    span = span_of(trigger.words)
    place, when = place_of(scene, trigger.head), when_of(scene, trigger.head)
    actors = _roles(scene, draft.actors)
    recipients = _roles(scene, draft.recipients)
    kind = cast("EventType", draft.type)
    return Event(
        id=identify(scene.article.id, kind, span.start, span.end, trigger.rule.name),
        type=kind,
        mode=trigger.rule.mode if kind == trigger.rule.type else None,
        trigger=span,
        sentence=trigger.head.sentence.span,
        text=scene.syntax.quote(span),
        statement=statement_at(scene, span),
        rule=trigger.rule.name,
        context=contexts,
        actors=actors,
        recipients=recipients,
        place=place,
        when=when,
        auxiliary=_auxiliary(draft.fact, when, scene.article.published),
        figures=figures.near(trigger.head),
        confidence=draft.confidence,
    )


def _roles(scene: Scene, heads: list[Token]) -> tuple[Role, ...]:
    return tuple({role.span: role for role in (role_of(scene, head) for head in heads)}.values())


def _auxiliary(fact: Factuality, when: When | None, published: str | None) -> tuple[Auxiliary, ...]:
    found: list[Literal["historical", "future", "hypothetical", "negated"]] = []
    latest = when.latest if when is not None else None
    if latest and published and int(published[:4]) - _year(latest) >= _HISTORICAL_YEARS:
        found.append("historical")
    if fact.future:
        found.append("future")
    if fact.hypothetical:
        found.append("hypothetical")
    if fact.negated:
        found.append("negated")
    return tuple(found)


def _year(date: str) -> int:
    head = date[:4]
    return int(head) if head.isdigit() else 9999


class _Figures:
    """The figures of the article by place, so that each event finds those of its own clause."""

    def __init__(self, scene: Scene) -> None:
        self._figures = sorted(scene.figures, key=lambda one: one.span)
        self._starts = [one.span.start for one in self._figures]

    def near(self, trigger: Token) -> tuple[str, ...]:
        """Return the ids of the figures whose words the trigger governs, in order."""
        sentence: Span = trigger.sentence.span
        position = bisect_left(self._starts, sentence.start)
        if position == len(self._starts) or self._starts[position] >= sentence.end:
            return ()
        below = {token.start for token in trigger.subtree()} | {
            token.start for token in _siblings(trigger) if token is not trigger
        }
        return tuple(
            one.id for one in self._figures[position:] if one.span.start < sentence.end and one.span.start in below
        )


def _siblings(trigger: Token) -> list[Token]:
    """Return the words of the phrases beside a noun in its verb's clause: "the attack killed 20 people"."""
    if not trigger.is_noun or not trigger.head.is_verb:
        return []
    return [word for child in trigger.head.children if child.dep in {"dobj", "nsubjpass"} for word in child.subtree()]
