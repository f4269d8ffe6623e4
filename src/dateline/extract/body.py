"""Blocks of a page → labelled lines: which are the article's body, and what the others are for.

On HTML pages trafilatura (fast mode) proposes the body; a block belongs to it when most of its four-word runs are in
the proposal. Rules by words and by place in the markup then take out what is furniture. Plain-text pages have no
markup: lines are told apart by rules and by where they stand.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

import trafilatura

from dateline.extract.lines import LineRules, Verdict
from dateline.records import LineLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.extract.blocks import Block
    from dateline.extract.page import Page

Place = Literal["head", "inside", "tail"]
_WORD = re.compile(r"\w+")
_RUN = 4
_MOST = 0.6
_PROSE = 8  # words of a line that can be running text
_CAPTIONS = frozenset({"figure", "caption"})
_OUTSIDE = frozenset({"nav", "footer"})
_LONE_DATE = re.compile(
    r"(?:\w{3,9},? )?(?:\d{1,2}(?:st|nd|rd|th)? \w{3,9},?|\w{3,9} \d{1,2},?|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./])"
    r" ?(?:\d{4})?(?:[, ]+\d{1,2}[:.]\d\d.{0,12})?"
)
_SLOGAN = frozenset({"promo", "social", "related"})
_HEADINGS = frozenset({"h2", "h3", "h4"})
_ANYWHERE: frozenset[LineLabel] = frozenset(get_args(LineLabel))
# Which labels the words alone may give to a line that the extractor left out.
_AROUND: dict[Place, frozenset[LineLabel]] = {
    "head": _ANYWHERE,
    "inside": frozenset({"related", "promo", "caption"}),
    "tail": _ANYWHERE,
}


class Labelled(NamedTuple):
    """A block with its label."""

    block: Block
    verdict: Verdict


def label(page: Page, blocks: Sequence[Block], title: str | None, rules: LineRules) -> list[Labelled]:
    """Return the blocks that belong to the article and what stands about it, each labelled, in order."""
    if page.tree is None:
        return _label_text(blocks, rules)
    kept = _proposed(page, blocks)
    return _label_page(blocks, kept, title, rules)


def _proposed(page: Page, blocks: Sequence[Block]) -> list[bool]:
    """Return for each block whether the body extractor kept it."""
    text = trafilatura.extract(page.tree, fast=True, include_comments=False) or ""
    runs = _runs(text)
    seen: set[str] = set()
    kept = []
    for block in blocks:
        own = _runs(block.text)
        shared = sum(count for run, count in own.items() if run in runs)
        known = shared > _MOST * sum(own.values()) if len(next(iter(own), ())) == _RUN else block.text in text
        kept.append(bool(own) and known and block.text not in seen)
        seen.add(block.text)
    return kept


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[start : start + _RUN]) for start in range(max(1, len(words) - _RUN + 1)) if words)


def _label_page(blocks: Sequence[Block], kept: Sequence[bool], title: str | None, rules: LineRules) -> list[Labelled]:
    places = [index for index, keep in enumerate(kept) if keep and len(blocks[index].text.split()) >= _PROSE]
    if not places:
        return []
    first, last = places[0], places[-1]
    found = []
    for index, (block, keep) in enumerate(zip(blocks, kept, strict=True)):
        place: Place = "head" if index < first else "tail" if index >= last else "inside"
        verdict = _of_page(block, place, title, rules, keep=keep)
        if verdict is not None:
            found.append(Labelled(block, verdict))
    return found


def _of_page(block: Block, place: Place, title: str | None, rules: LineRules, *, keep: bool) -> Verdict | None:
    """Return the label of a block, or None where it stands outside the article."""
    if place == "head" and title and _key(block.text) == _key(title):
        return Verdict("headline", "page: equals the title")
    said = rules.of(block.text, "tail" if "credit" in block.near else place)
    if said is not None and said.label in _AROUND[place] | (_ANYWHERE if keep else frozenset()):
        outside = "nav" in block.rooms or ("footer" in block.rooms and said.label != "legal")
        return None if outside else said
    if block.rooms & _OUTSIDE:
        return None
    if block.rooms & _CAPTIONS and not keep:
        return Verdict("caption", "page: in a figure") if block.rooms & {"article", "main"} else None
    return _by_name(block, place, keep=keep) or (_kept(block) if keep else None)


def _kept(block: Block) -> Verdict:
    return Verdict("subhead" if block.tag in _HEADINGS else "body", "page: extractor")


_NAMED: tuple[tuple[LineLabel, re.Pattern[str], frozenset[str]], ...] = (
    ("standfirst", re.compile(r"standfirst|\bdek\b|\bdeck\b|sub-?headline|subtitle"), frozenset({"head"})),
    ("byline", re.compile(r"byline|author|\bmeta\b|timestamp|dateline"), frozenset({"head"})),
    ("related", re.compile(r"related|read-?more|read-?next|see-?also|most-?read"), frozenset({"inside", "tail"})),
    ("promo", re.compile(r"newsletter|subscribe|sign-?up|promo|\bad\b"), frozenset({"inside", "tail"})),
    ("social", re.compile(r"share|social"), frozenset({"head", "inside", "tail"})),
    ("credit", re.compile(r"\bcredit"), frozenset({"tail"})),
)


def _by_name(block: Block, place: Place, *, keep: bool) -> Verdict | None:
    for name, names, places in _NAMED:
        if place in places and names.search(block.near):
            # Sites put their whole story below elements named for its author or its date.
            running = keep and name == "byline" and len(block.text.split()) > 2 * _PROSE
            return None if running else Verdict(name, "page: named so")
    return None


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _label_text(blocks: Sequence[Block], rules: LineRules) -> list[Labelled]:
    """Label the lines of a plain-text page: a banner above, prose, and what stands around and below it."""
    prose = [index for index, block in enumerate(blocks) if _is_prose(block.text) and not rules.of(block.text, "tail")]
    first, last = (prose[0], prose[-1]) if prose else (0, len(blocks) - 1)
    found: list[Labelled] = []
    for index, block in enumerate(blocks):
        place: Place = "head" if index < first else "tail" if index > last else "inside"
        before = found[-1].verdict.label if found else None
        found.append(Labelled(block, _of_text(block.text, place, before, rules, top=index == 0)))
    return found


def _of_text(text: str, place: Place, before: LineLabel | None, rules: LineRules, *, top: bool) -> Verdict:
    if top and place == "head" and _LONE_DATE.fullmatch(text):
        return Verdict("banner", "text: a date alone at the top")
    said = rules.of(text, place)
    if said is not None:
        return said
    if place == "head" and not text.endswith((".", ":", ",")):
        return Verdict("headline", "text: above the prose, no sentence", 0.8)
    if place == "tail" and before in _SLOGAN and not text[:1].isupper():
        return Verdict("promo", "text: goes on from the line above", 0.8)
    if place == "tail" and before in _SLOGAN | {"legal"} and not _is_prose(text):
        return Verdict("promo", "text: below the notices", 0.7)
    return Verdict("body", "text: prose" if _is_prose(text) else "text: among prose", 1.0 if _is_prose(text) else 0.7)


def _is_prose(text: str) -> bool:
    ended = text.rstrip("\"'”’)")[-1:] in {".", "!", "?", ":", "…"}
    return ended and len(text.split()) >= _PROSE and not text[:1].islower() and text[:1] != "©"
