"""Figures and office changes against gold: WikiEvents (exact), MUC-4 (recall of numbers), RAMS (recall of changes).

Set and measures are those of ``../shared/eval/figures``; a record's ``set`` tells which it is. All values are percent.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from dateline.evaluate import Scores
    from dateline.pipeline import Reader
    from dateline.records import Figure, OfficeChange, Tenure

Record = dict[str, Any]
Pair = tuple[int, int]

PRIMARY = (
    "exact F",
    "holder accuracy on exact",
    "named holder recall",
    "recall by value",
    "kind recall",
    "person+body recall",
)
_KINDS = {"killed": "killed", "injured": "injured", "arrested": "arrested", "killed-or-injured": "casualties"}
_CHANGES: dict[OfficeChange, str] = {
    "appointed": "start",
    "elected": "elect",
    "resigned": "end",
    "dismissed": "end",
    "arrested": "end",
    "died": "end",
}
_WORD = re.compile(r"\w+")
_HALF = 0.5
_QUARTER = 0.25


def predict(gold: Sequence[Record], reader: Reader) -> list[Record]:
    """Return for each gold record the figures (or office changes) read from its text."""
    found = []
    for record in gold:
        reading = reader.read_text(record["text"])
        if record["set"] == "rams":
            offices = [_office(one) for one in reading.tenures if one.change in _CHANGES]
            found.append({"id": record["id"], "offices": offices})
        else:
            figures = [_predicted(one) for one in reading.figures if one.kind in _KINDS]
            found.append({"id": record["id"], "figures": figures})
    return found


def score(gold: Sequence[Record], predictions: Sequence[Record]) -> Scores:
    """Return the referee's measures, in percent, by set."""
    predicted = {one["id"]: one for one in predictions}
    measures: dict[str, Callable[[list[Record], dict[str, list[Record]]], dict[str, float]]] = {
        "wikievents": _exact,
        "muc4": _numbers,
        "rams": _changes,
    }
    scores: Scores = {}
    for name, measure in measures.items():
        records = [record for record in gold if record["set"] == name]
        if records:
            key = "offices" if name == "rams" else "figures"
            scores[name] = measure(records, {one["id"]: predicted.get(one["id"], {}).get(key, []) for one in records})
    return scores


def _predicted(figure: Figure) -> Record:
    holder = figure.statement.source.holder
    return {
        "kind": _KINDS[figure.kind],
        "low": figure.low,
        "high": figure.high,
        "start": figure.span.start,
        "end": figure.span.end,
        "holder": [holder.span.start, holder.span.end] if holder else None,
    }


def _office(tenure: Tenure) -> Record:
    """Return the change with its body; RAMS asks for the employer, which of a start may be the one who hires.

    Who ends a tenure is no employer (a court, a coup), and stands in for no body.
    """
    body = tenure.body or (tenure.by if _CHANGES[tenure.change] == "start" else None)
    return {
        "change": _CHANGES[tenure.change],
        "trigger": [tenure.span.start, tenure.span.end],
        "person": [tenure.person.span.start, tenure.person.span.end],
        "office": [body.span.start, body.span.end] if body else None,
    }


# WikiEvents.


def _exact(records: list[Record], predicted: dict[str, list[Record]]) -> dict[str, float]:
    """Return precision, recall and F of kind, low and high, and how often the holder is right among the matches."""
    matches: list[tuple[str, Record, Record]] = []
    for record in records:
        for left, right in _pairs(record["figures"], predicted[record["id"]]):
            matches.append((record["text"], left, right))
    held = [(left, _same_words(text, left.get("holder"), other.get("holder"))) for text, left, other in matches]
    wanted = sum(len(record["figures"]) for record in records)
    named = sum(bool(one.get("holder")) for record in records for one in record["figures"])
    placed = sum(_overlap(_span(left), _span(other)) > 0 for _, left, other in matches)
    return {
        **_prf("exact", len(matches), sum(len(predicted[record["id"]]) for record in records), wanted),
        "placed share of exact": _percent(placed, len(matches)),
        "holder accuracy on exact": _percent(sum(same for _, same in held), len(held)),
        "named holder recall": _percent(sum(same and bool(left.get("holder")) for left, same in held), named),
    }


def _pairs(gold: list[Record], found: list[Record]) -> list[tuple[Record, Record]]:
    """Return gold and found figures of one kind and bounds, one to one; the best overlapping go together first."""
    options = sorted(
        (
            (-_overlap(_span(left), _span(right)), at, by)
            for at, left in enumerate(gold)
            for by, right in enumerate(found)
            if all(left.get(key) == right.get(key) for key in ("kind", "low", "high"))
        ),
    )
    pairs: list[Pair] = []
    for _, at, by in options:
        if all(at != one and by != other for one, other in pairs):
            pairs.append((at, by))
    return [(gold[at], found[by]) for at, by in pairs]


# MUC-4.


def _numbers(records: list[Record], predicted: dict[str, list[Record]]) -> dict[str, float]:
    """Return the recall of the keys' numbers, by value and exactly, over all and by the case of the text."""
    hits: Counter[tuple[str, str]] = Counter()
    for record in records:
        for figure in record["figures"]:
            same = [one for one in predicted[record["id"]] if one["kind"] == figure["kind"]]
            by_value = any(_reaches(one, value) for one in same for value in _values(figure))
            exactly = any([one.get("low"), one.get("high")] in figure["alternatives"] for one in same)
            for group in ("", f" ({record['case']})"):
                hits[group, "all"] += 1
                hits[group, "value"] += by_value
                hits[group, "exact"] += exactly
    groups = sorted({group for group, _ in hits})
    return {
        f"recall {words}{group}": _percent(hits[group, key], hits[group, "all"])
        for group in groups
        for key, words in (("value", "by value"), ("exact", "exact"))
    }


def _values(figure: Record) -> set[int]:
    bounds = figure["alternatives"]
    return {value for pair in bounds for value in pair if value} | {round(sum(p) / 2) for p in bounds if all(p)}


def _reaches(figure: Record, value: int) -> bool:
    """Say whether the figure gives the value: as a bound, as "more than" or "fewer than" it, or in a narrow range."""
    low, high = figure.get("low"), figure.get("high")
    if value in {low, high}:
        return True
    if low is None or high is None:
        return (high is None and low == value + 1) or (low is None and high == value - 1)
    return bool(low <= value <= high and high - low <= _QUARTER * value + 1)


# RAMS.


def _changes(records: list[Record], predicted: dict[str, list[Record]]) -> dict[str, float]:
    """Return the recall of changes by trigger and kind, and of their person and office-holding body."""
    hits: Counter[str] = Counter()
    for record in records:
        for office in record["offices"]:
            found = predicted[record["id"]]
            near = [one for one in found if _overlap(one.get("trigger"), office["trigger"])]
            same = [one for one in near if one["change"] == office["change"]]
            persons, bodies = office["persons"], office["employers"]
            hits["all"] += 1
            hits["trigger"] += bool(near)
            hits["kind"] += bool(same)
            hits["persons"] += bool(persons)
            hits["person"] += any(_inside(one.get("person"), persons) for one in same)
            hits["bodies"] += bool(bodies)
            hits["body"] += any(_inside(one.get("office"), bodies) for one in same)
            hits["both wanted"] += bool(persons and bodies)
            hits["both"] += any(_inside(o.get("person"), persons) and _inside(o.get("office"), bodies) for o in same)
    return {
        "trigger recall": _percent(hits["trigger"], hits["all"]),
        "kind recall": _percent(hits["kind"], hits["all"]),
        "person recall": _percent(hits["person"], hits["persons"]),
        "body recall": _percent(hits["body"], hits["bodies"]),
        "person+body recall": _percent(hits["both"], hits["both wanted"]),
    }


# What they share.


def _span(figure: Record) -> list[int] | None:
    return None if figure.get("start") is None else [figure["start"], figure["end"]]


def _overlap(one: list[int] | None, other: list[int] | None) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0])) if one and other else 0


def _inside(span: list[int] | None, wanted: Iterable[list[int]]) -> bool:
    """Say whether at least half of the span lies in one of those wanted."""
    return span is not None and any(2 * _overlap(span, one) >= span[1] - span[0] > 0 for one in wanted)


def _same_words(text: str, one: list[int] | None, other: list[int] | None) -> bool:
    """Say whether two spans share at least half of their words; two absent ones are the same."""
    if not one or not other:
        return not one and not other
    words = list(_WORD.finditer(text))
    left, right = (
        {word.start() for word in words if span[0] < word.end() and word.start() < span[1]} for span in (one, other)
    )
    return bool(left & right) and len(left & right) >= _HALF * len(left | right)


def _percent(hits: int, total: int) -> float:
    return round(100 * hits / total, 1) if total else 0.0


def _prf(name: str, hits: int, found: int, wanted: int) -> dict[str, float]:
    precision, recall = hits / found if found else 0.0, hits / wanted if wanted else 0.0
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        f"{name} {letter}": round(100 * value, 1) for letter, value in (("P", precision), ("R", recall), ("F", both))
    }
