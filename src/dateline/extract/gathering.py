"""The one pass over a page's tree that gathers its :class:`~dateline.extract.signs.Signs`."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from dateline.extract.markup import before, is_aside, is_outside, kinds, owner, visible, words
from dateline.extract.signs import Mark, Signs, squashed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_ABBREVIATED = 240  # characters of an element that can still be a byline or a date line


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
        headings = [one for one in self.marks["h1"] if not is_outside(self.elements[one.order])]
        within = set(self.elements[headings[0].order].iterancestors()) if headings else set()
        known: dict[HtmlElement | None, bool] = {}  # of a parent: what stands in one is all aside or all not
        for kind, marks in [*self.marks.items(), *self.properties.items()]:
            for position, mark in enumerate(marks):
                element = self.elements[mark.order]
                if kind == "h1":
                    aside = is_outside(element)
                else:
                    parent = element.getparent()
                    aside = known[parent] if parent in known else known.setdefault(parent, is_aside(element, within))
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
        for kind in kinds(classes, tested) if classes or tested else kinds(identity):
            if (kind != "dated" or element.tag != "time") and (kind != "titled" or element.tag in _TITLING):
                self._mark(kind, element, order)

    def _mark(self, kind: str, element: HtmlElement, order: int) -> None:
        text = words(element, _ABBREVIATED)
        if text:
            stamp = element.get("datetime") or element.get("data-datetime") or element.get("data-timestamp")
            where = f"{kind}:{squashed(element.get('class') or element.get('id') or '')[:60]}"
            parts = tuple(filter(None, map(squashed, visible(element)))) if kind == "byline" else ()
            self._add(self.marks[kind], element, Mark(text, where, stamp, order=order, parts=parts))

    def _property(self, element: HtmlElement, named: str, order: int) -> None:
        value = element.get("content") or element.get("datetime") or element.get("href") or element.get("src")
        text = words(element, _ABBREVIATED * 2)
        for name in named.split():
            holder = owner(element)
            where = f"microdata:{holder}{name}"
            mark = Mark(text or value or "", where, value, order=order)
            self._add(self.properties[holder + name], element, mark)

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
            holder = owner(element)
            mark = Mark(content, f"microdata:{holder}{named}", content, order=order)
            self._add(self.properties[holder + named], element, mark)

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
            parts = tuple(filter(None, map(squashed, visible(element)))) if len(element) else ()
            self._add(self.marks["h1"], element, Mark(text, "h1", order=order, parts=parts))

    def time(self, element: HtmlElement, order: int) -> None:
        stamp, text = element.get("datetime"), words(element, _ABBREVIATED)
        if stamp or text:
            around = f"{element.get('class') or ''} {element.get('itemprop') or ''} {before(element)}"
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
