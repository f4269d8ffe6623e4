"""Lines in columns, fitted to a width: a table where there is room, two-storey lines where there is little."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

GAP = 2
# Below this many columns a table of four is all folds.
_ROOM = 100
_NARROWEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: a cell for each head, and below it notes, each over the whole width; ``faint`` ones stand back."""

    cells: tuple[str, ...]
    notes: tuple[str, ...] = ()
    faint: bool = False


def show(console: Console, head: Sequence[str], lines: Sequence[Line]) -> None:
    """Print the head and the lines, nothing where there are none."""
    for text in lay_out(head, lines, console.width):
        console.print(text, soft_wrap=True)


def lay_out(head: Sequence[str], lines: Sequence[Line], width: int) -> Iterator[Text]:
    """Yield the head and the lines as lines of text of at most ``width`` cells."""
    if not lines:
        return
    if width < _ROOM and len(head) > 2:  # noqa: PLR2004 -- two columns always fit
        yield from _storeys(head, lines, width)
        return
    widths = fit([[cell_len(line.cells[place]) for line in lines] for place in range(len(head))], head, width)
    yield from _row(head, widths, "bold")
    for line in lines:
        yield from _row(line.cells, widths, "dim" if line.faint else "")
        yield from _notes(line.notes, widths[0] + GAP, width)


def fit(lengths: Sequence[Sequence[int]], head: Sequence[str], width: int) -> list[int]:
    """Return the columns' widths: what they need where it fits; else the widest give way."""
    widths = [max(cell_len(name), *column) for name, column in zip(head, lengths, strict=True)]
    spare = sum(widths) + GAP * (len(widths) - 1) - width
    while spare > 0:
        widest = max(range(len(widths)), key=lambda place: widths[place])
        if widths[widest] <= _NARROWEST:
            break
        widths[widest] -= 1
        spare -= 1
    return widths


def _row(cells: Sequence[str], widths: Sequence[int], style: str) -> Iterator[Text]:
    folded = [_fold(cell, room) for cell, room in zip(cells, widths, strict=True)]
    for pieces in zip_longest(*folded, fillvalue=""):
        padded = (piece + " " * (room - cell_len(piece)) for piece, room in zip(pieces, widths, strict=True))
        yield Text((" " * GAP).join(padded).rstrip(), style=style)


def _storeys(head: Sequence[str], lines: Sequence[Line], width: int) -> Iterator[Text]:
    first = max(cell_len(head[0]), *(cell_len(line.cells[0]) for line in lines))
    first = min(first, width // 3)
    widths = (first, width - first - GAP)
    yield from _row(head[:2], widths, "bold")
    yield from _notes((" · ".join(head[2:]),), first + GAP, width)
    for line in lines:
        yield from _row(line.cells[:2], widths, "dim" if line.faint else "")
        below = " · ".join(cell for cell in line.cells[2:] if cell)
        yield from _notes((below, *line.notes) if below else line.notes, first + GAP, width)


def _notes(notes: Sequence[str], indent: int, width: int) -> Iterator[Text]:
    for note in notes:
        for piece in _fold(note, max(width - indent, _NARROWEST)):
            yield Text(" " * indent + piece, style="dim")


def _fold(cell: str, room: int) -> list[str]:
    return textwrap.wrap(cell, room, break_on_hyphens=False) if len(cell) > room else [" ".join(cell.split())]
