"""Evidence → labels: a linear model of two looks, learned from our own pages (``rules/world/line-model.json``).

The first look weighs each line's own evidence; the second adds what the first made of the lines around it. Softmax
regression with a temperature fitted on pages held out, so that a confidence of .8 is right four times in five.
``tools/train_lines.py`` makes the weights.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from dateline import rulebook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dateline.extract.evidence import Evidence, Facet

SCALE = 100  # the weights are stored as hundredths
_KEPT = 20_000  # facets of which the sum is kept


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
        self._weights = np.array(weights.weights, np.int32)
        self._sum = lru_cache(maxsize=_KEPT)(self._summed)

    def weigh(self, lines: Sequence[Sequence[Facet]]) -> NDArray[np.float32]:
        """Return for each line, which has a facet at least, the sum of the weights of its evidence, label by label."""
        starts = list(accumulate(map(len, lines[:-1]), initial=0))
        # Joined as bytes: a hundred times as fast as many small arrays made one.
        told = b"".join([self._sum(facet) for facets in lines for facet in facets])
        weights = np.frombuffer(told, np.int32).reshape(-1, self._weights.shape[1])
        return (np.add.reduceat(weights, starts, axis=0) / SCALE).astype(np.float32)

    def _summed(self, facet: Facet) -> bytes:
        """Return the sum of the weights of a facet; a name that it tells twice counts once."""
        rows = [self._rows[name] for name in dict.fromkeys(facet) if name in self._rows]
        summed: NDArray[np.int32] = self._weights[rows].sum(axis=0, dtype=np.int32)
        return summed.tobytes()


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
        for number, best in zip(wanted, weighed.argmax(axis=1).tolist(), strict=True):
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
