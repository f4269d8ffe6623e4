"""The article of a page that is built by script, from the data it is built of: ``__NEXT_DATA__`` and its like.

Only data in JSON is read, in an element of its own or assigned to a name (``window.__INITIAL_STATE__ = {...}``); no
script is run. Of the objects that hold text the article is the one with the page's title, else that with the most text.
"""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from dateline.extract.paragraphs import Paragraph, Texts, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.extract.elements import Elements

_SHORTEST, _LONGEST = 400, 12_000_000  # characters of a script that is read; of all that are
_MOST_OBJECTS, _DEEPEST = 200_000, 60
_LEAST_TEXT = 400  # characters of an article's running text
_ASSIGNED = re.compile(
    r"(?<![\w$])(?:window|self|globalThis)?\.?(?:\[[\"'])?(?P<name>[\w$.]{2,60})(?:[\"']\])?\s*=\s*"
    r"(?:JSON\.parse\(\s*)?(?=[{\[\"'])"
)
_MOST_ASSIGNED = 50  # values of a script that are tried
# Where the title of a page is not that of its article, the way to the article says what it is.
_OWN = re.compile(r"article|story|news|(?:^|[._])(?:post|entry)\b|globalcontent", re.IGNORECASE)
_PUSHED = re.compile(r"\b(?P<name>self\.__next_f)\.push\(\s*(?=\[)")
_ROW = re.compile(r"^[0-9a-f]{1,4}:(?=[\[{])")
_HEAD = 3  # paragraphs among which the title may be
_LONGEST_WHERE = 160
_SAME = re.compile(r"\W+")
_DECODER = json.JSONDecoder(strict=False)


class Embedded(NamedTuple):
    """The text of an article in a page's data: its paragraphs, its title there, and where it was found."""

    paragraphs: tuple[Paragraph, ...]
    title: str | None
    where: str


class _Found(NamedTuple):
    """A candidate: whether it is named as the page is, has a title of its own, how much it says, and itself."""

    named: bool
    titled: bool
    size: int
    article: Embedded


def embedded(elements: Elements, title: str | None) -> Embedded | None:
    """Return the article in the data of a page with this title, or None where there is none of some length."""
    found: list[_Found] = []
    for name, data in _scripts(elements):
        found += _articles(name, data, _plain(title))
    best = max(found, key=lambda one: one[:3], default=None)
    return best.article if best else None


def _scripts(elements: Elements) -> Iterator[tuple[str, object]]:
    """Yield the data in the scripts of a page, each with a name."""
    read = 0
    rows: list[str] = []
    for number in elements.named("script"):
        text = elements.text(number)
        read += len(text)
        if len(text) < _SHORTEST or read > _LONGEST:
            continue
        given = elements.attributes[number]
        if "json" in given.get("type", "") or text.lstrip()[:1] in ("{", "["):
            if "ld+json" not in given.get("type", "") and (data := _decoded(text)) is not None:
                yield f"script:{given.get('id') or given.get('type', '')}", data
        elif pushed := _PUSHED.search(text):
            rows += [one for one in _value(text, pushed.end()) or () if isinstance(one, str)]
        else:
            for assigned in islice(_ASSIGNED.finditer(text), _MOST_ASSIGNED):
                data = _value(text, assigned.end())
                data = _decoded(data) if isinstance(data, str) else data
                if isinstance(data, dict | list):
                    yield f"script:{assigned['name']}", data
                    break
    yield from (("script:__next_f", row) for row in _rows("".join(rows)))


def _rows(flight: str) -> Iterator[object]:
    """Yield the data in the rows that a page of React's server components is pushed in."""
    for row in flight.split("\n"):
        if (begun := _ROW.match(row)) and len(row) > _SHORTEST and (data := _decoded(row[begun.end() :])) is not None:
            yield data


def _decoded(text: str) -> object:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return _value(text.strip(), 0)


def _value(text: str, place: int) -> Any:  # noqa: ANN401 -- whatever JSON holds
    """Return the value in JSON that begins at a place of a script, None where what stands there is none."""
    try:
        return _DECODER.raw_decode(text, place)[0]
    except (ValueError, RecursionError):
        return None


def _articles(name: str, data: object, title: str) -> Iterator[_Found]:
    """Yield the objects of a page's data that hold text as articles do."""
    data = _unflattened(data)
    texts = Texts(_references(data))
    for path, node, above in _objects(data):
        for key, value in _texts(node):
            paragraphs = tuple(texts.of(value))
            size = sum(len(one.text) for one in paragraphs if one.is_running)
            if size < _LEAST_TEXT:
                continue
            headed = next((one.text for one in paragraphs[:_HEAD] if title and _plain(one.text) == title), None)
            own = headed or _title(node)
            named = own or next(filter(None, map(_title, reversed(above))), None)
            is_same = bool(title and named) and _is_same(_plain(named), title)
            where = f"{name} {'.'.join((*path, key))}"[:_LONGEST_WHERE]
            if is_same or _OWN.search(where):
                told = tuple(one for one in paragraphs if one.text != headed)
                yield _Found(is_same, own is not None, size, Embedded(told, named, where))
            break


def _objects(data: object) -> Iterator[tuple[tuple[str, ...], dict[str, Any], tuple[dict[str, Any], ...]]]:
    """Yield the objects within data, each with the keys that lead to it and the objects around it."""
    waiting: list[tuple[object, tuple[str, ...], tuple[dict[str, Any], ...]]] = [(data, (), ())]
    seen = 0
    elsewhere = words("kinds", "elsewhere")
    while waiting and seen < _MOST_OBJECTS:
        value, path, above = waiting.pop()
        seen += 1
        if len(path) > _DEEPEST:
            continue
        if isinstance(value, dict):
            yield path, value, above
            around = (*above[-2:], value)
            waiting += [
                (inner, (*path, key), around)
                for key, inner in reversed(value.items())
                if isinstance(inner, dict | list) and key.casefold() not in elsewhere
            ]
        elif isinstance(value, list):
            waiting += [
                (inner, (*path, str(place)), above)
                for place, inner in reversed(list(enumerate(value)))
                if isinstance(inner, dict | list)
            ]


def _texts(node: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the values of an object that can be the text of an article, the surest first."""
    ranks = {key: rank for rank, key in enumerate(words("keys", "text"))}
    known = [(ranks[key.casefold()], key) for key in node if key.casefold() in ranks]
    return ((key, node[key]) for _, key in sorted(known) if node[key])


def _title(node: Mapping[str, Any]) -> str | None:
    """Return the title that stands in an object, as text or as the one text of an object of its own."""
    ranked = words("keys", "title")
    known = {key.casefold(): value for key, value in node.items() if key.casefold() in ranked}
    for key in ranked:
        value = known.get(key)
        if isinstance(value, dict):
            value = next((one for one in value.values() if isinstance(one, str) and " " in one), None)
        if isinstance(value, str) and " " in value.strip():
            return " ".join(value.split())
    return None


def _unflattened(data: object) -> object:
    """Return data whose objects name their values by place in one list (Nuxt's ``__NUXT_DATA__``) with these put in."""
    if not (isinstance(data, list) and len(data) > 2 and not any(isinstance(one, int) for one in data[:1])):  # noqa: PLR2004
        return data
    places = [one for one in data if isinstance(one, dict)]
    if not places or not all(isinstance(value, int) for one in places[:20] for value in one.values()):
        return data
    return [_put_in(one, data) for one in places]


def _put_in(node: Mapping[str, int], data: Sequence[object], depth: int = 0) -> dict[str, Any]:
    return {key: _at(place, data, depth) for key, place in node.items()}


def _at(place: object, data: Sequence[object], depth: int) -> object:
    if not (isinstance(place, int) and 0 <= place < len(data)) or depth > 8:  # noqa: PLR2004 -- references may run in rings
        return None
    value = data[place]
    if isinstance(value, dict):
        return _put_in(value, data, depth + 1)
    return [_at(inner, data, depth + 1) for inner in value] if isinstance(value, list) else value


def _references(data: object) -> Mapping[str, Any]:
    """Return the objects that others name by a key (Apollo's ``__ref``), by that key."""
    found: dict[str, Any] = {}
    if isinstance(data, dict):
        for value in (data, *(one for one in data.values() if isinstance(one, dict))):
            found |= {key: one for key, one in value.items() if isinstance(one, dict) and ":" in key}
    return found


def _plain(text: str | None) -> str:
    return _SAME.sub("", text or "").casefold()


def _is_same(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) > 15 and (one in other or other in one))  # noqa: PLR2004 -- letters: the outlet's name may be joined
