"""Page → Outline: its lines in document order, and the tree of the elements that hold them.

Elements that break lines are *rooms*. Each knows the room around it, its tag, and what its names (class, id, role)
say it is for: :data:`KINDS`, read from the words people give the parts of their pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from dateline import rulebook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from dateline.extract.page import Page

_SKIPPED = frozenset({
    "script", "style", "noscript", "template", "svg", "iframe", "select", "button", "input", "textarea", "object",
    "video", "audio", "canvas", "title", "math", "map", "dialog",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    "data", "img", "picture", "source", "amp-img", "label",
})  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NAMING = frozenset({"class", "id", "role", "itemprop", "data-component", "data-testid"})
_CLASS = frozenset({"class"})
# What an element is to the walk, by its tag; elements not named here are rooms.
_SKIP, _PLAIN, _LINK, _STRONG, _SPAN, _BREAK, _ROOM = range(7)
_PARTS = (
    dict.fromkeys(_INLINE, _PLAIN)
    | dict.fromkeys(_SKIPPED, _SKIP)
    | {"br": _BREAK, "hr": _BREAK, "a": _LINK, "b": _STRONG, "strong": _STRONG, "span": _SPAN}
)
_LONGEST_NAMES = 400
_NONE: frozenset[str] = frozenset()
_PARAGRAPH = 150  # characters of a paragraph that makes a hidden element part of a story
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True, kw_only=True)
class Room:
    """An element that breaks lines: the number of the room around it, its tag, and the names people gave it."""

    above: int
    tag: str
    names: str = ""

    @property
    def kinds(self) -> frozenset[str]:
        """What the names say the room is for. Read when asked: of most rooms of a page nobody asks."""
        return kinds_of(self.names) if self.names else _NONE


@dataclass(slots=True, kw_only=True)
class Block:
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
    rooms: list[Room] = field(default_factory=lambda: [Room(above=0, tag="body")])


def outline_of(page: Page) -> Outline:
    """Return the lines of a page: of the elements where it is HTML, of the text where it is plain."""
    if page.tree is None:
        return Outline([Block(text=line.strip()) for line in page.content.split("\n") if line.strip()])
    # From the top, not from the body: what the parser does not know it may leave in the head.
    return _walked(page.tree)


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    named = rulebook.section("world/rooms.toml", "kinds")
    return tuple((kind, re.compile("|".join(words))) for kind, words in named.items())


@lru_cache(maxsize=20_000)
def kinds_of(names: str) -> frozenset[str]:
    """Return what the names of an element, set apart by spaces, say it is for."""
    return _NONE.union(*map(_kinds_of_one, names.lower().split()))


@lru_cache(maxsize=1)
def _any_kind() -> re.Pattern[str]:
    return re.compile("|".join(pattern.pattern for _, pattern in _kinds()))


@lru_cache(maxsize=50_000)
def _kinds_of_one(name: str) -> frozenset[str]:
    # Most names say nothing, and one look shows it.
    if not _any_kind().search(name):
        return _NONE
    return frozenset(kind for kind, pattern in _kinds() if pattern.search(name))


def _walked(root: _Element) -> Outline:  # noqa: C901, PLR0912 -- the one loop over all elements; a call for each costs more than its work
    """Return the lines and rooms in one pass; text is gathered until an element breaks the line."""
    outline = Outline()
    rooms, blocks = outline.rooms, outline.blocks
    room = links = strongs = linked = strong = 0
    pieces: list[str] = []
    names = ""
    skipped = False
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        part, starts = _PARTS.get(element.tag, _ROOM), event == "start"
        if starts:
            attributes = element.items() if part else ()
            if not part or (attributes and _is_hidden(element, attributes)):
                walker.skip_subtree()
                skipped = True
                continue
        elif skipped:
            skipped, part = False, _SKIP
        if part >= _BREAK:
            if pieces:
                blocks.append(_block(pieces, room, linked, strong, names))
                pieces = []
                linked = strong = 0
            names = ""
        if not starts:
            if part == _ROOM:
                room = rooms[room].above
            elif part == _LINK:
                links -= 1
            elif part == _STRONG:
                strongs -= 1
            text = element.tail
        else:
            if part == _ROOM:
                rooms.append(Room(above=room, tag=element.tag, names=_named(element.tag, attributes)))
                room = len(rooms) - 1
            elif part == _LINK:
                links += 1
            elif part == _STRONG:
                strongs += 1
            elif part == _SPAN:
                names += _classed(attributes)
            text = element.text
        if text and (pieces or not text.isspace()):
            pieces.append(text)
            if links or strongs:
                size = len(text.strip())
                linked += size if links else 0
                strong += size if strongs else 0
    return outline


def _block(pieces: Sequence[str], room: int, linked: int, strong: int, names: str) -> Block:
    """Return the line made of the pieces, of whose characters so many stand in links and in bold."""
    text = " ".join("".join(pieces).split())
    size = len(text)
    return Block(text=text, room=room, linked=min(1.0, linked / size), strong=min(1.0, strong / size), names=names)


def _named(tag: str, attributes: Sequence[tuple[str, str]]) -> str:
    """Return the names of a room; the id of a heading is made of its words, and is none."""
    if not attributes:
        return ""
    naming = _CLASS if tag in _HEADINGS else _NAMING
    return " ".join([value for name, value in attributes if name in naming])[:_LONGEST_NAMES]


def _classed(attributes: Sequence[tuple[str, str]]) -> str:
    return next((f" {value[:_LONGEST_NAMES]}" for name, value in attributes if name == "class"), "")


def _is_hidden(element: _Element, attributes: Sequence[tuple[str, str]]) -> bool:
    for name, value in attributes:
        if name == "style" and _HIDDEN.search(value):
            # Sites hide the story itself from readers who have not signed in, and show it by script.
            return not any(len("".join(found.itertext())) >= _PARAGRAPH for found in element.findall("p"))
        if name == "aria-hidden":
            return value == "true"
    return False
