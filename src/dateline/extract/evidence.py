"""Outline, region and verdicts → evidence: what can be said of a line, by name, for the line model to weigh.

The first evidence of a line is its own (words, links, marks, the rooms around it, what rules and region make of it) and
how its neighbours look. The second is what the first made of the lines around it.

It is told in names, which keep company in facets (:mod:`facets`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.extract.facets import (
    Told,
    among_labels,
    among_links,
    below_heading,
    cues_of,
    form,
    housed,
    in_room,
    in_text,
    judged,
    named,
    neighbour,
    rooms_named,
    standing,
    telling,
    words,
)
from dateline.extract.linewords import Echoes, Vocabulary
from dateline.extract.outline import HEADINGS
from dateline.extract.region import is_ended, key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.extract.facets import Facet, Names
    from dateline.extract.lines import Verdict
    from dateline.extract.outline import Block, Outline
    from dateline.extract.parts import Parts
    from dateline.extract.region import Region

_LEVELS = 6  # rooms around a line that are looked at
_NEAR = 2  # of them, those that are near
_BESIDE = 3  # lines before and after one whose labels are looked at
_HALF = 0.5
_SIZES = (0, 1, 2, 3, 5, 8, 12, 20, 35, 60)
_STEPS = (0, 1, 2, 3, 5, 8, 14, 25)
_WIDTHS, _LENGTHS = (3, 8, 16), (4, 9, 16)  # in words, of a line seen from afar and of one with a cue
_SHARES = (0.0, 0.2, 0.5, 0.8, 0.999)
_READER = frozenset(f"cue {how} reader" for how in ("begins", "holds"))  # cues that speak to whoever reads
_ITEMS = frozenset({"li", "td", "th"})


def bucket(value: float, edges: Sequence[float]) -> int:
    """Return how many of the edges a value reaches."""
    return bisect_right(edges, value)


@dataclass(slots=True)
class Evidence:
    """What is known of one page's lines; ``bounds`` are the first and last line of its text, if there is any.

    ``title`` and ``standfirst`` are the page's, as :func:`region.key` writes them; ``plain`` pages have no markup.
    """

    outline: Outline
    region: Region
    parts: Parts
    verdicts: Sequence[Verdict | None]
    title: str
    standfirst: str
    bounds: tuple[int, int]
    plain: bool = False
    _around: dict[int, Facet] = field(default_factory=dict)
    _known: dict[int, tuple[str, Names]] = field(default_factory=dict)

    def first(self, wanted: Sequence[int]) -> list[Told]:
        """Return the first evidence of the lines of these numbers, which ascend."""
        found = []
        heading = -1
        rooms, blocks = self.outline.rooms, self.outline.blocks
        judged = zip(blocks, self.verdicts, strict=True)
        addressed = self._addressed()
        linked = self._linked()
        vocabulary = Vocabulary(
            self.title, (block.text for block, verdict in judged if verdict and verdict.label == "body")
        )
        for number in wanted:
            block = blocks[number]
            told = self._of(number, block, vocabulary)
            told.facets.extend(self._beside(number))
            told.facets.append(self._among_links(number, block, linked))
            if self._speaks(number):
                told.names.append(f"reader {addressed} {_place(number, *self.bounds)[0]}")
            if heading >= 0:
                told.facets.append(below_heading(bucket(number - heading, _STEPS), self._shown(heading)[1]))
            if rooms[block.room].tag in HEADINGS:
                heading = number
            found.append(told)
        return found

    def _addressed(self) -> int:
        """Return how often the text itself speaks to the reader, in steps: where it does, that tells nothing."""
        text = [number for number, verdict in enumerate(self.verdicts) if verdict and verdict.label == "body"]
        speaking = sum(map(self._speaks, text))
        return bucket(speaking / len(text), (0.05, 0.15, 0.35)) if text else 0

    def _speaks(self, number: int) -> bool:
        """Return whether a line speaks to whoever reads."""
        return not _READER.isdisjoint(self.cues(number))

    def _linked(self) -> dict[int, int]:
        """Return for each room how much of the lines that stand together in it is links, in steps."""
        shares: defaultdict[int, list[float]] = defaultdict(list)
        for number, block in enumerate(self.outline.blocks):
            shares[self._group(number)].append(block.linked)
        return {group: bucket(sum(found) / len(found), _SHARES) for group, found in shares.items()}

    def _beside(self, number: int) -> tuple[Facet, Facet]:
        """Return what the lines right before and after one tell of it."""
        group = self._group(number)
        (before, above), (after, below) = self._shown(number - 1), self._shown(number + 1)
        return (
            neighbour("before", before, above, before != "edge" and self._group(number - 1) == group),
            neighbour("after", after, below, after != "edge" and self._group(number + 1) == group),
        )

    def _among_links(self, number: int, block: Block, linked: Mapping[int, int]) -> Facet:
        """Return how much of a line is links, and of the lines that stand together with it."""
        place, _ = _place(number, *self.bounds)
        return among_links(bisect_right(_SHARES, block.linked), linked[self._group(number)], place)

    def second(self, wanted: Sequence[int], likely: Sequence[str]) -> list[Told]:
        """Return what the labels first thought likely, of all lines, add to the evidence of those wanted."""
        text = [number for number, label in enumerate(likely) if label == "body"]
        first, last = (text[0], text[-1]) if text else (0, -1)
        head = next((number for number, label in enumerate(likely) if label == "headline"), -1)
        groups = [self._group(number) for number in wanted]
        rooms: defaultdict[int, Counter[str]] = defaultdict(Counter)
        for number, group in zip(wanted, groups, strict=True):
            rooms[group][likely[number]] += 1
        blocks = self.outline.blocks
        echoes = Echoes([block.text for block in blocks], likely)
        mostly: dict[tuple[int, str], str | None] = {}
        edged = ["edge"] * _BESIDE + [*likely] + ["edge"] * _BESIDE
        found = []
        recent = "start"
        for number, group in zip(wanted, groups, strict=True):
            label = likely[number]
            place, away = _place(number, first, last)
            after = "none" if head < 0 else "before" if number < head else "after" if number > head else "here"
            if (group, label) not in mostly:
                mostly[group, label] = _most_of_the_others(rooms[group], label)
            facets = among_labels(edged[number : number + 2 * _BESIDE + 1], recent)
            own = in_text(label, place, away, after, mostly[group, label])
            found.append(Told([own, *facets], echoes.of(blocks[number].text, label)))
            if label not in {"body", "none"}:
                recent = label
        return found

    def cues(self, number: int) -> Names:
        """Return what the telling words of a line say."""
        return self._shown(number)[1]

    def _of(self, number: int, block: Block, vocabulary: Vocabulary) -> Told:
        region, verdict = self.region, self.verdicts[number]
        size, room = region.words[number], self.outline.rooms[block.room]
        width = bisect_right(_SIZES, size)
        place, away = _place(number, *self.bounds)
        look, cued = self._shown(number)
        label, rule = (verdict.label, verdict.rule) if verdict else ("none", "none")
        facets = [
            form(look, width, bisect_right(_SHARES, block.linked), bisect_right(_SHARES, block.strong)),
            standing(place, away, room.tag, width),
            judged(label, rule, place, width),
            housed(region.within[block.room], place, self.parts[block.room], region.prose[number] > 0),
            named(block.kinds, room.kinds),
            telling(cued, place, bisect_right(_LENGTHS, size)),
            words(block.text, size),
        ]
        if block.room:
            facets.append(self._rooms_around(block.room))
        names = [*self._titled(block, place, size), *vocabulary.shared(block.text, is_text=label == "body")]
        return Told(facets, names)

    def _titled(self, block: Block, place: str, size: int) -> Names:
        words = key(block.text)
        if not words:
            return ()
        found: Names = ()
        if words == self.title:
            found = ("is title", f"is title {place} {self.outline.rooms[block.room].tag in HEADINGS}")
        elif size >= _NEAR and self.title.startswith(words):
            found = ("begins title",)
        if self.standfirst and words.startswith(self.standfirst):
            found += (f"is description {place}",)
        return found

    def _rooms_around(self, room: int) -> Facet:
        """Return what the rooms around one are named for, the same for all that stand in the same room."""
        above = self.outline.rooms[room].above
        known = self._around.get(above)
        if known is None:
            known = self._around[above] = rooms_named(tuple(self._named_rooms(above)))
        return known

    def _named_rooms(self, number: int) -> dict[str, None]:
        rooms = self.outline.rooms
        named: dict[str, None] = {}
        for level in range(_LEVELS):
            room = rooms[number]
            named |= in_room(room.kinds, room.tag, "near" if level < _NEAR else "far")
            if not number:
                break
            number = room.above
        return named

    def _group(self, number: int) -> int:
        """Return the room whose lines stand together with this one: the list of an item, the box of a paragraph."""
        rooms = self.outline.rooms
        above = rooms[self.outline.blocks[number].room].above
        return rooms[above].above if rooms[above].tag in {"li", "tr"} else above

    def _shown(self, number: int) -> tuple[str, Names]:
        """Return how a line looks from afar, and its cues."""
        if not 0 <= number < len(self.outline.blocks):
            return "edge", ()
        known = self._known.get(number)
        if known is None:
            block = self.outline.blocks[number]
            known = self._known[number] = self._look(number, block), cues_of(block.text)
        return known

    def _look(self, number: int, block: Block) -> str:
        size, tag = self.region.words[number], self.outline.rooms[block.room].tag
        kind = "heading" if tag in HEADINGS else "item" if tag in _ITEMS else "line"
        width = bucket(size, _WIDTHS)
        return f"{kind} {width}{' ended' if is_ended(block.text) else ''}{' linked' if block.linked > _HALF else ''}"


def _place(number: int, first: int, last: int) -> tuple[str, int]:
    """Return where a line stands to the text that runs from ``first`` to ``last``, and how far from it in steps."""
    if first > last:
        return "nowhere", 0
    if number < first:
        return "above", bucket(first - number, _STEPS)
    return ("below", bucket(number - last, _STEPS)) if number > last else ("inside", 0)


def _most_of_the_others(room: Counter[str], label: str) -> str | None:
    """Return the commonest label of a room's lines, one of this label left out."""
    best = max(room, key=lambda other: (room[other] - (other == label), other))
    return best if room[best] - (best == label) else None
