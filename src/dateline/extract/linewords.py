"""The words of a line as evidence: which they are, and how many of them the title and the text have.

A headline of another story shares few words with this one; a standfirst or a caption shares most.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.extract.region import without_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W\d_]{2,}|[©@#|»«•→←]")
# Long words; of ASCII in lower case the second finds the same, twice as fast.
_LONG, _LONG_PLAIN = re.compile(r"[^\W\d_]{4,}"), re.compile(r"[a-z]{4,}")
_UNSPACED = re.compile(r"[\u3040-\u9fff]{2,}")
_LONGEST = 160  # letters of a line in which names are looked for
_STEM = 5  # letters of a word that tell what it is about
_PARTS, _WIDTHS = (0.01, 0.2, 0.4, 0.6, 0.8), (2, 4, 8)


class Vocabulary:
    """What the title and the lines of a text are about, for other lines to be held against."""

    __slots__ = ("_text", "_title")

    def __init__(self, title: str, text: Iterable[str]) -> None:
        self._title = _about(title)
        self._text = Counter(word for line in text for word in _about(line))

    def shared(self, line: str, *, is_text: bool) -> tuple[str, ...]:
        """Return how many of a line's long words the title has, and how many the text elsewhere than in the line."""
        words = _about(line)
        if not words:
            return ("shared nothing",)
        titled = len(words & self._title) / len(words)
        told = sum([self._text[word] > is_text for word in words]) / len(words)
        parts = bisect_right(_PARTS, titled), bisect_right(_PARTS, told), bisect_right(_WIDTHS, len(words))
        return f"title has {parts[0]}", f"text has {parts[1]} {parts[2]}"


class Echoes:
    """The names of the byline and the words of the headline, as the first look found them, for other lines to name."""

    __slots__ = ("_authors", "_headline")

    def __init__(self, lines: Sequence[str], likely: Sequence[str]) -> None:
        self._authors, self._headline = set[str](), set[str]()
        for line, label in zip(lines, likely, strict=True):
            if label == "byline" and len(line) <= _LONGEST:
                self._authors.update(word for word in _LONG.findall(line) if word[0].isupper())
            elif label == "headline":
                self._headline.update(_about(line))

    def of(self, line: str, label: str) -> list[str]:
        """Return whether a line of another label names an author, and how many words it shares with the headline."""
        found = []
        if self._authors and label != "byline":
            names = _LONG.findall(line[:_LONGEST])
            if not self._authors.isdisjoint(names):
                found.append("begins with an author" if names[0] in self._authors else "names an author")
        if self._headline and label != "headline":
            words = _about(line)
            shared = len(words & self._headline)
            found.append(f"headline {min(shared, 3)} {bisect_right(_PARTS, shared / len(words)) if words else 0}")
        return found


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a short line, each with its first letters, and the first and last of them."""
    words = [word.lower() for word in _WORD.findall(text)]
    if not words:
        return ()
    first = (f"begins {words[0]}", f"begins {words[0]} {words[1]}") if len(words) > 1 else (f"begins {words[0]}",)
    stems = [f"stem {word[:_STEM]}" for word in dict.fromkeys(words) if len(word) > _STEM]
    pairs = () if text.isascii() else [f"pair {pair}" for pair in dict.fromkeys(_pairs(text))]
    return (*[f"word {word}" for word in dict.fromkeys(words)], *stems, *pairs, *first, f"ends {words[-1]}")


@lru_cache(maxsize=4096)
def _about(text: str) -> frozenset[str]:
    """Return the words of a text that say what it is about, by their first letters; pairs of letters of Chinese."""
    lowered = without_marks(text.lower())
    if lowered.isascii():
        return frozenset([word[:_STEM] for word in _LONG_PLAIN.findall(lowered)])
    return frozenset([word[:_STEM] for word in _LONG.findall(lowered)] + _pairs(lowered))


def _pairs(text: str) -> list[str]:
    """Return the pairs of letters in scripts that set no spaces."""
    return [run[at : at + 2] for run in _UNSPACED.findall(text) for at in range(len(run) - 1)]
