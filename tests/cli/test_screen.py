from __future__ import annotations

import io
import sys
import threading

import pytest

from dateline.cli import screen


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stream", "shown"), [(Terminal(), True), (io.StringIO(), False)], ids=["terminal", "piped"])
def test_a_slow_first_item_shows_progress_on_a_terminal_only(
    stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, *, shown: bool
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(screen, "_PATIENCE", 0.01)
    monkeypatch.setenv("TERM", "xterm")
    with screen.progress("reading"):
        threading.Event().wait(0.3)
    assert ("reading" in stream.getvalue()) == shown


def test_a_quick_run_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with screen.progress("reading") as tick:
        tick()
    assert "reading" not in stream.getvalue()
