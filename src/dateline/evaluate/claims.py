"""Claims against gold attributions: words by role, whole attributions, and attributions with their sources.

The gold marks outermost attributions only ("he said she denies it" is one), so :func:`predict` leaves out claims
whose cue stands in the content of another. Figures are percentages; a word is what the referee counts as one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.pipeline import Reader
    from dateline.records import Claim, Span

PRIMARY = ("tok_micro F", "AR F", "AR+src F", "direct recall")

ROLES = ("source", "cue", "content")
_WORD = re.compile(r"\w+(?:[.'’\-]\w+)*")
_ENOUGH = 0.5

Words = frozenset[int]
Attribution = dict[str, Words]


def predict(gold: Sequence[dict[str, Any]], reader: Reader) -> list[dict[str, Any]]:
    """Return the attributions read in each record's text, in the referee's format."""
    return [
        {"id": record["id"], "attributions": [attribution(claim) for claim in outermost(reading.claims)]}
        for record in gold
        for reading in [reader.read_text(record["text"])]
    ]


def attribution(claim: Claim) -> dict[str, list[list[int]]]:
    """Return the claim's spans as the gold writes them."""
    return {"source": _pairs(claim.source), "cue": _pairs(claim.cue), "content": _pairs(claim.content)}


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def outermost(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims whose cue is in no other kept claim's content, in order; the wider content wins."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda one: -sum(part.end - part.start for part in one.content)):
        cue = claim.cue[0].start
        if not any(part.start <= cue < part.end for other in kept for part in other.content):
            kept.append(claim)
    return sorted(kept, key=lambda one: (one.cue, one.content))


def score(gold: Sequence[dict[str, Any]], predictions: Sequence[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """Return the referee's figures in one set, ``all``; a record without a prediction counts as all missed."""
    found = {one["id"]: one["attributions"] for one in predictions}
    counts: Counter[tuple[str, str]] = Counter()
    for record in gold:
        words = _Words(record["text"])
        expected = [words.roles(one) for one in record["attributions"]]
        predicted = [one for one in map(words.roles, found.get(record["id"], [])) if one["content"]]
        counts.update(_by_word(expected, predicted))
        counts.update(_by_span(expected, predicted))
        counts.update(_by_attribution(record["attributions"], expected, predicted))
    return {"all": _figures(counts)}


class _Words:
    """The words of one text: spans become sets of word numbers."""

    def __init__(self, text: str) -> None:
        places = [match.span() for match in _WORD.finditer(text)]
        self._starts = [start for start, _ in places]
        self._ends = [end for _, end in places]

    def roles(self, attribution: dict[str, list[list[int]]]) -> Attribution:
        return {role: self._inside(attribution.get(role) or []) for role in ROLES}

    def _inside(self, spans: Iterable[Sequence[int]]) -> Words:
        return frozenset(
            number
            for start, end in spans
            for number in range(bisect_right(self._ends, start), bisect_left(self._starts, end))
        )


def _by_word(expected: list[Attribution], predicted: list[Attribution]) -> Counter[tuple[str, str]]:
    counts: Counter[tuple[str, str]] = Counter()
    for role in ROLES:
        wanted = frozenset[int]().union(*(one[role] for one in expected))
        given = frozenset[int]().union(*(one[role] for one in predicted))
        for measure in ("tok_micro", f"tok_{role}"):
            counts.update(_tally(measure, wanted, given))
    return counts


def _by_span(expected: list[Attribution], predicted: list[Attribution]) -> Counter[tuple[str, str]]:
    counts: Counter[tuple[str, str]] = Counter()
    for role in ROLES:
        wanted, given = ({one[role] for one in side if one[role]} for side in (expected, predicted))
        counts.update(_tally(f"exact_{role}", wanted, given))
    wanted_pairs, given_pairs = ({(one["source"], one["content"]) for one in side} for side in (expected, predicted))
    counts.update(_tally("exact_source+content", wanted_pairs, given_pairs))
    return counts


def _tally(measure: str, wanted: Iterable[object], given: Iterable[object]) -> Counter[tuple[str, str]]:
    wanted, given = set(wanted), set(given)
    hits = len(wanted & given)
    return Counter({(measure, "hit"): hits, (measure, "given"): len(given), (measure, "wanted"): len(wanted)})


def _by_attribution(
    records: list[dict[str, Any]], expected: list[Attribution], predicted: list[Attribution]
) -> Counter[tuple[str, str]]:
    pairs = _matched(expected, predicted)
    right = sum(_likeness(expected[i]["source"], predicted[j]["source"]) >= _ENOUGH for i, j in pairs.items())
    counts: Counter[tuple[str, str]] = Counter()
    for measure, hits in (("AR", len(pairs)), ("AR+src", right)):
        counts.update({(measure, "hit"): hits, (measure, "given"): len(predicted), (measure, "wanted"): len(expected)})
    for number, record in enumerate(records):
        if record["content"]:
            counts.update({(record["kind"], "hit"): number in pairs, (record["kind"], "wanted"): 1})
    return counts


def _matched(expected: list[Attribution], predicted: list[Attribution]) -> dict[int, int]:
    """Return which gold attribution is which prediction: greedy by the likeness of contents, at least one half."""
    likeness = sorted(
        (
            (_likeness(wanted["content"], given["content"]), i, j)
            for i, wanted in enumerate(expected)
            for j, given in enumerate(predicted)
            if wanted["content"] & given["content"]
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for value, i, j in likeness:
        if value >= _ENOUGH and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _likeness(one: Words, other: Words) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


def _figures(counts: Counter[tuple[str, str]]) -> dict[str, float]:
    figures: dict[str, float] = {}
    for measure in dict.fromkeys(measure for measure, _ in counts):
        hits, wanted = counts[measure, "hit"], counts[measure, "wanted"]
        recall = hits / wanted if wanted else 0.0
        if measure in {"direct", "mixed", "indirect"}:
            figures[f"{measure} recall"] = round(100 * recall, 1)
            continue
        given = counts[measure, "given"]
        precision = hits / given if given else 0.0
        both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        for letter, value in (("P", precision), ("R", recall), ("F", both)):
            figures[f"{measure} {letter}"] = round(100 * value, 1)
    return figures
