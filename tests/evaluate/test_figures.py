"""The measures of figures and offices, held against the referee's on sentences of our own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dateline import Reader
from dateline.evaluate.figures import predict, score

REFEREE = Path(__file__).parents[3] / "shared" / "eval" / "figures" / "score.py"

FULL = "At least 12 miners died and 30 were hurt, the mayor said. Police arrested a guard."
KEYS = "THE BLAST KILLED 14 PEOPLE AND WOUNDED ABOUT 100."
POST = "Amina Yusuf was appointed governor of the central bank."


def at(text: str, words: str) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


def figure(text: str, words: str, kind: str, low: int | None, high: int | None, holder: str = "") -> dict[str, Any]:
    start, end = at(text, words)
    held = at(text, holder) if holder else None
    return {"kind": kind, "low": low, "high": high, "start": start, "end": end, "holder": held}


GOLD: list[dict[str, Any]] = [
    {
        "id": "a",
        "set": "wikievents",
        "text": FULL,
        "figures": [
            figure(FULL, "12", "killed", 12, None, "the mayor"),
            figure(FULL, "30", "injured", 30, 30, "the mayor"),
            figure(FULL, "a guard", "arrested", 2, 2),
        ],
    },
    {
        "id": "b",
        "set": "muc4",
        "case": "upper",
        "text": KEYS,
        "figures": [
            {"kind": "killed", "low": 14, "high": 14, "alternatives": [[14, 14]]},
            {"kind": "injured", "low": 95, "high": 105, "alternatives": [[95, 105]]},
        ],
    },
    {
        "id": "c",
        "set": "rams",
        "text": POST,
        "offices": [
            {
                "change": "start",
                "trigger": at(POST, "appointed"),
                "persons": [at(POST, "Amina Yusuf")],
                "employers": [at(POST, "the central bank")],
                "places": [],
            }
        ],
    },
]


@pytest.fixture(scope="module")
def predictions() -> list[dict[str, Any]]:
    return predict(GOLD, Reader())


def test_the_measures_on_our_own_sentences(predictions: list[dict[str, Any]]) -> None:
    scores = score(GOLD, predictions)
    assert scores["wikievents"]["exact P"] == pytest.approx(66.7)
    assert scores["wikievents"]["exact R"] == pytest.approx(66.7)
    assert scores["muc4"] == {
        "recall by value": 100.0,
        "recall exact": 50.0,
        "recall by value (upper)": 100.0,
        "recall exact (upper)": 50.0,
    }
    assert set(scores["rams"].values()) == {100.0}


def test_nothing_predicted_is_nothing_right() -> None:
    scores = score(GOLD, [])
    assert {value for values in scores.values() for value in values.values()} == {0.0}


# Where the referee keeps what we print: our measure → the keys that lead to it.
_SAME: dict[str, dict[str, tuple[str, ...]]] = {
    "wikievents": {
        "exact P": ("exact", "P"),
        "exact R": ("exact", "R"),
        "exact F": ("exact", "F"),
        "holder accuracy on exact": ("holder_accuracy_on_exact",),
        "named holder recall": ("named_holder_recall",),
        "placed share of exact": ("placed_share_of_exact",),
    },
    "muc4": {
        "recall by value": ("all", "recall_by_value"),
        "recall exact": ("all", "recall_exact"),
        "recall by value (upper)": ("upper", "recall_by_value"),
    },
    "rams": {
        "trigger recall": ("trigger_recall",),
        "kind recall": ("kind_recall",),
        "person recall": ("person_recall", "R"),
        "body recall": ("office_holding_body_recall", "R"),
        "person+body recall": ("person+body_recall", "R"),
    },
}


@pytest.mark.shared
@pytest.mark.skipif(not REFEREE.exists(), reason="the referee's scorer is not here")
@pytest.mark.parametrize("place", range(len(GOLD)), ids=[str(one["set"]) for one in GOLD])
def test_the_referee_says_the_same(place: int, predictions: list[dict[str, Any]], tmp_path: Path) -> None:
    gold, predicted = GOLD[place], predictions[place]
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold) + "\n")
    (tmp_path / "pred.jsonl").write_text(json.dumps(predicted) + "\n")
    command = [sys.executable, str(REFEREE), str(tmp_path / "gold.jsonl"), str(tmp_path / "pred.jsonl")]
    referee = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)  # noqa: S603 -- our own words
    ours = score([gold], [predicted])[gold["set"]]
    for measure, keys in _SAME[gold["set"]].items():
        theirs = referee
        for key in keys:
            theirs = theirs[key]
        assert ours[measure] == theirs, measure
