"""Page → Blocks: the lines of a page in document order, each with what the markup says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from dateline.extract.page import Page

_SPACE = re.compile(r"\s+")
_SKIPPED = frozenset({
    "script", "style", "noscript", "template", "svg", "iframe", "form", "select", "button", "input", "textarea",
    "object", "video", "audio", "canvas", "head", "math", "map", "dialog",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    "data", "img", "picture", "source", "amp-img", "label",
})  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ROOMS = {
    "nav": "nav", "aside": "aside", "footer": "footer", "header": "header", "figure": "figure",
    "figcaption": "caption", "article": "article", "main": "main", "blockquote": "quote", "table": "table",
    "ul": "list", "ol": "list", "h1": "h1",
}  # fmt: skip


@dataclass(slots=True, kw_only=True)
class Block:
    """One line: its words, the tag it stands in, and the names and rooms of the elements around it.

    ``parents`` numbers the elements around it that break lines, innermost first, at most six; ``names`` joins their
    class, id, role and itemprop from the body down, ``near`` those of the two innermost; ``linked`` is the share of
    its characters that are links, ``strong`` of those in bold.
    """

    text: str
    tag: str = ""
    near: str = ""
    names: str = ""
    rooms: frozenset[str] = frozenset()
    linked: float = 0.0
    strong: float = 0.0
    href: str | None = None
    parents: tuple[int, ...] = ()


def blocks_of(page: Page) -> list[Block]:
    """Return the lines of a page: of the elements where it is HTML, of the text where it is plain."""
    if page.tree is None:
        return [Block(text=line.strip()) for line in page.content.split("\n") if line.strip()]
    body = page.tree.find("body")
    walk = _Walk()
    walk.enter(page.tree if body is None else body)
    return walk.blocks


@dataclass(slots=True)
class _Around:
    """The elements around a place: joined names, the innermost two, and the rooms they make."""

    tag: str
    names: str
    near: str
    rooms: frozenset[str]
    parents: tuple[int, ...]


_LEVELS = 6


class _Walk:
    """One pass over the tree; text is gathered until an element breaks the line."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._elements = 0
        self._words: list[str] = []
        self._linked = 0
        self._strong = 0
        self._href: str | None = None

    def enter(self, root: HtmlElement) -> None:
        # A stack instead of recursion: pages nest as deep as they like.
        around = _Around("body", "", "", frozenset(), (0,))
        stack: list[tuple[HtmlElement | None, _Around, bool, bool, str | None]] = [(root, around, False, False, None)]
        while stack:
            element, above, link, strong, tail = stack.pop()
            if element is None:
                if tail is None:
                    self._break(above)
                else:
                    self._gather(tail, link=link, strong=strong)
                continue
            tag = element.tag
            if not isinstance(tag, str) or tag in _SKIPPED or _is_hidden(element):
                continue
            breaks = tag not in _INLINE
            inside = self._within(element, above) if breaks else above
            if breaks:
                self._break(above)
            if tag == "br":
                continue
            in_link = link or tag == "a"
            in_strong = strong or tag in {"b", "strong"}
            if tag == "a" and self._href is None:
                self._href = element.get("href")
            if element.text:
                self._gather(element.text, link=in_link, strong=in_strong)
            if breaks:
                stack.append((None, inside, False, False, None))
            for child in reversed(element):
                if child.tail:
                    stack.append((None, inside, in_link, in_strong, child.tail))
                stack.append((child, inside, in_link, in_strong, None))

    def _within(self, element: HtmlElement, above: _Around) -> _Around:
        self._elements += 1
        parents = (self._elements, *above.parents[: _LEVELS - 1])
        names = " ".join(filter(None, (element.get(name) for name in ("class", "id", "role", "itemprop")))).lower()
        room = _ROOMS.get(element.tag)
        rooms = above.rooms if room is None or room in above.rooms else above.rooms | {room}
        if not names:
            return _Around(element.tag, above.names, above.near, rooms, parents)
        near = f"{above.near.rpartition(' | ')[2]} | {names}"
        return _Around(element.tag, f"{above.names} {names}", near, rooms, parents)

    def _gather(self, text: str, *, link: bool, strong: bool) -> None:
        self._words.append(text)
        size = len(text.strip())
        if link:
            self._linked += size
        if strong:
            self._strong += size

    def _break(self, around: _Around) -> None:
        if self._words:
            text = _SPACE.sub(" ", "".join(self._words)).strip()
            if text:
                self.blocks.append(
                    Block(
                        text=text,
                        tag=around.tag,
                        near=around.near,
                        names=around.names,
                        rooms=around.rooms,
                        parents=around.parents,
                        linked=min(1.0, self._linked / len(text)),
                        strong=min(1.0, self._strong / len(text)),
                        href=self._href,
                    )
                )
        self._words = []
        self._linked = self._strong = 0
        self._href = None


def _is_hidden(element: HtmlElement) -> bool:
    style = element.get("style")
    return (style is not None and _HIDDEN.search(style) is not None) or element.get("aria-hidden") == "true"
