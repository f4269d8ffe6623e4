"""What one element of a page says: by its classes, its words, and the elements it stands in."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from dateline.extract.signs import squashed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_BYLINE = re.compile(r"by-?_?line|author|writer|auteur|autor|redact(?:eur|or)|verfasser|contributor|reporter")
_PICTURED = re.compile(r"bild|foto|photo|image|caption|copyright")
_DATED = re.compile(
    r"date|time(?!line|out|r\b)|publi(?:sh|k|c|ée)|posted|updated|modified|fecha|datum|veroeff|byline|meta\b"
)
_TITLED = re.compile(r"headline|entry-title|post-?title|article-?_*title|story-?title|content-title")
# Any of the three: most classes say nothing, and one look shows it. Searched in lower case: a pattern that heeds no
# capitals cannot skip ahead to the letters that its words begin with.
_TELLING = re.compile(f"{_BYLINE.pattern}|{_DATED.pattern}|{_TITLED.pattern}")
_AROUND = re.compile(
    r"related|sidebar|recommend|most-?(?:read|popular|viewed)|teaser|promo|comment|widget|carousel|footer|trending|"
    r"latest|more-(?:news|stories|from)|read-?(?:more|next)|also|popular|newsletter|\bcard\b|livefeed|menu",
    re.IGNORECASE,
)
_OUTSIDE = frozenset({"aside", "nav", "footer", "form", "select", "button", "figcaption", "blockquote"})
_UNSEEN = frozenset({"script", "style", "noscript", "svg", "template"})
_DEEPEST = 30  # elements within a byline, a heading or a date


@lru_cache(maxsize=8192)
def kinds(*names: str | None) -> tuple[str, ...]:
    """Return what the class, id and test id of an element say it is; pages repeat them without end."""
    classes = " ".join(filter(None, names)).lower()
    if not classes or not _TELLING.search(classes):
        return ()
    found = []
    if _BYLINE.search(classes) and not _PICTURED.search(classes):
        found.append("byline")
    if _DATED.search(classes):
        found.append("dated")
    if _TITLED.search(classes):
        found.append("titled")
    return tuple(found)


def words(element: HtmlElement, most: int) -> str:
    """Return the squashed text of an element, or an empty string where it holds more than ``most`` characters."""
    pieces, length = [], 0
    for piece in visible(element):
        length += len(piece)
        if length > most * 4:
            return ""
        pieces.append(piece)
    text = squashed(" ".join(pieces))
    return text if len(text) <= most else ""


def visible(element: HtmlElement, depth: int = 0) -> Iterator[str]:
    """Yield the pieces of an element's text, without scripts and styles."""
    if element.text and isinstance(element.tag, str) and element.tag not in _UNSEEN:
        yield element.text
    for child in element:
        if depth < _DEEPEST and isinstance(child.tag, str) and child.tag not in _UNSEEN:
            yield from visible(child, depth + 1)
        if child.tail:
            yield child.tail


def owner(element: HtmlElement) -> str:
    """Return ``author.`` or the like where a property belongs to an item that is itself a property."""
    for ancestor in element.iterancestors():
        if ancestor.get("itemscope") is not None:
            named = ancestor.get("itemprop")
            return f"{named.split()[0]}." if named and named.strip() else ""
    return ""


def before(element: HtmlElement) -> str:
    """Return the words just before an element in its parent: "Updated", "Published on"."""
    previous = element.getprevious()
    if previous is not None:
        return squashed((previous.tail or "").strip() or words(previous, 60))[-40:]
    parent = element.getparent()
    return squashed(parent.text)[-40:] if parent is not None else ""


@lru_cache(maxsize=8192)
def _is_around(classes: str) -> bool:
    return _AROUND.search(classes) is not None


def is_outside(element: HtmlElement) -> bool:
    """Return whether an element stands in one that is never of the article: an aside, a menu, a form."""
    return any(ancestor.tag in _OUTSIDE for ancestor in islice(element.iterancestors(), _DEEPEST))


def is_aside(element: HtmlElement, within: set[HtmlElement]) -> bool:
    """Return whether an element stands in a part of the page that is about other pages."""
    for ancestor in islice(element.iterancestors(), _DEEPEST):
        if ancestor in within or ancestor.tag in ("body", "html"):
            return False
        classes = ancestor.get("class")
        if ancestor.tag in _OUTSIDE or (classes and _is_around(classes)):
            return True
    return False
