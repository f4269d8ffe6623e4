"""The numbers of tolls: "the toll rose to 12", "a death toll of 40", "the number of people killed stands at 9"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.read.figures.counts import Count, Counter

if TYPE_CHECKING:
    from dateline.read.figures.lexicon import FigureRules, Trigger
    from dateline.read.quantities import Quantity
    from dateline.read.syntax import Token

_REACH = 16


def toll_of(trigger: Trigger, counter: Counter, rules: FigureRules) -> list[Count]:
    """Return the number a toll noun is given in its sentence, to its right, at the first word that introduces one."""
    tokens = counter.sentence.tokens
    for index in range(trigger.token.index + 1, min(trigger.token.index + _REACH, len(tokens))):
        token = tokens[index]
        if token.lower in {";", "but", "while"} or token.lemma in {"injure", "wound", "arrest"}:
            break
        quantity = counter.at(token)
        if quantity is None or counter.at(tokens[index - 1]) is quantity:
            continue
        if _introduced(tokens, quantity, rules) and not _counts_things(tokens, quantity, rules):
            return [Count(head=token, quantity=_reached(quantity, counter), scope="total")]
    return []


def number_of(trigger: Trigger, rules: FigureRules) -> Token | None:
    """Return the noun of "the number of people killed" that hangs above a trigger, or None."""
    climbed = trigger.token
    for _ in range(4):
        if climbed.lemma in rules.words["toll_nouns"] and climbed.is_noun and climbed is not trigger.token:
            return climbed
        if climbed.dep not in {"acl", "relcl", "amod", "pobj", "prep", "conj"}:
            return None
        climbed = climbed.head
    return None


def _introduced(tokens: list[Token], quantity: Quantity, rules: FigureRules) -> bool:
    before = [one for one in tokens if one.end <= quantity.first]
    own = [one.lower for one in tokens if quantity.first <= one.start < quantity.last]
    return own[:1] == ["from"] or (bool(before) and before[-1].lower in rules.words["toll_words"])


def _counts_things(tokens: list[Token], quantity: Quantity, rules: FigureRules) -> bool:
    after = next((one for one in tokens if one.start >= quantity.end), None)
    return after is not None and after.lemma in rules.words["things"]


def _reached(quantity: Quantity, counter: Counter) -> Quantity:
    """Return the number reached by one that rises "from 9 to 12"."""
    words = counter.sentence.text[
        quantity.first - counter.sentence.span.start : quantity.last - counter.sentence.span.start
    ]
    if quantity.bound == "between" and words.lower().startswith("from "):
        return replace(quantity, low=quantity.high, point=quantity.high, bound="")
    return quantity
