"""What one element of a page is for: by its classes, and by the elements it stands in."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from dateline.extract.cues import Cues

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from dateline.extract.elements import Elements

_BYLINE = re.compile(r"by-?_?line|author|writer|auteur|autor|redact(?:eur|or)|verfasser|contributor|reporter")
_PICTURED = re.compile(r"bild|foto|photo|image|caption|copyright")
_DATED = re.compile(
    r"date|time(?!line|out|r\b)|publi(?:sh|k|c|ée)|posted|updated|modified|fecha|datum|veroeff|byline|meta\b"
)
_TITLED = re.compile(r"headline|entry-title|post-?title|article-?_*title|story-?title|content-title")
# Most classes hold none of what the three patterns ask for, and one look shows it.
_TELLING = Cues((
    "byline", "by-line", "by_line", "by-_line", "author", "writer", "auteur", "autor", "redacteur", "redactor",
    "verfasser", "contributor", "reporter", "date", "time", "publi", "posted", "modified", "fecha", "datum", "veroeff",
    "meta", "headline", "title",
))  # fmt: skip
_AROUND = re.compile(
    r"related|sidebar|recommend|most-?(?:read|popular|viewed)|teaser|promo|comment|widget|carousel|footer|trending|"
    r"latest|more-(?:news|stories|from)|read-?(?:more|next)|also|popular|newsletter|\bcard\b|livefeed|menu",
    re.IGNORECASE,
)
_OUTSIDE = frozenset({"aside", "nav", "footer", "form", "select", "button", "figcaption", "blockquote"})
_DEEPEST = 30  # elements around one that are asked


@lru_cache(maxsize=8192)
def kinds(*names: str | None) -> tuple[str, ...]:
    """Return what the class, id and test id of an element say it is; pages repeat them without end."""
    classes = " ".join(filter(None, names)).lower()
    if not classes or not _TELLING.within(classes):
        return ()
    found = []
    if _BYLINE.search(classes) and not _PICTURED.search(classes):
        found.append("byline")
    if _DATED.search(classes):
        found.append("dated")
    if _TITLED.search(classes):
        found.append("titled")
    return tuple(found)


def owner(elements: Elements, number: int) -> str:
    """Return ``author.`` or the like where a property belongs to an item that is itself a property."""
    for around in elements.around(number):
        attributes = elements.attributes[around]
        if "itemscope" in attributes:
            named = attributes.get("itemprop", "").split()
            return f"{named[0]}." if named else ""
    return ""


@lru_cache(maxsize=8192)
def _is_around(classes: str) -> bool:
    return _AROUND.search(classes) is not None


def is_outside(elements: Elements, number: int) -> bool:
    """Return whether an element stands in one that is never of the article: an aside, a menu, a form."""
    return any(elements.tags[around] in _OUTSIDE for around in islice(elements.around(number), _DEEPEST))


def is_aside(elements: Elements, number: int, within: AbstractSet[int]) -> bool:
    """Return whether an element stands in a part of the page that is about other pages."""
    for around in islice(elements.around(number), _DEEPEST):
        tag = elements.tags[around]
        if around in within or tag in ("body", "html"):
            return False
        classes = elements.attributes[around].get("class")
        if tag in _OUTSIDE or (classes and _is_around(classes)):
            return True
    return False
