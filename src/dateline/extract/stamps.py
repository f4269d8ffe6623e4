"""Entries of a live page by its markup: parts that each hold one ``time`` element and text of the article."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from dateline.extract.drafts import Draft, Lines, drafted, from_marks
from dateline.extract.entrytimes import Stated, stamped, stated_on
from dateline.extract.signs import squashed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.extract.elements import Elements

BY_MARKUP = "entries:time element"
_MOST = 1000  # times of a page that are looked at
_BETWEEN = 30  # characters of text that part the times of two entries
_SHOWN = 80  # characters of a time element
_SPACE = re.compile(r"\s+")


def in_markup(read: Lines, elements: Elements | None, *, least: int) -> list[Draft]:
    """Return the entries that stand each in a part of the page with its own time; on flat pages, in the lines below it.

    A page with fewer than ``least`` times has none.
    """
    if elements is None or elements.tags.count("time") < least:
        return []
    times = islice(elements.named("time"), _MOST)
    stated = [(number, one) for number in times if (one := _stated(elements, number))]
    stated = _first_of_each(elements, stated)
    if _longest_run(stated) < least:  # on most pages the times are those of links to other pages
        return []
    return max(_contained(read, elements, stated), _following(read, elements, stated), key=len)


def _stated(elements: Elements, number: int) -> Stated | None:
    where = "time element"
    given = elements.attributes[number].get("datetime")
    shown = elements.words(number, _SHOWN)
    if stated := stamped(given, where):
        return stated
    read = stated_on(shown)
    return read and read._replace(where=where)


def _first_of_each(elements: Elements, stated: Sequence[tuple[int, Stated]]) -> list[tuple[int, Stated]]:
    """Return the times without those that follow another with hardly a word between them: when it was changed."""
    kept: list[tuple[int, Stated]] = []
    for number, one in stated:
        if kept and not _is_text_between(elements, elements.ends[kept[-1][0]], elements.begins[number]):
            continue
        kept.append((number, one))
    return kept


def _longest_run(stated: Sequence[tuple[int, Stated]]) -> int:
    """Return how many times in a row run one way."""
    longest = down = up = min(1, len(stated))
    for (_, before), (_, one) in pairwise(stated):
        earlier, later = before.value or before.clock or "", one.value or one.clock or ""
        down = down + 1 if earlier >= later else 1
        up = up + 1 if earlier <= later else 1
        longest = max(longest, down, up)
    return longest


def _is_text_between(elements: Elements, start: int, stop: int) -> bool:
    size = 0
    for place in range(start, stop):
        item = elements.stream[place]
        if isinstance(item, str):
            size += len(item)
            if size >= _BETWEEN:
                return True
    return False


def _contained(read: Lines, elements: Elements, stated: Sequence[tuple[int, Stated]]) -> list[Draft]:
    """Return an entry for each time whose part of the page holds text of the article and no other entry's time."""
    keys = [_key(read.words(number)) for number in range(len(read.lines))]
    found, place = [], 0
    numbers = [number for number, _ in stated]
    for (number, one), before, after in zip(stated, [None, *numbers], [*numbers[1:], None], strict=False):
        part = _part(elements, number, before, after)
        held = _key("".join(elements.visible(part)))
        first = next((line for line in range(place, len(keys)) if keys[line] and keys[line] in held), None)
        if first is None:
            continue
        last = first
        while last < len(keys) and keys[last] in held:
            last += 1
        draft = drafted(read, range(first, last), one, BY_MARKUP)
        if draft is not None:
            found.append(draft)
            place = last
    return found


def _part(elements: Elements, number: int, before: int | None, after: int | None) -> int:
    """Return the outermost element around a time that holds no other."""
    floor = -1 if before is None else elements.begins[before]
    ceiling = len(elements.stream) if after is None else elements.begins[after]
    part = number
    for around in elements.around(number):
        if elements.begins[around] <= floor or elements.ends[around] >= ceiling or elements.tags[around] == "body":
            break
        part = around
    return part


def _following(read: Lines, elements: Elements, stated: Sequence[tuple[int, Stated]]) -> list[Draft]:
    """Return the entries of a flat page: from the line that shows each time to the next."""
    shown: dict[str, Stated] = {}
    for number, one in stated:
        shown.setdefault(squashed("".join(elements.visible(number))), one)
    words = (read.words(number) for number in range(len(read.lines)))
    marks = [(number, shown[line]._replace(end=len(line))) for number, line in enumerate(words) if line in shown]
    return from_marks(read, marks, BY_MARKUP)


def _key(words: str) -> str:
    return _SPACE.sub("", words)
