"""Numbers beside a trigger by word order, for what the parse left: "killing at least 12", "30 injured"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.read.figures.counts import Count, Counter

if TYPE_CHECKING:
    from dateline.read.figures.lexicon import FigureRules, Trigger
    from dateline.read.quantities import Quantity
    from dateline.read.syntax import Token

_PHRASE = 6
_AUXILIARIES = frozenset(
    {"was", "were", "been", "are", "is", "have", "has", "had", "be", "being", "also", "still", "reported", "reportedly"}
)
_NOMINAL = ("NN", "JJ", "DT", "RB", "CD", "POS", "PRP$", "VBN", "VBG", "HYPH")


def beside(trigger: Trigger, counter: Counter, rules: FigureRules) -> Count | None:
    """Return the number right after an active verb or right before a passive or a state, or None."""
    tokens, token = counter.sentence.tokens, trigger.token
    if trigger.part not in {"verb", "state", "middle"}:
        return None
    if trigger.part == "verb" and token.index + 1 < len(tokens):
        following = tokens[token.index + 1]
        for quantity in counter.quantities:
            if quantity.first == following.start and not _counts_things(tokens, quantity, rules):
                return _count(tokens, quantity)
    if trigger.part == "verb" and (token.tag not in {"VBN", "VBD"} or token.child("dobj") is not None):
        return None
    return _before(token, counter, rules)


def _before(token: Token, counter: Counter, rules: FigureRules) -> Count | None:
    tokens, index = counter.sentence.tokens, token.index - 1
    while index >= 0 and tokens[index].lower in _AUXILIARIES:
        index -= 1
    for step in range(index, max(index - _PHRASE, -1), -1):
        quantity = counter.at(tokens[step])
        if quantity is not None:
            return None if _counts_things(tokens, quantity, rules) else _count(tokens, quantity)
        if (
            not (tokens[step].tag.startswith(_NOMINAL) or tokens[step].lower == "of")
            or tokens[step].lemma in rules.words["things"]
        ):
            return None
    return None


def _count(tokens: list[Token], quantity: Quantity) -> Count:
    head = next(one for one in tokens if one.end > quantity.start)
    return Count(head=head, quantity=quantity, scope="total")


def _counts_things(tokens: list[Token], quantity: Quantity, rules: FigureRules) -> bool:
    after = next((one.index for one in tokens if one.start >= quantity.end), len(tokens))
    while after + 1 < len(tokens) and tokens[after].is_noun and tokens[after + 1].is_noun:
        after += 1
    return after < len(tokens) and tokens[after].lemma in rules.words["things"]
