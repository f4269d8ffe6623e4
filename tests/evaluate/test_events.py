"""The figures for events are the referee's, on sentences of our own (``../shared/eval/events/score.py``)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dateline.evaluate import events
from dateline.evaluate.police import labels_of

if TYPE_CHECKING:
    from dateline import Reader

REFEREE = Path(__file__).parents[3] / "shared" / "eval" / "events" / "score.py"


def spans(text: str, *words: str) -> list[list[int]]:
    return [[text.index(word), text.index(word) + len(word)] for word in words]


def relation(text: str, kind: str, actor: str, recipient: str) -> dict[str, Any]:
    return {
        "text": text,
        "type": kind,
        "actors": spans(text, actor) if actor else [],
        "recipients": spans(text, recipient) if recipient else [],
    }


PAIRS = [
    relation("Latvia expelled two Russian envoys.", "SANCTION", "Latvia", "two Russian envoys"),
    relation(
        "Miners staged a protest against the governor of Lugansk.", "PROTEST", "Miners", "the governor of Lugansk"
    ),
    relation("The emir agreed to lend Sudan a crane.", "AGREE", "The emir", "Sudan"),
    relation("Rebels freed nine sailors on Monday.", "YIELD", "Rebels", "nine sailors"),
    relation("The harvest was good in Moldova.", "AID", "", "Moldova"),
]
GOLD: dict[str, list[dict[str, Any]]] = {
    "plv": PAIRS,
    "gsr": [{**PAIRS[0], "type": "DEMAND"}, {**PAIRS[1], "type": "FIGHT"}, PAIRS[2]],
    "cameo-class": [
        {"text": "Rebels freed nine sailors.", "quad": 2},
        {"text": "The minister voiced hope for rain.", "quad": 0},
        {"text": "Gunmen attacked a ferry.", "quad": 4},
        {"text": "The choir sang in the old church.", "quad": 0},
        {"text": "Chad accused Niger of theft.", "quad": 3},
    ],
    "ipe": [
        {"text": "police arrested two tailors.", "labels": ["ARREST", "ANY_ACTION"]},
        {"text": "one cook was killed when police fired at the crowd.", "labels": ["KILL", "FORCE", "ANY_ACTION"]},
        {"text": "the police stood by.", "labels": ["FAIL", "ANY_ACTION"]},
        {"text": "it rained on the fair.", "labels": []},
    ],
    "case2021": [
        {"text": "Jets bombed a depot near Aden.", "acled_subtype": "AIR_STRIKE"},
        {"text": "Students rallied in Lyon.", "acled_subtype": "PEACE_PROTEST"},
        {"text": "A river broke its banks.", "acled_subtype": "NATURAL_DISASTER"},
    ],
    "glocon": [
        {"text": "Students marched against the rector.", "protest": 1},
        {"text": "The rector praised the students.", "protest": 0},
        {"text": "Dockers walked out.", "protest": 1},
    ],
}


def gold(name: str) -> list[dict[str, Any]]:
    return [{"id": f"{name}-{number}", "set": name, **record} for number, record in enumerate(GOLD[name])]


def mistaken(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return predictions that are right and wrong in all the ways the measures tell apart."""
    first = {
        "type": "SANCTION",
        "actor": [0, 6],
        "recipient": None,
        "trigger": [7, 15],
        "mode": ["arrest", "negated"],
    }
    second = {"type": "PROTEST", "actor": None, "recipient": [10, 16], "trigger": [0, 8], "mode": None}
    third = {"type": "ASSAULT", "actor": [0, 6], "recipient": [5, 9], "trigger": [4, 20], "mode": "kill"}
    choices = [[first], [second, third], [third], [], [{"type": "OFFICE"}, second]]
    lines = [{"id": record["id"], "events": choices[place % 5]} for place, record in enumerate(records)]
    if records[0]["set"] == "case2021":
        lines[0]["acled_subtype"] = "AIR_STRIKE"
        lines[1]["acled_subtype"] = "MOB_VIOL"
    return lines


def flattened(figures: dict[str, Any], prefix: str = "") -> dict[str, float]:
    """Return the referee's nested figures under our names."""
    found: dict[str, float] = {}
    for key, value in figures.items():
        if isinstance(value, dict):
            found |= flattened(value, f"{prefix}{key}_")
        elif value is not None:
            found[prefix + key] = value
    return found


@pytest.mark.shared
@pytest.mark.skipif(not REFEREE.exists(), reason="the referee's scorer is not here")
@pytest.mark.parametrize("name", GOLD)
def test_our_figures_are_the_referees(name: str, tmp_path: Path, reader: Reader) -> None:
    records = gold(name)
    for number, predictions in enumerate((mistaken(records), events.predict(records, reader))):
        paths = tmp_path / f"gold{number}.jsonl", tmp_path / f"predicted{number}.jsonl"
        for path, lines in zip(paths, (records, predictions), strict=True):
            path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        told = subprocess.run(  # noqa: S603 -- the referee's own script
            [sys.executable, str(REFEREE), *map(str, paths)], capture_output=True, text=True, check=True
        )
        theirs = flattened(json.loads(told.stdout.splitlines()[0]))
        ours = events.score(records, predictions)[name]
        unlike = {key: (value, theirs.get(key)) for key, value in ours.items() if theirs.get(key, 0.0) != value}
        assert not unlike


def test_the_event_a_sentence_is_about_comes_first_and_its_sides_are_named(reader: Reader) -> None:
    record = gold("plv")[0]
    line = events.predict([record], reader)[0]
    first = line["events"][0]
    text = record["text"]
    assert (first["type"], text[slice(*first["actor"])]) == ("SANCTION", "Latvia")
    assert text[slice(*first["recipient"])] in {"Russian", "envoys"}


def test_two_actors_of_a_joint_act_stand_on_both_sides(reader: Reader) -> None:
    record = {"id": "1", "set": "plv", "text": "Peru and Chile signed a treaty."}
    first = events.predict([record], reader)[0]["events"][0]
    assert [record["text"][slice(*first[side])] for side in ("actor", "recipient")] == ["Peru", "Chile"]


def test_appeals_are_no_demands_for_the_older_edition(reader: Reader) -> None:
    record = {"id": "1", "set": "cameo-class", "text": "The bishop urged the rebels to rest."}
    assert events.predict([record], reader)[0]["events"] == []


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("two cooks died in police firing.", ["ANY_ACTION", "FORCE", "KILL"]),
        ("the constables looked the other way.", ["ANY_ACTION", "FAIL"]),
        ("police said the road was dry.", ["ANY_ACTION"]),
        ("the road was dry.", []),
    ],
)
def test_police_work_is_labelled_by_events_and_words(sentence: str, labels: list[str]) -> None:
    assert labels_of(sentence, []) == labels
