from __future__ import annotations

from pathlib import Path

import pytest

from dateline.evaluate import evaluate, lineage, load

GOLD = Path(__file__).parents[2] / "eval/gold/lineage.jsonl"
RECORD = {
    "id": "a",
    "half": "tuned",
    "dateline": {"place": "AKTAU", "date": "--02-03", "agency": "Reuters"},
    "credits": [{"name": "Reuters", "role": "agency"}, {"name": "Olga Kim", "role": "editing"}],
    "origin": "Reuters",
    "republished": False,
}


def test_the_gold_scores_one_against_itself() -> None:
    gold = load(GOLD)
    scores = lineage.score(gold, gold)
    assert set(scores) == {"all", "tuned", "unseen", "fresh", "third"}
    assert all(value == 1.0 for measures in scores.values() for value in measures.values())


@pytest.mark.parametrize(
    ("found", "f1"),
    [
        (RECORD, 1.0),
        ({"id": "a"}, 0.0),
        (RECORD | {"origin": "reuters.com"}, 1.0),
        (RECORD | {"origin": None}, 10 / 11),
        (RECORD | {"origin": "AFP"}, 10 / 12),
        (RECORD | {"dateline": RECORD["dateline"] | {"place": "AKTAU, Kazakhstan"}}, 10 / 12),  # type: ignore[operator]
        (RECORD | {"credits": [{"name": "Reuters", "role": "agency"}]}, 10 / 11),
        (
            RECORD | {"credits": [{"name": "Reuters", "role": "agency"}, {"name": "Olga Kim", "role": "writing"}]},
            10 / 12,
        ),
    ],
)
def test_each_field_counts_once(found: dict[str, object], f1: float) -> None:
    assert lineage.score([RECORD], [found])["all"]["f1"] == pytest.approx(f1)


def test_each_kind_of_field_is_measured_apart() -> None:
    measured = lineage.score([RECORD], [RECORD | {"origin": None, "republished": True}])["tuned"]
    assert (measured["place_f1"], measured["origin_f1"], measured["republished"]) == (1.0, 0.0, 0.0)


def test_pages_are_read_in_the_form_of_the_gold() -> None:
    gold = [RECORD | {"page": "AKTAU, Feb 3 (Reuters) - The port was shut on Thursday.\n\nEditing by Olga Kim\n"}]
    result = evaluate("lineage", gold)
    assert result.predictions[0]["dateline"] == RECORD["dateline"]
    assert result.scores["all"]["f1"] == 1.0
