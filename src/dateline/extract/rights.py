"""Rights: who holds them, from which year, on what terms; and whether the page carries another's text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from dateline import rulebook
from dateline.extract.agencies import agency_named, shown
from dateline.extract.cues import Cues
from dateline.records import Rights, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_CUES = Cues((
    "copyright", "©", "(c)", "&copy;", "permission", "arrangement", "licence", "license", "creative commons",
    "ccby", "cc by", "cc-by", "cc0", "cc 0", "cc-0",
))  # fmt: skip
_LONGEST = 1_000
_MOST_WORDS = 8
_PLACE_AFTER = re.compile(r"^(?:the|by)\s+", re.IGNORECASE)


class Example(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line and the rights it states; without values it states none."""

    text: str
    holder: str | None = None
    year: int | None = None
    republished: bool = False
    licence: str | None = None


class RightsRule(rulebook.Rule, frozen=True, kw_only=True):
    """One way to state rights; see ``rules/en/rights.toml``."""

    pattern: str
    examples: tuple[Example, ...]
    republished: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """A rule with its pattern compiled."""

    rule: RightsRule
    pattern: re.Pattern[str]


@cache
def rules() -> tuple[RightsRule, ...]:
    """Return the rules for rights."""
    return rulebook.load("en/rights.toml", RightsRule)


@cache
def _forms() -> tuple[_Form, ...]:
    return tuple(_Form(rule=rule, pattern=re.compile(rule.pattern, re.IGNORECASE)) for rule in rules())


def may_state(text: str) -> bool:
    """Return whether a line, or a whole text, has any of the words that rights are stated with."""
    return _CUES.within(text.lower())


def read_rights(line: str, offset: int = 0) -> Rights | None:
    """Return the rights a line states, or None: the holder of the republished text before the holder of the page."""
    if len(line) > _LONGEST or not may_state(line):
        return None
    read = [(form.rule, found) for form in _forms() if (found := form.pattern.search(line)) and _states(found)]
    if not read:
        return None
    holder = next((name for _, found in read if (name := _group(found, "holder"))), None)
    year = next((year for _, found in read if (year := _group(found, "year") or _group(found, "after"))), None)
    indent = len(line) - len(line.lstrip())
    return Rights(
        holder=None if holder is None else shown(holder),
        rule=f"rights:{read[0][0].name}",
        year=int(year) if year else None,
        notice=line.strip(),
        republished=any(rule.republished for rule, _ in read),
        licence=next((text for _, found in read if (text := _group(found, "licence"))), None),
        span=Span(start=offset + indent, end=offset + indent + len(line.strip())),
    )


def merged(found: Sequence[Rights]) -> Rights | None:
    """Return the rights that bear on the text: those of a republished text before those of the page around it."""
    return min(found, key=lambda one: (not one.republished, one.holder is None, one.year is None), default=None)


def _states(found: re.Match[str]) -> bool:
    if _group(found, "licence") or _group(found, "year") or _group(found, "after"):
        return True
    return _group(found, "holder") is not None or "permission" in found[0].lower()


def _group(found: re.Match[str], name: str) -> str | None:
    words = found.groupdict().get(name)
    if not words or not words.strip():
        return None
    words = words.strip(" ,-–—")
    if name != "holder":
        return words
    words = _PLACE_AFTER.sub("", words)
    plausible = (words[:1].isupper() or agency_named(words)) and len(words.split()) <= _MOST_WORDS
    return words if plausible else None
