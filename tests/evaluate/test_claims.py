"""The figures for claims are the referee's, on attributions of our own (``../shared/eval/claims/score.py``)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dateline.evaluate import claims

if TYPE_CHECKING:
    from dateline import Reader

REFEREE = Path(__file__).parents[3] / "shared" / "eval" / "claims" / "score.py"
OPENING = {"[": "source", "{": "cue", "<": "content"}
CLOSING = {"]": "source", "}": "cue", ">": "content"}


def marked(text: str) -> dict[str, Any]:
    """Return the text without its marks and one attribution: ``[source]``, ``{cue}``, ``<content>``."""
    plain = ""
    roles: dict[str, list[list[int]]] = {"source": [], "cue": [], "content": []}
    for sign in text:
        if sign in OPENING:
            roles[OPENING[sign]].append([len(plain), len(plain)])
        elif sign in CLOSING:
            roles[CLOSING[sign]][-1][1] = len(plain)
        else:
            plain += sign
    return {"text": plain, "attribution": roles}


TEXTS = [
    ("[The mayor] {said} <the road was closed>. Nobody minded.", "indirect"),
    ('<"It is late,"> [the guard] {told} us. <"Go home."> We went.', "direct"),
    ("[Two officials] {denied} <that the dam's wall was 40.5 metres high>.", "indirect"),
    ('[She] {called} <it a "mess" of a plan>.', "mixed"),
    ("The rain fell all day on the roofs of the town.", None),
]


def gold() -> list[dict[str, Any]]:
    found = []
    for number, (text, kind) in enumerate(TEXTS):
        one = marked(text)
        attributions = [{**one["attribution"], "kind": kind}] if kind else []
        found.append({"id": str(number), "text": one["text"], "attributions": attributions})
    return found


def shifted(record: dict[str, Any]) -> dict[str, Any]:
    """Return a prediction that is somewhat wrong: content without its last words, one attribution too many."""
    wrong = [
        {**one, "content": [[start, max(start + 5, end - 8)] for start, end in one["content"]]}
        for one in record["attributions"]
    ]
    return {"id": record["id"], "attributions": [*wrong, {"source": [], "cue": [[0, 3]], "content": [[4, 12]]}]}


PREDICTIONS = {
    "all right": [{"id": one["id"], "attributions": one["attributions"]} for one in gold()],
    "all missed": [],
    "somewhat wrong": [shifted(one) for one in gold()],
    "without sources": [
        {"id": one["id"], "attributions": [{**part, "source": []} for part in one["attributions"]]} for one in gold()
    ],
}


@pytest.mark.shared
@pytest.mark.skipif(not REFEREE.exists(), reason="the referee is not here")
@pytest.mark.parametrize("case", PREDICTIONS)
def test_the_figures_are_the_referees(case: str, tmp_path: Path) -> None:
    for name, records in (("gold", gold()), ("predicted", PREDICTIONS[case])):
        (tmp_path / name).write_text("".join(json.dumps(one) + "\n" for one in records), "utf-8")
    ran = subprocess.run(  # noqa: S603 -- the referee's own script
        [sys.executable, REFEREE, tmp_path / "gold", tmp_path / "predicted"], check=True, capture_output=True, text=True
    )
    expected = json.loads(ran.stdout)
    ours = claims.score(gold(), PREDICTIONS[case])["all"]
    for measure, value in ours.items():
        name, letter = measure.rsplit(" ", 1)
        wanted = expected["recall_by_kind"][name]["R"] if letter == "recall" else expected[name][letter]
        assert value == wanted, measure


def test_every_guarded_measure_is_a_figure() -> None:
    assert set(claims.PRIMARY) <= set(claims.score(gold(), [])["all"])


def test_predictions_are_outermost_claims_in_the_referees_format(reader: Reader) -> None:
    text = 'The envoy said the ministry had denied that shots were fired. "It is over," he added.'
    (prediction,) = claims.predict([{"id": "a", "text": text}], reader)
    assert prediction["id"] == "a"
    words = [
        {role: [text[start:end] for start, end in spans] for role, spans in one.items()}
        for one in prediction["attributions"]
    ]
    assert words == [
        {
            "source": ["The envoy"],
            "cue": ["said"],
            "content": ["the ministry had denied that shots were fired"],
        },
        {"source": ["he"], "cue": ["added"], "content": ['"It is over,"']},
    ]
