"""The measures of times: figures equal to the referee's, on sentences of our own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dateline.evaluate import times

if TYPE_CHECKING:
    from dateline import Reader

REFEREE = Path(__file__).parents[3] / "shared" / "eval" / "times" / "score.py"
Record = dict[str, Any]


def gold(group: str, name: str, text: str, *expected: tuple[str, str, str]) -> Record:
    found = [
        {"start": text.index(words), "end": text.index(words) + len(words), "type": kind, "value": value}
        for words, kind, value in expected
    ]
    return {"set": group, "id": name, "reference": "2022-01-14", "text": text, "times": found}


GOLD = [
    gold(
        "meantime",
        "a",
        "Troops left on January 12. It took ten days, and the road is now shut.",
        ("January 12", "DATE", "2022-01-12"),
        ("ten days", "DURATION", "P10D"),
        ("the road is now", "DATE", "PRESENT_REF"),
    ),
    gold("meantime", "b", "Nothing was dated here, in the third chapter.", ("third chapter", "DATE", "2022-Q3")),
    gold("wikiwars", "c", "It fell in 1912 after two years.", ("1912", "DATE", "1912"), ("two years", "DATE", "P2Y")),
    gold("gum", "d", "From 2019 to 2021 it rained daily.", ("2019 to 2021", "DATE", "2019/2021")),
    gold("gum", "e", "They met on Monday and last year.", ("Monday", "DATE", "2022-01-10"), ("year", "DATE", "2020")),
]
EVENTS = [
    {
        "set": "meantime",
        "id": "f",
        "reference": "2022-01-14",
        "text": "Troops left on January 12. Looters came.",
        "events": [
            {"event": "1", "start": 7, "end": 11, "text": "left", "sentence": [0, 26], "dates": ["2022-01-12"]},
            {"event": "2", "start": 35, "end": 39, "text": "came", "sentence": [27, 40], "dates": ["2022-01"]},
        ],
    },
]


def referee(tmp_path: Path, records: list[Record], predictions: list[Record]) -> dict[str, Any]:
    paths = []
    for name, lines in (("gold.jsonl", records), ("found.jsonl", predictions)):
        paths.append(tmp_path / name)
        paths[-1].write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    command = [sys.executable, str(REFEREE), *map(str, paths)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 -- the referee
    figures: dict[str, Any] = json.loads(printed)
    return figures


@pytest.mark.shared
@pytest.mark.skipif(not REFEREE.exists(), reason="the referee is not here")
def test_the_figures_are_the_referees(reader: Reader, tmp_path: Path) -> None:
    predictions = times.predict(GOLD, reader)
    ours = times.score(GOLD, predictions)
    theirs = referee(tmp_path, GOLD, predictions)
    assert set(ours) == {"meantime", "wikiwars", "gum", "all"}
    for group, measures in ours.items():
        assert measures == {name: theirs[group][name] for name in measures}


@pytest.mark.shared
@pytest.mark.skipif(not REFEREE.exists(), reason="the referee is not here")
def test_the_accuracy_of_event_dates_is_the_referees(reader: Reader, tmp_path: Path) -> None:
    predictions = times.predict(EVENTS, reader)
    theirs = referee(tmp_path, EVENTS, predictions)["event_dates"]
    assert times.score(EVENTS, predictions) == {"events": {name: theirs[name] for name in _ACCURACIES}}


_ACCURACIES = ("accuracy", "accuracy_or_other_grain")


def test_equal_spans_are_paired_before_overlaps() -> None:
    record = gold(
        "timebank", "g", "early on Monday", ("early on Monday", "DATE", "x"), ("Monday", "DATE", "2022-01-10")
    )
    found = [{"start": 9, "end": 15, "type": "DATE", "value": "2022-01-10"}]
    figures = times.score([record], [{"id": "g", "times": found}])["timebank"]
    assert figures == {"strict": 66.67, "relaxed": 66.67, "type": 66.67, "value": 66.67}


def test_an_article_that_was_not_read_counts_as_empty() -> None:
    assert times.score(GOLD, [])["all"] == {"strict": 0.0, "relaxed": 0.0, "type": 0.0, "value": 0.0}


def test_a_paired_bootstrap_tells_better_from_worse() -> None:
    records = GOLD[:3]
    perfect = [{"id": record["id"], "times": record["times"]} for record in records]
    assert times.compare(records, perfect, []) == {"ours": 100.0, "others": 0.0, "p": 0.0}
    assert times.compare(records, perfect, perfect)["p"] == 1.0
