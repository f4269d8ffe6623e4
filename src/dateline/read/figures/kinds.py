"""Numbers that no trigger took: troops, participants and durations, by the noun or verb they go with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.read.figures.counts import Count, Counter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.read.figures.lexicon import FigureRules
    from dateline.read.syntax import Token
    from dateline.records import FigureKind

_PERSONS = frozenset(
    {"people", "person", "man", "woman", "child", "student", "worker", "supporter", "resident", "thousand"}
)
_POINTS = frozenset({"ago", "later", "earlier", "before", "after", "old", "early", "late"})


def counted_kinds(
    counter: Counter, taken: set[int], rules: FigureRules
) -> Iterator[tuple[Count, FigureKind, str | None]]:
    """Yield the sentence's untaken numbers that count troops, participants or time, with the unit of a duration."""
    for quantity in counter.quantities:
        if quantity.start in taken:
            continue
        number = next((one for one in counter.sentence.tokens if one.end >= quantity.end), None)
        if number is None:
            continue
        noun = _noun(number)
        count = Count(head=noun, quantity=quantity, scope="total")
        if noun.lemma in rules.counted["duration"][0]:
            if not _is_point(noun):
                yield count, "duration", noun.lemma
        elif noun.lemma in rules.counted["troops"][0]:
            yield count, "troops", None
        elif noun.lemma in rules.counted["participants"][0] or _takes_part(noun, rules):
            yield count, "participants", None


def _noun(number: Token) -> Token:
    """Return the noun the number counts: the head of its phrase, or what follows "of"; else the number itself."""
    climbed = number
    while climbed.dep in {"nummod", "quantmod", "compound", "amod", "advmod", "nmod"} and climbed.head is not climbed:
        climbed = climbed.head
    for preposition in climbed.each_child("prep"):
        inner = preposition.child("pobj") if preposition.lower == "of" else None
        if inner is not None and (climbed is number or climbed.tag == "CD"):
            return inner
    return climbed


def _is_point(noun: Token) -> bool:
    """Say whether the time is a point ("three days ago", "10 years old"), not a length."""
    following = noun.sentence.tokens[noun.index + 1 : noun.index + 2]
    return any(one.lower in _POINTS for one in following) or noun.tag not in {"NN", "NNS"}


def _takes_part(noun: Token, rules: FigureRules) -> bool:
    verb = noun.head
    return (
        noun.dep == "nsubj"
        and verb.lemma in rules.counted["participants"][1]
        and (noun.lemma in _PERSONS or noun.tag == "CD" or noun.lower.endswith("s"))
    )
