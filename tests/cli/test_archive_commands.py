"""Every command on the archive: its table, its JSON, its exit codes."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

import unrest
from dateline.archive import Archive
from dateline.cli import app

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("archive") / "news.db"
    with Archive(path) as archive:
        for reading in unrest.readings():
            archive.add(reading)
    return path


def run(*words: str, file: Path | None = None) -> Result:
    return CliRunner().invoke(app, [*words, *(["--archive", str(file)] if file else [])], catch_exceptions=False)


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        (
            "chronology",
            ["WHEN", "Kassym-Jomart Tokayev → declared", "2 origins)", "date unknown"],
        ),
        ("chronology --place Almaty --until 2022-01", ["Police officers → detained", "Almaty, KZ", "ministry"]),
        ("chronology --type office", ["dismissed [OFFICE] → Karim Masimov", "Open Steppe Radio"]),
        ("chronology --type office --evidence", ["“Toqaev declared a state", "by made"]),
        ("chronology --since 2022-02", ["2022-02-01/2022-02-28", "(future)"]),
        ("figures", ["SAID", "at least 12 “At least 12”", "killed", "(withdrawn)"]),
        ("figures --kind killed --about people", ["at least 12"]),
        (
            "who Tokaev",
            [
                "Kassym-Jomart Tokayev",
                "also: Qasym-Zhomart Toqaev, Tokayev, Toqaev",
                "in 4 articles",
                "met [CONSULT]",
            ],
        ),
        ("who Masimov", ["dismissed: head of the committee"]),
        ("claims", ["foreign fighters were behind the protests", "against Analysts: “the elite fell out”"]),
        ("claims --by analysts", ["the elite fell out"]),
        ("search emergency Almaty", ["[emergency]", "Caspian Wire", "Open Steppe Radio"]),
        ("search demonstrat*", ["[demonstrators]"]),
    ],
)
def test_what_each_command_shows(file: Path, command: str, shown: list[str]) -> None:
    result = run(*command.split(), file=file)
    assert result.exit_code == 0
    text = " ".join(result.stdout.split())
    for words in shown:
        assert words in text


@pytest.mark.parametrize("command", ["chronology", "figures", "who Tokaev", "claims", "search emergency"])
def test_json_is_one_record_a_line(file: Path, command: str) -> None:
    result = run(*command.split(), "--json", file=file)
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert records
    assert all(isinstance(record, dict) for record in records)


@pytest.mark.parametrize(("command", "key"), [("chronology", "action"), ("figures", "words"), ("claims", "text")])
def test_csv_has_a_head_and_a_row_for_each_record(file: Path, command: str, key: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run(command, "--csv", file=file).stdout)))
    assert len(rows) == len(run(command, "--json", file=file).stdout.splitlines())
    assert all(row[key] for row in rows)


@pytest.mark.parametrize(
    "command",
    [
        "chronology --about zzz",
        "chronology --since 2031",
        "figures --kind missing",
        "who Nobody",
        "claims --by nobody",
        "search zzz",
        "search ?!",
    ],
)
def test_nothing_found_is_said_and_is_no_error(file: Path, command: str) -> None:
    result = run(*command.split(), file=file)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == "nothing in the archive answers to that\n"


@pytest.mark.parametrize(
    ("command", "named"),
    [
        ("chronology --since 2022-1", "2022-01"),
        ("chronology --until yesterday", "2022-01"),
        ("chronology --since 2022-13", "2022-01"),
        ("chronology --type riot", "PROTEST"),
        ("figures --kind dead", "killed"),
        ("chronology --limit 0", "1"),
        ("add x.txt --published soon", "2022-01-14"),
    ],
)
def test_a_wrong_word_in_the_call_is_exit_code_two_and_names_the_form(file: Path, command: str, named: str) -> None:
    result = run(*command.split(), file=file)
    assert result.exit_code == 2
    assert named in result.stderr


@pytest.mark.parametrize("command", ["chronology", "figures", "who X", "claims", "search x"])
def test_an_archive_that_is_not_there_is_exit_code_one_and_one_line(tmp_path: Path, command: str) -> None:
    result = run(*command.split(), file=tmp_path / "none.db")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == f"{tmp_path / 'none.db'}: no such archive; `dateline add` makes one\n"
    assert not (tmp_path / "none.db").exists()


def test_add_reads_stores_and_says_what_was_known(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("ALMATY, Jan 6 (Sample Wire) - Police detained Nurlan Nogayev in Almaty on Wednesday.\n")
    missing = str(tmp_path / "missing.txt")
    first = run("add", str(page), missing, "--published", "2022-01-06", file=tmp_path / "n.db")
    assert first.exit_code == 0
    assert "1 added" in first.stdout
    assert missing in first.stderr
    again = run("add", str(page), "--published", "2022-01-06", file=tmp_path / "n.db")
    assert "1 known already" in again.stdout
    assert run("add", missing, file=tmp_path / "n.db").exit_code == 1
    with Archive(tmp_path / "n.db") as archive:
        assert [problem.source for problem in archive.problems()] == [missing]


def test_the_archive_may_be_named_by_the_environment(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_ARCHIVE", str(file))
    assert "Tokayev" in run("who", "Tokaev").stdout


def test_the_demo_prints_a_chronology_and_what_to_try_next() -> None:
    result = run("demo")
    assert result.exit_code == 0
    assert result.stdout.startswith("WHEN")
    assert "origin" in result.stdout
    assert "dateline add" in result.stdout
