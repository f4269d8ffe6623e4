"""Pages per CPU-second: text and metadata beside other extractors, in one run; then growth to five megabytes.

    python benchmarks/extract.py [--pages FILE.warc.gz] [--limit N] [--rounds N]

Pages are the sample corpus unless a WARC is named. Every tool reads the same bytes in this process, the tools in turns
round by round; an error counts as an answer. Figures are the median round, process time of one thread; ``ratio`` is to
trafilatura with metadata. The growth is measured on one page of more and more paragraphs: a figure that stays level is
linear.

trafilatura and resiliparse are dependencies. To see the rows of newspaper4k and readability-lxml too, which are none,
let uv lend them for one run:

    .venv/bin/uv run --no-project --with-editable . --with newspaper4k,readability-lxml python benchmarks/extract.py
"""

from __future__ import annotations

import argparse
import gc
import logging
import os
import statistics
import time
import warnings
from contextlib import suppress
from importlib import import_module, resources
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

from fastwarc.warc import ArchiveIterator, WarcRecordType

from dateline import extract

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Page = tuple[bytes, str | None]
    Tool = Callable[[bytes, str | None], object]

_SIZES = (300_000, 600_000, 1_250_000, 2_500_000, 5_000_000)
_PARAGRAPH = (
    "<p>Ferry {:06d} to <a href='/aral'>Aral</a> was late on Monday because of ice, the harbour master said.</p>"
)


def _dateline(content: bytes, url: str | None) -> object:
    return extract(content, url)


def _trafilatura(*, fast: bool, metadata: bool) -> Tool:
    tool = import_module("trafilatura")

    def read(content: bytes, url: str | None) -> object:
        return tool.bare_extraction(content, url=url, fast=fast, with_metadata=metadata, include_comments=False)

    return read


def _resiliparse() -> Tool:
    parser, extractor = import_module("resiliparse.parse.html"), import_module("resiliparse.extract.html2text")

    def read(content: bytes, _url: str | None) -> object:
        tree = parser.HTMLTree.parse_from_bytes(content, "utf-8")
        return extractor.extract_plain_text(tree, main_content=True)

    return read


def _readability() -> Tool:
    tool = import_module("readability")

    def read(content: bytes, _url: str | None) -> object:
        document = tool.Document(content)
        return document.title(), document.summary()

    return read


def _newspaper() -> Tool:
    tool = import_module("newspaper")

    def read(content: bytes, url: str | None) -> object:
        # Unless told not to, it downloads the pictures of a page: nothing here may leave the machine.
        article = tool.Article(url or "https://page.example/", fetch_images=False)
        article.download(input_html=content.decode("utf-8", "replace"))
        article.parse()
        return article.text

    return read


# By package, for its version, and by what it reads.
TOOLS: dict[tuple[str, str], Callable[[], Tool]] = {
    ("dateline", "text + metadata + line labels"): lambda: _dateline,
    ("trafilatura", "text + metadata"): lambda: _trafilatura(fast=False, metadata=True),
    ("trafilatura", "fast: text + metadata"): lambda: _trafilatura(fast=True, metadata=True),
    ("trafilatura", "fast: text"): lambda: _trafilatura(fast=True, metadata=False),
    ("newspaper4k", "text + metadata"): _newspaper,
    ("readability-lxml", "text + title"): _readability,
    ("resiliparse", "text"): _resiliparse,
}
_BASE = ("trafilatura", "text + metadata")


def pages(path: Path | None, limit: int) -> list[Page]:
    """Return (bytes, URL) of the responses of a WARC, or of the sample corpus where none is named."""
    return list(islice(_records(path) if path else _corpus(), limit))


def _records(path: Path) -> Iterator[Page]:
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True):
            yield record.reader.read(), record.headers["WARC-Target-URI"]


def _corpus() -> Iterator[Page]:
    for page in sorted((resources.files("dateline") / "corpus").iterdir(), key=lambda entry: entry.name):
        if page.name.endswith(".html"):
            yield page.read_bytes(), None


def seconds(tool: Tool, found: Sequence[Page]) -> float:
    """Return the CPU-seconds a tool needs for all pages."""
    gc.collect()
    start = time.process_time()
    for content, url in found:
        with suppress(Exception):  # peers raise what they like on broken pages; the time still counts
            tool(content, url)
    return time.process_time() - start


def compare(found: Sequence[Page], rounds: int) -> None:
    """Print pages per CPU-second of every tool that is installed, and the ratio to trafilatura with metadata."""
    tools: dict[tuple[str, str], Tool] = {}
    for named, make in TOOLS.items():
        try:
            tools[named] = make()
        except ImportError:
            print(f"{named[0]}: not installed")
            continue
        seconds(tools[named], found[:3])  # what is loaded at the first call is loaded here
    times = [{named: seconds(tool, found) for named, tool in tools.items()} for _ in range(rounds)]
    figures = {named: len(found) / statistics.median(one[named] for one in times) for named in tools}
    print(f"{len(found)} pages; pages per CPU-second, ratio to trafilatura with metadata")
    for (package, reads), figure in figures.items():
        print(f"{figure:8.1f} {figure / figures[_BASE]:6.2f}  {package} {version(package)}, {reads}")


def grow() -> None:
    """Print the CPU-milliseconds per 100 kB that pages of growing size take."""
    for size in _SIZES:
        story = "".join(map(_PARAGRAPH.format, range(size // len(_PARAGRAPH))))
        page = f"<html><body><article>{story}</article></body></html>".encode()
        start = time.process_time()
        extract(page)
        print(f"{size / 1e6:5.2f} MB: {(time.process_time() - start) * 1e8 / size:6.1f} ms per 100 kB")


def main() -> None:
    """Run both measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--limit", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    logging.disable(logging.ERROR)
    warnings.simplefilter("ignore")  # of peers: what of theirs is not installed
    compare(pages(arguments.pages, arguments.limit), arguments.rounds)
    grow()


if __name__ == "__main__":
    main()
