"""Evidence → labels: a linear model of two looks, learned from our own pages (``rules/world/line-model.json``).

The first look weighs each line's own evidence; the second adds what the first made of the lines around it. Softmax
regression with a temperature fitted on pages held out, so that a confidence of .8 is right four times in five.
``tools/train_lines.py`` makes the weights.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import count
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from dateline import rulebook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dateline.extract.evidence import Evidence
    from dateline.extract.facets import Facet, Told

SCALE = 100  # the weights are stored as hundredths
_LOOKS_AROUND = 2  # times that the lines around are looked at, the second time as the first left them
_KEPT = 12_000  # facets of which the sum is kept


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

    def __init__(self, names: Sequence[str], table: NDArray[np.int32]) -> None:
        self._table = table
        whole, width = table.tobytes(), table.shape[1] * table.itemsize
        self._rows = {name: whole[start : start + width] for name, start in zip(names, count(0, width), strict=False)}
        self._numbers = {name: number for number, name in enumerate(names)}
        self._sum = lru_cache(maxsize=_KEPT)(self._summed)

    def weigh(self, lines: Sequence[Told]) -> NDArray[np.int32]:
        """Return for each line, of which a facet at least is told, the sum of the weights in hundredths by label."""
        sum_of, row_of = self._sum, self._rows.get
        chosen: list[bytes] = []
        starts = []
        for facets, names in lines:
            starts.append(len(chosen))
            chosen += map(sum_of, facets)
            chosen += filter(None, map(row_of, names))
        # Joined as bytes: many times as fast as a list of rows made an array.
        weights = np.frombuffer(b"".join(chosen), np.int32).reshape(-1, self._table.shape[1])
        summed: NDArray[np.int32] = np.add.reduceat(weights, starts, axis=0)
        return summed

    def _summed(self, facet: Facet) -> bytes:
        known = [self._numbers[name] for name in facet.names if name in self._numbers]
        summed: NDArray[np.int32] = np.add.reduce(self._table.take(known, axis=0), axis=0, dtype=np.int32)
        return summed.tobytes()


class LineModel:
    """Both looks; ``labels`` names the columns of what it returns."""

    def __init__(self, learned: Learned) -> None:
        self.labels = tuple(learned.labels)
        # What a line tells of itself counts in both looks: it is looked up once, for both.
        self._own, self._around = Look(*_side_by_side(learned.first, learned.second)), look_of(learned.second)
        self._temperature = learned.temperature

    def chances(
        self, evidence: Evidence, wanted: Sequence[int], likely: list[str]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return how likely each label is for each wanted line, as shares of 1 by row: by itself, and as it stands.

        ``likely`` has a label for every line of the page, which stands for those that are not wanted.
        """
        own = self._own.weigh(evidence.first(wanted))
        found = alone = own[:, : len(self.labels)]
        second = own[:, len(self.labels) :]
        for again in range(_LOOKS_AROUND):
            best = [self.labels[one] for one in found.argmax(axis=1).tolist()]
            if again and best == [likely[number] for number in wanted]:
                break
            for number, label in zip(wanted, best, strict=True):
                likely[number] = label
            found = second + self._around.weigh(evidence.second(wanted, likely))
        return self._shares(alone), self._shares(found)

    def _shares(self, weighed: NDArray[np.int32]) -> NDArray[np.float32]:
        return shares((weighed / SCALE).astype(np.float32) / self._temperature)


def look_of(weights: Weights) -> Look:
    """Return one look with these weights."""
    return Look(weights.names, np.array(weights.weights, np.int32))


def _side_by_side(first: Weights, second: Weights) -> tuple[list[str], NDArray[np.int32]]:
    """Return the weights of two looks in one: for each name those of the first, then those of the second."""
    names = list(dict.fromkeys([*first.names, *second.names]))
    numbers = {name: number for number, name in enumerate(names)}
    width = len(first.weights[0])
    table = np.zeros((len(names), 2 * width), np.int32)
    for look, start in ((first, 0), (second, width)):
        table[[numbers[name] for name in look.names], start : start + width] = look.weights
    return names, table


def shares(weighed: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the softmax of each row."""
    raised = np.exp(weighed - weighed.max(axis=1, keepdims=True))
    divided: NDArray[np.float32] = raised / raised.sum(axis=1, keepdims=True)
    return divided


@cache
def line_model() -> LineModel:
    """Return the model, loaded once; raises RuleError where its file is missing."""
    return LineModel(msgspec.json.decode(rulebook.text("world/line-model.json"), type=Learned))
