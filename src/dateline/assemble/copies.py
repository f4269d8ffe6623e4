"""Who reprinted whom: articles with common text, and how many independent origins a set of articles has.

Copies are found by the containment of five-word shingles: the share of the smaller text's shingles that the larger
holds, which catches cut and extended reprints that resemblance misses (Broder, "On the resemblance and containment
of documents", 1997).
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from dateline.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.assemble.told import Page
    from dateline.records import Article

WORDS = 5
CONTAINED = 0.3
# So many shingles a text are looked up, and two texts with so many of them in common are compared. At the least that
# makes a copy, 0.3 of the smaller of two like texts, 5.6 are expected in common.
_SAMPLE = 32
ENOUGH = 2
_WORD = re.compile(r"\w+")


def body(article: Article) -> str:
    """Return the lines of the article that are its text, each on a line."""
    kept = [line.span for line in article.lines if line.label in {"body", "subhead"}]
    return "\n".join(article.text[span.start : span.end] for span in kept)


def shingles(text: str) -> frozenset[int]:
    """Return the hashes of all runs of five words, case and punctuation aside."""
    words = [word.encode("utf-8", "surrogatepass") for word in _WORD.findall(text.casefold())]
    return frozenset(zlib.crc32(b" ".join(words[start : start + WORDS])) for start in range(len(words) - WORDS + 1))


def sample(found: frozenset[int]) -> frozenset[int]:
    """Return the shingles by which copies are looked up: the smallest of the text's hashes.

    Of two texts with common shingles the smallest of all are, in proportion, in both samples (Broder, as above).
    """
    return frozenset(sorted(found)[:_SAMPLE])


def containment(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of the smaller text that the larger holds: 0 to 1; an empty text holds nothing."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def copies(texts: Mapping[str, str]) -> dict[str, str]:
    """Return for each text that shares enough with another the name of its set: the smallest name in it."""
    found = {name: shingles(text) for name, text in texts.items()}
    postings: defaultdict[int, list[str]] = defaultdict(list)
    for name, one in found.items():
        for shingle in sample(one):
            postings[shingle].append(name)
    shared = Counter(pair for names in postings.values() for pair in combinations(sorted(names), 2))
    likely = sorted(pair for pair, number in shared.items() if number >= ENOUGH)
    return components(pair for pair in likely if containment(found[pair[0]], found[pair[1]]) >= CONTAINED)


def components(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each name in the pairs the smallest name it is joined to, directly or through others."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    return {name: root(name) for name in parent}


def original(pages: Sequence[Page]) -> Page:
    """Return the page of a set of copies that the others were made from.

    Credit speaks first (the newsroom that most of them name), then a dateline of an agency, then the earlier date.
    """
    named = Counter(fold(name) for page in pages for name in {page.newsroom, *page.agencies})

    def order(page: Page) -> tuple[int, bool, str, str]:
        return -named[fold(page.newsroom)], not page.wire, (page.published or "9999")[:10], page.article

    return min(pages, key=order)


def origins(pages: Iterable[Page], newsroom_of: Mapping[str, str]) -> dict[str, str]:
    """Return for each article (by id) the name of the independent origin it counts for.

    An article goes back to its newsroom and to those it credits; a copy to the newsroom of its original, which
    ``newsroom_of`` gives by article id. Articles that go back to a common newsroom, directly or through others of
    ``pages``, have one origin, named after the newsroom of the one that the others credit.
    """
    ordered = sorted({page.article: page for page in pages}.values(), key=_age)
    newsrooms = {page.article: newsroom_of.get(page.article, page.newsroom) for page in ordered}
    joined = components(
        (f"article {page.article}", f"newsroom {fold(name)}")
        for page in ordered
        for name in (newsrooms[page.article], *page.agencies)
    )
    members: defaultdict[str, list[Page]] = defaultdict(list)
    for page in ordered:
        members[joined[f"article {page.article}"]].append(page)
    names = {name: newsrooms[original(group).article] for name, group in members.items()}
    return {page.article: names[joined[f"article {page.article}"]] for page in ordered}


def _age(page: Page) -> tuple[str, str]:
    return page.published or "9999", page.article
