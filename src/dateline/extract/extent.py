"""Outline and region → extent: from which line to which a page's article runs, and which running text is its own.

A page may hold several stories, or what looks like more of the one. Where the running text stands in rooms of one form,
all of it is the article's. Where it does not, the article is the story that begins below the title.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from dateline.extract.outline import HEADINGS
from dateline.extract.parts import parts_of
from dateline.extract.region import Phrase, is_ended

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.extract.lines import LineRules, Place, Verdict
    from dateline.extract.outline import Block, Outline
    from dateline.extract.region import Region

PREFIX = 60  # letters in which a standfirst and the page's description agree
SUMMARY = 6  # words of a standfirst
_LINES = frozenset({"p", "li", "blockquote", "dd", "dt", "td"})
_MOSTLY_LINKED, _HALF_LINKED = 0.7, 0.45
_TAIL = 0.3  # share of the running text that may follow the article in other rooms
_STORY = 40  # words that make a story of what stands below a heading
_PART = 0.25  # the least share of the running text that the story of the title may have
_EVEN = 0.75  # share of the running text in rooms of one form, below which a region may hold two things
_WHOLE, _MOSTLY_EVEN = 0.9, 0.6  # share of it within one room, from which less evenness is enough
_BEGUN = 0.1  # the least share of a mixed page's running text that the story below its title may have


class Extent:
    """The article's lines ``first`` to ``last``, (1, 0) where there are none, and what its running text shows of it.

    ``parts`` are those of the region's rooms; ``home`` is the room that most of the article's paragraphs stand in.
    """

    def __init__(
        self, outline: Outline, region: Region, rules: LineRules, title: str | None, standfirst: str | None
    ) -> None:
        self._blocks, self._rooms = outline.blocks, outline.rooms
        self._region, self._rules = region, rules
        self.parts = parts_of(outline, region)
        self._title, self._standfirst = Phrase(title), Phrase(standfirst, PREFIX)
        self._said: dict[tuple[int, Place], Verdict | None] = {}
        self.home = 0
        self.first, self.last = self._bounds()

    def says(self, number: int, place: Place) -> Verdict | None:
        """Return what the words of a line say; inside the text they are read as below it."""
        asked = (number, "tail" if place == "inside" else place)
        if asked not in self._said:
            self._said[asked] = self._rules.of(self._blocks[number].text, asked[1])
        return self._said[asked]

    def is_title(self, block: Block) -> bool:
        """Return whether a line says the title."""
        return bool(self._title.words) and self._title.is_said(block.text)

    def is_standfirst(self, number: int, block: Block) -> bool:
        """Return whether a line says what the page says of itself."""
        return (
            bool(self._standfirst.words)
            and self._region.words[number] >= SUMMARY
            and self._rooms[block.room].tag != "figcaption"
            and self._standfirst.is_said(block.text)
        )

    def _bounds(self) -> tuple[int, int]:
        """Return the first and last line of the article's text: running text, and the short lines beside it."""
        prose = self._of_one_story(list(self._prose()))
        if not prose:
            return 1, 0
        self.home = self._main_home(prose)
        alike = self._alike(prose)
        evenness = self._size(alike) / self._size(prose)
        prose = self._without_tail(prose, max(alike))
        if not self._is_one(prose, evenness):
            prose = self._begun(prose)
            self.home = self._main_home(prose)
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
                said = self.says(number, "inside")
                if (said is None or said.label == "correction") and not self.is_title(block):
                    yield number

    def _of_one_story(self, prose: list[int]) -> list[int]:
        """Return the running text below the title's heading and above the next story's, where a page holds several."""
        heads = [number for number, block in enumerate(self._blocks) if self._rooms[block.room].tag == "h1"]
        own = [number for number in heads if self.is_title(self._blocks[number])]
        if not own or len(heads) == 1:
            return prose
        ahead = next((number for number in prose if number > own[0]), own[0])
        home = self._above_of(ahead)
        edge = max((number for number in prose if self._above_of(number) == home), default=ahead)
        later = [number for number in heads if number > edge]
        end = later[0] if later else len(self._blocks)
        below = [number for number in prose if own[0] < number < end]
        return below if self._size(below) >= max(_STORY, _PART * self._size(prose)) else prose

    def _main_home(self, prose: list[int]) -> int:
        """Return the room that most of the running text stands in as its paragraphs."""
        homes: Counter[int] = Counter()
        for number in prose:
            homes[self._above_of(number)] += self._region.words[number]
        return homes.most_common(1)[0][0]

    def _alike(self, prose: list[int]) -> list[int]:
        """Return the running text in rooms of the form of its main room."""
        form = self._form(self.home)
        homes = {home for home in set(map(self._above_of, prose)) if self._form(home) == form}
        return [number for number in prose if self._above_of(number) in homes]

    def _without_tail(self, prose: list[int], edge: int) -> list[int]:
        """Return the running text without that in rooms of another form below ``edge``, the last of the main form."""
        after = self._size(number for number in prose if number > edge)
        return [number for number in prose if number <= edge] if after <= _TAIL * self._size(prose) else prose

    def _is_one(self, prose: list[int], evenness: float) -> bool:
        """Return whether running text is of one thing: in rooms of one form, or most of it so and in one room."""
        if self._region.listed or evenness >= _EVEN:
            return True
        within = self._size(number for number in prose if self.home in self._above(self._blocks[number].room))
        return evenness >= _MOSTLY_EVEN and within >= _WHOLE * self._size(prose)

    def _begun(self, prose: list[int]) -> list[int]:
        """Return the running text of the story that begins below the title: that in rooms of one form, and in those.

        Where it stands in rooms that are named as text, all that does is of it.
        """
        heads = (number for number, block in enumerate(self._blocks) if self._rooms[block.room].tag in {"h1", "h2"})
        start = next((number for number in heads if self.is_title(self._blocks[number])), -1)
        below = [number for number in prose if number > start]
        stories: defaultdict[object, list[int]] = defaultdict(list)
        for number in below:
            stories[self._form(self._above_of(number))].append(number)
        least = max(_STORY, _BEGUN * self._size(below))
        story = next((story for story in stories.values() if self._size(story) >= least), None)
        if story is None:
            return prose
        homes = set(map(self._above_of, story))
        if any(map(self._is_named, story)):
            homes |= {self._above_of(number) for number in below if self._is_named(number)}
        last = max(number for number in below if not homes.isdisjoint(self._above(self._blocks[number].room)))
        return [number for number in below if story[0] <= number <= last]

    def _is_named(self, number: int) -> bool:
        """Return whether a line stands in a room of the region that is named as text."""
        return any(
            "body" in self._rooms[room].kinds
            for room in self._above(self._blocks[number].room)
            if room > self._region.root
        )

    def _below_standfirst(self, prose: list[int]) -> list[int]:
        for place, number in enumerate(prose):
            block = self._blocks[number]
            named = "standfirst" in self._rooms[block.room].kinds
            if not named and not self.is_standfirst(number, block):
                return prose[place:]
        return prose

    def _goes_on(self, number: int, beside: int) -> bool:
        """Return whether a line at the edge of the running text is of it: a short sentence, an item of a list."""
        block, room = self._blocks[number], self._rooms[self._blocks[number].room]
        if room.tag not in _LINES or self.parts[block.room]:
            return False
        if self.says(number, "tail" if number > beside else "head") or self.is_title(block):
            return False
        size = self._region.words[number]
        if room.tag == "p" and room.above == self.home and size >= SUMMARY + 2 and block.linked < _MOSTLY_LINKED:
            return is_ended(block.text)
        if block.linked > _HALF_LINKED:
            return False
        if not ({room.tag, self._rooms[room.above].tag} & {"li", "blockquote"} or (is_ended(block.text) and size)):
            return False
        return self._above_of(beside) in self._above(block.room)

    def _step(self, last: int, beside: int) -> int:
        """Return the line to which the text goes on after ``last``: the next, or a list below a heading."""
        for number in range(last + 1, min(last + 3, len(self._blocks))):
            if self._goes_on(number, beside):
                return number
            block = self._blocks[number]
            if self._rooms[block.room].tag not in HEADINGS or block.linked > _HALF_LINKED:
                break
        return last

    def _size(self, lines: Iterable[int]) -> int:
        return sum(self._region.words[number] for number in lines)

    def _form(self, room: int) -> tuple[str, frozenset[str], int]:
        return self._rooms[room].tag, self._rooms[room].kinds, sum(1 for _ in self._above(room))

    def _above_of(self, number: int) -> int:
        return self._rooms[self._blocks[number].room].above

    def _above(self, room: int) -> Iterator[int]:
        while room:
            room = self._rooms[room].above
            yield room
