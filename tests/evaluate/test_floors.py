from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.evaluate import floors

if TYPE_CHECKING:
    from pathlib import Path

SCORES = {"plv": {"first": 0.70, "second": 0.40}}


def verdicts(known: floors.Floors) -> list[floors.Verdict]:
    return floors.compare(known, "events/dev-plv", SCORES, ("first",))


def test_only_guarded_measures_are_compared() -> None:
    assert [verdict.name for verdict in verdicts({})] == ["events/dev-plv/plv/first"]


def test_a_new_measure_sets_its_floor() -> None:
    assert floors.settle({}, verdicts({})) == {"events/dev-plv/plv/first": 0.70}


def test_a_floor_rises_by_itself() -> None:
    known = {"events/dev-plv/plv/first": 0.65}
    assert floors.settle(known, verdicts(known)) == {"events/dev-plv/plv/first": 0.70}


def test_a_loss_is_a_fall_and_leaves_the_floor() -> None:
    known = {"events/dev-plv/plv/first": 0.72}
    assert verdicts(known)[0].fallen
    assert floors.settle(known, verdicts(known)) == known


def test_a_floor_is_lowered_only_when_told() -> None:
    known = {"events/dev-plv/plv/first": 0.72}
    assert floors.settle(known, verdicts(known), lower=True) == {"events/dev-plv/plv/first": 0.70}


def test_a_rare_tie_turned_by_another_processor_is_no_fall() -> None:
    assert not verdicts({"events/dev-plv/plv/first": 0.701})[0].fallen


def test_floors_keep_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert floors.load(path) == {}
    floors.save(path, {"b": 1.0, "a": 0.5})
    assert floors.load(path) == {"a": 0.5, "b": 1.0}
