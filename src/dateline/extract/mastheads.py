"""The outlet's name above the headline of a plain text, which reads like a headline itself.

It is known for the outlet's where it is made as newsrooms' names are, or recurs where outlets are named: in a notice of
rights, a byline, a credit. Then the headline is what stands right above the byline or the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.extract.authors import is_body, is_led, is_person
from dateline.extract.lines import Verdict
from dateline.extract.moments import moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.extract.body import Labelled

_HEAD_LINES = 4
_LONGEST_NAME, _LONGEST_HEADLINE = 60, 160  # characters
_PROSE = 8  # words of a sentence that is text
_ENDED = re.compile(r"[.!?…][\"'”’)]*$")
_NAMING = frozenset({"legal", "byline", "credit"})
_NAMED = frozenset({"headline", "byline", "banner"})  # what the name may be taken for
_HEADING = frozenset({"headline", "subhead", "standfirst", "body", "byline"})
_MENU = re.compile(r"\s[|·•]\s.+\s[|·•]\s")
_FURNITURE = re.compile(r"[|@]|https?:|www\.|^\d+[ ,]|\b\d{4}$")  # menus, addresses, "since 1923"


def without_masthead(labelled: Sequence[Labelled]) -> list[Labelled]:
    """Return the lines of a plain text, with the outlet's name a banner where it stands above the headline."""
    lines = list(labelled)
    name = _name(lines)
    title = None if name is None else _headline(lines, name + 1)
    if name is not None and title is not None:
        lines[name] = lines[name]._replace(verdict=Verdict("banner", "text: the outlet's name"))
        if lines[title].verdict.label != "headline":
            lines[title] = lines[title]._replace(verdict=Verdict("headline", "text: below the outlet's name", 0.8))
    return lines


def _name(lines: Sequence[Labelled]) -> int | None:
    """Return the number of the line with the outlet's name, where no headline stands above it."""
    for number, one in enumerate(lines[:_HEAD_LINES]):
        if one.verdict.label in _NAMED and _is_outlet(one.block.text, lines[number + 1 :]):
            return number
        if one.verdict.label == "headline":
            return None
    return None


def _is_outlet(words: str, below: Sequence[Labelled]) -> bool:
    name = words.strip()
    if len(name) > _LONGEST_NAME or _ENDED.search(name):
        return False
    if _MENU.search(name) or is_body(name.title() if name.isupper() else name):
        return True
    again = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    return any(one.verdict.label in _NAMING and again.search(one.block.text) for one in below)


def _headline(lines: Sequence[Labelled], first: int) -> int | None:
    """Return the number of the line that heads the text: one that is called so, else the last above it that can be."""
    found = None
    for number in range(first, len(lines)):
        text, label = lines[number].block.text, lines[number].verdict.label
        if label == "headline":
            return number
        if _is_prose(text) or (found is not None and not _can_head(text)):
            return found
        # A sentence below another line that can be the headline sums it up.
        if label in _HEADING and _can_head(text) and (found is None or not _ENDED.search(text)):
            found = number
    return found


def _is_prose(text: str) -> bool:
    return len(text.split()) >= _PROSE and _ENDED.search(text) is not None


def _can_head(text: str) -> bool:
    """Return whether a line can be a headline: no day, nobody's name, no menu, no address."""
    if len(text) > _LONGEST_HEADLINE or _FURNITURE.search(text) or is_led(text) or moment(text):
        return False
    return not is_person(text) and not is_body(text)
