"""The title of the article: what headings, meta elements, JSON-LD and window agree on, without the site's name."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from dateline.extract.jsonld import Node, text_of
from dateline.extract.signs import squashed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from dateline.extract.signs import Signs

_WORD = re.compile(r"\W+")
_DIVIDER = re.compile(r"\s+[-–—|•·»«:/~⋆]+\s+|\s*[|｜»：]\s*|\s*--\s*")
_LONGEST = 300  # characters
_SHORTEST_SITE = 4  # letters: of shorter names a variant may be anything


# What the page's readers see and what it states of the article outweigh what is written for sharing.
_WEIGHTS = {
    "h1": 0.7,
    "json-ld:headline": 0.65,
    "microdata:headline": 0.65,
    "class:headline": 0.64,
    "meta:og:title": 0.2,
    "meta:twitter:title": 0.13,
    "title": 0.02,
}
_LEAST = 0.07
_NEAR = 0.75
_LEAST_WORDS, _MOST_MARKED = 3, 4
_MOST_PARTS = 6  # of a heading: one with more is no kicker and headline
_KICKER = re.compile(r"overline|kicker|eyebrow|topline|spitzmarke|dachzeile|surtitle|label", re.IGNORECASE)
_LEADING = re.compile(r"^[\s|:–—-]+")
_STATED = frozenset({"json-ld:headline", "meta:og:title", "meta:twitter:title", "meta:dc.title", "meta:parsely-title"})


class Titled(NamedTuple):
    """A title and the place it was found at."""

    text: str
    where: str


def choose_title(signs: Signs, article: Node | None, sites: Sequence[str]) -> Titled | None:
    """Return the title most places agree on, each with its weight, without the name of the site."""
    candidates = [Titled(cleaned(one.text, sites), one.where) for one in _candidates(signs, article)]
    own = {_folded(site) for site in sites}
    candidates = [one for one in candidates if (folded := _folded(one.text)) and folded not in own]
    candidates = _without_kickers(candidates, signs)
    return max(candidates, key=lambda one: _agreement(one, candidates), default=None)


def _without_kickers(candidates: Sequence[Titled], signs: Signs) -> list[Titled]:
    """Return the titles without a kicker: words at their head that the markup sets apart and that are none of them.

    ``Opinion | What the ice says``, with the two in elements of their own: the first is a kicker where another place
    states the second alone, or where its class says so and no place states the whole.
    """
    stated = {_folded(one.text) for one in candidates if one.where in _STATED}
    tails = {_folded(tail): tail for tail in _tails(signs)}
    headlines = {folded: tail for folded, tail in tails.items() if folded in stated}
    headlines |= {_folded(tail): tail for tail in _behind_kickers(signs, stated)}
    return [_headline(one, headlines) for one in candidates] if headlines else list(candidates)


def _tails(signs: Signs) -> Iterator[str]:
    """Yield what the markup sets apart at the end of a heading, behind what may be a kicker."""
    for heading in signs.headings[:2]:
        yield from (" ".join(heading.parts[start:]) for start in range(1, min(len(heading.parts), _MOST_PARTS)))
    yield from (mark.text for mark in signs.subheadings if not mark.aside)


def _behind_kickers(signs: Signs, stated: AbstractSet[str]) -> Iterator[str]:
    """Yield what follows the first part of a heading where an element with these words is classed as a kicker."""
    kickers = {_folded(mark.text) for mark in signs.subheadings if _KICKER.search(mark.where)}
    for heading in signs.headings[:2]:
        whole = _folded(heading.text) in stated
        if len(heading.parts) > 1 and _folded(heading.parts[0]) in kickers and not whole:
            yield _LEADING.sub("", " ".join(heading.parts[1:]))


def _headline(title: Titled, headlines: Mapping[str, str]) -> Titled:
    folded = _folded(title.text)
    return next((Titled(text, title.where) for one, text in headlines.items() if folded.endswith(f" {one}")), title)


def _agreement(title: Titled, candidates: Sequence[Titled]) -> float:
    folded = _folded(title.text)
    return sum(_WEIGHTS.get(one.where, _LEAST) * _likeness(folded, _folded(one.text)) for one in candidates)


def _likeness(one: str, other: str) -> float:
    """Return 1 for the same words, less where one has a kicker before or a tail behind, else 0."""
    if one == other:
        return 1.0
    shorter, longer = sorted((f" {one} ", f" {other} "), key=len)
    return _NEAR if longer.startswith(shorter) or longer.endswith(shorter) else 0.0


def _candidates(signs: Signs, article: Node | None) -> list[Titled]:
    found = [Titled(text_of(article.get("headline")) or "", "json-ld:headline")] if article else []
    for name in ("og:title", "twitter:title", "title", "dc.title", "sailthru.title", "parsely-title"):
        found += [Titled(html.unescape(content), f"meta:{name}") for content in signs.metas.get(name, ())[:1]]
    found += [
        Titled(one.text, "microdata:headline") for one in signs.properties.get("headline", ())[:1] if not one.aside
    ]
    headings = [Titled(one.text, "h1") for one in signs.headings if not one.aside][:2]
    if signs.title:
        found.append(Titled(signs.title, "title"))
    found += headings or _marked(signs, found)
    return [one for one in found if one.text and len(one.text) <= _LONGEST]


def _marked(signs: Signs, stated: Sequence[Titled]) -> list[Titled]:
    """Return what is classed as headline on a page without an ``h1``, where it is akin to a title the page states.

    Teasers of other articles are classed so too.
    """
    known = [set(_folded(one.text).split()) for one in stated]
    found: dict[str, Titled] = {}
    for mark in signs.subheadings:
        words = set(_folded(mark.text).split())
        akin = len(words) >= _LEAST_WORDS and any(2 * len(words & one) >= len(words) for one in known)
        if akin and not mark.aside and len(found) < _MOST_MARKED:
            found.setdefault(mark.text, Titled(mark.text, "class:headline"))
    return list(found.values())


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


@lru_cache(maxsize=256)  # each title of a page is compared with each other
def _folded(text: str) -> str:
    return _WORD.sub(" ", text.lower()).strip()
