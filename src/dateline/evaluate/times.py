"""Time expressions and dates of events against gold: TempEval-3 Task A, and event → date.

Gold records hold ``times`` (start, end, type, value) or, in the second file, ``events`` with the ``dates`` that are
right. Each gold span is paired with at most one found span: equal spans first, then, in the order of the gold, the
largest overlap. ``strict`` is F1 over equal spans, ``relaxed`` over pairs, ``type`` and ``value`` over pairs whose
type, or whose value as an exact string, is right (UzZaman et al., SemEval-2013 Task 1). All figures are percentages.
"""

from __future__ import annotations

import random
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from dateline.extract import plain
from dateline.read.dating import date_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.pipeline import Reader

Record = dict[str, Any]

PRIMARY = ("value", "strict", "relaxed", "accuracy")
_MEASURES = ("strict", "relaxed", "type", "value")
_ROUNDS = 2_000
_TYPELESS = "wikiwars"  # its gold calls everything a DATE
_DATES_ONLY = "gum"  # its gold marks calendar dates and nothing else


def predict(gold: Sequence[Record], reader: Reader) -> list[Record]:
    """Return the times, or the dates of the gold's events, that reading each record's text gives."""
    return [_dated(record, reader) if "events" in record else _timed(record, reader) for record in gold]


def _timed(record: Record, reader: Reader) -> Record:
    scene = reader.scene(plain(record["text"], published=record["reference"]))
    times = [
        {"start": time.span.start, "end": time.span.end, "type": time.type, "value": time.value} for time in scene.times
    ]
    return {"id": record["id"], "times": times}


def _dated(record: Record, reader: Reader) -> Record:
    scene = reader.scene(plain(record["text"], published=record["reference"]))
    events = []
    for event in record["events"]:
        found = date_at(scene, event["start"])
        date = found.timex if found is not None else ""
        events.append({"start": event["start"], "end": event["end"], "date": date[:10] if "T" in date else date})
    return {"id": record["id"], "events": events}


def score(gold: Sequence[Record], predictions: Sequence[Record]) -> dict[str, dict[str, float]]:
    """Return the measures of each set, and of all sets together as ``all``."""
    if any("events" in record for record in gold):
        return {"events": _event_accuracy(gold, {one["id"]: one for one in predictions})}
    rows = _rows(gold, predictions)
    scores = {name: _figures(part) for name, part in rows.items()}
    scores["all"] = _figures([row for part in rows.values() for row in part])
    scores.get(_TYPELESS, {}).pop("type", None)
    return scores


def compare(gold: Sequence[Record], predictions: Sequence[Record], others: Sequence[Record]) -> dict[str, float]:
    """Return value F1 of ``predictions`` (``ours``) and of ``others`` over all sets, and ``p``.

    ``p`` is the share of 2,000 paired document bootstraps in which the others are at least as good.
    """
    ours, theirs = ([row for part in _rows(gold, given).values() for row in part] for given in (predictions, others))
    pairs = list(zip(ours, theirs, strict=True))
    draw = random.Random(1)  # noqa: S311 -- a bootstrap is repeatable
    drawn = (draw.choices(pairs, k=len(pairs)) for _ in range(_ROUNDS))
    lost = sum(_value(one for one, _ in sample) <= _value(other for _, other in sample) for sample in drawn)
    return {"ours": _value(ours), "others": _value(theirs), "p": lost / _ROUNDS}


def _rows(gold: Sequence[Record], predictions: Sequence[Record]) -> dict[str, list[dict[str, int]]]:
    """Return the counts of each record, by set."""
    given = {one["id"]: one for one in predictions}
    rows: dict[str, list[dict[str, int]]] = defaultdict(list)
    for record in gold:
        rows[record["set"]].append(_count(record, given.get(record["id"], {}).get("times", [])))
    return rows


def _value(rows: Iterable[dict[str, int]]) -> float:
    return _figures(list(rows))["value"]


def _figures(rows: list[dict[str, int]]) -> dict[str, float]:
    total = sum(row["gold"] + row["found"] for row in rows)
    return {name: _percent(2 * sum(row[name] for row in rows), total) for name in _MEASURES}


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 2) if whole else 0.0


def _count(record: Record, found: list[Record]) -> dict[str, int]:
    gold = record["times"]
    if record["set"] == _DATES_ONLY:
        gold, found = _calendar_dates(gold, found)
    pairs = _pair(gold, found)
    return {
        "gold": len(gold),
        "found": len(found),
        "strict": sum((one["start"], one["end"]) == (other["start"], other["end"]) for one, other in pairs),
        "relaxed": len(pairs),
        "type": sum(one["type"] == other["type"] for one, other in pairs),
        "value": sum(one["value"] == other["value"] for one, other in pairs),
    }


def _calendar_dates(gold: list[Record], found: list[Record]) -> tuple[list[Record], list[Record]]:
    """Leave out the gold's intervals, and found times of kinds that this gold never marks or that touch intervals."""
    intervals = [one for one in gold if "/" in one["value"]]
    dates = [one for one in gold if "/" not in one["value"]]
    kept = [
        one
        for one in found
        if one["type"] in {"DATE", "TIME"}
        and not one["value"].endswith("_REF")
        and (_touched(one, dates) or not _touched(one, intervals))
    ]
    return dates, kept


def _touched(one: Record, others: list[Record]) -> bool:
    return any(_overlap(one, other) > 0 for other in others)


def _overlap(one: Record, other: Record) -> int:
    return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))


def _pair(gold: list[Record], found: list[Record]) -> list[tuple[Record, Record]]:
    free = list(found)
    partners: dict[int, Record] = {}
    for place, one in enumerate(gold):
        same = next((other for other in free if (other["start"], other["end"]) == (one["start"], one["end"])), None)
        if same is not None:
            partners[place] = same
            free.remove(same)
    for place, one in enumerate(gold):
        if place not in partners:
            best = max(free, key=lambda other: _overlap(one, other), default=None)
            if best is not None and _overlap(one, best) > 0:
                partners[place] = best
                free.remove(best)
    return [(gold[place], other) for place, other in partners.items()]


def _event_accuracy(gold: Sequence[Record], given: dict[str, Record]) -> dict[str, float]:
    right = near = total = 0
    for record in gold:
        dates = {(one["start"], one["end"]): one["date"] for one in given.get(record["id"], {}).get("events", [])}
        for event in record["events"]:
            date = dates.get((event["start"], event["end"]), "")
            total += 1
            right += date in event["dates"]
            near += any(date and (date.startswith(one) or one.startswith(date)) for one in event["dates"])
    return {"accuracy": _percent(right, total), "accuracy_or_other_grain": _percent(near, total)}
