"""What a page says about itself in its markup: the signs that the modules for titles, authors and dates weigh.

Nothing is decided here. Each value keeps the place it was found at (``meta:og:title``, ``microdata:datePublished``,
``time``, ``class:byline``); :mod:`dateline.extract.gathering` finds them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


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


def squashed(text: str | None) -> str:
    """Return the text with every run of white space made one space."""
    return " ".join(text.split()) if text else ""
