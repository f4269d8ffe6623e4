"""Datelines, credits and origin against gold: F1 over the fields of whole pages, each field exact.

A field is a dateline's place, its day, each of its agencies, a credit (name, role and place together), or the origin.
Newsrooms are compared by their known names. Sets are the parts of the gold, and ``all``; ``f1`` counts all fields of a
set together, the others one kind each. ``republished`` is the share of pages that are rightly held to be, or not to be,
another's text carried by permission, of those where gold says. All figures are shares of 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.extract.agencies import shown
from dateline.pipeline import extract

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.pipeline import Reader
    from dateline.records import Article

Record = dict[str, Any]
Field = tuple[str | None, ...]

PRIMARY = ("f1",)
_KINDS = ("place", "date", "agency", "credit", "origin")


def predict(gold: Sequence[Record], reader: Reader | None = None) -> list[Record]:  # noqa: ARG001 -- one form for all
    """Return dateline, credits, origin and whether it is republished of the page in each gold record."""
    return [_prediction(record["id"], extract(record["page"].encode())) for record in gold]


def _prediction(name: str, article: Article) -> Record:
    dateline = article.dateline
    stated = {part: getattr(dateline, part) for part in ("place", "date", "agency")} if dateline else {}
    credited = [{"name": one.name, "role": one.role, "place": one.place} for one in article.credits]
    return {
        "id": name,
        "dateline": {part: value for part, value in stated.items() if value},
        "credits": [{part: value for part, value in one.items() if value} for one in credited],
        "origin": article.origin,
        "republished": bool(article.rights and article.rights.republished),
    }


def fields(record: Record) -> set[Field]:
    """Return the fields of a gold record or a prediction, each with its kind first."""
    dateline = record.get("dateline") or {}
    found: set[Field] = {(kind, dateline[kind]) for kind in ("place", "date") if dateline.get(kind)}
    found |= {("agency", shown(one)) for one in dateline.get("agency", "").split("/") if one}
    found |= {("credit", shown(one["name"]), one["role"], one.get("place")) for one in record.get("credits", ())}
    return found | ({("origin", shown(record["origin"]))} if record.get("origin") else set())


def score(gold: Sequence[Record], predictions: Sequence[Record]) -> dict[str, dict[str, float]]:
    """Return the measures over all pages and over each part of the gold; a page without prediction found nothing."""
    given = {prediction["id"]: prediction for prediction in predictions}
    both = [(record, given.get(record["id"], {})) for record in gold]
    parts = dict.fromkeys(record["half"] for record in gold if "half" in record)
    sets = {"all": both} | {part: [one for one in both if one[0].get("half") == part] for part in parts}
    return {name: _measures(pairs) for name, pairs in sets.items()}


def _measures(both: Sequence[tuple[Record, Record]]) -> dict[str, float]:
    pairs = [(fields(record), fields(found)) for record, found in both]
    precision, recall, f1 = _prf(pairs)
    measured = {"f1": f1, "precision": precision, "recall": recall}
    for kind in _KINDS:
        measured[f"{kind}_f1"] = _prf([(_of(kind, wanted), _of(kind, found)) for wanted, found in pairs])[2]
    judged = [record["republished"] == found.get("republished") for record, found in both if "republished" in record]
    return measured | ({"republished": sum(judged) / len(judged)} if judged else {})


def _of(kind: str, found: set[Field]) -> set[Field]:
    return {one for one in found if one[0] == kind}


def _prf(pairs: Iterable[tuple[set[Field], set[Field]]]) -> tuple[float, float, float]:
    right = surplus = missing = 0
    for wanted, found in pairs:
        right += len(wanted & found)
        surplus += len(found - wanted)
        missing += len(wanted - found)
    precision = right / (right + surplus) if right + surplus else 1.0
    recall = right / (right + missing) if right + missing else 1.0
    return precision, recall, 2 * right / (2 * right + surplus + missing) if right + surplus + missing else 1.0
