"""Outline and region → labels: what each line in and about the article's room is for.

The order of trust: what the line's own words say, the part of the page it stands in, and where it stands among the
running text. What is none of the others, between the first and the last line of running text, is body.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.extract.extent import SUMMARY
from dateline.extract.lines import Verdict
from dateline.extract.outline import HEADINGS
from dateline.extract.region import is_ended

if TYPE_CHECKING:
    from dateline.extract.extent import Extent
    from dateline.extract.lines import LineRules, Place
    from dateline.extract.outline import Block, Outline, Room
    from dateline.extract.region import Region
    from dateline.records import LineLabel

_CELLS = frozenset({"td", "th"})  # of a table: they repeat each other, and are named for their columns
_SHORT = 12  # words: of longer lines an inline element names a part only
_SENTENCE = 16  # words of a linked line that can still be running text
_LINKED = 0.85
_HALF_LINKED = 0.45
_BESIDE = 12  # lines a heading may stand above its text
_INLINE: tuple[tuple[str, LineLabel], ...] = (
    ("caption", "caption"),
    ("byline", "byline"),
    ("social", "social"),
    ("promo", "promo"),
    ("related", "related"),
)
_AFTER: frozenset[LineLabel] = frozenset({"legal", "credit", "correction"})
_BEFORE: frozenset[LineLabel] = frozenset({*_AFTER, "byline", "caption"})
_TEXT = frozenset({"body", "subhead", "standfirst"})
_LETTER = re.compile(r"[^\W_]")


class Judge:
    """Labels the lines of one page, each line once, in order, within the ``extent`` of its article."""

    def __init__(self, outline: Outline, region: Region, extent: Extent, rules: LineRules) -> None:
        self._blocks, self._rooms = outline.blocks, outline.rooms
        self._region, self._extent, self._rules = region, extent, rules
        self._seen: set[str] = set()
        self._summed = False  # whether a standfirst was found above the region

    def verdicts(self) -> list[Verdict | None]:
        """Return the label of each line, None for lines outside the article; all None where there is no article."""
        found: list[Verdict | None] = [None] * len(self._blocks)
        if self._extent.first > self._extent.last:
            return found
        for number, block in enumerate(self._blocks):
            found[number] = self._verdict(number, block)
        return self._without_lone_headings(found)

    def _verdict(self, number: int, block: Block) -> Verdict | None:
        place: Place = "head" if number < self._extent.first else "tail" if number > self._extent.last else "inside"
        inside = self._region.within[block.room]
        if place == "tail" and not inside:
            return self._beyond(block, place, _AFTER)
        if (place == "head" or inside) and self._extent.is_title(block):
            return Verdict("headline", "page: equals the title")
        return self._within(number, block, place) if inside else self._outside(number, block, place)

    def _within(self, number: int, block: Block, place: Place) -> Verdict:
        """Return the label of a line of the region that does not say the title."""
        if self._extent.parts[block.room] == "body":
            return Verdict("body", "page: a post shown in the text")
        if block.text in self._seen and not self._may_repeat(block):
            return Verdict("promo", "page: repeats an earlier line", 0.7)
        self._seen.add(block.text)
        if place == "head" and not self._summed and self._extent.is_standfirst(number, block):
            return Verdict("standfirst", "page: the page's description")
        return self._extent.says(number, place) or self._by_room(number, block, place)

    def _may_repeat(self, block: Block) -> bool:
        """Return whether a line can stand in a text twice: the cell of a table, a line of stars or dashes."""
        room = self._rooms[block.room]
        return (
            room.tag in _CELLS
            or not _LETTER.search(block.text)
            or (room.tag == "p" and room.above == self._extent.home)
        )

    def _by_room(self, number: int, block: Block, place: Place) -> Verdict:
        """Return the label of a line of the region whose words say nothing."""
        room, part = self._rooms[block.room], self._extent.parts[block.room]
        if place == "head" and "standfirst" in room.kinds and self._region.words[number] >= SUMMARY:
            return Verdict("standfirst", "page: named so")
        if part:
            return Verdict(part, f"page: in a room for {part}")
        if place == "head":
            return Verdict("related" if block.linked > _LINKED else "byline", "page: above the text", 0.6)
        if place == "tail":
            return Verdict("related" if block.linked > _HALF_LINKED else "promo", "page: below the text", 0.6)
        return self._among(number, block, room)

    def _among(self, number: int, block: Block, room: Room) -> Verdict:
        """Return the label of a line among the running text: body, unless its markup says otherwise."""
        size = self._region.words[number]
        named = (
            next((label for kind, label in _INLINE if kind in block.kinds), None)
            if size < _SHORT and room.tag not in _CELLS
            else None
        )
        if named:
            return Verdict(named, "page: an inline element is named so", 0.8)
        if room.tag in HEADINGS:
            beside = block.linked > _HALF_LINKED and room.above != self._extent.home
            return Verdict("related", "page: a linked heading") if beside else Verdict("subhead", "page: a heading")
        if block.linked > _LINKED and room.tag != "li" and not (size >= _SENTENCE and is_ended(block.text)):
            return Verdict("related", "page: a link alone")
        if "standfirst" in room.kinds and number > self._extent.first + _BESIDE and self._after_link(number):
            return Verdict("related", "page: goes with a linked heading", 0.8)
        return Verdict("body", "page: running text" if self._region.prose[number] else "page: among running text")

    def _after_link(self, number: int) -> bool:
        return any(self._blocks[before].linked > _HALF_LINKED for before in range(max(0, number - 2), number))

    def _outside(self, number: int, block: Block, place: Place) -> Verdict | None:
        if place != "head":
            return self._beyond(block, place, _AFTER)
        if not self._summed and self._extent.is_standfirst(number, block) and not self._is_told(block.text):
            self._summed = True
            return Verdict("standfirst", "page: the page's description")
        room = self._rooms[block.room]
        if room.tag not in HEADINGS and self._region.words[number] < 2 * _SHORT and "byline" in room.kinds:
            return Verdict("byline", "page: named so", 0.7)
        return self._beyond(block, place, _BEFORE)

    def _beyond(self, block: Block, place: Place, near: frozenset[LineLabel]) -> Verdict | None:
        """Return what the words of a line outside the region say, where it is of a label that can stand there."""
        return self._rules.of(block.text, place, near) if block.linked < _HALF_LINKED else None

    def _is_told(self, text: str) -> bool:
        """Return whether the article says the same word for word as one of its paragraphs."""
        return any(self._blocks[number].text == text for number in range(self._extent.first, self._extent.last + 1))

    def _without_lone_headings(self, found: list[Verdict | None]) -> list[Verdict | None]:
        """Turn headings that no text follows into what they are: titles of furniture."""
        ahead = len(found) + _BESIDE + 1
        for number in range(len(found) - 1, -1, -1):
            verdict = found[number]
            if verdict is None or verdict.label not in _TEXT:
                continue
            if verdict.label == "subhead" and ahead - number > _BESIDE:
                found[number] = Verdict("related", "page: a heading without text", 0.7)
            else:
                ahead = number
        return found
