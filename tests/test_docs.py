"""The documents cannot rot: every ``console`` block is run, and every command is described."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
import typer.main
from typer.testing import CliRunner

from dateline.cli import app

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
_BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    page: Path
    text: str

    def steps(self) -> list[tuple[str, str]]:
        """Return (command, what it prints) in order."""
        parts = re.split(r"^\$ (.*)\n", self.text, flags=re.MULTILINE)
        return list(zip(parts[1::2], parts[2::2], strict=True))


BLOCKS = [Block(page, match) for page in PAGES for match in _BLOCK.findall(page.read_text("utf-8"))]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: f"{block.page.name}: {block.text.splitlines()[0]}")
def test_what_the_documents_show_is_what_happens(block: Block, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``$ cat FILE`` writes the file, ``$ dateline …`` must print what follows; a line ``…`` is any lines."""
    monkeypatch.chdir(tmp_path)
    for command, shown in block.steps():
        words = command.split()
        if words[0] == "cat":
            Path(words[1]).write_text(shown, "utf-8")
            continue
        assert words[0] == "dateline", f"{block.page.name}: cannot run {command!r}"
        result = CliRunner().invoke(app, words[1:], catch_exceptions=False)
        pattern = ".*?".join(re.escape(_trimmed(part)) for part in re.split(r"^…\n", shown, flags=re.MULTILINE))
        assert re.fullmatch(pattern, _trimmed(result.stdout), re.DOTALL), result.stdout


def _trimmed(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.strip().splitlines())


def test_every_command_is_described_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    missing = [name for name in commands if f"dateline {name}" not in readme]
    assert not missing


def test_every_command_says_what_it_does() -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    assert all(command.help for command in commands.values())
