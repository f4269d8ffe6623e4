from __future__ import annotations

from pathlib import Path

import pytest

from dateline.evaluate import GoldError, lines, load
from dateline.pipeline import Reader

GOLD = Path(__file__).parents[2] / "eval/gold/pages.jsonl"

MATCHES = [
    ("the same words", [["body", "Rain  fell."]], [["body", "Rain fell."]], [("body", "body")]),
    ("left out", [["promo", "Subscribe now"]], [], [("promo", "none")]),
    ("not in gold", [], [["body", "Skip to content"]], [("none", "body")]),
    (
        "joined by the program",
        [["byline", "By Ann Lee"], ["byline", "9 May 2021"]],
        [["byline", "By Ann Lee 9 May 2021"]],
        [("byline", "byline"), ("byline", "byline")],
    ),
    (
        "cut by the program",
        [["body", "The long part of the line. Short."]],
        [["body", "The long part of the line."], ["promo", "Short."]],
        [("body", "body")],
    ),
    (
        "shown twice",
        [["headline", "Rain"], ["related", "Rain"]],
        [["headline", "Rain"], ["related", "Rain"]],
        [("headline", "headline"), ("related", "related")],
    ),
]


@pytest.mark.parametrize(("gold", "found", "pairs"), [case[1:] for case in MATCHES], ids=[case[0] for case in MATCHES])
def test_lines_answer_each_other_by_their_words(
    gold: list[list[str]], found: list[list[str]], pairs: list[tuple[str, str]]
) -> None:
    assert lines.matched(gold, found) == pairs


def test_the_gold_scores_one_against_itself() -> None:
    gold = load(GOLD)
    scores = lines.score(gold, gold)
    assert all(scores["all"][name] == 1.0 for name in lines.PRIMARY)


def test_a_wrong_label_costs_both_labels() -> None:
    gold = [{"id": "a", "page": "a.txt", "lines": [["body", "One."], ["body", "Two."], ["promo", "Join us"]]}]
    found = [{"id": "a", "lines": [["body", "One."], ["promo", "Two."], ["promo", "Join us"]]}]
    scores = lines.score(gold, found)["all"]
    assert (scores["body_p"], scores["body_r"]) == (1.0, 0.5)
    assert (scores["promo_p"], scores["promo_r"]) == (0.5, 1.0)
    assert scores["macro_f1"] == pytest.approx(2 / 3)


@pytest.mark.parametrize(("predicted", "f1"), [("2022-11-04", 1.0), ("--11-04", 1.0), ("2022-11-05", 0.0)])
def test_dateline_dates_are_equal_in_month_and_day(predicted: str, f1: float) -> None:
    gold = [{"id": "a", "page": "a.txt", "lines": [["body", "One."]], "dateline": {"date": "Nov 4", "day": "--11-04"}}]
    found = [{"id": "a", "lines": [["body", "One."]], "dateline": {"date": predicted}}]
    assert lines.score(gold, found)["all"]["date_f1"] == f1


def test_every_gold_record_has_its_page() -> None:
    for record in load(GOLD):
        assert (GOLD.with_suffix("") / record["page"]).is_file()


def test_pages_are_read_from_the_folder_beside_the_gold(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rain floods two streets\n\nBy Ann Lee\n\nTwo streets were flooded on Monday.\n")
    [found] = lines.predict([{"id": "a", "page": "a.txt"}], Reader.__new__(Reader), pages=tmp_path)
    assert found["lines"]
    with pytest.raises(GoldError):
        lines.predict([{"id": "b", "page": "b.txt"}], Reader.__new__(Reader), pages=tmp_path)
