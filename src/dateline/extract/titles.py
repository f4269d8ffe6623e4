"""The title of the article: what headings, meta elements, JSON-LD and window agree on, without the site's name."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from dateline.extract.jsonld import Node, text_of
from dateline.extract.signs import squashed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.extract.signs import Signs

_WORD = re.compile(r"\W+")
_DIVIDER = re.compile(r"\s+[-–—|•·»«:/~⋆]+\s+|\s*[|｜»]\s*|\s+[-–—]{1,2}\s+")
_LONGEST = 300  # characters
_SHORTEST_SITE = 4  # letters: of shorter names a variant may be anything


class Titled(NamedTuple):
    """A title and the place it was found at."""

    text: str
    where: str


def choose_title(signs: Signs, article: Node | None, sites: Sequence[str]) -> Titled | None:
    """Return the title most places agree on, the fullest wording of it without the name of the site."""
    candidates = [Titled(cleaned(one.text, sites), one.where) for one in _candidates(signs, article)]
    candidates = [one for one in candidates if one.text and _folded(one.text) not in {_folded(site) for site in sites}]
    if not candidates:
        return None
    heading = next((one for one in candidates if one.where.startswith("h1")), None)
    if heading is not None:
        votes = sum(_near(heading.text, one.text) for one in candidates if one is not heading)
        if votes:
            return heading
    return max(candidates, key=lambda one: sum(_folded(one.text) == _folded(other.text) for other in candidates))


def _candidates(signs: Signs, article: Node | None) -> list[Titled]:
    found = [Titled(text_of(article.get("headline")) or "", "json-ld:headline")] if article else []
    for name in ("og:title", "twitter:title", "title", "dc.title", "sailthru.title", "parsely-title"):
        found += [Titled(html.unescape(content), f"meta:{name}") for content in signs.metas.get(name, ())[:1]]
    found += [
        Titled(one.text, "microdata:headline") for one in signs.properties.get("headline", ())[:1] if not one.aside
    ]
    found += [Titled(one.text, "h1") for one in signs.headings[:3] if not one.aside]
    if signs.title:
        found.append(Titled(signs.title, "title"))
    return [one for one in found if one.text and len(one.text) <= _LONGEST]


def cleaned(text: str, sites: Sequence[str]) -> str:
    """Return a title without the name of the site before or after it."""
    text = squashed(text)
    while True:
        pieces = [found.span() for found in _DIVIDER.finditer(text)]
        if not pieces:
            return text
        start, end = pieces[-1]
        if _names_site(text[end:], sites) and start:
            text = text[:start].strip()
            continue
        start, end = pieces[0]
        if _names_site(text[:start], sites):
            text = text[end:].strip()
            continue
        return text


def _names_site(piece: str, sites: Sequence[str]) -> bool:
    """Return whether a piece of a title is the site's name, as it calls itself or in a usual variant."""
    folded = _joined(piece)
    return not folded or any(_is_variant(folded, _joined(name)) for name in sites)


def _is_variant(piece: str, site: str) -> bool:
    shorter, longer = sorted((piece, site), key=len)
    if len(shorter) < _SHORTEST_SITE:
        return piece == site
    return longer in {shorter, f"the{shorter}", f"{shorter}com", f"{shorter}news", f"{shorter}online"}


def _joined(text: str) -> str:
    return _folded(text).replace(" ", "")


def _folded(text: str) -> str:
    return _WORD.sub(" ", text.lower()).strip()


def _near(one: str, other: str) -> bool:
    """Return whether two titles are one, perhaps with a kicker before it or cut at the end."""
    first, second = _folded(one), _folded(other)
    if not first or not second:
        return False
    return first == second or first in second or second in first
