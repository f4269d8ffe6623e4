"""Line labels against gold: macro-F1 over labels, and F1 of dateline, credits and agency.

A predicted line answers a gold line where their words are the same, white space aside. Where the program cuts
lines otherwise, a gold line takes the label of the predicted line that holds it, or the label with the most
characters among the predicted lines it holds. A gold line left unanswered counts as ``none``; a predicted line that
answers no gold line stands against ``none``. Macro-F1 is the mean of F1 over the labels that gold has, ``none`` apart.
Fields are compared exactly, case and white space aside, and a dateline's date by month and day. All figures are shares
of 1.
"""

from __future__ import annotations

from collections import Counter
from statistics import fmean
from typing import TYPE_CHECKING, Any

from dateline.evaluate import GoldError
from dateline.extract.agencies import agency_named, shown
from dateline.pipeline import extract

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from dateline.pipeline import Reader
    from dateline.records import Article

Record = dict[str, Any]
Pair = tuple[str, str]  # gold label, predicted label
Counts = tuple[int, int, int]  # right, surplus, missing

PRIMARY = ("macro_f1", "place_f1", "date_f1", "dateline_agency_f1", "credits_f1", "agency_f1")
_NONE = "none"
_SIGNED = frozenset({"credit:byline", "credit:signature"})
_SHORTEST_PART = 4  # a shorter line found within another is as like as not chance


def predict(gold: Sequence[Record], reader: Reader, *, pages: Path) -> list[Record]:  # noqa: ARG001 -- one form for all
    """Return labelled lines, dateline, credits and agency of each gold record's page in the folder ``pages``."""
    try:
        return [_prediction(record["id"], extract((pages / record["page"]).read_bytes())) for record in gold]
    except OSError as error:
        raise GoldError(f"{error.filename}: {error.strerror}") from error


def _prediction(name: str, article: Article) -> Record:
    dateline = article.dateline
    return {
        "id": name,
        "lines": [[line.label, article.text[line.span.start : line.span.end]] for line in article.lines],
        "dateline": dateline and {"place": dateline.place, "date": dateline.date, "agency": dateline.agency},
        "credits": [[credit.role, credit.name] for credit in article.credits if credit.role != "photo"],
        "agency": _agency(article),
        "origin": article.origin,
    }


def _agency(article: Article) -> str | None:
    """Return the agency whose report an article is; one that is only thanked is none."""
    if article.dateline and article.dateline.agency:
        return article.dateline.agency
    signed = [credit.name for credit in article.credits if credit.role == "agency" and credit.rule in _SIGNED]
    known = agency_named(article.origin) if article.origin else None
    return next(iter(signed), known.name if known and known.kind == "agency" else None)


def score(gold: Sequence[Record], predictions: Sequence[Record]) -> dict[str, dict[str, float]]:
    """Return the measures over all pages and over HTML and plain text apart, with each label's own under ``all``."""
    given = {prediction["id"]: prediction for prediction in predictions}
    both = [(record, given.get(record["id"], {})) for record in gold]
    sets = {
        "all": both,
        "html": [(record, found) for record, found in both if record["page"].endswith(".html")],
        "text": [(record, found) for record, found in both if record["page"].endswith(".txt")],
    }
    measured = {name: _measures(part) for name, part in sets.items() if part}
    for label, counts in _label_counts(_pairs(both)).items():
        measured["all"] |= {f"{label}_{name}": value for name, value in zip("prf", _prf(counts), strict=True)}
    return measured


def _measures(both: Sequence[tuple[Record, Record]]) -> dict[str, float]:
    labels = _label_counts(_pairs(both))
    found = {"macro_f1": fmean(_prf(counts)[2] for counts in labels.values()) if labels else 0.0}
    for part, name in (("place", "place_f1"), ("agency", "dateline_agency_f1")):
        found[name] = _field(
            (_one(one.get("dateline"), part), _one(other.get("dateline"), part)) for one, other in both
        )
    found["date_f1"] = _field((_day(one), _day(other)) for one, other in both)
    found["credits_f1"] = _field((_credits(one), _credits(other)) for one, other in both)
    found["agency_f1"] = _field((_one(one, "agency"), _one(other, "agency")) for one, other in both)
    found["origin_f1"] = _field((_one(one, "origin"), _one(other, "origin")) for one, other in both)
    return found


def _pairs(both: Iterable[tuple[Record, Record]]) -> list[Pair]:
    return [pair for one, found in both for pair in matched(one["lines"], found.get("lines", []))]


def matched(gold: Sequence[Sequence[str]], predicted: Sequence[Sequence[str]]) -> list[Pair]:
    """Return (gold label, predicted label) for each gold line, and (``none``, label) for each line gold lacks."""
    lines = [(label, _plain(text)) for label, text in predicted]
    free = dict.fromkeys(range(len(lines)))
    answers: dict[int, int] = {}
    for number, (_, text) in enumerate(gold):
        index = next((index for index in free if lines[index][1] == _plain(text)), None)
        if index is not None:
            answers[number] = index
            del free[index]
    pairs, used = [], set(answers.values())
    for number, (label, text) in enumerate(gold):
        if number in answers:
            pairs.append((label, lines[answers[number]][0]))
            continue
        parts = _parts(_plain(text), lines, free)
        used.update(parts)
        weight = Counter[str]()
        for index in parts:
            weight[lines[index][0]] += len(lines[index][1])
        pairs.append((label, weight.most_common(1)[0][0] if weight else _NONE))
    return pairs + [(_NONE, label) for index, (label, _) in enumerate(lines) if index not in used]


def _parts(text: str, lines: Sequence[Pair], free: Iterable[int]) -> list[int]:
    """Return the predicted line that holds ``text``, or else those that lie within it."""
    if len(text) < _SHORTEST_PART:
        return []
    holding = next((index for index in free if text in lines[index][1]), None)
    if holding is not None:
        return [holding]
    return [index for index in free if len(lines[index][1]) >= _SHORTEST_PART and lines[index][1] in text]


def _label_counts(pairs: Sequence[Pair]) -> dict[str, Counts]:
    """Return right, surplus and missing lines of each label that gold has."""
    labels = sorted({label for label, _ in pairs} - {_NONE})
    right = Counter(label for label, found in pairs if label == found)
    in_gold, in_found = Counter(label for label, _ in pairs), Counter(found for _, found in pairs)
    return {one: (right[one], in_found[one] - right[one], in_gold[one] - right[one]) for one in labels}


def _field(values: Iterable[tuple[set[str], set[str]]]) -> float:
    right = surplus = missing = 0
    for wanted, found in values:
        right += len(wanted & found)
        surplus += len(found - wanted)
        missing += len(wanted - found)
    return _prf((right, surplus, missing))[2]


def _one(record: Record | None, name: str) -> set[str]:
    value = (record or {}).get(name)
    return {_plain(value if name == "place" else shown(value)).casefold()} if value else set()


def _day(record: Record) -> set[str]:
    """Return month and day of the dateline: gold has it as ``day`` beside the words, predictions as ISO ``date``."""
    dateline = record.get("dateline") or {}
    value = dateline.get("day") or dateline.get("date")
    return {value[-len("01-31") :]} if value else set()


def _credits(record: Record) -> set[str]:
    """Return role and name of each credit, newsrooms by their known names; the page's own agency may be among them."""
    found = {f"{role} {_plain(shown(name))}".casefold() for role, name in record.get("credits", [])}
    return found - {f"agency {shown(name)}".casefold() for name in _one(record, "agency")}


def _prf(counts: Counts) -> tuple[float, float, float]:
    right, surplus, missing = counts
    precision = right / (right + surplus) if right + surplus else 0.0
    recall = right / (right + missing) if right + missing else 0.0
    return precision, recall, 2 * right / (2 * right + surplus + missing) if right + surplus + missing else 1.0


def _plain(text: str) -> str:
    return " ".join(text.split())
