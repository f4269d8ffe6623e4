"""What a page says about itself in its markup, gathered in one pass over the tree.

Nothing is decided here: the modules for titles, authors and dates weigh what is found, and each value keeps the
place it was found at (``meta:og:title``, ``microdata:datePublished``, ``time``, ``class:byline``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
_ABBREVIATED = 240  # characters of an element that can still be a byline or a date line
_UNSEEN = frozenset({"script", "style", "noscript", "svg", "template"})
_DEEPEST = 30  # elements within a byline, a heading or a date
_SPACE = re.compile(r"\s+")


class Mark(NamedTuple):
    """Words of the page in an element that says what they are.

    ``stamp`` is the machine's form beside the words, ``parts`` the words of each element within, ``aside`` whether they
    are about another page, ``order`` the place in the document.
    """

    text: str
    where: str
    stamp: str | None = None
    aside: bool = False
    order: int = 0
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """All that the markup says, in document order; ``titled`` is the order of the first main heading."""

    language: str | None = None
    title: str | None = None
    canonical: str | None = None
    licence: str | None = None
    metas: dict[str, list[str]] = field(default_factory=dict)
    scripts: tuple[str, ...] = ()
    headings: tuple[Mark, ...] = ()
    subheadings: tuple[Mark, ...] = ()
    properties: dict[str, list[Mark]] = field(default_factory=dict)
    times: tuple[Mark, ...] = ()
    dated: tuple[Mark, ...] = ()
    bylines: tuple[Mark, ...] = ()
    lines: tuple[Mark, ...] = ()


def gather(tree: HtmlElement | None) -> Signs:
    """Return the signs of a page; those of a page without a tree are empty."""
    if tree is None:
        return Signs()
    gathering = _Gathering()
    for order, element in enumerate(tree.iter("*")):
        tag = element.tag
        if tag in _LINES:
            text = element.text
            if text and len(text) < _ABBREVIATED and _YEAR.search(text):
                gathering.line(element, order)
        elif tag in _OWN:
            _OWN[tag](gathering, element, order)
            if tag in _DONE:
                continue
        attributes = element.items()
        if attributes:
            gathering.attributed(element, attributes, order)
    return gathering.signs()


def squashed(text: str | None) -> str:
    """Return the text with every run of white space made one space."""
    return _SPACE.sub(" ", text or "").strip()


@lru_cache(maxsize=8192)
def _kinds(*names: str | None) -> tuple[str, ...]:
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


class _Gathering:
    """The one pass: what each element adds, by its tag first and its attributes after."""

    def __init__(self) -> None:
        self.single: dict[str, str] = {}
        self.metas: dict[str, list[str]] = defaultdict(list)
        self.properties: dict[str, list[Mark]] = defaultdict(list)
        self.marks: dict[str, list[Mark]] = defaultdict(list)
        self.scripts: list[str] = []
        self.elements: dict[int, HtmlElement] = {}

    def _add(self, marks: list[Mark], element: HtmlElement, mark: Mark) -> None:
        marks.append(mark)
        self.elements[mark.order] = element

    def signs(self) -> Signs:
        self._set_apart()
        return Signs(
            language=self.single.get("language"),
            title=self.single.get("title"),
            canonical=self.single.get("canonical"),
            licence=self.single.get("licence"),
            metas=dict(self.metas),
            scripts=tuple(self.scripts),
            headings=tuple(self.marks["h1"]),
            subheadings=tuple(self.marks["titled"]),
            properties=dict(self.properties),
            times=tuple(self.marks["time"]),
            dated=tuple(self.marks["dated"]),
            bylines=tuple(self.marks["byline"]),
            lines=tuple(self.marks["line"]),
        )

    def _set_apart(self) -> None:
        """Mark what is about other pages. What also holds the article's heading is not apart, whatever it is called."""
        headings = [one for one in self.marks["h1"] if not _is_outside(self.elements[one.order])]
        within = set(self.elements[headings[0].order].iterancestors()) if headings else set()
        for kind, marks in [*self.marks.items(), *self.properties.items()]:
            for position, mark in enumerate(marks):
                element = self.elements[mark.order]
                aside = _is_outside(element) if kind == "h1" else _is_aside(element, within)
                marks[position] = mark._replace(aside=aside)

    def line(self, element: HtmlElement, order: int) -> None:
        """Add an element whose own words hold a year."""
        self._add(self.marks["line"], element, Mark(squashed(element.text), f"words:{element.tag}", order=order))

    def attributed(self, element: HtmlElement, attributes: Sequence[tuple[str, str]], order: int) -> None:
        """Add what the attributes of an element say of its words."""
        classes = tested = identity = None
        for name, value in attributes:
            if name == "class":
                classes = value
            elif name == "id":
                identity = value
            elif name == "data-testid":
                tested = value
            elif name == "itemprop" and value:
                self._property(element, value, order)
            elif name == "rel" and value in ("author", "license"):
                self._related(element, order)
        if element.tag in _BARE:
            return
        for kind in _kinds(classes, tested) if classes or tested else _kinds(identity):
            if (kind != "dated" or element.tag != "time") and (kind != "titled" or element.tag in _TITLING):
                self._mark(kind, element, order)

    def _mark(self, kind: str, element: HtmlElement, order: int) -> None:
        text = words(element, _ABBREVIATED)
        if text:
            stamp = element.get("datetime") or element.get("data-datetime") or element.get("data-timestamp")
            where = f"{kind}:{squashed(element.get('class') or element.get('id') or '')[:60]}"
            parts = tuple(filter(None, map(squashed, _visible(element)))) if kind == "byline" else ()
            self._add(self.marks[kind], element, Mark(text, where, stamp, order=order, parts=parts))

    def _property(self, element: HtmlElement, named: str, order: int) -> None:
        value = element.get("content") or element.get("datetime") or element.get("href") or element.get("src")
        text = words(element, _ABBREVIATED * 2)
        for name in named.split():
            owner = _owner(element)
            where = f"microdata:{owner}{name}"
            mark = Mark(text or value or "", where, value, order=order)
            self._add(self.properties[owner + name], element, mark)

    def _related(self, element: HtmlElement, order: int) -> None:
        if element.get("rel") == "license":
            self.single.setdefault("licence", element.get("href") or words(element, _ABBREVIATED))
        elif text := words(element, _ABBREVIATED):
            self._add(self.marks["byline"], element, Mark(text, "rel:author", order=order))

    def html(self, element: HtmlElement, _order: int) -> None:
        if language := element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang"):
            self.single.setdefault("language", language)

    def meta(self, element: HtmlElement, order: int) -> None:
        content = squashed(element.get("content") or element.get("value"))
        if not content:
            return
        for attribute in ("property", "name", "http-equiv"):
            if name := element.get(attribute):
                self.metas[name.strip().lower()].append(content)
        if named := element.get("itemprop"):
            owner = _owner(element)
            mark = Mark(content, f"microdata:{owner}{named}", content, order=order)
            self._add(self.properties[owner + named], element, mark)

    def link(self, element: HtmlElement, _order: int) -> None:
        relation, target = (element.get("rel") or "").lower(), element.get("href")
        if target and relation in ("canonical", "license"):
            self.single.setdefault("canonical" if relation == "canonical" else "licence", target.strip())

    def script(self, element: HtmlElement, _order: int) -> None:
        if "ld+json" in (element.get("type") or "").lower() and element.text:
            self.scripts.append(element.text)

    def named(self, element: HtmlElement, _order: int) -> None:
        if text := words(element, 1000):
            self.single.setdefault("title", text)

    def heading(self, element: HtmlElement, order: int) -> None:
        if text := words(element, 1000):
            self._add(self.marks["h1"], element, Mark(text, "h1", order=order))

    def time(self, element: HtmlElement, order: int) -> None:
        stamp, text = element.get("datetime"), words(element, _ABBREVIATED)
        if stamp or text:
            around = f"{element.get('class') or ''} {element.get('itemprop') or ''} {_before(element)}"
            where = f"time:{squashed(around)[:60]}"
            self._add(self.marks["time"], element, Mark(text, where, stamp, order=order))


# Elements whose own meaning is known by their tag; of the first group nothing else is asked.
_DONE = frozenset({"meta", "link", "script", "title"})
_LINES = frozenset({"p", "span", "div", "td", "dd", "li", "small", "em", "i", "b", "strong", "font", "h4", "h5", "h6"})
_YEAR = re.compile(r"(?:19[89]|20[0-4])\d")
_TITLING = frozenset({"h2", "h3", "div", "span", "p"})
_BARE = frozenset(
    {"html", "body", "img", "svg", "path", "input", "option", "iframe", "style", "use", "article", "main"}
)
_OWN = {
    "html": _Gathering.html,
    "meta": _Gathering.meta,
    "link": _Gathering.link,
    "script": _Gathering.script,
    "title": _Gathering.named,
    "h1": _Gathering.heading,
    "time": _Gathering.time,
}


def words(element: HtmlElement, most: int) -> str:
    """Return the squashed text of an element, or an empty string where it holds more than ``most`` characters."""
    pieces, length = [], 0
    for piece in _visible(element):
        length += len(piece)
        if length > most * 4:
            return ""
        pieces.append(piece)
    text = squashed(" ".join(pieces))
    return text if len(text) <= most else ""


def _visible(element: HtmlElement, depth: int = 0) -> Iterator[str]:
    if element.text and isinstance(element.tag, str) and element.tag not in _UNSEEN:
        yield element.text
    for child in element:
        if depth < _DEEPEST and isinstance(child.tag, str) and child.tag not in _UNSEEN:
            yield from _visible(child, depth + 1)
        if child.tail:
            yield child.tail


def _owner(element: HtmlElement) -> str:
    """Return ``author.`` or the like where a property belongs to an item that is itself a property."""
    for ancestor in element.iterancestors():
        if ancestor.get("itemscope") is not None:
            owner = ancestor.get("itemprop")
            return f"{owner.split()[0]}." if owner and owner.strip() else ""
    return ""


def _before(element: HtmlElement) -> str:
    """Return the words just before an element in its parent: "Updated", "Published on"."""
    previous = element.getprevious()
    if previous is not None:
        return squashed((previous.tail or "").strip() or words(previous, 60))[-40:]
    parent = element.getparent()
    return squashed(parent.text)[-40:] if parent is not None else ""


@lru_cache(maxsize=8192)
def _is_around(classes: str) -> bool:
    return _AROUND.search(classes) is not None


def _is_outside(element: HtmlElement) -> bool:
    return any(ancestor.tag in _OUTSIDE for ancestor in islice(element.iterancestors(), _DEEPEST))


def _is_aside(element: HtmlElement, within: set[HtmlElement]) -> bool:
    """Return whether an element stands in a part of the page that is about other pages."""
    for ancestor in islice(element.iterancestors(), _DEEPEST):
        if ancestor in within or ancestor.tag in ("body", "html"):
            return False
        classes = ancestor.get("class")
        if ancestor.tag in _OUTSIDE or (classes and _is_around(classes)):
            return True
    return False
