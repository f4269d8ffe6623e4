from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from dateline.ingest import captures
from dateline.records import Capture, Problem

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_file_keeps_its_bytes_and_its_name(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(b"Rain fell on Monday.\r\n")
    (found,) = captures([str(page)])
    assert isinstance(found, Capture)
    assert (found.source, found.content, found.url) == (str(page), b"Rain fell on Monday.\r\n", None)
    assert len(found.digest) == 64


def test_a_folder_gives_its_pages_by_name_and_passes_over_the_rest(tmp_path: Path) -> None:
    for name in ["b.html", "a.txt", "notes.md", ".hidden.txt", "c/d.HTM", ".git/e.txt"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    (tmp_path / "c" / "round").symlink_to(tmp_path)
    found = [one.source.removeprefix(f"{tmp_path}/") for one in captures([str(tmp_path)])]
    assert found == ["a.txt", "b.html", "c/d.HTM"]


def test_a_folder_without_pages_is_a_problem(tmp_path: Path) -> None:
    (found,) = captures([str(tmp_path)])
    assert isinstance(found, Problem)
    assert "holds no pages" in found.message


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Snow fell.")))
    (found,) = captures(["-"])
    assert isinstance(found, Capture)
    assert (found.source, found.content) == ("-", b"Snow fell.")


def test_one_bad_source_among_many_is_reported_in_its_place(tmp_path: Path) -> None:
    good, empty, pipe = tmp_path / "good.txt", tmp_path / "empty.txt", tmp_path / "pipe"
    good.write_text("Hail fell.")
    empty.touch()
    os.mkfifo(pipe)
    found = list(captures([str(good), str(empty), str(tmp_path / "none.txt"), str(pipe), str(good)]))
    assert [one.code if isinstance(one, Problem) else "read" for one in found] == [
        "read",
        "empty",
        "not-found",
        "unreadable",
        "read",
    ]
    assert all(one.source in one.message for one in found if isinstance(one, Problem))


def test_a_file_that_is_no_page_by_size_is_not_held_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.ingest.files.LARGEST", 1_000_000)
    page = tmp_path / "large.txt"
    page.write_bytes(b"a" * 1_000_001)
    (found,) = captures([str(page)])
    assert isinstance(found, Problem)
    assert "larger than 1 MB" in found.message
