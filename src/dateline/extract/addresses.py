"""The addresses of the links an article makes: words of a line, looked up among the page's anchors."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from dateline.extract.signs import squashed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.extract.elements import Elements
    from dateline.records import Link

_LONGEST = 400  # characters of a link's words
_WHOLE = re.compile(r"https?://[\w.-]+(?:/[\w./%~-]*)?", re.ASCII)  # an address to which joining adds nothing


def addressed(links: Sequence[Link], elements: Elements | None, base: str | None) -> tuple[Link, ...]:
    """Return the links with the addresses of the anchors that have their words; without one, the address stays None.

    Relative addresses are taken against ``base``; without it, and where an anchor runs a script, there is none.
    """
    if elements is None or not links:
        return tuple(links)
    wanted = [squashed(one.text).casefold() for one in links]
    targets = _targets(elements, set(wanted))
    return tuple(replace(one, url=_whole(targets.get(words), base)) for one, words in zip(links, wanted, strict=True))


def _targets(elements: Elements, wanted: set[str]) -> dict[str, str]:
    """Return where the first anchor with each of the wanted words leads."""
    found: dict[str, str] = {}
    heads = {words.split(" ", 1)[0] for words in wanted}
    for number in elements.named("a"):
        if (head := elements.head(number)) is not None and head.casefold() not in heads:
            continue
        if target := elements.attributes[number].get("href"):
            shown = elements.words(number, _LONGEST).casefold()
            if shown in wanted:
                found.setdefault(shown, target)
                if len(found) == len(wanted):
                    break
    return found


def _whole(target: str | None, base: str | None) -> str | None:
    if target is None:
        return None
    target = target.strip()
    try:
        whole = target if _WHOLE.fullmatch(target) else urljoin(base or "", target)
    except ValueError:
        return None
    return whole if whole.startswith(("http://", "https://")) else None
