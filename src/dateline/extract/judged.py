"""Outline and region → labels: what each line in and about the article's room is for.

The order of trust: what the line's own words say, the part of the page it stands in, and where it stands among the
running text. What is none of the others, between the first and the last line of running text, is body.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from dateline.extract.lines import Verdict
from dateline.extract.parts import parts_of
from dateline.extract.region import Phrase, is_ended

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.extract.lines import LineRules, Place
    from dateline.extract.outline import Block, Outline, Room
    from dateline.extract.region import Region
    from dateline.records import LineLabel

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LINES = frozenset({"p", "li", "blockquote", "dd", "dt", "td"})
_CELLS = frozenset({"td", "th"})  # of a table: they repeat each other, and are named for their columns
_SHORT = 12  # words: of longer lines an inline element names a part only
_SENTENCE = 16  # words of a linked line that can still be running text
_LEAST = 6  # words of a standfirst
PREFIX = 60  # letters in which a standfirst and the page's description agree
_LINKED = 0.85
_MOSTLY_LINKED, _HALF_LINKED = 0.7, 0.45
_TAIL = 0.3  # share of the running text that may follow the article in other rooms
_STORY = 40  # words that make a story of what stands below a heading
_PART = 0.25  # the least share of the running text that the story of the title may have
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
    """Labels the lines of one page, each line once, in order.

    ``first`` and ``last`` bound the article's text; ``evenness`` is the share of its running text that stands in rooms
    of one form: where it is low, the region holds more than one thing, unless ``homed``, the share of it that stands in
    the room of most paragraphs, is high.
    """

    def __init__(
        self, outline: Outline, region: Region, rules: LineRules, title: str | None, standfirst: str | None
    ) -> None:
        self._blocks, self._rooms = outline.blocks, outline.rooms
        self._region, self._rules = region, rules
        self.parts = parts_of(outline, region)
        self._title, self._standfirst = Phrase(title), Phrase(standfirst, PREFIX)
        self._said: dict[tuple[int, Place], Verdict | None] = {}
        self._seen: set[str] = set()
        self._home = 0
        self.evenness = self.homed = 0.0
        self.first, self.last = self._bounds()

    def verdicts(self) -> list[Verdict | None]:
        """Return the label of each line, None for lines outside the article; all None where there is no article."""
        found: list[Verdict | None] = [None] * len(self._blocks)
        if self.first > self.last:
            return found
        for number, block in enumerate(self._blocks):
            found[number] = self._verdict(number, block)
        return self._without_lone_headings(found)

    def _bounds(self) -> tuple[int, int]:
        """Return the first and last line of the article's text: running text, and the short lines beside it."""
        prose = self._of_one_story(list(self._prose()))
        if not prose:
            return 1, 0
        self._home = self._main_home(prose)
        prose = self._without_tail(prose)
        self.homed = self._size(number for number in prose if self._is_home(number)) / self._size(prose)
        prose = self._below_standfirst(prose)
        first, last = prose[0], prose[-1]
        while first > 0 and self._goes_on(first - 1, prose[0]):
            first -= 1
        while (step := self._step(last, prose[-1])) > last:
            last = step
        return first, last

    def _prose(self) -> Iterator[int]:
        for number, (block, amount) in enumerate(zip(self._blocks, self._region.prose, strict=True)):
            written = amount or (self._region.listed and block.linked < _HALF_LINKED)
            if written and self._region.within[block.room] and self.parts[block.room] in {None, "body"}:
                said = self._says(number, "inside")
                if (said is None or said.label == "correction") and not self._title.is_said(block.text):
                    yield number

    def _main_home(self, prose: list[int]) -> int:
        """Return the room that most of the running text stands in as its paragraphs."""
        homes: Counter[int] = Counter()
        for number in prose:
            homes[self._rooms[self._blocks[number].room].above] += self._region.words[number]
        return homes.most_common(1)[0][0]

    def _is_home(self, number: int) -> bool:
        room = self._blocks[number].room
        return room == self._home or self._home in self._above(room)

    def _without_tail(self, prose: list[int]) -> list[int]:
        """Return the running text without that in rooms of another form below the last of the article's."""
        form = self._form(self._home)
        homes = {home for home in set(map(self._above_of, prose)) if self._form(home) == form}
        alike = {number for number in prose if self._above_of(number) in homes}
        total = self._size(prose)
        self.evenness = self._size(alike) / total
        edge = max(alike)
        after = self._size(number for number in prose if number > edge)
        return [number for number in prose if number <= edge] if after <= _TAIL * total else prose

    def _below_standfirst(self, prose: list[int]) -> list[int]:
        for place, number in enumerate(prose):
            block = self._blocks[number]
            named = "standfirst" in self._rooms[block.room].kinds
            if not named and not self._is_standfirst(number, block):
                return prose[place:]
        return prose

    def _size(self, lines: Iterable[int]) -> int:
        return sum(self._region.words[number] for number in lines)

    def _form(self, room: int) -> tuple[str, frozenset[str], int]:
        return self._rooms[room].tag, self._rooms[room].kinds, sum(1 for _ in self._above(room))

    def _of_one_story(self, prose: list[int]) -> list[int]:
        """Return the running text below the title's heading and above the next story's, where a page holds several."""
        heads = [number for number, block in enumerate(self._blocks) if self._rooms[block.room].tag == "h1"]
        own = [number for number in heads if self._title.is_said(self._blocks[number].text)]
        if not own or len(heads) == 1:
            return prose
        ahead = next((number for number in prose if number > own[0]), own[0])
        home = self._above_of(ahead)
        edge = max((number for number in prose if self._above_of(number) == home), default=ahead)
        later = [number for number in heads if number > edge]
        end = later[0] if later else len(self._blocks)
        below = [number for number in prose if own[0] < number < end]
        return below if self._size(below) >= max(_STORY, _PART * self._size(prose)) else prose

    def _goes_on(self, number: int, beside: int) -> bool:
        """Return whether a line at the edge of the running text is of it: a short sentence, an item of a list."""
        block, room = self._blocks[number], self._rooms[self._blocks[number].room]
        if room.tag not in _LINES or self.parts[block.room]:
            return False
        if self._says(number, "tail" if number > beside else "head") or self._title.is_said(block.text):
            return False
        size = self._region.words[number]
        if room.tag == "p" and room.above == self._home and size >= _LEAST + 2 and block.linked < _MOSTLY_LINKED:
            return is_ended(block.text)
        if block.linked > _HALF_LINKED:
            return False
        if not ({room.tag, self._rooms[room.above].tag} & {"li", "blockquote"} or (is_ended(block.text) and size)):
            return False
        home = self._rooms[self._blocks[beside].room].above
        return home in self._above(block.room)

    def _step(self, last: int, beside: int) -> int:
        """Return the line to which the text goes on after ``last``: the next, or a list below a heading."""
        for number in range(last + 1, min(last + 3, len(self._blocks))):
            if self._goes_on(number, beside):
                return number
            block = self._blocks[number]
            if self._rooms[block.room].tag not in _HEADINGS or block.linked > _HALF_LINKED:
                break
        return last

    def _above_of(self, number: int) -> int:
        return self._rooms[self._blocks[number].room].above

    def _above(self, room: int) -> Iterator[int]:
        while room:
            room = self._rooms[room].above
            yield room

    def _verdict(self, number: int, block: Block) -> Verdict | None:
        place: Place = "head" if number < self.first else "tail" if number > self.last else "inside"
        inside = self._region.within[block.room]
        if place == "tail" and not inside:
            return self._beyond(block, place, _AFTER)
        if (place == "head" or inside) and self._title.words and self._title.is_said(block.text):
            return Verdict("headline", "page: equals the title")
        return self._within(number, block, place) if inside else self._outside(number, block, place)

    def _within(self, number: int, block: Block, place: Place) -> Verdict:
        """Return the label of a line of the region that does not say the title."""
        if self.parts[block.room] == "body":
            return Verdict("body", "page: a post shown in the text")
        if block.text in self._seen and not self._may_repeat(block):
            return Verdict("promo", "page: repeats an earlier line", 0.7)
        self._seen.add(block.text)
        if place == "head" and self._is_standfirst(number, block):
            return Verdict("standfirst", "page: the page's description")
        return self._says(number, place) or self._by_room(number, block, place)

    def _may_repeat(self, block: Block) -> bool:
        """Return whether a line can stand in a text twice: the cell of a table, a line of stars or dashes."""
        room = self._rooms[block.room]
        return room.tag in _CELLS or not _LETTER.search(block.text) or (room.tag == "p" and room.above == self._home)

    def _by_room(self, number: int, block: Block, place: Place) -> Verdict:
        """Return the label of a line of the region whose words say nothing."""
        room, part = self._rooms[block.room], self.parts[block.room]
        if place == "head" and "standfirst" in room.kinds and self._region.words[number] >= _LEAST:
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
        if room.tag in _HEADINGS:
            beside = block.linked > _HALF_LINKED and room.above != self._home
            return Verdict("related", "page: a linked heading") if beside else Verdict("subhead", "page: a heading")
        if block.linked > _LINKED and room.tag != "li" and not (size >= _SENTENCE and is_ended(block.text)):
            return Verdict("related", "page: a link alone")
        if "standfirst" in room.kinds and number > self.first + _BESIDE and self._after_link(number):
            return Verdict("related", "page: goes with a linked heading", 0.8)
        return Verdict("body", "page: running text" if self._region.prose[number] else "page: among running text")

    def _after_link(self, number: int) -> bool:
        return any(self._blocks[before].linked > _HALF_LINKED for before in range(max(0, number - 2), number))

    def _outside(self, number: int, block: Block, place: Place) -> Verdict | None:
        if place != "head":
            return self._beyond(block, place, _AFTER)
        if self._is_standfirst(number, block) and not self._is_told(block.text):
            self._standfirst = Phrase(None)
            return Verdict("standfirst", "page: the page's description")
        room = self._rooms[block.room]
        if room.tag not in _HEADINGS and self._region.words[number] < 2 * _SHORT and "byline" in room.kinds:
            return Verdict("byline", "page: named so", 0.7)
        return self._beyond(block, place, _BEFORE)

    def _beyond(self, block: Block, place: Place, near: frozenset[LineLabel]) -> Verdict | None:
        """Return what the words of a line outside the region say, where it is of a label that can stand there."""
        return self._rules.of(block.text, place, near) if block.linked < _HALF_LINKED else None

    def _says(self, number: int, place: Place) -> Verdict | None:
        """Return what the words of a line say; inside the text they are read as below it."""
        asked = (number, "tail" if place == "inside" else place)
        if asked not in self._said:
            self._said[asked] = self._rules.of(self._blocks[number].text, asked[1])
        return self._said[asked]

    def _is_standfirst(self, number: int, block: Block) -> bool:
        return (
            bool(self._standfirst.words)
            and self._region.words[number] >= _LEAST
            and self._rooms[block.room].tag != "figcaption"
            and self._standfirst.is_said(block.text)
        )

    def _is_told(self, text: str) -> bool:
        """Return whether the article says the same word for word as one of its paragraphs."""
        return any(self._blocks[number].text == text for number in range(self.first, self.last + 1))

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
