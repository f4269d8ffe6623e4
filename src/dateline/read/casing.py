"""Sentences in capitals, as older agency texts have them, in mixed case: the parser was trained on nothing else.

A word stays capital as an acronym, begins with a capital as a name, or is lower case where it is a word of the
language. Every character keeps its place, so offsets hold in both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline import rulebook

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD = re.compile(r"[A-Z]+(?:['’][A-Z]+)*")
_LOWER = re.compile(r"[a-z]")
_PROBE = 60  # characters that settle most sentences at once
_LEAST = 12
_SHARE = 0.9
_VOWEL = re.compile(r"[aeiouy]")
_LONGEST_ACRONYM = 6


class CasingExample(rulebook.Rule, frozen=True, kw_only=True):
    """A sentence and how it is handed to the parser."""

    text: str
    cased: str


class Caser:
    """Gives sentences in capitals back in mixed case; ``known`` says whether a lower-case word is of the language."""

    def __init__(self, known: Callable[[str], bool]) -> None:
        path = "en/casing.toml"
        words = rulebook.section(path, "words")
        self._known = known
        self._names = (_countries() - set(words["not_names"])) | set(words["names"])
        phrases = "|".join(re.escape(phrase) for phrase in words["phrases"])
        self._phrases = re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE | re.ASCII)

    def __call__(self, sentence: str) -> str:
        """Return the sentence in mixed case if it is in capitals, else as it is; the length stays the same."""
        if len(_LOWER.findall(sentence[:_PROBE])) > _PROBE * (1 - _SHARE):
            return sentence
        capitals = sum(map(str.isupper, sentence))
        if capitals < _LEAST or capitals < _SHARE * (capitals + sum(map(str.islower, sentence))):
            return sentence
        cased = _WORD.sub(lambda match: self._word(match, sentence), sentence)
        cased = self._phrases.sub(lambda match: match[0].title(), cased)
        first = next((place for place, letter in enumerate(cased) if letter.isalpha()), 0)
        return cased[:first] + sentence[first] + cased[first + 1 :]

    def _word(self, match: re.Match[str], sentence: str) -> str:
        word, (start, end) = match[0], match.span()
        lower = word.lower()
        stem = re.split(r"['’]", lower)[0]
        if sentence[end : end + 1] == "." and len(word) == 1 and sentence[end + 1 : end + 2].isalpha():
            return word
        if start > 1 and len(word) == 1 and sentence[start - 1] == "." and sentence[start - 2].isalpha():
            return word
        if lower == "i":
            return word
        if stem not in self._names and self._known(stem):
            return lower
        bracketed = sentence[start - 1 : start] == "(" and sentence[end : end + 1] == ")"
        if len(word) <= _LONGEST_ACRONYM and stem not in self._names and (bracketed or not _VOWEL.search(lower)):
            return word
        return word[0] + lower[1:]


def _countries() -> set[str]:
    """Return the words of the names of countries, their peoples and capitals, in lower case."""
    found: set[str] = set()
    for _, name, _, adjectives, people, capitals, *_ in rulebook.rows("world/countries.tsv"):
        for phrase in (name, adjectives, people, capitals):
            found.update(re.findall(r"[a-z]{3,}", phrase.lower()))
    return found
