"""Page → labelled lines: the judge, a second extractor where it finds little, and the line model over both.

HTML pages are judged by region, parts and words. Where the judge finds little text, trafilatura (fast mode) reads the
page anew, and is believed if it finds far more. Then the line model names every line (``decision``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dateline.extract.decision import decided
from dateline.extract.evidence import Evidence
from dateline.extract.extent import PREFIX, Extent
from dateline.extract.judged import Judge
from dateline.extract.keeping import TEXT
from dateline.extract.linemodel import line_model
from dateline.extract.lines import LineRules, Verdict
from dateline.extract.outline import outline_of
from dateline.extract.page import html_tree
from dateline.extract.plainlines import label_plain
from dateline.extract.region import key, region_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.extract.metadata import Metadata
    from dateline.extract.outline import Block, Outline
    from dateline.extract.page import Page
    from dateline.extract.parts import Parts
    from dateline.extract.region import Region

_WORD = re.compile(r"\w+")
_RUN = 4
_MOST = 0.6
_SHORT = 50  # words of a text that may be a teaser, and its article elsewhere
_MORE = 2.0  # times our words that the other text must have to be believed
_LONGEST = 2_000_000  # bytes of a page that trafilatura still reads in time


class Labelled(NamedTuple):
    """A line with its label."""

    block: Block
    verdict: Verdict


def label(page: Page, metadata: Metadata, rules: LineRules) -> list[Labelled]:
    """Return the lines that belong to the article and what stands about it, each labelled, in order."""
    outline = outline_of(page)
    verdicts = decided(evidence_of(page, outline, metadata, rules), line_model())
    return [
        Labelled(block, verdict) for block, verdict in zip(outline.blocks, verdicts, strict=True) if verdict is not None
    ]


def evidence_of(page: Page, outline: Outline, metadata: Metadata, rules: LineRules) -> Evidence:
    """Return what is known of each line of a page, the verdicts of the rules among it."""
    region = region_of(outline, metadata.title)
    title, standfirst = key(metadata.title), key(metadata.standfirst)[:PREFIX]
    if page.elements is None:
        plain = label_plain([block.text for block in outline.blocks], rules)
        body = [number for number, verdict in enumerate(plain) if verdict.label == "body"]
        bounds = (body[0], body[-1]) if body else (1, 0)
        parts: Parts = [None] * len(outline.rooms)
        return Evidence(outline, region, parts, plain, title, standfirst, bounds, plain=True)
    extent = Extent(outline, region, rules, metadata.title, metadata.standfirst)
    verdicts = _reread(page, outline, region, Judge(outline, region, extent, rules).verdicts())
    return Evidence(outline, region, extent.parts, verdicts, title, standfirst, (extent.first, extent.last))


def _reread(page: Page, outline: Outline, region: Region, verdicts: list[Verdict | None]) -> list[Verdict | None]:
    """Return the judge's verdicts, or where they leave little text those that fit trafilatura's, if that has more."""
    found = _words(verdicts, region.words)
    if region.listed or found >= _SHORT or len(page.written) > _LONGEST:
        return verdicts
    import trafilatura  # noqa: PLC0415 -- a tenth of a second that only the pages in doubt should pay

    kept = proposed(outline.blocks, trafilatura.extract(html_tree(page), fast=True, include_comments=False) or "")
    if sum(size for size, keep in zip(region.words, kept, strict=True) if keep) <= _MORE * found:
        return verdicts
    return [_reconciled(verdict, keep=keep) for verdict, keep in zip(verdicts, kept, strict=True)]


def _words(verdicts: Sequence[Verdict | None], words: Sequence[int]) -> int:
    """Return how many words of the page are text of the article."""
    return sum(size for size, verdict in zip(words, verdicts, strict=True) if verdict and verdict.label in TEXT)


def _reconciled(verdict: Verdict | None, *, keep: bool) -> Verdict | None:
    if keep and (verdict is None or not verdict.rule.startswith("line:")):
        return verdict if verdict and verdict.label in TEXT | {"headline"} else Verdict("body", "page: extractor", 0.6)
    return None if verdict and verdict.label in TEXT else verdict


def proposed(blocks: Sequence[Block], text: str) -> list[bool]:
    """Return for each line whether most of its runs of four words are in ``text``."""
    runs = set(_runs(text))
    seen: set[str] = set()
    kept = []
    for block in blocks:
        own = _runs(block.text)
        shared = sum(map(runs.__contains__, own))
        known = shared > _MOST * len(own) if own and len(own[0]) == _RUN else block.text in text
        kept.append(bool(own) and known and block.text not in seen)
        seen.add(block.text)
    return kept


def _runs(text: str) -> list[tuple[str, ...]]:
    """Return the runs of four words in a text; all its words where they are fewer."""
    words = _WORD.findall(text)
    if len(words) < _RUN:
        return [tuple(words)] if words else []
    return list(zip(*(words[start:] for start in range(_RUN)), strict=False))
