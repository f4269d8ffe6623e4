"""The documents cannot rot: every ``console`` block is run, and every command is described.

``$ cat FILE`` writes the file that follows; ``$ dateline …`` must print what follows, where a line ``…`` stands for
any lines. With ``--update`` blocks that hold no ``…`` are rewritten; the git diff is the review.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import NamedTuple

import pytest
import typer.main
from typer.testing import CliRunner

from dateline.cli import app

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
_BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
_ANY = re.compile(r"^…\n", re.MULTILINE)


class Step(NamedTuple):
    command: str
    shown: str


class Block(NamedTuple):
    page: Path
    text: str

    @property
    def steps(self) -> list[Step]:
        parts = re.split(r"^\$ (.*)\n", self.text, flags=re.MULTILINE)
        return [Step(*pair) for pair in zip(parts[1::2], parts[2::2], strict=True)]


BLOCKS = [Block(page, match) for page in PAGES for match in _BLOCK.findall(page.read_text("utf-8"))]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: f"{block.page.name}: {block.text.splitlines()[0]}")
def test_what_the_documents_show_is_what_happens(
    block: Block, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(tmp_path)
    happened = [Step(step.command, _printed(step, block.page)) for step in block.steps]
    if request.config.getoption("--update") and not _ANY.search(block.text):
        text = "".join(f"$ {step.command}\n{step.shown}" for step in happened)
        block.page.write_text(block.page.read_text("utf-8").replace(block.text, text), "utf-8")
        return
    for step, real in zip(block.steps, happened, strict=True):
        pattern = ".*?".join(re.escape(part) for part in _ANY.split(step.shown))
        assert re.fullmatch(pattern, real.shown, re.DOTALL), real.shown


def _printed(step: Step, page: Path) -> str:
    """Return what a step prints; a ``cat`` prints the file, which is written first."""
    words = shlex.split(step.command)
    if words[0] == "cat":
        Path(words[1]).write_text(step.shown.strip() + "\n", "utf-8")
        return step.shown
    assert words[0] == "dateline", f"{page.name}: cannot run {step.command!r}"
    result = CliRunner().invoke(app, words[1:], catch_exceptions=False)
    lines = (result.stderr + result.stdout).strip("\n").splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


def test_every_command_is_described_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    missing = [name for name in commands if f"dateline {name}" not in readme]
    assert not missing


def test_every_command_says_what_it_does() -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    assert all(command.help for command in commands.values())


def test_the_readme_begins_with_a_paragraph_and_its_chronology() -> None:
    first_screen = (ROOT / "README.md").read_text("utf-8").splitlines()[:45]
    assert any(line.startswith("$ cat ") for line in first_screen)
    assert any(line.startswith("$ dateline chronology") for line in first_screen)
