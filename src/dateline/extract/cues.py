"""Words one of which must stand in a line before anything dearer is tried on it: most lines hold none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation

if TYPE_CHECKING:
    from collections.abc import Iterable


class Cues:
    """Words or parts of words in lower case, looked for all at once, ten times as fast as a pattern of them."""

    __slots__ = ("_automaton",)

    def __init__(self, words: Iterable[str]) -> None:
        self._automaton = AhoCorasick(list(words), implementation=Implementation.DFA)

    def within(self, lowered: str) -> bool:
        """Return whether a text, given in lower case, holds one of the words."""
        return bool(self._automaton.find_matches_as_strings(lowered))
