"""The addresses of the links an article makes: words of a line, looked up among the page's anchors."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from dateline.extract.markup import words
from dateline.extract.signs import squashed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from dateline.records import Link

_LONGEST = 400  # characters of a link's words


def addressed(links: Sequence[Link], tree: HtmlElement | None, base: str | None) -> tuple[Link, ...]:
    """Return the links with the addresses of the anchors that have their words; without one, the address stays None.

    Relative addresses are taken against ``base``; without it, and where an anchor runs a script, there is none.
    """
    if tree is None or not links:
        return tuple(links)
    anchors: dict[str, str] = {}
    for anchor in tree.iter("a"):
        target = anchor.get("href")
        if target and (shown := words(anchor, _LONGEST)):
            anchors.setdefault(shown.casefold(), target)
    return tuple(replace(one, url=_whole(anchors.get(squashed(one.text).casefold()), base)) for one in links)


def _whole(target: str | None, base: str | None) -> str | None:
    if target is None:
        return None
    try:
        whole = urljoin(base or "", target.strip())
    except ValueError:
        return None
    return whole if whole.startswith(("http://", "https://")) else None
