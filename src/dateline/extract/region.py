"""Outline → Region: the room that holds the article, and how much running text each room holds.

Running text is what news is written in: lines of some length that end as sentences do and are not links. The region is
found by going down from the page, as long as one room holds nearly all the running text there is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.extract.outline import Block, Outline

_ENDED = re.compile(r"[.!?…:。！？][\"'”’»)\]*\s♦■●◆∎•]*$")
_WORD = re.compile(r"\w+")
_SPACED = bytes(code if re.match(rb"\w", bytes((code,))) else ord(" ") for code in range(256))
_LOWERED = _SPACED.lower()
_MARKS = "’“”‘–—…\xa0«»•·©"  # what lines in Latin script have beside ASCII, more often than letters
_UNSPACED = re.compile(r"[\u3040-\u9fff\uac00-\ud7af]")
_LEAST = 8  # words of running text
_MOST = 120  # a line counts for no more words than this
_BODY = "articleBody"  # as schema.org spells it
_HALF = 0.5
_LIST = 60  # words that make an article of a list
_STORY = 80  # words that make a story of what stands below a heading
_PART = 0.2  # share of the largest region's running text that another must hold to be the article
_LONG = 25  # words that no heading has: running text even where its end is cut
_DOMINANT = 0.85  # share of the running text of a room that one room inside must hold to be gone down into
_LETTERS_A_WORD = 3  # in scripts that set no spaces
_FURNITURE_TAGS = frozenset({"nav", "footer", "figcaption", "figure", "form", "dialog", "menu"})
_FURNITURE_KINDS = frozenset({"chrome", "related", "promo"})
_DISCOUNT = 0.3
_NEARLY_NOTHING = 0.02
_WHOLE = frozenset({"html", "body", "main"})  # named for the page, not for a part of it
_LINES = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "dd", "dt", "pre"})


@dataclass(slots=True)
class Region:
    """The article's ``root`` room; for each block its ``words`` and ``prose``; for each room the sums of its blocks.

    ``total`` is the running text in the root, ``within`` tells for each room whether it is inside the root. ``listed``
    articles are lists or tables with little running text.
    """

    root: int
    words: list[int]
    prose: list[float]
    held: list[float]
    sized: list[float]
    linked: list[float]
    within: list[bool]
    listed: bool = False

    @property
    def total(self) -> float:
        """The running text in the root, in words."""
        return self.held[self.root]


def region_of(outline: Outline, title: str | None = None) -> Region:
    """Return the region of the article on a page; where there is no running text its root is the page.

    An ``article`` with a heading equal to ``title`` that is a story of its own goes before a larger region elsewhere.
    """
    blocks, rooms = outline.blocks, outline.rooms
    words = [words_in(block.text) for block in blocks]
    prose = [_prose(block, size) for block, size in zip(blocks, words, strict=True)]
    sums = _Sums(outline)
    sized = sums.of(words)
    linked = sums.of([block.linked * size for block, size in zip(blocks, words, strict=True)])
    held = sums.of(prose)
    barred, hard = _barred(outline, held)
    weighed = sums.of([amount * barred[block.room] for block, amount in zip(blocks, prose, strict=True)])
    if min(hard) < 1:
        prose = [amount * hard[block.room] for block, amount in zip(blocks, prose, strict=True)]
        held = sums.of(prose)
    root = _titled(outline, held, _down(outline, weighed), key(title))
    stated = _stated(outline, held, sized, linked, root)
    root = root if stated is None else stated
    within = [False] * len(rooms)
    within[root] = True
    for number in range(root + 1, len(rooms)):
        within[number] = within[rooms[number].above]
    return Region(root, words, prose, held, sized, linked, within, listed=stated is not None)


def _titled(outline: Outline, held: Sequence[float], root: int, title: str) -> int:
    """Return the element ``article`` around the title's heading where it is a story apart from ``root``."""
    around, least = set(_up(outline, root)), max(_STORY, _PART * held[root])
    for block in outline.blocks:
        if title and outline.rooms[block.room].tag in {"h1", "h2"} and key(block.text) == title:
            own = next((room for room in _up(outline, block.room) if held[room] >= least), 0)
            if outline.rooms[own].tag != "article":
                return root
            return root if own in around or root in _up(outline, own) else own
    return root


def _stated(
    outline: Outline, held: Sequence[float], sized: Sequence[float], linked: Sequence[float], root: int
) -> int | None:
    """Return the one room that microdata calls the article's body, where it is a list and ``root`` is of others."""
    able = {
        number
        for number, size in enumerate(sized)
        if size >= _LIST and linked[number] < _HALF * size and held[number] < _HALF * min(held[root], size)
    }
    rooms = outline.rooms
    if not any(_BODY in rooms[number].names for number in able):
        return None
    named = [number for number, room in enumerate(rooms) if sized[number] and _BODY in room.names]
    own = named[0]
    return own if own in able and all(own in _up(outline, number) for number in named) else None


def _up(outline: Outline, room: int) -> Iterator[int]:
    """Yield the room and those around it, from the inside out."""
    while room:
        yield room
        room = outline.rooms[room].above
    yield 0


def key(text: str | None) -> str:
    """Return the words of a line in lower case: two lines of one key say the same."""
    text = without_marks(text or "")
    if text.isascii():  # the same, three times as fast
        return b" ".join(text.encode().translate(_LOWERED).split()).decode()
    return " ".join(_WORD.findall(text.lower()))


class Phrase:
    """The title or the summary of a page, ready to be looked for among its lines; ``most`` letters are compared."""

    __slots__ = ("_longest", "_most", "words")

    def __init__(self, text: str | None, most: int | None = None) -> None:
        self.words, self._most = key(text)[:most], most
        # Of most lines one look for the longest word shows that they say something else.
        self._longest = max(self.words.split(), key=len, default="")

    def is_said(self, text: str) -> bool:
        """Return whether a line says the same."""
        return self._longest in text.lower() and key(text)[: self._most] == self.words


def words_in(text: str) -> int:
    """Return the number of words of a line; of scripts without spaces, a third of its letters."""
    text = without_marks(text)
    if text.isascii():
        return len(text.encode().translate(_SPACED).split())
    return max(len(_WORD.findall(text)), len(_UNSPACED.findall(text)) // _LETTERS_A_WORD)


def without_marks(text: str) -> str:
    """Return a text with spaces for the usual marks that ASCII has not, none of which is of a word."""
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, " ")
    return text


def is_ended(text: str) -> bool:
    """Return whether a line ends as a sentence does."""
    return _ENDED.search(text[-8:]) is not None


def _prose(block: Block, size: int) -> float:
    if size < _LEAST or block.linked > 0.5 or not (size >= _LONG or is_ended(block.text)):  # noqa: PLR2004 -- half
        return 0.0
    return float(min(size, _MOST))


def _barred(outline: Outline, held: Sequence[float]) -> tuple[list[float], list[float]]:
    """Return for each room what its running text counts: less in furniture, nearly nothing in captions and comments.

    The second is without what only names say. Rooms without running text are passed over.
    """
    weights, hard = [1.0] * len(outline.rooms), [1.0] * len(outline.rooms)
    titled: set[int] | None = None
    for number, room in enumerate(outline.rooms):
        if not held[number]:
            continue
        weight, least = (weights[room.above], hard[room.above]) if number else (1.0, 1.0)
        kinds = room.kinds
        commented = "comment" in kinds and room.tag not in _WHOLE
        if commented and titled is None:
            headed = (block.room for block in outline.blocks if outline.rooms[block.room].tag == "h1")
            titled = {around for room_of in headed for around in _up(outline, room_of)}
        if room.tag in _FURNITURE_TAGS or (commented and number not in (titled or ())):
            weight = least = _NEARLY_NOTHING
        elif room.tag not in _LINES | _WHOLE and (
            room.tag == "aside" or (kinds & _FURNITURE_KINDS and "body" not in kinds)
        ):
            weight = min(weight, _DISCOUNT)
        weights[number], hard[number] = weight, least
    return weights, hard


class _Sums:
    """Sums over the blocks in each room and in the rooms inside it."""

    def __init__(self, outline: Outline) -> None:
        self._rooms = [block.room for block in outline.blocks]
        self._above = [room.above for room in outline.rooms]

    def of(self, amounts: Sequence[float]) -> list[float]:
        """Return for each room the sum of what its blocks amount to."""
        above = self._above
        sums = [0.0] * len(above)
        for room, amount in zip(self._rooms, amounts, strict=True):
            if amount:
                sums[room] += amount
        for number in range(len(sums) - 1, 0, -1):
            if sums[number]:
                sums[above[number]] += sums[number]
        return sums


def _down(outline: Outline, held: Sequence[float]) -> int:
    best: dict[int, int] = {}
    for number in range(1, len(outline.rooms)):
        above = outline.rooms[number].above
        if held[number] > held[best.get(above, 0)] or above not in best:
            best[above] = number
    room = 0
    while room in best and held[best[room]] >= _DOMINANT * held[room] > 0:
        if outline.rooms[best[room]].tag in _LINES:
            break
        room = best[room]
    return room
