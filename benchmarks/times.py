"""CPU-seconds per 1,000 words for times: the rules alone beside the parse, in one run; then growth to one megabyte.

    python benchmarks/times.py [FOLDER] [--rounds N]

Texts are the sample corpus unless a folder of pages is named. The first figure is the rules (scan, match, resolve) on
texts already parsed, the second the parse; both are the median round, process time of one thread. The growth is
measured on unparsed text, where nothing but the rules costs anything: a figure that stays level is linear.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from functools import partial
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

from dateline.extract import plain
from dateline.pipeline import Reader
from dateline.read.parser import Parser
from dateline.read.scene import Scene
from dateline.read.times import TimeRules, read_times
from dateline.records import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.records import Article

T = TypeVar("T")
_SIZES = (125_000, 250_000, 500_000, 1_000_000)
_DENSE = (
    "On Monday, January 10, 2022, at 5 p.m. GMT, the council met for two hours. Three weeks later, in early March, it "
    "met again, as it had in the spring of 2019, and every Thursday since the end of the third quarter of last year.\n"
)


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the CPU-seconds the work takes, and what it gives."""
    start = time.process_time()
    given = work()
    return time.process_time() - start, given


def bodies(folder: str) -> list[str]:
    """Return the body text of each page in the folder."""
    readings = [one for one in Reader().read_all([str(Path(folder))]) if isinstance(one, Reading)]
    return [
        "\n".join(
            one.article.text[line.span.start : line.span.end] for line in one.article.lines if line.label == "body"
        )
        for one in readings
    ]


def scene(parser: Parser, article: Article, *, parsed: bool = True) -> Scene:
    """Return the article's sentences, parsed or not."""
    body = [line.span for line in article.lines if line.label == "body"]
    return Scene(article=article, syntax=parser.parse(article.text, body, None if parsed else lambda _: False))


def main() -> None:
    """Print the cost of rules and parse, their ratio, and the growth of the rules."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", nargs="?", default=str(resources.files("dateline") / "corpus"))
    arguments.add_argument("--rounds", type=int, default=5)
    options = arguments.parse_args()
    parser, rules = Parser(), TimeRules.load("en")
    articles = [plain(body, published="2022-01-14") for body in bodies(options.folder)]
    thousands = sum(len(article.text.split()) for article in articles) / 1_000
    parses, reads = [], []
    for _ in range(options.rounds):
        cost, scenes = timed(lambda: [scene(parser, article) for article in articles])
        parses.append(cost / thousands)
        reads.append(sum(timed(partial(read_times, one, rules))[0] for one in scenes) / thousands)
    rules_alone, parse = statistics.median(reads), statistics.median(parses)
    print(f"{len(articles)} articles, {thousands:.1f} thousand words, {options.rounds} rounds; CPU-s per 1,000 words")
    print(f"times, rules alone  {rules_alone:.4f}   parse  {parse:.4f}   ratio {rules_alone / parse:.2f}")
    for size in _SIZES:
        text = (_DENSE * (size // len(_DENSE) + 1))[:size]
        lines, sentence = plain(text), plain(text.replace("\n", " ").replace(". ", "; "))
        for name, article in (("dense lines", lines), ("one dense sentence", sentence)):
            cost, _ = timed(partial(read_times, scene(parser, article, parsed=False), rules))
            print(f"{name:19} {size:9,} characters  {cost / len(text.split()) * 1_000:.4f}")


if __name__ == "__main__":
    main()
