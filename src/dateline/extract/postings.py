"""The entries of a live page as its JSON-LD tells of them (``liveBlogUpdate`` of a ``LiveBlogPosting``)."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from dateline.extract import jsonld
from dateline.extract.authors import divided

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST = 500  # entries that are read
_TAG = re.compile(r"<[^<>]{0,500}>")
_BREAK = re.compile(r"</?(?:p|br|div|li|h[1-6])\b[^<>]{0,200}>", re.IGNORECASE)


class Posting(NamedTuple):
    """One entry: its heading, the paragraphs of its text, when it was published as stated, and who wrote it."""

    heading: str | None
    paragraphs: tuple[str, ...]
    published: str | None
    author: str | None


def postings_of(found: Sequence[jsonld.Node]) -> tuple[Posting, ...]:
    """Return the entries that a page's JSON-LD states, in its order; most pages state none."""
    for node in found:
        if updates := node.get("liveBlogUpdate"):
            whole = {one["@id"]: one for one in found if isinstance(one.get("@id"), str) and len(one) > 1}
            stated = [one for one in (updates if isinstance(updates, list) else [updates]) if isinstance(one, dict)]
            named = (whole.get(str(one.get("@id")), one) if len(one) == 1 else one for one in stated[:_MOST])
            return tuple(filter(None, (_posting(one, found) for one in named)))
    return ()


def _posting(node: jsonld.Node, found: Sequence[jsonld.Node]) -> Posting | None:
    body = node.get("articleBody") or node.get("text") or node.get("description")
    paragraphs = tuple(paragraphs_of(body)) if isinstance(body, str) else ()
    heading = jsonld.text_of(node.get("headline") or node.get("name"))
    if not paragraphs and not heading:
        return None
    stated = jsonld.text_of(node.get("datePublished") or node.get("dateCreated") or node.get("dateModified"))
    names = [text for one in jsonld.resolve(node.get("author"), found) if (text := jsonld.text_of(one))]
    people = divided(names, (), "json-ld:author").people
    return Posting(heading, paragraphs, stated, people[0] if people else None)


def paragraphs_of(body: str) -> Iterator[str]:
    """Yield the paragraphs of a text in JSON, which may be plain or HTML."""
    for piece in _BREAK.sub("\n", html.unescape(body)).split("\n"):
        if line := " ".join(_TAG.sub("", piece).split()):
            yield line
