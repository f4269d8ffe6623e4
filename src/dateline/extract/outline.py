"""Page → Outline: its lines in document order, and the tree of the elements that hold them.

Elements that break lines are *rooms*. Each knows the room around it, its tag, and what its names (class, id, role)
say it is for: :data:`KINDS`, read from the words people give the parts of their pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline import rulebook

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from dateline.extract.page import Page

_SPACE = re.compile(r"\s+")
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
_NAMING = ("class", "id", "role", "itemprop", "data-component", "data-testid")
_LONGEST_NAMES = 400
_NONE: frozenset[str] = frozenset()
_PARAGRAPH = 150  # characters of a paragraph that makes a hidden element part of a story
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True, kw_only=True)
class Room:
    """An element that breaks lines: the number of the room around it, its tag, and the kinds its names give it."""

    above: int
    tag: str
    kinds: frozenset[str] = frozenset()


@dataclass(slots=True, kw_only=True)
class Block:
    """One line: its words and the number of its room; ``linked`` and ``strong`` are shares of its characters.

    ``kinds`` are those of the inline elements that open in it.
    """

    text: str
    room: int = 0
    linked: float = 0.0
    strong: float = 0.0
    href: str | None = None
    kinds: frozenset[str] = frozenset()


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
    return _Walk().over(page.tree)


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    named = rulebook.section("world/rooms.toml", "kinds")
    return tuple((kind, re.compile("|".join(words))) for kind, words in named.items())


@lru_cache(maxsize=20_000)
def kinds_of(names: str) -> frozenset[str]:
    """Return what the names of an element, set apart by spaces, say it is for."""
    return _NONE.union(*map(_kinds_of_one, names.lower().split()))


@lru_cache(maxsize=50_000)
def _kinds_of_one(name: str) -> frozenset[str]:
    return frozenset(kind for kind, pattern in _kinds() if pattern.search(name))


class _Walk:
    """One pass over the tree; text is gathered until an element breaks the line."""

    def __init__(self) -> None:
        self._outline = Outline()
        self._words: list[str] = []
        self._linked = 0
        self._strong = 0
        self._href: str | None = None
        self._named: frozenset[str] = frozenset()

    def over(self, root: HtmlElement) -> Outline:
        # A stack instead of recursion: pages nest as deep as they like. An entry is an element with its room and
        # whether it stands in a link or in bold, or the text after one, or (None, room) where a room ends.
        stack: list[tuple[HtmlElement | str | None, int, bool, bool]] = [(root, 0, False, False)]
        while stack:
            entry, room, link, strong = stack.pop()
            if entry is None:
                self._break(room)
            elif isinstance(entry, str):
                self._gather(entry, link=link, strong=strong)
            elif entry.tag not in _SKIPPED and isinstance(entry.tag, str) and not _is_hidden(entry):
                self._enter(entry, room, link, strong, stack)
        return self._outline

    def _enter(
        self,
        element: HtmlElement,
        room: int,
        link: bool,  # noqa: FBT001 -- as they stand on the stack
        strong: bool,  # noqa: FBT001 -- the same
        stack: list[tuple[HtmlElement | str | None, int, bool, bool]],
    ) -> None:
        tag = element.tag
        if tag in _INLINE:
            if tag == "a":
                link = True
                self._href = self._href or element.get("href")
            elif tag in {"b", "strong"}:
                strong = True
            elif tag == "span" and (names := element.get("class")):
                self._named |= kinds_of(names[:_LONGEST_NAMES])
        else:
            self._break(room)
            if tag in {"br", "hr"}:
                return
            room = self._open(element, room)
            stack.append((None, room, False, False))
        if element.text:
            self._gather(element.text, link=link, strong=strong)
        for child in reversed(element):
            if child.tail:
                stack.append((child.tail, room, link, strong))
            stack.append((child, room, link, strong))

    def _open(self, element: HtmlElement, room: int) -> int:
        # The id of a heading is made of its words.
        naming = _NAMING[:1] if element.tag in _HEADINGS else _NAMING
        given = [value for name in naming if (value := element.get(name))]
        kinds = kinds_of(" ".join(given)[:_LONGEST_NAMES]) if given else _NONE
        self._outline.rooms.append(Room(above=room, tag=element.tag, kinds=kinds))
        return len(self._outline.rooms) - 1

    def _gather(self, text: str, *, link: bool, strong: bool) -> None:
        self._words.append(text)
        if link or strong:
            size = len(text.strip())
            self._linked += size * link
            self._strong += size * strong

    def _break(self, room: int) -> None:
        if not self._words:
            return
        text = _SPACE.sub(" ", "".join(self._words)).strip()
        if text:
            self._outline.blocks.append(
                Block(
                    text=text,
                    room=room,
                    linked=min(1.0, self._linked / len(text)),
                    strong=min(1.0, self._strong / len(text)),
                    href=self._href,
                    kinds=self._named,
                )
            )
        self._words = []
        self._linked = self._strong = 0
        self._href = None
        self._named = frozenset()


def _is_hidden(element: HtmlElement) -> bool:
    style = element.get("style")
    if style is not None and _HIDDEN.search(style):
        # Sites hide the story itself from readers who have not signed in, and show it by script.
        return not any(len("".join(found.itertext())) >= _PARAGRAPH for found in element.findall("p"))
    return bool(element.get("aria-hidden") == "true")
