"""The elements of a page as its parser meets them: flat lists in document order, and what one element says.

A tree of objects costs more to walk in Python than to parse. So the parser tells of starts, ends and text as it goes
(:class:`lxml.etree.HTMLParser` with a target), and all that is kept of an element is its number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from dateline.extract.signs import squashed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_UNSEEN = frozenset({"script", "style", "noscript", "svg", "template"})
_OUTER = -1  # the number that stands for "no element"
_NONE: Mapping[str, str] = {}  # attributes of an element without any: of the parser's own, each look is a slow call


class Elements:
    """The elements of a page, by number: their tags, attributes, and the number of the element around each.

    ``stream`` is the page in order: the number of an element where it starts, ``~number`` where it ends, and text, a
    stretch of which may come in several pieces. ``begins`` and ``ends`` are the places of an element in it.
    """

    __slots__ = ("_inner", "above", "attributes", "begins", "data", "ends", "stream", "tags")

    def __init__(self) -> None:
        self.tags: list[str] = []
        self.attributes: list[Mapping[str, str]] = []
        self.above: list[int] = []
        self.begins: list[int] = []
        self.ends: list[int] = []
        self.stream: list[int | str] = []
        self._inner = _OUTER  # the element that the parser is in
        self.data = self.stream.append  # what the parser calls with text

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element from the parser."""
        tags, stream = self.tags, self.stream
        self.above.append(self._inner)
        self._inner = number = len(tags)
        tags.append(tag)
        self.attributes.append(attributes if type(attributes) is dict else _NONE)
        self.begins.append(len(stream))
        self.ends.append(0)
        stream.append(number)

    def end(self, _tag: str) -> None:
        """Take the end of an element from the parser."""
        number, stream = self._inner, self.stream
        self.ends[number] = len(stream)
        stream.append(~number)
        self._inner = self.above[number]

    def close(self) -> Elements:
        """Return the elements when the parser has come to the end of the page."""
        while self._inner != _OUTER:
            self.end("")
        return self

    def text(self, number: int) -> str:
        """Return the text of an element before the first element within it, as it is."""
        stream, place = self.stream, self.begins[number] + 1
        found = stream[place]
        if not isinstance(found, str):
            return ""
        if isinstance(stream[place + 1], str):
            return next(self._texts(place, self.ends[number]))
        return found

    def visible(self, number: int) -> Iterator[str]:
        """Yield the stretches of an element's text between tags, without scripts and styles."""
        if self.tags[number] in _UNSEEN:
            return iter(())
        return self._texts(self.begins[number] + 1, self.ends[number])

    def _texts(self, place: int, last: int) -> Iterator[str]:
        stream = self.stream
        while place < last:
            item = stream[place]
            place += 1
            if isinstance(item, str):
                if isinstance(stream[place], str):
                    first = place - 1
                    while isinstance(stream[place], str):
                        place += 1
                    item = "".join(stream[first:place])  # type: ignore[arg-type]  # all of them text
                yield item
            elif item >= 0 and self.tags[item] in _UNSEEN:
                place = self.ends[item] + 1

    def words(self, number: int, most: int) -> str:
        """Return the squashed text of an element, or an empty string where it holds more than ``most`` characters."""
        tags, stream = self.tags, self.stream
        length = hidden = 0
        if tags[number] in _UNSEEN:
            return ""
        pieces: list[str] = []
        for place in range(self.begins[number] + 1, self.ends[number]):
            item = stream[place]
            if hidden:
                hidden = 0 if item == hidden else hidden
            elif isinstance(item, str):
                length += len(item)
                if length > most * 4:
                    return ""
                pieces.append(item)
            else:
                pieces.append(" ")
                if item >= 0 and tags[item] in _UNSEEN:
                    hidden = ~item
        text = " ".join("".join(pieces).split())
        return text if len(text) <= most else ""

    def head(self, number: int) -> str | None:
        """Return the first word shown in an element, empty where none is; None where only all words tell it."""
        stream, place, end = self.stream, self.begins[number] + 1, ~number
        while (item := stream[place]) != end:
            place += 1
            if isinstance(item, str):
                if not item.isspace():
                    return None if isinstance(stream[place], str) else item.split(None, 1)[0]
            elif item >= 0 and self.tags[item] in _UNSEEN:
                return None
        return ""

    def named(self, tag: str) -> Iterator[int]:
        """Yield the elements of a tag."""
        tags, number = self.tags, -1
        for _ in range(tags.count(tag)):
            number = tags.index(tag, number + 1)
            yield number

    def parts(self, number: int) -> tuple[str, ...]:
        """Return the squashed stretches of an element's text that are not empty."""
        return tuple(filter(None, map(squashed, self.visible(number))))

    def around(self, number: int) -> Iterator[int]:
        """Yield the elements around an element, from the inside out."""
        number = self.above[number]
        while number >= 0:
            yield number
            number = self.above[number]

    def children(self, number: int) -> Iterator[int]:
        """Yield the elements that stand in an element and in none within it."""
        stream, place = self.stream, self.begins[number] + 1
        while place < self.ends[number]:
            item = stream[place]
            if isinstance(item, int):
                yield item
                place = self.ends[item]
            place += 1

    def before(self, number: int) -> str:
        """Return the last words before an element in the one around it: "Updated", "Published on"."""
        stream, place = self.stream, self.begins[number]
        first = place
        while first and isinstance(stream[first - 1], str):
            first -= 1
        if text := squashed("".join(stream[first:place])):  # type: ignore[arg-type]  # all of them text
            return text[-40:]
        ended = stream[first - 1] if first else 0
        return self.words(~ended, 60)[-40:] if isinstance(ended, int) and ended < 0 else ""


def elements_of(written: bytes) -> Elements:
    """Return the elements of a page in UTF-8; whatever is wrong with it, the parser makes the best of it."""
    elements = Elements()
    parser = etree.HTMLParser(target=elements, recover=True, encoding="utf-8")
    try:
        etree.fromstring(written, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        elements.close()
    return elements
