"""Named entities with the model's own weights, decoded with numpy for all sentences of a batch at once.

spaCy's entity recogniser walks a sentence word by word and takes the interpreter's lock for every action it weighs,
which makes it the dearest part of the parse. Outside an entity its choice depends on the word alone, so all words
are scored together here; inside one it depends on the entity's first word and the current one, so all open
entities of a batch are carried one word further together. The choices, and so the entities, are the same
(``tests/read/test_entities.py``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from dateline.read.vectors import Encoder

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

    Floats = NDArray[np.float32]
    Indices = NDArray[np.int64]

Entity = tuple[int, int, str]
_NEVER = np.float32(-np.inf)
_FEATURES = 3  # the current word, the entity's first word, the word before the current one


class EntityDecoder:
    """The weights of a loaded entity recogniser; ``decode`` gives what the recogniser would."""

    def __init__(self, recogniser: EntityRecognizer) -> None:
        model: Any = recogniser.model
        words, self._lower, upper = model.layers
        self._weights: Floats = upper.get_param("W").T
        self._bias: Floats = upper.get_param("b")
        if self._lower.get_dim("nF") != _FEATURES:
            raise ValueError("this entity recogniser looks at other words than the decoder knows")
        encoder, _, self._projection = words.layers
        self._encoder = Encoder(encoder)
        moves: Any = recogniser.moves
        names = [moves.get_class_name(move) for move in range(moves.n_moves)]
        self._labels = sorted({name[2:] for name in names if name[:2] == "B-"})
        self._outside = names.index("O")
        self._moves = {kind: np.array([names.index(f"{kind}-{label}") for label in self._labels]) for kind in "BILU"}

    def decode(self, docs: list[Doc]) -> list[list[Entity]]:
        """Return the entities of each document as (first token, end token, label), in order."""
        lengths = [len(doc) for doc in docs]
        if not sum(lengths):
            return [[] for _ in docs]
        parts = self._lower.predict(self._projection.predict(self._encoder.encode(docs)))
        self._pad, self._parts = parts[0], parts[1:]
        self._hidden_bias = self._lower.get_param("b")
        last = _last_words(docs)
        blank = np.array([token.is_space for doc in docs for token in doc])
        kinds, labels = self._outside_choices(last, blank)
        ends = self._ends(np.flatnonzero(kinds == _BEGIN), labels, last)
        return self._collect(lengths, kinds, labels, ends)

    def _scores(self, summed: Floats) -> Floats:
        hidden = (summed + self._hidden_bias).max(axis=-1)
        scores: Floats = hidden @ self._weights + self._bias
        return scores

    def _outside_choices(self, last: NDArray[np.bool_], blank: NDArray[np.bool_]) -> tuple[Indices, Indices]:
        """Return for each word the move outside an entity (OUT, BEGIN or UNIT) and the label's index."""
        scores = self._scores(self._parts[:, 0] + self._pad[1] + self._pad[2])
        begin, unit = scores[:, self._moves["B"]], scores[:, self._moves["U"]]
        begin[last | blank] = _NEVER
        unit[blank] = _NEVER
        best = np.stack([scores[:, self._outside], begin.max(axis=1), unit.max(axis=1)], axis=1)
        kinds = best.argmax(axis=1)
        return kinds, np.where(kinds == _BEGIN, begin.argmax(axis=1), unit.argmax(axis=1))

    def _ends(self, begins: Indices, labels: Indices, last: NDArray[np.bool_]) -> dict[int, int]:
        """Return for each first word the index just past its entity's last word."""
        found: dict[int, int] = {}
        first, current = begins, begins + 1
        while len(first):
            summed = self._parts[current, 0] + self._parts[first, 1] + self._parts[current - 1, 2]
            scores = self._scores(summed)
            rows, label = np.arange(len(first)), labels[first]
            # Of equal scores the recogniser takes the action it knows first: inside before last.
            inside = scores[rows, self._moves["I"][label]] >= scores[rows, self._moves["L"][label]]
            inside &= ~last[current]
            found.update(zip(first[~inside].tolist(), (current[~inside] + 1).tolist(), strict=True))
            first, current = first[inside], current[inside] + 1
        return found

    def _collect(self, lengths: list[int], kinds: Indices, labels: Indices, ends: dict[int, int]) -> list[list[Entity]]:
        found: list[list[Entity]] = []
        base = 0
        for length in lengths:
            entities: list[Entity] = []
            free = base
            for word in (np.flatnonzero(kinds[base : base + length]) + base).tolist():
                if word < free:
                    continue
                free = ends[word] if kinds[word] == _BEGIN else word + 1
                entities.append((word - base, free - base, self._labels[labels[word]]))
            found.append(entities)
            base += length
        return found


_BEGIN = 1  # of OUT 0, BEGIN 1, UNIT 2


def _last_words(docs: list[Doc]) -> NDArray[np.bool_]:
    """Return which words no entity may reach past: the last of a document, or before a sentence's start."""
    starts = [doc.to_array("SENT_START") == 1 for doc in docs if len(doc)]
    return np.concatenate([np.append(start[1:], True) for start in starts])
