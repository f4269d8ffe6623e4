"""The marks, digits and capitals of a line as evidence."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.extract.region import is_ended

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_KEPT = 4096  # companies of marks
_CAPITALS = (0.2, 0.5, 0.8, 0.99)  # share of words that begin with one
_LETTERS = re.compile(r"[^\W\d_]+")
# Marks of which a line must hold one before its pattern is tried.
_SIGNS: tuple[tuple[str, frozenset[str], re.Pattern[str]], ...] = tuple(
    (f"sign {name}", frozenset("0123456789" if marks == "0" else marks), re.compile(pattern))
    for name, marks, pattern in (
        ("time", "0", r"\b\d{1,2}[:.h]\d\d\b"),
        ("year", "0", r"\b(?:19|20)\d\d\b"),
        ("date", "0", r"\b\d{1,4}[-./]\d{1,2}[-./]\d{1,4}\b"),
        ("digits", "0", r"\d"),
        ("digit first", "0", r"^\W*\d"),
        ("address", "./@", r"https?://|www\.|\w@\w|\.(?:com|html?|org|net)\b"),
        ("handle", "@#", r"(?:^|\s)[@#]\w"),
        ("bar", "|•·›»>", r"[|•·›»>]"),
        ("slash", "/", r"\w ?/ ?\w"),
        ("colon last", ":", r":\s*$"),
        ("colon early", ":", r"^[^:.]{2,30}: "),
        ("question", "?", r"\?\s*$"),
        ("quotation first", "\"“„«'‘", r"^\W*[\"“„«'‘]"),
        ("bracketed", ")", r"^\W*\(.*\)\W*$"),
        ("bracket last", ")", r"\)\s*$"),
        ("dash", "—–-", r"^[^—–-]{3,60} (?:—|–|-) "),
        ("dash last", "—–-", r"(?:—|–|-)\s*$"),
        ("bullet", "•*·»→«←–-", r"^[•*·»→«←–-] ?"),
        ("dots last", "….", r"(?:…|\.\.\.)\s*$"),
        ("numbered", "0", r"^\W{0,2}(?:\d{1,2}|[ivx]{1,4}|[A-Ha-h])[.)] "),
        ("price", "$€£¥₹₽%", r"[$€£¥₹₽] ?\d|\d ?[$€£¥₹₽]|\d ?%"),
        ("telephone", "0", r"\+?\(?\d{2,5}\)?[ /.-]\d{2,4}[ .-]?\d{2,5}\b"),
    )
)
_MARK = re.compile("[" + re.escape("".join(sorted(set().union(*(marks for _, marks, _ in _SIGNS))))) + "]")


def signs(text: str) -> tuple[str, ...]:
    """Return what the marks and capitals of a line say of it."""
    found = [name for name, pattern in _may_be(frozenset(_MARK.findall(text))) if pattern.search(text) is not None]
    if is_ended(text):
        found.append("sign ended")
    words = _LETTERS.findall(text[:200])
    if words:
        capital = len([True for word in words if word[0].isupper()]) / len(words)
        found.append(f"capitals {bisect_right(_CAPITALS, capital)}")
        if words[0][0].islower():
            found.append("sign small first")
        if text.isupper():
            found.append("all capitals")
    return tuple(found)


@lru_cache(maxsize=_KEPT)
def _may_be(marks: AbstractSet[str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the signs that a line with these marks can show, with their patterns."""
    return tuple((name, pattern) for name, telling, pattern in _SIGNS if not telling.isdisjoint(marks))
