"""Evidence → labels: a linear model of two looks, learned from our own pages (``rules/world/line-model.json``).

The first look weighs each line's own evidence; the second adds what the first made of the lines around it. Softmax
regression with a temperature fitted on pages held out, so that a confidence of .8 is right four times in five.
``tools/train_lines.py`` makes the weights.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from dateline import rulebook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dateline.extract.evidence import Evidence

SCALE = 100  # the weights are stored as hundredths


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """The weights of one look: for each named evidence one for each label, in hundredths."""

    names: list[str]
    weights: list[list[int]]


class Learned(msgspec.Struct, frozen=True, kw_only=True):
    """The file of weights: the labels in their order, both looks, and the temperature of the second."""

    labels: list[str]
    first: Weights
    second: Weights
    temperature: float


class Look:
    """One look, ready to weigh."""

    def __init__(self, weights: Weights) -> None:
        self._rows = {name: row for row, name in enumerate(weights.names)}
        # The last row is for lines of which nothing known is said.
        self._weights = np.zeros((len(weights.names) + 1, len(weights.weights[0])), np.float32)
        self._weights[:-1] = np.array(weights.weights, np.float32) / SCALE

    def weigh(self, lines: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        """Return for each line the sum of the weights of its evidence, label by label."""
        known = self._rows
        chosen: list[int] = []
        starts = []
        for names in lines:
            starts.append(len(chosen))
            chosen += [known[name] for name in dict.fromkeys(names) if name in known] or [len(known)]
        return np.add.reduceat(self._weights[chosen], starts, axis=0)

    def strongest(self, names: Sequence[str], label: int) -> str:
        """Return the evidence of a line that speaks most for the label."""
        told = [name for name in dict.fromkeys(names) if name in self._rows and name != "always"]
        return max(told, key=lambda name: float(self._weights[self._rows[name], label]), default="always")


class LineModel:
    """Both looks; ``labels`` names the columns of what it returns."""

    def __init__(self, learned: Learned) -> None:
        self.labels = tuple(learned.labels)
        self._first, self._second = Look(learned.first), Look(learned.second)
        self._temperature = learned.temperature

    def chances(self, evidence: Evidence, wanted: Sequence[int], likely: list[str]) -> NDArray[np.float32]:
        """Return how likely each label is for each wanted line, as shares of 1 by row.

        ``likely`` has a label for every line of the page, which stands for those that are not wanted.
        """
        first = evidence.first(wanted)
        weighed = self._first.weigh(first)
        for number, best in zip(wanted, weighed.argmax(axis=1), strict=True):
            likely[number] = self.labels[best]
        both = [[*one, *other] for one, other in zip(first, evidence.second(wanted, likely), strict=True)]
        return shares(self._second.weigh(both) / self._temperature)


def shares(weighed: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the softmax of each row."""
    raised = np.exp(weighed - weighed.max(axis=1, keepdims=True))
    divided: NDArray[np.float32] = raised / raised.sum(axis=1, keepdims=True)
    return divided


@cache
def line_model() -> LineModel:
    """Return the model, loaded once; raises RuleError where its file is missing."""
    return LineModel(msgspec.json.decode(rulebook.text("world/line-model.json"), type=Learned))
