"""The page's own description in JSON-LD (schema.org), read whatever shape and however broken it is.

Pages give it as one object, a list, a ``@graph`` or objects within objects, with references by ``@id``, with raw
line breaks, trailing commas, HTML comments or a missing bracket. What does not parse is searched for its dates.
"""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

from dateline.extract.signs import squashed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Node = dict[str, Any]

# Marks that hide a script from old readers: before it, and behind it.
_BEFORE = re.compile(r"\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)+", re.DOTALL)
_BEHIND = re.compile(r"(?:-->|//\s*\]\]>|\]\]>|;)\s*$")
_ENDS = ("-->", "]]>", ";")
_DECODER = json.JSONDecoder(strict=False)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_STRAY = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_LOST = re.compile(
    r'"(datePublished|dateModified|dateCreated|headline|articleSection)"\s*:\s*"((?:[^"\\]|\\.){1,400})"'
)
# What is about other things than the page.
_APART = frozenset({"itemListElement", "comment", "image", "hasPart", "liveBlogUpdate"})
_MOST_NODES = 2000
_DEEPEST = 12

_ARTICLE = re.compile(r"Article$|BlogPosting$|^Report$|LiveBlog|^Review$|^Recipe$|SocialMediaPosting|^Posting$|^Claim")
_PAGE = re.compile(r"WebPage$|^CreativeWork$|VideoObject|^Book$|^Event$|ItemPage|Podcast|ImageGallery|MediaObject")


def nodes(scripts: Sequence[str]) -> list[Node]:
    """Return every object of the page's JSON-LD in document order, references by ``@id`` left in place."""
    found: list[Node] = []
    for script in scripts:
        for top in _parsed(script):
            found.extend(_within(top, 0))
            if len(found) > _MOST_NODES:
                return found[:_MOST_NODES]
    return found


def article_of(found: Sequence[Node], address: str | None) -> Node | None:
    """Return the object that describes the article of this page: by type, by address, by how much it says."""
    named = [node for node in found if any(_ARTICLE.search(kind) for kind in types(node))]
    pages = [node for node in found if any(_PAGE.search(kind) for kind in types(node))]
    dated = [node for node in found if "datePublished" in node and ("headline" in node or not types(node))]
    for group in (named, dated, [node for node in pages if "datePublished" in node]):
        if group:
            return max(group, key=lambda node: (_is_here(node, address), "datePublished" in node, "headline" in node))
    return None


def types(node: Node) -> list[str]:
    """Return the types of an object without their vocabulary: ``NewsArticle``."""
    kinds = node.get("@type")
    return [str(kind).rsplit("/", 1)[-1] for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind]


def text_of(value: object) -> str | None:
    """Return a value as one line of text: the first of a list, the ``name`` or ``@value`` of an object."""
    if isinstance(value, list):
        return next((text for one in value if (text := text_of(one))), None)
    if isinstance(value, dict):
        return text_of(value.get("@value") or value.get("name") or value.get("headline"))
    if isinstance(value, str):
        return squashed(html.unescape(value)) or None
    return None


def resolve(value: object, found: Sequence[Node]) -> Iterator[object]:
    """Yield the objects or texts a value stands for, references looked up among all objects of the page."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and "name" not in one and isinstance(one.get("@id"), str):
            yield next((node for node in found if node.get("@id") == one["@id"] and "name" in node), one)
        elif one:
            yield one


def _is_here(node: Node, address: str | None) -> bool:
    if not address:
        return False
    place = node.get("url") or node.get("mainEntityOfPage") or node.get("@id")
    if isinstance(place, dict):
        place = place.get("@id") or place.get("url")
    return isinstance(place, str) and _path(place) == _path(address)


def _path(address: str) -> str:
    return re.sub(r"^https?://(?:www\.|amp\.|m\.)?|[?#].*$|/$", "", address)


def _parsed(script: str) -> list[object]:
    text = _unwrapped(script)
    for attempt in _attempts(text):
        try:
            value, end = _DECODER.raw_decode(attempt)
        except (ValueError, RecursionError):
            continue
        rest = attempt[end:].lstrip(" \t\r\n,;")
        return [value, *(_parsed(rest) if rest[:1] in ("{", "[") and len(rest) < len(script) else [])]
    lost: Node = {}
    for name, value in _LOST.findall(text):
        lost.setdefault(name, _unescaped(value))
    return [{"@type": "NewsArticle", **lost}] if lost else []


def _unwrapped(script: str) -> str:
    """Return a script without the marks around it, and without white space."""
    before = _BEFORE.match(script)
    text = script[before.end() :] if before else script
    if text.rstrip().endswith(_ENDS):  # a look for them from the start of a script takes as long as reading it
        text = _BEHIND.sub("", text)
    return text.strip()


def _attempts(text: str) -> Iterator[str]:
    """Yield a script as it is, then with what is usually wrong with one put right."""
    yield text
    yield _TRAILING_COMMA.sub(",", text)
    yield _TRAILING_COMMA.sub("", _STRAY.sub(" ", text))


def _unescaped(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return value


def _within(value: object, depth: int) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        if "@type" in value or "datePublished" in value or "@id" in value:
            yield value
        for name, inner in value.items():
            if isinstance(inner, dict | list) and name not in _APART:
                yield from _within(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            if isinstance(inner, dict | list):
                yield from _within(inner, depth + 1)
