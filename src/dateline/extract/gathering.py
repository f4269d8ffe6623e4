"""The one look at a page's elements that gathers its :class:`~dateline.extract.signs.Signs`."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from dateline.extract.markup import is_aside, is_outside, kinds, owner
from dateline.extract.signs import Mark, Signs, squashed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.extract.elements import Elements

    Attributes = Mapping[str, str]

_ABBREVIATED = 240  # characters of an element that can still be a byline or a date line


def gather(elements: Elements | None) -> Signs:
    """Return the signs of a page; those of a page without elements are empty."""
    return Signs() if elements is None else _Gathering(elements).signs()


class _Gathering:
    """What each element adds, by its tag first and its attributes after."""

    def __init__(self, elements: Elements) -> None:
        self.elements = elements
        self.single: dict[str, str] = {}
        self.metas: dict[str, list[str]] = defaultdict(list)
        self.properties: dict[str, list[Mark]] = defaultdict(list)
        self.marks: dict[str, list[Mark]] = defaultdict(list)
        self.scripts: list[str] = []
        self.silent: set[str | None] = {None, ""}  # classes and ids that say nothing

    def signs(self) -> Signs:
        self._gather()
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

    def _gather(self) -> None:
        elements = self.elements
        stream, begins, silent, says_no_more = elements.stream, elements.begins, self.silent, _ASKED.isdisjoint
        for order, (tag, attributes) in enumerate(zip(elements.tags, elements.attributes, strict=True)):
            if tag in _LINES:
                head = stream[begins[order] + 1]
                if isinstance(head, str) and not head.isspace():
                    text = elements.text(order)
                    if len(text) < _ABBREVIATED and _YEAR.search(text):
                        self.marks["line"].append(Mark(squashed(text), f"words:{tag}", order=order))
            elif tag in _OWN:
                _OWN[tag](self, attributes, order)
                if tag in _DONE:
                    continue
            # Names are repeated without end, and most say nothing.
            if attributes:
                named = attributes.get("class") or attributes.get("id")
                if named not in silent or not says_no_more(attributes):
                    self._attributed(tag, attributes, order)

    def _set_apart(self) -> None:
        """Mark what is about other pages. What also holds the article's heading is not apart, whatever it is called."""
        elements = self.elements
        headings = [one.order for one in self.marks["h1"] if not is_outside(elements, one.order)]
        within = set(elements.around(headings[0])) if headings else set()
        known: dict[int, bool] = {}  # of an element: what stands right in it is all aside or all not
        for kind, marks in [*self.marks.items(), *self.properties.items()]:
            for position, mark in enumerate(marks):
                if kind == "h1":
                    aside = is_outside(elements, mark.order)
                else:
                    around = elements.above[mark.order]
                    if around not in known:
                        known[around] = is_aside(elements, mark.order, within)
                    aside = known[around]
                if aside:
                    marks[position] = mark._replace(aside=True)

    def _attributed(self, tag: str, attributes: Attributes, order: int) -> None:
        """Add what the attributes of an element say of its words."""
        if "itemprop" in attributes:
            self._property(attributes, order)
        if "rel" in attributes and attributes["rel"] in ("author", "license"):
            self._related(attributes, order)
        if tag in _BARE:
            return
        named, tested = attributes.get("class"), attributes.get("data-testid")
        if not (named or tested):
            named = attributes.get("id")
        found = kinds(named, tested)
        if not found and not tested:
            self.silent.add(named)
        for kind in found:
            if (kind != "dated" or tag != "time") and (kind != "titled" or tag in _TITLING):
                self._mark(kind, attributes, order)

    def _mark(self, kind: str, attributes: Attributes, order: int) -> None:
        text = self.elements.words(order, _ABBREVIATED)
        if text:
            stamp = attributes.get("datetime") or attributes.get("data-datetime") or attributes.get("data-timestamp")
            where = f"{kind}:{squashed(attributes.get('class') or attributes.get('id'))[:60]}"
            parts = self.elements.parts(order) if kind == "byline" else ()
            self.marks[kind].append(Mark(text, where, stamp, order=order, parts=parts))

    def _property(self, attributes: Attributes, order: int) -> None:
        value = next((given for name in _VALUES if (given := attributes.get(name))), None)
        text = self.elements.words(order, _ABBREVIATED * 2)
        holder = owner(self.elements, order)
        for name in attributes["itemprop"].split():
            mark = Mark(text or value or "", f"microdata:{holder}{name}", value, order=order)
            self.properties[holder + name].append(mark)

    def _related(self, attributes: Attributes, order: int) -> None:
        if attributes["rel"] == "license":
            self.single.setdefault("licence", attributes.get("href") or self.elements.words(order, _ABBREVIATED))
        elif text := self.elements.words(order, _ABBREVIATED):
            self.marks["byline"].append(Mark(text, "rel:author", order=order))

    def html(self, attributes: Attributes, _order: int) -> None:
        if language := attributes.get("lang") or attributes.get("xml:lang"):
            self.single.setdefault("language", language)

    def meta(self, attributes: Attributes, order: int) -> None:
        content = squashed(attributes.get("content") or attributes.get("value"))
        if not content:
            return
        for attribute in ("property", "name", "http-equiv"):
            if name := attributes.get(attribute):
                self.metas[name.strip().lower()].append(content)
        if named := attributes.get("itemprop"):
            holder = owner(self.elements, order)
            self.properties[holder + named].append(Mark(content, f"microdata:{holder}{named}", content, order=order))

    def link(self, attributes: Attributes, _order: int) -> None:
        relation, target = attributes.get("rel", "").lower(), attributes.get("href")
        if target and relation in ("canonical", "license"):
            self.single.setdefault("canonical" if relation == "canonical" else "licence", target.strip())

    def script(self, attributes: Attributes, order: int) -> None:
        if "ld+json" in attributes.get("type", "").lower() and (text := self.elements.text(order)):
            self.scripts.append(text)

    def named(self, _attributes: Attributes, order: int) -> None:
        if text := self.elements.words(order, 1000):
            self.single.setdefault("title", text)

    def heading(self, _attributes: Attributes, order: int) -> None:
        if text := self.elements.words(order, 1000):
            self.marks["h1"].append(Mark(text, "h1", order=order, parts=self.elements.parts(order)))

    def time(self, attributes: Attributes, order: int) -> None:
        stamp, text = attributes.get("datetime"), self.elements.words(order, _ABBREVIATED)
        if stamp or text:
            words = (attributes.get("class", ""), attributes.get("itemprop", ""), self.elements.before(order))
            where = f"time:{squashed(' '.join(words))[:60]}"
            self.marks["time"].append(Mark(text, where, stamp, order=order))


# Elements whose own meaning is known by their tag; of the first group nothing else is asked.
_DONE = frozenset({"meta", "link", "script", "title"})
_LINES = frozenset({"p", "span", "div", "td", "dd", "li", "small", "em", "i", "b", "strong", "font", "h4", "h5", "h6"})
_YEAR = re.compile(r"(?:19[89]|20[0-4])\d")
_ASKED = frozenset({"itemprop", "rel", "data-testid"})  # attributes that say something beside the class
_VALUES = ("content", "datetime", "href", "src")
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
