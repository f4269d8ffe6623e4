"""Page → Outline: its lines in document order, and the tree of the elements that hold them.

Elements that break lines are *rooms*. Each knows the room around it, its tag, and what its names (class, id, role)
say it is for: :mod:`dateline.extract.roomnames` reads the words people give the parts of their pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from dateline.extract.roomnames import kinds_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.extract.elements import Elements
    from dateline.extract.page import Page

_SKIPPED = frozenset({
    "script", "style", "noscript", "template", "svg", "iframe", "select", "input", "textarea", "object",
    "video", "audio", "canvas", "title", "math", "map", "dialog",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    "data", "img", "picture", "source", "amp-img", "label",
})  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Notes that are shown while the pointer rests on the words before them: no words of the sentence they stand in.
_RESTED_ON = re.compile(r"(?:rollover|popover|hover-?card|tooltip)[-_]?(?:\w+[-_])?(?:block|box|body|content|text)\b")
_NAMING = frozenset({"class", "id", "role", "itemprop", "data-component", "data-testid"})
_CLASS = frozenset({"class"})
# What an element is to the walk, by its tag; elements not named here are rooms.
_SKIP, _PLAIN, _LINK, _STRONG, _SPAN, _BREAK, _ROOM = range(7)
# Rooms by their tags, those that most pages are made of: of others Python is asked.
_COMMON = (
    "div", "p", "li", "ul", "td", "tr", "h2", "h3", "section", "article", "header", "meta", "link", "path", "option",
)  # fmt: skip


class _Parts(dict[str, int]):
    """The parts by tag."""

    def __missing__(self, tag: str) -> int:
        return _ROOM


_PARTS = _Parts(
    dict.fromkeys(_COMMON, _ROOM)
    | dict.fromkeys(_INLINE, _PLAIN)
    | dict.fromkeys(_SKIPPED, _SKIP)
    | {"br": _BREAK, "hr": _BREAK, "a": _LINK, "b": _STRONG, "strong": _STRONG, "span": _SPAN}
)
_LONGEST_NAMES = 400
_NONE: frozenset[str] = frozenset()
_PARAGRAPH = 150  # characters of a paragraph that makes a hidden element part of a story
_DEEPEST = 200  # rooms within rooms; what is nested deeper counts to the room at that depth
_NARROWEST, _WIDEST = 50, 100  # letters in a line of a text that is set in a column
_SLACK = 3  # letters by which its lines may fall short of the column
_LEAST_FULL, _MOST_FULL = 3, 0.3  # lines of it that end where the next word did not fit: number, and share
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class Room(msgspec.Struct, gc=False):
    """An element that breaks lines: the number of the room around it, its tag, and its attributes as given.

    What the names in these say is read when asked: of most rooms of a page nobody asks.
    """

    above: int
    tag: str
    given: Mapping[str, str]
    known: frozenset[str] | None = None  # its kinds, once asked for

    @property
    def names(self) -> str:
        """The names people gave the room; the id of a heading is made of its words, and is none."""
        naming = _CLASS if self.tag in HEADINGS else _NAMING
        return " ".join([value for name, value in self.given.items() if name in naming])[:_LONGEST_NAMES]

    @property
    def kinds(self) -> frozenset[str]:
        """What the names say the room is for."""
        if self.known is None:
            self.known = kinds_of(names) if self.given and (names := self.names) else _NONE
        return self.known


class Block(msgspec.Struct, gc=False):
    """One line: its words and the number of its room; ``linked`` and ``strong`` are shares of its characters.

    ``names`` are those of the inline elements that open in it.
    """

    text: str
    room: int = 0
    linked: float = 0.0
    strong: float = 0.0
    names: str = ""

    @property
    def kinds(self) -> frozenset[str]:
        """What the names say the line is for."""
        return kinds_of(self.names) if self.names else _NONE


@dataclass(slots=True)
class Outline:
    """The lines of a page and its rooms: room 0 is the page, and a room's number is above that of the one around it."""

    blocks: list[Block] = field(default_factory=list)
    rooms: list[Room] = field(default_factory=lambda: [Room(0, "body", {})])


def outline_of(page: Page) -> Outline:
    """Return the lines of a page: of the elements where it is HTML, of the text where it is plain."""
    if page.elements is None:
        return Outline([Block(text=line) for line in unwrapped(page.content.split("\n")) if line])
    # From the top, not from the body: what the parser does not know it may leave in the head.
    return _walked(page.elements)


def unwrapped(lines: Sequence[str]) -> list[str]:
    """Return the lines of a plain text, those joined that were only broken because the next word did not fit.

    Mail and wires set text in columns of some seventy letters. A text with longer lines is not set so, nor one in which
    few lines end where the next word would not fit.
    """
    lines = [line.strip() for line in lines]
    width = max(map(len, lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return lines
    full = [
        bool(after) and len(line) + 1 + len(after.partition(" ")[0]) > width - _SLACK
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
    ]
    if sum(full) < max(_LEAST_FULL, _MOST_FULL * sum(map(bool, lines))):
        return lines
    joined: list[str] = []
    goes_on = False
    for line, ends_full in zip(lines, full, strict=True):
        if goes_on:
            joined[-1] += f" {line}"
        else:
            joined.append(line)
        goes_on = ends_full
    return joined


def _walked(elements: Elements) -> Outline:  # noqa: C901, PLR0912, PLR0915 -- the one loop over all that a page holds; a call for each costs more than its work
    """Return the lines and rooms in one pass; text is gathered until an element breaks the line."""
    outline = Outline()
    rooms, blocks = outline.rooms, outline.blocks
    attributes = elements.attributes
    parts = list(map(_PARTS.__getitem__, elements.tags))
    entered: list[int] = []  # elements that are rooms once a line stands in them: half of a page's hold none
    pieces: list[str] = []
    room = depth = links = strongs = linked = strong = 0
    names = ""
    ahead = None  # the end of what is skipped
    ended = seam = False  # since the last text an inline element ended, and another began
    for item in elements.stream:
        if ahead is not None:
            if item == ahead:
                ahead = None
            continue
        if isinstance(item, str):
            if pieces or not item.isspace():
                if seam and pieces and _is_seam(pieces[-1], item):
                    pieces.append(" ")
                ended = seam = False
                pieces.append(item)
                if links or strongs:
                    size = len(item.strip())
                    linked += size if links else 0
                    strong += size if strongs else 0
            continue
        if item >= 0:
            part, given = parts[item], attributes[item]
            if not part or (("style" in given or "aria-hidden" in given) and _is_hidden(elements, item, given)):
                ahead = ~item
                continue
        else:
            part = parts[~item]
        if part >= _BREAK:
            if pieces:
                if entered:
                    room = _entered(outline, room, entered, elements)
                blocks.append(_block(pieces, room, linked, strong, names))
                pieces = []
                linked = strong = 0
            names = ""
            ended = seam = False
            if part == _BREAK:
                continue
            if item >= 0:
                depth += 1
                if depth <= _DEEPEST:
                    entered.append(item)
            else:
                if depth <= _DEEPEST:
                    if entered:
                        entered.pop()
                    else:
                        room = rooms[room].above
                depth -= 1
            continue
        if item < 0:
            ended = True
        elif ended:
            seam = True
        if part == _LINK:
            links += 1 if item >= 0 else -1
        elif part == _STRONG:
            strongs += 1 if item >= 0 else -1
        elif part == _SPAN and item >= 0 and given:
            named = f"{given.get('class', '')} {given.get('itemprop', '')}"
            if _RESTED_ON.search(named):
                ahead = ~item
                continue
            names += f" {named[:_LONGEST_NAMES]}"
    return outline


def _entered(outline: Outline, room: int, entered: list[int], elements: Elements) -> int:
    """Return the room that the last of the elements makes, each of them a room in the one before."""
    for number in entered:
        outline.rooms.append(Room(room, elements.tags[number], elements.attributes[number]))
        room = len(outline.rooms) - 1
    entered.clear()
    return room


def _is_seam(before: str, after: str) -> bool:
    """Return whether two elements side by side hold two things, the one shown beside the other without a space."""
    last, first = before[-1], after[0]
    return (last.islower() and (first.isupper() or first.isdigit())) or (last.isdigit() and first.isupper())


def _block(pieces: Sequence[str], room: int, linked: int, strong: int, names: str) -> Block:
    """Return the line made of the pieces, of whose characters so many stand in links and in bold."""
    text = " ".join("".join(pieces).split())
    size = len(text)
    return Block(text, room, linked / size if linked < size else 1.0, strong / size if strong < size else 1.0, names)


def _is_hidden(elements: Elements, number: int, attributes: Mapping[str, str]) -> bool:
    if "style" in attributes and _HIDDEN.search(attributes["style"]):
        # Sites hide the story itself from readers who have not signed in, and show it by script.
        stories = (one for one in elements.children(number) if elements.tags[one] == "p")
        return not any(sum(map(len, elements.visible(one))) >= _PARAGRAPH for one in stories)
    return attributes.get("aria-hidden") == "true"
