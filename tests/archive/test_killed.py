"""A program that is killed in the middle of adding loses no article that it had finished."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from dateline.archive import Archive

_PROGRAM = """
import sys, time
sys.path.insert(0, {tests!r})
from making import Making, day
from dateline.archive import Archive

with Archive({path!r}) as archive:
    for number in range({count}):
        made = Making(f"Police detained {{number}} people in Almaty.", {{"url": f"https://a.example/{{number}}"}})
        made.place("Almaty").event("detained", who=("Police",), where="Almaty", when=day("2022-01-05"))
        archive.add(made.done())
        print(number, flush=True)
"""
COUNT = 120


def program(path: Path) -> subprocess.Popen[str]:
    code = _PROGRAM.format(tests=str(Path(__file__).parents[1]), path=str(path), count=COUNT)
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)  # noqa: S603 -- our own code


def test_a_killed_program_loses_no_finished_article(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    writer = program(path)
    assert writer.stdout is not None
    for line in writer.stdout:
        if int(line) >= 20:
            break
    time.sleep(0.01)
    os.kill(writer.pid, signal.SIGKILL)
    finished = [int(line) for line in writer.stdout.read().split()]
    writer.stdout.close()
    assert writer.wait() == -signal.SIGKILL
    last = max(finished, default=20)

    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    with Archive(path, create=False) as archive:
        stored = [reading.article.url for reading in archive.readings()]
    assert stored[: last + 1] == [f"https://a.example/{number}" for number in range(last + 1)]
    assert len(stored) <= last + 2

    again = program(path)
    again.communicate()
    assert again.returncode == 0
    with Archive(path, create=False) as archive:
        assert len(list(archive.readings())) == COUNT
        assert sum(len(entry.evidence) for entry in archive.chronology()) == COUNT
