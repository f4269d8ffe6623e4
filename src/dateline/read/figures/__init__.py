"""Figures: how many were killed, injured, arrested, displaced; how many troops, marchers, days; and on whose word.

A sentence's triggers ("killed", "dead", "toll") are found first, then by the parse those they count, then their
numbers. Numbers beside a trigger that the parse left unread are read by word order; those that nothing took are
troops, participants or durations by the noun they count. Dead and injured in one number are one combined figure.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.read.dating import when_of
from dateline.read.figures.adjacent import beside
from dateline.read.figures.counts import Count, Counter
from dateline.read.figures.kinds import counted_kinds
from dateline.read.figures.lexicon import FigureRules, Trigger
from dateline.read.figures.tolls import number_of, toll_of
from dateline.read.figures.triggers import triggers_in
from dateline.read.figures.victims import victims_of
from dateline.read.places import place_of
from dateline.read.roles import role_of
from dateline.read.statements import statement_at
from dateline.records import Figure, Span, identify

if TYPE_CHECKING:
    from dateline.read.scene import Scene
    from dateline.read.syntax import Sentence, Token
    from dateline.records import FigureKind

__all__ = ["FigureRules", "read_figures"]

_HARM = frozenset({"killed", "injured"})


@dataclass(slots=True, kw_only=True)
class Found:
    """A number on the way to a figure: what it counts, and the triggers that say so."""

    count: Count
    trigger: Token
    rule: str
    kinds: set[FigureKind] = field(default_factory=set)
    unit: str | None = None


def read_figures(scene: Scene, rules: FigureRules) -> tuple[Figure, ...]:
    """Return the figures of the article in the order of their numbers."""
    figures: list[Figure] = []
    contested = _contested(scene, rules)
    dates = sorted((one.span.start, one.span.end) for one in scene.times if one.type in {"DATE", "TIME"})
    for sentence in scene.syntax.sentences:
        if not sentence.tokens:
            continue
        inside = [one for one in dates if sentence.span.start <= one[0] < sentence.span.end]
        for found in _sentence(sentence, rules, inside):
            for kind in _settled(found.kinds):
                doubted = kind in contested.get(sentence.paragraph, ())
                figures.append(_figure(scene, found, kind, contested=doubted))
    return tuple(sorted(figures, key=lambda figure: (figure.span, figure.kind)))


def _sentence(sentence: Sentence, rules: FigureRules, dates: list[tuple[int, int]]) -> list[Found]:
    triggers = sorted(triggers_in(sentence, rules), key=lambda one: one.part == "weak")
    counter = Counter(sentence, rules, dates)
    if not triggers and not counter.quantities:
        return []
    found: dict[int, Found] = {}
    for trigger in triggers:
        for count in _counts(trigger, triggers, counter, rules):
            if trigger.part != "weak" or count.quantity.start not in found:
                _note(found, count, trigger)
    for trigger in triggers:
        if not any(trigger.token is one.trigger for one in found.values()):
            near = beside(trigger, counter, rules)
            if near is not None and near.quantity.start not in found:
                _note(found, near, trigger)
    _take_parts(found, counter)
    for count, kind, unit in counted_kinds(counter, set(found), rules):
        found[count.quantity.start] = Found(count=count, trigger=count.head, rule=kind, kinds={kind}, unit=unit)
    return list(found.values())


def _counts(trigger: Trigger, triggers: list[Trigger], counter: Counter, rules: FigureRules) -> list[Count]:
    if trigger.part == "toll":
        return toll_of(trigger, counter, rules)
    barred = frozenset(
        other.token.index for other in triggers if other.kind != trigger.kind and other.token is not trigger.token
    )
    number = number_of(trigger, rules)
    if number is not None and counter.of(number) is None:
        toll = toll_of(Trigger(token=number, part="toll", kind=trigger.kind, rule=trigger.rule), counter, rules)
        if toll:
            return toll
    heads = victims_of(trigger, rules)
    articles = trigger.part not in {"count", "share", "weak"} and (
        trigger.part != "group" or trigger.token not in heads
    )
    return [count for head in heads for count in counter.counted(head, barred, articles=articles)]


def _take_parts(found: dict[int, Found], counter: Counter) -> None:
    """Give a number "of them" that nothing took the fate of those named before it."""
    for quantity in counter.quantities:
        before = [start for start in found if start < quantity.start]
        if before and quantity.start not in found and counter.part_of_them(quantity):
            whole = found[max(before)]
            head = next(one for one in counter.sentence.tokens if one.end > quantity.start)
            count = Count(head=head, quantity=quantity, scope="subset")
            found[quantity.start] = Found(count=count, trigger=whole.trigger, rule=whole.rule, kinds=set(whole.kinds))


def _note(found: dict[int, Found], count: Count, trigger: Trigger) -> None:
    known = found.setdefault(count.quantity.start, Found(count=count, trigger=trigger.token, rule=trigger.rule))
    known.kinds.add(trigger.kind)


def _settled(kinds: set[FigureKind]) -> list[FigureKind]:
    """Return the kinds of one number: dead and injured in one are a combined figure."""
    if "killed-or-injured" in kinds or kinds >= _HARM:
        return ["killed-or-injured", *sorted(kinds - _HARM - {"killed-or-injured"})]
    return sorted(kinds)


def _contested(scene: Scene, rules: FigureRules) -> dict[int, set[FigureKind]]:
    """Return for each paragraph the kinds whose number it says is unclear or disputed."""
    found: dict[int, set[FigureKind]] = {}
    for sentence in scene.syntax.sentences:
        lemmas = {token.lower for token in sentence.tokens}
        if lemmas & rules.words["contested"] and lemmas & rules.words["contested_nouns"]:
            kinds = {trigger.kind for trigger in triggers_in(sentence, rules)}
            found.setdefault(sentence.paragraph, set()).update(kinds)
    return found


def _figure(scene: Scene, found: Found, kind: FigureKind, *, contested: bool) -> Figure:
    quantity, head = found.count.quantity, found.count.head
    span = Span(start=quantity.start, end=quantity.end)
    words = scene.article.text[quantity.first : quantity.last]
    return Figure(
        id=identify(scene.article.id, "figure", span.start, kind, quantity.low, quantity.high),
        kind=kind,
        low=quantity.low,
        high=quantity.high,
        point=quantity.point,
        span=span,
        words=words,
        scope=found.count.scope,
        statement=statement_at(scene, span),
        rule=found.rule,
        whom=role_of(scene, head) if head.is_noun and kind != "duration" else None,
        unit=found.unit,
        place=place_of(scene, found.trigger),
        when=when_of(scene, found.trigger),
        contested=contested,
    )
