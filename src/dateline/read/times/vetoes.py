"""What looks like a time and is none: verbs, names, ages, prices, quantities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.read.times.tense import tense_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.read.syntax import Token
    from dateline.read.times.grammar import Candidate
    from dateline.read.times.scanner import Scan

_NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "GPE", "LOC", "NORP", "LAW", "EVENT"})
_MONEY = frozenset("$€£¥#")
_QUANTITY_HEADS = frozenset({"NNS"})
_COUNTED_BEFORE = frozenset({"than", "about", "some", "nearly", "over", "almost", "least", "approximately", "roughly"})
_CAPITAL = frozenset({"month", "weekday"})


def is_vetoed(candidate: Candidate, scan: Scan, tokens: Sequence[Token], tags: Mapping[str, tuple[str, ...]]) -> bool:
    """Say whether the words around the candidate, or its parse (``tokens``, may be empty), show it is no time."""
    before = scan.word(candidate.start - 1).lower() if candidate.start else ""
    after = scan.word(candidate.end).lower() if candidate.end < len(scan.starts) else ""
    if before in _MONEY:
        return True
    return (
        _not_capital(candidate, scan)
        or _mistagged(candidate, scan, tokens, tags)
        or _part_of_name(candidate, tokens)
        or _title(candidate, scan)
        or _rate(candidate, tokens)
        or _untimely(candidate, tokens)
        or _other_word(candidate, scan, before, after)
        or _age(candidate, scan, before, after)
        or _quantity(candidate, scan, tokens, before, after)
    )


def _not_capital(candidate: Candidate, scan: Scan) -> bool:
    """Months and weekdays are written with a capital: "may", "march", "sun" are other words."""
    if not (_CAPITAL & candidate.slots.keys()):
        return False
    words = [scan.word(index) for index in range(candidate.start, candidate.end)]
    entries = scan.entries[candidate.start : candidate.end]
    return any(
        word.islower()
        for word, entry in zip(words, entries, strict=True)
        if entry is not None and ("MONTH" in entry.values or "WEEKDAY" in entry.values)
    )


def _mistagged(candidate: Candidate, scan: Scan, tokens: Sequence[Token], tags: Mapping[str, tuple[str, ...]]) -> bool:
    if candidate.end - candidate.start != 1 or len(tokens) != 1:
        return False
    wanted = tags.get(scan.word(candidate.start).lower())
    return wanted is not None and tokens[0].tag not in wanted


def _title(candidate: Candidate, scan: Scan) -> bool:
    """Say whether a capital inside the sentence makes a name of the words: "This Week", "USA Today"."""
    last = scan.entries[candidate.end - 1]
    if (
        candidate.start == 0
        or {"holiday", "election"} & candidate.slots.keys()
        or (last is not None and _CAPITAL_CLASSES & last.values.keys())
    ):
        return False
    word = scan.word(candidate.end - 1)
    if not word[0].isupper() or word.isupper() or len(word) < _SHORTEST_TITLE:
        return False
    if candidate.end - candidate.start > 1:
        return True
    before = scan.word(candidate.start - 1)
    return before[0].isupper() or before[0] in "&"


_SHORTEST_TITLE = 3
_CAPITAL_CLASSES = frozenset({"MONTH", "WEEKDAY", "WEEKDAYS", "SEASON", "HOLIDAY", "ZONE", "ERA", "AMPM"})


def _untimely(candidate: Candidate, tokens: Sequence[Token]) -> bool:
    """Say whether the verb's tense rules the words out: "soon" of the past is no time ("the army soon left")."""
    barred = candidate.rule.unless_tense
    return barred is not None and bool(tokens) and tense_of(tokens[0]) == barred


def _rate(candidate: Candidate, tokens: Sequence[Token]) -> bool:
    """Say whether "a week" tells how often, not how long: "four flights a week", "$2 million a year"."""
    if candidate.rule.make != "duration" or "one" not in candidate.slots or len(tokens) != _RATE_WORDS:
        return False
    unit = tokens[-1]
    return unit.dep == "npadvmod" and (unit.head.is_noun or unit.head.tag in {"CD", "$", "NN"})


_RATE_WORDS = 2


def _other_word(candidate: Candidate, scan: Scan, before: str, after: str) -> bool:
    """Say whether the unit or month is another word: "a second attack", "a quarter of it", "the March to Versailles"."""
    slots = candidate.slots
    if candidate.rule.make == "duration" and "one" in slots and slots.get("unit") in {"second", "quarter"}:
        return True
    if candidate.end - candidate.start == 1 and scan.word(candidate.start) == "March":
        return after in {"to", "for", "on", "against"} and before not in {
            "in",
            "by",
            "of",
            "from",
            "since",
            "until",
            "last",
        }
    return False


def _part_of_name(candidate: Candidate, tokens: Sequence[Token]) -> bool:
    """Say whether the words lie inside a longer name: a newspaper, a person called April."""
    if not tokens or "day" in candidate.slots or "year" in candidate.slots:
        return False
    first, last = tokens[0], tokens[-1]
    sentence = first.sentence.tokens
    if last.entity in _NAMES and last.index + 1 < len(sentence):
        following = sentence[last.index + 1]
        if following.entity == last.entity and not following.entity_begins:
            return True
    if first.entity in _NAMES and not first.entity_begins:
        return True
    return len(tokens) == 1 and first.entity == "PERSON"


def _age(candidate: Candidate, scan: Scan, before: str, after: str) -> bool:
    words = [scan.word(index).lower() for index in range(candidate.start, candidate.end)]
    if {"old"} & set(words) and {"year", "years"} & set(words):
        return True
    if candidate.rule.make != "duration" or not {"year", "years", "month", "months"} & set(words):
        return False
    if after == "old" or (after == "-" and _at(scan, candidate.end + 1) == "old"):
        return "ago" not in words
    return before == "aged" or (after == "of" and _at(scan, candidate.end + 1) == "age")


def _at(scan: Scan, index: int) -> str:
    return scan.word(index).lower() if 0 <= index < len(scan.starts) else ""


def _quantity(candidate: Candidate, scan: Scan, tokens: Sequence[Token], before: str, after: str) -> bool:
    """Say whether a bare four-digit number counts things ("about 2000 troops")."""
    if (
        candidate.rule.make != "date"
        or not {"year"} >= candidate.slots.keys() - {"mod"}
        or "year" not in candidate.slots
    ):
        return False
    if before in {".", ","} and scan.starts[candidate.start] == scan.ends[candidate.start - 1]:
        return True
    if not tokens:
        return False
    token = tokens[-1]
    head = token.head
    return (
        token.dep == "nummod"
        and head.tag in _QUANTITY_HEADS
        and head.index == token.index + 1
        and before
        not in {
            "the",
            "'s",
            "its",
            "his",
            "their",
            "of",
        }
    )
