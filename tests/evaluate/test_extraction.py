"""The measures of extraction: figures equal to the referee's, on pages of our own."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType

from dateline.evaluate import GoldError, extraction

if TYPE_CHECKING:
    from dateline import Reader

REFEREE = Path(__file__).parents[3] / "shared" / "eval" / "extraction" / "score.py"
Record = dict[str, Any]


def gold(group: str, name: str, text: str, **more: object) -> Record:
    fields: Record = {"alt_text": None, "title": None, "authors": None, "published": None, "published_time": None}
    fields |= {"id": f"{group}/{name}", "set": group, "url": f"https://kosh.example/{name}", "text": text}
    return fields | more


DAM = "The dam above Kosh was closed on Monday after a crack was found in its northern wall, engineers said."
SCHOOL = "About 400 people were told to leave their houses, and most of them went to a school on the hill."
GOLD = [
    gold("aeb", "a", f"{DAM}\n\n{SCHOOL}"),
    gold("aeb", "b", "Rain. Rain."),
    gold("aeb", "none", DAM),
    gold("n4k", "c", SCHOOL, title="School on the hill!", authors=["Olga Kim", "Timur Bekov"], published="2022-05-03"),
    gold("n4k", "d", f"{DAM}\n\n{SCHOOL}", alt_text=SCHOOL, title="Dam", authors=["Joan Hart"], published="2022-05-04"),
    gold("fundus", "e", DAM, title="Dam", authors=["Olga Kim"], published="2022-05-04"),
]
PREDICTIONS: list[Record] = [
    {"id": "aeb/a", "text": f"{DAM}\n\nRead more about dams."},
    {"id": "aeb/b", "text": "Rain. Rain."},
    {"id": "n4k/c", "text": SCHOOL, "title": "School, on the Hill", "authors": ["by Olga Kim"],
     "published": "2022-05-03T10:00"},
    {"id": "n4k/d", "text": SCHOOL, "title": "Another", "authors": ["Joan Hart and Olga Kim"], "published": None},
    {"id": "fundus/e", "text": "", "title": "Dam", "authors": [], "published": "2022-05-04"},
]  # fmt: skip


@pytest.mark.shared
@pytest.mark.skipif(not REFEREE.exists(), reason="the evaluation data is not here")
def test_figures_equal_the_referees(tmp_path: Path) -> None:
    paths = tmp_path / "gold.jsonl", tmp_path / "pred.jsonl"
    for path, records in zip(paths, (GOLD, PREDICTIONS), strict=True):
        path.write_text("".join(json.dumps(one) + "\n" for one in records))
    command = [sys.executable, str(REFEREE), *map(str, paths)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 -- the referee
    theirs = json.loads(printed)
    for name, measures in extraction.score(GOLD, PREDICTIONS).items():
        assert measures == pytest.approx(_flat(theirs[name], measures), abs=1e-4)


def _flat(block: Record, measures: Record) -> Record:
    text = block.get("text", {})
    other = {"date": ("date", "exact"), "title": ("title", "exact"), "authors": ("authors", "f1")}
    return {key: block[other[key][0]][other[key][1]] if key in other else text[key] for key in measures}


def warc(path: Path, pages: dict[str, bytes]) -> Path:
    with path.open("wb") as stream:
        for name, body in pages.items():
            record = WarcRecord()
            record.init_headers(record_type=WarcRecordType.response)
            record.headers["WARC-Record-ID"] = f"<urn:page:{name.replace('/', '%2F')}>"
            record.headers["WARC-Target-URI"] = f"https://kosh.example/{name}"
            record.set_bytes_content(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body)
            buffer = io.BytesIO()
            record.write(buffer)
            stream.write(buffer.getvalue())
    return path


def test_pages_are_read_from_the_archive_beside_the_gold(tmp_path: Path, reader: Reader) -> None:
    page = f"<title>Dam</title><article><h1>Dam</h1><p>{DAM}</p><p>{SCHOOL}</p></article>".encode()
    pages = warc(tmp_path / "pages.warc", {"aeb/a": page, "aeb/unasked": page})
    (found,) = extraction.predict(GOLD, reader, pages=pages)
    assert (found["id"], found["text"], found["title"]) == ("aeb/a", f"{DAM}\n\n{SCHOOL}", "Dam")
    scores = extraction.score([GOLD[0]], [found])
    assert scores["aeb"]["f1"] == scores["aeb"]["over_99"] == 1


def test_a_missing_archive_is_a_fault_of_the_gold(tmp_path: Path, reader: Reader) -> None:
    with pytest.raises(GoldError, match=r"no\.warc"):
        extraction.predict(GOLD, reader, pages=tmp_path / "no.warc")
