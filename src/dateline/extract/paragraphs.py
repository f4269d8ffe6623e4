"""Text in JSON → paragraphs: HTML, plain text, or the trees that editors keep it in (rich text of several makes)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from dateline import rulebook
from dateline.extract.postings import paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MOST_PIECES = 300_000  # pieces of data that are looked at for one page: references may run in rings
_DEEPEST = 40
_LEAST_WORDS, _UNSPACED = 8, 30  # words of running text; letters of it in scripts that set no spaces
_ENDS = (".", "!", "?", "…", ":", "”", '"', "»", "。", "！", "？", "」", "।")
_NOT_WORDS = ("http://", "https://", "//", "/", "#", "{", "<svg")
_FORMATS = frozenset({"text", "value", "bold", "italic", "underline", "marks", "code"})  # keys of a bare piece of text
_BLOCKS = frozenset({"model", "blocks", "components", "paragraphs"})  # keys of pieces that hold whole paragraphs


class Paragraph(NamedTuple):
    """One paragraph, or a heading within the text."""

    text: str
    heading: bool = False

    @property
    def is_running(self) -> bool:
        """Whether it is running text: of some length, and ended as sentences are."""
        ended = self.text.rstrip(")]'’ ").endswith(_ENDS)
        return ended and not self.heading and (self.text.count(" ") + 1 >= _LEAST_WORDS or len(self.text) > _UNSPACED)


@cache
def words(table: str, name: str) -> tuple[str, ...]:
    """Return a list of ``rules/world/embedded.toml``."""
    return tuple(rulebook.section("world/embedded.toml", table)[name])


class Texts:
    """The texts in the data of one page; ``references`` are objects that others name (Apollo's ``__ref``)."""

    __slots__ = ("_left", "_references")

    def __init__(self, references: Mapping[str, Any]) -> None:
        self._references = references
        self._left = _MOST_PIECES

    def of(self, value: object, depth: int = 0) -> Iterator[Paragraph]:
        """Yield the paragraphs of a value in their order; no more once too many pieces have been looked at."""
        self._left -= 1
        if depth > _DEEPEST or self._left < 0:
            return
        if isinstance(value, str):
            if not value.lstrip().startswith(_NOT_WORDS):
                yield from map(Paragraph, paragraphs_of(value))
        elif isinstance(value, list):
            yield from self._in_list(value, depth)
        elif isinstance(value, dict):
            yield from self._in_object(value, depth)

    def _in_list(self, value: list[object], depth: int) -> Iterator[Paragraph]:
        if value and all(map(_is_inline, value)):
            if text := " ".join("".join(self._pieces(one, depth) for one in value).split()):
                yield Paragraph(text)
            return
        for one in value:
            yield from self.of(one, depth + 1)

    def _in_object(self, node: dict[str, Any], depth: int) -> Iterator[Paragraph]:
        if isinstance(node.get("__ref"), str):
            yield from self.of(self._references.get(node["__ref"]), depth + 1)
            return
        lowered = {key.casefold(): inner for key, inner in node.items()}
        kind = _kind(lowered)
        if any(word in kind for word in words("kinds", "skipped")):
            return
        for key in words("keys", "inside"):
            if isinstance(lowered.get(key), dict | list) and (found := list(self.of(lowered[key], depth + 1))):
                yield from (_as(one, kind) for one in found)
                return
        said = next((lowered[key] for key in words("keys", "said") if isinstance(lowered.get(key), str)), None)
        if said:
            yield from (_as(one, kind) for one in self.of(said, depth + 1))

    def _pieces(self, one: object, depth: int) -> str:
        """Return the text of an inline piece and those within it."""
        self._left -= 1
        if depth > _DEEPEST or self._left < 0 or not isinstance(one, dict):
            return ""
        for key in (*words("keys", "said"), "content"):
            inner = one.get(key)
            if isinstance(inner, str):
                return inner
            if isinstance(inner, list):
                return "".join(self._pieces(each, depth + 1) for each in inner)
        return ""


def _as(one: Paragraph, kind: str) -> Paragraph:
    heading = any(kind.startswith(word) for word in words("kinds", "heading")) and not one.is_running
    return one._replace(heading=True) if heading else one


def _kind(lowered: Mapping[str, Any]) -> str:
    """Return what an object says it is, in small letters."""
    return next((kind.casefold() for key in words("keys", "kind") if isinstance(kind := lowered.get(key), str)), "")


def _is_inline(one: object) -> bool:
    """Return whether a piece stands within a paragraph: an object of an inline kind, or one that is text alone."""
    if not isinstance(one, dict) or "__ref" in one:
        return False
    kind = _kind({key.casefold(): inner for key, inner in one.items()})
    if kind:
        return kind in words("kinds", "inline") and _BLOCKS.isdisjoint(one) and not _is_whole(one)
    return bool(one) and one.keys() <= _FORMATS


def _is_whole(one: Mapping[str, Any]) -> bool:
    """Return whether a piece that calls itself text is a whole paragraph or more: HTML, or a sentence."""
    said = one.get("content")
    return isinstance(said, str) and ("<p" in said or Paragraph(" ".join(said.split())).is_running)
