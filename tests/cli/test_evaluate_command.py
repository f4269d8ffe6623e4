"""``dateline evaluate``: where it looks for pages, and what it says when they are not there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from dateline.cli import app

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "Road closed\n\nThe road to the pass was closed on Monday, and lorries waited for the plough to come.\n"
RECORD = {
    "id": "road",
    "page": "road.txt",
    "language": "en",
    "lines": [["headline", "Road closed"], ["body", PAGE.split("\n")[2]]],
}


def test_the_pages_lie_beside_the_gold(tmp_path: Path) -> None:
    (tmp_path / "pages.jsonl").write_text(json.dumps(RECORD) + "\n")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "road.txt").write_text(PAGE)
    result = CliRunner().invoke(app, ["evaluate", "lines", "--gold", str(tmp_path / "pages.jsonl"), "--json"])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["all"]["macro_f1"] == 1.0


@pytest.mark.parametrize(("dimension", "missing"), [("extraction", "dev-pages.warc.gz"), ("lines", "road.txt")])
def test_missing_pages_are_named_in_one_line(tmp_path: Path, dimension: str, missing: str) -> None:
    gold = tmp_path / "dev.jsonl"
    gold.write_text(json.dumps(RECORD | {"set": "aeb", "text": "x"}) + "\n")
    result = CliRunner().invoke(app, ["evaluate", dimension, "--gold", str(gold)])
    assert result.exit_code == 1
    assert missing in result.stderr
    assert "Traceback" not in result.output
