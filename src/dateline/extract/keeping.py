"""The judge's text against the line model → which lines stay text.

The judge knows pages, the model lines. Running text stays unless the model is nearly certain that it is something else;
how certain it must be goes by what the line would be else, for in ordinary pages some labels are seldom wrong
(a rights notice among paragraphs) and others often (the items of a list look like related pages).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.extract.evidence import Evidence
    from dateline.extract.lines import Verdict

TEXT = frozenset({"body", "subhead", "standfirst"})
PROSE = "text: prose"  # the rule that takes a sentence of a plain text for text

# How likely a line of the judge's text may be text, and yet be taken away: in general; to be one of these; to be a
# related page without a link; where it is no sentence; a sentence of a plain text, of which the judge knows less; and
# a time of day alone.
_HARDLY = 0.1
_FAIRLY, _TELLING = 0.3, frozenset({"caption", "promo", "social", "legal", "credit", "correction", "banner"})
_HARDLY_ITEM, _UNLINKED, _LED = 0.01, 0.3, "cue begins related"
_RATHER, _LOOSE = 0.3, frozenset({"page: among running text", "page: extractor", "text: among prose"})
_PLAINLY = 0.05
_CLOCKED = 0.9
_ALONE = 0.7  # how likely a line may be text by itself, and yet be taken away for what stands around it
_ITEMS = frozenset({"li", "td", "dd", "dt"})
_CELLS = frozenset({"td", "th"})
_TAKEN, _TAKEN_PLAIN = 0.4, 0.5  # share of the judge's words of text that the model may take away
_LINES, _FEW = 0.3, 8  # the same of its lines on a page with markup, and lines that are few in any case
_SURELY, _ABOVE = 0.5, "page: above the text"  # how likely a line there must be text to be added to the paragraphs
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{3,4}| uhr)?", re.IGNORECASE)


class Likelihood(NamedTuple):
    """What the model makes of a line: how likely it is text, was by itself, and what it is if it is none."""

    text: float
    alone: float
    other: str


def kept(evidence: Evidence, wanted: Sequence[int], likely: Sequence[Likelihood]) -> list[bool]:
    """Return for each wanted line, of which so much is likely, whether it is text."""
    was = [_is_text(evidence.verdicts[number]) for number in wanted]
    taken = [one and _is_taken(evidence, number, share) for number, one, share in zip(wanted, was, likely, strict=True)]
    if _are_too_many(evidence, [number for number, one in zip(wanted, taken, strict=True) if one]):
        return was
    return [
        (one and not less) or (share.text > _SURELY and _opens(evidence, number))
        for number, one, less, share in zip(wanted, was, taken, likely, strict=True)
    ]


def _is_taken(evidence: Evidence, number: int, likely: Likelihood) -> bool:
    """Return whether a line of the judge's text is none; one that looks like text by itself stays."""
    if _is_number(evidence, number):
        return True
    return likely.alone < _ALONE and likely.text < _least(evidence, number, likely.other)


def _least(evidence: Evidence, number: int, other: str) -> float:
    """Return how likely a line of the judge's text must be text to stay so, where it is else something ``other``."""
    rule, block = _rule(evidence.verdicts[number]), evidence.outline.blocks[number]
    if _CLOCK.fullmatch(block.text):
        return _CLOCKED
    if evidence.plain:
        return _PLAINLY if rule == PROSE else _RATHER
    # The items of lists and tables look like related pages but for the links they have not.
    if other == "related" and block.linked < _UNLINKED and _LED not in evidence.cues(number):
        return _HARDLY_ITEM
    if rule in _LOOSE and evidence.outline.rooms[block.room].tag not in _ITEMS:
        return _RATHER
    return _FAIRLY if other in _TELLING else _HARDLY


def _are_too_many(evidence: Evidence, taken: Sequence[int]) -> bool:
    """Return whether so much of the judge's text would be taken away that the model must be wrong."""
    words = evidence.region.words
    text = [number for number, one in enumerate(evidence.verdicts) if _is_text(one)]
    share = _TAKEN_PLAIN if evidence.plain else _TAKEN
    if sum(words[number] for number in taken) > share * sum(words[number] for number in text):
        return True
    return not evidence.plain and len(taken) > max(_FEW, _LINES * len(text))


def _opens(evidence: Evidence, number: int) -> bool:
    """Return whether a line that is no text to the judge stands above it, in one room with its first paragraph."""
    blocks, rooms = evidence.outline.blocks, evidence.outline.rooms
    if _rule(evidence.verdicts[number]) != _ABOVE:
        return False
    return rooms[blocks[number].room].above == rooms[blocks[evidence.bounds[0]].room].above


def _is_number(evidence: Evidence, number: int) -> bool:
    """Return whether a line is a number alone, as of a picture or a page, and no cell of a table."""
    block = evidence.outline.blocks[number]
    return block.text.isdigit() and evidence.outline.rooms[block.room].tag not in _CELLS


def _is_text(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.label in TEXT


def _rule(verdict: Verdict | None) -> str:
    return verdict.rule if verdict else ""
