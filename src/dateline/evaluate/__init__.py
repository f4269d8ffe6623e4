"""Readings against gold: predictions in the referee's format, the referee's figures, floors.

Each dimension is a module of its own name with ``predict(gold, reader, **inputs)``, which gives one prediction for
each gold record, ``score(gold, predictions)``, which gives ``{set: {measure: value}}``, and ``PRIMARY``, the
measures that floors guard.
"""

from __future__ import annotations

import gzip
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

import msgspec

from dateline.pipeline import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

Scores = dict[str, dict[str, float]]

DIMENSIONS = ("extraction", "lines", "lineage", "times", "claims", "figures", "events")
_CHUNKS = 8


class GoldError(Exception):
    """A gold file that cannot be read; the message names file and line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The figures of one dimension on one gold file, and what was predicted."""

    scores: Scores
    predictions: list[dict[str, Any]]


def load(path: Path) -> list[dict[str, Any]]:
    """Return the records of a ``.jsonl`` or ``.jsonl.gz`` file; raises GoldError where it is not one."""
    found = []
    try:
        content = path.read_bytes()
        lines = gzip.decompress(content) if path.suffix == ".gz" else content
        for number, line in enumerate(lines.splitlines(), start=1):
            record = msgspec.json.decode(line)
            if not isinstance(record, dict) or "id" not in record:
                raise GoldError(f"{path}: line {number} is no record with an id")
            found.append(record)
    except (OSError, EOFError, msgspec.DecodeError) as error:
        raise GoldError(f"{path}: {error}") from error
    if not found:
        raise GoldError(f"{path}: holds no records")
    return found


def evaluate(
    dimension: str,
    gold: Sequence[dict[str, Any]],
    *,
    inputs: dict[str, Any] | None = None,
    workers: int = 1,
    tick: Callable[[], None] | None = None,
) -> Result:
    """Read every gold record's text and return figures and predictions.

    ``inputs`` are what the dimension needs beside the gold (``pages`` for extraction and lines). With several
    ``workers`` the records are read in as many processes; the figures are the same.
    """
    step = max(1, -(-len(gold) // _CHUNKS)) if workers > 1 else len(gold)
    chunks = [list(gold[start : start + step]) for start in range(0, len(gold), step)]
    predictions: list[dict[str, Any]] = []
    if workers > 1:
        with ProcessPoolExecutor(workers, initializer=_start) as pool:
            for part in pool.map(_predict, [(dimension, chunk, inputs or {}) for chunk in chunks]):
                predictions += part
                if tick is not None:
                    tick()
    else:
        _start()
        predictions = _predict((dimension, chunks[0], inputs or {}))
    return Result(scores=_module(dimension).score(gold, predictions), predictions=predictions)


def primary(dimension: str) -> tuple[str, ...]:
    """Return the measures of the dimension that floors guard."""
    measures: tuple[str, ...] = _module(dimension).PRIMARY
    return measures


def _module(dimension: str) -> Any:  # noqa: ANN401 -- a module with the three names above
    return import_module(f"dateline.evaluate.{dimension}")


_readers: list[Reader] = []


def _start() -> None:
    if not _readers:
        _readers.append(Reader())


def _predict(job: tuple[str, list[dict[str, Any]], dict[str, Any]]) -> list[dict[str, Any]]:
    dimension, chunk, inputs = job
    predicted: list[dict[str, Any]] = _module(dimension).predict(chunk, _readers[0], **inputs)
    return predicted
