"""Score floors: what has been reached once is not lost unnoticed. They rise by themselves and are lowered by a flag."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.evaluate import Scores

# Another processor's matrix product can turn a rare near-tie the other way; a real loss is larger.
TOLERANCE = 0.003

Floors = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One measure held against its floor."""

    name: str
    value: float
    floor: float | None

    @property
    def fallen(self) -> bool:
        """Whether the value lies below its floor by more than the tolerance."""
        return self.floor is not None and self.value < self.floor - TOLERANCE * max(1.0, abs(self.floor))


def load(path: Path) -> Floors:
    """Return the floors in the file, or none where there is no file yet."""
    if not path.exists():
        return {}
    floors: Floors = json.loads(path.read_text("utf-8"))
    return floors


def compare(floors: Floors, prefix: str, scores: Scores, measures: tuple[str, ...]) -> list[Verdict]:
    """Return a verdict for each guarded measure; the names are ``prefix/set/measure``."""
    found = []
    for group, values in scores.items():
        for measure in measures:
            if measure in values:
                name = f"{prefix}/{group}/{measure}"
                found.append(Verdict(name=name, value=values[measure], floor=floors.get(name)))
    return found


def settle(floors: Floors, verdicts: list[Verdict], *, lower: bool = False) -> Floors:
    """Return the floors after a run: raised where a value is higher, lowered only where ``lower`` says so."""
    settled = dict(floors)
    for verdict in verdicts:
        rounded = round(verdict.value, 4)
        if verdict.floor is None or rounded > verdict.floor or (lower and verdict.fallen):
            settled[verdict.name] = rounded
    return settled


def save(path: Path, floors: Floors) -> None:
    """Write the floors, sorted, one a line."""
    path.write_text(json.dumps(dict(sorted(floors.items())), indent=1) + "\n", "utf-8")
