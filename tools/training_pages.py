"""Our own labelled pages (``training/pages``), from which the line model learns.

    python tools/training_pages.py            # check every page and print how many lines bear each label

A page is an ``.html`` file in which elements bear ``data-label``: a text is labelled as the nearest element around it
that bears one says, and a line as its first text is. Or a ``.tsv`` file, a plain text with label, tab and line in each
row. The labels are those of ``docs/line-labels.md``; they are taken off before the page is read.
"""

from __future__ import annotations

import re
import sys
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from lxml import etree

from dateline.extract.outline import outline_of
from dateline.extract.page import Page, open_page
from dateline.records import Capture, LineLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parents[1] / "training" / "pages"
LABELS = (*get_args(LineLabel), "none")
_ALONE = frozenset({"headline", "byline", "dateline", "standfirst", "body", "subhead"})
_BRIEF = 3  # lines of text that a brief has at most
_ATTRIBUTE = re.compile(r'\s+data-label="([a-z]+)"')
# A label is carried through the outline as one letter of the private use area at the head of each text.
_FIRST = 0xE000
_MARK = re.compile("[\ue000-\ue0ff]")


class UnlabelledError(Exception):
    """A training page with a line that has no label, or one that is no label; the message names page and line."""


@dataclass(frozen=True, slots=True)
class TrainingPage:
    """A page as it would be read, and its lines with their labels in the order of the outline."""

    name: str
    page: Page
    labels: tuple[str, ...]
    texts: tuple[str, ...]

    @property
    def family(self) -> str:
        """What pages are kept together by when some are held out: those made of one article, else the page itself."""
        return self.name.split("~")[0]


def pages(folder: Path = FOLDER) -> Iterator[TrainingPage]:
    """Yield the pages in the folder by name; raises UnlabelledError."""
    for path in sorted(folder.iterdir()):
        if path.suffix == ".html":
            yield _html(path.stem, path.read_text(encoding="utf-8"))
        elif path.suffix == ".tsv":
            yield _text(path.stem, path.read_text(encoding="utf-8"))


def _html(name: str, marked: str) -> TrainingPage:
    page = _opened(name, _ATTRIBUTE.sub("", marked))
    texts = [block.text for block in outline_of(page).blocks]
    tree = etree.fromstring(marked.encode(), parser=etree.HTMLParser(encoding="utf-8", remove_comments=True))
    _mark(tree, "")
    labels = []
    for block in outline_of(_opened(name, etree.tostring(tree, encoding="unicode", method="html"))).blocks:
        mark = _MARK.search(block.text)
        if mark is None:
            raise UnlabelledError(f"{name}: no label: {block.text[:80]!r}")
        labels.append(LABELS[ord(mark.group()) - _FIRST])
    if len(labels) != len(texts):
        raise UnlabelledError(f"{name}: {len(labels)} lines with labels, {len(texts)} without")
    return TrainingPage(name, page, tuple(labels), tuple(texts))


def _mark(element: etree._Element, above: str) -> None:
    label = element.get("data-label") or above
    if label and label not in LABELS:
        raise UnlabelledError(f"{label!r} is no label: {etree.tostring(element)[:80]!r}")
    for child in element:
        if isinstance(child.tag, str):
            _mark(child, label)
        child.tail = _marked(child.tail, label)
    element.text = _marked(element.text, label)


def _marked(text: str | None, label: str) -> str | None:
    return chr(_FIRST + LABELS.index(label)) + text if text and text.strip() and label else text


def _text(name: str, table: str) -> TrainingPage:
    rows = [line.partition("\t") for line in table.split("\n")]
    for label, _, text in rows:
        if text.strip() and label not in LABELS:
            raise UnlabelledError(f"{name}: {label!r} is no label: {text[:80]!r}")
    page = _opened(name, "\n".join(text for _, _, text in rows))
    kept = [(label, " ".join(text.split())) for label, _, text in rows if text.strip()]
    read = [block.text for block in outline_of(page).blocks]
    if len(read) != len(kept):
        raise UnlabelledError(f"{name}: {len(kept)} lines with labels, {len(read)} as they are read")
    return TrainingPage(name, page, tuple(label for label, _ in kept), tuple(text for _, text in kept))


def bare(page: TrainingPage) -> Iterator[TrainingPage]:
    """Yield a page of plain text again as those save it who take the article alone, and as a brief of few lines.

    Else the last lines of a text would be held to be what they are on most pages, its notices, and the first its
    standfirst.
    """
    if page.page.elements is not None:
        return
    lines = list(zip(page.labels, page.texts, strict=True))
    alone = [(label, text) for label, text in lines if label in _ALONE]
    told = [line for line in lines if line[0] == "body"]
    size = zlib.crc32(page.name.encode())
    headed = [line for line in lines if line[0] == "headline"][:1] if size % 2 else []
    brief = [*headed, *told[: 1 + size // 2 % _BRIEF]]
    for rows in (alone, brief):
        if told and len(rows) < len(lines):
            yield _text(page.name, "\n\n".join("\t".join(row) for row in rows))


def _opened(name: str, content: str) -> Page:
    return open_page(Capture(source=name, content=content.encode()))


def main() -> int:
    """Check the pages; the exit code says whether all are sound."""
    counts: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    number = 0
    try:
        for number, page in enumerate(pages(), 1):  # noqa: B007 -- the last number is the count
            counts.update(page.labels)
            spread.update(set(page.labels))
    except UnlabelledError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{number} pages, {counts.total()} lines")
    for label, many in counts.most_common():
        print(f"{label:12}{many:6} lines on {spread[label]:4} pages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
