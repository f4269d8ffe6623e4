"""Words in context with the model's own weights, computed with numpy for all sentences of a batch at once.

The first layer looks at one word alone, so its outcome is kept for words seen before: a third of the model's
multiplications fall away. The further layers look one word further to each side, each, and are computed as the model
computes them, padding between sentences included; the vectors are the model's but for rounding
(``tests/read/test_vectors.py``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

    Floats = NDArray[np.float32]

_KEPT = 16_384  # words whose first layer is kept, 6 MB a model
_BLOCK = 64  # words new to the store, multiplied together
_SMALLEST_VARIANCE = np.float32(1e-8)


class Encoder:
    """The weights of a loaded ``tok2vec`` layer; ``encode`` gives what its ``predict`` would."""

    def __init__(self, model: Any) -> None:  # noqa: ANN401 -- thinc's models carry no useful type
        embed, encode = model.layers
        self._alone = _Alone(embed)
        self._pad = int(encode.attrs["pad"])
        self._layers = [_Layer(residual.layers[0]) for residual in encode.layers[0].layers]

    def encode(self, docs: list[Doc]) -> Floats:
        """Return the vectors of all documents' words, in order, one row a word."""
        lengths = np.array([len(doc) for doc in docs])
        ends = np.cumsum(lengths + self._pad)
        starts = ends - lengths
        rows = np.concatenate([np.arange(start, end) for start, end in zip(starts, ends, strict=True)])
        # One row of zeros more at each end: the window of the first and the last row reaches there.
        vectors = np.zeros((ends[-1] + self._pad + 2, self._alone.width), dtype=np.float32)
        vectors[rows + 1] = self._alone.vectors(docs)
        for layer in self._layers:
            layer.add_to(vectors)
        found: Floats = vectors[rows + 1]
        return found


class _Alone:
    """The layer that looks at each word alone, with its outcome for the words seen before."""

    def __init__(self, embed: Any) -> None:  # noqa: ANN401 -- see above
        features, _, hashed, mixed, _ = embed.layers
        self._columns: list[int | str] = list(features.attrs["columns"])
        self._hashed, self._mixed = hashed.layers[0], mixed.layers[0]
        self.width = int(mixed.get_dim("nO"))
        self._kept: dict[bytes, int] = {}
        self._table: Floats = np.empty((_KEPT, self.width), dtype=np.float32)

    def vectors(self, docs: list[Doc]) -> Floats:
        features = np.concatenate([doc.to_array(self._columns) for doc in docs])
        size = features.shape[1] * features.itemsize
        data = features.tobytes()
        keys = [data[at : at + size] for at in range(0, len(data), size)]
        new = {key: place for place, key in enumerate(keys) if key not in self._kept}
        if len(self._kept) + len(new) > _KEPT:
            self._kept.clear()
            new = {key: place for place, key in enumerate(keys)}
            if len(new) > _KEPT:
                return self._compute(features)
        if new:
            first = len(self._kept)
            self._table[first : first + len(new)] = self._compute(features[list(new.values())])
            self._kept.update(zip(new, range(first, first + len(new)), strict=True))
        kept = self._kept
        return self._table[[kept[key] for key in keys]]

    def _compute(self, features: NDArray[np.uint64]) -> Floats:
        """Return the outcome for each row, always in blocks of one size.

        The rounding of a product can depend on its size; a word must not depend on what else was new with it.
        """
        count = len(features)
        filled = np.concatenate([features, np.zeros((-count % _BLOCK, features.shape[1]), dtype=features.dtype)])
        blocks = (filled[at : at + _BLOCK] for at in range(0, len(filled), _BLOCK))
        found: Floats = np.concatenate([self._mixed.predict(self._hashed.predict(block)) for block in blocks])
        return found[:count]


class _Layer:
    """One layer: each word with its two neighbours, the largest of some products, normalised, added to the word."""

    def __init__(self, chain: Any) -> None:  # noqa: ANN401 -- see above
        _window, products, *_ = chain.layers
        maxout, norm = products.layers[0].layers
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        self._width, self._pieces, inputs = weights.shape
        # Pieces outermost, so that the largest is taken over whole contiguous blocks.
        self._weights = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, inputs).T)
        self._bias = np.ascontiguousarray(bias.T.reshape(-1))
        self._gain, self._shift = norm.get_param("G"), norm.get_param("b")

    def add_to(self, vectors: Floats) -> None:
        """Add the layer's outcome to all rows but the first and the last."""
        window = np.concatenate([vectors[:-2], vectors[1:-1], vectors[2:]], axis=1)
        products = window @ self._weights
        products += self._bias
        width = self._width
        largest = products[:, :width]
        for piece in range(1, self._pieces):
            largest = np.maximum(largest, products[:, piece * width : (piece + 1) * width])
        largest -= largest.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", largest, largest) / np.float32(width) + _SMALLEST_VARIANCE
        largest *= (1 / np.sqrt(variance))[:, None]
        largest *= self._gain
        largest += self._shift
        vectors[1:-1] += largest
