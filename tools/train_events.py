"""Train a linear event typer on our own sentences (``training/events``) and weigh what it adds where no rule holds.

    python tools/train_events.py                          # five folds on our own text, beside the rules
    python tools/train_events.py --gold DEV.jsonl.gz      # and what it would change on a development set
    python tools/train_events.py --out weights.npz        # write the weights

Softmax regression by full-batch gradient descent with a fixed number of steps: no randomness but the folds' seed.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from dateline import Reader
from dateline.evaluate import events as measure
from dateline.evaluate import load
from dateline.read.events import EventRules
from dateline.read.events.frames import frame_of
from dateline.read.parser import Parser
from dateline.records import Span

if TYPE_CHECKING:
    from dateline.read.syntax import Token

FOLDER = Path(__file__).parents[1] / "training" / "events"
STEPS, RATE, RIDGE, FOLDS = 400, 0.5, 1e-3, 5
THRESHOLDS = (0.4, 0.5, 0.6, 0.7, 0.8)
SHOWN = ("open_root_P", "open_root_R", "pair_given_accuracy", "none_P", "none_R", "accuracy_quad_or_none")


class Features:
    """Named features of a sentence's main verb and what stands around it."""

    def __init__(self) -> None:
        self._parser = Parser()
        self._rules = EventRules.load("en")

    def of(self, text: str) -> set[str]:
        """Return the names of what holds of the main verb; empty where there is none."""
        for sentence in self._parser.parse(text, [Span(start=0, end=len(text))]).sentences:
            for root in sentence.roots:
                verb = root
                while verb.lemma in self._rules.words["saying"] and (below := verb.child("ccomp")) is not None:
                    verb = below
                if verb.is_verb:
                    return self._around(verb)
        return set()

    def _around(self, verb: Token) -> set[str]:
        frame = frame_of(verb)
        found = {
            f"verb:{verb.lemma}",
            *(f"verb type:{entry.rule.type}" for entry in self._rules.verbs.get(verb.lemma, ())),
        }
        for role, heads in (("object", frame.objects), ("subject", frame.subjects)):
            for head in heads[:2]:
                found |= {f"{role}:{head.lemma}", f"{role} entity:{head.entity}"}
                found |= {f"{role} class:{name}" for name, words in self._rules.classes.items() if head.lemma in words}
                found |= {f"{role} type:{entry.rule.type}" for entry in self._rules.nouns.get(head.lemma, ())}
        for place, heads in frame.preps.items():
            found |= {f"prep:{place}", *(f"prep {place} entity:{head.entity}" for head in heads[:1])}
        if frame.clause is not None:
            found |= {f"clause type:{entry.rule.type}" for entry in self._rules.verbs.get(frame.clause.lemma, ())}
        found |= {f"aux:{child.lower}" for child in verb.each_child("aux", "neg")}
        return found | ({"passive"} if frame.passive else set())


class Model:
    """Weights of the types by feature."""

    def __init__(self, rows: list[tuple[set[str], str]]) -> None:
        self.names = {name: place for place, name in enumerate(sorted({one for row, _ in rows for one in row}))}
        self.types = sorted({kind for _, kind in rows})
        inputs = np.array([self._vector(row) for row, _ in rows])
        wanted = np.eye(len(self.types))[[self.types.index(kind) for _, kind in rows]]
        self.weights = np.zeros((len(self.names), len(self.types)))
        self.bias = np.zeros(len(self.types))
        for _ in range(STEPS):
            slope = (_softmax(inputs @ self.weights + self.bias) - wanted) / len(rows)
            self.weights -= RATE * (inputs.T @ slope + RIDGE * self.weights)
            self.bias -= RATE * slope.sum(axis=0)

    def _vector(self, row: set[str]) -> np.ndarray[Any, np.dtype[np.float64]]:
        vector = np.zeros(len(self.names))
        vector[[self.names[name] for name in row if name in self.names]] = 1.0
        return vector

    def guess(self, row: set[str]) -> tuple[str, float]:
        """Return the likeliest type and its probability."""
        chances = _softmax((self._vector(row) @ self.weights + self.bias)[None, :])[0]
        best = int(chances.argmax())
        return self.types[best], float(chances[best])


def _softmax(scores: np.ndarray[Any, np.dtype[np.float64]]) -> np.ndarray[Any, np.dtype[np.float64]]:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: np.ndarray[Any, np.dtype[np.float64]] = raised / raised.sum(axis=1, keepdims=True)
    return shares


def own_text(features: Features) -> list[tuple[set[str], str]]:
    """Return features and type of every sentence of our own that has a main verb."""
    lines = [
        line.split("\t") for path in sorted(FOLDER.glob("*.tsv")) for line in path.read_text("utf-8").splitlines()[1:]
    ]
    rows = [(features.of(line[0]), line[2]) for line in lines]
    return [row for row in rows if row[0]]


def folds(rows: list[tuple[set[str], str]]) -> float:
    """Return the share of types named right when each fifth is guessed from the others."""
    fold = np.random.default_rng(0).integers(0, FOLDS, len(rows))
    right = 0
    for number in range(FOLDS):
        model = Model([row for row, place in zip(rows, fold, strict=True) if place != number])
        right += sum(
            model.guess(row)[0] == kind for (row, kind), place in zip(rows, fold, strict=True) if place == number
        )
    return right / len(rows)


def effect(path: Path, model: Model, features: Features) -> None:
    """Print the figures of the rules, and of the rules with the model's guess where they are silent."""
    gold = load(path)
    rules = measure.predict(gold, Reader())
    silent = {line["id"] for line in rules if not line["events"]}
    guesses = {one["id"]: model.guess(features.of(one["text"])) for one in gold if one["id"] in silent}
    for threshold in (1.0, *THRESHOLDS):
        lines = [
            {"id": line["id"], "events": [{"type": guesses[line["id"]][0]}]}
            if line["id"] in guesses and guesses[line["id"]][1] > threshold and guesses[line["id"]][0] != "NONE"
            else line
            for line in rules
        ]
        for name, figures in measure.score(gold, lines).items():
            print(name, threshold, {key: figures[key] for key in SHOWN if key in figures})


def main() -> None:
    """Train on our own text and print what the model is worth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, help="a development set of events, .jsonl.gz")
    parser.add_argument("--out", type=Path, help="write the weights here, .npz")
    options = parser.parse_args()
    features = Features()
    rows = own_text(features)
    print(f"{len(rows)} sentences, five folds: {folds(rows):.3f} of the types right")
    model = Model(rows)
    if options.gold is not None:
        effect(options.gold, model, features)
    if options.out is not None:
        np.savez(options.out, names=list(model.names), types=model.types, weights=model.weights, bias=model.bias)


if __name__ == "__main__":
    main()
