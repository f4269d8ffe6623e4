"""Train the line model on our own labelled pages and write its weights.

    python tools/train_lines.py               # report macro-F1 over pages held out by family, four folds
    python tools/train_lines.py --write       # and write src/dateline/rules/world/line-model.json

Softmax regression by Adam, some hundred lines at a time, of whose evidence a part is left out each time by lot (Hinton
et al. 2012, dropout), so that no name is leant on alone. The weights are the mean of those of the last epochs (Polyak
and Juditsky 1992) of several trainings; the lots are drawn from fixed seeds, so the same pages give the same weights.
The second look learns from what the first says of pages it was not trained on. Rare labels weigh more, for the measure
is the mean over labels.
"""

from __future__ import annotations

import argparse
import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from dateline.extract.body import evidence_of
from dateline.extract.linemodel import SCALE, Learned, LineModel, Weights, look_of, shares
from dateline.extract.lines import LineRules
from dateline.extract.metadata import read_metadata
from dateline.extract.outline import outline_of
from training_pages import LABELS, TrainingPage, bare, pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dateline.extract.evidence import Evidence
    from dateline.extract.facets import Told

OUT = Path(__file__).parents[1] / "src" / "dateline" / "rules" / "world" / "line-model.json"
FOLDS = 4
EPOCHS, BATCH = 16, 1024  # times all lines are seen, and how many at a time
RATE = 0.004  # a third of it in the last third of the epochs
LEFT_OUT = 0.1  # share of a line's evidence that is left out each time it is seen
TIMES = 4  # trainings that the weights are the mean of
LEAST_FAMILIES = 3  # pages of so many families must show an evidence for it to count
LEAST_WEIGHT = 4  # hundredths: evidence that never weighs more is left out
RARE, RARELY = 2.5, frozenset({"credit", "correction", "dateline", "banner", "standfirst", "legal", "caption"})


@dataclass
class Sheet:
    """One page: its evidence, its labels by number, and what the looks say of its lines."""

    page: TrainingPage
    evidence: Evidence
    told: list[Told]
    wanted: list[int]
    gold: list[int]
    likely: list[str] = field(default_factory=list)


def sheet(page: TrainingPage, rules: LineRules) -> Sheet:
    """Return a page with its first evidence."""
    outline = outline_of(page.page)
    evidence = evidence_of(page.page, outline, read_metadata(page.page), rules)
    wanted = list(range(len(outline.blocks)))
    return Sheet(page, evidence, evidence.first(wanted), wanted, [LABELS.index(label) for label in page.labels])


def fold(one: Sheet) -> int:
    """Return the fold of a page: those of one family are held out together."""
    return zlib.crc32(one.page.family.encode()) % FOLDS


def train(sheets: Sequence[Sheet], *, times: int = 1) -> Weights:
    """Return the weights learned from the pages' evidence: the mean of so many trainings, each with lots of its own."""
    names = _names(sheets)
    rows = {name: row for row, name in enumerate(names)}
    # In the order of the names: that in which evidence is told differs from run to run, and the lots go by place.
    lines = [np.sort([rows[name] for name in told.all() if name in rows]) for one in sheets for told in one.told]
    gold = np.array([label for one in sheets for label in one.gold])
    heavy = np.array([RARE if LABELS[label] in RARELY else 1.0 for one in sheets for label in one.gold], np.float32)
    learned = [_learned(lines, gold, heavy / heavy.mean(), len(names), seed) for seed in range(times)]
    return _stored(names, np.mean(learned, axis=0))


def _learned(
    lines: Sequence[NDArray[np.int64]], gold: NDArray[np.int64], heavy: NDArray[np.float32], names: int, seed: int
) -> NDArray[np.float32]:
    """Return the mean of the weights in the last epochs of one training."""
    weights, mean = np.zeros((2, names, len(LABELS)), np.float32)
    drift, spread = np.zeros_like(weights), np.zeros_like(weights)
    lots = np.random.default_rng(seed)
    step = late = 0
    for epoch in range(EPOCHS):
        is_late = epoch >= EPOCHS * 2 // 3
        order = lots.permutation(len(lines))
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            slope = _slope(weights, [_thinned(lines[line], lots) for line in batch], gold[batch], heavy[batch])
            step += 1
            drift += 0.1 * (slope - drift)
            spread += 0.01 * (slope * slope - spread)
            moved = (drift / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
            weights -= (RATE / 3 if is_late else RATE) * moved
            if is_late:
                late += 1
                mean += (weights - mean) / late
    return mean


def _thinned(line: NDArray[np.int64], lots: np.random.Generator) -> NDArray[np.int64]:
    """Return a line's evidence with a part left out; one name at least stays."""
    kept = line[lots.random(len(line)) >= LEFT_OUT]
    return kept if len(kept) else line[:1]


def _slope(
    weights: NDArray[np.float32],
    lines: Sequence[NDArray[np.int64]],
    gold: NDArray[np.int64],
    heavy: NDArray[np.float32],
) -> NDArray[np.float32]:
    """Return the slope of the loss over these lines, by name and label."""
    sizes = [len(line) for line in lines]
    columns, starts = np.concatenate(lines), np.cumsum([0, *sizes[:-1]])
    wrong = shares(np.add.reduceat(weights[columns], starts, axis=0))
    wrong[np.arange(len(gold)), gold] -= 1
    wrong *= heavy[:, None] / len(gold)
    order = np.argsort(columns, kind="stable")
    told, firsts = np.unique(columns[order], return_index=True)
    slope = np.zeros_like(weights)
    slope[told] = np.add.reduceat(wrong[np.repeat(np.arange(len(lines)), sizes)[order]], firsts, axis=0)
    return slope


def _names(sheets: Sequence[Sheet]) -> list[str]:
    families: defaultdict[str, set[str]] = defaultdict(set)
    for one in sheets:
        for told in one.told:
            for name in told.all():
                families[name].add(one.page.family)
    return sorted(name for name, found in families.items() if len(found) >= LEAST_FAMILIES)


def _stored(names: Sequence[str], weights: NDArray[np.float32]) -> Weights:
    rounded = np.rint(weights * SCALE).astype(int)
    kept = np.flatnonzero(np.abs(rounded).max(axis=1) >= LEAST_WEIGHT)
    return Weights(names=[names[int(row)] for row in kept], weights=rounded[kept].tolist())


def learn(sheets: Sequence[Sheet]) -> Learned:
    """Return both looks and the temperature, learned from the pages."""
    first = train(sheets, times=TIMES)
    for held in range(FOLDS):
        _look(train([one for one in sheets if fold(one) != held]), [one for one in sheets if fold(one) == held])
    plain = [one.told for one in sheets]
    for one in sheets:
        more = one.evidence.second(one.wanted, one.likely)
        one.told = [own.and_also(others) for own, others in zip(one.told, more, strict=True)]
    second = train(sheets, times=TIMES)
    temperature = _temperature(sheets)
    for one, told in zip(sheets, plain, strict=True):
        one.told = told
    return Learned(labels=list(LABELS), first=first, second=second, temperature=temperature)


def _look(weights: Weights, held: Sequence[Sheet]) -> None:
    look = look_of(weights)
    for one in held:
        one.likely = [LABELS[best] for best in look.weigh(one.told).argmax(axis=1)]


def _temperature(sheets: Sequence[Sheet]) -> float:
    """Return the temperature under which the second look is surest and yet honest, over pages held out."""
    weighed, gold = [], []
    for held in range(FOLDS):
        look = look_of(train([one for one in sheets if fold(one) != held]))
        for one in (one for one in sheets if fold(one) == held):
            weighed.append(look.weigh(one.told) / SCALE)
            gold += one.gold
    every, right = np.concatenate(weighed).astype(np.float32), np.array(gold)
    report("second look, pages held out", gold, every.argmax(axis=1).tolist())

    def loss(temperature: float) -> float:
        return float(-np.log(shares(every / np.float32(temperature))[np.arange(len(right)), right] + 1e-9).mean())

    best: float = min([step / 20 for step in range(10, 61)], key=loss)
    return round(best, 2)


def report(name: str, gold: Sequence[int], found: Sequence[int]) -> None:
    """Print macro-F1 and the F1 of each label."""
    pairs = Counter(zip(gold, found, strict=True))
    shown = {}
    for number, label in enumerate(LABELS):
        right = pairs[number, number]
        both = sum(many for (one, other), many in pairs.items() if number in {one, other}) + right
        if label != "none" and both:
            shown[label] = 2 * right / both
    print(f"{name}: macro-F1 {sum(shown.values()) / len(shown):.3f}")
    print("  " + "  ".join(f"{label} {value:.2f}" for label, value in shown.items()))


def main() -> None:
    """Train, report, and write if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", action="store_true", help=f"write {OUT.name}")
    options = parser.parse_args()
    rules = LineRules.load()
    sheets = [sheet(one, rules) for page in pages() for one in (page, *bare(page))]
    print(f"{len(sheets)} pages, {sum(len(one.gold) for one in sheets)} lines")
    learned = learn(sheets)
    LineModel(learned)
    if options.write:
        OUT.write_bytes(msgspec.json.encode(learned))
        print(f"{OUT}: {OUT.stat().st_size // 1000} kB, {len(learned.first.names)} + {len(learned.second.names)} names")


if __name__ == "__main__":
    main()
